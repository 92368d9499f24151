//! A volunteer's computer on which a real campaign runs: set up, sample loaded, bot started.

use std::path::PathBuf;
use std::process::{Child, Command};

use bot_core::store::Conn;
use bot_core::vault::HostSecret;
use tempfile::TempDir;

use crate::binary::{Ended, Run, conn_of, samleng, secret_of};
use crate::discord::Discord;
use crate::telegram::Telegram;

/// Where a campaign's bot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Telegram,
    Discord,
    Both,
}

impl On {
    fn telegram(self) -> bool {
        self != Self::Discord
    }

    fn discord(self) -> bool {
        self != Self::Telegram
    }
}

/// The running campaign.
#[derive(Debug)]
pub struct Host {
    pub home: TempDir,
    pub tg: Telegram,
    /// Nobody is there unless the bot is.
    discord: Option<Discord>,
    on: On,
    /// What `setup` printed.
    pub printed: String,
    /// Settings of the bot's next life, beside those of `.env`.
    pub settings: Vec<(&'static str, String)>,
    bot: Option<Child>,
}

impl Host {
    /// Sets up with flags against a simulated Telegram and loads the sample campaign.
    pub async fn set_up() -> Self {
        Self::set_up_on(On::Telegram).await
    }

    /// The same where the bot is to be.
    pub async fn set_up_on(on: On) -> Self {
        Self::set_up_in(tempfile::tempdir().unwrap(), on).await
    }

    /// The same for a benchmark: on the disk where it runs, logging warnings only.
    pub async fn measured(on: On) -> Self {
        let mut host = Self::set_up_in(tempfile::tempdir_in(".").unwrap(), on).await;
        host.settings.push(("RUST_LOG", "warn".to_owned()));
        host
    }

    async fn set_up_in(home: TempDir, on: On) -> Self {
        let discord = if on.discord() { Some(Discord::start().await) } else { None };
        let mut host = Self::new(home, Telegram::start().await, discord, on);
        let key = host.file("petition.key");
        let setup = host.samleng(["setup", "--yes", "--language", "en", "--key-out"]);
        let ended = host.with_tokens(setup.args([key.as_os_str()])).output("");
        assert_eq!(ended.code, 0, "{}", ended.stderr);
        host.printed = ended.stdout;
        host.does(["import", "sample"]);
        host
    }

    fn new(home: TempDir, tg: Telegram, discord: Option<Discord>, on: On) -> Self {
        let settings =
            vec![("RUST_LOG", "trace".to_owned()), ("TELEGRAM_BULK_PER_SECOND", "300".to_owned())];
        Self { home, tg, discord, on, printed: String::new(), settings, bot: None }
    }

    /// Where somebody has set up.
    pub fn of(home: TempDir, tg: Telegram, discord: Option<Discord>, printed: String) -> Self {
        let on = if discord.is_some() { On::Both } else { On::Telegram };
        let mut host = Self::new(home, tg, discord, on);
        host.printed = printed;
        host
    }

    /// Set up for Telegram, and the bot runs and logs everything to `log`.
    pub async fn running() -> Self {
        Self::running_on(On::Telegram).await
    }

    /// The same where the bot is to be.
    pub async fn running_on(on: On) -> Self {
        let mut host = Self::set_up_on(on).await;
        host.start().await;
        host
    }

    /// The tokens in the environment.
    pub fn with_tokens(&self, run: Run) -> Run {
        let run = if self.on.telegram() {
            run.env("TELEGRAM_BOT_TOKEN", self.tg.token()).env("TELEGRAM_API_URL", self.tg.url())
        } else {
            run
        };
        match &self.discord {
            Some(discord) => {
                run.env("DISCORD_BOT_TOKEN", discord.token()).env("DISCORD_API_URL", discord.url())
            }
            None => run,
        }
    }

    /// The simulated Discord.
    pub fn discord(&self) -> &Discord {
        self.discord.as_ref().expect("the bot is on Discord")
    }

    /// Starts the bot and waits until it listens wherever it is.
    pub async fn start(&mut self) {
        self.start_without_discord().await;
        if let Some(discord) = &self.discord {
            let there = |it: &Discord| it.connected() == 1 && !it.commands().is_empty();
            discord.wait_for("the bot listens", there).await;
        }
    }

    /// The same where Discord has nothing to do with the bot any more.
    pub async fn start_without_discord(&mut self) {
        let run = self.samleng(["run"]).logs_to(&self.file("log"));
        let run = self.settings.iter().fold(run, |run, (name, value)| run.env(name, value));
        let before = self.tg.polls();
        self.bot = Some(run.spawn());
        if self.on.telegram() {
            self.tg.wait_for("the first poll", |tg| tg.polls() > before).await;
        }
    }

    /// Waits until the bot is at rest. What is done on one platform may be told on the other.
    pub async fn settle(&self) {
        for _ in 0..2 {
            if let Some(discord) = &self.discord {
                discord.settle().await;
            }
            if self.on.telegram() {
                self.tg.settle().await;
            }
        }
    }

    /// The bot's process.
    pub fn process(&self) -> u32 {
        self.bot.as_ref().expect("the bot runs").id()
    }

    /// Whether the bot still runs.
    pub fn is_running(&mut self) -> bool {
        self.bot.as_mut().is_some_and(|bot| bot.try_wait().unwrap().is_none())
    }

    /// Asks the bot to stop, without waiting.
    pub fn asks_to_stop(&self) {
        let told = Command::new("kill").args(["-TERM", &self.process().to_string()]).status();
        assert!(told.unwrap().success());
    }

    /// Waits for the bot's end; its exit code.
    pub async fn ended(&mut self) -> Option<i32> {
        let mut bot = self.bot.take().expect("the bot runs");
        let ended = tokio::task::spawn_blocking(move || bot.wait()).await.unwrap();
        ended.unwrap().code()
    }

    /// Stops the bot in an orderly way.
    pub async fn stop(&mut self) {
        if self.bot.is_some() {
            self.asks_to_stop();
            assert_eq!(self.ended().await, Some(0), "the bot ends in an orderly way");
        }
    }

    /// Another run of the program, beside the bot.
    pub fn samleng<const N: usize>(&self, args: [&str; N]) -> Run {
        samleng(self.home.path()).args(args)
    }

    /// Runs a command that must succeed.
    pub fn does<const N: usize>(&self, args: [&str; N]) -> Ended {
        let ended = self.samleng(args).output("");
        assert_eq!(ended.code, 0, "{args:?}: {}", ended.stderr);
        ended
    }

    /// A file in the working directory.
    pub fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The bytes of a file in the working directory; none if there is no such file.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.file(name)).unwrap_or_default()
    }

    /// The database with its log and its shared memory, as they are now.
    pub fn database(&self) -> Vec<u8> {
        let files = ["samleng.db", "samleng.db-wal", "samleng.db-shm"];
        files.iter().flat_map(|name| self.bytes(name)).collect()
    }

    /// A connection to the store, beside the bot's.
    pub async fn conn(&self) -> Conn {
        conn_of(self.home.path()).await
    }

    /// The host secret.
    pub fn secret(&self) -> HostSecret {
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
