//! Serving the platforms side by side: one that is away is tried again for ever, and owners hear of it through the other.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bot_core::backoff::{Backoff, Reach};
use bot_core::broadcast::Carrier;
use bot_core::conversation::Core;
use bot_core::engine::Engine;
use bot_core::platform::Platform;
use bot_core::store::{Store, meta};
use bot_discord::Discord;
use bot_telegram::Telegram;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::late::LateCarrier;
use super::{Bot, LateLinks, claim};
use crate::owners::{Owners, Trouble};
use crate::{Exit, Refusal};

/// Waits between two tries of a platform that is away.
const TRIES: Backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(60));
/// After so long owners are told that a platform is away.
const LONG: Duration = Duration::from_secs(15 * 60);
/// How often the program looks for how long one has been away.
const LOOK: Duration = Duration::from_secs(30);

type Port = watch::Sender<Option<Arc<dyn Carrier>>>;

/// The platforms that are set up and can be served now or later; at least one now.
#[derive(Debug)]
pub struct Reached {
    pub(super) telegram: Option<Bot<Telegram, bot_telegram::Settings>>,
    pub(super) discord: Option<Bot<Discord, bot_discord::Settings>>,
    pub(super) links: Option<Arc<LateLinks>>,
    /// Those that are away or left out, and why.
    pub(super) refused: Vec<(Platform, Refusal)>,
}

/// What serving needs.
#[derive(Debug)]
pub struct Parts {
    /// Takes the updates.
    pub engine: Engine,
    /// The languages, the clock and the like.
    pub core: Arc<Core>,
    /// The store that belongs to the bots.
    pub store: Store,
}

/// How one platform ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Over {
    /// There was none, or a stop was asked for.
    Quiet,
    /// Its token is refused.
    Token,
    /// Another reason, which the log says.
    Failed,
}

impl Reached {
    /// Whether people can sign on Telegram, now or as soon as it answers.
    pub fn has_telegram(&self) -> bool {
        self.telegram.is_some()
    }

    /// The same on Discord.
    pub fn has_discord(&self) -> bool {
        self.discord.is_some()
    }

    /// Ties the store to the bots that are there.
    ///
    /// # Errors
    /// The store belongs to other bots, or the database failed.
    pub async fn claim(&self, store: &Store) -> Result<(), Refusal> {
        if let Some(telegram) = self.telegram.as_ref().and_then(Bot::here) {
            claim(store, meta::TELEGRAM_BOT, telegram.bot_id(), "Telegram").await?;
        }
        if let Some(discord) = self.discord.as_ref().and_then(Bot::here) {
            claim(store, meta::DISCORD_BOT, discord.bot_id(), "Discord").await?;
        }
        Ok(())
    }

    /// The ports for announcements, and what serves people. A port whose platform is away opens when it answers.
    pub fn split(self, parts: Parts) -> (Vec<Arc<dyn Carrier>>, Serving) {
        let up = [
            self.telegram.as_ref().is_some_and(Bot::is_here),
            self.discord.as_ref().is_some_and(Bot::is_here),
        ];
        let up = Arc::new(AtomicUsize::new(up.into_iter().filter(|here| *here).count()));
        let (telegram, discord) = (watch::channel(None), watch::channel(None));
        let mut carriers: Vec<Arc<dyn Carrier>> = Vec::new();
        if self.telegram.is_some() {
            carriers.push(Arc::new(LateCarrier::new(Platform::Telegram, telegram.1)));
        }
        if self.discord.is_some() {
            carriers.push(Arc::new(LateCarrier::new(Platform::Discord, discord.1)));
        }
        let ports = (telegram.0, discord.0);
        let serving = Serving { reached: self, parts, up, over: CancellationToken::new(), ports };
        if let Some(Bot::Here(telegram)) = &serving.reached.telegram {
            serving.opens_telegram(telegram);
        }
        if let Some(Bot::Here(discord)) = &serving.reached.discord {
            serving.opens_discord(discord);
        }
        (carriers, serving)
    }
}

