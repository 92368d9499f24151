//! A follower asks.

use bot_core::clock::DAY;
use bot_core::command::Role;
use bot_core::incoming::Event;
use bot_core::msg;
use bot_core::platform::Platform;

use super::{asks, english, follower, forum, queued};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;
use testing::world::{MAIN, World};

const ASKER: i64 = 77_001_234;
const MODERATOR: i64 = 55_009_876;

#[tokio::test]
async fn who_follows_nothing_follows_with_one_tap_and_goes_on() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let slug = forum(&bot.world).await;
        bot.world.staff(MODERATOR.unsigned_abs(), "Bopha", Role::Moderator).await;
        let mut dara = bot.phone(MODERATOR, "Bopha", locale);
        let mut sokha = bot.phone(ASKER, name, locale);
        for phone in [&mut dara, &mut sokha] {
            phone.start(None).await;
            phone.chooses_language().await;
            phone.types("/cancel").await;
            phone.film();
        }
        sokha.types(&format!("/events {slug}")).await;
        sokha.taps(msg!("button-ask-speakers")).await;
        sokha.taps(msg!("button-follow-and-ask")).await;
        let words = match locale {
            bot_core::locale::Locale::KM => "តើយើងអាចជួយអ្វីបាន?",
            _ => "What can we do?",
        };
        sokha.types(words).await;
        sokha.taps(msg!("button-send-this")).await;
        dara.types(&format!("/events {slug}")).await;
        dara.taps(msg!("button-questions", number = 1)).await;
        dara.taps(if locale == bot_core::locale::Locale::KM { "១" } else { "1" }).await;
        dara.taps(msg!("button-asked")).await;
        let told = if locale == bot_core::locale::Locale::KM {
            "ទៅវាគ្មិននៃ"
        } else {
            "was put to"
        };
        sokha.sees("a note comes", told).await;
        let (asked, minded) = (sokha.film(), dara.film());
        assert!(!minded.contains(&ASKER.to_string()) && !minded.contains(name), "{minded}");
        assert!(!asked.contains(&MODERATOR.to_string()) && !asked.contains("Bopha"), "{asked}");
        assert_film("questions_asker", locale, &asked);
        assert_film("questions_moderator", locale, &minded);
        bot.close().await;
    }
}

#[tokio::test]
async fn one_person_sends_three_for_a_forum_and_no_more() {
    let world = World::new().await;
    let slug = forum(&world).await;
    let mut one = follower(&world, 1_000).await;
    for number in 1..=3 {
        let said = asks(&mut one, &slug, &format!("Question {number}?")).await;
        assert!(said.contains("is in the queue"), "{said}");
    }
    let said = one.presses(&format!("q:ask:{slug}")).await;
    assert!(said.contains("You have sent 3 questions"), "{said}");
    assert!(one.types("/mydata").await.contains("speakers of forums: 3"));
    assert_eq!(queued(&world, &slug).await.len(), 3);
    let mut other = follower(&world, 2_000).await;
    assert!(asks(&mut other, &slug, "Mine?").await.contains("is in the queue"));
    one.types("/forget").await;
    one.taps("Yes, erase").await;
    assert_eq!(queued(&world, &slug).await.len(), 1);
    // Being forgotten washes that off only after a day.
    let mut again = follower(&world, 1_000).await;
    let said = again.presses(&format!("q:ask:{slug}")).await;
    assert!(said.contains("You have sent 3 questions"), "{said}");
    world.clock.advance(2 * DAY);
    assert!(asks(&mut again, &slug, "Mine again?").await.contains("is in the queue"));
    world.engine.stop().await;
}

#[tokio::test]
async fn who_joins_the_forum_may_ask_without_following() {
    let world = World::new().await;
    let slug = forum(&world).await;
    let mut one = english(&world, 1_000).await;
    let said = one.presses(&format!("q:ask:{slug}")).await;
    assert!(said.contains("Would you like to follow this forum?"), "{said}");
    one.presses(&format!("event:{slug}")).await;
    one.taps("I will come").await;
    one.types("/cancel").await;
    let said = asks(&mut one, &slug, "Is there parking?").await;
    assert!(said.contains("is in the queue"), "{said}");
    world.engine.stop().await;
}

#[tokio::test]
async fn on_discord_anybody_may_ask_as_nobody_can_follow_there() {
    let world = World::new().await;
    let slug = forum(&world).await;
    let mut one = world.person_on(Platform::Discord, 7_000, "Sokha");
    one.types("/start").await;
    one.taps("English").await;
    let said = asks(&mut one, &slug, "Can we see it online?").await;
    assert!(said.contains("is in the queue"), "{said}");
    world.engine.stop().await;
}

