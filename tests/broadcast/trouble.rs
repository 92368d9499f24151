//! Faults on the way: nobody gets it twice, and the statement adds up.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use bot_core::broadcast::Posted;
use bot_core::locale::Locale;
use bot_core::platform::Address;
use bot_core::platform::Platform;
use bot_core::store::announcements::State;
use bot_core::store::channels::{self, Channel};

use testing::broadcasts::{AtWork, FakePlatform, assert_adds_up, follower, news};
use testing::postgres::on_both;

#[tokio::test]
async fn lost_answers_and_refusals_for_now_double_nobody() {
    on_both("lost answers", async |world| {
        world.follow((1..=1_000).map(follower)).await;
        let platform = FakePlatform::new();
        let calls = AtomicU64::new(0);
        platform.script(move |_| match calls.fetch_add(1, Ordering::SeqCst) % 100 {
            20..25 => Some(Posted::Unknown),
            5..12 => Some(Posted::Later(Duration::from_secs(1))),
            12..15 => Some(Posted::Gone),
            _ => None,
        });
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("faults", news()).await;
        let stored = world.pass_until("faults", State::Done, 2).await;
        assert_adds_up(&stored);
        assert_eq!(stored.counts.failed + stored.counts.left_out, 0, "{:?}", stored.counts);
        assert_eq!(stored.counts.built, 1_000);
        platform.assert_nobody_twice();
        let delivered = i64::try_from(platform.delivered()).unwrap();
        assert_eq!(delivered, stored.counts.sent + stored.counts.unknown);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn who_is_gone_is_kept_for_thirty_days() {
    on_both("who is gone", async |world| {
        world.follow((1..=100).map(follower)).await;
        let platform = FakePlatform::new();
        platform.script(|to| (to == "7").then_some(Posted::Gone));
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("first", news()).await;
        let stored = world.until_state("first", State::Done).await;
        assert_eq!((stored.counts.sent, stored.counts.gone), (99, 1));
        assert!(!world.reachable(7).await);
        platform.script(|_| None);
        world.announce("second", news()).await;
        let stored = world.until_state("second", State::Done).await;
        assert_eq!((stored.counts.built, stored.counts.sent), (99, 99));
        work.stop().await;
        world.days_pass(40).await;
        assert!(!world.reachable(7).await);
        assert_eq!(world.stored("first").await.lead, -1, "its ledger is still there");
    })
    .await;
}

#[tokio::test]
async fn a_chat_that_moved_gets_it_once_at_its_new_place() {
    on_both("a chat that moved", async |world| {
        world.follow((1..=20).map(follower)).await;
        let platform = FakePlatform::new();
        platform.script(|to| (to == "7").then(|| Posted::Moved(Address("70".into()))));
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("first", news()).await;
        let stored = world.until_state("first", State::Done).await;
        assert_eq!(stored.counts.sent, 20);
        assert!(platform.posts().contains_key("70"));
        platform.script(|_| None);
        world.announce("second", news()).await;
        world.until_state("second", State::Done).await;
        assert_eq!(platform.posts()["70"], 2);
        assert!(!platform.posts().contains_key("7"));
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_group_of_two_languages_that_moves_in_between_gets_both_posts() {
    on_both("a group that moved", async |world| {
        let locales = [Locale::KM, Locale::EN].into();
        let group = Channel::new(Platform::Telegram, "-7", "Khmer Lyon", locales);
        let mut conn = world.conn().await;
        let old = channels::set(&mut conn, &group).await.unwrap();
        let mut content = news();
        content.text.insert(Locale::KM, "វេទិកានៅថ្ងៃអាទិត្យ។".to_owned());
        content.audience.channels = true;
        let platform = FakePlatform::counted_out();
        platform.script(|to| (to == "-7").then(|| Posted::Moved(Address("-100".into()))));
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("first", content).await;
        platform.allow(1);
        let one = async || world.stored("first").await.counts.sent > 0;
        testing::until("one is sent", one).await;
        platform.allow(10);
        let stored = world.until_state("first", State::Done).await;
        assert_eq!((stored.counts.sent, stored.counts.left_out), (2, 0));
        assert_eq!(platform.posts(), BTreeMap::from([("-100".to_owned(), 2)]));
        let listed = channels::list(&mut conn).await.unwrap();
        let places: Vec<_> = listed.iter().map(|(_, one)| one.address.as_str()).collect();
        assert_eq!(places, ["-100"]);
        // Said twice, as two posts under way at once say it, it loses nothing.
        channels::move_to(&mut conn, &old, "-100").await.unwrap();
        let listed = channels::list(&mut conn).await.unwrap();
        assert_eq!((listed.len(), listed[0].1.locales.len()), (1, 2));
        conn.close().await;
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn after_a_kill_only_what_was_under_way_is_in_doubt() {
    on_both("after a kill", async |mut world| {
        world.follow((1..=200).map(follower)).await;
        let platform = FakePlatform::counted_out();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("killed", news()).await;
        platform.allow(30);
        platform.until("thirty are there", |platform| platform.delivered() == 30).await;
        platform.hold_answers(true);
        platform.allow(3);
        platform.until("three more are under way", |platform| platform.delivered() == 33).await;
        work.kill().await;
        world.restart().await;
        platform.hold_answers(false);
        platform.allow(10_000);
        let work = AtWork::start(&world, vec![platform.clone()]);
        let stored = world.until_state("killed", State::Done).await;
        assert_adds_up(&stored);
        assert!((1..=8).contains(&stored.counts.unknown), "{:?}", stored.counts);
        assert_eq!(stored.counts.sent + stored.counts.unknown, 200);
        platform.assert_nobody_twice();
        let told = platform.until_shown("Send it to them again").await;
        assert!(told.contains("Unknown whether it arrived"), "{told}");
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn whoever_is_put_off_ten_times_is_counted_as_refused() {
    on_both("put off ten times", async |world| {
        world.follow((1..=20).map(follower)).await;
        let platform = FakePlatform::new();
        let tries = Arc::new(AtomicUsize::new(0));
        let counter = tries.clone();
        platform.script(move |to| {
            let put_off = to == "7";
            counter.fetch_add(usize::from(put_off), Ordering::Relaxed);
            put_off.then_some(Posted::Later(Duration::from_secs(1)))
        });
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("late", news()).await;
        // Beyond the longest pause between two tries.
        let counts = world.pass_until("late", State::Done, 700).await.counts;
        assert_eq!((counts.sent, counts.failed, tries.load(Ordering::Relaxed)), (19, 1, 10));
        work.stop().await;
    })
    .await;
}
