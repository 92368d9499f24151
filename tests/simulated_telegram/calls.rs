//! Right calls work, wrong calls get the real server's errors.

use std::time::Duration;

use serde_json::{Value, json};
use teloxide::{
    payloads::{SendDocumentSetters, SetMyCommandsSetters},
    requests::Requester,
    types::{BotCommand, BotCommandScope, ChatId, InputFile, MessageId},
};

use super::{call, client, post, refused, send, started};
use crate::support::telegram::{Content, Profile, Telegram, Violation};

#[tokio::test]
async fn paths_and_tokens_are_checked() {
    let tg = Telegram::start_for(42, "another_bot").await;
    assert!(tg.token().starts_with("42:"));
    for (path, status) in [
        ("/".to_owned(), 404),
        ("/botnonsense/getMe".to_owned(), 404),
        ("/bot42:wrong/getMe".to_owned(), 401),
        (format!("/bot{}/getme", tg.token()), 200),
        (format!("/bot{}/GetMe", tg.token()), 200),
        (format!("/bot{}/getYou", tg.token()), 404),
    ] {
        let (code, body) = post(&tg, &path, "application/json", b"").await.unwrap();
        assert_eq!(code, status, "{path}");
        let body: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(body["ok"], status == 200);
    }
    assert_eq!(tg.violations()[0].why, "Not Found: method not found");
    tg.revoke_token();
    assert_eq!(refused(&tg, "getMe", json!({})).await, "401 Unauthorized");
}

#[tokio::test]
async fn every_encoding_of_parameters_is_read() {
    let tg = Telegram::start().await;
    let sokha = started(&tg).await;
    let path = format!("/bot{}/sendMessage", tg.token());
    let form =
        "chat_id=70001&text=a+b%26%E1%9E%80&reply_markup=%7B%22inline_keyboard%22%3A%5B%5D%7D";
    let kind = "application/x-www-form-urlencoded";
    assert_eq!(post(&tg, &path, kind, form.as_bytes()).await.unwrap().0, 200);
    assert_eq!(sokha.screen(), "a b&ក");
    let parts = "--x\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n70001\r\n\
                 --x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nparts\r\n--x--\r\n";
    let kind = "multipart/form-data; boundary=x";
    assert_eq!(post(&tg, &path, kind, parts.as_bytes()).await.unwrap().0, 200);
    assert_eq!(sokha.screen(), "parts");
    assert_eq!(post(&tg, &path, "application/json", b"{").await.unwrap().0, 400);
    assert_eq!(tg.log().len(), 2);
}

#[tokio::test]
async fn unknown_parameters_are_ignored_and_held_against_the_bot() {
    let tg = Telegram::start().await;
    started(&tg).await;
    let message = json!({ "chat_id": 70_001, "text": "Hello", "priority": 1 });
    assert_eq!(call(&tg, "sendMessage", message).await["ok"], true);
    let violation: Violation = tg.violations().pop().unwrap();
    assert_eq!(
        violation.to_string().lines().next(),
        Some("sendMessage: there is no parameter priority")
    );
}

#[tokio::test]
async fn edits_change_own_messages_and_take_buttons_away() {
    let tg = Telegram::start().await;
    let sokha = started(&tg).await;
    let keyboard = json!({ "inline_keyboard": [[{ "text": "x", "callback_data": "x" }]] });
    let sent = json!({ "chat_id": 70_001, "text": "Hello", "reply_markup": keyboard });
    let id = call(&tg, "sendMessage", sent).await["result"]["message_id"].clone();
    let edit = json!({ "chat_id": 70_001, "message_id": id, "text": "Hello" });
    let edited = call(&tg, "editMessageText", edit.clone()).await;
    assert!(edited["result"]["edit_date"].is_i64());
    assert_eq!(sokha.screen(), "Hello");
    let why = refused(&tg, "editMessageText", edit).await;
    assert!(why.starts_with("400 Bad Request: message is not modified: specified new"), "{why}");
    let theirs = json!({ "chat_id": 70_001, "message_id": sokha.messages()[0].id, "text": "x" });
    let why = refused(&tg, "editMessageText", theirs).await;
    assert_eq!(why, "400 Bad Request: message can't be edited");
    let markup = json!({ "remove_keyboard": true });
    let keys = json!({ "chat_id": 70_001, "message_id": id, "reply_markup": markup });
    let why = refused(&tg, "editMessageReplyMarkup", keys).await;
    assert_eq!(why, "400 Bad Request: inline keyboard expected");
    let bot = client(&tg);
    let again =
        bot.edit_message_text(ChatId(70_001), MessageId(id.as_i64().unwrap() as i32), "New");
    assert_eq!(again.await.unwrap().text(), Some("New"));
}

