//! Another language, whenever somebody wants it.

use bot_core::locale::Locale;
use bot_core::msg;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{TelegramWorld, country_name};
use testing::world::MAIN;

#[tokio::test]
async fn language_switches_everything_and_the_keyboard() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let other = if locale == Locale::KM { Locale::EN } else { Locale::KM };
        let mut phone = bot.settled(70_001, name, other).await;
        phone.says("command-language").await;
        phone.locale = locale;
        phone.chooses_language().await;
        phone.look_at_keyboard();
        phone.says("command-help").await;
        assert_film("language", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn changing_the_language_in_the_middle_goes_on_in_the_new_one() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let other = if locale == Locale::KM { Locale::EN } else { Locale::KM };
        let mut phone = bot.phone(70_001, name, other);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.taps(msg!("button-agree")).await;
        phone.film();
        phone.says("command-language").await;
        phone.locale = locale;
        phone.chooses_language().await;
        phone.look_at_keyboard();
        phone.taps(country_name("FR")).await;
        assert_film("language_in_the_middle", locale, &phone.film());
        phone.taps(phone.sign_as()).await;
        assert_eq!(bot.signatures(MAIN).await[0].facts.language, locale);
        bot.close().await;
    }
}
