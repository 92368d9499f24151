//! The platforms that are set up: their settings, and the bots behind their tokens.

use std::sync::Arc;
use std::time::Duration;

use bot_core::backoff::Backoff;
use bot_core::broadcast::Carrier;
use bot_core::engine::Engine;
use bot_core::i18n::{Catalogue, StartLinks};
use bot_core::locale::Locale;
use bot_core::store::meta;
use bot_discord::Discord;
use bot_telegram::Telegram;
use secrecy::{ExposeSecret as _, SecretString};
use tokio_util::sync::CancellationToken;

use crate::Refusal;
use crate::settings::Settings;
use crate::wiring::Opened;

/// The bots whose tokens their platforms have accepted; at least one.
#[derive(Debug)]
pub struct Platforms {
    /// On Telegram.
    pub telegram: Option<Telegram>,
    /// On Discord.
    pub discord: Option<Discord>,
}

/// An empty value, as container files have it, counts as not set.
pub fn given(token: Option<&SecretString>) -> Option<&SecretString> {
    token.filter(|token| !token.expose_secret().trim().is_empty())
}

/// The settings for Telegram with this token.
///
/// # Errors
/// A setting can't be used.
pub fn telegram_settings(
    settings: &Settings,
    token: SecretString,
) -> Result<bot_telegram::Settings, Refusal> {
    Ok(bot_telegram::Settings {
        api_url: settings.telegram_api_url.clone().filter(|url| !url.is_empty()),
        bulk_per_second: bulk_per_second(settings)?,
        ..bot_telegram::Settings::new(token)
    })
}

/// The settings for Discord with this token.
pub fn discord_settings(settings: &Settings, token: SecretString) -> bot_discord::Settings {
    bot_discord::Settings {
        api_url: settings.discord_api_url.clone().filter(|url| !url.is_empty()),
        ..bot_discord::Settings::new(token)
    }
}

/// How many messages of an announcement go out each second.
///
/// # Errors
/// It is no number, or none that can be.
pub fn bulk_per_second(settings: &Settings) -> Result<u32, Refusal> {
    let rate = settings.telegram_bulk_per_second.trim().parse().ok();
    rate.filter(|rate| (1..=1_000).contains(rate)).ok_or_else(|| {
        Refusal::new("TELEGRAM_BULK_PER_SECOND must be a whole number from 1 to 1000, such as 25")
    })
}

/// The settings of both platforms, before anything is sent.
#[derive(Debug)]
pub struct Chosen {
    telegram: Option<bot_telegram::Settings>,
    discord: Option<bot_discord::Settings>,
}

impl Chosen {
    /// Reads them.
    ///
    /// # Errors
    /// There is no token, or a setting can't be used.
    pub fn of(settings: &Settings) -> Result<Self, Refusal> {
        let telegram = given(settings.telegram_bot_token.as_ref());
        let telegram = telegram.map(|token| telegram_settings(settings, token.clone()));
        let discord = given(settings.discord_bot_token.as_ref());
        let discord = discord.map(|token| discord_settings(settings, token.clone()));
        if telegram.is_none() && discord.is_none() {
            return Err(Refusal::new(
                "no platform is set up (TELEGRAM_BOT_TOKEN and DISCORD_BOT_TOKEN are missing): run `samleng setup` first",
            ));
        }
        Ok(Self { telegram: telegram.transpose()?, discord })
    }

    /// Asks each platform who the bot is. If one of two can't be reached or refuses its token, it is
    /// left out until the next start, so that the other one works.
    ///
    /// # Errors
    /// None of them can be used.
    pub async fn connect(self) -> Result<Platforms, Refusal> {
        let both = self.telegram.is_some() && self.discord.is_some();
        let mut refused = None;
        let telegram = match self.telegram {
            Some(settings) => {
                let away = |error: &_| *error == bot_telegram::ConnectError::Unreachable;
                let telegram = patiently(both, away, || Telegram::connect(settings.clone())).await;
                telegram.map_err(|error| refused = Some(("Telegram", Refusal::from(error)))).ok()
            }
            None => None,
        };
        let discord = match self.discord {
            Some(settings) => {
                let away = |error: &_| *error == bot_discord::ConnectError::Unreachable;
                let links = start_links(telegram.as_ref());
                let discord = || Discord::connect(settings.clone(), links.as_ref().map(Arc::clone));
                let discord = patiently(both, away, discord).await;
                discord.map_err(|error| refused = Some(("Discord", Refusal::from(error)))).ok()
            }
            None => None,
        };
        match refused {
            Some((_, refusal)) if telegram.is_none() && discord.is_none() => return Err(refusal),
            Some((platform, why)) => left_out(platform, &why),
            None => {}
        }
        Ok(Platforms { telegram, discord })
    }
}

