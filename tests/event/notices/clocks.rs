//! Reminders go a day and two hours of real time before, whatever clocks do meanwhile.

use bot_core::clock::HOUR;
use bot_core::store::announcements::State;

use super::{forum, id, put, reminder};
use testing::world::World;

/// 27 March 2027, 18:30 UTC.
const SATURDAY: i64 = 1_806_172_200;

async fn due(world: &World, event: &bot_core::campaign::Event, hours: i64) -> i64 {
    let stored = world.stored(&id(world, &reminder(event, hours))).await;
    assert_eq!(stored.state, State::Scheduled);
    stored.due
}

#[tokio::test]
async fn on_the_day_after_paris_changes_its_clocks_a_day_is_still_24_hours() {
    let world = World::new().await;
    // Clocks go forward on 28 March 2027 at two at night. Half past seven in the evening is then 17:30 UTC.
    let event = forum(&world, "spring", "2027-03-28T19:30").await;
    assert_eq!(due(&world, &event, 24).await, SATURDAY - HOUR);
    assert_eq!(due(&world, &event, 2).await, SATURDAY + 21 * HOUR);
    // And back on 31 October: 19:30 is 18:30 UTC.
    let event = forum(&world, "autumn", "2027-10-31T19:30").await;
    assert_eq!(due(&world, &event, 24).await, event.start_instant() - 24 * HOUR);
    assert_eq!(event.start_instant().rem_euclid(24 * HOUR), 18 * HOUR + HOUR / 2);
}

#[tokio::test]
async fn vancouver_changes_its_clocks_no_more() {
    let world = World::new().await;
    let mut all = Vec::new();
    for (slug, start) in [
        ("autumn", "2026-11-28T10:00"),
        ("winter", "2027-01-10T10:00"),
        ("before", "2027-03-13T10:00"),
        ("after", "2027-03-15T10:00"),
    ] {
        let mut event = forum(&world, slug, start).await;
        event.zone = "America/Vancouver".to_owned();
        all.push(put(&world, &event).await);
    }
    for event in &all {
        // Ten in the morning is 17:00 UTC, as in summer.
        assert_eq!(event.start_instant().rem_euclid(24 * HOUR), 17 * HOUR, "{}", event.slug);
        assert_eq!(due(&world, event, 24).await, event.start_instant() - 24 * HOUR);
        assert_eq!(due(&world, event, 2).await, event.start_instant() - 2 * HOUR);
    }
}
