//! What an adapter hands over: one update, free of its platform's types.

use std::fmt;

use crate::announcement::Attachment;
use crate::command::Role;
pub use crate::platform::{Account, Address, Platform};

/// Who else can read a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatKind {
    /// The person and the bot.
    Private,
    /// Anyone else as well: a group, a server, a channel.
    Group,
}

/// A place on the map, in millionths of a degree (about 10 cm). Never printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Point {
    north: i32,
    east: i32,
}

impl Point {
    /// From degrees; `None` if they are out of range.
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
    /// This group has moved to another address.
    Moved(Address),
}

impl Event {
    /// Whether it concerns the chat itself, so that nobody waits for an answer.
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
    /// The platform's id of this update. Two updates with the same id are the same update.
    pub update: String,
    /// The account that acts.
    pub account: Account,
    /// The name on the profile, untrusted.
    pub profile_name: Option<String>,
    /// The language of the app: a hint, as many Khmer readers use an English phone.
    pub language_hint: Option<String>,
    /// Private or not.
    pub chat: ChatKind,
    /// The title of the group or channel, untrusted.
    pub title: Option<String>,
    /// Where replies go.
    pub address: Address,
    /// What happened.
    pub event: Event,
    /// The text or caption once more, with `**bold**`, `_italic_` and `[words](address)` where the person
    /// used the platform's own formatting. `None` if they used none.
    pub formatted: Option<String>,
    /// The id of the label of the form that was filled in, untrusted; `None` if it was not a form. See
    /// [`crate::outcome::Form`].
    pub form: Option<String>,
    /// A role to play, from `chat --role`. Ignored outside the terminal.
    pub terminal_role: Option<Role>,
}

impl fmt::Debug for Incoming {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Incoming({}, {:?})", self.account.platform.as_str(), self.event)
    }
}
