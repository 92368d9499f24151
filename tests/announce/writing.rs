//! What organizers announce: forums, statements, appeals, greetings.

use std::collections::BTreeSet;

use bot_core::announcement::{Act, Kind, Link, Missing, Topic};
use bot_core::command::Role;
use bot_core::country::Country;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::Place;
use bot_core::store::announcements::State;

use super::{Announces as _, all, find, moves, newest, one_forum_to_come, pdf};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::world::World;
use testing::writer::{Writer, shown};

#[tokio::test]
async fn a_forum_announces_itself_and_goes_in_four_steps() {
    for (locale, _) in READERS {
        let world = World::new().await;
        one_forum_to_come(&world).await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.types("/announce").await;
        dara.taps(msg!("announce-kind-forum")).await;
        let one = dara.previews(&world, 1156).await;
        let (head, posts) = dara.last.replies.split_first().unwrap();
        assert_eq!(head.place, Place::Screen);
        assert_eq!(posts.len(), 2, "a post for each language");
        assert!(posts.iter().all(|post| post.place == Place::Fresh));
        dara.types(if locale == Locale::KM { "១,១៥៦" } else { "1,156" }).await;
        assert_film("announce_forum", locale, &dara.film);
        let sent = find(&world, &one.id).await.unwrap();
        assert_eq!(sent.state, State::Building);
        let content = sent.body.content;
        assert_eq!(content.links, [Link::Forum("surrey".to_owned())]);
        let topics = [Topic::News, Topic::Forum("surrey".to_owned())];
        assert_eq!(content.audience.topics, BTreeSet::from(topics));
    }
}

#[tokio::test]
async fn several_forums_are_a_question() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.announces(Kind::Forum).await;
    let question = shown(&dara.last.replies[0]);
    dara.taps("Surrey").await;
    assert!(question.contains("Which forum?"), "{question}");
    assert_eq!(newest(&world).await.body.content.about.as_deref(), Some("surrey"));
}

#[tokio::test]
async fn a_petitions_news_tell_its_total_and_bring_the_button_to_sign() {
    for (locale, _) in READERS {
        let world = World::new().await;
        world.person(9, "Sok Dara").signs("France").await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.announces(Kind::Petition).await;
        dara.taps(if locale == Locale::KM { "សិទ្ធិ" } else { "right to vote" }).await;
        dara.previews(&world, 40).await;
        assert_film("announce_petition", locale, &dara.film);
        let content = newest(&world).await.body.content;
        assert_eq!(content.links, [Link::Sign("vote-from-abroad".to_owned())]);
    }
}

#[tokio::test]
async fn a_press_release_has_its_text_in_both_languages_and_a_file() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.announces(Kind::Press).await;
        let own = "*Statement*\n\nWe ask for:\n- one voice\n- one vote";
        dara.types_formatted("Statement", own).await;
        dara.types("សេចក្តីថ្លែងការណ៍").await;
        dara.sends(pdf(400_000), None).await;
        dara.previews(&world, 300).await;
        assert_film("announce_press", locale, &dara.film);
        let content = newest(&world).await.body.content;
        assert_eq!(content.text[&locale], own, "what the app's formatting says is kept");
        assert_eq!(content.attachment, Some(pdf(400_000)));
        dara.types("300").await;
        assert_eq!(newest(&world).await.state, State::Building);
    }
}

#[tokio::test]
async fn an_appeal_goes_to_one_region() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.announces(Kind::Survey).await;
        dara.types("15 minutes: https://example.org/survey").await;
        dara.taps(msg!("button-skip")).await;
        dara.taps(msg!("button-missing-other")).await;
        dara.taps(Country::parse_code("US").unwrap()).await;
        dara.types("Washington").await;
        assert_film("announce_appeal", locale, &dara.film);
        let content = newest(&world).await.body.content;
        let area = content.audience.area.unwrap();
        assert_eq!((area.country.code(), area.region.as_deref()), ("US", Some("Washington")));
        assert_eq!(content.audience.topics, BTreeSet::from([Topic::Surveys]));
        assert_eq!(content.missing, Missing::Other);
    }
}

#[tokio::test]
async fn a_greeting_is_ready_in_both_languages() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.announces(Kind::Greeting).await;
        dara.taps(msg!("button-greet-new-year")).await;
        dara.previews(&world, 99).await;
        assert_film("announce_greeting", locale, &dara.film);
        assert_eq!(newest(&world).await.body.content.text.len(), 2);
    }
}