#[tokio::test]
async fn messages_are_deleted_within_48_hours() {
    let tg = Telegram::start().await;
    let sokha = started(&tg).await;
    let incoming = sokha.send("My name").await.message;
    let own = send(&tg, 70_001, "Your name?").await;
    let old = send(&tg, 70_001, "Old").await;
    let bot = client(&tg);
    let ids = [incoming, own, 99_999].map(MessageId);
    bot.delete_messages(ChatId(70_001), ids).await.unwrap();
    assert_eq!(sokha.messages().len(), 2);
    let before = tg.now();
    tg.advance(Duration::from_secs(48 * 3600 + 1));
    assert!(tg.now() > before + 48 * 3600);
    let old = json!({ "chat_id": 70_001, "message_id": old });
    let why = refused(&tg, "deleteMessage", old).await;
    assert_eq!(why, "400 Bad Request: message can't be deleted for everyone");
    let gone = json!({ "chat_id": 70_001, "message_id": own });
    let why = refused(&tg, "deleteMessage", gone).await;
    assert_eq!(why, "400 Bad Request: message to delete not found");
    let many: Vec<i32> = (1..=101).collect();
    let why =
        refused(&tg, "deleteMessages", json!({ "chat_id": 70_001, "message_ids": many })).await;
    assert_eq!(why, "400 Bad Request: too many message identifiers specified");
}

#[tokio::test]
async fn private_chats_share_one_count_of_messages() {
    let tg = Telegram::start().await;
    let sokha = started(&tg).await;
    let dara = tg.person(70_002, "Dara").start(None).await.message;
    let next = sokha.send("hello").await.message;
    assert_eq!(next, dara + 1);
    assert_eq!(send(&tg, 70_002, "Hello").await, next + 1);
}

#[tokio::test]
async fn a_message_may_answer_another_one() {
    let tg = Telegram::start().await;
    let said = started(&tg).await.send("hello").await.message;
    let reply = |id: i32, lenient: bool| {
        let reply = json!({ "message_id": id, "allow_sending_without_reply": lenient });
        json!({ "chat_id": 70_001, "text": "Hi", "reply_parameters": reply })
    };
    let answer = call(&tg, "sendMessage", reply(said, false)).await;
    assert_eq!(answer["result"]["reply_to_message"]["text"], "hello");
    let why = refused(&tg, "sendMessage", reply(5, false)).await;
    assert_eq!(why, "400 Bad Request: message to be replied not found");
    assert_eq!(call(&tg, "sendMessage", reply(5, true)).await["ok"], true);
}

#[tokio::test]
async fn files_are_uploaded_once_and_sent_again_by_their_id() {
    let tg = Telegram::start().await;
    let sokha = started(&tg).await;
    let bot = client(&tg);
    let file = InputFile::memory("a,b".as_bytes().to_vec()).file_name("signatures.csv");
    let sent = bot.send_document(ChatId(70_001), file).caption("Here").await.unwrap();
    assert_eq!(sokha.screen(), "(document signatures.csv)\nHere");
    let id = sent.document().unwrap().file.id.clone();
    bot.send_document(ChatId(70_001), InputFile::file_id(id.clone())).await.unwrap();
    let Content::Document { size, .. } = sokha.messages().pop().unwrap().content else { panic!() };
    assert_eq!((size, tg.file(&id.0).unwrap()), (3, b"a,b".to_vec()));
    let png = InputFile::memory(b"\x89PNG\r\n\x1a\n....".to_vec());
    let photo = bot.send_photo(ChatId(70_001), png).await.unwrap();
    assert_eq!(photo.photo().unwrap().len(), 1);
    for (file, why) in [
        (InputFile::file_id(id), "type of file mismatch"),
        (InputFile::file_id("unknown".into()), "wrong file identifier/HTTP URL specified"),
        (InputFile::memory(b"text".to_vec()), "IMAGE_PROCESS_FAILED"),
        (InputFile::memory(Vec::new()), "file must be non-empty"),
    ] {
        let error = bot.send_photo(ChatId(70_001), file).await.unwrap_err().to_string();
        assert!(error.to_lowercase().contains(&why.to_lowercase()), "{error}");
    }
    let caption = json!({ "chat_id": 70_001, "document": "x", "caption": "x".repeat(1_025) });
    let why = refused(&tg, "sendDocument", caption).await;
    assert_eq!(why, "400 Bad Request: message caption is too long");
    let edit = json!({ "chat_id": 70_001, "message_id": sent.id.0, "caption": "There" });
    assert_eq!(call(&tg, "editMessageCaption", edit.clone()).await["ok"], true);
    let text = json!({ "chat_id": 70_001, "message_id": sent.id.0, "text": "There" });
    let why = refused(&tg, "editMessageText", text).await;
    assert_eq!(why, "400 Bad Request: there is no text in the message to edit");
}

