#![expect(clippy::unwrap_used, clippy::panic, reason = "a failing test may panic")]

use serde_json::{Value, json};

use super::*;

fn me() -> Identity {
    Identity { application: ApplicationId::new(900), user: UserId::new(901) }
}

fn user() -> Value {
    json!({ "id": "5", "username": "sokha_1", "global_name": "Sokha", "discriminator": "0", "avatar": null })
}

/// What every interaction has.
fn interaction(kind: u8, data: Value, guild: bool) -> Value {
    let mut all = json!({
        "id": "77", "application_id": "900", "type": kind, "token": "tok", "version": 1,
        "channel_id": "30", "locale": "en-US", "entitlements": [], "data": data,
        "attachment_size_limit": 10_485_760,
        "channel": { "id": "30", "name": "news", "type": 0, "permissions": "0" },
    });
    if guild {
        all["guild_id"] = json!("20");
        all["member"] = json!({
            "user": user(), "roles": [], "joined_at": "2026-01-01T00:00:00Z", "deaf": false,
            "mute": false, "flags": 0, "permissions": "0", "nick": "nick",
        });
    } else {
        all["user"] = user();
    }
    all
}

fn message(flags: u64) -> Value {
    json!({
        "id": "66", "channel_id": "30", "author": { "id": "901", "username": "bot", "bot": true, "discriminator": "0" },
        "content": "", "timestamp": "2026-01-01T00:00:00Z", "tts": false, "mention_everyone": false,
        "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": false,
        "type": 0, "flags": flags,
    })
}

fn read(value: Value) -> Option<Inbound> {
    let interaction: Interaction = serde_json::from_value(value).unwrap();
    read_interaction(&interaction, &me(), &Catalogue::load(None).unwrap())
}

fn updated(value: Value) -> (Incoming, Origin) {
    match read(value) {
        Some(Inbound::Update(incoming, Place::Interaction(origin))) => (*incoming, origin),
        _ => panic!("this is an update"),
    }
}

fn command(name: &str, options: Value, guild: bool) -> Value {
    let data = json!({ "id": "1", "name": name, "type": 1, "options": options });
    interaction(2, data, guild)
}

fn slug() -> Value {
    json!([{ "name": "petition", "type": 3, "value": "free-them" }])
}

#[test]
fn a_command_is_what_somebody_would_type_and_only_they_see_the_answer() {
    let (incoming, origin) = updated(command("sign", slug(), true));
    assert!(matches!(&incoming.event, Event::Text(text) if text == "/sign free-them"));
    assert_eq!(incoming.chat, ChatKind::Private);
    assert_eq!(incoming.address, Address("5".into()));
    assert_eq!(incoming.profile_name.as_deref(), Some("Sokha"));
    assert_eq!(incoming.update, "77");
    // An English app says nothing: there is no Khmer one.
    assert_eq!(incoming.language_hint, None);
    assert!(origin.ephemeral());
    let (_, origin) = updated(command("sign", slug(), false));
    assert!(!origin.ephemeral());
}

#[test]
fn the_channel_command_is_about_the_channel() {
    let options = json!([{ "name": "role", "type": 3, "value": "12" }]);
    let (incoming, origin) = updated(command("channel", options, true));
    assert_eq!(incoming.chat, ChatKind::Group);
    assert_eq!(incoming.address, Address("20/30".into()));
    assert_eq!(incoming.title.as_deref(), Some("news"));
    assert!(matches!(&incoming.event, Event::Text(text) if text == "/channel role:12"));
    assert!(origin.ephemeral());
    let (incoming, _) = updated(command("channel", json!([]), false));
    assert_eq!(incoming.chat, ChatKind::Private);
}

fn press(id: &str, flags: u64, guild: bool) -> Value {
    let mut all = interaction(3, json!({ "custom_id": id, "component_type": 2 }), guild);
    all["message"] = message(flags);
    all
}

#[test]
fn ones_own_screen_is_edited_and_what_others_see_is_not() {
    let (incoming, origin) = updated(press("petition:a", 64, true));
    assert!(matches!(&incoming.event, Event::Press(data) if data == "petition:a"));
    assert_eq!(origin.screen, Some(MessageId::new(66)));
    assert_eq!(updated(press("petition:a", 0, true)).1.screen, None);
    assert_eq!(updated(press("petition:a", 0, false)).1.screen, Some(MessageId::new(66)));
}

