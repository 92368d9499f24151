//! The platforms that are set up: their settings, and the bots behind their tokens.

mod late;
mod serving;

pub use serving::{Parts, Reached};

use std::sync::{Arc, OnceLock};

use bot_core::i18n::StartLinks;
use bot_core::platform::Platform;
use bot_core::store::{Store, meta};
use bot_discord::Discord;
use bot_telegram::Telegram;
use secrecy::{ExposeSecret as _, SecretString};

use crate::settings::Settings;
use crate::wiring::Opened;
use crate::{Exit, Refusal};

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

    /// Asks each platform who the bot is. One that can't be reached is tried again beside the other; one that
    /// refuses its token, or is set up wrongly, is left out.
    ///
    /// # Errors
    /// None of them can be used.
    pub async fn connect(self) -> Result<Reached, Refusal> {
        let links = self.telegram.is_some().then(|| Arc::new(LateLinks::default()));
        let telegram = async {
            let settings = self.telegram.as_ref()?;
            Some(telegram(settings, links.as_ref()).await)
        };
        let discord = async {
            let settings = self.discord.as_ref()?;
            Some(discord(settings, links.as_ref()).await)
        };
        let (telegram, discord) = tokio::join!(telegram, discord);
        let mut refused = Vec::new();
        let telegram = sort(telegram, self.telegram.clone(), Platform::Telegram, &mut refused);
        let discord = sort(discord, self.discord.clone(), Platform::Discord, &mut refused);
        let reached = |one: Option<bool>| one == Some(true);
        let served = [telegram.as_ref().map(Bot::is_here), discord.as_ref().map(Bot::is_here)];
        if !served.into_iter().any(reached) {
            // What may be over at the next start comes first.
            refused.sort_by_key(|(_, why)| why.exit() != Exit::Away);
            return Err(refused.into_iter().next().map_or_else(nothing, |(_, why)| why));
        }
        for (platform, why) in &refused {
            let platform = platform.as_str();
            tracing::error!(code = "platform_left_out", platform, %why, "it is not served");
        }
        Ok(Reached { telegram, discord, links, refused })
    }
}

fn nothing() -> Refusal {
    Refusal::new("no platform is set up: run `samleng setup` first")
}

/// The bot on one platform.
#[derive(Debug)]
pub enum Bot<T, S> {
    /// The platform has accepted its token.
    Here(T),
    /// The platform does not answer; with the settings to try again.
    Away(S),
}

impl<T, S> Bot<T, S> {
    fn is_here(&self) -> bool {
        matches!(self, Self::Here(_))
    }

    fn here(&self) -> Option<&T> {
        match self {
            Self::Here(bot) => Some(bot),
            Self::Away(_) => None,
        }
    }
}

/// The bot, if it is there or may still come. Any refusal is noted, also that of one that is away.
fn sort<T, S>(
    asked: Option<Result<T, Refusal>>,
    settings: Option<S>,
    platform: Platform,
    refused: &mut Vec<(Platform, Refusal)>,
) -> Option<Bot<T, S>> {
    match asked? {
        Ok(bot) => Some(Bot::Here(bot)),
        Err(why) => {
            let away = why.exit() == Exit::Away;
            refused.push((platform, why));
            settings.filter(|_| away).map(Bot::Away)
        }
    }
}

async fn telegram(
    settings: &bot_telegram::Settings,
    links: Option<&Arc<LateLinks>>,
) -> Result<Telegram, Refusal> {
    let bot = Telegram::connect(settings.clone()).await?;
    if let Some(links) = links {
        // A second one would be the same.
        let _ = links.0.set(bot.links());
    }
    Ok(bot)
}

async fn discord(
    settings: &bot_discord::Settings,
    links: Option<&Arc<LateLinks>>,
) -> Result<Discord, Refusal> {
    let links = links.map(|links| Arc::clone(links) as Arc<dyn StartLinks + Send + Sync>);
    Ok(Discord::connect(settings.clone(), links).await?)
}

/// Links to the bot on Telegram, once Telegram has said who it is there.
#[derive(Debug, Default)]
struct LateLinks(OnceLock<bot_telegram::Links>);

impl StartLinks for LateLinks {
    fn start_link(&self, payload: &str) -> String {
        self.0.get().map(|links| links.start_link(payload)).unwrap_or_default()
    }
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
            claim(&opened.store, meta::TELEGRAM_BOT, telegram.bot_id(), "Telegram").await?;
        }
        if let Some(discord) = &self.discord {
            claim(&opened.store, meta::DISCORD_BOT, discord.bot_id(), "Discord").await?;
        }
        Ok(())
    }
}

async fn claim(store: &Store, fact: &str, bot: u64, platform: &str) -> Result<(), Refusal> {
    let mut conn = store.connect().await?;
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
