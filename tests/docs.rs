//! The documents tell the truth: every setting, every command, and the conversations that they show.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use bot_core::campaign::SAMPLE;
use bot_core::command::TABLE;
use bot_core::store::Store;
use clap::CommandFactory as _;
use samleng::settings::Cli;

use testing::actor::Actor as _;
use testing::world::World;

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The row of a table of the README that begins with these words.
fn row(readme: &str, begins: &str) -> String {
    let found = readme.lines().find(|line| line.starts_with(begins));
    found.unwrap_or_else(|| panic!("the README has no row {begins:?}")).to_owned()
}

/// Every setting: name, flag, default.
fn settings() -> Vec<(String, String, String)> {
    let all = Cli::command();
    let settings = all.get_arguments().filter_map(|arg| {
        let default = arg.get_default_values().first().and_then(|value| value.to_str());
        let name = arg.get_env()?.to_str()?.to_owned();
        Some((name, arg.get_long()?.to_owned(), default.unwrap_or_default().to_owned()))
    });
    settings.collect()
}

#[test]
fn the_readme_has_a_row_for_every_setting_with_its_flag_and_default() {
    let readme = file("README.md");
    assert!(settings().len() > 10, "the settings are not found any more");
    for (name, flag, default) in settings() {
        let row = row(&readme, &format!("| `{name}` |"));
        assert!(row.contains(&format!("| `--{flag}` |")), "{row}");
        assert!(default.is_empty() || row.contains(&format!("| `{default}` |")), "{row}");
    }
}

#[test]
fn the_example_file_has_every_setting_and_no_other() {
    let example = file(".env.example");
    let lines = example.lines().filter_map(|line| line.trim_start_matches('#').split_once('='));
    let names: BTreeSet<_> =
        lines.map(|(name, _)| name).filter(|name| !name.contains(' ')).collect();
    let known = settings();
    assert_eq!(names, known.iter().map(|(name, ..)| name.as_str()).collect());
    for (name, _, default) in known.iter().filter(|(.., default)| !default.is_empty()) {
        assert!(
            example.contains(&format!("# Default: {default}\n#{name}='{default}'\n")),
            "{name}"
        );
    }
}

#[test]
fn the_example_file_can_be_read_when_its_lines_are_taken_in() {
    let taken = file(".env.example").replace("\n#", "\n").replace("\n ", "\n# ");
    let read: Result<Vec<_>, _> = dotenvy::from_read_iter(taken.as_bytes()).collect();
    assert_eq!(read.unwrap().len(), settings().len());
}

/// Every subcommand, nested ones with their parent's name, and its own flags.
fn subcommands() -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for outer in Cli::command().get_subcommands() {
        let flags = |of: &clap::Command| {
            of.get_arguments().filter_map(|arg| arg.get_long().map(str::to_owned)).collect()
        };
        let inner: Vec<_> = outer.get_subcommands().collect();
        if inner.is_empty() {
            all.push((outer.get_name().to_owned(), flags(outer)));
        }
        for inner in inner {
            all.push((format!("{} {}", outer.get_name(), inner.get_name()), flags(inner)));
        }
    }
    all
}

#[test]
fn the_readme_has_a_row_for_every_subcommand_with_its_flags_and_no_other() {
    let readme = file("README.md");
    for (name, flags) in subcommands() {
        // The row of `export` must not be that of `export-campaign`.
        let begins = [format!("| `samleng {name}` |"), format!("| `samleng {name} ")];
        let row = begins
            .iter()
            .find_map(|begins| readme.lines().find(|line| line.starts_with(begins.as_str())));
        let row = row.unwrap_or_else(|| panic!("the README has no row for {name}"));
        for flag in flags {
            assert!(row.contains(&format!("`--{flag}")), "{flag} is missing: {row}");
        }
    }
    let rows = readme.lines().filter(|line| line.starts_with("| `samleng ")).count();
    assert_eq!(rows, subcommands().len());
}

