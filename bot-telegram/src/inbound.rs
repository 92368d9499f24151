//! From Telegram's update to the core's. Pure: what is not for the bot, or not from a person, ends
//! here.

use bot_core::command::TABLE;
use bot_core::incoming::{Account, Address, ChatKind, Event, Incoming, Platform};
use teloxide::types::{
    CallbackQuery, CallbackQueryId, ChatId, ChatMemberUpdated, MediaKind, Message, MessageId,
    MessageKind, ThreadId, Update, UpdateKind, User,
};

use crate::outbound::is_private;

/// Who the bot is, as far as addressing it goes.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub(crate) id: u64,
    /// Without the `@`.
    pub(crate) username: String,
}

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
    /// There is none: the bot was blocked, or speaks of its own accord.
    None,
}

/// An update for the core, and what stays with the adapter.
#[derive(Clone, Debug)]
pub(crate) struct Inbound {
    pub(crate) incoming: Incoming,
    pub(crate) place: Place,
}

/// The callback to answer, so that the pressed button stops spinning: of every press, also of those
/// that mean nothing to the core.
pub(crate) fn press_to_answer(update: &Update) -> Option<&CallbackQueryId> {
    match &update.kind {
        UpdateKind::CallbackQuery(query) => Some(&query.id),
        _ => None,
    }
}

/// Reads one update. `None` is nothing for the bot.
pub(crate) fn read(update: &Update, me: &Identity) -> Option<Inbound> {
    let (from, place, event) = match &update.kind {
        UpdateKind::Message(message) => read_message(message, me)?,
        UpdateKind::CallbackQuery(query) => read_press(query)?,
        UpdateKind::MyChatMember(change) => read_membership(change)?,
        _ => return None,
    };
    if from.is_bot {
        return None;
    }
    let incoming = Incoming {
        update: update.id.0.to_string(),
        account: Account { platform: Platform::Telegram, user: from.id.0.to_string() },
        profile_name: Some(from.full_name().trim().to_owned()).filter(|name| !name.is_empty()),
        language_hint: from.language_code.clone(),
        chat: if place.private { ChatKind::Private } else { ChatKind::Group },
        title: None,
        address: Address(place.chat.0.to_string()),
        event,
        formatted: None,
        terminal_role: None,
    };
    Some(Inbound { incoming, place })
}

type Read<'a> = (&'a User, Place, Event);

fn read_message<'a>(message: &'a Message, me: &Identity) -> Option<Read<'a>> {
    // With a sender chat, `from` is a stand-in (Telegram Bot API: Message.sender_chat): an anonymous
    // admin or a channel is no person who could sign.
    let from = message.from.as_ref().filter(|_| message.sender_chat.is_none())?;
    let event =
        if message.chat.is_private() { private_event(message)? } else { group_event(message, me)? };
    let place = Place {
        chat: message.chat.id,
        private: message.chat.is_private(),
        thread: message.thread_id.filter(|_| message.is_topic_message),
        origin: Origin::Typed(message.id),
    };
    Some((from, place, event))
}

fn private_event(message: &Message) -> Option<Event> {
    match &message.kind {
        MessageKind::Common(common) => match &common.media_kind {
            MediaKind::Text(text) => Some(Event::Text(text.text.clone())),
            MediaKind::Migration(_) => None,
            _ => Some(Event::Unreadable),
        },
        // What teloxide does not know yet comes out empty; people send such things, services rarely.
        MessageKind::Dice(_) | MessageKind::Empty {} => Some(Event::Unreadable),
        _ => None,
    }
}

/// Only what is addressed to the bot, with its name taken off.
fn group_event(message: &Message, me: &Identity) -> Option<Event> {
    if message.chat.is_channel() {
        return None;
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

/// `/sign@this_bot x` as `/sign x`. A command without a name counts only if the bot has it: an
/// administrator bot also sees those meant for others.
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
            origin: Origin::Pressed(message.id()),
        },
        // Without message and inline id the message is too old for Telegram to show; the person's own
        // chat is the one place where an answer can't be out of place.
        None if query.inline_message_id.is_none() => Place {
            chat: ChatId::from(query.from.id),
            private: true,
            thread: None,
            origin: Origin::None,
        },
        None => return None,
    };
    Some((&query.from, place, Event::Press(data)))
}

fn topic(message: &Message) -> Option<ThreadId> {
    message.thread_id.filter(|_| message.is_topic_message)
}

