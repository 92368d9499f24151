//! Pausing, going on, giving up, and what a run stops for by itself.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bot_core::broadcast::Posted;
use bot_core::store::announcements::{State, Why};

use testing::broadcasts::{AtWork, FakePlatform, assert_adds_up, follower, news};
use testing::film::assert_shown;
use testing::postgres::on_both;

#[tokio::test]
async fn fifty_pauses_lose_nobody_and_send_nothing_twice() {
    on_both("fifty pauses", async |world| {
        world.follow((1..=300).map(follower)).await;
        let platform = FakePlatform::counted_out();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("pauses", news()).await;
        world.until_state("pauses", State::Running).await;
        for round in 1..=50_usize {
            platform.allow(1 + round * 7 % 5);
            assert!(world.shift("pauses", State::Running, State::Paused).await);
            assert!(world.shift("pauses", State::Paused, State::Running).await);
        }
        platform.allow(10_000);
        let stored = world.until_state("pauses", State::Done).await;
        assert_adds_up(&stored);
        assert_eq!(stored.counts.sent, 300);
        assert_eq!(platform.delivered(), 300);
        platform.assert_nobody_twice();
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_paused_posts_nothing_and_goes_on_where_it_was() {
    on_both("what is paused", async |world| {
        world.follow((1..=100).map(follower)).await;
        let platform = FakePlatform::counted_out();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("pause", news()).await;
        platform.allow(10);
        platform.until("ten are there", |platform| platform.delivered() == 10).await;
        assert!(world.shift("pause", State::Running, State::Paused).await);
        platform.allow(1_000);
        let told = platform.until_shown("# Paused").await;
        assert!(told.contains("Still to send: 90"), "{told}");
        assert_eq!(platform.delivered(), 10);
        assert!(world.shift("pause", State::Paused, State::Running).await);
        let stored = world.until_state("pause", State::Done).await;
        assert_adds_up(&stored);
        assert_eq!(platform.delivered(), 100);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_cancelled_leaves_the_rest_out() {
    on_both("what is cancelled", async |world| {
        world.follow((1..=1_200).map(follower)).await;
        let platform = FakePlatform::counted_out();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("cancel", news()).await;
        platform.allow(10);
        platform.until("ten are there", |platform| platform.delivered() == 10).await;
        assert!(world.shift("cancel", State::Running, State::Cancelling).await);
        platform.allow(1_000);
        let stored = world.until_state("cancel", State::Cancelled).await;
        assert_adds_up(&stored);
        assert_eq!((stored.counts.sent, stored.counts.left_out), (10, 1_190));
        let statement = platform.until_shown("# Cancelled").await;
        assert!(statement.contains("Left out: 1,190"), "{statement}");
        assert_eq!(platform.delivered(), 10);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_refused_text_stops_at_once() {
    on_both("a refused text", async |world| {
        world.follow((1..=1_000).map(follower)).await;
        let platform = FakePlatform::new();
        platform.script(|_| Some(Posted::Refused));
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("wrong", news()).await;
        let told = platform.until_shown("would be refused for everyone").await;
        assert_shown("broadcast_refused", &without_figures(&told));
        let stored = world.until_state("wrong", State::Paused).await;
        assert_eq!(stored.why, Why::Content);
        assert!(stored.counts.failed <= 10, "{:?}", stored.counts);
        work.stop().await;
    })
    .await;
}

/// How many were under way at that moment is chance.
fn without_figures(told: &str) -> String {
    told.lines()
        .map(|line| format!("{}\n", line.trim_end_matches(|c: char| c.is_ascii_digit())))
        .collect()
}

#[tokio::test]
async fn a_wrong_token_stops_and_ends_no_follow() {
    on_both("a wrong token", async |world| {
        world.follow((1..=300).map(follower)).await;
        let platform = FakePlatform::new();
        platform.script(|_| Some(Posted::Token));
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("token", news()).await;
        platform.until_shown("token is not accepted").await;
        let stored = world.until_state("token", State::Paused).await;
        assert_eq!((stored.why, stored.counts.settled()), (Why::Token, 0));
        for id in 1..=300 {
            assert!(world.reachable(id).await);
        }
        platform.script(|_| None);
        world.clock.advance(60);
        assert!(world.shift("token", State::Paused, State::Running).await);
        let stored = world.until_state("token", State::Done).await;
        assert_eq!(stored.counts.sent, 300);
        platform.assert_nobody_twice();
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_way_that_answers_nothing_stops_it() {
    on_both("a way that answers nothing", async |world| {
        world.follow((1..=400).map(follower)).await;
        let platform = FakePlatform::new();
        platform.script(|_| Some(Posted::Unknown));
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("silent", news()).await;
        platform.until_shown("had no answer").await;
        let stored = world.until_state("silent", State::Paused).await;
        assert_eq!(stored.why, Why::Unanswered);
        assert!((20..=60).contains(&stored.counts.unknown), "{:?}", stored.counts);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_cancelled_before_its_list_is_whole_adds_up() {
    on_both("cancelled while building", async |world| {
        world.follow((1..=3_000).map(follower)).await;
        let platform = FakePlatform::counted_out();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("early", news()).await;
        let begun = async || world.stored("early").await.counts.built > 0;
        testing::until("some are on the list", begun).await;
        // It may be whole by now; nothing is posted either way.
        let early = world.shift("early", State::Building, State::Cancelling).await;
        assert!(early || world.shift("early", State::Running, State::Cancelling).await);
        let stored = world.until_state("early", State::Cancelled).await;
        assert_adds_up(&stored);
        assert_eq!((stored.counts.left_out, platform.delivered()), (stored.counts.built, 0));
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn two_at_once_take_turns_and_both_are_written_down() {
    on_both("two at once", async |world| {
        world.follow((1..=300).map(follower)).await;
        let platform = FakePlatform::counted_out();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("long", news()).await;
        world.until_state("long", State::Running).await;
        let mut trial = news();
        trial.audience.myself = true;
        world.announce("trial", trial).await;
        world.until_state("trial", State::Running).await;
        platform.allow(40);
        world.until_state("trial", State::Done).await;
        assert_eq!(world.stored("long").await.state, State::Running);
        platform.allow(10_000);
        let stored = world.until_state("long", State::Done).await;
        assert_adds_up(&stored);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn so_many_who_are_gone_at_once_stop_it() {
    on_both("so many who are gone", async |world| {
        world.follow((1..=400).map(follower)).await;
        let platform = FakePlatform::new();
        platform.script(|_| Some(Posted::Gone));
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("gone", news()).await;
        platform.until_shown("could not be reached").await;
        let stored = world.until_state("gone", State::Paused).await;
        assert_eq!(stored.why, Why::Gone);
        // The limit of forty, and what was under way.
        assert!((41..=100).contains(&stored.counts.gone), "{:?}", stored.counts);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn the_first_hundredth_goes_first_and_the_rest_only_if_it_went_well() {
    on_both("the first hundredth", async |world| {
        world.follow((1..=1_000).map(follower)).await;
        let platform = FakePlatform::new();
        // Forty are put off, so that others have their turn; then everybody is refused for good.
        let calls = AtomicUsize::new(0);
        platform.script(move |_| match calls.fetch_add(1, Ordering::Relaxed) {
            0..40 => Some(Posted::Later(Duration::from_secs(1))),
            _ => Some(Posted::Failed),
        });
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("lead", news()).await;
        // Beyond the longest pause between two tries.
        let stored = world.pass_until("lead", State::Paused, 700).await;
        assert_eq!((stored.why, stored.counts.failed, stored.lead), (Why::Lead, 10, 10));
        work.stop().await;
    })
    .await;
}
