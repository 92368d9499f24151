//! What the bot writes first to a person: each message once, to nobody who did not ask for it.

mod changes;
mod clocks;
mod crowd;
mod notes;
mod reminders;
mod servers;

use std::sync::Arc;

use bot_core::announcement::EventNotice;
use bot_core::broadcast::{Step, Steps as _, Work};
use bot_core::campaign::Event;
use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::announcements::{Announcement, State};
use bot_core::store::rsvps::{Rsvp, Way};
use bot_core::store::{StoreError, attendance, event_notices, forum_changes, rsvps};
use bot_core::vault::{PersonId, Seed};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use testing::world::World;

/// A forum in a hall in Paris, by its own clock.
async fn forum(world: &World, slug: &str, start: &str) -> Event {
    let mut event = world.event("surrey").await;
    event.slug = slug.to_owned();
    event.sample = false;
    event.capacity = None;
    event.zone = "Europe/Paris".to_owned();
    event.start = start.parse().unwrap();
    event.end = event.start.checked_add(std::time::Duration::from_secs(7_200)).unwrap();
    put(world, &event).await
}

/// Writes a forum as an editor does, in turn with everything else that is written.
struct Put(Event);

impl Step for Put {
    fn run<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<(), StoreError>> {
        let Work { conn, now, .. } = work;
        async move { forum_changes::put(conn, now, 0, &self.0).await.map(|_| ()) }.boxed()
    }
}

/// Writes a forum. As it is then.
async fn put(world: &World, event: &Event) -> Event {
    world.engine.carry_out(Arc::new(Put(event.clone()))).await.unwrap();
    world.engine.wake();
    world.event(&event.slug).await
}

fn person(id: u64) -> PersonId {
    let mut bytes = [3; 16];
    bytes[..8].copy_from_slice(&id.to_be_bytes());
    PersonId(bytes)
}

/// Somebody on Telegram who reads English and whose zone nobody knows.
fn guest(id: u64) -> Rsvp {
    Rsvp {
        platform: Platform::Telegram,
        address: id.to_string(),
        locale: Locale::EN,
        zone: None,
        code: String::new(),
    }
}

/// The same, in a zone.
fn guest_in(id: u64, zone: &str) -> Rsvp {
    Rsvp { zone: Some(zone.to_owned()), ..guest(id) }
}

/// Lets people join; each is known by their address.
async fn join(world: &World, event: &Event, guests: impl IntoIterator<Item = (Rsvp, Way)>) {
    let mut conn = world.conn().await;
    let mut seed = Seed::fresh().unwrap();
    let secret = &world.core.secret;
    conn.begin().await.unwrap();
    attendance::lock(&mut conn, &event.slug).await.unwrap();
    for (rsvp, way) in guests {
        let tag = secret.rsvp_tag(&event.slug, person(rsvp.address.parse().unwrap()));
        let joined = (rsvp, &mut seed);
        rsvps::join(&mut conn, (event, &tag), way, joined).await.unwrap();
    }
    conn.commit().await.unwrap();
    conn.close().await;
}

async fn leave(world: &World, event: &Event, id: u64) {
    let mut conn = world.conn().await;
    conn.begin().await.unwrap();
    attendance::lock(&mut conn, &event.slug).await.unwrap();
    let tag = world.core.secret.rsvp_tag(&event.slug, person(id));
    assert!(rsvps::leave(&mut conn, &event.slug, &tag).await.unwrap().is_some());
    conn.commit().await.unwrap();
    conn.close().await;
}

fn reminder(event: &Event, hours: i64) -> EventNotice {
    EventNotice::Reminder { event: event.slug.clone(), start: event.start_instant(), hours }
}

fn moved(event: &Event) -> EventNotice {
    // What else stands in it is not part of what it is known by.
    let (event, sequence) = (event.slug.clone(), event.sequence);
    EventNotice::Moved { event, sequence, from: 0, mark: String::new() }
}

fn cancelled(event: &Event) -> EventNotice {
    EventNotice::Cancelled { event: event.slug.clone(), sequence: event.sequence }
}

fn id(world: &World, call: &EventNotice) -> String {
    event_notices::id(&world.core.secret, call)
}

/// Waits until a call is over; what became of it.
async fn over(world: &World, call: &EventNotice) -> Announcement {
    world.engine.wake();
    world.until_state(&id(world, call), State::Done).await
}

/// The state of a call, if it was ever planned.
async fn state(world: &World, call: &EventNotice) -> Option<State> {
    let mut conn = world.conn().await;
    let id = id(world, call);
    let found = bot_core::store::announcements::find(&mut conn, &id).await.unwrap();
    conn.close().await;
    found.map(|one| one.state)
}