/// In a private chat a changed membership is exactly blocked or unblocked (Telegram Bot API:
/// Update.my_chat_member).
fn read_membership(change: &ChatMemberUpdated) -> Option<Read<'_>> {
    if !change.chat.is_private() {
        return None;
    }
    let blocked = change.new_chat_member.is_banned() || change.new_chat_member.is_left();
    let event = if blocked { Event::Blocked } else { Event::Unblocked };
    let place = Place { chat: change.chat.id, private: true, thread: None, origin: Origin::None };
    Some((&change.from, place, event))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failing test may panic")]

    use serde_json::{Value, json};

    use super::*;

    const ME: u64 = 7;

    fn parse(update: &Value) -> Update {
        serde_json::from_str(&update.to_string()).unwrap()
    }

    fn inbound(update: &Value) -> Option<Inbound> {
        let update = parse(update);
        assert!(!matches!(update.kind, UpdateKind::Error(_)), "the fixture does not parse");
        read(&update, &Identity { id: ME, username: "samleng_bot".to_owned() })
    }

    fn event(update: &Value) -> Option<Event> {
        inbound(update).map(|inbound| inbound.incoming.event)
    }

    fn person() -> Value {
        json!({"id": 5_000_000_042_u64, "is_bot": false, "first_name": "Sok", "last_name": "Dara", "language_code": "km"})
    }

    fn private_chat() -> Value {
        json!({"id": 5_000_000_042_u64, "type": "private", "first_name": "Sok"})
    }

    fn group() -> Value {
        json!({"id": -100_123, "type": "supergroup", "title": "Lyon"})
    }

    /// A message update with `extra` laid over the usual fields.
    fn message(chat: Value, extra: Value) -> Value {
        let mut message =
            json!({"message_id": 31, "date": 1_790_000_000, "chat": chat, "from": person()});
        for (key, value) in extra.as_object().unwrap() {
            message[key] = value.clone();
        }
        json!({"update_id": 900, "message": message})
    }

    fn said_in_group(text: &str) -> Option<Event> {
        event(&message(group(), json!({"text": text})))
    }

    fn text(text: &str) -> Option<Event> {
        Some(Event::Text(text.to_owned()))
    }

    #[test]
    fn a_private_text_becomes_an_incoming_with_all_its_facts() {
        let Inbound { incoming, place } =
            inbound(&message(private_chat(), json!({"text": "សួស្តី"}))).unwrap();
        assert_eq!(incoming.update, "900");
        assert_eq!(incoming.account.user, "5000000042");
        assert_eq!(incoming.account.platform, Platform::Telegram);
        assert_eq!(incoming.profile_name.as_deref(), Some("Sok Dara"));
        assert_eq!(incoming.language_hint.as_deref(), Some("km"));
        assert_eq!(incoming.chat, ChatKind::Private);
        assert_eq!(incoming.address, Address("5000000042".to_owned()));
        assert!(incoming.event == Event::Text("សួស្តី".to_owned()));
        assert_eq!(place.origin, Origin::Typed(MessageId(31)));
    }

    #[test]
    fn other_private_content_is_unreadable_with_and_without_a_caption() {
        let file = json!({"file_id": "f", "file_unique_id": "u", "file_size": 1});
        let mut voice = file.clone();
        voice["duration"] = json!(3);
        let mut photo = file;
        photo["width"] = json!(10);
        photo["height"] = json!(10);
        for content in [
            json!({"voice": voice}),
            json!({"photo": [photo], "caption": "my name is Sok"}),
            json!({"contact": {"phone_number": "+33", "first_name": "Sok"}}),
            json!({"location": {"latitude": 1.5, "longitude": 2.5}}),
            json!({"dice": {"emoji": "🎲", "value": 3}}),
            json!({"something_that_telegram_adds_next_year": {"x": 1}}),
        ] {
            assert_eq!(
                event(&message(private_chat(), content.clone())),
                Some(Event::Unreadable),
                "{content}"
            );
        }
    }

    #[test]
    fn service_messages_edits_and_channel_posts_are_nothing() {
        assert_eq!(
            event(&message(
                private_chat(),
                json!({"message_auto_delete_timer_changed": {"message_auto_delete_time": 1}})
            )),
            None
        );
        assert_eq!(event(&message(group(), json!({"new_chat_members": [person()]}))), None);
        let mut edited = message(private_chat(), json!({"text": "x"}));
        let body = edited.as_object_mut().unwrap().remove("message").unwrap();
        edited["edited_message"] = body;
        assert_eq!(event(&edited), None);
        let channel = json!({"id": -1009, "type": "channel", "title": "News"});
        let post = json!({"message_id": 1, "date": 1, "chat": channel, "text": "x", "sender_chat": channel});
        assert_eq!(event(&json!({"update_id": 1, "channel_post": post})), None);
    }

    #[test]
    fn bots_anonymous_admins_and_channels_are_no_persons() {
        let mut bot = person();
        bot["is_bot"] = json!(true);
        assert_eq!(event(&message(private_chat(), json!({"text": "x", "from": bot}))), None);
        assert_eq!(
            event(&message(group(), json!({"text": "/sign", "sender_chat": group()}))),
            None
        );
    }

    #[test]
    fn in_groups_only_what_is_addressed_to_the_bot_passes() {
        assert_eq!(said_in_group("/sign@samleng_bot"), text("/sign"));
        assert_eq!(said_in_group("/start@Samleng_Bot free-them"), text("/start free-them"));
        assert_eq!(said_in_group("/petitions"), text("/petitions"));
        assert_eq!(said_in_group("@samleng_bot, ញត្តិ"), text("ញត្តិ"));
        assert_eq!(said_in_group("@Samleng_bot"), text(""));
        for other in [
            "/sign@other_bot",
            "/ban",
            "/",
            "hello",
            "@samleng_bots x",
            "@ខ្មែរ",
            "sign @samleng_bot",
        ] {
            assert_eq!(said_in_group(other), None, "{other}");
        }
    }

    #[test]
    fn a_reply_to_the_bots_own_message_is_addressed_to_it() {
        let reply_to = |id: u64| {
            let author = json!({"id": id, "is_bot": true, "first_name": "B"});
            let original =
                json!({"message_id": 30, "date": 1, "chat": group(), "from": author, "text": "?"});
            message(group(), json!({"text": "France", "reply_to_message": original}))
        };
        assert_eq!(event(&reply_to(ME)), text("France"));
        assert_eq!(event(&reply_to(8)), None);
    }

    fn press(message: Option<Value>) -> Value {
        let mut query =
            json!({"id": "q", "from": person(), "chat_instance": "c", "data": "sign:1"});
        if let Some(message) = message {
            query["message"] = message;
        }
        json!({"update_id": 901, "callback_query": query})
    }

    #[test]
    fn a_press_knows_its_chat_and_message_also_when_the_message_is_inaccessible() {
        for date in [1_790_000_000, 0] {
            let message =
                json!({"message_id": 12, "date": date, "chat": private_chat(), "text": "t"});
            let Inbound { incoming, place } = inbound(&press(Some(message))).unwrap();
            assert!(incoming.event == Event::Press("sign:1".to_owned()));
            assert_eq!(incoming.chat, ChatKind::Private);
            assert_eq!(place.origin, Origin::Pressed(MessageId(12)));
        }
        let without = inbound(&press(None)).unwrap();
        assert_eq!(without.place.chat, ChatId(5_000_000_042));
        assert_eq!(without.place.origin, Origin::None);
    }

    #[test]
    fn a_press_in_a_group_is_a_group_press_and_every_press_is_answered() {
        let message = json!({"message_id": 12, "date": 1, "chat": group(), "text": "t"});
        let update = press(Some(message));
        assert_eq!(inbound(&update).unwrap().incoming.chat, ChatKind::Group);
        let update = parse(&update);
        assert_eq!(press_to_answer(&update).map(|id| id.0.as_str()), Some("q"));
    }

    #[test]
    fn blocking_and_unblocking_are_told_apart_and_groups_do_not_block() {
        let bot = json!({"id": ME, "is_bot": true, "first_name": "B"});
        let change = |chat: Value, status: &str| {
            let other = if status == "kicked" { "member" } else { "kicked" };
            let member = |status: &str| json!({"user": bot, "status": status, "until_date": 0});
            let change = json!({"chat": chat, "from": person(), "date": 1,
                "old_chat_member": member(other), "new_chat_member": member(status)});
            json!({"update_id": 902, "my_chat_member": change})
        };
        assert_eq!(event(&change(private_chat(), "kicked")), Some(Event::Blocked));
        assert_eq!(event(&change(private_chat(), "member")), Some(Event::Unblocked));
        assert_eq!(event(&change(group(), "kicked")), None);
    }
}
