//! What comes after *thank you*: region, news, sharing, people beside, an empty chat.

use bot_core::msg;
use bot_core::store::tallies::{COUNTRY, SEAT};

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram::Press;
use testing::telegram_world::{Phone, TelegramWorld, country_name};
use testing::world::MAIN;

async fn signed(bot: &TelegramWorld, index: usize) -> Phone {
    let (locale, name) = READERS[index];
    let mut phone = bot.phone(70_001, name, locale);
    phone.signs("FR").await;
    phone.film();
    phone
}

#[tokio::test]
async fn every_question_can_be_skipped() {
    for (index, (locale, _)) in READERS.into_iter().enumerate() {
        let bot = TelegramWorld::new().await;
        let mut phone = signed(&bot, index).await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-done")).await;
        assert_film("after_skipped", locale, &phone.film());
        assert!(bot.signatures(MAIN).await[0].region.is_none());
        bot.close().await;
    }
}

#[tokio::test]
async fn region_news_and_sharing() {
    for (index, (locale, _)) in READERS.into_iter().enumerate() {
        let bot = TelegramWorld::new().await;
        let mut phone = signed(&bot, index).await;
        // The thanks has it already: it is no region.
        phone.types_label(msg!("button-share")).await;
        for wrong in ["៧", "x", "12345", "🌴🌴"] {
            phone.types(wrong).await;
        }
        phone.types(&"ก".repeat(81)).await;
        phone.types("Île-de-France").await;
        phone.types("hello?").await;
        phone.taps(msg!("button-follow")).await;
        // The sheet of the app opens, and the bot hears nothing of it.
        let sheet = phone.person.press(&phone.label(msg!("button-share"))).await;
        let Press::Opened(sheet) = sheet else { panic!("{sheet:?}") };
        let bot_name = bot.tg.username();
        let start = format!("https%3A%2F%2Ft.me%2F{bot_name}%3Fstart%3D{MAIN}");
        assert!(sheet.starts_with(&format!("https://t.me/share/url?url={start}&text=")), "{sheet}");
        // A button of an earlier version still answers with a text to pass on.
        phone.person.press_data(999, &format!("share:{MAIN}")).await;
        phone.look("presses an old button: share").await;
        assert_film("after_all", locale, &phone.film());
        let link = format!("https://t.me/{bot_name}?start={MAIN}");
        assert!(phone.screen().lines().any(|line| line == link), "the link has a line of its own");
        let name = READERS[index].1.to_owned();
        assert_eq!(bot.sealed(MAIN).await, [(name, "Île-de-France".to_owned())]);
        assert!(!phone.person.transcript().contains("Île-de-France"));
        bot.close().await;
    }
}

#[tokio::test]
async fn three_people_sign_on_one_phone_and_the_fourth_is_told_why_not() {
    for (index, (locale, name)) in READERS.into_iter().enumerate() {
        let bot = TelegramWorld::new().await;
        let mut phone = signed(&bot, index).await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-follow")).await;
        for (country, beside) in [("FR", "Chan Thy"), ("KH", "Keo Srey")] {
            phone.taps(msg!("button-beside")).await;
            phone.taps(msg!("button-whole-text")).await;
            phone.taps(msg!("button-back")).await;
            phone.taps(msg!("button-agree")).await;
            phone.taps(country_name(country)).await;
            if country == "KH" {
                phone.taps(msg!("button-continue")).await;
            }
            phone.types(beside).await;
            phone.taps(msg!("button-sign-typed", name = beside)).await;
            phone.taps(msg!("button-skip")).await;
        }
        phone.person.press_data(999, &format!("beside:{MAIN}")).await;
        phone.look("presses an old button: someone beside").await;
        assert_film("beside", locale, &phone.film());
        assert_eq!(bot.world.tally(MAIN, SEAT, "own").await, 1);
        assert_eq!(bot.world.tally(MAIN, SEAT, "shared").await, 2);
        assert_eq!(bot.world.tally(MAIN, COUNTRY, "KH").await, 1);
        let names: Vec<String> = bot.sealed(MAIN).await.into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["Chan Thy".to_owned(), "Keo Srey".to_owned(), name.to_owned()]);
        let left = phone.person.transcript();
        assert!(!left.contains("Chan Thy") && !left.contains("Keo Srey"));
        bot.close().await;
    }
}

#[tokio::test]
async fn who_stops_beside_takes_nothing_from_the_one_who_signed() {
    for (index, (locale, _)) in READERS.into_iter().enumerate() {
        let bot = TelegramWorld::new().await;
        let mut phone = signed(&bot, index).await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-beside")).await;
        phone.taps(msg!("button-agree")).await;
        phone.film();
        phone.taps(msg!("button-cancel")).await;
        assert_film("beside_cancelled", locale, &phone.film());
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn the_chat_is_erased_and_the_signature_stays() {
    for (index, (locale, name)) in READERS.into_iter().enumerate() {
        let bot = TelegramWorld::new().await;
        let mut phone = signed(&bot, index).await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-erase-chat")).await;
        phone.look_at_keyboard();
        assert_film("chat_erased", locale, &phone.film());
        assert_eq!(phone.person.messages().len(), 1);
        assert_eq!(bot.sealed(MAIN).await, [(name.to_owned(), String::new())]);
        bot.close().await;
    }
}

#[tokio::test]
async fn no_name_is_left_in_the_chat_however_it_was_given() {
    for (locale, _) in READERS {
        let bot = TelegramWorld::new().await;
        for (id, typed) in [(70_001, None), (70_002, Some("Mealea Prak"))] {
            let mut phone = bot.phone(id, "Mealea Prak", locale);
            phone.start(None).await;
            phone.chooses_language().await;
            phone.taps(msg!("button-agree")).await;
            phone.types_label(country_name("FR")).await;
            phone.person.sticker().await;
            phone.look("sends a sticker").await;
            phone.says("command-help").await;
            phone.taps(msg!("button-continue-signing")).await;
            match typed {
                None => drop(phone.types_label(phone.sign_as()).await),
                Some(name) => {
                    phone.types(name).await;
                    phone.taps(msg!("button-sign-typed", name = name)).await;
                }
            }
            let left = phone.person.transcript().replace("Mealea Prak:\n", "");
            assert!(!left.contains("Mealea"), "{left}");
        }
        assert_eq!(bot.world.total(MAIN).await, 2);
        bot.close().await;
    }
}
