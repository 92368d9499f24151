//! Pauses, restarts, a bot that was away, a bot that was blocked.

use bot_core::clock::HOUR;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::tallies::CHANNEL;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{TelegramWorld, country_name};
use testing::world::MAIN;

#[tokio::test]
async fn a_half_made_signature_waits_for_a_day() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(Some(&format!("{MAIN}_forum"))).await;
        phone.chooses_language().await;
        phone.taps(msg!("button-agree")).await;
        phone.taps(country_name("FR")).await;
        phone.film();
        bot.pass(23 * HOUR);
        phone.start(None).await;
        phone.taps(msg!("button-continue")).await;
        phone.says("command-help").await;
        phone.taps(msg!("button-continue-signing")).await;
        assert_film("half_made_after_23_hours", locale, &phone.film());
        bot.pass(25 * HOUR);
        phone.start(None).await;
        assert_film("half_made_after_25_hours", locale, &phone.film());
        phone.person.press_data(1, "name:vote-from-abroad:1").await;
        phone.look("presses the old name").await;
        assert_eq!(bot.world.total(MAIN).await, 0);
        bot.close().await;
    }
}

#[tokio::test]
async fn every_answer_leads_back_to_the_petition_that_was_being_read() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(Some("paris-agreement_forum")).await;
        phone.chooses_language().await;
        phone.film();
        let question = if locale == Locale::KM {
            "តើមានសុវត្ថិភាពទេ?"
        } else {
            "is it safe?"
        };
        for answered in [question, "/faq", "/privacy", "/help", "/events"] {
            phone.types(answered).await;
            phone.taps(msg!("button-back-to-petition")).await;
        }
        phone.person.press_data(999, "event:surrey").await;
        phone.look("opens a forum").await;
        phone.types_label(msg!("button-back-to-petition")).await;
        assert_film("back_to_the_petition", locale, &phone.film());
        phone.signs_on("CA").await;
        assert_eq!(bot.world.total("paris-agreement").await, 1);
        assert_eq!(bot.world.tally("paris-agreement", CHANNEL, "forum").await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn starting_anew_asks_everything_again() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.taps(msg!("button-agree")).await;
        phone.film();
        phone.says("command-sign").await;
        phone.taps(msg!("button-anew")).await;
        phone.signs_on("DE").await;
        assert_film("starting_anew", locale, &phone.film());
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_restart_at_any_step_is_not_noticed() {
    for (locale, name) in READERS {
        let mut bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(Some(&format!("{MAIN}_forum"))).await;
        bot.restart().await;
        phone.chooses_language().await;
        bot.restart().await;
        phone.taps(msg!("button-agree")).await;
        bot.restart().await;
        phone.taps(country_name("KH")).await;
        bot.restart().await;
        phone.taps(msg!("button-continue")).await;
        bot.restart().await;
        phone.taps(msg!("button-other-name")).await;
        bot.restart().await;
        phone.types("Chan Thy").await;
        bot.restart().await;
        phone.taps(msg!("button-sign-typed", name = "Chan Thy")).await;
        bot.restart().await;
        phone.types("Battambang").await;
        bot.restart().await;
        phone.taps(msg!("button-follow")).await;
        bot.restart().await;
        phone.taps(msg!("button-erase-chat")).await;
        assert_film("restarts", locale, &phone.film());
        assert_eq!(bot.sealed(MAIN).await, [("Chan Thy".to_owned(), "Battambang".to_owned())]);
        bot.close().await;
    }
}

#[tokio::test]
async fn what_was_said_while_the_bot_was_away_is_answered_when_it_is_back() {
    for (locale, name) in READERS {
        let mut bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.film();
        bot.stop().await;
        let agree = phone.label(msg!("button-agree"));
        phone.person.press(&agree).await;
        phone.person.send(&phone.label(country_name("FR"))).await;
        phone.person.send(&phone.label(phone.sign_as())).await;
        bot.restart().await;
        phone.look("agrees, types the country and the label, all while the bot is away").await;
        assert_film("bot_was_away", locale, &phone.film());
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn blocking_the_bot_ends_the_news_and_leaves_the_signature() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.signs("FR").await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-follow")).await;
        phone.film();
        phone.person.block().await;
        phone.look("blocks the bot").await;
        phone.start(None).await;
        phone.says("command-mydata").await;
        assert_film("blocked_and_back", locale, &phone.film());
        assert!(phone.screen().contains(&phone.label(msg!("mydata-follows-not"))));
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn blocking_in_the_middle_drops_the_half_made_signature() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.taps(msg!("button-agree")).await;
        phone.person.block().await;
        phone.look("blocks the bot").await;
        phone.person.unblock().await;
        phone.look("unblocks it").await;
        phone.start(None).await;
        phone.signs_on("FR").await;
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}
