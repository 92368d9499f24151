//! LOCALES_DIR: a message may be replaced and a language added without building anything.

use std::fs;
use std::path::Path;

use bot_core::i18n::Catalogue;
use bot_core::locale::Locale;
use tempfile::TempDir;

use super::fluent::{entries, folder};
use testing::world::catalogue;

/// A folder of locales with these files.
fn with(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

fn refusal(dir: &Path) -> String {
    Catalogue::load(Some(dir)).expect_err("these files are no good").to_string()
}

fn french() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let to = dir.path().join("fr");
    fs::create_dir(&to).unwrap();
    for file in fs::read_dir(folder(Locale::EN)).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
    let common = fs::read_to_string(to.join("common.ftl")).unwrap();
    let common = common.replace("language-name = English", "language-name = Français");
    fs::write(to.join("common.ftl"), common.replace("Take back,", "Retirer,")).unwrap();
    dir
}

#[test]
fn one_sentence_can_be_replaced_and_everything_else_stays() {
    let dir = with(&[("en/mine.ftl", "thanks-title = Thank you, friend!\n")]);
    let changed = Catalogue::load(Some(dir.path())).unwrap();
    assert_eq!(changed.plain(Locale::EN, "thanks-title").unwrap(), "Thank you, friend!");
    for (id, _) in entries(Locale::KM).into_iter().filter(|(_, entry)| entry.variables.is_empty()) {
        assert_eq!(changed.plain(Locale::KM, &id), catalogue().plain(Locale::KM, &id), "{id}");
    }
    assert_eq!(
        changed.plain(Locale::EN, "name-title"),
        catalogue().plain(Locale::EN, "name-title")
    );
}

#[test]
fn a_language_is_one_more_folder() {
    let dir = french();
    let three = Catalogue::load(Some(dir.path())).unwrap();
    let fr = Locale::parse("fr").unwrap();
    assert!(three.has(fr));
    assert_eq!(three.locales().count(), 3);
    assert_eq!(three.plain(fr, "language-name").unwrap(), "Français");
    let parsed = three.words().parse("retirer");
    let withdraw = bot_core::command::Command::Withdraw;
    assert_eq!(parsed, bot_core::command::Parsed::Command(withdraw, String::new()));
}

#[test]
fn the_program_offers_the_added_language() {
    let dir = french();
    let home = tempfile::tempdir().unwrap();
    let out = testing::binary::samleng(home.path())
        .args(["chat", "--locale", "fr"])
        .env("LOCALES_DIR", dir.path())
        .output("/language\n");
    assert_eq!(out.code, 0, "{}", out.stderr);
    assert!(out.stdout.contains("Français"), "{}", out.stdout);
    assert!(out.stdout.contains("ខ្មែរ"), "{}", out.stdout);
}

#[test]
fn broken_fluent_is_refused_with_its_file_and_line() {
    let dir = with(&[("km/mine.ftl", "# fine\nthanks-title = ok\n\nthanks-number = { $number\n")]);
    let said = refusal(dir.path());
    assert!(said.contains("km/mine.ftl") && said.contains("line 4"), "{said}");
    let home = tempfile::tempdir().unwrap();
    let out = testing::binary::samleng(home.path())
        .args(["chat"])
        .env("LOCALES_DIR", dir.path())
        .output("");
    assert_eq!(out.code, 2);
    assert!(out.stderr.contains("km/mine.ftl: line 4"), "{}", out.stderr);
}

#[test]
fn a_language_that_lacks_a_message_is_refused_by_its_name() {
    let dir = french();
    let signing = dir.path().join("fr/signing.ftl");
    let text = fs::read_to_string(&signing).unwrap();
    fs::write(&signing, text.replace("thanks-title = ", "# thanks-title = ")).unwrap();
    let said = refusal(dir.path());
    assert!(said.contains("fr") && said.contains("thanks-title"), "{said}");
}

#[test]
fn a_language_that_lacks_the_words_of_a_command_is_refused() {
    let dir = french();
    let common = dir.path().join("fr/common.ftl");
    let text = fs::read_to_string(&common).unwrap();
    let text = text.replace("    .words = Privacy, is it safe\n", "");
    fs::write(&common, text).unwrap();
    let said = refusal(dir.path());
    assert!(said.contains("command-privacy.words"), "{said}");
}

#[test]
fn a_sentence_with_an_unknown_variable_is_refused_before_anyone_reads_it() {
    let dir = with(&[("en/mine.ftl", "thanks-number = You are number { $nummer }.\n")]);
    let said = refusal(dir.path());
    assert!(said.contains("thanks-number") && said.contains("nummer"), "{said}");
}

#[test]
fn a_folder_that_is_not_there_is_refused() {
    let said = refusal(Path::new("/nowhere/locales"));
    assert!(said.contains("LOCALES_DIR"), "{said}");
}
