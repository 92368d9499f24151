//! From Discord's events to the core's. Pure: events that are not for the bot or not from a person end
//! here.

mod attachment;
mod form;

use bot_core::command::{Command, Spec, TABLE};
use bot_core::features::suggest::Asked;
use bot_core::i18n::Catalogue;
use bot_core::incoming::{ChatKind, Event, Incoming};
use bot_core::platform::{Account, Address, Platform};
use serenity::model::application::{
    CommandInteraction, CommandType, ComponentInteraction, ComponentInteractionDataKind,
    Interaction, ModalInteraction, ResolvedValue,
};
use serenity::model::channel::{Message, MessageFlags, MessageType};
use serenity::model::id::{ApplicationId, ChannelId, GuildId, InteractionId, MessageId, UserId};
use serenity::model::user::User;

pub(crate) use form::form_id;

/// The prefix of the id of a button that does what a start link does on other platforms.
pub(crate) const START: &str = "start:";
/// The core's buttons never send back more (Telegram Bot API: 64 bytes).
const DATA_BYTES: usize = 64;

/// Who the bot is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Identity {
    pub(crate) application: ApplicationId,
    pub(crate) user: UserId,
}

/// Where an update happened, in Discord's terms. The core does not need it, the answer does.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// Somebody used a command, pressed a button, chose from a list or filled in a form.
    Interaction(Origin),
    /// Somebody wrote to the bot.
    Direct {
        /// Who.
        user: UserId,
        /// Their chat with the bot.
        channel: ChannelId,
    },
    /// A person to whom the bot writes unasked.
    User(UserId),
    /// A channel of a server.
    Channel(GuildId, ChannelId),
}

/// An interaction, which must get exactly one first response.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) id: InteractionId,
    /// Valid for fifteen minutes.
    pub(crate) token: String,
    pub(crate) user: UserId,
    /// The chat with the bot, if it happened there; elsewhere only the person may see the answer.
    pub(crate) direct: Option<ChannelId>,
    /// The message whose button was pressed, or from which the form was opened, if it is the person's
    /// own screen: the answer may replace it. A post that others can see is never replaced.
    pub(crate) screen: Option<MessageId>,
}

impl Origin {
    /// Whether the answer is visible to this person only (Discord: EPHEMERAL). In the chat with the bot
    /// nobody else reads along.
    pub(crate) const fn ephemeral(&self) -> bool {
        self.direct.is_none()
    }
}

/// What an event needs from the adapter.
pub(crate) enum Inbound {
    /// An update for the core.
    Update(Box<Incoming>, Place),
    /// A form must be opened at once: the data of the first response.
    Form(Origin, serde_json::Value),
    /// Suggestions for what is being typed.
    Suggest(Origin, bot_core::features::suggest::Asked),
}

/// Whether this can be the data of one of the core's buttons.
pub(crate) fn is_data(data: &str) -> bool {
    data.is_ascii() && (1..=DATA_BYTES).contains(&data.len())
}

/// Reads one interaction. `None` if it is not for the bot.
pub(crate) fn read_interaction(
    interaction: &Interaction,
    me: &Identity,
    catalogue: &Catalogue,
) -> Option<Inbound> {
    match interaction {
        Interaction::Command(command) if command.application_id == me.application => {
            read_command(command)
        }
        Interaction::Autocomplete(command) if command.application_id == me.application => {
            read_typing(command)
        }
        Interaction::Component(pressed) if pressed.application_id == me.application => {
            read_press(pressed, catalogue)
        }
        Interaction::Modal(filled) if filled.application_id == me.application => read_form(filled),
        _ => None,
    }
}

/// Reads one message. Only messages in a person's chat with the bot count.
pub(crate) fn read_message(message: &Message, me: &Identity) -> Option<Inbound> {
    let by_person = !message.author.bot && message.webhook_id.is_none();
    let written = matches!(message.kind, MessageType::Regular | MessageType::InlineReply);
    if message.guild_id.is_some() || message.author.id == me.user || !by_person || !written {
        return None;
    }
    let event = match attachment::read(message) {
        Some(event) => event,
        None if message.content.trim().is_empty() => Event::Unreadable,
        None => Event::Text(message.content.clone()),
    };
    let user = message.author.id;
    let incoming = incoming(message.id.get(), &message.author, None, event);
    Some(update(incoming, Place::Direct { user, channel: message.channel_id }))
}

fn update(incoming: Incoming, place: Place) -> Inbound {
    Inbound::Update(Box::new(incoming), place)
}

/// An update in a chat that only this person reads: the chat with the bot, or answers that others can't
/// see.
fn incoming(id: u64, user: &User, locale: Option<&str>, event: Event) -> Incoming {
    // Without a display name there is only a handle, which is not a person's name.
    let name = user.global_name.as_deref().unwrap_or_default().trim();
    Incoming {
        update: id.to_string(),
        account: Account { platform: Platform::Discord, user: user.id.to_string() },
        profile_name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        language_hint: locale.and_then(hint),
        chat: ChatKind::Private,
        title: None,
        address: Address(user.id.to_string()),
        event,
        formatted: None,
        form: None,
        terminal_role: None,
    }
}

