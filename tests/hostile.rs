//! Thousands of texts that nobody means well with, wherever a text can be given: always an answer, never
//! an apology, nothing of it taken for anything but text.

mod flood;
mod places;
mod strings;
mod telegram;

use futures_util::future::join_all;
use places::{PLACES, Places, ROUND};
use strings::Strings;

use testing::actor::Actor as _;
use testing::postgres::on_both;
use testing::world::World;

/// How many texts, at most and usually.
const TEXTS: [usize; 2] = [10_000, 2_000];
/// How many people send them at the same time.
const PEOPLE: usize = 40;

#[tokio::test]
async fn a_nul_byte_is_no_trouble_on_either_database() {
    on_both("a NUL byte", async |world| {
        let mut person = world.person(1, "Sok Dara");
        person.types("/start vote-from-abroad_\0").await;
        person.taps("English").await;
        for text in ["/start \0", "/sign \0x", "\0", "/\0", "Fra\0nce"] {
            let answer = person.types(text).await;
            assert!(!answer.is_empty() && !answer.contains("went wrong"), "{text:?}: {answer}");
        }
        for data in ["petition:\0", "text:a\0", "agree:\0:1:1", "country:\0", "\0"] {
            let answer = person.presses(data).await;
            assert!(!answer.is_empty() && !answer.contains("went wrong"), "{data:?}: {answer}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn thousands_of_hostile_texts_are_all_answered_as_texts() {
    let world = World::new().await;
    let texts = testing::often(TEXTS[0], TEXTS[1]);
    let share = texts / PEOPLE;
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        let mut place = Places::new(&world, number);
        place.arrive().await;
        people.push(place);
    }
    let people = people.into_iter().enumerate().map(|(number, mut place)| async move {
        let mut strings = Strings::new(number as u64);
        for index in 0..share {
            let text = strings.next();
            place.give(ROUND[(index + number) % ROUND.len()], &text).await;
        }
        place.used
    });
    let used: Vec<[usize; PLACES.len()]> = join_all(people).await;
    for (index, place) in PLACES.iter().enumerate() {
        let count: usize = used.iter().map(|one| one[index]).sum();
        assert!(count > texts / 25, "{place:?} got only {count} texts");
    }
    world.engine.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_megabyte_in_any_place_is_answered_like_anything_else() {
    let world = World::new().await;
    let mut place = Places::new(&world, 0);
    place.arrive().await;
    let huge =
        ["a".repeat(1 << 20), "ក្".repeat(1 << 18), "<b>".repeat(1 << 18), "\n".repeat(1 << 20)];
    for text in &huge {
        for one in PLACES {
            place.give(one, text).await;
        }
    }
    world.engine.stop().await;
}
