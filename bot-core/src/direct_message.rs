//! A durable message to one person. It is kept until it is sent, and no longer.
//!
//! It consists of message ids and arguments, not of a finished text: the locale files decide how it
//! reads when it is sent.

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

/// The content of a direct message.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contents {
    /// Lines, and buttons below them, one per row.
    Plain {
        /// In reading order.
        lines: Vec<MessageLine>,
        /// In this order.
        #[serde(default)]
        buttons: Vec<MessageButton>,
    },
}

/// One paragraph: a message of the locale files, or a person's own words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageLine {
    /// The message's id; empty if the line is a person's own words.
    pub id: String,
    /// Its arguments, all of them texts. A line of own words has one argument, without a name.
    #[serde(default)]
    pub args: Vec<(String, String)>,
    /// Whether it is shown as a quotation.
    #[serde(default)]
    pub quote: bool,
}

/// A button under a direct message.
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
    /// A message. Write it with [`msg!`](crate::msg), so that the tests compare it with the locale
    /// files. Its arguments must be texts or numbers; others are lost.
    pub fn say(message: Message) -> Self {
        let words = |arg| match arg {
            Arg::Text(text) => text,
            Arg::Number(number) => number.to_string(),
            _ => String::new(),
        };
        let args = message.args.into_iter().map(|(name, arg)| (name.into_owned(), words(arg)));
        Self { id: message.id, args: args.collect(), quote: false }
    }

    /// A person's own words, as a quotation.
    pub fn quoted(words: impl Into<String>) -> Self {
        Self { id: String::new(), args: vec![(String::new(), words.into())], quote: true }
    }

    /// The person's own words, if the line is that.
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
