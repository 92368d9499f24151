//! Country, region or city, time zone.

use bot_core::locale::Locale;
use bot_core::msg;

use super::{ID, followed, kept, lives, plain};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{Phone, TelegramWorld, country_name};

/// Somebody who follows the news and stands before the list.
async fn follower(bot: &TelegramWorld, locale: Locale, name: &str) -> Phone {
    let mut phone = bot.settled(ID, name, locale).await;
    phone.says("command-follow").await;
    phone.taps(msg!("button-follow")).await;
    phone.film();
    phone
}

fn some(
    country: &str,
    region: &str,
    zone: &str,
) -> Option<(String, Option<String>, Option<String>)> {
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Some((country.to_owned(), given(region), given(zone)))
}

#[tokio::test]
async fn surveys_ask_for_a_place_and_wrong_answers_are_helped_on() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = follower(&bot, locale, name).await;
        phone.taps(plain("topic-surveys")).await;
        for wrong in ["atlantis", "7", "Korea"] {
            phone.types(wrong).await;
        }
        phone.types("USA").await;
        for wrong in ["៧", "🌴🌴"] {
            phone.types(wrong).await;
        }
        phone
            .types(if locale == Locale::KM {
                "ទីក្រុងឡុងប៊ិច"
            } else {
                "Lowell, MA"
            })
            .await;
        let zone = if locale == Locale::KM { "America/Los_Angeles" } else { "America/New_York" };
        assert_eq!(lives(&bot.world).await.unwrap().2.as_deref(), Some(zone));
        assert_eq!(followed(&bot.world).await, ["news", "surveys"]);
        phone.says("command-mydata").await;
        phone.types("/follow").await;
        phone.taps(msg!("button-home-remove")).await;
        assert!(lives(&bot.world).await.is_none());
        assert_eq!(followed(&bot.world).await, ["news"], "surveys are for a place");
        assert_film("follow_home", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn where_the_region_does_not_tell_the_zone_is_asked() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = follower(&bot, locale, name).await;
        phone.taps(msg!("button-home")).await;
        phone.taps(country_name("CA")).await;
        phone.types("Springfield").await;
        assert!(lives(&bot.world).await.is_none(), "it is shown back");
        phone.taps(msg!("button-keep-region", region = "Springfield")).await;
        phone.types("Atlantis").await;
        phone.types("12").await;
        phone.person.sticker().await;
        phone.look("sends a sticker").await;
        phone.taps(plain("zone-america-halifax")).await;
        assert_eq!(lives(&bot.world).await, some("CA", "Springfield", "America/Halifax"));
        assert_film("follow_zone", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn every_question_can_be_skipped_taken_back_and_given_up() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = follower(&bot, locale, name).await;
        phone.taps(msg!("button-home")).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(plain("topic-surveys")).await;
        phone.taps(country_name("US")).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(country_name("AU")).await;
        phone.taps(msg!("button-skip")).await;
        phone.types_label(msg!("button-back")).await;
        phone.types_label(msg!("button-skip")).await;
        phone.taps(msg!("button-cancel")).await;
        assert_eq!(followed(&bot.world).await, ["news"], "given up, nothing is kept");
        assert!(lives(&bot.world).await.is_none());
        phone.types_label(msg!("button-home")).await;
        phone.types("AU").await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-skip")).await;
        assert_eq!(lives(&bot.world).await, some("AU", "", ""));
        assert_film("follow_home_skipped", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn a_country_with_one_zone_is_asked_for_nothing_more() {
    let bot = TelegramWorld::new().await;
    let mut phone = follower(&bot, Locale::EN, "Sokha").await;
    for (country, zone) in
        [("FR", "Europe/Paris"), ("NZ", "Pacific/Auckland"), ("KH", "Asia/Phnom_Penh")]
    {
        phone.types_label(msg!("button-home")).await;
        phone.taps(country_name(country)).await;
        phone.taps(msg!("button-skip")).await;
        assert_eq!(lives(&bot.world).await, some(country, "", zone));
    }
    // Only a place that the program does not know is shown back.
    for (country, region, is_known, zone) in [
        ("Brazil", "Belém", false, ""),
        ("Canada", "surrey bc", true, "America/Vancouver"),
        ("Australia", "Springvale, Victoria", true, "Australia/Sydney"),
        ("US", "Stockton", true, "America/Los_Angeles"),
    ] {
        phone.types_label(msg!("button-home")).await;
        phone.types(country).await;
        phone.types(region).await;
        if !is_known {
            phone.taps(msg!("button-keep-region", region = region)).await;
        }
        let (_, kept_region, kept_zone) = lives(&bot.world).await.unwrap();
        assert_eq!(kept_region.as_deref(), Some(region));
        assert_eq!(kept_zone.unwrap_or_default(), zone, "{region}");
    }
    bot.close().await;
}

#[tokio::test]
async fn a_restart_at_any_question_is_not_noticed() {
    for (locale, name) in READERS {
        let mut bot = TelegramWorld::new().await;
        let mut phone = follower(&bot, locale, name).await;
        phone.taps(plain("topic-surveys")).await;
        bot.restart().await;
        phone.taps(country_name("US")).await;
        bot.restart().await;
        phone.types("Springfield").await;
        bot.restart().await;
        phone.taps(msg!("button-keep-region", region = "Springfield")).await;
        bot.restart().await;
        phone.taps(plain("zone-america-denver")).await;
        assert_eq!(lives(&bot.world).await, some("US", "Springfield", "America/Denver"));
        assert_eq!(followed(&bot.world).await, ["news", "surveys"]);
        bot.close().await;
    }
}

#[tokio::test]
async fn whoever_presses_a_topic_instead_is_no_longer_asked() {
    let bot = TelegramWorld::new().await;
    let mut phone = follower(&bot, Locale::EN, "Sokha").await;
    phone.taps(msg!("button-home")).await;
    phone.types("/follow").await;
    phone.types("France").await;
    assert!(phone.screen().contains(&phone.label(msg!("button-ask-person"))), "it was a question");
    phone.types_label(msg!("button-home")).await;
    phone.types_label(msg!("button-unfollow")).await;
    assert!(
        kept(&bot.world).await.is_some(),
        "a typed label that is not on the screen ends nothing"
    );
    phone.taps(msg!("button-unfollow")).await;
    phone.types("France").await;
    assert!(kept(&bot.world).await.is_none());
    bot.close().await;
}

#[tokio::test]
async fn a_question_that_is_open_is_asked_in_the_new_language() {
    let bot = TelegramWorld::new().await;
    let mut phone = follower(&bot, Locale::EN, "Sokha").await;
    phone.taps(msg!("button-home")).await;
    phone.taps(country_name("US")).await;
    phone.types("/language").await;
    phone.locale = Locale::KM;
    phone.chooses_language().await;
    assert!(phone.screen().contains(&phone.label(msg!("home-region"))));
    bot.close().await;
}
