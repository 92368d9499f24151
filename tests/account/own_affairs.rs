//! What is kept of a person, taking back and being forgotten.

use std::collections::BTreeMap;

use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::signatures::breakdown_moves;
use bot_core::store::tallies::{self, CHANNEL, COUNTRY, SIGNED, WITHDRAWN};

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{TelegramWorld, country_name};
use testing::world::MAIN;

#[tokio::test]
async fn my_data_shows_all_and_the_name_can_be_corrected() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.signs("FR").await;
        phone.types("Lyon").await;
        phone.film();
        phone.says("command-mydata").await;
        phone.taps(msg!("button-correct")).await;
        phone.types("7").await;
        phone.types("សុខ ដារ៉ា").await;
        // What is typed is shown back, and replaces nothing by itself.
        assert_eq!(bot.sealed(MAIN).await, [(name.to_owned(), "Lyon".to_owned())]);
        phone.taps(msg!("button-replace-name", name = "សុខ ដារ៉ា")).await;
        phone.types("/mydata").await;
        phone.taps(msg!("button-correct")).await;
        phone.taps(msg!("button-cancel")).await;
        assert_film("mydata", locale, &phone.film());
        assert_eq!(bot.sealed(MAIN).await, [("សុខ ដារ៉ា".to_owned(), "Lyon".to_owned())]);
        assert!(!phone.person.transcript().contains("សុខ ដារ៉ា\n"));
        bot.close().await;
    }
}

/// What `doctor` proves: the counters are those of the signatures, recounted.
async fn counters_are_right(bot: &TelegramWorld) {
    let mut counted = BTreeMap::new();
    for signature in bot.signatures(MAIN).await {
        for ((dimension, item), by) in breakdown_moves(&signature.facts, 1) {
            *counted.entry((dimension.to_owned(), item)).or_insert(0) += by;
        }
    }
    let mut conn = bot.world.conn().await;
    let mut kept = tallies::all(&mut conn, MAIN).await.unwrap();
    conn.close().await;
    kept.retain(|(dimension, _), _| dimension != SIGNED && dimension != WITHDRAWN);
    assert_eq!(kept, counted);
}

#[tokio::test]
async fn the_country_can_be_corrected_and_the_signature_stays() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.signs("FR").await;
        phone.film();
        phone.types("/mydata").await;
        phone.taps(msg!("button-correct-country")).await;
        // What is typed is offered, and changes nothing by itself.
        phone.types("zzz").await;
        phone.types_label(country_name("IT")).await;
        assert_eq!(bot.world.tally(MAIN, COUNTRY, "FR").await, 1);
        phone.taps(country_name("IT")).await;
        assert_eq!(bot.world.tally(MAIN, COUNTRY, "FR").await, 0);
        assert_eq!(bot.world.tally(MAIN, COUNTRY, "IT").await, 1);
        phone.taps(msg!("button-mydata")).await;
        phone.taps(msg!("button-correct-country")).await;
        phone.taps(msg!("button-cancel")).await;
        // An old button changes nothing any more.
        phone.person.press_data(999, &format!("new-country:{MAIN}:1:JP")).await;
        phone.look("presses an old button: Japan").await;
        assert_film("country_corrected", locale, &phone.film());
        assert_eq!(bot.world.tally(MAIN, COUNTRY, "IT").await, 1);
        assert_eq!(bot.world.total(MAIN).await, 1);
        assert_eq!(bot.sealed(MAIN).await, [(name.to_owned(), String::new())]);
        counters_are_right(&bot).await;
        bot.close().await;
    }
}

#[tokio::test]
async fn each_signature_on_a_phone_has_a_country_of_its_own_and_is_fixed_once_the_petition_closed()
{
    let bot = TelegramWorld::new().await;
    let mut phone = bot.phone(70_001, "Sokha", Locale::EN);
    phone.signs("FR").await;
    phone.taps(msg!("button-skip")).await;
    phone.taps(msg!("button-skip")).await;
    phone.taps(msg!("button-beside")).await;
    phone.taps(msg!("button-agree")).await;
    phone.taps(country_name("US")).await;
    phone.types("Chan Thy").await;
    phone.taps(msg!("button-sign-typed", name = "Chan Thy")).await;
    phone.person.press_data(999, &format!("correct-country:{MAIN}:2")).await;
    phone.look("corrects the second one").await;
    // The button of another seat is not the one that is asked about.
    phone.person.press_data(999, &format!("new-country:{MAIN}:1:JP")).await;
    phone.person.press_data(999, &format!("new-country:{MAIN}:2:CA")).await;
    phone.person.press_data(999, &format!("new-country:{MAIN}:2:CA")).await;
    phone.look("presses Canada twice").await;
    for (country, n) in [("FR", 1), ("US", 0), ("CA", 1), ("JP", 0)] {
        assert_eq!(bot.world.tally(MAIN, COUNTRY, country).await, n, "{country}");
    }
    phone.person.press_data(999, &format!("correct-country:{MAIN}:2")).await;
    phone.look("corrects the second one again").await;
    bot.edit("# closes = \"2027-12-31\"", "closes = \"2026-11-20\"").await;
    phone.person.press_data(999, &format!("new-country:{MAIN}:2:JP")).await;
    phone.look("presses Japan after the last day").await;
    assert!(phone.screen().contains("closed on"), "{}", phone.screen());
    phone.types("/mydata").await;
    assert!(!phone.screen().contains(&phone.label(msg!("button-correct-country"))));
    assert_eq!(bot.world.tally(MAIN, COUNTRY, "CA").await, 1);
    counters_are_right(&bot).await;
    bot.close().await;
}

