//! Watching, pausing, going on, giving up, sending again.

use bot_core::announcement::Act;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::announcements::{self, Counts, State, Why};

use super::{Announces as _, all, find, moves, now, record};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::world::World;
use testing::writer::Writer;

/// An announcement that is being sent, half of its way.
async fn under_way(world: &World, author: &mut Writer) -> String {
    author.writes("Hello *friends*").await;
    let one = author.previews(world, 50).await;
    author.types("50").await;
    let mut conn = world.conn().await;
    assert!(announcements::build_on(&mut conn, &one.id, (&[], &[1])).await.unwrap());
    announcements::built(&mut conn, &one.id, 50).await.unwrap();
    assert!(announcements::begin(&mut conn, &one.id, 5).await.unwrap());
    let sent = Counts { sent: 20, gone: 2, ..Counts::default() };
    announcements::count(&mut conn, &one.id, sent).await.unwrap();
    conn.close().await;
    one.id
}

#[tokio::test]
async fn any_organizer_can_pause_go_on_and_cancel() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut author = Writer::new(&world, 1, Role::Organizer, locale).await;
        let id = under_way(&world, &mut author).await;
        let mut other = Writer::new(&world, 2, Role::Organizer, locale).await;
        other.types("/broadcasts").await;
        other.taps("1. ".replace('1', if locale == Locale::KM { "១" } else { "1" }).as_str()).await;
        other.taps(msg!("button-pause")).await;
        let paused = find(&world, &id).await.unwrap();
        assert_eq!((paused.state, paused.why), (State::Paused, Why::ByHand));
        other.taps(msg!("button-resume")).await;
        let resumed = find(&world, &id).await.unwrap();
        assert_eq!((resumed.state, resumed.why, resumed.lead), (State::Running, Why::None, 0));
        other.taps(msg!("button-announce-cancel")).await;
        other.taps(msg!("button-back")).await;
        other.types_label(msg!("button-announce-cancel")).await;
        other.types_label(msg!("button-cancel-sure")).await;
        assert_film("broadcasts", locale, &other.film);
        assert_eq!(find(&world, &id).await.unwrap().state, State::Cancelling);
        let record = record(&world).await;
        let acts = ["announce_sent", "announce_paused", "announce_resumed", "announce_cancelled"];
        assert!(acts.iter().all(|act| record[*act] == 1), "{record:?}");
    }
}

#[tokio::test]
async fn a_button_too_late_says_what_has_become_of_it() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    let id = under_way(&world, &mut dara).await;
    moves(&world, &id, State::Done).await;
    for act in [
        Act::Pause,
        Act::Resume,
        Act::Cancel,
        Act::CancelSure,
        Act::SendNow,
        Act::Resend,
        Act::ResendSure,
    ] {
        dara.acts(act, &id).await;
        assert!(dara.reads(msg!("announce-moved-on")), "{act:?}: {}", dara.film);
    }
    assert_eq!(find(&world, &id).await.unwrap().state, State::Done);
    dara.acts(Act::Show, "nothing1").await;
    assert!(dara.film.contains("“Hello friends”") || dara.film.contains("Hello friends"));
}

#[tokio::test]
async fn the_uncertain_get_it_again_only_after_a_warning() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        let id = under_way(&world, &mut dara).await;
        let mut conn = world.conn().await;
        let rest = Counts { sent: 24, unknown: 3, failed: 1, ..Counts::default() };
        announcements::count(&mut conn, &id, rest).await.unwrap();
        conn.close().await;
        moves(&world, &id, State::Done).await;
        dara.film.clear();
        dara.acts(Act::Show, &id).await;
        dara.taps(msg!("button-resend")).await;
        assert_eq!(find(&world, &id).await.unwrap().state, State::Done);
        dara.taps(msg!("button-resend-sure")).await;
        assert_film("announce_resend", locale, &dara.film);
        let again = find(&world, &id).await.unwrap();
        assert_eq!((again.state, again.why), (State::Building, Why::Resend));
    }
}

