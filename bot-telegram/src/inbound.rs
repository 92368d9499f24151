//! From Telegram's updates to the core's. Pure: updates that are not for the bot or not from a person
//! end here.

mod attachment;
mod formatted;
mod membership;

use bot_core::command::TABLE;
use bot_core::incoming::{ChatKind, Event, Incoming, Point};
use bot_core::platform::{Account, Address, Platform};
use teloxide::types::{
    CallbackQuery, CallbackQueryId, ChatId, ChatMemberUpdated, Location, MaybeInaccessibleMessage,
    MediaKind, Message, MessageKind, ThreadId, Update, UpdateKind, User,
};

use formatted::formatted;

use crate::place::{Origin, Place};

/// Who the bot is: what addressing it needs.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub(crate) id: u64,
    /// Without the `@`.
    pub(crate) username: String,
}

/// An update for the core, and what the adapter keeps.
#[derive(Clone, Debug)]
pub(crate) struct Inbound {
    pub(crate) incoming: Incoming,
    pub(crate) place: Place,
}

/// The callback to answer, so that the pressed button stops spinning. Every press has one, also one
/// that means nothing to the core.
pub(crate) fn press_to_answer(update: &Update) -> Option<&CallbackQueryId> {
    match &update.kind {
        UpdateKind::CallbackQuery(query) => Some(&query.id),
        _ => None,
    }
}

/// Reads one update. `None` if it is not for the bot.
pub(crate) fn read(update: &Update, me: &Identity) -> Option<Inbound> {
    let read = match &update.kind {
        UpdateKind::Message(message) => read_message(message, me)?,
        UpdateKind::CallbackQuery(query) => read_press(query)?,
        UpdateKind::MyChatMember(change) => read_membership(change)?,
        _ => return None,
    };
    let Read { from, place, title, event, formatted } = read;
    // An anonymous administrator appears as a bot as well.
    if from.is_bot {
        return None;
    }
    let incoming = Incoming {
        update: update.id.0.to_string(),
        account: Account { platform: Platform::Telegram, user: from.id.0.to_string() },
        profile_name: Some(from.full_name().trim().to_owned()).filter(|name| !name.is_empty()),
        language_hint: from.language_code.clone(),
        chat: if place.private { ChatKind::Private } else { ChatKind::Group },
        title: title.map(str::to_owned),
        address: Address(place.chat.0.to_string()),
        event,
        formatted,
        form: None,
        terminal_role: None,
    };
    Some(Inbound { incoming, place })
}

/// What an update tells.
struct Read<'a> {
    from: &'a User,
    place: Place,
    title: Option<&'a str>,
    event: Event,
    formatted: Option<String>,
}

fn read_message<'a>(message: &'a Message, me: &Identity) -> Option<Read<'a>> {
    // With a sender chat, `from` is a stand-in (Telegram Bot API: Message.sender_chat): an anonymous
    // admin or a channel is no person who could sign.
    let from = message.from.as_ref().filter(|_| message.sender_chat.is_none())?;
    let (event, formatted) = if message.chat.is_private() {
        private_event(message)?
    } else {
        (group_event(message, me)?, None)
    };
    let place = Place {
        chat: message.chat.id,
        private: message.chat.is_private(),
        thread: message.thread_id.filter(|_| message.is_topic_message),
        origin: Origin::Typed(message.id),
    };
    Some(Read { from, place, title: message.chat.title(), event, formatted })
}

/// What somebody sent, and the same with their formatting.
fn private_event(message: &Message) -> Option<(Event, Option<String>)> {
    let unreadable = Some((Event::Unreadable, None));
    match &message.kind {
        MessageKind::Common(common) => match &common.media_kind {
            MediaKind::Text(text) => {
                Some((Event::Text(text.text.clone()), formatted(&text.text, &text.entities)))
            }
            MediaKind::Photo(photo) => attachment::photo(photo).or(unreadable),
            MediaKind::Document(document) => Some(attachment::document(document)),
            MediaKind::Voice(voice) => Some(attachment::voice(voice)),
            MediaKind::Location(place) => point(&place.location).or(unreadable),
            MediaKind::Venue(place) => point(&place.venue.location).or(unreadable),
            MediaKind::Migration(_) => None,
            _ => unreadable,
        },
        // A message of a kind that teloxide does not know comes out empty; most of these are from
        // people.
        MessageKind::Dice(_) | MessageKind::Empty {} => unreadable,
        _ => None,
    }
}

