#![expect(clippy::unwrap_used, clippy::panic, reason = "a failing test may panic")]

use bot_core::announcement::{Attachment, FileKind};
use serde_json::{Value, json};
use teloxide::types::MessageId;

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
fn other_private_content_is_unreadable() {
    for content in [
        // Telegram always says what kind of sound it is.
        json!({"voice": {"file_id": "f", "file_unique_id": "u", "file_size": 1, "duration": 3}}),
        json!({"contact": {"phone_number": "+33", "first_name": "Sok"}}),
        json!({"dice": {"emoji": "🎲", "value": 3}}),
        json!({"photo": [], "caption": "none"}),
        json!({"something_that_telegram_adds_next_year": {"x": 1}}),
    ] {
        let update = message(private_chat(), content.clone());
        assert_eq!(event(&update), Some(Event::Unreadable), "{content}");
    }
}

#[test]
fn a_voice_note_and_a_place_on_the_map_are_heard_and_seen() {
    let voice = json!({"file_id": "f", "file_unique_id": "u", "file_size": 9, "duration": 3, "mime_type": "audio/ogg"});
    let Some(Event::Voice { file, seconds }) =
        event(&message(private_chat(), json!({"voice": voice})))
    else {
        panic!("no voice note")
    };
    assert_eq!((file.kind, file.size, seconds), (FileKind::Voice, 9, 3));
    let place = json!({"location": {"latitude": 49.19, "longitude": -122.85}});
    let Some(Event::Point(point)) = event(&message(private_chat(), place)) else {
        panic!("no place")
    };
    assert_eq!(point.degrees(), (49.19, -122.85));
}

/// The file of an update, its caption, and the caption with marks.
fn attached(content: Value) -> (Attachment, Option<String>, Option<String>) {
    let Inbound { incoming, .. } = inbound(&message(private_chat(), content)).unwrap();
    let Event::Attachment { file, caption } = incoming.event else { panic!("no attachment") };
    (file, caption, incoming.formatted)
}

#[test]
fn a_photo_comes_in_its_largest_size_with_its_caption() {
    let size = |id: &str, width: u32| json!({"file_id": id, "file_unique_id": id, "file_size": width * 10, "width": width, "height": 90});
    let (file, caption, formatted) = attached(json!({
        "photo": [size("s", 90), size("l", 1_280), size("m", 320)],
        "caption": "សូមមក now",
        "caption_entities": [{"type": "bold", "offset": 0, "length": 5}],
    }));
    assert_eq!((file.kind, file.file.as_str(), file.size), (FileKind::Photo, "l", 12_800));
    assert_eq!(file.platform, Platform::Telegram);
    assert_eq!(caption.as_deref(), Some("សូមមក now"));
    assert_eq!(formatted.as_deref(), Some("**សូមមក** now"));
}

#[test]
fn a_document_comes_with_its_name_and_a_moving_picture_is_none() {
    let document =
        json!({"file_id": "d", "file_unique_id": "u", "file_size": 7, "file_name": "a.pdf"});
    let (file, caption, formatted) = attached(json!({"document": document}));
    assert_eq!((file.kind, file.file.as_str()), (FileKind::Document, "d"));
    assert_eq!((file.name.as_deref(), caption, formatted), (Some("a.pdf"), None, None));
    let mut moving = document.clone();
    moving["duration"] = json!(3);
    moving["width"] = json!(10);
    moving["height"] = json!(10);
    moving["mime_type"] = json!("video/mp4");
    let update = message(private_chat(), json!({"animation": moving, "document": document}));
    assert_eq!(event(&update), Some(Event::Unreadable));
}

