//! When an announcement goes: at its time, not at night, and once, however the clock jumps.

use bot_core::clock::{DAY, HOUR};
use bot_core::store::announcements::State;

use testing::broadcasts::{AtWork, FakePlatform, assert_adds_up, at_home, follower, news};
use testing::film::assert_shown;
use testing::postgres::on_both;
use testing::world::NOW;

#[tokio::test]
async fn a_scheduled_one_goes_at_its_time() {
    on_both("a scheduled one", async |world| {
        world.follow((1..=20).map(follower)).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announcement("later", news(), State::Scheduled, NOW + 2 * HOUR).await;
        world.clock.advance(2 * HOUR - 1);
        world.announcement("other", news(), State::Counting, 0).await;
        platform.until_shown("20 followers").await;
        assert_eq!(platform.delivered(), 0);
        world.clock.advance(1);
        world.engine.wake();
        world.until_state("later", State::Done).await;
        assert_eq!(platform.delivered(), 20);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_time_that_was_missed_by_more_than_an_hour_asks_first() {
    on_both("a missed time", async |world| {
        world.follow((1..=20).map(follower)).await;
        world.announcement("late", news(), State::Scheduled, NOW + HOUR).await;
        world.clock.advance(2 * HOUR + 1);
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        let asked = platform.until_shown("Should it still be sent").await;
        assert_shown("broadcast_late", &asked);
        assert_eq!(world.stored("late").await.state, State::Late);
        assert_eq!(platform.delivered(), 0);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn nobody_is_woken_at_night_except_by_what_is_urgent() {
    on_both("nobody is woken", async |world| {
        // At noon UTC it is seven in the evening in Phnom Penh and four in the morning in Los Angeles.
        world.follow((1..=10).map(|id| at_home(id, "KH", Some("Asia/Phnom_Penh")))).await;
        world.follow((11..=30).map(|id| at_home(id, "US", Some("America/Los_Angeles")))).await;
        world.follow((31..=40).map(follower)).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("night", news()).await;
        platform.until("those who are awake have it", |platform| platform.delivered() == 20).await;
        let written = async || world.stored("night").await.counts.left() == 20;
        testing::until("twenty are left", written).await;
        assert_eq!(world.stored("night").await.state, State::Running);
        // Eight in the morning there.
        world.clock.advance(4 * HOUR);
        world.engine.wake();
        let stored = world.until_state("night", State::Done).await;
        assert_adds_up(&stored);
        assert_eq!(platform.delivered(), 40);
        platform.assert_nobody_twice();
        world.clock.advance(-4 * HOUR);
        let mut urgent = news();
        urgent.urgent = true;
        world.announce("urgent", urgent).await;
        world.until_state("urgent", State::Done).await;
        assert!(platform.posts().values().all(|n| *n == 2));
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_jumps_by_days_sends_nothing_twice_and_loses_nobody() {
    on_both("a clock that jumps", async |world| {
        world.follow((1..=50).map(|id| at_home(id, "FR", Some("Europe/Paris")))).await;
        let platform = FakePlatform::counted_out();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("jump", news()).await;
        for (round, jump) in [DAY, -2 * DAY, DAY, DAY, -DAY].into_iter().enumerate() {
            platform.allow(5);
            let expected = (round + 1) * 5;
            platform.until("five more have it", |platform| platform.delivered() == expected).await;
            world.clock.advance(jump);
            world.engine.wake();
        }
        platform.allow(1_000);
        let stored = world.until_state("jump", State::Done).await;
        assert_adds_up(&stored);
        assert_eq!(stored.counts.sent, 50);
        platform.assert_nobody_twice();
        work.stop().await;
    })
    .await;
}
