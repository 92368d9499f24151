//! What people do and see.

use std::time::Duration;

use insta::assert_snapshot;
use serde_json::json;
use teloxide::{
    payloads::AnswerCallbackQuerySetters,
    requests::Requester,
    types::{CallbackQueryId, UpdateKind},
};

use super::{call, client, fetch, refused, run_echo, send};
use testing::telegram::{Action, Button, Content, Notice, Person, Press, Telegram};

fn newest_buttons(person: &Person) -> Vec<Button> {
    person.messages().pop().unwrap().buttons.concat()
}

#[tokio::test]
async fn a_conversation_reads_like_one() {
    let tg = Telegram::start().await;
    let bot = run_echo(&tg);
    let sokha = tg.person(70_001, "Sokha").last_name("Chan").language("km");
    sokha.start(None).await;
    tg.settle().await;
    assert_snapshot!(sokha.screen(), @r"
    You said */start*
    [ More ]
    ");
    sokha.press("Mor").await;
    tg.settle().await;
    sokha.voice().await;
    tg.settle().await;
    assert_snapshot!(sokha.transcript(), @r"
    Sokha Chan:
      /start
    Samleng:
      No more
    Sokha Chan:
      (voice)
    Samleng:
      You said *something else*
      [ More ]
    ");
    tg.assert_no_violations();
    assert_eq!(tg.unanswered(), 0);
    bot.abort();
}

#[tokio::test]
async fn what_is_styled_shows_as_marks() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    sokha.start(None).await;
    let html = "<b>សំឡេង <i>ខ្មែរ</i></b> &lt;3 <a href=\"https://example.org/x\">here</a>\n\
                <blockquote>one\ntwo</blockquote>\n<pre><code class=\"language-sh\">ls</code></pre>";
    let keyboard = json!({ "inline_keyboard": [
        [{ "text": "Sign", "callback_data": "s" }, { "text": "Site", "url": "https://example.org" }],
        [{ "text": "Copy", "copy_text": { "text": "abc" } }],
    ]});
    let message = json!({
        "chat_id": 70_001, "text": html, "parse_mode": "HTML", "reply_markup": keyboard,
    });
    assert_eq!(call(&tg, "sendMessage", message).await["ok"], true);
    assert_snapshot!(sokha.screen(), @r"
    *សំឡេង _ខ្មែរ_* <3 here <https://example.org/x>
    > one
    > two
    ```
    ls
    ```
    [ Sign ] [ Site → https://example.org/ ]
    [ Copy ⧉ abc ]
    ");
    assert_eq!(newest_buttons(&sokha)[0].action, Action::Data("s".into()));
}

#[tokio::test]
async fn a_press_on_a_link_opens_it_and_one_to_the_bot_starts_it() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    sokha.start(None).await;
    let keyboard = json!({ "inline_keyboard": [[
        { "text": "Site", "url": "https://example.org" },
        { "text": "Here", "url": "https://t.me/samleng_test_bot?start=slug_fb" },
        { "text": "Copy", "copy_text": { "text": "abc" } },
    ]]});
    let message = json!({ "chat_id": 70_001, "text": "Links", "reply_markup": keyboard });
    call(&tg, "sendMessage", message).await;
    assert_eq!(sokha.press("Site").await, Press::Opened("https://example.org/".into()));
    assert_eq!(sokha.press("Copy").await, Press::Copied("abc".into()));
    assert!(matches!(sokha.press("Here").await, Press::Sent(_)));
    assert_eq!(sokha.messages().pop().unwrap().text.text, "/start slug_fb");
}

#[tokio::test]
async fn a_keyboard_stays_until_it_is_removed_or_its_message_is_deleted() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    sokha.start(None).await;
    let keyboard = json!({
        "keyboard": [[{ "text": "ចុះហត្ថលេខា" }, "Events"], ["Help"]],
        "is_persistent": true, "resize_keyboard": true, "input_field_placeholder": "Write here",
    });
    let menu = json!({ "chat_id": 70_001, "text": "Menu", "reply_markup": keyboard });
    let answer = call(&tg, "sendMessage", menu.clone()).await;
    send(&tg, 70_001, "Something else").await;
    assert_eq!(sokha.keyboard(), [vec!["ចុះហត្ថលេខា", "Events"], vec!["Help"]]);
    sokha.press("Events").await;
    assert_eq!(sokha.messages().pop().unwrap().text.text, "Events");
    let id = &answer["result"]["message_id"];
    let edit = json!({ "chat_id": 70_001, "message_id": id, "text": "Other" });
    let why = refused(&tg, "editMessageText", edit).await;
    assert_eq!(why, "400 Bad Request: message can't be edited");
    call(&tg, "deleteMessage", json!({ "chat_id": 70_001, "message_id": id })).await;
    assert!(sokha.keyboard().is_empty());
    call(&tg, "sendMessage", menu).await;
    let bye = json!({ "remove_keyboard": true });
    let bye = json!({ "chat_id": 70_001, "text": "Bye", "reply_markup": bye });
    call(&tg, "sendMessage", bye).await;
    assert!(sokha.keyboard().is_empty());
}

#[tokio::test]
async fn a_press_is_answered_once_and_in_time() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha").username("sokha_c");
    sokha.start(None).await;
    let answered = sokha.press_data(4_711, "forged").await;
    let late = sokha.press_data(4_711, "late").await;
    assert!(answered < late);
    let bot = client(&tg);
    let updates = bot.get_updates().await.unwrap();
    let query = |at: usize| match &updates[at].kind {
        UpdateKind::CallbackQuery(query) => query.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(query(1).data.as_deref(), Some("forged"));
    let id = query(1).id;
    bot.answer_callback_query(id.clone()).text("Thanks").show_alert(true).await.unwrap();
    assert_eq!(sokha.notices(), [Notice { text: "Thanks".into(), alert: true }]);
    assert!(bot.answer_callback_query(id).await.is_err());
    assert_eq!(tg.violations().len(), 1);
    tg.advance(Duration::from_secs(151));
    for id in [query(2).id, CallbackQueryId("12".into())] {
        let why = bot.answer_callback_query(id).await.unwrap_err().to_string();
        assert!(
            why.contains("query is too old and response timeout expired or query ID is invalid")
        );
    }
    assert_eq!(tg.unanswered(), 1);
}

#[tokio::test]
async fn the_client_library_reads_whatever_a_person_sends() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let dara = tg.person(70_002, "Dara");
    let hello = sokha.send("hello @samleng_test_bot #vote https://example.org").await;
    sokha.edit(hello.message, "hello all").await;
    sokha.reply(hello.message, "and?").await;
    sokha.voice().await;
    sokha.sticker().await;
    sokha.location(11.55, 104.92).await;
    sokha.contact(&dara, "+85512345678").await;
    sokha.photo("a caption").await;
    sokha.document("list.csv", b"a,b").await;
    sokha.block().await;
    let updates = client(&tg).get_updates().await.unwrap();
    assert_eq!(updates.len(), 10);
    for update in &updates {
        assert!(!matches!(update.kind, UpdateKind::Error(_)), "{update:?}");
    }
    let Content::Document { file_id, .. } = &sokha.messages()[7].content else { panic!() };
    assert_eq!(tg.file(file_id).unwrap(), b"a,b");
}

