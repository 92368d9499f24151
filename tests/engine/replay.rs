//! Every update comes several times, in any order.

use bot_core::engine::Limits;
use bot_core::incoming::Event;
use futures_util::future::join_all;

use super::bench::{Bench, answer, recount};
use testing::dice::Dice;
use testing::postgres::on_both;
use testing::world::MAIN;

const PEOPLE: u64 = 40;
const STORY: [&str; 8] = [
    "lang:km",
    "petition:vote-from-abroad",
    "agree:vote-from-abroad:1:1:1",
    "country:CA",
    "name:vote-from-abroad:1",
    "follow",
    "withdraw!:vote-from-abroad:1",
    "petition:vote-from-abroad",
];

fn history(steps: usize) -> Vec<(u64, String, &'static str)> {
    let one =
        |step: usize| (0..PEOPLE).map(move |user| (user, format!("{user}.{step}"), STORY[step]));
    (0..steps).flat_map(one).collect()
}

async fn play(bench: &Bench, updates: &[(u64, String, &'static str)]) {
    for some in updates.chunks(100) {
        let tickets = some.iter().map(|(user, update, step)| {
            answer(bench.submit(*user, update, Event::Press((*step).to_owned())))
        });
        join_all(tickets).await;
    }
}

#[tokio::test]
async fn updates_that_come_again_have_no_second_effect() {
    on_both("updates that come again", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        let mut dice = Dice::new(3);
        let first = history(5);
        play(&bench, &first).await;
        assert_eq!(recount(&bench.world, MAIN).await, i64::try_from(PEOPLE).unwrap());
        let mut again = [first.clone(), first].concat();
        dice.shuffle(&mut again);
        play(&bench, &again).await;
        assert_eq!(recount(&bench.world, MAIN).await, i64::try_from(PEOPLE).unwrap());
        assert!(bench.all_effects().await.values().all(|n| *n == 1));
    })
    .await;
}

#[tokio::test]
async fn whatever_the_order_in_which_updates_come_three_times_each_counts_once() {
    on_both("any order, three times", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        let rounds = testing::often(5, 3);
        for round in 0..rounds {
            let mut all = history(STORY.len());
            for (_, update, _) in &mut all {
                update.push_str(&format!(".{round}"));
            }
            let mut thrice = [all.clone(), all.clone(), all].concat();
            Dice::new(10 + round).shuffle(&mut thrice);
            play(&bench, &thrice).await;
            let rows = recount(&bench.world, MAIN).await;
            assert!((0..=i64::try_from(PEOPLE).unwrap()).contains(&rows));
        }
        let effects = bench.all_effects().await;
        assert_eq!(effects.len(), usize::try_from(u64::from(rounds) * 8 * PEOPLE).unwrap());
        assert!(effects.values().all(|n| *n == 1));
    })
    .await;
}
