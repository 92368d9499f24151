//! Updates that share a batch with one that fails.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use bot_core::engine::Limits;
use futures_util::future::{join, join_all};

use super::bench::{Bench, MISDEEDS, SLOW, answer, incident};
use testing::dice::Dice;
use testing::postgres;
use testing::world::World;

const LANES: usize = 4;
/// Rounds of each lane: a thousand on both databases together, or fewer.
const ROUNDS: [usize; 2] = [125, 40];
/// In the rounds after these nobody hangs.
const HANGING: usize = 14;
/// Long enough for the innocent on a busy machine.
const HANDLER: Duration = Duration::from_secs(2);

#[tokio::test]
async fn neighbours_of_a_bad_update_are_served_once_and_nothing_of_it_is_kept() {
    let begun = Instant::now();
    let on_sqlite = (0..LANES).map(|lane| async move { rounds(World::new().await, lane).await });
    let on_postgres = (0..LANES).map(|lane| async move {
        match postgres::world("neighbours_of_a_bad_update").await {
            Some(world) => rounds(world, lane).await,
            None => 0,
        }
    });
    let done = join(join_all(on_sqlite), join_all(on_postgres)).await;
    let [on_sqlite, on_postgres] = [done.0, done.1].map(|lanes| lanes.into_iter().sum::<usize>());
    eprintln!("{on_sqlite} and {on_postgres} rounds in {:.1?}", begun.elapsed());
}

async fn rounds(world: World, lane: usize) -> usize {
    let limits = Limits { handler: HANDLER, ..Limits::default() };
    let bench = Bench::on(world, limits).await;
    let mut dice = Dice::new(u16::try_from(lane).unwrap());
    let mut expected = HashMap::new();
    let mut codes = HashSet::new();
    let most = testing::often(ROUNDS[0], ROUNDS[1]);
    for round in 0..most {
        let kinds = if round < HANGING { &MISDEEDS[..] } else { &MISDEEDS[SLOW..] };
        let misdeed = kinds[round % kinds.len()];
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
    most
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
