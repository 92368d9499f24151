//! From START to *thank you*.

use bot_core::command::KEYBOARD;
use bot_core::msg;
use bot_core::store::tallies::{CHANNEL, COUNTRY, LANGUAGE};

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{TelegramWorld, country_name};
use testing::world::MAIN;

#[tokio::test]
async fn a_newcomer_signs_with_four_taps_and_types_nothing() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.taps(msg!("button-agree")).await;
        phone.taps(country_name("FR")).await;
        phone.taps(phone.sign_as()).await;
        phone.look_at_keyboard();
        assert_film("newcomer", locale, &phone.film());
        assert_eq!(bot.world.total(MAIN).await, 1);
        assert_eq!(bot.world.tally(MAIN, COUNTRY, "FR").await, 1);
        assert_eq!(bot.world.tally(MAIN, LANGUAGE, locale.as_str()).await, 1);
        assert_eq!(bot.world.tally(MAIN, CHANNEL, "-").await, 1);
        assert_eq!(bot.sealed(MAIN).await, [(name.to_owned(), String::new())]);
        assert_eq!(phone.person.keyboard().len(), KEYBOARD.len());
        bot.close().await;
    }
}

#[tokio::test]
async fn three_taps_are_enough_once_the_language_is_known() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.signs("FR").await;
        phone.film();
        phone.start(Some("paris-agreement")).await;
        phone.taps(msg!("button-agree")).await;
        phone.taps(country_name("FR")).await;
        phone.taps(phone.sign_as()).await;
        assert_film("three_taps", locale, &phone.film());
        assert_eq!(bot.world.total("paris-agreement").await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn the_channel_of_an_organizers_link_is_counted() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(Some(&format!("{MAIN}_facebook"))).await;
        phone.chooses_language().await;
        phone.signs_on("AU").await;
        assert_film("newcomer_from_a_link", locale, &phone.film());
        assert_eq!(bot.world.tally(MAIN, CHANNEL, "facebook").await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn two_people_at_once_do_not_get_into_each_others_way() {
    let bot = TelegramWorld::new().await;
    let mut dara = bot.phone(70_001, "Dara", READERS[1].0);
    let mut sokha = bot.phone(70_002, "សុខា", READERS[0].0);
    dara.start(None).await;
    sokha.start(Some(&format!("{MAIN}_poster"))).await;
    dara.chooses_language().await;
    sokha.chooses_language().await;
    dara.taps(msg!("button-agree")).await;
    sokha.taps(msg!("button-agree")).await;
    sokha.taps(country_name("KR")).await;
    dara.taps(country_name("US")).await;
    dara.taps(dara.sign_as()).await;
    sokha.taps(sokha.sign_as()).await;
    let names: Vec<String> = bot.sealed(MAIN).await.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Dara", "សុខា"]);
    assert_eq!(bot.world.tally(MAIN, CHANNEL, "poster").await, 1);
    assert!(!sokha.person.transcript().contains("Dara"));
    bot.close().await;
}
