//! What the project is made of: dependencies with a reason, migrations in step.

use bot_core::store::MIGRATIONS;

use testing::sources::{below, root};

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

#[test]
fn no_second_cryptography_is_built_in() {
    let lock = read("Cargo.lock");
    assert!(lock.contains("name = \"rustls\"") && lock.contains("name = \"ring\""));
    for name in ["openssl", "openssl-sys", "native-tls", "aws-lc-rs", "aws-lc-sys", "boringssl"] {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name} has come in");
    }
}

#[test]
fn every_dependency_has_a_reason() {
    let manifest = read("Cargo.toml");
    let (_, section) = manifest.split_once("[workspace.dependencies]").unwrap();
    let section = section.split("\n[").next().unwrap();
    let mut above = "";
    let mut count = 0;
    for line in section.lines() {
        let own = line.contains("path = \"");
        if line.contains(" = ") && !line.starts_with('#') && !own {
            count += 1;
            let reason = line.rsplit_once(" # ").map_or(above, |(_, reason)| reason);
            assert!(reason.trim_start_matches('#').trim().len() > 5, "no reason: {line}");
        }
        above = if line.starts_with('#') { line } else { "" };
    }
    assert!(count > 25, "only {count} dependencies were found");
}

#[test]
fn a_part_takes_its_versions_from_the_workspace() {
    for part in ["bot-core", "bot-telegram", "bot-discord", "testing"] {
        let manifest = read(&format!("{part}/Cargo.toml"));
        let (_, dependencies) = manifest.split_once("[dependencies]").unwrap();
        for line in dependencies.lines().filter(|line| line.contains(" = ") && !line.contains('['))
        {
            assert!(line.contains("workspace = true"), "{part}: {line}");
        }
    }
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |database: &str| -> Vec<String> {
        let folder = format!("migrations/{database}");
        let files = below(&folder, ".sql").into_iter();
        files.map(|(name, _)| name.rsplit('/').next().unwrap().to_owned()).collect()
    };
    let listed: Vec<String> =
        MIGRATIONS.iter().map(|(version, name, ..)| format!("{version:04}_{name}.sql")).collect();
    assert!(listed.len() >= 8);
    assert_eq!(names("sqlite"), listed);
    assert_eq!(names("postgres"), listed);
}
