//! The list of topics.

use bot_core::locale::Locale;
use bot_core::msg;

use super::{ID, followed, kept, lives, plain};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{Phone, TelegramWorld, country_name};
use testing::world::MAIN;

/// The button of a topic, as it is when the topic is followed or not.
async fn taps_topic(phone: &mut Phone, on: bool, id: &str) {
    let name = plain(id);
    if on {
        phone.taps(msg!("button-topic-on", topic = name)).await;
    } else {
        phone.taps(name).await;
    }
}

async fn taps_petition(phone: &mut Phone, words: &str) {
    phone.taps(words).await;
}

#[tokio::test]
async fn topics_are_turned_on_and_off_and_the_last_one_ends_the_follow() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(ID, name, locale).await;
        let paris =
            if locale == Locale::KM { "ទីក្រុងប៉ារីស" } else { "Paris" };
        phone.says("command-follow").await;
        phone.taps(msg!("button-follow-choose")).await;
        taps_petition(&mut phone, paris).await;
        assert_eq!(followed(&bot.world).await, ["petition/paris-agreement"]);
        taps_topic(&mut phone, false, "topic-news").await;
        assert_eq!(followed(&bot.world).await, ["news", "petition/paris-agreement"]);
        phone.says("command-mydata").await;
        phone.types("/follow").await;
        taps_petition(&mut phone, paris).await;
        taps_topic(&mut phone, true, "topic-news").await;
        assert!(kept(&bot.world).await.is_none());
        phone.says("command-mydata").await;
        assert_film("follow_topics", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn follow_news_is_one_tap_and_keeps_what_was_followed_before() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.settled(ID, "Sokha", Locale::EN).await;
    phone.types("/follow").await;
    phone.taps(msg!("button-follow")).await;
    assert_eq!(followed(&bot.world).await, ["news"]);
    phone.taps("Paris").await;
    taps_topic(&mut phone, true, "topic-news").await;
    assert_eq!(followed(&bot.world).await, ["petition/paris-agreement"]);
    phone.types("follow news").await;
    assert_eq!(followed(&bot.world).await, ["news", "petition/paris-agreement"]);
    phone.types("stop following").await;
    assert!(kept(&bot.world).await.is_some(), "only a press stops");
    phone.taps(msg!("button-unfollow")).await;
    assert!(kept(&bot.world).await.is_none());
    bot.close().await;
}

#[tokio::test]
async fn after_signing_one_tap_means_news_and_nothing_else() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.phone(super::ID, "Sokha", Locale::EN);
    phone.signs("FR").await;
    phone.taps(msg!("button-skip")).await;
    phone.taps(msg!("button-follow")).await;
    assert_eq!(followed(&bot.world).await, ["news"]);
    assert!(lives(&bot.world).await.is_none(), "signing says nothing about following");
    assert!(phone.screen().contains(&phone.label(msg!("after-more"))));
    bot.close().await;
}

#[tokio::test]
async fn a_second_tap_on_a_topic_changes_nothing() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.settled(ID, "Sokha", Locale::EN).await;
    for (data, after) in [
        (format!("follow:petition/{MAIN}"), vec![format!("petition/{MAIN}")]),
        ("follow:news".to_owned(), vec!["news".to_owned(), format!("petition/{MAIN}")]),
        (format!("unfollow:petition/{MAIN}"), vec!["news".to_owned()]),
        ("unfollow:news".to_owned(), Vec::new()),
    ] {
        for _ in 0..2 {
            phone.person.press_data(1, &data).await;
            phone.look(&data).await;
            assert_eq!(followed(&bot.world).await, after, "{data}");
        }
    }
    bot.close().await;
}

#[tokio::test]
async fn what_nobody_offers_can_not_be_followed() {
    let bot = TelegramWorld::new().await;
    bot.edit("opens = \"2014-03-09\"", "closes = \"2026-11-20\"").await;
    let mut phone = bot.settled(ID, "Sokha", Locale::EN).await;
    for data in [
        "follow:petition/no-such",
        "follow:forum/no-such",
        "follow:petition/",
        "follow:everything",
        "follow:vote-from-abroad",
        "follow:petition/vote-from-abroad",
        "unfollow:petition/no-such",
        "zone:Europe/Paris",
        "pass:home-region",
        "home",
        "no-home",
    ] {
        phone.person.press_data(1, data).await;
        phone.look(data).await;
        assert!(kept(&bot.world).await.is_none(), "{data}");
    }
    bot.close().await;
}

#[tokio::test]
async fn a_petition_that_has_closed_can_still_be_left() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.settled(ID, "Sokha", Locale::EN).await;
    phone.types("/follow").await;
    phone.taps(msg!("button-follow-choose")).await;
    phone.taps("The right to vote").await;
    bot.edit("opens = \"2014-03-09\"", "closes = \"2026-11-20\"").await;
    phone.types("/follow").await;
    phone.taps("✓ Petition: The right to vote").await;
    assert!(kept(&bot.world).await.is_none());
    bot.close().await;
}

#[tokio::test]
async fn a_forum_can_be_followed_until_it_is_over_and_left_after_that() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.settled(ID, "Sokha", Locale::EN).await;
    phone.types("/follow").await;
    phone.taps(msg!("button-follow-choose")).await;
    phone.taps("Forum: ").await;
    let [forum] = followed(&bot.world).await.try_into().unwrap();
    assert!(forum.starts_with("forum/"), "{forum}");
    bot.pass(400 * bot_core::clock::DAY);
    phone.types("/mydata").await;
    assert!(phone.screen().contains("Forum: "));
    phone.types("/follow").await;
    phone.taps("✓ Forum: ").await;
    assert!(kept(&bot.world).await.is_none());
    phone.person.press_data(1, &format!("follow:{forum}")).await;
    phone.look("presses an old button").await;
    assert!(kept(&bot.world).await.is_none(), "nobody begins to follow what is over");
    bot.close().await;
}

#[tokio::test]
async fn another_language_keeps_topics_and_place() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.settled(ID, "Sokha", Locale::EN).await;
    phone.types("/follow").await;
    phone.taps(msg!("button-follow-choose")).await;
    phone.taps("Paris").await;
    taps_topic(&mut phone, false, "topic-surveys").await;
    phone.taps(country_name("FR")).await;
    phone.types("Lyon").await;
    let before = (followed(&bot.world).await, lives(&bot.world).await);
    assert_eq!(before.0, ["surveys", "petition/paris-agreement"]);
    phone.types("/language").await;
    phone.locale = Locale::KM;
    phone.chooses_language().await;
    assert_eq!((followed(&bot.world).await, lives(&bot.world).await), before);
    assert_eq!(kept(&bot.world).await.unwrap().locale, Locale::KM);
    phone.types_label(msg!("button-follow")).await;
    let home = lives(&bot.world).await;
    assert_eq!(home, Some(("FR".into(), Some("Lyon".into()), Some("Europe/Paris".into()))));
    bot.close().await;
}

#[tokio::test]
async fn following_and_stopping() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(70_001, name, locale).await;
        phone.says("command-follow").await;
        phone.taps(msg!("button-follow")).await;
        phone.types("/follow").await;
        phone.taps(msg!("button-unfollow")).await;
        phone.types("/follow").await;
        assert_film("follow", locale, &phone.film());
        bot.close().await;
    }
}
