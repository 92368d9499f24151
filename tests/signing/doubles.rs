//! The same thing twice: double taps, replayed updates, ids that jump, changed messages.

use bot_core::incoming::Event;
use bot_core::msg;
use bot_core::store::tallies::SIGNED;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram::{Fault, When};
use testing::telegram_world::{Phone, TelegramWorld, country_name};
use testing::world::{MAIN, World, rendered};

/// Taps twice so fast that both presses come in one batch.
async fn double_tap(bot: &mut TelegramWorld, phone: &mut Phone, label: &str) {
    bot.tg.settle().await;
    bot.stop().await;
    phone.person.press(label).await;
    phone.person.press(label).await;
    bot.launch().await;
    phone.look(&format!("taps twice: {label}")).await;
}

#[tokio::test]
async fn a_second_tap_does_not_sign_twice_and_skips_nothing() {
    for (locale, name) in READERS {
        let mut bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        let language = phone.label(msg!("language-name"));
        double_tap(&mut bot, &mut phone, &language).await;
        for label in [
            msg!("button-agree"),
            msg!("button-back"),
            msg!("button-agree"),
            country_name("KH"),
            msg!("button-continue"),
            msg!("button-other-name"),
            msg!("button-back"),
            phone.sign_as(),
            msg!("button-skip"),
            msg!("button-follow"),
            msg!("button-beside"),
        ] {
            let label = phone.label(label);
            double_tap(&mut bot, &mut phone, &label).await;
        }
        assert_film("double_taps", locale, &phone.film());
        assert_eq!(bot.world.total(MAIN).await, 1);
        assert_eq!(bot.world.tally(MAIN, SIGNED, "").await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_second_tap_on_an_ending_says_the_same() {
    for (locale, name) in READERS {
        let mut bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.taps(msg!("button-agree")).await;
        phone.film();
        let labels = |phone: &Phone, all: &[bot_core::text::Message]| {
            all.iter().map(|label| phone.label(label.clone())).collect::<Vec<_>>()
        };
        for label in labels(&phone, &[msg!("button-cancel")]) {
            double_tap(&mut bot, &mut phone, &label).await;
        }
        let mut film = phone.film();
        phone.start(None).await;
        phone.signs_on("FR").await;
        phone.says("command-withdraw").await;
        phone.film();
        for label in labels(&phone, &[msg!("button-withdraw-sure")]) {
            double_tap(&mut bot, &mut phone, &label).await;
        }
        assert_eq!(bot.world.total(MAIN).await, 0);
        phone.says("command-forget").await;
        for label in labels(&phone, &[msg!("button-forget-sure")]) {
            double_tap(&mut bot, &mut phone, &label).await;
        }
        film.push_str(&phone.film());
        assert_film("double_endings", locale, &film);
        bot.close().await;
    }
}

#[tokio::test]
async fn replayed_updates_in_any_order_do_no_harm() {
    for (locale, name) in READERS {
        let mut bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(Some(&format!("{MAIN}_forum"))).await;
        phone.chooses_language().await;
        phone.taps(msg!("button-agree")).await;
        phone.taps(country_name("KH")).await;
        phone.taps(msg!("button-continue")).await;
        phone.taps(msg!("button-other-name")).await;
        phone.types("Chan Thy").await;
        phone.taps(msg!("button-sign-typed", name = "Chan Thy")).await;
        phone.types("Battambang").await;
        phone.taps(msg!("button-follow")).await;
        phone.film();
        let mut updates: Vec<u32> = phone.acts.iter().map(|act| act.update).collect();
        for turn in 0..updates.len() {
            updates.rotate_left(turn);
            updates.iter().step_by(2).for_each(|update| bot.tg.redeliver(*update));
            updates.reverse();
            updates.iter().for_each(|update| bot.tg.redeliver(*update));
            if turn == 3 {
                bot.restart().await;
            }
            bot.tg.settle().await;
        }
        assert_eq!(bot.sealed(MAIN).await, [("Chan Thy".to_owned(), "Battambang".to_owned())]);
        assert_eq!(bot.world.tally(MAIN, SIGNED, "").await, 1);
        phone.look("everything came again, many times").await;
        assert!(phone.screen().contains(&phone.label(msg!("after-more"))));
        bot.close_after_replays().await;
    }
}

#[tokio::test]
async fn thanks_that_a_crash_lost_come_when_the_update_comes_again() {
    for (locale, _) in READERS {
        for typed in [false, true] {
            let mut world = World::new().await;
            let mut sokha = world.person(1, "Sokha");
            sokha.presses(&format!("lang:{locale}")).await;
            for data in ["petition:vote-from-abroad", "agree:vote-from-abroad:1:1", "country:FR"] {
                sokha.presses(data).await;
            }
            if typed {
                sokha.types("Chan Thy").await;
            }
            let signs = sokha.sends(if typed { "sign:" } else { "name:" });
            let signs = sokha.incoming(Event::Press(signs));
            let said = sokha.submit(signs.clone()).await;
            // The process dies between the commit and the answer: nobody has read it.
            world.restart().await;
            let mut sokha = world.person(1, "Sokha");
            let again = sokha.submit(signs.clone()).await;
            assert_eq!(again.replies, said.replies);
            assert_eq!(again.replies.len(), 2, "the thanks, and the next question");
            let text = rendered(&again.replies[0]);
            assert!(!text.contains("Sokha") && !text.contains("Chan Thy"), "{text}");
            // What came later brings the open question, and no thanks.
            let skips = sokha.incoming(Event::Press(format!("skip:region:{MAIN}:1")));
            sokha.submit(skips.clone()).await;
            assert_eq!(sokha.submit(skips).await.replies.len(), 1);
            assert_eq!(sokha.submit(signs).await.replies.len(), 2);
            assert_eq!(world.tally(MAIN, SIGNED, "").await, 1);
        }
    }
}

#[tokio::test]
async fn update_ids_may_jump_down() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.phone(70_001, "Sokha", READERS[1].0);
    phone.start(None).await;
    phone.chooses_language().await;
    bot.tg.next_update_id(17);
    phone.taps(msg!("button-agree")).await;
    phone.taps(country_name("FR")).await;
    bot.tg.next_update_id(9_000);
    phone.taps(phone.sign_as()).await;
    assert_eq!(bot.world.total(MAIN).await, 1);
    bot.close().await;
}

#[tokio::test]
async fn a_changed_message_is_not_a_new_answer() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.phone(70_001, "Sokha", READERS[1].0);
    phone.start(None).await;
    phone.chooses_language().await;
    phone.taps(msg!("button-agree")).await;
    phone.types("Frrrrance?").await;
    let wrong = phone.acts.last().unwrap().message;
    phone.film();
    assert_eq!(phone.person.edit(wrong, "France").await, 0, "the bot does not ask for edits");
    phone.look("corrects the message").await;
    assert_eq!(phone.film(), "» corrects the message\n");
    bot.close().await;
}

#[tokio::test]
async fn a_name_whose_erasing_was_lost_is_erased_when_it_comes_again() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.phone(70_001, "Sokha", READERS[1].0);
    phone.start(None).await;
    phone.chooses_language().await;
    phone.taps(msg!("button-agree")).await;
    phone.taps(country_name("FR")).await;
    phone.taps(msg!("button-other-name")).await;
    phone.types("Chan Thy").await;
    let typed = phone.acts.last().unwrap().update;
    let lost = Fault::refused(400, "Bad Request: message can't be deleted for everyone");
    bot.tg.inject(When::method("deleteMessages"), lost.clone());
    bot.tg.inject(When::method("deleteMessage"), lost);
    phone.taps(msg!("button-sign-typed", name = "Chan Thy")).await;
    assert_eq!(bot.world.total(MAIN).await, 1);
    assert!(phone.person.transcript().contains("Chan Thy"));
    bot.tg.heal();
    bot.tg.redeliver(typed);
    phone.look("the name comes again").await;
    assert!(!phone.person.transcript().contains("Chan Thy"));
    assert_eq!(bot.world.total(MAIN).await, 1);
    bot.close().await;
}
