//! How updates come and go.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use teloxide::{
    payloads::GetUpdatesSetters,
    requests::Requester,
    types::{AllowedUpdate, ChatMemberStatus, UpdateKind},
};

use super::{call, client, fetch, refused};
use testing::telegram::Telegram;

fn ids(updates: &[Value]) -> Vec<i64> {
    updates.iter().map(|update| update["update_id"].as_i64().unwrap()).collect()
}

#[tokio::test]
async fn an_update_comes_again_until_a_higher_offset_confirms_it() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let first = i64::from(sokha.start(None).await.update);
    let second = i64::from(sokha.send("hello").await.update);
    assert_eq!(ids(&fetch(&tg, 0).await), [first, second]);
    assert_eq!(ids(&fetch(&tg, first).await), [first, second]);
    assert_eq!(ids(&fetch(&tg, second).await), [second]);
    assert_eq!(tg.pending().len(), 1);
    let none = call(&tg, "getUpdates", json!({ "offset": second + 1, "timeout": 0 })).await;
    assert_eq!(none["result"], json!([]));
}

#[tokio::test]
async fn asking_the_same_again_at_once_gets_one_update_only() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let first = i64::from(sokha.start(None).await.update);
    sokha.send("hello").await;
    assert_eq!(fetch(&tg, 0).await.len(), 2);
    assert_eq!(ids(&fetch(&tg, 0).await), [first]);
}

