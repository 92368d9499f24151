//! Two replicas on one PostgreSQL database, and one account that writes to both at once.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Instant;

use bot_core::engine::{Engine, Limits};
use bot_core::incoming::Event;
use bot_core::platform::Account;
use bot_core::platform::Platform;
use bot_core::router::Features;
use bot_core::store::{accounts, petitions, signatures, tallies};
use bot_core::vault::signature_tag;
use futures_util::future::join_all;

use super::bench::{answer, incident, incoming, recount};
use testing::dice::Dice;
use testing::postgres;
use testing::world::{MAIN, World};

/// How many races there are.
fn rounds() -> usize {
    testing::often(500, 250)
}
/// How many accounts race at the same time.
const LANES: usize = 5;

/// Up to the question for the name.
const TO_THE_NAME: [&str; 4] =
    ["lang:en", "petition:vote-from-abroad", "agree:vote-from-abroad:1:1:1", "country:FR"];
const RACE: [&str; 8] = [
    "name:vote-from-abroad:1",
    "name:vote-from-abroad:1",
    "name:vote-from-abroad:1",
    "name:vote-from-abroad:1",
    "withdraw!:vote-from-abroad:1",
    "petition:vote-from-abroad",
    "agree:vote-from-abroad:1:1:1",
    "country:AU",
];

/// One account: every step goes to both replicas at once, then the race in any order to any of them.
async fn race(engines: &[Engine; 2], user: u64, dice: &mut Dice) {
    let mut update = 0;
    let mut press = |engine: &Engine, step: &str| {
        update += 1;
        let name = format!("{user}.{update}");
        engine.submit(incoming(user, &name, Event::Press(step.to_owned())))
    };
    for step in TO_THE_NAME {
        let both: Vec<_> = engines.iter().map(|engine| press(engine, step)).collect();
        for outcome in join_all(both.into_iter().map(answer)).await {
            assert_eq!(incident(&outcome), None, "{step}");
        }
    }
    let mut steps = RACE;
    dice.shuffle(&mut steps);
    let tickets: Vec<_> = steps.iter().map(|step| press(&engines[dice.below(2)], step)).collect();
    for outcome in join_all(tickets.into_iter().map(answer)).await {
        assert_eq!(incident(&outcome), None);
    }
}

#[tokio::test]
async fn one_account_on_two_replicas_is_one_person_with_one_signature() {
    let name = "one_account_on_two_replicas_is_one_person_with_one_signature";
    let Some(world) = postgres::world(name).await else { return };
    let begun = Instant::now();
    let replica = || {
        Engine::start(
            world.store.clone(),
            world.core.clone(),
            Arc::new(Features),
            Limits::default(),
        )
    };
    let engines = [replica(), replica()];
    let lanes = (0..LANES).map(|lane| {
        let engines = &engines;
        async move {
            let mut dice = Dice::new(u16::try_from(lane).unwrap());
            for round in 0..rounds() / LANES {
                race(engines, (lane * rounds() + round) as u64, &mut dice).await;
            }
        }
    });
    join_all(lanes).await;
    let rows = recount(&world, MAIN).await;
    let signed = world.tally(MAIN, tallies::SIGNED, "").await;
    // Else nothing was raced for.
    assert!(signed > 100 && signed > rows && rows > 10, "{signed} signed, {rows} left");
    assert_eq!(tags_in_store(&world).await.difference(&tags_of_people(&world).await).count(), 0);
    eprintln!("{} races, {signed} signed, {rows} left, in {:.1?}", rounds(), begun.elapsed());
}

async fn tags_in_store(world: &World) -> HashSet<Vec<u8>> {
    let mut conn = world.conn().await;
    let page = signatures::page(&mut conn, MAIN, &[]).await.unwrap();
    page.into_iter().map(|signature| signature.tag).collect()
}

/// The tags of seat 1 of everybody who took part: there must be no other.
async fn tags_of_people(world: &World) -> HashSet<Vec<u8>> {
    let mut conn = world.conn().await;
    let stored = petitions::find(&mut conn, MAIN).await.unwrap().unwrap();
    let key = stored.key(&world.core.secret).unwrap();
    let mut tags = HashSet::new();
    for lane in 0..LANES {
        for round in 0..rounds() / LANES {
            let user = (lane * rounds() + round).to_string();
            let account = Account { platform: Platform::Telegram, user };
            let person = accounts::person(&mut conn, &account).await.unwrap();
            tags.insert(signature_tag(&key, person.unwrap(), 1));
        }
    }
    tags
}

#[tokio::test]
async fn what_holds_an_accounts_lock_makes_another_replica_wait() {
    let name = "what_holds_an_accounts_lock_makes_another_replica_wait";
    let Some(world) = postgres::world(name).await else { return };
    let (mut first, mut second) = (world.conn().await, world.conn().await);
    let tag = [7; 32];
    first.begin().await.unwrap();
    first.lock_account(&tag).await.unwrap();
    let waits = tokio::spawn(async move {
        second.begin().await.unwrap();
        second.lock_account(&tag).await.unwrap();
        second.commit().await.unwrap();
        second.close().await;
    });
    let mut third = world.conn().await;
    let waiting = "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted \
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    loop {
        assert!(!waits.is_finished(), "the second one has the lock too");
        if third.one(waiting, Vec::new()).await.unwrap().unwrap().int(0).unwrap() > 0 {
            break;
        }
    }
    first.commit().await.unwrap();
    waits.await.unwrap();
    first.close().await;
    third.close().await;
    world.engine.stop().await;
}