#[tokio::test]
async fn what_missed_its_time_goes_now_or_never() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    let mut other = Writer::new(&world, 2, Role::Organizer, Locale::EN).await;
    for act in [Act::SendNow, Act::CancelSure] {
        dara.writes("Hello").await;
        dara.taps(msg!("button-when")).await;
        dara.types("15:00").await;
        let one = dara.previews(&world, 50).await;
        dara.types("50").await;
        world.clock.advance(5 * 3600);
        moves(&world, &one.id, State::Late).await;
        other.acts(Act::SendNow, &one.id).await;
        assert!(other.reads(msg!("announce-not-yours")));
        dara.acts(act, &one.id).await;
        let after = find(&world, &one.id).await.unwrap();
        let expected = if act == Act::SendNow { State::Building } else { State::Cancelling };
        assert_eq!(after.state, expected);
        assert!(after.due <= now(&world), "whoever sends looks at it now");
        world.clock.advance(-5 * 3600);
    }
}

#[tokio::test]
async fn what_is_planned_can_be_given_up_and_is_looked_at_at_once() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.writes("Hello").await;
    dara.taps(msg!("button-when")).await;
    dara.types("tomorrow 15:00").await;
    let one = dara.previews(&world, 50).await;
    dara.types("50").await;
    dara.acts(Act::CancelSure, &one.id).await;
    let after = find(&world, &one.id).await.unwrap();
    assert_eq!((after.state, after.due), (State::Cancelling, 0));
}

#[tokio::test]
async fn a_counted_draft_that_is_given_up_is_gone() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.writes("Hello").await;
    dara.previews(&world, 50).await;
    dara.types("cancel").await;
    dara.taps(msg!("button-cancel-sure")).await;
    assert!(dara.reads(msg!("announce-discarded")));
    assert!(all(&world).await.is_empty());
}

#[tokio::test]
async fn only_its_author_edits_and_others_do_not_see_what_is_not_finished() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    let mut other = Writer::new(&world, 2, Role::Organizer, Locale::EN).await;
    dara.writes("Secret plans").await;
    let id = all(&world).await[0].id.clone();
    other.types("/broadcasts").await;
    for what in ["desk", "preview", "urgent:+", "posts", "discard!"] {
        other.presses(&format!("w:{id}:{what}")).await;
    }
    for act in [Act::Show, Act::Edit, Act::Cancel, Act::CancelSure, Act::Pause] {
        other.acts(act, &id).await;
    }
    assert!(!other.film.contains("Secret"), "{}", other.film);
    let one = dara.previews(&world, 50).await;
    other.acts(Act::Show, &one.id).await;
    other.acts(Act::CancelSure, &one.id).await;
    assert!(!other.film.contains("Secret"), "{}", other.film);
    assert_eq!(find(&world, &id).await.unwrap().state, State::Ready);
}

#[tokio::test]
async fn what_is_long_over_is_not_sent_again() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    let id = under_way(&world, &mut dara).await;
    let mut conn = world.conn().await;
    let counts = Counts { sent: 25, unknown: 3, ..Counts::default() };
    announcements::count(&mut conn, &id, counts).await.unwrap();
    moves(&world, &id, State::Done).await;
    dara.acts(Act::Show, &id).await;
    let resend = dara.label(msg!("button-resend"));
    assert!(dara.film.contains(&resend));
    announcements::forget_ledger(&mut conn, &id).await.unwrap();
    conn.close().await;
    for act in [Act::Resend, Act::ResendSure] {
        dara.acts(act, &id).await;
        assert!(dara.reads(msg!("announce-resend-late")), "{act:?}: {}", dara.film);
        assert_eq!(find(&world, &id).await.unwrap().state, State::Done);
    }
    dara.film.clear();
    dara.acts(Act::Show, &id).await;
    assert!(!dara.film.contains(&resend), "{}", dara.film);
}
