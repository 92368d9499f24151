//! A durable message to one person: what it says, kept until it is sent and no longer.
//!
//! It is given as ids of messages and their words, not as a finished text: the locale files decide how
//! it reads when it goes.

use serde::{Deserialize, Serialize};

use crate::announcement::Attachment;
use crate::locale::Locale;
use crate::platform::Platform;
use crate::text::{Arg, Message};

/// One message to one person. It is sent at most once; see [`crate::store::direct_messages::add`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectMessage {
    /// Which platform it goes through.
    pub platform: Platform,
    /// The person's private chat there.
    pub address: String,
    /// Their language.
    pub locale: Locale,
    /// What it says.
    pub what: Contents,
    /// A voice note above the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Attachment>,
}

/// What a note says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contents {
    /// Lines, and buttons below them, each in a row of its own.
    Plain {
        /// In reading order.
        lines: Vec<MessageLine>,
        /// In this order.
        #[serde(default)]
        buttons: Vec<MessageButton>,
    },
}

/// One paragraph of a note: a message of the locale files, or somebody's own words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageLine {
    /// The message's id; empty where the line is somebody's own words.
    pub id: String,
    /// Its arguments, all of them texts; of somebody's own words there is one, without a name.
    #[serde(default)]
    pub args: Vec<(String, String)>,
    /// Whether it is set apart.
    #[serde(default)]
    pub quote: bool,
}

/// A button under a note.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageButton {
    /// The id of its label.
    pub id: String,
    /// What it sends back: at most 64 bytes of ASCII.
    pub data: String,
}

impl std::fmt::Debug for DirectMessage {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("DirectMessage(…)")
    }
}

impl std::fmt::Debug for Contents {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Contents(…)")
    }
}

impl std::fmt::Debug for MessageLine {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "MessageLine({})", self.id)
    }
}

impl std::fmt::Debug for MessageButton {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "MessageButton({})", self.id)
    }
}

impl MessageLine {
    /// A message: write it with [`msg!`](crate::msg), so that the tests compare it with the files. Its
    /// arguments must be texts or numbers; of anything else nothing is kept.
    pub fn say(message: Message) -> Self {
        let words = |arg| match arg {
            Arg::Text(text) => text,
            Arg::Number(number) => number.to_string(),
            _ => String::new(),
        };
        let args = message.args.into_iter().map(|(name, arg)| (name.into_owned(), words(arg)));
        Self { id: message.id, args: args.collect(), quote: false }
    }

    /// Somebody's own words, set apart.
    pub fn quoted(words: impl Into<String>) -> Self {
        Self { id: String::new(), args: vec![(String::new(), words.into())], quote: true }
    }

    /// Somebody's own words, if the line is that.
    pub fn own_words(&self) -> Option<&str> {
        let (_, words) = self.args.first()?;
        self.id.is_empty().then_some(words)
    }
}

impl MessageButton {
    /// A button whose label has no arguments.
    pub fn new(label: Message, data: impl Into<String>) -> Self {
        Self { id: label.id, data: data.into() }
    }
}
