//! Right calls work, wrong calls get the real server's errors.

use std::time::Duration;

use serde_json::{Value, json};
use teloxide::{
    requests::Requester,
    types::{ChatId, MessageId},
};

use super::{call, client, post, refused, send, started};
use testing::telegram::{Telegram, Violation};

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
async fn chat_actions_are_known_ones() {
    let tg = Telegram::start().await;
    started(&tg).await;
    let typing = json!({ "chat_id": 70_001, "action": "typing" });
    assert_eq!(call(&tg, "sendChatAction", typing).await["result"], true);
    let dancing = json!({ "chat_id": 70_001, "action": "dancing" });
    let why = refused(&tg, "sendChatAction", dancing).await;
    assert_eq!(why, "400 Bad Request: wrong parameter action in request");
}