/// Serves people.
#[expect(missing_debug_implementations, reason = "the ports have nothing to show")]
pub struct Serving {
    reached: Reached,
    parts: Parts,
    /// How many platforms are served.
    up: Arc<AtomicUsize>,
    /// Nothing is served any more.
    over: CancellationToken,
    ports: (Port, Port),
}

impl Serving {
    /// Receives and answers on all platforms until `stop`. If one ends, the others go on.
    ///
    /// # Errors
    /// No platform is served any more although no stop was asked for.
    pub async fn run(mut self, stop: CancellationToken) -> Result<(), Refusal> {
        let owners = Owners {
            core: Arc::clone(&self.parts.core),
            store: self.parts.store.clone(),
            engine: self.parts.engine.clone(),
        };
        for (platform, why) in &self.reached.refused {
            if why.exit() != Exit::Away {
                owners.hear(*platform, Trouble::Refused).await;
            }
        }
        let (telegram, discord) = (self.reached.telegram.take(), self.reached.discord.take());
        let until = CancellationToken::new();
        let ended = async {
            tokio::select! {
                () = stop.cancelled() => {}
                () = self.over.cancelled() => {}
            }
            until.cancel();
        };
        let (telegram, discord, ()) = tokio::join!(
            self.telegram(telegram, &owners, &until),
            self.discord(discord, &owners, &until),
            ended
        );
        match (stop.is_cancelled(), [telegram, discord]) {
            (true, _) => Ok(()),
            (false, all) if !all.contains(&Over::Failed) => Err(Refusal::new(
                "no platform accepts the bot's token any more: put the new one into .env and start the bot again",
            )
            .with(if self.waits() { Exit::Away } else { Exit::Token })),
            _ => Err(Refusal::new("the bot ended by itself: its log says why. Start it again")
                .with(Exit::Away)),
        }
    }

    /// Whether a platform is left that did not answer so far.
    fn waits(&self) -> bool {
        let away = |(_, why): &(Platform, Refusal)| why.exit() == Exit::Away;
        self.reached.refused.iter().any(away)
    }

    fn opens_telegram(&self, telegram: &Telegram) {
        let files = Arc::new(self.parts.engine.clone());
        self.ports.0.send_replace(Some(telegram.carrier(self.parts.core.catalogue.clone(), files)));
    }

    fn opens_discord(&self, discord: &Discord) {
        let files = Arc::new(self.parts.engine.clone());
        self.ports.1.send_replace(Some(discord.carrier(self.parts.core.catalogue.clone(), files)));
    }

    async fn telegram(
        &self,
        bot: Option<Bot<Telegram, bot_telegram::Settings>>,
        owners: &Owners,
        until: &CancellationToken,
    ) -> Over {
        let telegram = match bot {
            None => return Over::Quiet,
            Some(Bot::Here(telegram)) => telegram,
            Some(Bot::Away(settings)) => {
                let connect =
                    async || super::telegram(&settings, self.reached.links.as_ref()).await;
                let found =
                    until.run_until_cancelled(self.tries(Platform::Telegram, owners, connect));
                let Some(found) = found.await else { return Over::Quiet };
                let Some(telegram) = found else { return Over::Token };
                let known =
                    claim(&self.parts.store, meta::TELEGRAM_BOT, telegram.bot_id(), "Telegram");
                if !belongs(known.await) {
                    return Over::Failed;
                }
                self.opens_telegram(&telegram);
                self.up.fetch_add(1, Ordering::Relaxed);
                telegram
            }
        };
        let (reach, core) = (telegram.reach(), &self.parts.core);
        let (engine, words) = (self.parts.engine.clone(), core.catalogue.clone());
        let runs = telegram.run(engine, words, core.default_locale, until.clone());
        let ended = self.watched(Platform::Telegram, owners, &reach, runs).await;
        let over = match ended {
            Ok(()) => Over::Quiet,
            Err(bot_telegram::Ended::TokenRefused) => Over::Token,
            Err(bot_telegram::Ended::Engine) => Over::Failed,
        };
        self.ends(Platform::Telegram, over, owners).await
    }