/// A place on the map.
fn point(place: &Location) -> Option<(Event, Option<String>)> {
    Some((Event::Point(Point::new(place.latitude, place.longitude)?), None))
}

/// Only messages that are addressed to the bot, with its name removed; and that the group moves.
fn group_event(message: &Message, me: &Identity) -> Option<Event> {
    if message.chat.is_channel() {
        return None;
    }
    if let Some(to) = message.migrate_to_chat_id() {
        return Some(Event::Moved(Address(to.0.to_string())));
    }
    let text = message.text()?.trim();
    if text.starts_with('/') {
        return group_command(text, me).map(Event::Text);
    }
    if let Some(rest) = after_mention(text, &me.username) {
        return Some(Event::Text(rest.to_owned()));
    }
    let answers_me =
        message.reply_to_message()?.from.as_ref().is_some_and(|from| from.id.0 == me.id);
    answers_me.then(|| Event::Text(text.to_owned()))
}

/// `/sign@this_bot x` as `/sign x`. A command without a name counts only if the bot has it, because an
/// administrator bot also sees commands meant for other bots.
fn group_command(text: &str, me: &Identity) -> Option<String> {
    let (head, tail) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let head = match head.split_once('@') {
        Some((head, name)) => name.eq_ignore_ascii_case(&me.username).then_some(head)?,
        None => {
            TABLE.iter().any(|spec| head[1..].eq_ignore_ascii_case(spec.name)).then_some(head)?
        }
    };
    Some(if tail.is_empty() { head.to_owned() } else { format!("{head} {tail}") })
}

/// What follows `@this_bot` at the start of a text.
fn after_mention<'a>(text: &'a str, username: &str) -> Option<&'a str> {
    let rest = text.strip_prefix('@')?;
    let name = rest.get(..username.len())?;
    let rest = &rest[username.len()..];
    let ends = !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_');
    let ours = name.eq_ignore_ascii_case(username) && ends;
    ours.then(|| rest.trim_start_matches([',', ':']).trim())
}

fn read_press(query: &CallbackQuery) -> Option<Read<'_>> {
    let data = query.data.clone()?;
    let place = match &query.message {
        Some(message) => Place {
            chat: message.chat().id,
            private: message.chat().is_private(),
            thread: message.regular_message().and_then(topic),
            origin: pressed(message),
        },
        // Without message and inline id the message is too old for Telegram to show it. The person's
        // own chat is the one place where an answer is always right.
        None if query.inline_message_id.is_none() => Place::of(ChatId::from(query.from.id)),
        None => return None,
    };
    let title = query.message.as_ref().and_then(|message| message.chat().title());
    Some(Read { from: &query.from, place, title, event: Event::Press(data), formatted: None })
}

fn pressed(message: &MaybeInaccessibleMessage) -> Origin {
    let file = |message: &Message| {
        message.photo().is_some() || message.document().is_some() || message.voice().is_some()
    };
    if message.regular_message().is_some_and(file) {
        Origin::PressedFile(message.id())
    } else {
        Origin::Pressed(message.id())
    }
}

fn topic(message: &Message) -> Option<ThreadId> {
    message.thread_id.filter(|_| message.is_topic_message)
}

fn read_membership(change: &ChatMemberUpdated) -> Option<Read<'_>> {
    let event = membership::event(change)?;
    let (place, title) = (Place::of(change.chat.id), change.chat.title());
    Some(Read { from: &change.from, place, title, event, formatted: None })
}

#[cfg(test)]
mod tests;
