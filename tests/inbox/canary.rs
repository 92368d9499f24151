//! Nobody who gets hold of the store reads a question, an idea, or what a voice note is called.

use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;

use super::{ASKER, MODERATOR, team};
use testing::actor::Actor as _;
use testing::telegram_world::TelegramWorld;

#[tokio::test]
async fn no_word_and_no_account_stands_in_the_store() {
    let bot = TelegramWorld::new().await;
    let mut dara = team(&bot, MODERATOR, Role::Organizer, Locale::EN).await;
    let mut sokha = bot.settled(ASKER, "Sokhaxyzzyq", Locale::EN).await;
    sokha.types("/ask Wherexyzzyq is the forum?").await;
    sokha.taps(msg!("button-send-this")).await;
    dara.sees("a note comes", "Wherexyzzyq").await;
    dara.taps(msg!("button-answer")).await;
    dara.types("Inxyzzyqplace, at noon.").await;
    dara.taps(msg!("button-send-this")).await;
    sokha.sees("a note comes", "Inxyzzyqplace").await;
    sokha.types("/idea Moreideasxyzzyq please").await;
    sokha.taps(msg!("button-send-this")).await;
    sokha.types("/ask").await;
    sokha.person.voice_of(9).await;
    sokha.look("speaks").await;
    sokha.taps(msg!("button-send-this")).await;
    sokha.types("/ask Halfwrittenxyzzyq").await;
    bot.tg.settle().await;
    let mut bytes = Vec::new();
    for end in ["", "-wal"] {
        let path = format!("{}{end}", bot.world.file().display());
        bytes.extend(std::fs::read(path).unwrap_or_default());
    }
    assert!(bytes.len() > 100_000, "{}", bytes.len());
    let voice = "BQACAgUAAxkBAAI";
    for needle in ["xyzzyq", voice, &ASKER.to_string(), &MODERATOR.to_string()] {
        let found = bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
        assert!(!found, "{needle} stands in the store");
    }
    bot.close().await;
}
