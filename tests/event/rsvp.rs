//! Joining forums: places, the waiting list, tickets and the door.

mod affairs;
mod crowd;
mod door;
mod joining;
mod waiting;
mod wrong;

use bot_core::platform::Account;
use bot_core::platform::Platform;
use bot_core::store::attendance::{self, Counts};
use bot_core::store::rsvps::{self, Entry, Rsvp, Way};
use bot_core::store::{accounts, events};

use testing::actor::Actor as _;
use testing::world::{Someone, World};

/// A real forum in a hall, and online.
pub(crate) const FORUM: &str = r#"format = 1

[[event]]
slug = "town-hall"
start = "2026-12-13T14:00"
end = "2026-12-13T17:30"
zone = "America/Vancouver"
capacity = 2
online = "https://example.org/hall"
latitude = 49.19
longitude = -122.85

[event.text.en]
title = "Town hall"
what = "We answer questions."
speakers = ["A lawyer"]
place = "The hall"
street = "1 High Street"
city = "Surrey"

[event.text.km]
title = "វេទិកាក្រុង"
what = "យើងឆ្លើយសំណួរ។"
speakers = ["មេធាវី"]
place = "សាលប្រជុំ"
street = "1 High Street"
city = "ស៊ឺរី"
"#;

/// A forum in a hall only, with this many places.
pub(crate) fn hall(places: u32) -> String {
    let text = FORUM.replace("online = \"https://example.org/hall\"\n", "");
    text.replace("capacity = 2", &format!("capacity = {places}"))
}

/// The forum with one line more.
pub(crate) fn with(text: &str, line: &str) -> String {
    text.replace("slug = \"town-hall\"\n", &format!("slug = \"town-hall\"\n{line}\n"))
}

/// How this account takes part in the forum.
pub(crate) async fn entry_of(world: &World, platform: Platform, id: u64) -> Option<Entry> {
    let account = Account { platform, user: id.to_string() };
    let mut conn = world.conn().await;
    let secret = &conn.secret();
    let person = accounts::person(&mut conn, &account).await.unwrap()?;
    let tag = secret.rsvp_tag("town-hall", person);
    let entry = rsvps::at(&mut conn, "town-hall", &tag).await.unwrap();
    conn.close().await;
    entry
}

async fn entry(world: &World, id: u64) -> Option<Entry> {
    entry_of(world, Platform::Telegram, id).await
}

async fn way(world: &World, id: u64) -> Option<Way> {
    entry(world, id).await.map(|(_, way, _)| way)
}

async fn ticket(world: &World, id: u64) -> Rsvp {
    entry(world, id).await.unwrap().0
}

async fn counts(world: &World) -> Counts {
    let mut conn = world.conn().await;
    let counts = attendance::counts(&mut conn, "town-hall").await.unwrap();
    conn.close().await;
    counts
}

/// In person, online, waiting, came.
async fn numbers(world: &World) -> [i64; 4] {
    let Counts { inside, online, waiting, came, .. } = counts(world).await;
    [inside, online, waiting, came]
}

/// How many notes lie ready or were sent.
async fn notes(world: &World) -> i64 {
    let mut conn = world.conn().await;
    let sql = "SELECT COUNT(*) FROM ledger WHERE announcement = 'notes'";
    let number = conn.one(sql, Vec::new()).await.unwrap().unwrap().int(0).unwrap();
    conn.close().await;
    number
}

/// The numbers of the forum are those of its rows.
async fn recounts(world: &World) {
    let mut conn = world.conn().await;
    let event = events::find(&mut conn, "town-hall").await.unwrap().unwrap();
    let all = rsvps::page(&mut conn, &event.slug, &[], 10_000).await.unwrap();
    let counts = attendance::counts(&mut conn, &event.slug).await.unwrap();
    conn.close().await;
    let number = |wanted: Way| {
        let one = |(_, entry): &&(_, Option<Entry>)| entry.as_ref().unwrap().1 == wanted;
        i64::try_from(all.iter().filter(one).count()).unwrap()
    };
    let ways = [number(Way::InPerson), number(Way::Online), number(Way::Waiting)];
    assert_eq!([counts.inside, counts.online, counts.waiting], ways);
    let came = all.iter().filter(|(_, entry)| entry.as_ref().unwrap().2).count();
    assert_eq!(counts.came, i64::try_from(came).unwrap());
}

/// Somebody who reads English and is asked nothing.
async fn arrives(world: &World, id: u64) -> Someone {
    let mut one = world.person(id, "Sokha");
    one.types("/start").await;
    one.presses("lang:en").await;
    one.types("/cancel").await;
    one
}
