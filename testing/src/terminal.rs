//! A terminal at which people sit down one after another.

use std::path::Path;

use bot_core::locale::Locale;
use serde_json::Value;
use tempfile::TempDir;

use crate::binary::{Ended, samleng};
use crate::film::without_today;
use crate::world::MAIN;

/// The directory, with the practice store once somebody has chatted.
pub struct Terminal {
    home: TempDir,
}

impl Terminal {
    pub fn fresh() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Any run of the program in this directory.
    pub fn runs(&self, args: &[&str], input: impl AsRef<[u8]>) -> Ended {
        samleng(self.home()).args(args).output(input)
    }

    /// `chat` that must end well and complain about nothing; what was printed.
    pub fn chats(&self, args: &[&str], input: impl AsRef<[u8]>) -> String {
        let args = [&["chat"], args].concat();
        let ended = self.runs(&args, input);
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "{args:?}: {}", ended.stdout);
        ended.stdout
    }

    /// A piped script, one line a message; the whole conversation as people see it.
    pub fn script(&self, name: &str, locale: Locale, lines: &[&str]) -> String {
        let args = ["--as", name, "--locale", locale.as_str(), "--script"];
        without_today(&self.chats(&args, lines.join("\n")), locale)
    }

    /// The same for somebody with a role.
    pub fn staff(&self, role: &str, locale: Locale, lines: &[&str]) -> String {
        let args = ["--as", "Team", "--role", role, "--locale", locale.as_str(), "--script"];
        without_today(&self.chats(&args, lines.join("\n")), locale)
    }

    /// How many have signed the main petition, where `totals --json` agrees with itself.
    pub fn total(&self) -> i64 {
        self.totals()["total"].as_i64().unwrap()
    }

    /// The main petition in `totals --json`, where all its figures agree.
    pub fn totals(&self) -> Value {
        let ended = self.runs(&["totals", "--json"], "");
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
        let all: Value = serde_json::from_str(&ended.stdout).unwrap();
        let petitions = all["petitions"].as_array().unwrap();
        petitions.iter().for_each(assert_agrees);
        petitions.iter().find(|one| one["slug"] == MAIN).cloned().unwrap()
    }
}

fn assert_agrees(petition: &Value) {
    let number = |name: &str| petition[name].as_i64().unwrap();
    let total = number("total");
    assert_eq!(number("signed") - number("withdrawn"), total, "{petition}");
    assert_eq!(number("with_paper"), total, "{petition}");
    let breakdowns = petition.as_object().unwrap().iter().filter(|(name, _)| is_breakdown(name));
    let sums: Vec<i64> = breakdowns
        .map(|(_, cells)| cells.as_object().unwrap().values().map(|n| n.as_i64().unwrap()).sum())
        .collect();
    assert_eq!(sums, [total; 6], "{petition}");
}

fn is_breakdown(name: &str) -> bool {
    name.starts_with("by_")
}