#[test]
fn a_group_is_told_nothing_of_files_and_its_title_comes_with_what_is_addressed() {
    let photo = json!([{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]);
    assert_eq!(event(&message(group(), json!({"photo": photo}))), None);
    let said = inbound(&message(group(), json!({"text": "/petitions"}))).unwrap();
    assert_eq!(said.incoming.title.as_deref(), Some("Lyon"));
    let private = inbound(&message(private_chat(), json!({"text": "x"}))).unwrap();
    assert_eq!(private.incoming.title, None);
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
    let post =
        json!({"message_id": 1, "date": 1, "chat": channel, "text": "x", "sender_chat": channel});
    assert_eq!(event(&json!({"update_id": 1, "channel_post": post})), None);
}

#[test]
fn bots_anonymous_admins_and_channels_are_no_persons() {
    let mut bot = person();
    bot["is_bot"] = json!(true);
    assert_eq!(event(&message(private_chat(), json!({"text": "x", "from": bot}))), None);
    assert_eq!(event(&message(group(), json!({"text": "/sign", "sender_chat": group()}))), None);
}

#[test]
fn in_groups_only_what_is_addressed_to_the_bot_passes() {
    assert_eq!(said_in_group("/sign@samleng_bot"), text("/sign"));
    assert_eq!(said_in_group("/start@Samleng_Bot free-them"), text("/start free-them"));
    assert_eq!(said_in_group("/petitions"), text("/petitions"));
    assert_eq!(said_in_group("@samleng_bot, ញត្តិ"), text("ញត្តិ"));
    assert_eq!(said_in_group("@Samleng_bot"), text(""));
    for other in
        ["/sign@other_bot", "/ban", "/", "hello", "@samleng_bots x", "@ខ្មែរ", "sign @samleng_bot"]
    {
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
    let mut query = json!({"id": "q", "from": person(), "chat_instance": "c", "data": "sign:1"});
    if let Some(message) = message {
        query["message"] = message;
    }
    json!({"update_id": 901, "callback_query": query})
}

#[test]
fn a_press_knows_its_chat_and_message_also_when_the_message_is_inaccessible() {
    for date in [1_790_000_000, 0] {
        let message = json!({"message_id": 12, "date": date, "chat": private_chat(), "text": "t"});
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
fn a_press_under_a_file_is_told_apart() {
    let photo = json!([{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]);
    let message = json!({"message_id": 12, "date": 1, "chat": private_chat(), "photo": photo});
    let place = inbound(&press(Some(message))).unwrap().place;
    assert_eq!(place.origin, Origin::PressedFile(MessageId(12)));
}

#[test]
fn a_press_in_a_group_is_a_group_press_and_every_press_is_answered() {
    let message = json!({"message_id": 12, "date": 1, "chat": group(), "text": "t"});
    let update = press(Some(message));
    assert_eq!(inbound(&update).unwrap().incoming.chat, ChatKind::Group);
    let update = parse(&update);
    assert_eq!(press_to_answer(&update).map(|id| id.0.as_str()), Some("q"));
}

fn member(status: &str) -> Value {
    let bot = json!({"id": ME, "is_bot": true, "first_name": "B"});
    match status {
        "posts" | "deletes" => {
            let mut admin = json!({"user": bot, "status": "administrator", "can_post_messages": status == "posts"});
            for right in [
                "can_be_edited",
                "is_anonymous",
                "can_manage_chat",
                "can_delete_messages",
                "can_manage_video_chats",
                "can_restrict_members",
                "can_promote_members",
                "can_change_info",
                "can_invite_users",
                "can_post_stories",
                "can_edit_stories",
                "can_delete_stories",
            ] {
                admin[right] = json!(false);
            }
            admin
        }
        "mute" => {
            let mut restricted =
                json!({"user": bot, "status": "restricted", "until_date": 0, "is_member": true});
            for right in [
                "messages",
                "audios",
                "documents",
                "photos",
                "videos",
                "video_notes",
                "voice_notes",
                "polls",
                "other_messages",
            ] {
                restricted[format!("can_send_{right}")] = json!(false);
            }
            for right in [
                "add_web_page_previews",
                "change_info",
                "invite_users",
                "pin_messages",
                "manage_topics",
            ] {
                restricted[format!("can_{right}")] = json!(false);
            }
            restricted
        }
        status => json!({"user": bot, "status": status, "until_date": 0}),
    }
}

fn change(chat: &Value, before: &str, now: &str) -> Value {
    let change = json!({"chat": chat, "from": person(), "date": 1,
        "old_chat_member": member(before), "new_chat_member": member(now)});
    json!({"update_id": 902, "my_chat_member": change})
}

#[test]
fn blocking_and_unblocking_are_told_apart() {
    let private = private_chat();
    assert_eq!(event(&change(&private, "member", "kicked")), Some(Event::Blocked));
    assert_eq!(event(&change(&private, "kicked", "member")), Some(Event::Unblocked));
}

#[test]
fn a_group_adds_the_bot_promotes_it_silences_it_and_removes_it() {
    let group = group();
    for (before, now, told) in [
        ("left", "member", Some(Event::Added)),
        ("kicked", "posts", Some(Event::Added)),
        ("member", "posts", Some(Event::Added)),
        ("mute", "member", Some(Event::Added)),
        ("posts", "member", None),
        ("posts", "deletes", None),
        ("member", "mute", Some(Event::Removed)),
        ("member", "kicked", Some(Event::Removed)),
        ("posts", "left", Some(Event::Removed)),
        ("mute", "left", None),
    ] {
        assert_eq!(event(&change(&group, before, now)), told, "{before} → {now}");
    }
    let Inbound { incoming, place } = inbound(&change(&group, "left", "member")).unwrap();
    assert_eq!(incoming.title.as_deref(), Some("Lyon"));
    assert_eq!(incoming.address, Address("-100123".to_owned()));
    assert_eq!(incoming.account.user, "5000000042");
    assert_eq!((incoming.chat, place.private), (ChatKind::Group, false));
}

#[test]
fn a_channel_counts_only_where_the_bot_can_post() {
    let channel = json!({"id": -1009, "type": "channel", "title": "News"});
    for (before, now, told) in [
        ("left", "posts", Some(Event::Added)),
        ("left", "deletes", None),
        ("deletes", "posts", Some(Event::Added)),
        ("posts", "deletes", Some(Event::Removed)),
        ("posts", "kicked", Some(Event::Removed)),
        ("deletes", "left", None),
    ] {
        assert_eq!(event(&change(&channel, before, now)), told, "{before} → {now}");
    }
}

#[test]
fn an_administrator_who_stays_anonymous_is_nobody() {
    let mut update = change(&group(), "left", "member");
    update["my_chat_member"]["from"] =
        json!({"id": 1_087_968_824, "is_bot": true, "first_name": "Group"});
    assert_eq!(event(&update), None);
}
