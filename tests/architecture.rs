//! The rules of the house, read off the sources: who may know whom, where words and SQL may stand, how
//! long things may be. An exception is written where it is made: `// exempt: why`.

mod circles;
mod layers;
mod rooms;
mod sizes;
mod supplies;

use testing::sources::{below, program};

/// What starts a statement of SQL.
const SQL: &[&str] = &[
    "SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "DROP ", "ALTER ", "PRAGMA ", "VACUUM",
    "BEGIN ", "COMMIT", "ROLLBACK",
];

/// The string literals of a source, roughly: what stands between quotes on one line.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

#[test]
fn sql_stands_only_in_the_store_and_in_migrations() {
    let mut inside = 0;
    let mut outside = Vec::new();
    for (file, text) in program() {
        for line in text.lines() {
            if !literals(line).any(|text| SQL.iter().any(|word| text.starts_with(word))) {
                continue;
            }
            if file.starts_with("bot-core/src/store/") {
                inside += 1;
            } else {
                outside.push(format!("{file}: {}", line.trim()));
            }
        }
    }
    assert!(inside > 30, "only {inside} statements were found in the store");
    assert!(outside.is_empty(), "SQL outside the store:\n{}", outside.join("\n"));
}

#[test]
fn no_khmer_word_stands_in_the_program() {
    let mut found = Vec::new();
    for (file, text) in program() {
        for line in text.lines().filter(|line| !line.contains(" // exempt: ")) {
            let khmer = |c: char| c.is_alphabetic() && bot_core::khmer::is_khmer(c);
            if line.contains(khmer) {
                found.push(format!("{file}: {}", line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "Khmer belongs into locales/km:\n{}", found.join("\n"));
}

#[test]
fn nothing_that_people_read_is_written_in_the_core_or_an_adapter() {
    let ways = [
        "Text::of(",
        ".para(",
        ".title(",
        ".line(",
        ".item(",
        ".quote(",
        "Phrase::Plain(",
        "Arg::Text(",
        "Button::press(",
        "Button::start(",
    ];
    let mut found = Vec::new();
    let mut ways_found = 0;
    for (file, text) in program().into_iter().filter(|(file, _)| !file.starts_with("src/")) {
        for way in ways {
            for (at, _) in text.match_indices(way) {
                ways_found += 1;
                let said = text[at + way.len()..].trim_start();
                if said.starts_with(['"', '&']) && said.trim_start_matches('&').starts_with('"') {
                    found.push(format!("{file}: {way}{}", said.lines().next().unwrap_or_default()));
                }
            }
        }
    }
    assert!(ways_found > 80, "only {ways_found} texts were found");
    assert!(found.is_empty(), "sentences belong into locales/:\n{}", found.join("\n"));
}

#[test]
fn every_scenario_file_is_run() {
    let declared = std::fs::read_to_string(testing::sources::root().join("tests/main.rs"));
    let declared = declared.unwrap();
    let mut files = 0;
    for (file, _) in below("tests", ".rs") {
        let Some(name) = file.strip_prefix("tests/").and_then(|name| name.strip_suffix(".rs"))
        else {
            panic!("{file} is not below tests/")
        };
        if !name.contains('/') && name != "main" {
            files += 1;
            assert!(declared.contains(&format!("mod {name};")), "{file} is never run");
        }
    }
    assert!(files > 10, "only {files} files were found");
}
