//! What goes wrong on order.

use std::time::{Duration, Instant};

use serde_json::json;
use teloxide::{RequestError, requests::Requester, types::ChatId};

use super::{call, client, post, refused, send};
use testing::telegram::{Call, Fault, Gate, Limits, Telegram, When};

const SOKHA: i64 = 70_001;

async fn started() -> Telegram {
    let tg = Telegram::start().await;
    tg.person(SOKHA, "Sokha").start(None).await;
    tg.person(70_002, "Dara").start(None).await;
    tg
}

fn hello() -> serde_json::Value {
    json!({ "chat_id": SOKHA, "text": "Hello" })
}

#[tokio::test]
async fn refusals_come_to_the_calls_that_were_named() {
    let tg = started().await;
    for (fault, why) in [
        (Fault::retry_after(7), "429 Too Many Requests: retry after 7"),
        (Fault::internal(500), "500 Internal Server Error"),
        (Fault::blocked(), "403 Forbidden: bot was blocked by the user"),
        (Fault::deactivated(), "403 Forbidden: user is deactivated"),
        (Fault::kicked(), "403 Forbidden: bot was kicked from the supergroup chat"),
        (Fault::migrated(-1_005), "400 Bad Request: group chat was upgraded to a supergroup chat"),
        (Fault::refused(400, "Bad Request: CHAT_RESTRICTED"), "400 Bad Request: CHAT_RESTRICTED"),
    ] {
        tg.inject(When::method("sendMessage").chat(SOKHA).skip(1).once(), fault);
        send(&tg, SOKHA, "spared").await;
        send(&tg, 70_002, "elsewhere").await;
        assert_eq!(refused(&tg, "SendMessage", hello()).await, why);
        send(&tg, SOKHA, "over").await;
    }
    let calls = tg.calls();
    let refused: &Call = calls.iter().find(|call| call.code == 429).unwrap();
    assert_eq!(refused.outcome, "Too Many Requests: retry after 7");
    assert!(calls.iter().is_sorted_by_key(|call| call.at));
    tg.assert_no_violations();
}

#[tokio::test]
async fn the_client_library_understands_the_refusals() {
    let tg = started().await;
    let bot = client(&tg);
    tg.inject(When::any().once(), Fault::retry_after(7));
    let error = bot.send_message(ChatId(SOKHA), "x").await.unwrap_err();
    assert!(matches!(error, RequestError::RetryAfter(seconds) if seconds.seconds() == 7));
    tg.inject(When::any().once(), Fault::migrated(-1_005));
    let error = bot.send_message(ChatId(SOKHA), "x").await.unwrap_err();
    assert!(matches!(error, RequestError::MigrateToChatId(ChatId(-1_005))));
    tg.inject(When::any().once(), Fault::UnreadableAnswer);
    let error = bot.send_message(ChatId(SOKHA), "x").await.unwrap_err();
    assert!(matches!(error, RequestError::InvalidJson { raw, .. } if raw.contains("\"ok\":true")));
    assert_eq!(tg.count("sendMessage"), 1);
    tg.inject(When::any().once(), Fault::LostAnswer);
    let error = bot.send_message(ChatId(SOKHA), "x").await.unwrap_err();
    assert!(matches!(error, RequestError::Network(_)));
    assert_eq!(tg.count("sendMessage"), 2);
}

#[tokio::test]
async fn connections_drop_before_or_after_the_call_is_carried_out() {
    let tg = started().await;
    let path = format!("/bot{}/sendMessage", tg.token());
    let body = hello().to_string();
    let try_it = || post(&tg, &path, "application/json", body.as_bytes());
    tg.inject(When::any().once(), Fault::LostRequest);
    assert_eq!(try_it().await, None);
    assert_eq!(tg.count("sendMessage"), 0);
    tg.inject(When::any().once(), Fault::LostAnswer);
    assert_eq!(try_it().await, None);
    assert_eq!(tg.count("sendMessage"), 1);
    tg.inject(When::any().once(), Fault::BadGateway);
    let (code, page) = try_it().await.unwrap();
    assert_eq!((code, page.starts_with("<html>")), (502, true));
}

