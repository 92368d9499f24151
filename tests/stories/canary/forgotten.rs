//! Whoever asks to be forgotten is: not a byte of them stays in the file.

use std::collections::BTreeMap;

use super::needles::Needles;
use super::rows::{self, PERSONAL};
use testing::actor::Actor as _;
use testing::world::{MAIN, Someone, World};

/// People who sign, give their region and follow.
async fn signers(world: &World, count: u64) -> Vec<Someone> {
    let mut people = Vec::new();
    for id in 0..count {
        let mut one = world.person(7_000_000_000 + id * 1_000_003, "Sok Dara");
        one.signs("France").await;
        people.push(one);
    }
    // The region makes a row longer long after it was written: the way in which rows are moved.
    for one in &mut people {
        one.types("Île-de-France").await;
        one.taps("Follow news").await;
    }
    people
}

async fn forget(people: &mut [Someone]) {
    for one in people {
        one.types("/forget").await;
        one.taps("Yes, erase").await;
    }
}

/// Nothing that was there before and is not any more stands anywhere in the files.
fn leaves_no_byte(world: &World, before: &rows::Rows, kept: &rows::Rows) {
    let mut gone = Needles::new();
    for (bytes, name) in before.iter().filter(|(bytes, _)| !kept.contains_key(*bytes)) {
        let number = gone.len();
        gone.add(&format!("{name} {number}"), &bytes[..16]);
    }
    assert!(gone.len() > 1_000, "only {} things are gone", gone.len());
    let file = world.file();
    for ending in ["", "-wal", "-shm"] {
        let bytes = std::fs::read(format!("{}{ending}", file.display())).unwrap_or_default();
        let found = gone.found_in(&bytes);
        let few: Vec<&String> = found.iter().take(10).collect();
        assert!(found.is_empty(), "{} things are still in the file{ending}: {few:?}", found.len());
    }
}

#[tokio::test]
async fn who_is_forgotten_leaves_not_a_byte_and_the_others_stay() {
    let world = World::new().await;
    let mut people = signers(&world, 400).await;
    let mut conn = world.conn().await;
    let before = rows::all_of(&mut conn).await;
    conn.close().await;
    let (go, stay) = people.split_at_mut(200);
    forget(go).await;
    world.engine.maintain().await;
    let mut conn = world.conn().await;
    let kept = rows::all_of(&mut conn).await;
    conn.close().await;
    leaves_no_byte(&world, &before, &kept);
    assert_eq!(world.total(MAIN).await, 200);
    let said = stay[0].types("/mydata").await;
    assert!(said.contains("France"), "{said}");
}

#[tokio::test]
async fn when_all_are_forgotten_every_personal_table_is_empty() {
    let world = World::new().await;
    let mut people = signers(&world, 200).await;
    let mut conn = world.conn().await;
    let before = rows::all_of(&mut conn).await;
    conn.close().await;
    forget(&mut people).await;
    world.engine.maintain().await;
    leaves_no_byte(&world, &before, &BTreeMap::new());
    let mut conn = world.conn().await;
    for (table, ..) in PERSONAL {
        let sql = rows::statement(format!("SELECT COUNT(*) FROM {table}"));
        let row = conn.one(sql, Vec::new()).await.unwrap().unwrap();
        assert_eq!(row.int(0).unwrap(), 0, "{table}");
    }
    conn.close().await;
    assert_eq!(world.total(MAIN).await, 0);
}
