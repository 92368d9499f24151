//! One account that sends without an end costs nobody else their answer.

use bot_core::clock::MINUTE;
use bot_core::engine::Ticket;
use bot_core::incoming::{ChatKind, Event};
use bot_core::locale::Locale;
use bot_core::msg;
use futures_util::FutureExt;
use futures_util::future::join_all;

use testing::actor::Actor as _;
use testing::postgres::on_both;
use testing::world::{MAIN, Someone, World, words};

/// What a person's budget holds, and what a second brings back.
const BURST: usize = 60;

fn says(world: &World, person: &Someone, text: &str) -> Ticket {
    world.engine.submit(person.incoming(Event::Text(text.to_owned())))
}

#[tokio::test]
async fn a_flood_of_one_account_lets_everybody_else_go_first() {
    on_both("a flood of one account", async |world| {
        let flooder = world.person(1, "Flood");
        let flood: Vec<Ticket> = (0..3_000).map(|_| says(&world, &flooder, "/petitions")).collect();
        let others = (2..=21).map(|id| says(&world, &world.person(id, "Sok Dara"), "/sign"));
        for answer in join_all(others).await {
            assert!(!answer.unwrap().replies.is_empty());
        }
        let done = flood.into_iter().filter_map(FutureExt::now_or_never).count();
        assert!(done < 200, "{done} of the flood went first");
        world.engine.stop().await;
    })
    .await;
}

#[tokio::test]
async fn who_sends_too_much_is_told_once_in_both_languages_and_heard_again_after_a_pause() {
    on_both("who sends too much", async |mut world| {
        world.engine = world.engine.clone().with_budgets();
        let mut flooder = world.person(1, "Flood");
        for _ in 0..BURST {
            assert!(!flooder.types("/petitions").await.is_empty());
        }
        let seen = flooder.seen.len();
        let told = flooder.types("/petitions").await;
        for locale in [Locale::EN, Locale::KM] {
            assert!(told.contains(&words(locale, msg!("error-too-much"))), "{told}");
        }
        for _ in 0..1_000 {
            flooder.types("/petitions").await;
        }
        assert_eq!(flooder.seen.len(), seen + 1, "told more than once");
        // Nobody else loses anything.
        world.person(2, "Sok Dara").signs("France").await;
        assert_eq!(world.total(MAIN).await, 1);
        world.clock.advance(MINUTE / 2);
        flooder.signs("France").await;
        assert_eq!(world.total(MAIN).await, 2);
    })
    .await;
}

#[tokio::test]
async fn in_a_group_a_flood_is_not_answered_and_a_removed_bot_hears_of_it() {
    let mut world = World::new().await;
    world.engine = world.engine.clone().with_budgets();
    let mut flooder = world.person(1, "Flood");
    flooder.chat = ChatKind::Group;
    for _ in 0..BURST {
        flooder.types("/petitions").await;
    }
    let seen = flooder.seen.len();
    assert!(says(&world, &flooder, "/petitions").is_ignored());
    flooder.types("/petitions").await;
    assert_eq!(flooder.seen.len(), seen);
    let removed = world.engine.submit(flooder.incoming(Event::Removed));
    assert!(!removed.is_ignored());
    removed.await.unwrap();
}

#[tokio::test]
async fn whoever_taps_as_fast_as_a_person_can_has_every_tap_taken() {
    let mut world = World::new().await;
    world.engine = world.engine.clone().with_budgets();
    for id in 1..=5 {
        let mut person = world.person(id, "Sok Dara");
        // Six taps a second, for fifteen seconds, and then the ones that count.
        for _ in 0..15 {
            for _ in 0..6 {
                let seen = person.seen.len();
                let answer = person.types("/petitions").await;
                assert!(person.seen.len() > seen && !answer.contains("more than I can read"));
            }
            world.clock.advance(1);
        }
        person.signs("France").await;
    }
    assert_eq!(world.total(MAIN).await, 5);
}
