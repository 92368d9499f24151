//! Public forums and questions: what everyone can look up without being asked anything.

mod faq;
mod forums;
mod public;

use bot_core::i18n::Locale;

use testing::telegram_world::{Phone, TelegramWorld};

/// A person whose language the bot knows and who is asked nothing.
async fn reader(bot: &TelegramWorld, locale: Locale, name: &str) -> Phone {
    let mut phone = bot.phone(70_001, name, locale);
    phone.start(None).await;
    phone.chooses_language().await;
    phone.types("/cancel").await;
    phone.film();
    phone
}
