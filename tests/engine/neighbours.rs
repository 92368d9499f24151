//! Updates that share a batch with one that fails.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use bot_core::engine::Limits;
use futures_util::future::join_all;

use super::bench::{Bench, Dice, MISDEEDS, answer, incident};
use testing::postgres;
use testing::world::World;

/// A thousand on both databases together.
const LANES: usize = 4;
const ROUNDS: usize = 125;

#[tokio::test]
async fn neighbours_of_a_bad_update_are_served_once_and_nothing_of_it_is_kept() {
    let begun = Instant::now();
    let on_sqlite = (0..LANES).map(|lane| async move { rounds(World::new().await, lane).await });
    join_all(on_sqlite).await;
    eprintln!("{} rounds on SQLite in {:.1?}", LANES * ROUNDS, begun.elapsed());
    let begun = Instant::now();
    let on_postgres = (0..LANES).map(|lane| async move {
        match postgres::world("neighbours_of_a_bad_update").await {
            Some(world) => rounds(world, lane).await,
            None => 0,
        }
    });
    let done: usize = join_all(on_postgres).await.into_iter().sum();
    eprintln!("{done} rounds on PostgreSQL in {:.1?}", begun.elapsed());
}

async fn rounds(world: World, lane: usize) -> usize {
    let limits = Limits { handler: Duration::from_millis(100), ..Limits::default() };
    let bench = Bench::on(world, limits).await;
    let mut dice = Dice::new(u8::try_from(lane).unwrap());
    let mut expected = HashMap::new();
    let mut codes = HashSet::new();
    for round in 0..ROUNDS {
        let misdeed = MISDEEDS[round % MISDEEDS.len()];
        let people = 2 + dice.below(5);
        let guilty = dice.below(people);
        let text = |person| if person == guilty { misdeed } else { "/start" };
        let name = |person| format!("{round}.{person}");
        let tickets: Vec<_> = (0..people)
            .map(|person| bench.says(person as u64, &name(person), text(person)))
            .collect();
        for (person, ticket) in tickets.into_iter().enumerate() {
            let code = incident(&answer(ticket).await);
            assert_eq!(code.is_some(), person == guilty, "{misdeed}, person {person} of {people}");
            if let Some(code) = code {
                assert!(
                    code.len() == 6 && codes.insert(code),
                    "an incident code is of one incident"
                );
            } else {
                expected.insert(name(person), 1);
            }
        }
        never_again(&bench, guilty as u64, &name(guilty), misdeed).await;
    }
    assert_eq!(bench.all_effects().await, expected);
    ROUNDS
}

/// The platform brings the guilty update once more: it is answered, and not tried.
async fn never_again(bench: &Bench, user: u64, update: &str, misdeed: &str) {
    assert!(bench.is_handled(update).await, "{misdeed}");
    let times = bench.decider.times(update);
    assert!((1..=4).contains(&times), "{misdeed} was tried {times} times");
    let again = answer(bench.says(user, update, misdeed)).await;
    assert_eq!(incident(&again), None, "{misdeed}");
    assert_eq!(bench.decider.times(update), times, "{misdeed}");
}
