//! The questions for the tokens: one platform at least.

use bot_core::i18n::StartLinks;
use bot_core::msg;
use bot_discord::Discord;
use bot_telegram::Telegram;
use secrecy::{ExposeSecret as _, SecretString};
use std::sync::Arc;

use super::Setup;
use crate::Refusal;
use crate::platforms::{self, Platforms};
use crate::settings::Settings;

impl Setup<'_> {
    /// The bots of the settings, or if none are set, those of the answers, which are added to the
    /// settings.
    pub(super) async fn platforms(&self, settings: &mut Settings) -> Result<Platforms, Refusal> {
        loop {
            let telegram = self.telegram(settings).await?;
            let links = platforms::start_links(telegram.as_ref());
            let discord = self.discord(settings, links, telegram.is_some()).await?;
            if telegram.is_some() || discord.is_some() {
                return Ok(Platforms { telegram, discord });
            }
            self.say(&msg!("setup-no-platform"));
        }
    }

    async fn telegram(&self, settings: &mut Settings) -> Result<Option<Telegram>, Refusal> {
        if let Some(token) = platforms::given(settings.telegram_bot_token.as_ref()) {
            let chosen = platforms::telegram_settings(settings, token.clone())?;
            let telegram = Telegram::connect(chosen).await?;
            self.say(&msg!("setup-telegram-name", name = telegram.username()));
            return Ok(Some(telegram));
        }
        let elsewhere = platforms::given(settings.discord_bot_token.as_ref()).is_some();
        if self.args.yes && elsewhere {
            return Ok(None);
        }
        self.say(&msg!("setup-telegram-how"));
        loop {
            let typed = self.ask(&msg!("setup-telegram-token"), "--telegram-bot-token")?;
            if typed.is_empty() {
                return Ok(None);
            }
            let token = SecretString::from(typed);
            let chosen = platforms::telegram_settings(settings, token.clone())?;
            match Telegram::connect(chosen).await {
                Ok(telegram) => {
                    self.say(&msg!("setup-telegram-name", name = telegram.username()));
                    settings.tell("TELEGRAM_BOT_TOKEN", token.expose_secret());
                    settings.telegram_bot_token = Some(token);
                    return Ok(Some(telegram));
                }
                Err(error) => say!("{error}"),
            }
        }
    }

    async fn discord(
        &self,
        settings: &mut Settings,
        links: Option<Arc<dyn StartLinks + Send + Sync>>,
        elsewhere: bool,
    ) -> Result<Option<Discord>, Refusal> {
        if let Some(token) = platforms::given(settings.discord_bot_token.as_ref()) {
            let chosen = platforms::discord_settings(settings, token.clone());
            let discord = Discord::connect(chosen, links).await?;
            self.say(&msg!("setup-discord-name", name = discord.username()));
            return Ok(Some(discord));
        }
        if self.args.yes && elsewhere {
            return Ok(None);
        }
        self.say(&msg!("setup-discord-how"));
        loop {
            let typed = self.ask(&msg!("setup-discord-token"), "--discord-bot-token")?;
            if typed.is_empty() {
                return Ok(None);
            }
            let token = SecretString::from(typed);
            let chosen = platforms::discord_settings(settings, token.clone());
            match Discord::connect(chosen, links.clone()).await {
                Ok(discord) => {
                    self.say(&msg!("setup-discord-name", name = discord.username()));
                    settings.tell("DISCORD_BOT_TOKEN", token.expose_secret());
                    settings.discord_bot_token = Some(token);
                    return Ok(Some(discord));
                }
                Err(error) => say!("{error}"),
            }
        }
    }
}