/// Discord has no Khmer interface, so an English one says nothing about its reader's language.
fn hint(locale: &str) -> Option<String> {
    let english = locale.eq_ignore_ascii_case("en") || locale.to_lowercase().starts_with("en-");
    (!english).then(|| locale.to_owned())
}

fn read_command(command: &CommandInteraction) -> Option<Inbound> {
    let spec = known(command)?;
    let (mut text, mut file) = (format!("/{}", spec.name), None);
    for option in command.data.options() {
        let value = match option.value {
            ResolvedValue::String(value) => value.trim().to_owned(),
            ResolvedValue::Boolean(on) => if on { "on" } else { "off" }.to_owned(),
            ResolvedValue::Role(role) => role.id.to_string(),
            ResolvedValue::Attachment(sent) => {
                file = attachment::event(sent, None);
                continue;
            }
            _ => continue,
        };
        let plain = spec.argument.is_some_and(|argument| argument.as_str() == option.name);
        text.push(' ');
        text.push_str(&if plain { value } else { format!("{}:{value}", option.name) });
    }
    let event = file.unwrap_or(Event::Text(text));
    let mut incoming =
        incoming(command.id.get(), person(&command.user)?, Some(&command.locale), event);
    // The only command that concerns the channel in which it is given.
    if let Some(guild) = command.guild_id.filter(|_| spec.command == Command::Channel) {
        incoming.chat = ChatKind::Group;
        incoming.address = channel_address(guild, command.channel_id);
        incoming.title = command.channel.as_ref().and_then(|channel| channel.name.clone());
    }
    let direct = command.guild_id.is_none().then_some(command.channel_id);
    let (id, token, user) = (command.id, command.token.clone(), command.user.id);
    let place = Place::Interaction(Origin { id, token, user, direct, screen: None });
    Some(update(incoming, place))
}

/// `GUILD/CHANNEL`: permissions and scheduled events belong to the server.
pub(crate) fn channel_address(guild: GuildId, channel: ChannelId) -> Address {
    Address(format!("{guild}/{channel}"))
}

fn known(command: &CommandInteraction) -> Option<&'static Spec> {
    let typed = command.data.kind == CommandType::ChatInput;
    TABLE.iter().find(|spec| typed && spec.name == command.data.name)
}

fn person(user: &User) -> Option<&User> {
    Some(user).filter(|user| !user.bot)
}

fn read_typing(command: &CommandInteraction) -> Option<Inbound> {
    let argument = known(command)?.argument?;
    let typed = command.data.autocomplete()?.value.to_owned();
    let account =
        Account { platform: Platform::Discord, user: person(&command.user)?.id.to_string() };
    let direct = command.guild_id.is_none().then_some(command.channel_id);
    let (id, token, user) = (command.id, command.token.clone(), command.user.id);
    let origin = Origin { id, token, user, direct, screen: None };
    Some(Inbound::Suggest(origin, Asked { account, argument, typed }))
}

fn read_press(pressed: &ComponentInteraction, catalogue: &Catalogue) -> Option<Inbound> {
    let direct = pressed.guild_id.is_none().then_some(pressed.channel_id);
    let (id, token, user) = (pressed.id, pressed.token.clone(), person(&pressed.user)?.id);
    let screen = own_screen(&pressed.message, direct);
    let origin = Origin { id, token, user, direct, screen };
    let data = match &pressed.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.first()?.clone(),
        _ => pressed.data.custom_id.clone(),
    };
    if let Some(form) = form::open(&data, catalogue) {
        return Some(Inbound::Form(origin, form));
    }
    let event = match data.strip_prefix(START) {
        Some(payload) => Event::Text(format!("/start {payload}")),
        None => Event::Press(data),
    };
    let incoming = incoming(pressed.id.get(), &pressed.user, Some(&pressed.locale), event);
    Some(update(incoming, Place::Interaction(origin)))
}

/// The pressed message, if an answer may replace it: nobody else reads it, and it holds no file, which
/// would stay.
fn own_screen(message: &Message, direct: Option<ChannelId>) -> Option<MessageId> {
    let ephemeral = message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
    let own = (ephemeral || direct.is_some()) && message.attachments.is_empty();
    own.then_some(message.id)
}

fn read_form(filled: &ModalInteraction) -> Option<Inbound> {
    let (text, label) = form::filled(filled)?;
    let direct = filled.guild_id.is_none().then_some(filled.channel_id);
    let (id, token, user) = (filled.id, filled.token.clone(), person(&filled.user)?.id);
    let screen = filled.message.as_ref().and_then(|message| own_screen(message, direct));
    let origin = Origin { id, token, user, direct, screen };
    let event = Event::Text(text);
    let mut incoming = incoming(filled.id.get(), &filled.user, Some(&filled.locale), event);
    incoming.form = Some(label);
    Some(update(incoming, Place::Interaction(origin)))
}

#[cfg(test)]
mod tests;
