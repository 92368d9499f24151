//! Where something happens on Telegram: a chat, its topic, and the message that it is about.

use teloxide::types::{ChatId, MessageId, ThreadId};

/// Where an update happened, in Telegram's terms: what the core does not need and the answer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) chat: ChatId,
    pub(crate) private: bool,
    /// The forum topic, where the group has topics.
    pub(crate) thread: Option<ThreadId>,
    pub(crate) origin: Origin,
}

impl Place {
    /// A chat in which nothing happened: the bot speaks of its own accord.
    pub(crate) const fn of(chat: ChatId) -> Self {
        Self { chat, private: is_private(chat), thread: None, origin: Origin::None }
    }
}

/// The message that an update belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A person wrote it.
    Typed(MessageId),
    /// The bot wrote it, and a button under it was pressed.
    Pressed(MessageId),
    /// The same for a message that holds a file: no text can take its place.
    PressedFile(MessageId),
    /// There is none: the bot was blocked, or speaks of its own accord.
    None,
}

/// A person's chat has the person's id; groups and channels count downwards from zero.
pub(crate) const fn is_private(chat: ChatId) -> bool {
    chat.0 > 0
}
