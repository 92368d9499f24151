//! Announcements over a database that fails: what was posted is not posted again.

use bot_core::engine::Limits;
use bot_core::store::Moment;
use bot_core::store::announcements::State;

use super::bench::Bench;
use testing::broadcasts::{AtWork, FakePlatform, assert_adds_up, follower, news};
use testing::dice::Dice;
use testing::postgres::on_both;

#[tokio::test]
async fn statements_and_commits_that_fail_at_random_double_nobody_and_lose_nobody() {
    on_both("statements that fail at random", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        bench.world.follow((1..=200).map(follower)).await;
        let platform = FakePlatform::counted_out();
        let work = AtWork::start(&bench.world, vec![platform.clone()]);
        bench.world.announce("faults", news()).await;
        bench.world.until_state("faults", State::Running).await;
        // Building is one long transaction: at this rate of failures it would never end.
        let mut dice = Dice::new(3);
        bench.flaky.script(move |sql, _| {
            // A commit is more interesting than anything else, before and after it happened.
            let sides = if sql == "COMMIT" { 6 } else { 200 };
            (dice.below(sides) == 0).then_some("ConnectionReset")
        });
        platform.allow(100_000);
        let stored = bench.world.until_state("faults", State::Done).await;
        bench.flaky.heal();
        assert_adds_up(&stored);
        assert_eq!((stored.counts.sent, stored.counts.unknown), (200, 0), "{:?}", stored.counts);
        assert_eq!(platform.delivered(), 200);
        platform.assert_nobody_twice();
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_database_that_is_away_stops_the_run_and_lets_it_go_on_by_itself() {
    on_both("a database that is away", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        bench.world.follow((1..=100).map(follower)).await;
        let platform = FakePlatform::counted_out();
        let work = AtWork::start(&bench.world, vec![platform.clone()]);
        bench.world.announce("away", news()).await;
        platform.allow(20);
        platform.until("twenty are there", |platform| platform.delivered() == 20).await;
        bench.flaky.cut();
        platform.allow(1_000);
        bench.flaky.tried(4).await;
        // Nothing begins that could not be written down before.
        assert!(platform.delivered() <= 28, "{}", platform.delivered());
        bench.flaky.heal();
        let stored = bench.world.until_state("away", State::Done).await;
        assert_adds_up(&stored);
        assert_eq!(stored.counts.sent, 100);
        platform.assert_nobody_twice();
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_commit_whose_answer_is_lost_takes_no_row_away() {
    on_both("a commit whose answer is lost", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        bench.world.follow((1..=40).map(follower)).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&bench.world, vec![platform.clone()]);
        let mut commits = 0_u32;
        bench.flaky.script(move |sql, moment| {
            let after = sql == "COMMIT" && moment == Moment::After;
            commits += u32::from(after);
            (after && commits.is_multiple_of(2)).then_some("ConnectionReset")
        });
        bench.world.announce("lost", news()).await;
        let stored = bench.world.until_state("lost", State::Done).await;
        bench.flaky.heal();
        assert_adds_up(&stored);
        assert_eq!((stored.counts.sent, stored.counts.unknown), (40, 0));
        platform.assert_nobody_twice();
        work.stop().await;
    })
    .await;
}
