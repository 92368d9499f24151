//! What an operator sets, and what is wrong with it.

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

/// How to reach Telegram.
#[derive(Clone, Debug)]
pub struct Settings {
    /// From @BotFather.
    pub token: SecretString,
    /// Another server than Telegram's own that speaks the Bot API.
    pub api_url: Option<String>,
    /// How long one poll waits at the server: 1 to 50 seconds.
    pub poll_timeout: Duration,
    /// Posts of announcements per second: 1 to 1,000. Telegram allows a bot about 30 messages per
    /// second to people who did not just write, unless it pays.
    pub bulk_per_second: u32,
}

impl Settings {
    /// Telegram's own server, polled for ten seconds at a time.
    pub fn new(token: SecretString) -> Self {
        let poll_timeout = Duration::from_secs(10);
        Self { token, api_url: None, poll_timeout, bulk_per_second: 25 }
    }

    /// Whole seconds within what Telegram allows. Never zero: that would poll without a pause.
    pub(crate) fn poll_seconds(&self) -> u32 {
        u32::try_from(self.poll_timeout.as_secs()).unwrap_or(50).clamp(1, 50)
    }

    /// Whether the token looks like one: the bot's id, a colon, then letters. Recognises a placeholder
    /// or a truncated token before anything is sent.
    pub(crate) fn token_is_plausible(&self) -> bool {
        let Some((id, secret)) = self.token.expose_secret().split_once(':') else { return false };
        let digits = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        digits && !secret.is_empty() && secret.bytes().all(letters)
    }
}

/// Why the bot can't be reached with these settings. Shown to the operator; never holds the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConnectError {
    /// Telegram does not know the token, or it is none.
    #[error("TELEGRAM_BOT_TOKEN: Telegram does not know this token; copy it from @BotFather again")]
    WrongToken,
    /// Nothing answered, or not in time.
    #[error(
        "Telegram can't be reached; check the internet connection and TELEGRAM_API_URL, then try again"
    )]
    Unreachable,
    /// The address is no web address, or what answers there is not the Bot API.
    #[error(
        "TELEGRAM_API_URL: this is not the address of a Bot API server, such as https://api.telegram.org"
    )]
    BadUrl,
    /// The address is another computer's, and the way there is not encrypted.
    #[error(
        "TELEGRAM_API_URL: with http:// everybody on the way reads the token; write https://, or an address of this computer such as http://127.0.0.1:8081"
    )]
    ReadableUrl,
}

/// Why [`crate::Telegram::run`] ended although no stop was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Ended {
    /// The engine accepts no more updates.
    #[error("the engine ended by itself: start the bot again")]
    Engine,
    /// Telegram no longer accepts the token; trying again would not help.
    #[error(
        "TELEGRAM_BOT_TOKEN: Telegram no longer accepts this token; copy the new one from @BotFather and start the bot again"
    )]
    TokenRefused,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plausible(token: &str) -> bool {
        Settings::new(token.to_owned().into()).token_is_plausible()
    }

    #[test]
    fn a_token_is_an_id_a_colon_and_letters() {
        assert!(plausible("535362388:AAF7-g0gYncWnm5IyfZlpPRqRRv6kNAGlao"));
        for wrong in [
            "",
            "token",
            "535362388",
            "535362388:",
            ":AAF7",
            "bot1:AAF7",
            "1:AA F7",
            "1:AA/F7",
            "1:AA\n",
        ] {
            assert!(!plausible(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_poll_waits_as_long_as_telegram_allows_and_never_not_at_all() {
        let mut settings = Settings::new(String::new().into());
        assert_eq!(settings.poll_seconds(), 10);
        for (asked, given) in [(0, 1), (300, 1), (2_000, 2), (90_000, 50)] {
            settings.poll_timeout = Duration::from_millis(asked);
            assert_eq!(settings.poll_seconds(), given);
        }
    }

    #[test]
    fn debug_output_holds_no_token() {
        let settings = Settings::new("123:very-secret".to_owned().into());
        assert!(!format!("{settings:?}").contains("secret"));
    }
}