#[tokio::test]
async fn a_free_text_for_one_language_only() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.announces(Kind::Free).await;
    dara.types("Help").await;
    dara.types("ជំនួយ").await;
    assert!(!dara.reads(msg!("help-title")), "any words are a text, also those of a command");
    let content = newest(&world).await.body.content;
    assert_eq!((content.text[&Locale::EN].as_str(), content.text.len()), ("Help", 2));
    dara.taps(msg!("button-text", language = "ខ្មែរ")).await;
    dara.taps(msg!("button-remove-text")).await;
    dara.taps(msg!("button-preview")).await;
    dara.taps(msg!("button-missing-nothing")).await;
    dara.previews(&world, 12).await;
    assert_eq!(dara.last.replies.len(), 2, "one head, one post");
}

#[tokio::test]
async fn everything_on_the_desk_can_be_changed() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.writes("Hello *friends*").await;
        dara.film.clear();
        dara.taps(msg!("button-links")).await;
        dara.taps(msg!("button-add-web")).await;
        dara.types("English").await;
        dara.taps(msg!("button-skip")).await;
        dara.types("https://example.org/a_b").await;
        dara.taps(msg!("button-audience")).await;
        dara.taps(msg!("announce-topic-surveys")).await;
        dara.taps(msg!("button-channels")).await;
        dara.taps(if locale == Locale::KM { "English" } else { "ខ្មែរ" }).await;
        dara.taps(msg!("button-back")).await;
        dara.taps(msg!("button-when")).await;
        dara.types("25/12 18:30").await;
        dara.taps(msg!("button-urgent")).await;
        assert_film("announce_desk", locale, &dara.film);
        let one = newest(&world).await;
        let content = &one.body.content;
        assert!(content.urgent && content.audience.channels && one.body.at.is_some());
        assert_eq!(content.audience.locales.len(), 1);
        assert_eq!(content.audience.topics.len(), 2);
        assert!(matches!(&content.links[..], [Link::Web { label, .. }] if label.len() == 1));
    }
}

#[tokio::test]
async fn a_second_tap_changes_nothing() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.writes("Hello").await;
    dara.taps(msg!("button-urgent")).await;
    let id = newest(&world).await.id;
    dara.presses(&format!("w:{id}:urgent:+")).await;
    assert!(newest(&world).await.body.content.urgent);
    dara.presses(&format!("w:{id}:+surveys")).await;
    dara.presses(&format!("w:{id}:+surveys")).await;
    assert_eq!(newest(&world).await.body.content.audience.topics.len(), 2);
    dara.presses(&format!("w:{id}:preview")).await;
    dara.presses(&format!("w:{id}:preview")).await;
    assert_eq!(dara.last.replies.len(), 1, "the posts stand above already");
    assert_eq!(newest(&world).await.state, State::Counting);
}

#[tokio::test]
async fn a_draft_waits_through_a_restart_and_a_day() {
    for (locale, _) in READERS {
        let mut world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.writes("Hello *friends*").await;
        world.restart().await;
        let film = std::mem::take(&mut dara.film);
        dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        assert!(film.contains("friends"));
        world.clock.advance(2 * bot_core::clock::DAY);
        dara.types("/announce").await;
        dara.taps(msg!("button-go-on")).await;
        dara.types("/cancel").await;
        dara.types("/announce").await;
        dara.taps(msg!("button-new-announcement")).await;
        dara.taps(msg!("announce-kind-news")).await;
        dara.taps(msg!("button-back")).await;
        dara.taps(msg!("announce-kind-press")).await;
        assert_film("announce_draft", locale, &dara.film);
        assert_eq!(all(&world).await.len(), 2, "what never got a word is not kept");
        dara.types("/cancel").await;
        dara.types("/announce").await;
        dara.taps(msg!("button-discard")).await;
        dara.taps(msg!("button-discard-sure")).await;
        assert_eq!(all(&world).await.len(), 1);
    }
}

#[tokio::test]
async fn an_old_button_changes_neither_what_is_sent_nor_another_draft() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.writes("First").await;
    let first = dara.previews(&world, 50).await;
    dara.types("50").await;
    moves(&world, &first.id, State::Running).await;
    dara.writes("Second").await;
    for what in ["urgent:+", "discard!", "-news", "now", "preview", "text:en", "nofile"] {
        dara.presses(&format!("w:{}:{what}", first.id)).await;
        assert!(dara.reads(msg!("announce-moved-on")), "{what}");
    }
    dara.acts(Act::Edit, &first.id).await;
    assert!(dara.reads(msg!("announce-sent-already")));
    assert_eq!(find(&world, &first.id).await.unwrap().state, State::Running);
    let second = newest(&world).await;
    assert!(!second.body.content.urgent && second.state == State::Draft);
}
