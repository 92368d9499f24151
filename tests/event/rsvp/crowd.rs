//! Everybody presses at once.

use std::collections::BTreeMap;
use std::time::Instant;

use bot_core::incoming::Event;
use bot_core::store::rsvps::Way;
use futures_util::future::join_all;

use super::{counts, entry, hall, notes, numbers, recounts};
use testing::postgres;
use testing::world::World;

const ALL: u64 = 500;
const PLACES: u32 = 200;
const LEAVE: u64 = 50;

/// All of them at once, in this order.
async fn press(world: &World, people: impl Iterator<Item = u64>, data: &str) {
    let tickets = people.map(|id| {
        let incoming = world.person(id, "Sokha").incoming(Event::Press(data.to_owned()));
        world.engine.submit(incoming)
    });
    for outcome in join_all(tickets.collect::<Vec<_>>()).await {
        let outcome = outcome.unwrap();
        assert!(!outcome.replies.is_empty());
    }
}

/// Who takes part, by way.
async fn ways(world: &World) -> BTreeMap<u64, Way> {
    let mut all = BTreeMap::new();
    for id in 1..=ALL {
        if let Some((_, way, _)) = entry(world, id).await {
            all.insert(id, way);
        }
    }
    all
}

async fn rush(world: &World) {
    world.import(&hall(PLACES)).await;
    press(world, 1..=ALL, "lang:en").await;
    let begun = Instant::now();
    press(world, 1..=ALL, "r:in:town-hall").await;
    println!("{ALL} pressed in {:?}", begun.elapsed());
    assert_eq!(numbers(world).await, [200, 0, 300, 0]);
    assert_eq!(counts(world).await.turn, 300);
    let before = ways(world).await;
    let come: Vec<u64> = of(&before, Way::InPerson);
    let turns = turns(world).await;
    assert_eq!((come.len(), turns.len()), (200, 300));
    // Each of those who leave presses twice.
    let leave: Vec<u64> = come.iter().copied().take(usize::try_from(LEAVE).unwrap()).collect();
    press(world, leave.iter().copied().chain(leave.iter().copied()), "r:no!:town-hall").await;
    assert_eq!(numbers(world).await, [200, 0, 250, 0]);
    let after = ways(world).await;
    for (number, id) in turns.iter().enumerate() {
        let expected = if number < 50 { Way::InPerson } else { Way::Waiting };
        assert_eq!(after.get(id), Some(&expected), "number {number} of those who waited");
    }
    assert!(leave.iter().all(|id| !after.contains_key(id)));
    assert_eq!(notes(world).await, 50, "each who moved up is told once");
    recounts(world).await;
}

fn of(all: &BTreeMap<u64, Way>, wanted: Way) -> Vec<u64> {
    all.iter().filter(|(_, way)| **way == wanted).map(|(id, _)| *id).collect()
}

/// Those who wait, in the order of their turns.
async fn turns(world: &World) -> Vec<u64> {
    let mut codes = BTreeMap::new();
    for id in 1..=ALL {
        if let Some((rsvp, Way::Waiting, _)) = entry(world, id).await {
            codes.insert(world.core.secret.ticket_tag(&rsvp.code), id);
        }
    }
    let mut conn = world.conn().await;
    let sql = "SELECT code FROM rsvps WHERE place > 0 ORDER BY place";
    let rows = conn.all(sql, Vec::new()).await.unwrap();
    conn.close().await;
    rows.iter().map(|row| codes[&row.blob(0).unwrap()]).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_hundred_press_at_once_and_two_hundred_come_on_sqlite() {
    let world = World::new().await;
    rush(&world).await;
    world.engine.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_hundred_press_at_once_and_two_hundred_come_on_postgresql() {
    let name = "five_hundred_press_at_once_and_two_hundred_come_on_postgresql";
    let Some(world) = postgres::world(name).await else { return };
    rush(&world).await;
    world.engine.stop().await;
}

#[tokio::test]
async fn the_order_of_the_list_is_the_order_of_arrival() {
    let world = World::new().await;
    world.import(&hall(PLACES)).await;
    press(&world, 1..=ALL, "lang:en").await;
    press(&world, (1..=ALL).rev(), "r:in:town-hall").await;
    let come = of(&ways(&world).await, Way::InPerson);
    assert_eq!(come, (301..=500).collect::<Vec<_>>());
    assert_eq!(turns(&world).await, (1..=300).rev().collect::<Vec<_>>());
}
