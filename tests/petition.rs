//! Petitions as people find and read them, before they sign.

use bot_core::clock::DAY;
use bot_core::msg;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;
use testing::world::MAIN;

#[tokio::test]
async fn a_petition_that_is_not_open_yet_says_when_it_will_be() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        bot.edit("opens = \"2014-03-09\"", "opens = \"2026-11-23\"").await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(Some(MAIN)).await;
        phone.chooses_language().await;
        phone.taps(msg!("button-petitions")).await;
        assert_film("not_yet_open", locale, &phone.film());
        bot.pass(2 * DAY);
        phone.start(Some(MAIN)).await;
        phone.signs_on("FR").await;
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn the_key_sign_means_the_petition_that_is_on_the_screen() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(Some("paris-agreement_forum")).await;
        phone.chooses_language().await;
        phone.says("command-sign").await;
        phone.signs_on("CA").await;
        assert_eq!(bot.world.total("paris-agreement").await, 1);
        assert_eq!(bot.world.total(MAIN).await, 0);
        bot.close().await;
    }
}
