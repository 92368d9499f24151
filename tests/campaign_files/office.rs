//! An organizer's computer: a directory with a store and campaign files.

use std::path::PathBuf;

use bot_core::store::petitions;
use tempfile::TempDir;

use testing::binary::{Ended, conn_of, samleng};

/// The directory.
pub(super) struct Office {
    home: TempDir,
}

impl Office {
    pub(super) fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Runs `import` on this file.
    pub(super) fn tries(&self, file: &str) -> Ended {
        samleng(self.home.path()).args(["import", file]).output("")
    }

    /// Writes a campaign file and imports it, which must work; what was printed of petitions.
    pub(super) fn imports(&self, text: &str) -> String {
        let printed = self.imports_all(text);
        format!("{}\n", printed.lines().next().unwrap())
    }

    /// The same; all that was printed.
    pub(super) fn imports_all(&self, text: &str) -> String {
        std::fs::write(self.file("campaign.toml"), text).unwrap();
        let ended = self.tries("campaign.toml");
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
        ended.stdout
    }

    /// What `export-campaign` writes.
    pub(super) fn exports(&self) -> String {
        let ended = samleng(self.home.path()).args(["export-campaign", "out.toml"]).output("");
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
        let text = std::fs::read_to_string(self.file("out.toml")).unwrap();
        // An export writes over nothing.
        std::fs::remove_file(self.file("out.toml")).unwrap();
        text
    }

    /// A petition's versions of its text and of its consent.
    pub(super) async fn versions(&self, slug: &str) -> (i64, i64) {
        let mut conn = conn_of(self.home.path()).await;
        let stored = petitions::find(&mut conn, slug).await.unwrap().unwrap();
        conn.close().await;
        (stored.text_version, stored.consent_version)
    }
}

/// What an import prints of petitions.
pub(super) fn report(added: usize, changed: usize, unchanged: usize) -> String {
    format!("petitions: {added} added, {changed} changed, {unchanged} unchanged\n")
}

/// A small campaign file that is right.
pub(super) const GOOD: &str = r#"format = 1

[[petition]]
slug = "clean-water"
goal = 5000
opens = "2026-01-01"
closes = "2026-12-31"
people_per_account = 2
channels = ["hall"]

[petition.text.en]
title = "Clean water"
summary = "We ask for clean water in every school."
share = "Please sign for clean water."
body = "We ask for clean water."

[petition.text.km]
title = "ទឹកស្អាត"
summary = "យើងខ្ញុំសូមទឹកស្អាតសម្រាប់សាលារៀន។"
share = "សូមចុះហត្ថលេខា។"
body = "យើងខ្ញុំសូមទឹកស្អាត។"

[[petition.recipient]]
names = false
name.en = "The Ministry of Education"
name.km = "ក្រសួងអប់រំ"
"#;

/// The good file with one change.
pub(super) fn good_with(from: &str, to: &str) -> String {
    let changed = GOOD.replacen(from, to, 1);
    assert_ne!(changed, GOOD, "{from:?} does not stand in the file");
    changed
}
