//! The order of one person's updates.

use std::collections::HashMap;

use bot_core::engine::Limits;

use super::bench::{Bench, answer};
use testing::postgres::on_both;

#[tokio::test]
async fn one_persons_updates_are_handled_in_the_order_of_the_calls_however_late_they_are_awaited() {
    on_both("one person's updates are handled in order", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        let updates: Vec<(u64, String)> =
            (0..300).map(|number| (number % 5, format!("{number:03}"))).collect();
        let mut tickets: Vec<_> =
            updates.iter().map(|(user, update)| bench.says(*user, update, "/start")).collect();
        while let Some(last) = tickets.pop() {
            answer(last).await;
        }
        let mut seen: HashMap<String, Vec<String>> = HashMap::new();
        for (user, update) in bench.decider.decided.lock().unwrap().drain(..) {
            seen.entry(user).or_default().push(update);
        }
        assert_eq!(seen.len(), 5);
        for order in seen.values() {
            assert_eq!(order.len(), 60);
            assert!(order.is_sorted(), "{order:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_a_person_does_after_a_bad_update_waits_for_it() {
    on_both("what follows a bad update waits for it", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        let tickets = [
            bench.says(1, "a", "/start"),
            bench.says(1, "b", "!bug"),
            bench.says(1, "c", "/start"),
            bench.says(1, "d", "!broken"),
            bench.says(1, "e", "/start"),
        ];
        for ticket in tickets {
            answer(ticket).await;
        }
        let mut order: Vec<String> =
            bench.decider.decided.lock().unwrap().drain(..).map(|(_, update)| update).collect();
        // A group that failed runs again; the last run of each is the one that counts.
        order.reverse();
        let mut last = Vec::new();
        for update in order {
            if !last.contains(&update) {
                last.insert(0, update);
            }
        }
        assert_eq!(last, ["a", "b", "c", "d", "e"]);
        for (update, effects) in [("a", 1), ("b", 0), ("c", 1), ("d", 0), ("e", 1)] {
            assert_eq!(bench.effects(update).await, effects, "{update}");
        }
    })
    .await;
}
