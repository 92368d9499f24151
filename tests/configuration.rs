//! Whatever is set wrongly is said in one line, and nothing half-made stays behind.

mod asked;
mod files;
mod practice;
mod secrets;
mod settings;
mod signals;
mod stores;
mod story;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use testing::binary::{Ended, Run, samleng};
use testing::telegram::Telegram;

/// Somebody's public key.
const PUBLIC: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
/// Somebody else's.
const OTHER: &str = "age1veqewx0ktld4eelxmzk24yhsuvpxmhjwggklfr6fkq37nt2xmcfsy3qd29";
/// Stands in every wrong token, password and private key of these scenarios.
const HUSH: &str = "hunter2";

/// A folder in which a volunteer begins, and a Telegram that knows their bot.
struct NewHost {
    home: TempDir,
    tg: Telegram,
}

impl NewHost {
    async fn new() -> Self {
        let host = Self { home: tempfile::tempdir().unwrap(), tg: Telegram::start().await };
        // Neither a folder nor a database.
        std::fs::write(host.path("file"), "Something that was here before.\n").unwrap();
        host
    }

    /// The same with a campaign's store in it.
    async fn with_store() -> Self {
        let host = Self::new().await;
        host.does(&["import", "sample"]);
        host
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A run under settings with which nothing is wrong.
    fn samleng(&self, args: &[&str]) -> Run {
        samleng(self.home.path())
            .args(args)
            .env("TELEGRAM_BOT_TOKEN", self.tg.token())
            .env("TELEGRAM_API_URL", self.tg.url())
            .env("PETITION_RECIPIENTS", PUBLIC)
    }

    fn does(&self, args: &[&str]) -> Ended {
        let ended = self.samleng(args).output("");
        assert_eq!(ended.code, 0, "{args:?}: {}", ended.stderr);
        ended
    }

    /// Every file with its content.
    fn tree(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        walk(self.home.path(), &mut found);
        found
    }

    /// The run ends with one line that says this, tells no secret and leaves everything as it was.
    fn refuses(&self, case: &str, run: Run, says: &str) {
        self.ends_with(2, case, run, says);
    }

    /// The same with this exit code.
    fn ends_with(&self, code: i32, case: &str, run: Run, says: &str) {
        let before = self.tree();
        let ended = run.output("");
        self.is_refused_with(code, case, &ended, says);
        let after = self.tree();
        let names = |tree: &BTreeMap<PathBuf, Vec<u8>>| tree.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&after), names(&before), "{case}: left behind");
        assert!(after == before, "{case}: a file was changed");
    }

    fn is_refused(&self, case: &str, ended: &Ended, says: &str) {
        self.is_refused_with(2, case, ended, says);
    }

    fn is_refused_with(&self, code: i32, case: &str, ended: &Ended, says: &str) {
        assert_eq!(ended.code, code, "{case}: {} {}", ended.stdout, ended.stderr);
        // `setup` says who the bot is before it looks at the store.
        let said = ended.stdout.replace("This is @samleng_test_bot.\n", "");
        assert_eq!(said, "", "{case}");
        assert_eq!(ended.stderr.lines().count(), 1, "{case}: {}", ended.stderr);
        assert!(ended.stderr.starts_with("samleng: "), "{case}: {}", ended.stderr);
        assert!(ended.stderr.contains(says), "{case}: {}", ended.stderr);
        let telling = [HUSH.to_owned(), self.tg.token()];
        assert!(!telling.iter().any(|one| ended.stderr.contains(one)), "{case}: {}", ended.stderr);
    }
}

fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else {
            let bytes = std::fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
}