#[tokio::test]
async fn wrong_input_is_told_what_would_be_right() {
    for (locale, name) in READERS {
        let world = World::new().await;
        let slug = forum(&world).await;
        let language =
            world.core.languages.iter().find(|(one, _)| *one == locale).unwrap().1.clone();
        let mut one = world.person(1_000, name);
        one.types("/start").await;
        one.taps(&language).await;
        one.presses("follow").await;
        one.seen.clear();
        one.presses(&format!("q:ask:{slug}")).await;
        for text in ["ក".repeat(10_000), "x".repeat(501), "…".to_owned(), "/nosuchthing".to_owned()]
        {
            one.types(&text).await;
        }
        let sticker = one.incoming(Event::Unreadable);
        one.submit(sticker).await;
        one.types("Forums").await;
        let send = one.sends("q:send");
        one.presses(&format!("q:anew:{slug}")).await;
        one.presses("back").await;
        one.presses(&send).await;
        one.presses("q:ask:no-such-forum").await;
        one.presses("q:open:nobody").await;
        assert!(queued(&world, &slug).await.is_empty());
        assert_film("questions_wrong", locale, &one.seen.join("\n"));
        world.engine.stop().await;
    }
}

#[tokio::test]
async fn an_old_send_never_sends_other_words() {
    let world = World::new().await;
    let slug = forum(&world).await;
    let mut one = follower(&world, 1_000).await;
    one.presses(&format!("q:ask:{slug}")).await;
    one.types("The first words?").await;
    let first = one.sends("q:send");
    one.press_start("q:anew").await;
    one.types("Other words?").await;
    // Also as earlier versions wrote it, without a word of what it sends.
    for old in [first, format!("q:send:{slug}")] {
        let said = one.presses(&old).await;
        assert!(said.contains("│ Other words?"), "{old}: what is open now is shown: {said}");
        assert!(queued(&world, &slug).await.is_empty(), "{old}");
    }
    one.press_start("q:send").await;
    assert_eq!(queued(&world, &slug).await.len(), 1);
    world.engine.stop().await;
}

#[tokio::test]
async fn after_the_forum_nobody_can_be_asked_any_more() {
    let world = World::new().await;
    let slug = forum(&world).await;
    let mut one = follower(&world, 1_000).await;
    one.presses(&format!("q:ask:{slug}")).await;
    one.types("Too late?").await;
    let send = one.sends("q:send");
    world.clock.advance(60 * 86_400);
    one.presses(&format!("q:ask:{slug}")).await;
    let said = one.presses(&send).await;
    assert!(!said.contains("is in the queue"), "{said}");
    assert!(queued(&world, &slug).await.is_empty());
    let card = english(&world, 2_000).await.presses(&format!("event:{slug}")).await;
    assert!(!card.contains("Ask the speakers"), "{card}");
    world.engine.stop().await;
}

#[tokio::test]
async fn a_half_made_signature_waits_while_the_speakers_are_asked() {
    for end in ["q:send", "cancel", "back"] {
        let world = World::new().await;
        let slug = forum(&world).await;
        let mut one = follower(&world, 1_000).await;
        one.types(&format!("/sign {MAIN}")).await;
        one.taps("I agree").await;
        one.presses(&format!("q:ask:{slug}")).await;
        one.types("Who pays?").await;
        one.presses(&format!("q:anew:{slug}")).await;
        one.presses(&format!("q:ask:{slug}")).await;
        match end {
            "q:send" => {
                one.types("Who comes?").await;
                one.press_start("q:send").await;
            }
            "back" => drop(one.presses("back").await),
            _ => drop(one.types("/cancel").await),
        }
        let said = one.presses("continue").await;
        assert!(said.contains("country"), "{end}: {said}");
        one.types("Canada").await;
        one.taps("Sign as").await;
        assert_eq!(world.total(MAIN).await, 1, "{end}");
        world.engine.stop().await;
    }
}

#[tokio::test]
async fn a_half_made_signature_waits_from_one_question_to_the_next() {
    let world = World::new().await;
    let slug = forum(&world).await;
    let mut one = follower(&world, 1_000).await;
    one.types(&format!("/sign {MAIN}")).await;
    one.taps("I agree").await;
    one.presses(&format!("q:ask:{slug}")).await;
    one.types("/ask Is it safe?").await;
    // A command in the middle may be words of a question: the button is not.
    one.presses(&format!("q:ask:{slug}")).await;
    one.types("/cancel").await;
    one.types("Canada").await;
    one.taps("Sign as").await;
    assert_eq!(world.total(MAIN).await, 1);
    world.engine.stop().await;
}

#[tokio::test]
async fn whoever_asks_reads_what_may_become_of_the_question() {
    let world = World::new().await;
    let slug = forum(&world).await;
    let mut one = follower(&world, 1_000).await;
    let asked = one.presses(&format!("q:ask:{slug}")).await;
    let looked = one.types("Who pays?").await;
    for said in [asked, looked] {
        assert!(said.contains("published with the recap"), "{said}");
        assert!(said.contains("write any names"), "{said}");
    }
    world.engine.stop().await;
}
