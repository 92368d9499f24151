//! `/help`, and where its buttons lead.

use bot_core::locale::Locale;
use bot_core::msg;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;

#[tokio::test]
async fn help_petitions_and_privacy() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(70_001, name, locale).await;
        phone.says("command-help").await;
        phone.taps(msg!("button-privacy")).await;
        phone.taps(msg!("button-petitions")).await;
        phone.taps(if locale == Locale::KM { "ប៉ារីស" } else { "Paris" }).await;
        phone.taps(msg!("button-petitions")).await;
        phone.says("command-privacy").await;
        phone.taps(msg!("button-mydata")).await;
        assert_film("help_petitions_privacy", locale, &phone.film());
        bot.close().await;
    }
}
