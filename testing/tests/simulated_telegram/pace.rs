//! How quickly it serves, and how a test waits for the bot.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use teloxide::{payloads::GetUpdatesSetters, requests::Requester, types::ChatId};

use super::{client, run_echo, started};
use testing::telegram::{Fault, Gate, Telegram, When};

#[tokio::test]
async fn settling_is_quick_and_complains_about_a_bot_that_sleeps() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    sokha.start(None).await;
    let why = tg.try_settle(Duration::from_millis(50)).await.unwrap_err();
    assert!(why.contains("1 updates wait after 0 polls"), "{why}");
    let bot = run_echo(&tg);
    tg.settle().await;
    let begin = Instant::now();
    for _ in 0..5 {
        sokha.send("hello").await;
        tg.settle().await;
    }
    assert!(begin.elapsed() < Duration::from_secs(3), "{:?}", begin.elapsed());
    assert_eq!(tg.count("sendMessage"), 6);
    bot.abort();
}

#[tokio::test]
async fn five_thousand_people_are_served_quickly() {
    let tg = Telegram::start().await;
    tg.set_quiet(Duration::from_millis(5), Duration::from_millis(10));
    let bot = client(&tg);
    let begin = Instant::now();
    for id in 0..5_000 {
        tg.person(100_000 + id, "Somebody").start(None).await;
    }
    let mut offset = 0;
    for _ in 0..51 {
        let updates = bot.get_updates().offset(offset).await.unwrap();
        offset = updates.last().map_or(offset, |update| update.id.as_offset());
    }
    let answers = (0..500).map(|id| bot.send_message(ChatId(100_000 + id), "Hello").into_future());
    assert!(join_all(answers).await.iter().all(Result::is_ok));
    tg.settle().await;
    assert_eq!(tg.count("sendMessage"), 500);
    assert!(begin.elapsed() < Duration::from_secs(15), "{:?}", begin.elapsed());
}

#[tokio::test]
async fn settling_waits_for_a_retry_but_not_for_a_closed_gate() {
    let tg = Telegram::start().await;
    let bot = run_echo(&tg);
    let sokha = started(&tg).await;
    tg.settle().await;
    tg.inject(When::method("sendMessage").once(), Fault::retry_after(1));
    sokha.send("again").await;
    tg.settle().await;
    assert_eq!(sokha.screen(), "You said *again*\n[ More ]");
    let gate = Gate::closed();
    tg.inject(When::method("sendMessage"), Fault::Held(gate.clone()));
    sokha.send("held").await;
    tg.wait_for("the update to be taken", |tg| tg.pending().is_empty()).await;
    tg.settle().await;
    assert_eq!(sokha.screen(), "You said *again*\n[ More ]");
    gate.open();
    tg.settle().await;
    assert_eq!(sokha.screen(), "You said *held*\n[ More ]");
    bot.abort();
}