/// Retries for a minute if another platform could be served meanwhile, because a network that has just
/// come up often reaches one of them first.
async fn patiently<T, E, F: Future<Output = Result<T, E>>>(
    both: bool,
    away: impl Fn(&E) -> bool,
    connect: impl Fn() -> F,
) -> Result<T, E> {
    let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(20));
    loop {
        match connect().await {
            Err(error) if both && away(&error) && backoff.tries() < 6 => {
                tokio::time::sleep(backoff.wait()).await;
            }
            result => return result,
        }
    }
}

fn left_out(platform: &str, why: &Refusal) {
    tracing::error!(code = "platform_left_out", platform, %why, "start the bot again once this is mended");
}

/// Links to the same campaign on Telegram, for people on Discord.
pub fn start_links(telegram: Option<&Telegram>) -> Option<Arc<dyn StartLinks + Send + Sync>> {
    telegram.map(|telegram| Arc::new(telegram.links()) as Arc<dyn StartLinks + Send + Sync>)
}

impl Platforms {
    /// Ties the store to these bots. With another bot's token every follower would look unreachable,
    /// and no screen could be edited.
    ///
    /// # Errors
    /// The store belongs to other bots, or the database failed.
    pub async fn claim(&self, opened: &Opened) -> Result<(), Refusal> {
        if let Some(telegram) = &self.telegram {
            claim(opened, meta::TELEGRAM_BOT, telegram.bot_id(), "Telegram").await?;
        }
        if let Some(discord) = &self.discord {
            claim(opened, meta::DISCORD_BOT, discord.bot_id(), "Discord").await?;
        }
        Ok(())
    }
}

impl Platforms {
    /// The ports for announcements.
    pub fn carriers(&self, engine: &Engine, catalogue: &Arc<Catalogue>) -> Vec<Arc<dyn Carrier>> {
        let files = || Arc::new(engine.clone());
        let telegram = self.telegram.as_ref();
        let telegram = telegram.map(|one| one.carrier(catalogue.clone(), files()));
        let discord = self.discord.as_ref();
        let discord = discord.map(|one| one.carrier(catalogue.clone(), files()));
        telegram.into_iter().chain(discord).collect()
    }

    /// Receives and answers on all of them until `stop`. Also returns when all have ended: the engine
    /// has stopped, or the only token is refused. If one ends, the others go on.
    pub async fn run(
        self,
        engine: Engine,
        catalogue: Arc<Catalogue>,
        locale: Locale,
        stop: CancellationToken,
    ) {
        let Self { telegram, discord } = self;
        let (other, words, until) = (engine.clone(), catalogue.clone(), stop.clone());
        let telegram = async move {
            if let Some(telegram) = telegram {
                telegram.run(other, words, locale, until).await;
            }
        };
        let discord = async move {
            if let Some(discord) = discord {
                let ended = discord.run(engine, catalogue, locale, stop).await;
                if let Err(ended) = ended {
                    tracing::error!(code = "discord_ended", why = %ended, "Discord has ended");
                }
            }
        };
        tokio::join!(telegram, discord);
    }
}

async fn claim(opened: &Opened, fact: &str, bot: u64, platform: &str) -> Result<(), Refusal> {
    let mut conn = opened.store.connect().await?;
    let bot = bot.to_string();
    meta::set_once(&mut conn, fact, &bot).await?;
    let kept = meta::get(&mut conn, fact).await?;
    conn.close().await;
    if kept.as_deref() != Some(&bot) {
        return Err(Refusal::new(format!(
            "this database belongs to another {platform} bot: use that bot's token, or another DATABASE_URL"
        )));
    }
    Ok(())
}
