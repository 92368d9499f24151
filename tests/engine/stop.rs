//! The engine ends: with what is in hand when it can, without when the database is away.

use bot_core::engine::Limits;

use super::bench::{Bench, answer};
use testing::PATIENCE;
use testing::postgres::on_both;

#[tokio::test]
async fn what_was_submitted_before_a_stop_is_committed_and_what_comes_after_is_refused() {
    on_both("what was submitted before a stop", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        let tickets: Vec<_> =
            (0..250).map(|n| bench.says(n % 20, &n.to_string(), "/start")).collect();
        bench.world.engine.stop().await;
        for ticket in tickets {
            answer(ticket).await;
        }
        assert!(bench.says(1, "late", "/start").await.is_err());
        assert_eq!(bench.all_effects().await.len(), 250);
        bench.world.engine.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_stop_does_not_wait_for_a_database_that_is_away() {
    on_both("a stop does not wait", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        bench.flaky.cut();
        // In one breath, so that the worker finds them all at once.
        let tickets: Vec<_> =
            (0..40).map(|n| bench.says(n % 20, &n.to_string(), "/start")).collect();
        let stop = tokio::time::timeout(PATIENCE, bench.world.engine.stop());
        stop.await.expect("the engine stops");
        for ticket in tickets {
            assert!(ticket.await.is_err(), "acknowledged, and not stored");
        }
        assert!(bench.all_effects().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_stop_that_comes_during_an_outage_ends_it() {
    on_both("a stop during an outage", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        bench.flaky.cut();
        let ticket = bench.says(1, "one", "/start");
        bench.flaky.tried(3).await;
        let cleaning = bench.world.engine.maintain();
        tokio::time::timeout(PATIENCE, cleaning).await.expect("cleaning does not wait");
        let stop = tokio::time::timeout(PATIENCE, bench.world.engine.stop());
        stop.await.expect("the engine stops");
        assert!(ticket.await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_ticket_that_nobody_awaits_has_its_effect_all_the_same() {
    on_both("a ticket that nobody awaits", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        drop(bench.says(1, "one", "/start"));
        answer(bench.says(1, "two", "/start")).await;
        assert_eq!(bench.effects("one").await, 1);
    })
    .await;
}