#[tokio::test]
async fn a_long_poll_wakes_when_somebody_writes() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let bot = client(&tg);
    let begin = Instant::now();
    let poll = tokio::spawn(async move { bot.get_updates().timeout(15).await });
    tg.wait_for("a poll", |tg| tg.polls() == 1).await;
    sokha.start(Some("vote-from-abroad_fb")).await;
    let updates = poll.await.unwrap().unwrap();
    let UpdateKind::Message(message) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(message.text(), Some("/start vote-from-abroad_fb"));
    assert_eq!(message.entities().unwrap()[0].length, "/start".len());
    assert_eq!(message.from.as_ref().unwrap().id.0, 70_001);
    assert!(begin.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_long_poll_ends_when_its_time_is_over() {
    let tg = Telegram::start().await;
    let begin = Instant::now();
    let answer = call(&tg, "getUpdates", json!({ "timeout": 1 })).await;
    assert_eq!(answer["result"], json!([]));
    assert!(begin.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn at_most_a_hundred_updates_come_at_once() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    for count in 0..120 {
        sokha.send(&count.to_string()).await;
    }
    let all = call(&tg, "getUpdates", json!({ "limit": 1000 })).await;
    assert_eq!(all["result"].as_array().unwrap().len(), 100);
    let few = call(&tg, "getUpdates", json!({ "offset": 1, "limit": "3" })).await;
    assert_eq!(few["result"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn a_second_poll_ends_the_first_with_a_conflict() {
    let tg = Telegram::start().await;
    let (old, new) = (client(&tg), client(&tg));
    let first = tokio::spawn(async move { old.get_updates().timeout(10).await });
    tg.wait_for("the first poll", |tg| tg.polls() == 1).await;
    let second = tokio::spawn(async move { new.get_updates().timeout(10).await });
    let why = first.await.unwrap().unwrap_err().to_string();
    assert!(why.contains("terminated by other"), "{why}");
    tg.person(70_001, "Sokha").start(None).await;
    assert_eq!(second.await.unwrap().unwrap().len(), 1);
}

#[tokio::test]
async fn only_kinds_that_were_asked_for_come_and_silence_keeps_the_choice() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let bot = client(&tg);
    bot.get_updates().allowed_updates([AllowedUpdate::MyChatMember]).await.unwrap();
    sokha.start(None).await;
    sokha.block().await;
    let updates = bot.get_updates().offset(1).await.unwrap();
    let UpdateKind::MyChatMember(change) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(change.new_chat_member.status(), ChatMemberStatus::Banned);
    assert_eq!(updates.len(), 1);
    call(&tg, "getUpdates", json!({ "offset": -1, "allowed_updates": [] })).await;
    sokha.unblock().await;
    sokha.send("back again").await;
    assert_eq!(fetch(&tg, 0).await.len(), 3);
}

#[tokio::test]
async fn a_negative_offset_keeps_only_the_newest() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    sokha.start(None).await;
    let newest = sokha.send("hello").await.update;
    assert_eq!(ids(&fetch(&tg, -1).await), [i64::from(newest)]);
    assert_eq!(tg.pending().len(), 1);
}

#[tokio::test]
async fn ids_that_jump_down_are_not_swallowed_by_an_old_offset() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let old = sokha.start(None).await.update;
    fetch(&tg, i64::from(old) + 1).await;
    tg.next_update_id(1_000);
    assert_eq!(sokha.send("after a week").await.update, 1_000);
    assert_eq!(ids(&fetch(&tg, i64::from(old) + 1).await), [1_000]);
    fetch(&tg, 1_001).await;
    assert!(tg.pending().is_empty());
}

#[tokio::test]
async fn a_redelivered_update_comes_although_it_was_confirmed() {
    let tg = Telegram::start().await;
    let update = tg.person(70_001, "Sokha").start(None).await.update;
    let next = i64::from(update) + 1;
    fetch(&tg, 0).await;
    fetch(&tg, next).await;
    tg.redeliver(update);
    assert_eq!(ids(&fetch(&tg, next).await), [i64::from(update)]);
    call(&tg, "getUpdates", json!({ "offset": next, "timeout": 0, "limit": 1 })).await;
    assert!(tg.pending().is_empty());
}

#[tokio::test]
async fn a_press_is_forgotten_after_150_seconds_and_a_message_after_a_day() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    sokha.start(None).await;
    sokha.press_data(1, "anything").await;
    tg.advance(Duration::from_secs(151));
    assert_eq!(tg.pending().len(), 1);
    tg.advance(Duration::from_secs(86_400));
    assert!(tg.pending().is_empty());
}

#[tokio::test]
async fn a_raw_update_is_handed_over_as_it_is() {
    let tg = Telegram::start().await;
    let id = tg.push_raw(json!({ "a_kind_of_tomorrow": { "secret": 1 } }));
    let updates = client(&tg).get_updates().await.unwrap();
    assert_eq!(updates[0].id.0, id);
    assert!(matches!(updates[0].kind, UpdateKind::Error(_)));
}

#[tokio::test]
async fn updates_are_not_handed_over_while_a_webhook_is_set() {
    let tg = Telegram::start().await;
    let hook = json!({ "url": "https://samleng.example/hook", "secret_token": "s3cret" });
    assert_eq!(call(&tg, "setWebhook", hook).await["result"], true);
    assert_eq!(tg.profile().webhook.unwrap()["secret_token"], "s3cret");
    let why = refused(&tg, "getUpdates", json!({})).await;
    assert!(why.starts_with("409 Conflict: can't use getUpdates method while webhook"), "{why}");
    tg.person(70_001, "Sokha").start(None).await;
    let info = client(&tg).get_webhook_info().await.unwrap();
    assert_eq!(info.pending_update_count, 1);
    assert_eq!(tg.take_updates().len(), 1);
    client(&tg).delete_webhook().await.unwrap();
    assert!(fetch(&tg, 0).await.is_empty());
}

#[tokio::test]
async fn a_webhook_needs_https_a_known_port_and_a_plain_secret() {
    let tg = Telegram::start().await;
    for (url, secret) in [
        ("http://samleng.example/hook", "s3cret"),
        ("https://samleng.example:8444/hook", "s3cret"),
        ("https://samleng.example/hook", "a secret"),
    ] {
        let hook = json!({ "url": url, "secret_token": secret });
        assert!(refused(&tg, "setWebhook", hook).await.starts_with("400 Bad Request: "));
    }
}
