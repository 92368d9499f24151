//! A forum that is moved, cancelled, or over: who has joined hears of it, and of nothing that no longer
//! holds.

use bot_core::campaign::Event;
use bot_core::clock::{Clock as _, DAY, HOUR};
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::store::announcements::State;
use bot_core::store::rsvps::{Rsvp, Way};
use bot_core::store::{event_notices, rsvps};

use super::{
    cancelled, forum, guest, guest_in, id, join, moved, over, person, put, reminder, state,
};
use testing::actor::Actor as _;
use testing::broadcasts::{AtWork, FakePlatform};
use testing::film::assert_shown;
use testing::postgres::on_both;
use testing::world::World;

fn at(event: &Event, start: &str) -> Event {
    let mut event = event.clone();
    event.start = start.parse().unwrap();
    event.end = event.start.checked_add(std::time::Duration::from_secs(7_200)).unwrap();
    event
}

fn to(world: &World, moment: i64) {
    world.clock.advance(moment - world.clock.now());
    world.engine.wake();
}

#[tokio::test]
async fn who_has_joined_hears_at_once_that_it_was_moved_and_is_reminded_of_the_new_time_only() {
    on_both("moved", async |world| {
        let old = forum(&world, "hall", "2026-11-28T18:00").await;
        let khmer = Rsvp { locale: Locale::KM, ..guest_in(2, "Europe/London") };
        let guests = [(guest(1), Way::InPerson), (khmer, Way::InPerson), (guest(3), Way::Recap)];
        join(&world, &old, guests).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        to(&world, old.start_instant() - 24 * HOUR);
        over(&world, &reminder(&old, 24)).await;
        let new = put(&world, &at(&old, "2026-11-30T19:30")).await;
        let told = over(&world, &moved(&new)).await;
        assert_eq!((told.counts.built, told.counts.sent), (2, 2));
        assert_eq!(state(&world, &reminder(&old, 2)).await, Some(State::Cancelled));
        to(&world, old.start_instant());
        to(&world, new.start_instant() - 24 * HOUR);
        over(&world, &reminder(&new, 24)).await;
        to(&world, new.start_instant() - 2 * HOUR);
        over(&world, &reminder(&new, 2)).await;
        // The old day, the change, the new day, two hours.
        assert_eq!(platform.posts().get("1"), Some(&4), "{:#?}", platform.texts());
        assert_eq!(platform.posts().get("3"), None);
        let told = |to: &str| {
            let texts = platform.texts();
            texts.into_iter().filter(|(whom, _)| whom == to).nth(1).unwrap().1
        };
        let english = told("1");
        let (head, tail) = english.split_once("code is ").unwrap();
        assert_shown("call_moved_en", &format!("{head}code is ‹code›{}", &tail[6..]));
        assert!(told("2").contains("មានការផ្លាស់ប្តូរ"), "{}", told("2"));
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_word_that_is_corrected_is_told_to_nobody() {
    on_both("corrected", async |world| {
        let old = forum(&world, "hall", "2026-11-28T18:00").await;
        join(&world, &old, [(guest(1), Way::InPerson)]).await;
        let mut new = old.clone();
        new.text.values_mut().for_each(|text| text.what.push_str(" Welcome."));
        let new = put(&world, &new).await;
        assert_eq!((new.sequence, state(&world, &moved(&new)).await), (old.sequence + 1, None));
        assert_eq!(state(&world, &reminder(&old, 24)).await, Some(State::Scheduled));
    })
    .await;
}

#[tokio::test]
async fn moved_twice_before_anybody_heard_of_it_is_told_once() {
    on_both("moved twice", async |world| {
        let old = forum(&world, "hall", "2026-11-28T18:00").await;
        join(&world, &old, [(guest(1), Way::InPerson)]).await;
        let first = put(&world, &at(&old, "2026-11-29T18:00")).await;
        let second = put(&world, &at(&old, "2026-11-30T18:00")).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        let (stale, told) =
            (over(&world, &moved(&first)).await, over(&world, &moved(&second)).await);
        assert_eq!((stale.counts.left_out, told.counts.sent), (1, 1));
        assert_eq!(platform.delivered(), 1);
        // Back to where it was: the reminders of that time hold again.
        assert_eq!(state(&world, &reminder(&old, 24)).await, Some(State::Cancelled));
        let back = put(&world, &at(&second, "2026-11-28T18:00")).await;
        assert_eq!(state(&world, &reminder(&back, 24)).await, Some(State::Scheduled));
        assert_eq!(state(&world, &reminder(&second, 24)).await, Some(State::Cancelled));
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_forum_is_told_even_to_those_who_wait_and_reminds_nobody() {
    on_both("cancelled", async |world| {
        let mut event = forum(&world, "hall", "2026-11-28T18:00").await;
        event.capacity = Some(1);
        let mut event = put(&world, &event).await;
        let khmer = Rsvp { locale: Locale::KM, ..guest(2) };
        join(&world, &event, [(guest(1), Way::InPerson), (khmer, Way::InPerson)]).await;
        event.cancelled = true;
        let event = put(&world, &event).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        let told = over(&world, &cancelled(&event)).await;
        assert_eq!((told.counts.built, told.counts.sent), (2, 2));
        for hours in [24, 2] {
            assert_eq!(state(&world, &reminder(&event, hours)).await, Some(State::Cancelled));
        }
        to(&world, event.start_instant() + DAY);
        world.engine.wake();
        let texts = platform.texts();
        let text = |to: &str| texts.iter().find(|(whom, _)| whom == to).unwrap().1.clone();
        assert_shown("call_cancelled_en", &text("1"));
        assert_shown("call_cancelled_km", &text("2"));
        assert_eq!(platform.delivered(), 2);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_forum_that_takes_place_after_all_is_told_and_reminds_again() {
    let world = World::new().await;
    let mut event = forum(&world, "hall", "2026-11-28T18:00").await;
    join(&world, &event, [(guest(1), Way::InPerson)]).await;
    let platform = FakePlatform::new();
    let work = AtWork::start(&world, vec![platform.clone()]);
    event.cancelled = true;
    let mut event = put(&world, &event).await;
    over(&world, &cancelled(&event)).await;
    event.cancelled = false;
    let event = put(&world, &event).await;
    assert_eq!(over(&world, &moved(&event)).await.counts.sent, 1);
    to(&world, event.start_instant() - 24 * HOUR);
    assert_eq!(over(&world, &reminder(&event, 24)).await.counts.sent, 1);
    work.stop().await;
}

#[tokio::test]
async fn far_ahead_a_change_waits_for_the_morning_and_within_a_day_it_does_not() {
    let world = World::new().await;
    // At noon UTC it is four at night in Vancouver.
    let far = forum(&world, "far", "2026-11-28T18:00").await;
    let near = forum(&world, "near", "2026-11-22T10:00").await;
    join(&world, &far, [(guest_in(1, "America/Vancouver"), Way::InPerson)]).await;
    join(&world, &near, [(guest_in(2, "America/Vancouver"), Way::InPerson)]).await;
    let platform = FakePlatform::new();
    let work = AtWork::start(&world, vec![platform.clone()]);
    let far = put(&world, &at(&far, "2026-11-28T19:00")).await;
    let near = put(&world, &at(&near, "2026-11-22T11:00")).await;
    assert_eq!(over(&world, &moved(&near)).await.counts.sent, 1);
    assert!(!platform.posts().contains_key("1"));
    world.clock.advance(4 * HOUR);
    assert_eq!(over(&world, &moved(&far)).await.counts.sent, 1);
    work.stop().await;
}

#[tokio::test]
async fn the_recap_goes_once_to_those_who_came_or_asked_for_it() {
    on_both("the recap", async |world| {
        let mut event = forum(&world, "hall", "2026-11-28T18:00").await;
        let ways = [Way::InPerson, Way::InPerson, Way::Online, Way::Recap];
        join(&world, &event, (1..).map(guest).zip(ways)).await;
        let mut conn = world.conn().await;
        let secret = &world.core.secret;
        let tag = secret.rsvp_tag("hall", person(1));
        conn.begin().await.unwrap();
        assert!(rsvps::check_in(&mut conn, "hall", &tag).await.unwrap());
        conn.commit().await.unwrap();
        to(&world, event.end_instant());
        assert!(!event_notices::recap(&mut conn, &event, world.clock.now()).await.unwrap());
        let words = "We agreed on a letter.\n\nhttps://example.org/letter".to_owned();
        event.text.get_mut(&Locale::EN).unwrap().recap = Some(words);
        event.text.remove(&Locale::KM);
        let event = put(&world, &event).await;
        let now = world.clock.now();
        assert!(event_notices::recap(&mut conn, &event, now).await.unwrap());
        assert!(!event_notices::recap(&mut conn, &event, now).await.unwrap());
        assert!(!event_notices::may_send_recap(&mut conn, &event, now).await.unwrap());
        conn.close().await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        let call = bot_core::announcement::EventNotice::Recap { event: event.slug.clone() };
        let sent = over(&world, &call).await;
        assert_eq!(sent.counts.sent, 3, "{:?}", sent.counts);
        assert!(!platform.posts().contains_key("2"), "who did not come did not ask");
        assert_shown("call_recap_en", &platform.texts()[0].1);
        work.stop().await;
        let mut staff = world.staff(9, "Sophea", Role::Organizer).await;
        staff.types("/start").await;
        staff.taps("English").await;
        let list = staff.types("/broadcasts").await;
        assert!(list.contains("Recap of “"), "{list}");
        assert!(list.contains("3 of 3 people have it"), "{list}");
        staff.presses(&format!("ann:cancel!:{}", id(&world, &call))).await;
        assert_eq!(state(&world, &call).await, Some(State::Done), "it is nobody's to cancel");
    })
    .await;
}

#[tokio::test]
async fn one_person_who_is_gone_or_refused_stops_no_reminder_of_the_others() {
    let world = World::new().await;
    let event = forum(&world, "hall", "2026-11-28T18:00").await;
    join(&world, &event, (1..=300).map(|id| (guest(id), Way::InPerson))).await;
    let platform = FakePlatform::new();
    platform.script(|to| match to.parse::<u64>().unwrap() {
        1..=120 => Some(bot_core::broadcast::Posted::Gone),
        121..=130 => Some(bot_core::broadcast::Posted::Refused),
        _ => None,
    });
    let work = AtWork::start(&world, vec![platform.clone()]);
    to(&world, event.start_instant() - 24 * HOUR);
    let counts = over(&world, &reminder(&event, 24)).await.counts;
    assert_eq!((counts.sent, counts.gone, counts.failed), (170, 120, 10), "{counts:?}");
    work.stop().await;
}