#[test]
fn a_button_that_leads_into_the_private_chat_starts_it() {
    let (incoming, _) = updated(press("start:free-them_lyon", 0, true));
    assert!(matches!(&incoming.event, Event::Text(text) if text == "/start free-them_lyon"));
}

#[test]
fn a_choice_from_a_list_is_a_press() {
    let data = json!({ "custom_id": "pick:0", "component_type": 3, "values": ["country:fr"] });
    let mut all = interaction(3, data, true);
    all["message"] = message(64);
    assert!(matches!(&updated(all).0.event, Event::Press(data) if data == "country:fr"));
}

#[test]
fn a_forms_button_opens_it_in_its_language_and_a_forged_one_does_not() {
    let Some(Inbound::Form(_, form)) =
        read(press(&form_id("form-name", Locale::EN, false), 64, true))
    else {
        panic!("a form")
    };
    assert_eq!(form["title"], "Name");
    assert_eq!(form["components"][0]["components"][0]["style"], 1);
    assert_eq!(form["custom_id"], "form:form-name");
    for forged in
        ["form:s:en:privacy-title", "form:x:en:form-name", "form:s:xx:form-name", "form:s"]
    {
        assert!(matches!(read(press(forged, 64, true)), Some(Inbound::Update(..))), "{forged}");
    }
}

use bot_core::locale::Locale;

#[test]
fn what_is_filled_in_is_what_somebody_wrote() {
    let field = json!({ "type": 4, "custom_id": "text", "value": "សុខា" });
    let data = json!({ "custom_id": "form:form-name", "components": [{ "type": 1, "components": [field] }] });
    let mut all = interaction(5, data, true);
    all["message"] = message(64);
    let (incoming, origin) = updated(all);
    assert!(matches!(&incoming.event, Event::Text(text) if text == "សុខា"));
    assert_eq!(incoming.form.as_deref(), Some("form-name"));
    assert_eq!(origin.screen, Some(MessageId::new(66)));
}

#[test]
fn what_is_typed_so_far_asks_for_choices() {
    let options = json!([{ "name": "petition", "type": 3, "value": "fre", "focused": true }]);
    let mut all = command("sign", options, true);
    all["type"] = json!(4);
    let Some(Inbound::Suggest(_, asked)) = read(all) else { panic!("choices") };
    assert_eq!(asked.typed, "fre");
}

fn written(change: impl Fn(&mut Value)) -> Option<Inbound> {
    let mut value = message(0);
    value["author"] = user();
    value["content"] = json!("hello");
    change(&mut value);
    read_message(&serde_json::from_value(value).unwrap(), &me())
}

#[test]
fn only_what_a_person_writes_to_the_bot_alone_is_read() {
    let Some(Inbound::Update(incoming, place)) = written(|_| ()) else { panic!("a message") };
    assert!(matches!(&incoming.event, Event::Text(text) if text == "hello"));
    assert!(place == Place::Direct { user: UserId::new(5), channel: ChannelId::new(30) });
    assert!(written(|value| value["guild_id"] = json!("20")).is_none());
    assert!(written(|value| value["author"]["bot"] = json!(true)).is_none());
    assert!(written(|value| value["type"] = json!(7)).is_none());
    let Some(Inbound::Update(incoming, _)) = written(|value| value["content"] = json!(" ")) else {
        panic!("a sticker")
    };
    assert!(matches!(incoming.event, Event::Unreadable));
}

#[test]
fn a_photo_and_a_document_are_files_and_a_voice_message_is_none() {
    let file = |kind: &str, duration: Value| {
        let sent = json!({
            "id": "8", "filename": "a", "size": 3, "url": "https://cdn.example/a", "proxy_url": "https://cdn.example/a",
            "content_type": kind, "duration_secs": duration,
        });
        match written(|value| value["attachments"] = json!([sent])) {
            Some(Inbound::Update(incoming, _)) => incoming.event,
            _ => panic!("a message"),
        }
    };
    let kind = |event| match event {
        Event::Attachment { file, caption } => Some((file.kind, caption)),
        _ => None,
    };
    use bot_core::announcement::FileKind::{Document, Photo};
    assert_eq!(kind(file("image/png", Value::Null)), Some((Photo, Some("hello".into()))));
    assert_eq!(kind(file("application/pdf", Value::Null)), Some((Document, Some("hello".into()))));
    assert_eq!(kind(file("audio/ogg", json!(3.0))), None);
}
