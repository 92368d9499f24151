//! Voice notes: sent in place of words, listened to by moderators on either platform.

use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::Platform;
use bot_core::store::files;

use super::{ASKER, MODERATOR, only, team};
use testing::actor::Actor as _;
use testing::telegram_world::TelegramWorld;

#[tokio::test]
async fn a_voice_note_is_asked_for_once_and_played_to_a_moderator() {
    let bot = TelegramWorld::new().await;
    let mut dara = team(&bot, MODERATOR, Role::Moderator, Locale::EN).await;
    let mut sokha = bot.settled(ASKER, "Sokha", Locale::EN).await;
    sokha.types("/ask").await;
    sokha.person.voice_of(42).await;
    sokha.look("speaks").await;
    assert!(sokha.screen().contains("A voice note (42 seconds)"), "{}", sokha.screen());
    sokha.taps(msg!("button-send-this")).await;
    dara.sees("a note comes", "A voice note (42 seconds)").await;
    dara.taps(msg!("button-listen")).await;
    dara.sees("it comes", "(voice)").await;
    dara.taps(msg!("button-answer")).await;
    dara.types("We heard you.").await;
    dara.taps(msg!("button-send-this")).await;
    sokha.sees("a note comes", "We heard you.").await;
    assert!(sokha.screen().contains("A voice note (42 seconds)"), "{}", sokha.screen());
    bot.close().await;
}

#[tokio::test]
async fn a_voice_note_that_is_too_long_is_refused_and_one_out_of_place_too() {
    let bot = TelegramWorld::new().await;
    let mut sokha = bot.settled(ASKER, "Sokha", Locale::EN).await;
    sokha.person.voice().await;
    sokha.look("speaks").await;
    assert!(sokha.screen().contains("I can only read text"), "{}", sokha.screen());
    sokha.types("/idea").await;
    sokha.person.voice_of(301).await;
    sokha.look("speaks for long").await;
    assert!(sokha.screen().contains("at most 5 minutes"), "{}", sokha.screen());
    sokha.person.voice_of(300).await;
    sokha.look("speaks").await;
    assert!(sokha.screen().contains("A voice note (300 seconds)"), "{}", sokha.screen());
    bot.close().await;
}

#[tokio::test]
async fn its_bytes_are_kept_for_a_moderator_elsewhere_and_go_with_it() {
    let bot = TelegramWorld::new().await;
    bot.world.grant(Platform::Discord, "900100200300", Role::Moderator).await;
    let mut sokha = bot.settled(ASKER, "Sokha", Locale::EN).await;
    sokha.types("/ask").await;
    sokha.person.voice_of(7).await;
    sokha.look("speaks").await;
    sokha.taps(msg!("button-send-this")).await;
    let item = only(&bot.world).await;
    let file = item.said.voice.unwrap().file;
    let world = &bot.world;
    let kept = async || {
        let mut conn = world.conn().await;
        let kept = files::is_kept(&mut conn, &file).await.unwrap();
        conn.close().await;
        kept
    };
    // It is fetched behind everything else.
    testing::until("the bytes are here", kept).await;
    assert_eq!(world.engine.file(&file).await.unwrap().unwrap(), b"OggS a voice");
    sokha.types("/forget").await;
    sokha.taps(msg!("button-forget-sure")).await;
    assert!(!kept().await, "and go with the question");
    bot.close().await;
}