    async fn discord(
        &self,
        bot: Option<Bot<Discord, bot_discord::Settings>>,
        owners: &Owners,
        until: &CancellationToken,
    ) -> Over {
        let discord = match bot {
            None => return Over::Quiet,
            Some(Bot::Here(discord)) => discord,
            Some(Bot::Away(settings)) => {
                let connect = async || super::discord(&settings, self.reached.links.as_ref()).await;
                let found =
                    until.run_until_cancelled(self.tries(Platform::Discord, owners, connect));
                let Some(found) = found.await else { return Over::Quiet };
                let Some(discord) = found else { return Over::Token };
                let known =
                    claim(&self.parts.store, meta::DISCORD_BOT, discord.bot_id(), "Discord");
                if !belongs(known.await) {
                    return Over::Failed;
                }
                self.opens_discord(&discord);
                self.up.fetch_add(1, Ordering::Relaxed);
                discord
            }
        };
        let (reach, core) = (discord.reach(), &self.parts.core);
        let (engine, words) = (self.parts.engine.clone(), core.catalogue.clone());
        let runs = discord.run(engine, words, core.default_locale, until.clone());
        let ended = self.watched(Platform::Discord, owners, &reach, runs).await;
        let over = match ended {
            Ok(()) => Over::Quiet,
            Err(bot_discord::Ended::TokenRefused) => Over::Token,
            Err(ended) => {
                tracing::error!(code = "discord_ended", why = %ended, "Discord has ended");
                Over::Failed
            }
        };
        self.ends(Platform::Discord, over, owners).await
    }

    /// Tries again for ever. `None` if the platform answers, and refuses the bot.
    async fn tries<T>(
        &self,
        platform: Platform,
        owners: &Owners,
        connect: impl AsyncFn() -> Result<T, Refusal>,
    ) -> Option<T> {
        let (mut backoff, reach, name) = (TRIES, Reach::default(), platform.as_str());
        reach.away();
        loop {
            tokio::time::sleep(backoff.wait()).await;
            match connect().await {
                Ok(bot) => {
                    tracing::info!(code = "platform_reached", platform = name, "it is served now");
                    return Some(bot);
                }
                Err(why) if why.exit() == Exit::Away => {
                    if reach.away_for() >= LONG {
                        owners.hear(platform, Trouble::Away).await;
                    }
                }
                Err(why) => {
                    tracing::error!(code = "platform_left_out", platform = name, %why, "it is not served");
                    owners.hear(platform, Trouble::Refused).await;
                    return None;
                }
            }
        }
    }

    /// Runs a platform, and tells owners when it is away for long.
    async fn watched<T>(
        &self,
        platform: Platform,
        owners: &Owners,
        reach: &Reach,
        runs: impl Future<Output = T>,
    ) -> T {
        let watch = async {
            loop {
                tokio::time::sleep(LOOK).await;
                if reach.away_for() >= LONG {
                    owners.hear(platform, Trouble::Away).await;
                }
            }
        };
        tokio::select! {
            ended = runs => ended,
            () = watch => unreachable!("it watches without an end"),
        }
    }

    async fn ends(&self, platform: Platform, over: Over, owners: &Owners) -> Over {
        if self.up.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.over.cancel();
        } else if over == Over::Token {
            owners.hear(platform, Trouble::Refused).await;
        }
        over
    }
}

/// Whether the store belongs to this bot. If it does not, the log says so.
fn belongs(claimed: Result<(), Refusal>) -> bool {
    if let Err(why) = &claimed {
        tracing::error!(code = "platform_left_out", %why, "it is not served");
    }
    claimed.is_ok()
}
