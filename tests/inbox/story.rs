//! A question, its answer, a question about the answer; as both sides see them.

use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;

use super::{ASKER, MODERATOR, team};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;

#[tokio::test]
async fn a_question_is_answered_and_neither_side_learns_the_others_account() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut dara = team(&bot, MODERATOR, Role::Organizer, locale).await;
        let mut sokha = bot.settled(ASKER, name, locale).await;
        let (question, answer, more) = match locale {
            Locale::KM => ("តើខ្ញុំអាចបោះឆ្នោតពីបារាំងបានទេ?", "បានទេ។ សូមមើលវេទិកាខាងមុខ។", "នៅទីណា?"),
            _ => ("Can I vote from France?", "Not yet. Come to the next forum.", "Where is it?"),
        };
        sokha.types("/ask").await;
        sokha.types(question).await;
        sokha.taps(msg!("button-send-this")).await;
        dara.sees("a note comes", question).await;
        dara.taps(msg!("button-answer")).await;
        dara.types(answer).await;
        dara.taps(msg!("button-send-this")).await;
        sokha.sees("a note comes", answer).await;
        sokha.taps(msg!("button-ask-again")).await;
        sokha.types(more).await;
        sokha.taps(msg!("button-send-this")).await;
        dara.sees("a note comes", more).await;
        dara.types("/inbox").await;
        let (asked, answered) = (sokha.film(), dara.film());
        assert_film("inbox_asker", locale, &asked);
        assert_film("inbox_moderator", locale, &answered);
        // Everything that either of them was ever sent.
        assert!(!answered.contains(&ASKER.to_string()) && !answered.contains(name), "{answered}");
        assert!(!asked.contains(&MODERATOR.to_string()) && !asked.contains("Bopha"), "{asked}");
        bot.close().await;
    }
}

#[tokio::test]
async fn words_behind_the_command_are_asked_for_once_and_sent() {
    let bot = TelegramWorld::new().await;
    let mut sokha = bot.settled(ASKER, "Sokha", Locale::EN).await;
    sokha.types("/idea Put the next forum on a Sunday.").await;
    assert!(sokha.screen().contains("Send this?"), "{}", sokha.screen());
    sokha.types("send").await;
    let item = super::only(&bot.world).await;
    assert_eq!(item.said.text, "Put the next forum on a Sunday.");
    sokha.types("send").await;
    assert_eq!(super::open(&bot.world).await.len(), 1, "the second one sends nothing");
    bot.close().await;
}

#[tokio::test]
async fn a_half_made_signature_waits_until_the_question_is_sent() {
    let bot = TelegramWorld::new().await;
    let mut sokha = bot.phone(ASKER, "Sokha", Locale::EN);
    sokha.start(None).await;
    sokha.chooses_language().await;
    sokha.taps(msg!("button-agree")).await;
    sokha.types("/ask Who sees my name?").await;
    sokha.taps(msg!("button-send-this")).await;
    sokha.taps(msg!("button-continue-signing")).await;
    sokha.types("France").await;
    sokha.taps(sokha.sign_as()).await;
    assert_eq!(bot.world.total(testing::world::MAIN).await, 1);
    bot.close().await;
}

#[tokio::test]
async fn a_question_and_its_answer_survive_restarts() {
    let mut bot = TelegramWorld::new().await;
    let mut dara = team(&bot, MODERATOR, Role::Moderator, Locale::EN).await;
    let mut sokha = bot.settled(ASKER, "Sokha", Locale::EN).await;
    sokha.types("/ask Is it safe?").await;
    bot.restart().await;
    sokha.taps(msg!("button-send-this")).await;
    dara.sees("a note comes", "Is it safe?").await;
    dara.taps(msg!("button-answer")).await;
    bot.restart().await;
    dara.types("Your name is locked.").await;
    bot.restart().await;
    dara.taps(msg!("button-send-this")).await;
    sokha.sees("a note comes", "Your name is locked.").await;
    bot.restart().await;
    bot.tg.settle().await;
    let twice = sokha.person.seen().iter().filter(|(_, text)| text.contains("is locked.")).count();
    assert_eq!(twice, 1, "no restart sends it again");
    bot.close().await;
}