#[tokio::test]
async fn on_a_shared_phone_each_signature_has_its_own_buttons() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.signs("FR").await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-beside")).await;
        phone.taps(msg!("button-agree")).await;
        phone.taps(country_name("US")).await;
        phone.types("Chan Thy").await;
        phone.taps(msg!("button-sign-typed", name = "Chan Thy")).await;
        phone.film();
        phone.types("/mydata").await;
        phone.types("/withdraw").await;
        // The title does not fit on a button.
        let beside = phone.label(msg!("seat-beside", title = "", seat = 2, platform = "telegram"));
        phone.taps(beside.trim_end()).await;
        phone.taps(msg!("button-withdraw-sure")).await;
        assert_film("shared_phone_data", locale, &phone.film());
        assert_eq!(bot.sealed(MAIN).await, [(name.to_owned(), String::new())]);
        bot.close().await;
    }
}

#[tokio::test]
async fn taking_back_and_being_forgotten() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(70_001, name, locale).await;
        phone.types("/withdraw").await;
        phone.start(Some(&format!("{MAIN}_poster"))).await;
        phone.signs_on("FR").await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-follow")).await;
        phone.film();
        phone.types("/withdraw").await;
        phone.taps(msg!("button-keep")).await;
        phone.says("command-forget").await;
        phone.taps(msg!("button-unfollow")).await;
        phone.types("/forget").await;
        phone.taps(msg!("button-cancel")).await;
        phone.types("/forget").await;
        phone.taps(msg!("button-forget-sure")).await;
        assert_eq!(bot.world.total(MAIN).await, 0);
        assert_eq!(bot.world.tally(MAIN, CHANNEL, "poster").await, 0);
        assert_eq!(bot.world.tally(MAIN, WITHDRAWN, "").await, 1);
        phone.types("hello").await;
        assert_film("withdraw_and_forget", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn erasing_the_chat_after_being_forgotten_leaves_only_a_goodbye() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.signs("FR").await;
        phone.types("/forget").await;
        phone.taps(msg!("button-forget-sure")).await;
        phone.film();
        phone.taps(msg!("button-erase-chat")).await;
        assert_film("forgotten_and_erased", locale, &phone.film());
        assert_eq!(phone.person.messages().len(), 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn words_take_nothing_away_and_a_yes_names_the_button_that_does() {
    for (locale, name) in READERS {
        for (command, button) in
            [("/withdraw", msg!("button-withdraw-sure")), ("/forget", msg!("button-forget-sure"))]
        {
            let bot = TelegramWorld::new().await;
            let mut phone = bot.phone(70_001, name, locale);
            phone.signs("FR").await;
            // A name is being asked for behind the question: it takes none of these words.
            phone.types("/sign paris-agreement").await;
            phone.taps(msg!("button-agree")).await;
            phone.types("France").await;
            let label = phone.label(button);
            let press = phone.label(msg!("agree-press-the-button", label = label.as_str()));
            for yes in ["yes", "ok do it", "oui supprime", "បាទ ដក", "យល់ព្រម"]
            {
                phone.types(command).await;
                phone.types(yes).await;
                assert!(phone.screen().contains(&press), "{yes}: {}", phone.screen());
                assert!(phone.screen().contains(&label), "{yes}: {}", phone.screen());
            }
            // The question in front has the words; a no leads back to the name.
            let shown = phone.label(msg!("button-sign-typed", name = "Sok Dara"));
            phone.types("Sok Dara").await;
            assert!(!phone.screen().contains(&shown), "{}", phone.screen());
            for no in ["no", "non je reste à Lyon", "ទេ", "stop"] {
                phone.types(command).await;
                phone.types(no).await;
                let unchanged = phone.label(msg!("cancel-done"));
                assert!(phone.screen().contains(&unchanged), "{no}: {}", phone.screen());
                assert!(!phone.screen().contains(&label), "{no}: {}", phone.screen());
            }
            phone.types("Sok Dara").await;
            assert!(phone.screen().contains(&shown), "{}", phone.screen());
            assert_eq!(bot.world.tally(MAIN, WITHDRAWN, "").await, 0);
            bot.close().await;
        }
    }
}
