//! What an adapter hands over: one update, already free of its platform's types.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::announcement::Attachment;
use crate::command::Role;

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

/// Who else can read a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatKind {
    /// The person and the bot.
    Private,
    /// Anyone else as well: a group, a server, a channel.
    Group,
}

/// Where an update came from and where its answer goes.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(pub String);

impl fmt::Debug for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Address(…)")
    }
}

/// A place on the map, in millionths of a degree: a hand's breadth. Never printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Point {
    north: i32,
    east: i32,
}

impl Point {
    /// From degrees; `None` for what is nowhere on earth.
    #[must_use]
    pub fn new(north: f64, east: f64) -> Option<Self> {
        let on_earth = north.abs() <= 90.0 && east.abs() <= 180.0;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "180 million fits, and NaN was left out"
        )]
        let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
        on_earth.then(|| Self { north: millionths(north), east: millionths(east) })
    }

    /// Degrees north and east.
    #[must_use]
    pub fn degrees(self) -> (f64, f64) {
        (f64::from(self.north) / 1e6, f64::from(self.east) / 1e6)
    }
}

impl fmt::Debug for Point {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Point(…)")
    }
}

/// What happened.
#[derive(Clone, PartialEq, Eq)]
pub enum Event {
    /// A message: a command, a word of a command, or an answer to a question. Group adapters pass
    /// on only what is addressed to the bot, with the bot's name taken off.
    Text(String),
    /// A pressed button's data. Anyone can send any data; the core checks it.
    Press(String),
    /// A photo or a document, with the words below it.
    Attachment {
        /// The file.
        file: Attachment,
        /// What was written below it.
        caption: Option<String>,
    },
    /// A voice note.
    Voice {
        /// The file.
        file: Attachment,
        /// How long it is.
        seconds: i64,
    },
    /// A place on the map.
    Point(Point),
    /// A message that is none of these: sticker, contact.
    Unreadable,
    /// The person blocked the bot or left.
    Blocked,
    /// The person unblocked the bot.
    Unblocked,
    /// The account added the bot to this group or channel, or let it write there.
    Added,
    /// The account removed the bot from this group or channel, or forbade it to write there.
    Removed,
    /// This group lives at another address from now on.
    Moved(Address),
}

impl Event {
    /// Whether it happened to the chat, and nobody waits for an answer.
    pub fn is_of_the_chat(&self) -> bool {
        matches!(
            self,
            Self::Blocked | Self::Unblocked | Self::Added | Self::Removed | Self::Moved(_)
        )
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Text(_) => "Text",
            Self::Press(_) => "Press",
            Self::Attachment { .. } => "Attachment",
            Self::Voice { .. } => "Voice",
            Self::Point(_) => "Point",
            Self::Unreadable => "Unreadable",
            Self::Blocked => "Blocked",
            Self::Unblocked => "Unblocked",
            Self::Added => "Added",
            Self::Removed => "Removed",
            Self::Moved(_) => "Moved",
        })
    }
}

/// One update on its way to the engine.
#[derive(Clone)]
pub struct Incoming {
    /// The platform's id of this update. The same id twice is the same update.
    pub update: String,
    /// Who acts.
    pub account: Account,
    /// The name on the profile, untrusted.
    pub profile_name: Option<String>,
    /// The language of the app: a hint, as many Khmer readers use an English phone.
    pub language_hint: Option<String>,
    /// Private or not.
    pub chat: ChatKind,
    /// What a group or a channel is called, untrusted.
    pub title: Option<String>,
    /// Where replies go.
    pub address: Address,
    /// What happened.
    pub event: Event,
    /// The text or caption once more, with `**bold**`, `_italic_` and `[words](address)` where the person
    /// used the platform's own formatting. `None` if they used none.
    pub formatted: Option<String>,
    /// The id of the label of the form that was filled in, untrusted; `None` for what was not written into
    /// a form. See [`crate::outcome::Form`].
    pub form: Option<String>,
    /// A role to play, from `chat --role`. Ignored outside the terminal.
    pub terminal_role: Option<Role>,
}

impl fmt::Debug for Incoming {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Incoming({}, {:?})", self.account.platform.as_str(), self.event)
    }
}
