//! The bot on the simulated Discord: store, engine and the real adapter in this process.

use std::sync::Arc;
use std::time::Duration;

use bot_core::clock::Seconds;
use bot_core::command::Role;
use bot_core::i18n::StartLinks;
use bot_core::platform::Platform;
use bot_discord::{Ended, Settings};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::discord::{Discord, Person};
use crate::world::{TestLinks, World};

/// A running bot, its store and its Discord.
pub struct DiscordWorld {
    pub world: World,
    pub discord: Discord,
    /// Whether the campaign is on Telegram as well.
    beside: bool,
    running: Option<(CancellationToken, JoinHandle<Result<(), Ended>>)>,
}

impl DiscordWorld {
    /// A bot with the sample campaign.
    pub async fn new() -> Self {
        Self::over(World::new().await).await
    }

    /// A bot over a world.
    pub async fn over(world: World) -> Self {
        Self::with(world, false).await
    }

    /// A bot over a world whose campaign is on Telegram as well, as `@samleng_test_bot`.
    pub async fn beside_telegram(world: World) -> Self {
        Self::with(world, true).await
    }

    async fn with(world: World, beside: bool) -> Self {
        let mut bot = Self { world, discord: Discord::start().await, beside, running: None };
        bot.launch().await;
        bot
    }

    /// Connects to Discord and works until [`Self::stop`].
    pub async fn launch(&mut self) {
        let discord =
            bot_discord::Discord::connect(self.settings(), self.telegram()).await.unwrap();
        let stop = CancellationToken::new();
        let core = &self.world.core;
        let (engine, words) = (self.world.engine.clone(), core.catalogue.clone());
        let files = std::sync::Arc::new(engine.clone());
        let carriers = vec![discord.carrier(words.clone(), files)];
        let runner =
            bot_core::broadcast::Runner::new(std::sync::Arc::new(engine.clone()), carriers);
        tokio::spawn(runner.run(stop.clone()));
        let run = discord.run(engine, words, core.default_locale, stop.clone());
        self.running = Some((stop, tokio::spawn(run)));
        self.ready().await;
    }

    fn telegram(&self) -> Option<Arc<dyn StartLinks + Send + Sync>> {
        self.beside.then(|| Arc::new(TestLinks) as Arc<dyn StartLinks + Send + Sync>)
    }

    /// Gives somebody on Discord a role.
    pub async fn grant(&self, person: &Person, role: Role) {
        self.world.grant(Platform::Discord, &person.id().to_string(), role).await;
    }

    /// How the bot reaches the simulated server.
    pub fn settings(&self) -> Settings {
        let mut settings = Settings::new(self.discord.token().into());
        settings.api_url = Some(self.discord.url());
        settings
    }

    /// Waits until the bot listens and its commands are there.
    pub async fn ready(&self) {
        let there = |discord: &Discord| discord.connected() == 1 && !discord.commands().is_empty();
        self.discord.wait_for("the bot listens", there).await;
    }

    /// Stops the adapter in good order.
    pub async fn stop(&mut self) {
        if let Some((stop, task)) = self.running.take() {
            stop.cancel();
            assert_eq!(task.await.unwrap(), Ok(()));
        }
    }

    /// Waits until the bot ends by itself.
    pub async fn ended(&mut self) -> Result<(), Ended> {
        let (_stop, task) = self.running.take().unwrap();
        task.await.unwrap()
    }

    /// Stops everything and starts it again on the same store, with nothing remembered outside it.
    pub async fn restart(&mut self) {
        self.stop().await;
        self.world.restart().await;
        self.launch().await;
    }

    /// Lets the campaign's clock and Discord's run on by so many seconds.
    pub fn pass(&self, seconds: Seconds) {
        self.world.clock.advance(seconds);
        self.discord.advance(Duration::from_secs(seconds.unsigned_abs()));
    }

    /// Ends the scenario: the bot is at rest, broke no rule of Discord and answered everything.
    pub async fn close(mut self) {
        self.discord.settle().await;
        self.stop().await;
        self.world.engine.stop().await;
        self.discord.assert_no_violations();
        assert_eq!(self.discord.unanswered(), 0);
    }
}
