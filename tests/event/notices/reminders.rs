//! Reminders a day and two hours before.

use bot_core::clock::{Clock as _, HOUR};
use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::announcements::State;
use bot_core::store::rsvps::{Rsvp, Way};
use bot_core::store::{binding, meta};

use super::{forum, guest, guest_in, join, leave, over, put, reminder, state};
use testing::broadcasts::{AtWork, FakePlatform, assert_adds_up};
use testing::film::assert_shown;
use testing::postgres::on_both;
use testing::world::World;

/// Moves the clock to so long before the forum begins.
fn before(world: &World, start: i64, by: i64) {
    world.clock.advance(start - by - world.clock.now());
    world.engine.wake();
}

#[tokio::test]
async fn those_who_come_are_reminded_a_day_and_two_hours_before_in_their_language() {
    on_both("reminders", async |world| {
        let event = forum(&world, "hall", "2026-11-28T18:00").await;
        let khmer = Rsvp {
            platform: Platform::Discord,
            locale: Locale::KM,
            ..guest_in(2, "America/Vancouver")
        };
        join(&world, &event, [(guest(1), Way::InPerson), (khmer, Way::Online)]).await;
        join(&world, &event, [(guest(3), Way::Recap), (guest(4), Way::InPerson)]).await;
        leave(&world, &event, 4).await;
        let (tg, dc) = (FakePlatform::new(), FakePlatform::on(Platform::Discord));
        let work = AtWork::start(&world, vec![tg.clone(), dc.clone()]);
        let start = event.start_instant();
        before(&world, start, 24 * HOUR + 1);
        assert_eq!(state(&world, &reminder(&event, 24)).await, Some(State::Scheduled));
        before(&world, start, 24 * HOUR);
        let day = over(&world, &reminder(&event, 24)).await;
        assert_adds_up(&day);
        assert_eq!((day.counts.built, day.counts.sent), (2, 2));
        before(&world, start, 2 * HOUR);
        let soon = over(&world, &reminder(&event, 2)).await;
        assert_eq!((soon.counts.built, soon.counts.sent), (2, 2));
        assert_eq!(tg.posts().into_iter().collect::<Vec<_>>(), [("1".to_owned(), 2)]);
        assert_eq!(dc.posts().into_iter().collect::<Vec<_>>(), [("2".to_owned(), 2)]);
        let code = |text: &str| {
            let (before, after) = text.split_once("code is ").unwrap();
            format!("{before}code is ‹code›{}", &after[6..])
        };
        assert_shown("call_reminder_en", &code(&tg.texts()[0].1));
        assert_shown("call_reminder_km", &dc.texts()[0].1);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn at_night_the_day_before_waits_for_the_morning_and_two_hours_before_does_not() {
    on_both("at night", async |world| {
        // Eight in the morning in Paris: two in the afternoon in Phnom Penh, eleven at night in Vancouver.
        let event = forum(&world, "hall", "2026-11-28T08:00").await;
        let people = [(1, "Asia/Phnom_Penh"), (2, "America/Vancouver"), (3, "Europe/Paris")];
        let guests = people.map(|(id, zone)| (guest_in(id, zone), Way::InPerson));
        join(&world, &event, guests).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        let start = event.start_instant();
        before(&world, start, 24 * HOUR);
        platform.until("two are awake", |platform| platform.delivered() == 2).await;
        assert!(!platform.posts().contains_key("2"));
        before(&world, start, 15 * HOUR);
        over(&world, &reminder(&event, 24)).await;
        assert_eq!(platform.posts().get("2"), Some(&1));
        before(&world, start, 2 * HOUR);
        let soon = over(&world, &reminder(&event, 2)).await;
        assert_eq!(soon.counts.sent, 3, "{:?}", soon.counts);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_morning_that_comes_too_late_is_not_waited_for() {
    let world = World::new().await;
    // Ten in the morning in Paris is one at night in Vancouver.
    let event = forum(&world, "hall", "2026-11-28T10:00").await;
    let mut guests = vec![(guest_in(1, "America/Vancouver"), Way::InPerson)];
    guests.push((guest_in(2, "Pacific/Auckland"), Way::InPerson));
    join(&world, &event, guests).await;
    let start = event.start_instant();
    // The bot was away; in Auckland, too, it is night: until seven hours after the start.
    before(&world, start, 14 * HOUR);
    let platform = FakePlatform::new();
    let work = AtWork::start(&world, vec![platform.clone()]);
    before(&world, start, 10 * HOUR);
    let day = over(&world, &reminder(&event, 24)).await;
    assert_eq!(day.counts.sent, 2, "{:?}", day.counts);
    work.stop().await;
}

#[tokio::test]
async fn a_reminder_that_is_late_goes_as_long_as_it_is_of_use() {
    on_both("late reminders", async |world| {
        let event = forum(&world, "hall", "2026-11-28T18:00").await;
        let other = forum(&world, "other", "2026-11-28T20:00").await;
        for event in [&event, &other] {
            join(&world, event, [(guest(1), Way::InPerson)]).await;
        }
        // The bot was away since before both days.
        before(&world, event.start_instant(), 3 * HOUR - 1);
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        let day = over(&world, &reminder(&other, 24)).await;
        assert_eq!(day.counts.sent, 1, "five hours before it is still of use");
        world.until_state(&super::id(&world, &reminder(&event, 24)), State::Cancelled).await;
        before(&world, event.start_instant(), 1);
        assert_eq!(over(&world, &reminder(&event, 2)).await.counts.sent, 1);
        work.stop().await;
        before(&world, other.start_instant(), 0);
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.until_state(&super::id(&world, &reminder(&other, 2)), State::Cancelled).await;
        assert_eq!(platform.posts().get("1"), Some(&2));
        assert!(platform.shown().is_empty(), "nobody is asked: {:?}", platform.shown());
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn planning_again_changes_nothing_and_an_old_store_is_planned_at_the_start() {
    on_both("planning again", async |world| {
        let event = forum(&world, "hall", "2026-11-28T18:00").await;
        join(&world, &event, [(guest(1), Way::InPerson)]).await;
        put(&world, &event).await;
        let start = event.start_instant();
        before(&world, start, 24 * HOUR);
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        over(&world, &reminder(&event, 24)).await;
        put(&world, &event).await;
        work.stop().await;
        let work = AtWork::start(&world, vec![platform.clone()]);
        before(&world, start, 2 * HOUR);
        over(&world, &reminder(&event, 2)).await;
        assert_eq!(platform.posts().get("1"), Some(&2));
        work.stop().await;
        // As an earlier version left it.
        let mut event = forum(&world, "next", "2026-12-20T18:00").await;
        event.start = "2026-12-21T18:00".parse().unwrap();
        event.end = "2026-12-21T19:00".parse().unwrap();
        let mut conn = world.conn().await;
        let settings = serde_json::to_string(&event).unwrap();
        let sql = "UPDATE events SET settings = $1 WHERE slug = 'next'";
        conn.execute(sql, vec![settings.as_str().into()]).await.unwrap();
        meta::clear(&mut conn, meta::BOUND).await.unwrap();
        binding::all(&mut conn).await.unwrap();
        conn.close().await;
        assert_eq!(state(&world, &reminder(&event, 24)).await, None);
        let work = AtWork::start(&world, vec![platform.clone()]);
        let planned = async || state(&world, &reminder(&event, 24)).await == Some(State::Scheduled);
        testing::until("it is planned", planned).await;
        work.stop().await;
    })
    .await;
}
