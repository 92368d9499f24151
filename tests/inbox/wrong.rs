//! Wrong input at every step, on the asker's side and on the moderator's.

use bot_core::announcement::{Attachment, FileKind};
use bot_core::command::Role;
use bot_core::incoming::Event;
use bot_core::msg;
use bot_core::platform::Platform;

use super::{only, open};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;
use testing::world::{Someone, World};

fn photo() -> Event {
    let file = Attachment {
        platform: Platform::Telegram,
        kind: FileKind::Photo,
        file: "photo".to_owned(),
        size: 1,
        name: None,
    };
    Event::Attachment { file, caption: Some("look".to_owned()) }
}

/// Everything that is no answer to a question in words.
async fn nonsense(one: &mut Someone) {
    let long = "ក".repeat(10_000);
    for event in [photo(), Event::Unreadable, Event::Text(long), Event::Text("…".to_owned())] {
        let incoming = one.incoming(event);
        one.submit(incoming).await;
    }
    one.types("/nosuchthing").await;
    one.presses("in:open:nobody").await;
    one.presses("in:nonsense").await;
}

#[tokio::test]
async fn every_wrong_answer_is_told_what_would_be_right() {
    for (locale, name) in READERS {
        let world = World::new().await;
        let language =
            world.core.languages.iter().find(|(one, _)| *one == locale).unwrap().1.clone();
        world.staff(500, name, Role::Moderator).await;
        let mut one = world.person(1_000, name);
        let mut bopha = world.person(500, name);
        for person in [&mut one, &mut bopha] {
            person.types("/start").await;
            person.taps(&language).await;
            person.types("/cancel").await;
            person.seen.clear();
        }
        one.types("/ask").await;
        nonsense(&mut one).await;
        // A word that is a command elsewhere is a word here.
        one.types("English").await;
        nonsense(&mut one).await;
        one.presses("back").await;
        one.types("Can I vote?").await;
        one.press_start("in:send").await;
        assert_eq!(only(&world).await.said.text, "Can I vote?");
        let id = only(&world).await.id;
        bopha.presses(&format!("in:answer:{id}")).await;
        nonsense(&mut bopha).await;
        bopha.types("Yes.").await;
        nonsense(&mut bopha).await;
        bopha.presses("in:reply:another:0123abcd").await;
        bopha.presses("cancel").await;
        bopha.presses(&format!("in:reply:{id}:0123abcd")).await;
        assert_eq!(open(&world).await.len(), 1, "what was given up is not sent");
        let film = format!("{}\n== A moderator\n{}", one.seen.join("\n"), bopha.seen.join("\n"));
        assert_film("inbox_wrong", locale, &film.replace(&"ក".repeat(10_000), "‹10,000›"));
        world.engine.stop().await;
    }
}

#[tokio::test]
async fn a_doubt_about_sending_neither_sends_nor_takes_the_place_of_the_words() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut dara = super::team(&bot, super::MODERATOR, Role::Moderator, locale).await;
        let mut sokha = bot.settled(super::ASKER, name, locale).await;
        let send = sokha.label(msg!("button-send-this"));
        let press = sokha.label(msg!("agree-press-the-button", label = send.as_str()));
        sokha.types("/ask Can I vote?").await;
        for typed in [format!("{send}?"), format!("ok {send}"), format!("{send} please")] {
            sokha.types(&typed).await;
            assert!(sokha.screen().contains(&press), "{typed}: {}", sokha.screen());
        }
        assert!(open(&bot.world).await.is_empty());
        sokha.taps(msg!("button-send-this")).await;
        assert_eq!(only(&bot.world).await.said.text, "Can I vote?");
        dara.sees("a note comes", "Can I vote?").await;
        dara.taps(msg!("button-answer")).await;
        dara.types("Not yet.").await;
        for typed in [format!("{send}?"), format!("ok {send}")] {
            dara.types(&typed).await;
            assert!(dara.screen().contains(&press), "{typed}: {}", dara.screen());
        }
        dara.taps(msg!("button-send-this")).await;
        sokha.sees("a note comes", "Not yet.").await;
        bot.close().await;
    }
}

#[tokio::test]
async fn cancel_sends_nothing_and_an_old_button_neither() {
    let world = World::new().await;
    let mut one = world.person(1_000, "Sokha");
    one.types("/start").await;
    one.taps("English").await;
    one.types("/ask Can I vote?").await;
    let send = one.sends("in:send");
    let said = one.taps("Cancel").await;
    assert!(said.contains("Nothing was sent."), "{said}");
    one.presses(&send).await;
    assert!(open(&world).await.is_empty());
    let said = one.types("/ask").await;
    assert!(said.contains("What would you like to ask?"), "{said}");
    let said = one.types("Forums").await;
    assert!(said.contains("│ Forums"), "a command's word is a word here: {said}");
    one.types("Other words").await;
    let other = one.sends("in:send");
    one.types("write anew").await;
    one.types("The last words").await;
    for old in ["in:send", &send, &other] {
        let said = one.presses(old).await;
        assert!(said.contains("│ The last words"), "what is open now is shown again: {said}");
        assert!(open(&world).await.is_empty(), "{old} stood below other words");
    }
    one.types("send").await;
    assert_eq!(only(&world).await.said.text, "The last words");
    world.engine.stop().await;
}
