//! The disk is full in the middle of a batch.

use bot_core::engine::Limits;
use futures_util::FutureExt as _;

use super::bench::{Bench, answer};
use testing::world::World;

/// The file may not grow from here on.
const FULL: &[&str] = &["PRAGMA max_page_count = 1"];

#[tokio::test]
async fn a_full_disk_loses_nothing_that_was_acknowledged_and_needs_no_restart() {
    for round in 0..5 {
        let world = World::new().await;
        let bench = Bench::set_up(world, Limits::default(), FULL).await;
        let names: Vec<String> =
            (0..80).map(|n| format!("round {round}, a long name for update {n}")).collect();
        let mut tickets: Vec<_> =
            (0..).zip(&names).map(|(user, name)| bench.says(user, name, "/start")).collect();
        bench.flaky.tried(4).await;
        let mut acknowledged = 0;
        let mut waiting = Vec::new();
        for (name, mut ticket) in names.iter().zip(tickets.drain(..)) {
            match (&mut ticket).now_or_never() {
                Some(outcome) => {
                    outcome.unwrap();
                    assert_eq!(bench.effects(name).await, 1, "acknowledged and lost: {name}");
                    acknowledged += 1;
                }
                None => waiting.push((name, ticket)),
            }
        }
        assert!(!waiting.is_empty(), "the disk was never full");
        for (name, _) in &waiting {
            assert_eq!(bench.effects(name).await, 0, "stored and not acknowledged: {name}");
        }
        eprintln!("{acknowledged} of 80 fitted");
        bench.flaky.setup(&["PRAGMA max_page_count = 1000000"]);
        for (_, ticket) in waiting {
            answer(ticket).await;
        }
        let effects = bench.all_effects().await;
        assert_eq!(effects.len(), names.len());
        assert!(effects.values().all(|n| *n == 1), "{effects:?}");
    }
}
