//! The platforms, and how an account and a chat on one are named.

use std::fmt;

use serde::{Deserialize, Serialize};

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
