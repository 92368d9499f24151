//! What an operator sets, and what is wrong with it.

use secrecy::{ExposeSecret as _, SecretString};

/// Discord's own server.
const DISCORD: &str = "https://discord.com";

/// How to reach Discord.
#[derive(Clone, Debug)]
pub struct Settings {
    /// From the developer portal: the page "Bot" of the application.
    pub token: SecretString,
    /// Another base address than `https://discord.com`; the gateway's address is asked there too.
    pub api_url: Option<String>,
    /// Posts of announcements per second: 1 to 40. All calls together stay below 40.
    pub bulk_per_second: u32,
}

impl Settings {
    /// Discord's own server.
    pub fn new(token: SecretString) -> Self {
        Self { token, api_url: None, bulk_per_second: 5 }
    }

    /// The address before `/api/v10`. `None` if the setting is not a web address.
    pub(crate) fn base(&self) -> Option<String> {
        let url = self.api_url.as_deref().unwrap_or(DISCORD).trim_end_matches('/');
        let web = url.starts_with("http://") || url.starts_with("https://");
        (web && url.parse::<reqwest::Url>().is_ok()).then(|| url.to_owned())
    }

    /// Whether the token looks like one: three parts with dots between them. Recognises a placeholder,
    /// a client secret or a truncated token before anything is sent.
    pub(crate) fn token_is_plausible(&self) -> bool {
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let parts: Vec<&str> = self.token.expose_secret().split('.').collect();
        parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(letters))
    }
}

/// Why the bot can't be reached with these settings. Shown to the operator; never holds the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConnectError {
    /// Discord does not know the token, or it is none.
    #[error(
        "DISCORD_BOT_TOKEN: Discord does not know this token; in the developer portal, on the page Bot, press Reset Token and copy the new one"
    )]
    WrongToken,
    /// Nothing answered, or not in time.
    #[error(
        "Discord can't be reached; check the internet connection and DISCORD_API_URL, then try again"
    )]
    Unreachable,
    /// The address is no web address, or what answers there is not Discord's API.
    #[error(
        "DISCORD_API_URL: this is not the address of a Discord API server, such as https://discord.com"
    )]
    BadUrl,
    /// The address is another computer's, and the way there is not encrypted.
    #[error(
        "DISCORD_API_URL: with http:// everybody on the way reads the token; write https://, or an address of this computer such as http://127.0.0.1:8081"
    )]
    ReadableUrl,
}

/// Why [`crate::Discord::run`] ended although no stop was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Ended {
    /// The engine accepts no more updates.
    #[error("the engine ended by itself: start the bot again")]
    Engine,
    /// Discord no longer accepts the token; trying again would not help.
    #[error(
        "DISCORD_BOT_TOKEN: Discord no longer accepts this token; set the new one from the developer portal and start the bot again"
    )]
    TokenRefused,
    /// Discord refuses the intents, or requires sharding.
    #[error("Discord refuses the way this bot listens to it: look for a newer version of the bot")]
    GatewayRefused,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(token: &str, url: Option<&str>) -> Settings {
        let api_url = url.map(str::to_owned);
        Settings { api_url, ..Settings::new(token.to_owned().into()) }
    }

    #[test]
    fn a_token_is_three_parts_of_letters() {
        let plausible = |token| settings(token, None).token_is_plausible();
        assert!(plausible("MTA0.Gabc_-.xYz09"));
        for wrong in ["", "token", "a.b", "a.b.", ".b.c", "a.b.c.d", "a.b c.d", "a.b.c\n", "1:AAF7"]
        {
            assert!(!plausible(wrong), "{wrong}");
        }
    }

    #[test]
    fn the_base_is_discord_unless_another_address_is_set() {
        let base = |url| settings("a.b.c", url).base();
        assert_eq!(base(None).as_deref(), Some("https://discord.com"));
        assert_eq!(base(Some("http://127.0.0.1:9/")).as_deref(), Some("http://127.0.0.1:9"));
        for wrong in ["discord.com", "ftp://discord.com", "http://:no host"] {
            assert_eq!(base(Some(wrong)), None, "{wrong}");
        }
    }

    #[test]
    fn debug_output_holds_no_token() {
        assert!(!format!("{:?}", settings("a.b.very-secret", None)).contains("secret"));
    }
}
