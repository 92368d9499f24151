//! Where something happens on Telegram: a chat, its topic, and the message that it is about.

use teloxide::types::{ChatId, MessageId, ThreadId};

/// Where an update happened, in Telegram's terms. The core does not need it, the answer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) chat: ChatId,
    pub(crate) private: bool,
    /// The forum topic, where the group has topics.
    pub(crate) thread: Option<ThreadId>,
    pub(crate) origin: Origin,
}

impl Place {
    /// A chat in which nothing happened: the bot writes unasked.
    pub(crate) const fn of(chat: ChatId) -> Self {
        Self { chat, private: is_private(chat), thread: None, origin: Origin::None }
    }
}

/// The message that an update is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A person wrote it.
    Typed(MessageId),
    /// The bot wrote it, and a button under it was pressed.
    Pressed(MessageId),
    /// The same for a message that holds a file, which no text can replace.
    PressedFile(MessageId),
    /// None: the bot was blocked, or writes unasked.
    None,
}

/// Private chats have the person's id; groups and channels have negative ids.
pub(crate) const fn is_private(chat: ChatId) -> bool {
    chat.0 > 0
}
