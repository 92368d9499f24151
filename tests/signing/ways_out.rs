//! *Back* and *Cancel* at every step, words instead of buttons, and the sentence on risk.

use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::tallies::COUNTRY;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{Phone, TelegramWorld, country_name};
use testing::world::MAIN;

async fn at_the_petition(bot: &TelegramWorld, locale: Locale, name: &str) -> Phone {
    let mut phone = bot.phone(70_001, name, locale);
    phone.start(None).await;
    phone.chooses_language().await;
    phone.film();
    phone
}

#[tokio::test]
async fn back_leads_one_step_back_from_everywhere() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = at_the_petition(&bot, locale, name).await;
        phone.taps(msg!("button-whole-text")).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(msg!("button-agree")).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(msg!("button-agree")).await;
        phone.taps(country_name("KH")).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(country_name("FR")).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(country_name("US")).await;
        phone.taps(msg!("button-other-name")).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(phone.sign_as()).await;
        assert_film("back", locale, &phone.film());
        assert_eq!(bot.world.tally(MAIN, COUNTRY, "US").await, 1);
        bot.close().await;
    }
}

/// Where somebody may stop: what they tapped to get there.
fn steps(phone: &Phone) -> Vec<Vec<String>> {
    let agree = phone.label(msg!("button-agree"));
    let country = |code: &str| phone.label(country_name(code));
    vec![
        vec![agree.clone()],
        vec![agree.clone(), country("KH")],
        vec![agree.clone(), country("KH"), phone.label(msg!("button-continue"))],
        vec![agree.clone(), country("FR")],
        vec![agree, country("FR"), phone.label(msg!("button-other-name"))],
    ]
}

#[tokio::test]
async fn cancel_ends_every_step_and_nothing_is_signed() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = at_the_petition(&bot, locale, name).await;
        for step in steps(&phone) {
            for tap in &step {
                phone.taps(tap).await;
            }
            phone.film();
            let stop =
                phone.screen().contains(&format!("[ {} ]", phone.label(msg!("button-stop"))));
            phone.taps(if stop { msg!("button-stop") } else { msg!("button-cancel") }).await;
            assert!(phone.screen().starts_with(&phone.label(msg!("cancel-signing"))));
            phone.types("Sok Dara").await;
            phone.start(None).await;
        }
        assert_film("cancel", locale, &phone.film());
        assert!(bot.signatures(MAIN).await.is_empty());
        assert_eq!(bot.world.total(MAIN).await, 0);
        bot.close().await;
    }
}

#[tokio::test]
async fn cancel_as_a_command_and_as_a_word_works_too() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = at_the_petition(&bot, locale, name).await;
        phone.types("/cancel").await;
        phone.types("/cancel").await;
        phone.says("command-sign").await;
        phone.taps(msg!("button-agree")).await;
        phone.says("command-cancel").await;
        assert_film("cancel_in_words", locale, &phone.film());
        assert_eq!(bot.world.total(MAIN).await, 0);
        bot.close().await;
    }
}

#[tokio::test]
async fn every_button_can_be_typed() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.says("command-start").await;
        phone.types_label(msg!("language-name")).await;
        phone.types_label(msg!("button-whole-text")).await;
        phone.types_label(msg!("button-agree")).await;
        phone.types_label(msg!("button-back")).await;
        phone.types_label(msg!("button-agree")).await;
        phone.types_label(country_name("KH")).await;
        phone.types_label(msg!("button-continue")).await;
        phone.types_label(msg!("button-other-name")).await;
        phone.types_label(msg!("button-back")).await;
        phone.types_label(phone.sign_as()).await;
        phone.types_label(msg!("button-skip")).await;
        phone.types_label(msg!("button-follow")).await;
        phone.types_label(msg!("button-share")).await;
        assert_film("typed_labels", locale, &phone.film());
        assert_eq!(bot.world.tally(MAIN, COUNTRY, "KH").await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn who_lives_in_cambodia_reads_one_calm_sentence_and_decides() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = at_the_petition(&bot, locale, name).await;
        phone.taps(msg!("button-agree")).await;
        phone.film();
        phone.taps(country_name("KH")).await;
        phone.taps(msg!("button-stop")).await;
        phone.says("command-sign").await;
        phone.taps(msg!("button-agree")).await;
        phone.types("KH").await;
        phone.types("what?").await;
        phone.taps(msg!("button-continue")).await;
        phone.taps(phone.sign_as()).await;
        assert_film("risk", locale, &phone.film());
        assert_eq!(bot.world.tally(MAIN, COUNTRY, "KH").await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn commands_are_understood_in_everyday_words() {
    let bot = TelegramWorld::new().await;
    let mut phone = at_the_petition(&bot, Locale::KM, "សុខា").await;
    let title = "សិទ្ធិបោះឆ្នោតសម្រាប់ពលរដ្ឋខ្មែរនៅក្រៅប្រទេស";
    for (typed, answer) in [
        ("ចង់ចុះហត្ថលេខា", msg!("button-agree")),
        ("ចុះហតលេខា", msg!("button-agree")),
        ("choh hathalekha", msg!("button-agree")),
        ("ឈប់សិន", msg!("cancel-signing")),
        ("ដកហត្តលេខា", msg!("withdraw-none")),
        ("អ្នកណាឃើញឈ្មោះខ្ញុំ", msg!("privacy-title")),
        ("  ពត៌មាន ", msg!("button-follow")),
        ("MY DATA", msg!("mydata-title")),
        ("មានប៉ុន្មាននាក់", msg!("total-said", title = title, total = 0_i64)),
    ] {
        phone.types(typed).await;
        let answer = phone.label(answer);
        assert!(phone.screen().contains(&answer), "{typed}: {}", phone.screen());
    }
    bot.close().await;
}
