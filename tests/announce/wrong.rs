//! Wrong input, at every step: what would be right is said, and nothing changes.

use bot_core::announcement::{Attachment, FileKind, Kind};
use bot_core::command::Role;
use bot_core::incoming::Event;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::announcements::State;

use super::{Announces as _, find, newest, pdf};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::world::World;
use testing::writer::Writer;

#[tokio::test]
async fn wrong_input_is_answered_with_what_would_be_right() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.types("/announce").await;
        dara.types("a party").await;
        dara.taps(msg!("announce-kind-press")).await;
        dara.types("\u{200E}").await;
        dara.types(&"a".repeat(4001)).await;
        dara.types(&"b".repeat(1200)).await;
        dara.taps(msg!("button-skip")).await;
        dara.types("the other one").await;
        dara.taps(msg!("button-missing-other")).await;
        dara.types("no file").await;
        dara.sends(pdf(1000), None).await;
        dara.sends(pdf(60 << 20), None).await;
        let photo = Attachment { kind: FileKind::Photo, name: None, ..pdf(11 << 20) };
        dara.sends(photo, None).await;
        dara.taps(msg!("button-skip")).await;
        dara.taps(msg!("button-links")).await;
        dara.types("my button").await;
        dara.taps(msg!("button-add-web")).await;
        dara.types("x").await;
        dara.types("Read more").await;
        dara.taps(msg!("button-skip")).await;
        dara.types("example.org").await;
        dara.types("http://example.org").await;
        dara.taps(msg!("button-back")).await;
        dara.taps(msg!("button-back")).await;
        dara.taps(msg!("button-when")).await;
        dara.types("soon").await;
        dara.types("2026-11-20 18:30").await;
        dara.types("2027-11-20 18:30").await;
        dara.taps(msg!("button-back")).await;
        dara.taps(msg!("button-audience")).await;
        dara.taps(msg!("topic-news")).await;
        dara.taps(msg!("button-area")).await;
        dara.types("Atlantis").await;
        dara.types("Franse").await;
        dara.types("France").await;
        dara.types("1").await;
        dara.taps(msg!("button-whole-country")).await;
        dara.taps(msg!("button-back")).await;
        dara.taps(msg!("button-preview")).await;
        assert_film("announce_wrong", locale, &dara.film);
        let one = newest(&world).await;
        assert_eq!(one.state, State::Draft);
        assert!(one.body.content.attachment.is_none() && one.body.content.links.is_empty());
        assert!(one.body.at.is_none());
    }
}

#[tokio::test]
async fn a_wrong_number_sends_nothing() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.writes("Hello").await;
        dara.film.clear();
        dara.taps(msg!("button-preview")).await;
        dara.types("1156").await;
        let id = newest(&world).await.id;
        let mut conn = world.conn().await;
        bot_core::store::announcements::set_counted(&mut conn, &id, 1156).await.unwrap();
        conn.close().await;
        dara.types("1157").await;
        dara.types("yes").await;
        dara.types("-1156").await;
        dara.types("99999999999999999999999999").await;
        assert_film("announce_count_wrong", locale, &dara.film);
        assert_eq!(find(&world, &id).await.unwrap().state, State::Ready);
        dara.types(" ១ ១៥៦ ").await;
        assert_eq!(find(&world, &id).await.unwrap().state, State::Building);
    }
}

#[tokio::test]
async fn so_few_that_they_could_be_guessed_get_nothing_but_oneself_does() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.writes("Hello").await;
    let one = dara.previews(&world, 9).await;
    dara.types("9").await;
    assert!(dara.reads(msg!("broadcast-too-few", number = 10)));
    assert_eq!(find(&world, &one.id).await.unwrap().state, State::Ready);
    dara.taps(msg!("button-announce-edit")).await;
    dara.taps(msg!("button-audience")).await;
    dara.taps(msg!("announce-only-me")).await;
    dara.taps(msg!("button-back")).await;
    dara.previews(&world, 1).await;
    dara.types("1").await;
    assert_eq!(find(&world, &one.id).await.unwrap().state, State::Building);
}

#[tokio::test]
async fn a_change_after_the_count_must_be_counted_again() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.writes("Hello").await;
    let one = dara.previews(&world, 50).await;
    dara.presses(&format!("w:{}:urgent:+", one.id)).await;
    dara.types("50").await;
    let after = find(&world, &one.id).await.unwrap();
    assert_eq!((after.state, after.counted), (State::Draft, None));
}

#[tokio::test]
async fn a_file_where_none_is_asked_for_and_a_voice_message_are_answered() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.sends(pdf(10), None).await;
    assert!(dara.reads(msg!("fallback-unreadable")));
    dara.announces(Kind::News).await;
    dara.does("a voice message", Event::Unreadable, None).await;
    assert!(dara.reads(msg!("fallback-unreadable")));
    dara.sends(pdf(10), Some("The statement")).await;
    let content = newest(&world).await.body.content;
    assert_eq!(content.text[&Locale::EN], "The statement", "a caption is the text");
    assert!(content.attachment.is_some());
}
