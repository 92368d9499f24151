//! Links to forums and questions, and groups.

use bot_core::locale::Locale;
use bot_core::msg;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram::Press;
use testing::telegram_world::TelegramWorld;
use testing::world::{MAIN, World};

const GROUP: i64 = -1_001_234_567_890;

#[tokio::test]
async fn a_newcomer_follows_the_link_of_a_forum() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(Some("event-surrey")).await;
        phone.chooses_language().await;
        phone.look_at_keyboard();
        assert_film("forum_from_a_link", locale, &phone.film());
        phone.says("command-sign").await;
        phone.signs_on("CA").await;
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_link_to_a_forum_that_is_gone_leads_to_the_others() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.settled(70_001, "Sokha", Locale::EN).await;
    phone.types("/events").await;
    let list = phone.screen();
    for payload in ["event-gone", "event-", "event-gone_poster", "event-surrey-"] {
        phone.start(Some(payload)).await;
        assert_eq!(phone.screen(), list, "{payload}");
    }
    phone.start(Some("event-surrey_poster")).await;
    assert!(phone.screen().contains("100 Example Street"), "a link may say where it hung");
    phone.start(Some("faq")).await;
    assert!(phone.screen().contains(&phone.label(msg!("faq-choose-topic"))));
    bot.close().await;
}

#[tokio::test]
async fn in_a_group_forums_are_listed_and_each_is_a_door() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(70_001, name, locale).await;
        let group = bot.tg.group(GROUP, "Khmer Melbourne", &[&phone.person]);
        group.promote_bot(&phone.person, false).await;
        for command in ["events", "events surrey", "faq"] {
            let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
            let text = format!("/{name}@{} {rest}", bot.tg.username());
            group.send(&phone.person, text.trim()).await;
            bot.tg.settle().await;
        }
        assert_film("group_forums", locale, &group.transcript());
        let door = phone.label(msg!("button-private"));
        assert!(matches!(group.press(&phone.person, &door).await, Press::Sent(_)));
        bot.tg.settle().await;
        assert!(phone.screen().contains(&phone.label(msg!("faq-choose-topic"))));
        let title = bot.world.event("surrey").await.text[&locale].title.clone();
        assert!(matches!(group.press(&phone.person, &title).await, Press::Sent(_)));
        bot.tg.settle().await;
        let screen = phone.screen();
        assert!(screen.contains(&title) && screen.contains(&phone.label(msg!("button-back"))));
        phone.look("follows the buttons into the private chat").await;
        bot.close().await;
    }
}

#[tokio::test]
async fn an_announcement_can_say_when_and_where_in_a_message_of_its_own() {
    let world = World::new().await;
    let event = world.event("online").await;
    for (locale, expected) in [
        (Locale::EN, "Online | Sunday, 20 December 2026, 6:00 pm to 7:30 pm (Vancouver time)"),
        (
            Locale::KM,
            "តាមអ៊ីនធឺណិត | ថ្ងៃអាទិត្យ ទី២០ ខែធ្នូ ឆ្នាំ២០២៦ ពីម៉ោង ៦:០០ ល្ងាច ដល់ម៉ោង ៧:៣០ យប់ (ម៉ោងនៅវ៉ាន់កូវើរ)",
        ),
    ] {
        let say = |message: bot_core::text::Message| {
            let links = &testing::world::TestLinks;
            testing::world::catalogue().phrase(&message.into(), locale, links)
        };
        let place = say(event.place(locale).unwrap());
        assert_eq!(format!("{place} | {}", say(event.when(locale).unwrap())), expected);
    }
}
