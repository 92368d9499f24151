//! A volunteer's computer on which a real campaign runs: set up, sample loaded, bot started.

use std::path::PathBuf;
use std::process::{Child, Command};

use bot_core::vault::HostSecret;
use tempfile::TempDir;

use super::binary::{Ended, Run, samleng, secret_of};
use super::telegram::Telegram;

/// The running campaign.
#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) home: TempDir,
    pub(crate) tg: Telegram,
    /// What `setup` printed.
    pub(crate) printed: String,
    bot: Option<Child>,
}

impl Host {
    /// Sets up with flags against a simulated Telegram and loads the sample campaign.
    pub(crate) async fn set_up() -> Self {
        let tg = Telegram::start().await;
        let home = tempfile::tempdir().unwrap();
        let mut host = Self { home, tg, printed: String::new(), bot: None };
        let key = host.file("petition.key");
        let ended = host
            .samleng(["setup", "--yes", "--language", "en", "--key-out"])
            .args([key.as_os_str()])
            .env("TELEGRAM_BOT_TOKEN", host.tg.token())
            .env("TELEGRAM_API_URL", host.tg.url())
            .output("");
        assert_eq!(ended.code, 0, "{}", ended.stderr);
        host.printed = ended.stdout;
        let ended = host.samleng(["import", "sample"]).output("");
        assert_eq!(ended.code, 0, "{}", ended.stderr);
        host
    }

    /// Where somebody has set up.
    pub(crate) fn of(home: TempDir, tg: Telegram, printed: String) -> Self {
        Self { home, tg, printed, bot: None }
    }

    /// The same, and the bot runs and logs everything to `log`.
    pub(crate) async fn running() -> Self {
        let mut host = Self::set_up().await;
        host.start().await;
        host
    }

    /// Starts the bot and waits until it asks for updates.
    pub(crate) async fn start(&mut self) {
        let run = self.samleng(["run"]).env("RUST_LOG", "trace").logs_to(&self.file("log"));
        let run = run.env("TELEGRAM_BULK_PER_SECOND", "300");
        let before = self.tg.polls();
        self.bot = Some(run.spawn());
        self.tg.wait_for("the first poll", |tg| tg.polls() > before).await;
    }

    /// Stops the bot in an orderly way.
    pub(crate) async fn stop(&mut self) {
        let Some(mut bot) = self.bot.take() else { return };
        let told = Command::new("kill").args(["-TERM", &bot.id().to_string()]).status();
        assert!(told.unwrap().success());
        let ended = tokio::task::spawn_blocking(move || bot.wait()).await.unwrap();
        assert!(ended.unwrap().success(), "the bot ends in an orderly way");
    }

    /// Another run of the program, beside the bot.
    pub(crate) fn samleng<const N: usize>(&self, args: [&str; N]) -> Run {
        samleng(self.home.path()).args(args)
    }

    /// Runs a command that must succeed.
    pub(crate) fn does<const N: usize>(&self, args: [&str; N]) -> Ended {
        let ended = self.samleng(args).output("");
        assert_eq!(ended.code, 0, "{args:?}: {}", ended.stderr);
        ended
    }

    /// A file in the working directory.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The bytes of a file in the working directory; none if there is no such file.
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.file(name)).unwrap_or_default()
    }

    /// The database with its log and its shared memory, as they are now.
    pub(crate) fn database(&self) -> Vec<u8> {
        let files = ["samleng.db", "samleng.db-wal", "samleng.db-shm"];
        files.iter().flat_map(|name| self.bytes(name)).collect()
    }

    /// The host secret.
    pub(crate) fn secret(&self) -> HostSecret {
        HostSecret::read(&secret_of(self.home.path())).unwrap()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        if let Some(mut bot) = self.bot.take() {
            let _ = bot.kill();
            let _ = bot.wait();
        }
    }
}
