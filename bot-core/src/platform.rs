//! The platforms, and how an account and a chat on one are named.

use std::fmt;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

/// Whether a token stays secret on its way to this address: encrypted, or within this computer.
#[must_use]
pub fn keeps_a_token(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("http://") else { return url.starts_with("https://") };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // What stands before an @ is no host.
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The platform of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// Telegram, through the Bot API.
    Telegram,
    /// Discord, through the gateway.
    Discord,
    /// The terminal chat, only for practice.
    Terminal,
}

impl Platform {
    /// The name used in tags, sealed facts and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Telegram => "telegram",
            Self::Discord => "discord",
            Self::Terminal => "terminal",
        }
    }

    /// Whether people type answers into forms there, because the bot can't read their messages or
    /// others can.
    pub const fn has_forms(self) -> bool {
        matches!(self, Self::Discord)
    }

    /// Whether followers get announcements in their private chat there. On Discord announcements are
    /// posted in the servers' channels, because a bot that writes to many people unasked is taken for
    /// spam.
    pub const fn announces_in_private(self) -> bool {
        !matches!(self, Self::Discord)
    }

    /// Whether channels there belong to servers, with roles to mention and scheduled events; and
    /// whether a message to one person in a channel is visible to nobody else.
    pub const fn has_server_events(self) -> bool {
        matches!(self, Self::Discord)
    }

    /// Whether a file that was sent there can be sent again by its id, without its bytes.
    pub const fn holds_files(self) -> bool {
        !matches!(self, Self::Discord)
    }

    /// The reverse of [`Platform::as_str`].
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Telegram, Self::Discord, Self::Terminal]
            .into_iter()
            .find(|platform| platform.as_str() == name)
    }
}

/// One account on one platform. Never printed: `{:?}` shows the platform only.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Account {
    /// The platform.
    pub platform: Platform,
    /// The platform's own id, as decimal text (a name in the terminal).
    pub user: String,
}

impl fmt::Debug for Account {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Account({})", self.platform.as_str())
    }
}

/// The address of a chat. Replies to an update go to the address that it came from.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(pub String);

impl fmt::Debug for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Address(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::keeps_a_token;

    #[test]
    fn a_token_is_sent_encrypted_or_nowhere_else() {
        for good in [
            "https://api.telegram.org",
            "http://127.0.0.1:8081/",
            "http://127.9.9.9",
            "http://localhost:8081",
            "http://[::1]:8081",
        ] {
            assert!(keeps_a_token(good), "{good}");
        }
        for bad in [
            "http://api.telegram.org",
            "http://10.0.0.2:8081",
            "http://127.0.0.1.example.org",
            "http://localhost.example.org",
            "http://localhost@example.org",
            "http://localhost\\@example.org",
            "http://local\thost",
            "http:///example.org",
            "http://[2001:db8::1]",
            "ftp://127.0.0.1",
            "",
        ] {
            assert!(!keeps_a_token(bad), "{bad}");
        }
    }
}