#[test]
fn the_readme_has_a_row_for_every_chat_command_under_the_right_role() {
    let readme = file("README.md");
    let mut who = String::new();
    let mut found = Vec::new();
    for line in readme.lines() {
        let mut cells = line.split('|').map(str::trim).skip(1);
        let (Some(first), Some(second)) = (cells.next(), cells.next()) else { continue };
        if !first.is_empty() {
            first.clone_into(&mut who);
        }
        if let Some(name) = second.strip_prefix("`/").and_then(|rest| rest.strip_suffix('`')) {
            found.push((name.to_owned(), who.replace("everyone", "supporters")));
        }
    }
    found.sort();
    let row =
        |spec: &bot_core::command::Spec| (spec.name.to_owned(), format!("{}s", spec.role.as_str()));
    let mut table: Vec<_> = TABLE.iter().map(row).collect();
    table.sort();
    assert_eq!(found, table);
}

#[test]
fn the_test_command_of_the_readme_is_the_one_that_is_run_before_a_change_lands() {
    let line = "cargo test --workspace";
    for name in ["README.md", ".ci/run"] {
        assert!(file(name).lines().any(|one| one == line), "{name}");
    }
}

#[test]
fn every_link_between_the_documents_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut links = 0;
    for name in ["README.md", "ARCHITECTURE.md", "SECURITY.md", "CHANGELOG.md"] {
        for part in file(name).split("](").skip(1) {
            let target = part.split([')', '#']).next().unwrap_or_default();
            if !target.is_empty() && !target.contains("://") {
                assert!(root.join(target).exists(), "{name} points to {target}");
                links += 1;
            }
        }
    }
    assert!(links > 10, "the links are not found any more");
}

/// The text block of the README that follows this mark.
fn block(mark: &str) -> String {
    let readme = file("README.md");
    let after = readme.split_once(&format!("<!-- {mark} -->\n```text\n")).unwrap().1;
    after.split_once("\n```").unwrap().0.to_owned()
}

/// The lines of a block that a person enters.
fn entered(block: &str, mark: &str) -> Vec<String> {
    block.lines().filter_map(|line| line.strip_prefix(mark)).map(str::to_owned).collect()
}

/// Words with single spaces: the README breaks long lines.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_readmes_conversation_in_the_terminal_is_what_the_program_says() {
    let block = block("terminal");
    let folder = tempfile::tempdir().unwrap();
    let mut chat = Command::new(env!("CARGO_BIN_EXE_samleng"))
        .args(["chat", "--locale", "en", "--script"])
        .env_clear()
        .env("HOME", folder.path())
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input = entered(&block, "> ").join("\n");
    chat.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let said = String::from_utf8(chat.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(words(&said), words(&block));
}

#[tokio::test]
async fn the_readmes_conversation_on_telegram_is_what_the_bot_says() {
    let block = block("telegram");
    let world = World::new().await;
    // The campaign and both petitions; an event that is no example could not move.
    world.import(&SAMPLE.replacen("sample = true", "sample = false", 3)).await;
    let mut dara = world.person(1, "ដារ៉ា សុខ");
    dara.types("/start").await;
    let mut said = String::new();
    for tap in entered(&block, "▸ ") {
        let before = dara.seen.len();
        dara.taps(&tap).await;
        said += &format!("▸ {tap}\n{}\n", dara.seen[before..].join("\n").replace("# ", ""));
    }
    assert_eq!(words(&said), words(&block), "the bot says:\n{said}");
}

#[tokio::test]
async fn nobody_else_on_the_machine_can_read_a_new_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.db");
    let store = Store::open(&format!("sqlite://{}", path.display()), true).await.unwrap();
    let mut conn = store.connect().await.unwrap();
    conn.begin().await.unwrap();
    let log = folder.path().join("new.db-wal");
    for path in [path, log] {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", path.display());
    }
    conn.close().await;
}
