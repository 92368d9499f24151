//! A message of Telegram, and the calls about one, as data.

use bot_core::announcement::Attachment;
use bot_core::outcome::{Document, Pin};
use teloxide::types::{InlineKeyboardButton, MessageId, ThreadId};

/// One call about messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    /// A new message.
    Send {
        /// A file that Telegram holds; the text is below it.
        file: Option<Attachment>,
        /// In HTML. Empty only below a file.
        text: String,
        keyboard: Keyboard,
        thread: Option<ThreadId>,
        /// The message that it visibly replies to.
        answers: Option<MessageId>,
    },
    /// A new message with something that the bot made.
    Made {
        made: Made,
        /// In HTML. Always empty below a place.
        text: String,
        keyboard: Keyboard,
        thread: Option<ThreadId>,
        /// The message that it visibly replies to.
        answers: Option<MessageId>,
    },
    /// New words and buttons for an earlier message.
    Edit {
        message: MessageId,
        /// In HTML.
        text: String,
        keyboard: Keyboard,
    },
    /// Deletes up to a hundred messages. Telegram skips unknown ones, and refuses the whole call if one
    /// is too old.
    Delete(Vec<MessageId>),
}

/// A file or place that the bot makes itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// A file with its bytes.
    Document(Document),
    /// A place on the map.
    Venue(Venue),
}

/// A place on the map (Telegram Bot API: sendVenue). Neither title nor address may be empty.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Venue {
    /// Millionths of a degree north, and east.
    pub(crate) at: [i64; 2],
    pub(crate) title: String,
    pub(crate) address: String,
}

impl std::fmt::Debug for Venue {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Venue(…)")
    }
}

impl From<&Pin> for Venue {
    fn from(pin: &Pin) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
        let millionths = |degrees: f64| (degrees * 1e6).round() as i64;
        let or = |one: &str, other: &str| {
            let one = if one.trim().is_empty() { other } else { one };
            if one.trim().is_empty() { "–".to_owned() } else { one.trim().to_owned() }
        };
        let (title, address) = (or(&pin.title, &pin.address), or(&pin.address, &pin.title));
        Self { at: [millionths(pin.latitude), millionths(pin.longitude)], title, address }
    }
}

/// The buttons under a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Keyboard {
    /// Nothing.
    None,
    /// Buttons that belong to the message.
    Inline(Vec<Vec<Key>>),
    /// The permanent keyboard below the chat.
    Standing(Vec<Vec<String>>),
}

impl Keyboard {
    /// How many buttons belong to the message.
    pub(crate) fn buttons(&self) -> usize {
        match self {
            Self::Inline(rows) => rows.iter().map(Vec::len).sum(),
            Self::None | Self::Standing(_) => 0,
        }
    }
}

/// An inline button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// A label, and the data that come back.
    Press(String, String),
    /// A label, and the address that opens.
    Open(String, String),
}

pub(crate) fn opens(label: &str, link: &str) -> Option<InlineKeyboardButton> {
    link.parse().ok().map(|address| InlineKeyboardButton::url(label, address))
}

/// Whether a button can open this address.
pub(crate) fn is_address(link: &str) -> bool {
    opens("", link).is_some()
}
