//! `/events` in a private chat.

use bot_core::campaign::SAMPLE;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::text::Phrase;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;
use testing::world::{MAIN, World};

/// A forum on three days, in one language only.
const DAYS: &str = r#"format = 1

[[event]]
slug = "days"
start = "2026-12-04T18:00"
end = "2026-12-06T12:00"
zone = "America/New_York"

[event.text.LANG]
title = "TITLE"
what = "WHAT"
place = "PLACE"
street = "1 Main Street"
city = "CITY"
"#;

/// The same in Khmer or in English.
fn days(locale: Locale) -> String {
    let (title, what, place, city) = if locale == Locale::KM {
        ("វេទិកាបីថ្ងៃ", "យើងជួបជុំគ្នាបីថ្ងៃ។", "សាលប្រជុំ", "ឡូវែល")
    } else {
        ("Three days", "We meet for three days.", "The hall", "Lowell")
    };
    let words = [("LANG", locale.as_str()), ("TITLE", title), ("WHAT", what), ("PLACE", place)];
    let text = words.iter().fold(DAYS.to_owned(), |text, (from, to)| text.replace(from, to));
    text.replace("CITY", city)
}

#[tokio::test]
async fn a_supporter_looks_up_the_forums() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(70_001, name, locale).await;
        phone.says("command-events").await;
        let titles = titles(locale);
        phone.taps(&titles[0]).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(&titles[1]).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(&titles[2]).await;
        assert_film("forums", locale, &phone.film());
        bot.close().await;
    }
}

/// The titles of the sample's events.
fn titles(locale: Locale) -> Vec<String> {
    let events = bot_core::campaign::Campaign::parse(SAMPLE).unwrap().events;
    events.into_iter().map(|event| event.text[&locale].title.clone()).collect()
}

#[tokio::test]
async fn a_forum_moves_among_the_past_ones_when_it_has_ended() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(70_001, name, locale).await;
        let end = bot.world.event("surrey").await.end_instant();
        bot.pass(end - testing::world::NOW - 1);
        phone.types("/events").await;
        phone.types("/events surrey").await;
        bot.pass(1);
        phone.types("/events").await;
        phone.types("/events surrey").await;
        bot.pass(30 * 86_400);
        phone.types("/events").await;
        assert_film("forums_pass", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn a_forum_that_is_written_in_another_language_says_so() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let other = if locale == Locale::KM { Locale::EN } else { Locale::KM };
        bot.world.import(&days(other)).await;
        let mut phone = bot.settled(70_001, name, locale).await;
        phone.types("/events").await;
        phone.types("/events days").await;
        let note = phone.label(msg!("event-other-language"));
        assert!(phone.screen().contains(&note));
        assert!(!phone.screen().contains(&phone.label(msg!("event-example"))), "it is real");
        assert_film("forum_in_another_language", locale, &phone.film());
        bot.world.import(&days(locale)).await;
        phone.types("/events days").await;
        assert!(!phone.screen().contains(&note));
        bot.close().await;
    }
}

#[tokio::test]
async fn what_is_typed_does_what_the_button_does() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(70_001, name, locale).await;
        phone.types("/events").await;
        let list = phone.screen();
        for typed in ["/EVENTS", "/events no-such-event", "/events <b>\0 ; DROP TABLE", "forums"] {
            phone.types(typed).await;
            assert_eq!(phone.screen(), list, "{typed:?}");
        }
        for title in titles(Locale::KM).into_iter().chain(titles(Locale::EN)) {
            phone.types(&title).await;
            assert!(phone.screen().contains(&phone.label(msg!("event-example"))), "{title}");
        }
        phone.types(&"ក".repeat(4_000)).await;
        assert!(phone.screen().contains(&phone.label(msg!("search-long"))));
        bot.close().await;
    }
}

#[tokio::test]
async fn looking_up_a_forum_loses_no_signature_in_the_making() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.taps(msg!("button-agree")).await;
        phone.film();
        phone.says("command-events").await;
        phone.taps(&titles(locale)[0]).await;
        phone.taps(msg!("button-continue-signing")).await;
        assert_film("forum_while_signing", locale, &phone.film());
        phone.taps(testing::telegram_world::country_name("FR")).await;
        phone.taps(phone.sign_as()).await;
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_button_of_what_is_not_there_leads_nowhere_and_breaks_nothing() {
    let world = World::new().await;
    let mut dara = world.person(1, "Sok Dara");
    dara.presses("lang:en").await;
    dara.types("/cancel").await;
    for data in ["event:", "event:gone", "event:surrey:1", "events:1", "faq:gone", "faq-topic:x"] {
        let said = dara.presses(data).await;
        assert!(said.contains("no longer in use"), "{data}: {said}");
    }
    let long = format!("event:{}", "a".repeat(58));
    assert_eq!(long.len(), 64);
    assert!(dara.presses(&long).await.contains("no longer in use"));
    assert!(dara.presses("events").await.contains("Public forum in Surrey"));
}

#[tokio::test]
async fn without_a_forum_to_come_it_says_so() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(70_001, name, locale).await;
        bot.pass(60 * 86_400);
        phone.types("/events").await;
        let none: Phrase = msg!("events-none").into();
        assert!(phone.screen().contains(&phone.label(none)));
        assert_eq!(phone.screen().matches("[ ").count(), 3, "all three are over");
        bot.close().await;
    }
}

#[tokio::test]
async fn the_soonest_forum_comes_first_and_ten_past_ones_follow_the_newest_first() {
    let world = World::new().await;
    let event = |n: u32, start: &str, end: &str| {
        let text =
            days(Locale::EN).replace("format = 1", "").replace("Three days", &format!("No. {n}"));
        let text = text.replace("slug = \"days\"", &format!("slug = \"n{n}\""));
        text.replace("2026-12-04T18:00", start).replace("2026-12-06T12:00", end)
    };
    let past = (1..=12).map(|n| {
        let day = |hour| format!("2020-{n:02}-01T{hour}:00");
        event(n, &day(10), &day(11))
    });
    // The same hour by two clocks: Vancouver's comes three hours later than New York's.
    let hour = ("2026-11-28T10:00", "2026-11-28T11:00");
    let vancouver = event(13, hour.0, hour.1).replace("America/New_York", "America/Vancouver");
    let file =
        format!("format = 1\n{}{vancouver}{}", past.collect::<String>(), event(14, hour.0, hour.1));
    world.import(&file).await;
    let mut dara = world.person(1, "Sok Dara");
    dara.presses("lang:en").await;
    let list = dara.types("/events").await;
    let numbers: Vec<&str> = list
        .lines()
        .filter_map(|line| line.strip_prefix("• No. "))
        .map(|line| line.split([':', ' ']).next().unwrap())
        .collect();
    let expected = ["14", "13", "12", "11", "10", "9", "8", "7", "6", "5", "4", "3"];
    assert_eq!(numbers, expected, "{list}");
    assert!(!list.contains("2018"), "it is older than the ten: {list}");
    assert_eq!(list.matches("[ No. ").count(), 12);
}