#[tokio::test]
async fn who_never_started_blocked_or_left_cannot_be_written_to() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let message = json!({ "chat_id": 70_001, "text": "Hello" });
    for (act, why) in [
        (0, "403 Forbidden: bot can't initiate conversation with a user"),
        (1, "403 Forbidden: bot was blocked by the user"),
        (2, "403 Forbidden: user is deactivated"),
    ] {
        match act {
            0 => {}
            1 => {
                sokha.start(None).await;
                sokha.block().await;
            }
            _ => sokha.deactivate().await,
        }
        assert_eq!(refused(&tg, "sendMessage", message.clone()).await, why);
    }
    let nobody = json!({ "chat_id": 5, "text": "Hello" });
    assert_eq!(refused(&tg, "sendMessage", nobody).await, "400 Bad Request: chat not found");
    tg.assert_no_violations();
}

#[tokio::test]
async fn starting_again_unblocks() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    sokha.start(None).await;
    sokha.block().await;
    sokha.start(None).await;
    let kinds: Vec<bool> =
        fetch(&tg, 0).await.iter().map(|update| update["my_chat_member"].is_object()).collect();
    assert_eq!(kinds, [false, true, true, false]);
    send(&tg, 70_001, "Welcome back").await;
}

#[tokio::test]
async fn a_message_that_its_person_deleted_is_gone_for_the_bot() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    sokha.start(None).await;
    let id = send(&tg, 70_001, "Hello").await;
    sokha.delete(id).await;
    let edit = json!({ "chat_id": 70_001, "message_id": id, "text": "Hi" });
    let why = refused(&tg, "editMessageText", edit).await;
    assert_eq!(why, "400 Bad Request: message to edit not found");
}
