//! What the engine cleans away by itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bot_core::campaign::SAMPLE;
use bot_core::clock::{DAY, HOUR};
use bot_core::command::Role;
use bot_core::engine::Limits;
use bot_core::incoming::Event;
use bot_core::outcome::Job;
use bot_core::store::roles::{self, Invitation};
use bot_core::store::{Moment, petitions};
use bot_core::vault::{AccountTable, Seed};

use super::bench::{Bench, answer};
use testing::actor::Actor as _;
use testing::postgres::on_both;
use testing::world::{MAIN, NOW, World};

async fn rows(world: &World, sql: &'static str) -> i64 {
    let mut conn = world.conn().await;
    conn.one(sql, vec![]).await.unwrap().unwrap().int(0).unwrap()
}

#[tokio::test]
async fn old_updates_questions_and_invitations_go_and_new_ones_stay() {
    on_both("old updates, questions and invitations go", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        let world = &bench.world;
        let mut conn = world.conn().await;
        let invitation = Invitation { label: "x".to_owned(), maker: Vec::new() };
        for (code, until) in [("short", NOW + HOUR), ("long", NOW + 90 * DAY)] {
            roles::invite(&mut conn, code, Role::Owner, &invitation, until).await.unwrap();
        }
        for user in 0..3 {
            answer(bench.says(user, &format!("old {user}"), "/start")).await;
        }
        world.days_pass(1).await;
        // Telegram sends an update again for a day.
        for user in 0..3 {
            assert!(bench.is_handled(&format!("old {user}")).await);
        }
        world.days_pass(1).await;
        world.clock.advance(HOUR);
        answer(bench.says(9, "new", "/start")).await;
        world.engine.maintain().await;
        assert!(bench.is_handled("new").await);
        for user in 0..3 {
            assert!(!bench.is_handled(&format!("old {user}")).await);
        }
        assert_eq!(rows(world, "SELECT COUNT(*) FROM conversations").await, 1);
        assert_eq!(rows(world, "SELECT COUNT(*) FROM invites").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_petitions_key_is_destroyed_thirty_days_after_its_last_day_and_no_sooner() {
    on_both("a petition's key is destroyed", async |world| {
        let campaign = bot_core::campaign::Campaign::parse(SAMPLE).unwrap();
        let mut closing = campaign.clone();
        closing.petitions[0].closes = Some("2026-11-21".parse().unwrap());
        closing.petitions[1].closes = None;
        world.import(&closing.to_toml().unwrap()).await;
        let has_key = async |slug: &str| {
            let mut conn = world.conn().await;
            let stored = petitions::find(&mut conn, slug).await.unwrap().unwrap();
            stored.key(&world.core.secret).is_some()
        };
        world.days_pass(30).await;
        assert!(has_key(MAIN).await, "thirty days are not over before the day ends");
        world.days_pass(1).await;
        assert!(!has_key(MAIN).await);
        assert!(has_key(&closing.petitions[1].slug).await, "an open petition keeps its key");
        let mut reopened = closing.petitions[0].clone();
        reopened.closes = None;
        let mut conn = world.conn().await;
        let mut seed = Seed::from_bytes([1; 32]);
        let how = petitions::How { place: 0, now: NOW, change: None };
        let put = petitions::put(&mut conn, &mut seed, how, &reopened).await.unwrap();
        assert_eq!(put, petitions::Put::KeyGone, "nobody could tell who signed it before");
        let same = &closing.petitions[0];
        let put = petitions::put(&mut conn, &mut seed, how, same).await.unwrap();
        assert_eq!(put, petitions::Put::Same);
        let mut sokha = world.person(1, "Sokha Chan");
        sokha.types("/start").await;
        sokha.taps("English").await;
        assert!(!sokha.types("/petitions").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_a_person_had_forgotten_is_not_left_in_the_log() {
    let world = World::new().await;
    let log = world.dir.path().join("samleng.db-wal");
    let mut sokha = world.person(1, "Sokha Chan");
    sokha.signs("France").await;
    sokha.types("/forget").await;
    let outcome = sokha.submit(sokha.incoming(bot_core::incoming::Event::Press("forget".into())));
    assert!(!outcome.await.jobs.contains(&Job::Scrub), "that is the engine's own work");
    world.engine.stop().await;
    assert!(log.metadata().map_or(0, |log| log.len()) == 0);
}

#[tokio::test]
async fn a_stop_leaves_rows_in_the_order_of_their_keys_and_not_of_their_arrival() {
    let world = World::new().await;
    let mut tags = Vec::new();
    // All of them fit on one page.
    for id in 1..=20 {
        let mut person = world.person(id, "Sokha");
        person.presses("lang:en").await;
        let account = person.incoming(Event::Blocked).account;
        tags.push(world.core.secret.account_tag(AccountTable::Accounts, &account));
    }
    world.engine.stop().await;
    let file = std::fs::read(world.file()).unwrap();
    let place = |tag: &Vec<u8>| file.windows(tag.len()).position(|part| part == *tag);
    assert!(tags.iter().all(|tag| place(tag).is_some()));
    tags.sort_by_key(place);
    // SQLite fills a page from its end.
    assert!(tags.iter().rev().is_sorted());
}

#[tokio::test]
async fn a_reader_who_never_ends_makes_nobody_wait_for_an_emptied_log() {
    let bench = Bench::on(World::new().await, Limits::default()).await;
    // As a program does that copies the file while it is written.
    let mut reader = bench.world.conn().await;
    reader.plain("BEGIN").await.unwrap();
    reader.one("SELECT COUNT(*) FROM petitions", vec![]).await.unwrap();
    // The first cleaning is that of the start.
    bench.world.engine.maintain().await;
    let emptied = Arc::new(AtomicUsize::new(0));
    let counter = emptied.clone();
    bench.flaky.script(move |sql, moment| {
        let empties = sql.contains("wal_checkpoint") && moment == Moment::Before;
        counter.fetch_add(usize::from(empties), Ordering::Relaxed);
        None
    });
    answer(bench.submit(1, "language", Event::Press("lang:en".to_owned()))).await;
    answer(bench.submit(1, "forget", Event::Press("forget".to_owned()))).await;
    for n in 0..20 {
        answer(bench.says(2, &n.to_string(), "/start")).await;
    }
    assert_eq!(emptied.load(Ordering::Relaxed), 1, "once, for the person who is forgotten");
    reader.plain("ROLLBACK").await.unwrap();
    bench.world.engine.maintain().await;
    let log = bench.world.dir.path().join("samleng.db-wal");
    assert_eq!(log.metadata().unwrap().len(), 0, "the cleaning makes up for it");
}