#[tokio::test]
async fn commands_are_kept_by_scope_and_language() {
    let tg = Telegram::start().await;
    started(&tg).await;
    let bot = client(&tg);
    let sign = [BotCommand::new("sign", "ចុះហត្ថលេខា")];
    let scope = BotCommandScope::AllPrivateChats;
    bot.set_my_commands(sign).scope(scope).language_code("km").await.unwrap();
    let get = json!({ "scope": { "type": "all_private_chats" }, "language_code": "km" });
    assert_eq!(call(&tg, "getMyCommands", get.clone()).await["result"][0]["command"], "sign");
    assert_eq!(call(&tg, "getMyCommands", json!({})).await["result"], json!([]));
    call(&tg, "deleteMyCommands", get.clone()).await;
    assert_eq!(call(&tg, "getMyCommands", get).await["result"], json!([]));
    let command = |name: &str, text: &str| json!({ "command": name, "description": text });
    for (commands, why) in [
        (json!([command("Sign", "x")]), "BOT_COMMAND_INVALID"),
        (json!([command("ចុះ", "x")]), "BOT_COMMAND_INVALID"),
        (json!([command("", "x")]), "command must be non-empty"),
        (json!([command(&"x".repeat(33), "x")]), "command length must not exceed 32"),
        (json!([command("x", "")]), "command description must be non-empty"),
        (json!([command("x", &"x".repeat(257))]), "command description length must not exceed 256"),
        (json!(vec![command("x", "x"); 101]), "BOT_COMMANDS_TOO_MUCH"),
    ] {
        let answer = refused(&tg, "setMyCommands", json!({ "commands": commands })).await;
        assert_eq!(answer, format!("400 Bad Request: {why}"));
    }
    let code = json!({ "commands": [], "language_code": "khm" });
    let why = refused(&tg, "setMyCommands", code).await;
    assert_eq!(why, "400 Bad Request: invalid language code specified");
}

#[tokio::test]
async fn names_and_descriptions_are_kept_by_language() {
    let tg = Telegram::start().await;
    for (what, field, limit) in [
        ("Name", "name", 64),
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
    ] {
        let longest = "ក".repeat(limit);
        let set = json!({ field: longest, "language_code": "km" });
        assert_eq!(call(&tg, &format!("setMy{what}"), set).await["result"], true);
        let get = call(&tg, &format!("getMy{what}"), json!({ "language_code": "km" })).await;
        assert_eq!(get["result"][field], longest);
        let other = call(&tg, &format!("getMy{what}"), json!({ "language_code": "en" })).await;
        assert_ne!(other["result"][field], longest);
        refused(&tg, &format!("setMy{what}"), json!({ field: "x".repeat(limit + 1) })).await;
    }
    let profile: Profile = tg.profile();
    assert_eq!(profile.names["km"], "ក".repeat(64));
    let menu = json!({ "menu_button": { "type": "commands" } });
    assert_eq!(call(&tg, "setChatMenuButton", menu.clone()).await["result"], true);
    assert_eq!(call(&tg, "getChatMenuButton", json!({})).await["result"], menu["menu_button"]);
}

#[tokio::test]
async fn chat_actions_are_known_ones() {
    let tg = Telegram::start().await;
    started(&tg).await;
    let typing = json!({ "chat_id": 70_001, "action": "typing" });
    assert_eq!(call(&tg, "sendChatAction", typing).await["result"], true);
    let dancing = json!({ "chat_id": 70_001, "action": "dancing" });
    let why = refused(&tg, "sendChatAction", dancing).await;
    assert_eq!(why, "400 Bad Request: wrong parameter action in request");
}
