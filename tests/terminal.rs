//! The chat in a terminal, as a volunteer tries it: the real program, fed line by line.

use bot_core::clock::{Clock as _, SystemClock, TimeZone, day_of};
use bot_core::i18n::Locale;
use tempfile::TempDir;

use crate::support::binary::{Ended, samleng};
use crate::support::world::{MAIN, catalogue};

/// A directory with a practice store in it, once the first chat has been held.
struct Desk {
    home: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// Holds a chat that must end well.
    fn chat(&self, args: &[&str], lines: impl AsRef<[u8]>) -> String {
        let ended = self.ends(args, lines);
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "{}", ended.stdout);
        ended.stdout
    }

    fn ends(&self, args: &[&str], lines: impl AsRef<[u8]>) -> Ended {
        samleng(self.home.path()).args(["chat"]).args(args).output(lines)
    }

    /// The totals of the main petition: in all, signed, withdrawn.
    fn totals(&self) -> (i64, i64, i64) {
        let ended = samleng(self.home.path()).args(["totals", "--json"]).output("");
        assert_eq!(ended.code, 0, "{}", ended.stderr);
        let report: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap();
        let all = report["petitions"].as_array().unwrap();
        let main = all.iter().find(|petition| petition["slug"] == MAIN).unwrap();
        let number = |name: &str| main[name].as_i64().unwrap();
        assert_eq!(number("total"), main["by_country"].as_object().map_or(0, sum));
        assert_eq!(number("total"), number("with_paper"));
        (number("total"), number("signed"), number("withdrawn"))
    }
}

fn sum(cells: &serde_json::Map<String, serde_json::Value>) -> i64 {
    cells.values().filter_map(serde_json::Value::as_i64).sum()
}

/// The script with the day taken out: it is another one tomorrow.
fn undated(script: &str) -> String {
    let today = day_of(SystemClock.now(), &TimeZone::UTC);
    let mut text = script.to_owned();
    for day in [today, today.yesterday().unwrap()] {
        for locale in [Locale::KM, Locale::EN] {
            text = text.replace(&catalogue().day(day, locale), "[today]");
        }
    }
    text
}

fn assert_script(name: &str, script: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, undated(script)));
}

const KHMER: &str = "ខ្ញុំយល់ព្រម ចុះហត្ថលេខា\nបារាំង\n១\nរំលង\nរំលង\nរំលង\n";
const ENGLISH: &str = "I agree, sign\nFrance\n1\nSkip\nSkip\nSkip\n";

#[test]
fn a_first_signature_in_khmer_counts_one() {
    let desk = Desk::new();
    let script = desk.chat(&["--locale", "km", "--script"], KHMER);
    assert_script("terminal_km", &script);
    assert_eq!(desk.totals(), (1, 1, 0));
}

#[test]
fn a_first_signature_in_english_counts_one() {
    let desk = Desk::new();
    let script = desk.chat(&["--locale", "en", "--script"], ENGLISH);
    assert_script("terminal_en", &script);
    assert_eq!(desk.totals(), (1, 1, 0));
}

#[test]
fn signing_again_is_not_counted_and_taking_back_is() {
    let desk = Desk::new();
    desk.chat(&["--locale", "km"], KHMER);
    let again = desk.chat(&["--locale", "km"], "/start\n");
    assert!(again.contains("ចុះហត្ថលេខារួច") || again.contains("រួចហើយ"), "{again}");
    assert_eq!(desk.totals(), (1, 1, 0));
    let back = desk.chat(&["--locale", "en"], "/withdraw\nYes, take it back\n");
    assert!(back.contains("taken back"), "{back}");
    assert_eq!(desk.totals(), (0, 1, 1));
    let twice = desk.chat(&["--locale", "en"], "/withdraw\n");
    assert!(twice.contains("There is no signature from this account"), "{twice}");
    assert_eq!(desk.totals(), (0, 1, 1));
    desk.chat(&["--locale", "en"], ENGLISH);
    assert_eq!(desk.totals(), (1, 2, 1));
}

#[test]
fn another_name_is_another_person_and_the_same_name_in_other_letters_is_not() {
    let desk = Desk::new();
    desk.chat(&["--locale", "en", "--as", "Dara"], ENGLISH);
    desk.chat(&["--locale", "en", "--as", "Vanna"], ENGLISH);
    assert_eq!(desk.totals().0, 2);
    let again = desk.chat(&["--locale", "en", "--as", " DARA "], "/start\n");
    assert!(again.contains("You signed on"), "{again}");
    assert_eq!(desk.totals().0, 2);
}

#[test]
fn a_role_is_played_for_one_chat_only() {
    let desk = Desk::new();
    desk.chat(&["--locale", "en"], ENGLISH);
    let moderator = desk.chat(&["--locale", "en", "--role", "moderator"], "/totals\n");
    assert!(moderator.contains("1 people have signed"), "{moderator}");
    let supporter = desk.chat(&["--locale", "en"], "/totals\n");
    assert!(supporter.contains("I don't know that command"), "{supporter}");
    let ended = desk.ends(&["--role", "king"], "");
    assert_eq!((ended.code, ended.stderr.lines().count()), (2, 1), "{}", ended.stderr);
}

#[test]
fn odd_input_disturbs_nothing() {
    let desk = Desk::new();
    let mut lines =
        b"\n\n   \n\t\nI agree, sign\n\xff\xfe\xc3\x28\n\x00\x1b[2J\nFrance\r\n".to_vec();
    lines.extend("a".repeat(1 << 20).as_bytes());
    lines.extend(b"\n\xf0\x9f\nSign as Sokha");
    let said = desk.chat(&["--locale", "en"], &lines);
    assert!(said.contains("That can't be used as a name"), "{said}");
    assert!(!said.contains("went wrong"), "{said}");
    assert_eq!(desk.totals(), (1, 1, 0), "the last line needs no line break: {said}");
}

#[test]
fn input_that_ends_in_mid_step_leaves_the_step_open() {
    let desk = Desk::new();
    desk.chat(&["--locale", "en"], "I agree, sign\nFrance\n");
    assert_eq!(desk.totals(), (0, 0, 0));
    let said = desk.chat(&["--locale", "en"], "Continue\nSign as Sokha\n");
    assert!(said.contains("You were signing") && said.contains("Thank you for signing"), "{said}");
    assert_eq!(desk.totals(), (1, 1, 0));
}

#[test]
fn numbers_choose_buttons_in_any_digits() {
    let desk = Desk::new();
    let said = desk.chat(&["--locale", "km"], "1\n២\n1\n");
    assert!(said.contains("បារាំង"), "{said}");
    assert_eq!(desk.totals(), (1, 1, 0), "{said}");
}

#[test]
fn every_screen_that_signs_says_that_it_only_practises() {
    let desk = Desk::new();
    let said = desk.chat(&["--locale", "en"], ENGLISH);
    let count = said.matches("PRACTICE. Signatures here do not count.").count();
    assert!(count >= 2, "on the card and with the thanks: {said}");
}
