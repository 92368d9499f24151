//! From Discord's events to the core's. Pure: what is not for the bot, or not from a person, ends here.

use bot_core::incoming::Incoming;
use serenity::model::application::Interaction;
use serenity::model::channel::Message;
use serenity::model::id::{ApplicationId, ChannelId, GuildId, InteractionId, MessageId, UserId};

/// Where an update happened, in Discord's terms: what the core does not need and the answer does.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// Somebody used a command, pressed, chose or filled in.
    Interaction(Origin),
    /// Somebody wrote to the bot.
    Direct {
        /// Who.
        user: UserId,
        /// Their chat with the bot.
        channel: ChannelId,
    },
    /// A person to whom the bot speaks of its own accord.
    User(UserId),
    /// A channel of a server.
    Channel(GuildId, ChannelId),
}

/// An interaction that waits for its one first response.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) id: InteractionId,
    /// Good for fifteen minutes.
    pub(crate) token: String,
    pub(crate) user: UserId,
    /// The chat with the bot in which it happened; elsewhere only the person may see the answer.
    pub(crate) direct: Option<ChannelId>,
    /// The message whose button was pressed or from which the form was opened, if it is the person's own
    /// screen: the answer may take its place. A post that others see stays as it is.
    pub(crate) screen: Option<MessageId>,
}

impl Origin {
    /// Whether the answer is marked as for the person's eyes only (Discord: EPHEMERAL). In the chat with
    /// the bot nobody else reads along.
    pub(crate) const fn ephemeral(&self) -> bool {
        self.direct.is_none()
    }
}

/// What an event asks of the adapter.
pub(crate) enum Inbound {
    /// The core decides.
    Update(Box<Incoming>, Place),
    /// A form is to be opened at once: the body of the first response.
    Form(Origin, serde_json::Value),
    /// Choices for what is being typed.
    Suggest(Origin, bot_core::features::suggest::Asked),
}

/// Who the bot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) application: ApplicationId,
    pub(crate) user: UserId,
}

/// What somebody did with a command, a button, a choice or a form.
pub(crate) fn read_interaction(
    _interaction: &Interaction,
    _me: &Identity,
    _catalogue: &bot_core::i18n::Catalogue,
) -> Option<Inbound> {
    None
}

/// What somebody wrote to the bot.
pub(crate) fn read_message(_message: &Message, _me: &Identity) -> Option<Inbound> {
    None
}