#[tokio::test]
async fn a_lost_poll_loses_no_update() {
    let tg = started().await;
    let path = format!("/bot{}/getUpdates", tg.token());
    tg.inject(When::method("getUpdates").once(), Fault::LostAnswer);
    assert_eq!(post(&tg, &path, "application/json", b"{}").await, None);
    let again = call(&tg, "getUpdates", json!({ "offset": 1 })).await;
    assert_eq!(again["result"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn calls_and_answers_take_their_time() {
    let tg = started().await;
    let slow = Duration::from_millis(80);
    for fault in [Fault::Latency(slow), Fault::SlowAnswer(slow)] {
        tg.inject(When::any().once(), fault);
        let begin = Instant::now();
        send(&tg, SOKHA, "Hello").await;
        assert!(begin.elapsed() >= slow);
    }
}

#[tokio::test]
async fn a_closed_gate_holds_calls_back() {
    let tg = started().await;
    let gate = Gate::closed();
    tg.inject(When::method("sendMessage").chat(SOKHA), Fault::Held(gate.clone()));
    let held = tokio::spawn({
        let tg = tg.clone();
        async move { send(&tg, SOKHA, "held").await }
    });
    send(&tg, 70_002, "free").await;
    assert!(!held.is_finished());
    gate.open();
    assert!(held.await.unwrap() > 0);
    tg.heal();
}

#[tokio::test]
async fn a_seed_decides_which_calls_fail() {
    let tg = started().await;
    tg.inject(When::any().chance(0.3, 7), Fault::internal(503));
    for _ in 0..200 {
        call(&tg, "sendMessage", hello()).await;
    }
    let failed: Vec<bool> = tg.calls().iter().map(|call| !call.accepted()).collect();
    let count = failed.iter().filter(|failed| **failed).count();
    assert!((40..80).contains(&count), "{count}");
}

#[tokio::test]
async fn sending_too_fast_is_answered_with_429() {
    let tg = started().await;
    let limits = Limits { reply_within: Duration::ZERO, ..Limits::default() };
    tg.enforce(limits);
    for _ in 0..limits.chat_burst {
        send(&tg, SOKHA, "Hello").await;
    }
    let answer = call(&tg, "sendMessage", hello()).await;
    assert_eq!(answer["error_code"], 429);
    assert!(answer["parameters"]["retry_after"].as_i64().unwrap() <= 3);
    tg.assert_no_violations();
    call(&tg, "sendMessage", hello()).await;
    assert_eq!(tg.violations().len(), 1);
    let mut accepted = limits.chat_burst;
    for id in 0..40 {
        tg.person(80_000 + id, "Somebody").start(None).await;
        let answer = call(&tg, "sendMessage", json!({ "chat_id": 80_000 + id, "text": "x" })).await;
        accepted += usize::from(answer["ok"] == true);
    }
    assert_eq!(accepted, limits.overall_per_second);
}

#[tokio::test]
async fn answers_to_people_do_not_count_into_the_overall_limit() {
    let tg = started().await;
    tg.enforce(Limits { overall_per_second: 5, ..Limits::default() });
    for id in 0..10 {
        tg.person(80_000 + id, "Somebody").start(None).await;
        send(&tg, 80_000 + id, "Hello").await;
    }
}

#[tokio::test]
async fn a_group_takes_twenty_messages_a_minute() {
    let tg = started().await;
    tg.group(-1_001_234_567_890, "Khmer Melbourne", &[]);
    tg.enforce(Limits::default());
    let message = json!({ "chat_id": -1_001_234_567_890_i64, "text": "x" });
    for _ in 0..20 {
        assert_eq!(call(&tg, "sendMessage", message.clone()).await["ok"], true);
    }
    let answer = call(&tg, "sendMessage", message).await;
    assert!(answer["parameters"]["retry_after"].as_i64().unwrap() > 50);
}
