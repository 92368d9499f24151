//! The platforms, and how an account and a chat on one are named.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where an account lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// Telegram, through the Bot API.
    Telegram,
    /// Discord, through the gateway.
    Discord,
    /// The terminal chat, which only practises.
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

    /// Whether people fill in forms there, as what they write in a chat can't be read or is seen by others.
    pub const fn has_forms(self) -> bool {
        matches!(self, Self::Discord)
    }

    /// Whether followers get announcements in their private chat there. On Discord they stand in the
    /// servers' channels: a bot that writes to many people there by itself is taken for spam.
    pub const fn announces_in_private(self) -> bool {
        !matches!(self, Self::Discord)
    }

    /// Whether a channel there belongs to a server, with roles that can be mentioned and with events of its
    /// own; and whether what is said to one person in a channel is seen by nobody else.
    pub const fn has_server_events(self) -> bool {
        matches!(self, Self::Discord)
    }

    /// Whether a file that somebody sent there can be sent again by its id, without its bytes.
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
    /// Where it lives.
    pub platform: Platform,
    /// The platform's own id, as decimal text (a name in the terminal).
    pub user: String,
}

impl fmt::Debug for Account {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Account({})", self.platform.as_str())
    }
}

/// Where an update came from and where its answer goes.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(pub String);

impl fmt::Debug for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Address(…)")
    }
}
