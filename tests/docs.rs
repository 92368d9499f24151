//! The documents tell the truth: every setting, every command, and the conversations that they show.

mod commands;
mod picture;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use bot_core::campaign::SAMPLE;
use bot_core::store::Store;
use clap::CommandFactory as _;
use samleng::settings::Cli;

use testing::actor::Actor as _;
use testing::world::World;

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The row of a table that begins with these words.
fn row(page: &str, begins: &str) -> String {
    let found = page.lines().find(|line| line.starts_with(begins));
    found.unwrap_or_else(|| panic!("the page has no row {begins:?}")).to_owned()
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
fn the_page_of_settings_has_a_row_for_each_with_its_flag_and_default() {
    let page = file("docs/host/settings.md");
    assert!(settings().len() > 10, "the settings are not found any more");
    for (name, flag, default) in settings() {
        let row = row(&page, &format!("| `{name}` |"));
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

#[test]
fn the_unit_of_the_page_is_as_shut_in_as_that_of_the_package() {
    let unit = file("packaging/debian/samleng.service");
    let (_, shut) = unit.split_once("# It needs its own folder").unwrap();
    let (shut, _) = shut.split_once("[Install]").unwrap();
    assert!(file("docs/host/service.md").contains(shut), "docs/host/service.md is another unit");
    for line in
        ["RestartPreventExitStatus=78", "LimitCORE=0", "MemorySwapMax=0", "SystemCallFilter="]
    {
        assert!(unit.contains(line), "{line}");
    }
}

#[test]
fn the_test_command_of_the_readme_is_the_one_that_is_run_before_a_change_lands() {
    let line = "cargo test --workspace";
    for name in ["README.md", ".ci/run"] {
        assert!(file(name).lines().any(|one| one == line), "{name}");
    }
}

/// Every document: those at the root, and all below `docs/`.
fn documents() -> Vec<(String, String)> {
    let root = ["README.md", "ARCHITECTURE.md", "SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md"];
    let root = root.into_iter().chain(["locales/README.md", "migrations/README.md"]);
    let root = root.map(|name| (name.to_owned(), file(name)));
    root.chain(testing::sources::below("docs", ".md")).collect()
}

/// The words of a heading as a link writes them.
fn anchor(heading: &str) -> String {
    let plain = heading.trim_start_matches('#').trim().to_lowercase();
    // GitHub keeps the signs that Khmer writes around a letter as well.
    let sign = |c: char| matches!(c, '\u{17B4}'..='\u{17D3}' | '\u{17DD}');
    let kept = plain.chars().filter(|c| c.is_alphanumeric() || sign(*c) || " -_".contains(*c));
    kept.collect::<String>().replace(' ', "-")
}

#[test]
fn every_link_between_the_documents_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut links = 0;
    for (name, text) in documents() {
        let folder = root.join(&name).parent().unwrap().to_owned();
        for part in text.split("](").skip(1) {
            let target = part.split(')').next().unwrap_or_default();
            if target.contains("://") {
                continue;
            }
            let (path, place) = target.split_once('#').unwrap_or((target, ""));
            let path = if path.is_empty() { root.join(&name) } else { folder.join(path) };
            assert!(path.exists(), "{name} points to {target}");
            if !place.is_empty() {
                let page = std::fs::read_to_string(&path).unwrap();
                let found = page.lines().any(|line| line.starts_with('#') && anchor(line) == place);
                assert!(found, "{name} points to {target}");
            }
            links += 1;
        }
    }
    assert!(links > 100, "the links are not found any more");
}

#[test]
fn the_readme_is_short_and_every_page_is_found_from_it() {
    assert!(file("README.md").lines().count() <= 130);
    // One more click leads from a folder's own page to each of its pages.
    let hubs =
        ["README.md", "docs/host/README.md", "docs/design/README.md", "docs/decisions/README.md"];
    let linked: Vec<String> = hubs
        .into_iter()
        .flat_map(|hub| {
            let folder = Path::new(hub).parent().unwrap().to_owned();
            let text = file(hub);
            let targets = text.split("](").skip(1).map(|part| {
                folder.join(part.split([')', '#']).next().unwrap()).to_str().unwrap().to_owned()
            });
            targets.collect::<Vec<_>>()
        })
        .collect();
    for (name, _) in testing::sources::below("docs", ".md") {
        assert!(linked.contains(&name), "nothing leads to {name}");
    }
}

/// The text block of the conversation that follows this mark.
fn block(mark: &str) -> String {
    let page = file("docs/conversation.md");
    let after = page.split_once(&format!("<!-- {mark} -->\n```text\n")).unwrap().1;
    after.split_once("\n```").unwrap().0.to_owned()
}

/// The lines of a block that a person enters.
fn entered(block: &str, mark: &str) -> Vec<String> {
    block.lines().filter_map(|line| line.strip_prefix(mark)).map(str::to_owned).collect()
}

/// Words with single spaces: the page breaks long lines.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_conversation_in_the_terminal_is_what_the_program_says() {
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
async fn the_conversation_on_telegram_is_what_the_bot_says() {
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

/// The file is what was printed just now. `SAMLENG_PRINT_DOCS=1` writes it anew.
fn is_printed(name: &str, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("SAMLENG_PRINT_DOCS").is_some() {
        std::fs::write(&path, printed).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == printed,
        "{name} is not what the program has: run this test with SAMLENG_PRINT_DOCS=1"
    );
}
