//! Times as organizers type them, in both languages.

use bot_core::clock::DAY;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::announcements::State;

use super::{Announces as _, find, newest};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::world::{NOW, World};
use testing::writer::Writer;

/// Noon of Saturday, 21 November 2026, plus days and hours.
const fn at(days: i64, hour: i64, minute: i64) -> i64 {
    NOW + days * DAY + (hour - 12) * 3600 + minute * 60
}

#[tokio::test]
async fn the_same_moment_can_be_typed_in_many_ways() {
    let world = World::new().await;
    for (locale, _) in READERS {
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.writes("Hello").await;
        for (typed, expected) in [
            ("18:30", at(0, 18, 30)),
            ("១៨:៣០", at(0, 18, 30)),
            ("tomorrow 6 pm", at(1, 18, 0)),
            ("the day after tomorrow at 6", at(2, 6, 0)),
            ("Sunday, December 6, 2026, 2:30 pm", at(15, 14, 30)),
            ("half past 6 in the evening", at(0, 18, 30)),
            ("ស្អែក ម៉ោង ៦ ល្ងាច", at(1, 18, 0)),
            ("ស្អែកម៉ោង៦កន្លះល្ងាច", at(1, 18, 30)),
            ("ថ្ងៃស្អែក ៩ ព្រឹក", at(1, 9, 0)),
            ("ម៉ោង ៣ រសៀល", at(0, 15, 0)),
            ("ខានស្អែក ម៉ោង ៨ យប់", at(2, 20, 0)),
            ("ថ្ងៃអាទិត្យ ៩:០០", at(1, 9, 0)),
            ("ថ្ងៃអាទិត្យ ទី៦ ខែធ្នូ ឆ្នាំ២០២៦ ម៉ោង ២:៣០ រសៀល", at(15, 14, 30)),
            ("២៥/១២ ១៨:៣០", at(34, 18, 30)),
            ("2026-12-25 18:30", at(34, 18, 30)),
            ("ស្អែក ថ្ងៃត្រង់", at(1, 12, 0)),
        ] {
            dara.taps(msg!("button-when")).await;
            dara.types(typed).await;
            assert_eq!(newest(&world).await.body.at, Some(expected), "{typed}: {}", dara.film);
        }
    }
}

#[tokio::test]
async fn a_time_is_repeated_in_words_and_kept_until_then() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.writes("Hello").await;
        dara.film.clear();
        dara.taps(msg!("button-when")).await;
        dara.types("15:00").await;
        let one = dara.previews(&world, 50).await;
        dara.types("50").await;
        assert_film("announce_when", locale, &dara.film);
        let after = find(&world, &one.id).await.unwrap();
        assert_eq!((after.state, after.due), (State::Scheduled, at(0, 15, 0)));
    }
}

#[tokio::test]
async fn a_time_that_passed_before_the_count_was_typed_is_asked_again() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.writes("Hello").await;
    dara.taps(msg!("button-when")).await;
    dara.types("12:05").await;
    let one = dara.previews(&world, 50).await;
    world.clock.advance(600);
    dara.types("50").await;
    assert!(dara.reads(msg!("announce-when-past")));
    dara.taps(msg!("button-at-once")).await;
    let after = find(&world, &one.id).await.unwrap();
    assert_eq!((after.state, after.body.at), (State::Draft, None));
}
