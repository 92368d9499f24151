//! An appeal to those who live in one region, and have said so.

use bot_core::announcement::{Home, Topic};
use bot_core::clock::HOUR;
use bot_core::country::Country;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::follows::Follow;

use super::{CROWD, Scene, without_pace};
use testing::actor::Actor as _;
use testing::broadcasts::follower;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{Phone, TelegramWorld, country_name};

const NEIGHBOUR: i64 = 70_002;

/// Somebody who wants appeals and lives in Washington.
fn neighbour(id: u64) -> Follow {
    let country = Country::parse_code("US").unwrap();
    let home = Home { country, region: Some("washington".to_owned()), zone: None };
    Follow { topics: [Topic::Surveys].into(), home: Some(home), ..follower(id) }
}

/// Turns on appeals, and says where they live.
async fn lives_in(phone: &mut Phone, region: &str) {
    phone.types("/follow").await;
    let choose = phone.label(msg!("button-follow-choose"));
    if phone.screen().contains(&choose) {
        phone.taps(&choose).await;
    }
    phone.taps(msg!("topic-surveys")).await;
    phone.taps(country_name("US")).await;
    phone.types(region).await;
    phone
        .taps(if phone.locale == Locale::KM {
            "ឡូសអាន់ជឺឡេស"
        } else {
            "Los Angeles"
        })
        .await;
}

/// Somebody in the same town who will move away.
async fn somebody_else(bot: &TelegramWorld, locale: Locale) -> Phone {
    let mut phone = bot.phone(NEIGHBOUR, "Vanna", locale);
    phone.start(None).await;
    phone.chooses_language().await;
    lives_in(&mut phone, "Washington").await;
    phone.film();
    phone
}

#[tokio::test]
async fn an_appeal_reaches_one_region_and_nobody_who_has_moved_away_meanwhile() {
    for (locale, name) in READERS {
        // As many read news only, and live nowhere in particular.
        let there = CROWD.map(neighbour);
        let elsewhere = (30_000..30_005).map(follower);
        let mut scene = Scene::among(locale, name, there.chain(elsewhere)).await;
        // Ten in the morning in Washington.
        scene.bot.world.clock.advance(6 * HOUR);
        lives_in(&mut scene.reader, "Washington").await;
        let mut moved = somebody_else(&scene.bot, locale).await;

        let text = if locale == Locale::KM {
            "សូមចំណាយ ១៥ នាទី ឆ្លើយសំណួរ៖ https://example.org/survey"
        } else {
            "Please take 15 minutes: https://example.org/survey"
        };
        appeals(&mut scene, text, 13).await;
        // Between the count and the sending somebody moves.
        moved.types("/follow").await;
        moved.taps(msg!("button-home")).await;
        moved.taps(country_name("FR")).await;
        moved.types("Lyon").await;
        moved.film();
        let gate = scene.hold();
        scene.dara.types_for("13", msg!("broadcast-left", number = 12)).await;
        gate.open();
        let one = scene.gets_statement(12).await;
        assert_eq!((one.counts.sent, one.counts.left_out), (12, 0));
        scene.reader.sees("the announcement comes", "https://example.org/survey").await;
        assert_film("phone_appeal", locale, &scene.films());
        assert!(!moved.person.transcript().contains("survey"));
        assert_eq!(scene.bot.tg.sent(text), 14, "twelve, and two in the preview");
        assert!((30_000..30_005).all(|id| scene.bot.tg.received(id, text) == 0));
        scene.bot.close().await;
    }
}

/// Writes an appeal to Washington and previews it.
async fn appeals(scene: &mut Scene, text: &str, people: i64) {
    scene.dara.types("/announce").await;
    scene.dara.taps(msg!("announce-kind-survey")).await;
    scene.dara.types(text).await;
    scene.dara.taps(msg!("button-skip")).await;
    scene.dara.taps(msg!("button-missing-other")).await;
    scene.dara.taps(country_name("US")).await;
    scene.dara.types("Washington").await;
    scene.previews(people).await;
}

#[tokio::test]
async fn whoever_sleeps_gets_it_in_the_morning_and_whoever_moved_by_then_does_not() {
    for (locale, name) in READERS {
        let mut scene = Scene::among(locale, name, CROWD.map(neighbour)).await;
        // Four in the night in Washington.
        lives_in(&mut scene.reader, "Washington").await;
        let mut moved = somebody_else(&scene.bot, locale).await;
        scene.reader.film();
        appeals(&mut scene, "Please answer", 13).await;
        scene.dara.film();
        let gate = scene.hold();
        scene.dara.types_for("13", msg!("broadcast-left", number = 13)).await;
        gate.open();
        scene.bot.tg.heal();
        scene.dara.hears("a while later", msg!("broadcast-left", number = 2)).await;
        scene.dara.taps(msg!("button-watch")).await;
        assert!(!scene.reader.person.transcript().contains("Please answer"));
        moved.types("/follow").await;
        moved.taps(msg!("button-home-remove")).await;
        scene.bot.world.clock.advance(4 * HOUR);
        let one = scene.gets_statement(13).await;
        assert_eq!((one.counts.sent, one.counts.left_out), (12, 1));
        scene.reader.sees("in the morning", "Please answer").await;
        let film = without_pace(&scene.films(), &scene.dara);
        assert_film("phone_night", locale, &film);
        assert!(!moved.person.transcript().contains("Please answer"));
        scene.bot.close().await;
    }
}
