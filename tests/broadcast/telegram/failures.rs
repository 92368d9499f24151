//! What each thing that goes wrong is called: only what surely did not arrive may be tried again.

use std::time::Duration;

use bot_core::broadcast::Posted;
use bot_core::platform::Address;
use futures_util::future::join_all;

use super::Office;
use testing::telegram::{Fault, When};

const LATER: Posted = Posted::Later(Duration::from_secs(2));

fn faults() -> Vec<(Fault, Posted, u32)> {
    let moved = Posted::Moved(Address("-1001234567890".to_owned()));
    vec![
        (Fault::internal(500), LATER, 0),
        (Fault::BadGateway, Posted::Unknown, 0),
        (Fault::blocked(), Posted::Gone, 0),
        (Fault::deactivated(), Posted::Gone, 0),
        (Fault::kicked(), Posted::Gone, 0),
        (Fault::migrated(-1_001_234_567_890), moved, 0),
        (Fault::refused(400, "Bad Request: chat not found"), Posted::Gone, 0),
        (Fault::refused(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), Posted::Gone, 0),
        (Fault::refused(400, "Bad Request: can't parse entities: x"), Posted::Refused, 0),
        (Fault::refused(400, "Bad Request: BUTTON_URL_INVALID"), Posted::Refused, 0),
        (Fault::LostRequest, Posted::Unknown, 0),
        (Fault::LostAnswer, Posted::Unknown, 1),
        (Fault::UnreadableAnswer, Posted::Sent, 1),
        (Fault::SlowAnswer(Duration::from_secs(1)), Posted::Sent, 1),
        (Fault::retry_after(7), Posted::Wait(Duration::from_secs(7)), 0),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_failure_says_exactly_what_became_of_a_post_and_none_is_tried_twice() {
    let office = Office::new(25).await;
    let faults = faults();
    let end = 10_000 + i64::try_from(faults.len()).unwrap();
    office.people(10_000..end);
    for (chat, (fault, ..)) in (10_000..).zip(&faults) {
        office.tg.inject(When::method("sendMessage").chat(chat), fault.clone());
    }
    let posted = join_all((10_000..end).map(|chat| office.post(chat, "news"))).await;
    for ((chat, (fault, expected, times)), posted) in (10_000..).zip(&faults).zip(posted) {
        assert_eq!(posted, *expected, "{fault:?}");
        assert_eq!(office.tg.received(chat, "news"), *times, "{fault:?}");
        let asked = |call: &&testing::telegram::Call| {
            call.chat() == Some(chat) && call.params["text"] == "news"
        };
        assert!(office.tg.calls().iter().filter(asked).count() <= 1, "{fault:?}");
    }
    office.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_no_longer_known_is_told_apart() {
    let office = Office::new(25).await;
    office.people(10_000..10_001);
    office.tg.revoke_token();
    assert_eq!(office.post(10_000, "news").await, Posted::Token);
    office.running.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn people_who_never_started_or_left_are_gone() {
    let office = Office::new(25).await;
    office.people(10_000..10_002);
    office.tg.person(10_000, "Sokha").block().await;
    office.tg.person(10_001, "Dara").deactivate().await;
    office.tg.person(10_002, "Vanna");
    for chat in 10_000..10_004 {
        assert_eq!(office.post(chat, "news").await, Posted::Gone);
    }
    office.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_by_chance_cost_nobody_a_second_copy() {
    let office = Office::new(1_000).await;
    office.people(10_000..10_300);
    office.tg.keep_calls(50);
    let sends = || When::method("sendMessage");
    office.tg.inject(sends().chance(0.03, 1), Fault::LostAnswer);
    office.tg.inject(sends().chance(0.03, 2), Fault::LostRequest);
    office.tg.inject(sends().chance(0.03, 3), Fault::migrated(-1_001_234_567_890));
    let (_, posted) = office.posts("news", 10_000..10_300).await;
    let count = |what: fn(&Posted) -> bool| posted.iter().filter(|one| what(one)).count();
    let (sent, unknown) = (count(|one| *one == Posted::Sent), count(|one| *one == Posted::Unknown));
    let moved = count(|one| matches!(one, Posted::Moved(_)));
    assert_eq!(sent + unknown + moved, 300);
    assert!(unknown > 5 && moved > 2, "{unknown} unknown, {moved} moved");
    let received = office.tg.receivers("news");
    assert!(received.values().all(|times| *times == 1));
    assert!((sent..=sent + unknown).contains(&received.len()));
    assert_eq!(office.tg.sent("news"), received.len());
    assert!(office.tg.calls().len() <= 102);
    office.tg.heal();
    office.close().await;
}
