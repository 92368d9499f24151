//! The database is away for a while.

use std::collections::HashMap;

use bot_core::clock::MINUTE;
use bot_core::engine::{Limits, Ticket};
use bot_core::outcome::Notice;
use bot_core::store::Store;
use futures_util::FutureExt as _;
use tokio::sync::broadcast::Receiver;

use super::bench::{Bench, Flaky, answer};
use super::proxy::Proxy;
use testing::PATIENCE;
use testing::postgres::{self, on_both};
use testing::world::World;

/// How many people write while the database is away, each of them twice.
const PEOPLE: u64 = 5;

/// Everybody writes twice.
fn all_write(bench: &Bench, when: &str) -> Vec<Ticket> {
    let twice = (0..PEOPLE).flat_map(|user| [(user, 1), (user, 2)]);
    twice.map(|(user, n)| bench.says(user, &format!("{when} {user}.{n}"), "/start")).collect()
}

/// Waits until everybody was told, and goes on until the engine has tried some more: nobody may be
/// told twice.
async fn all_are_told_once(bench: &Bench, notices: &mut Receiver<Notice>) {
    let mut told: HashMap<String, u32> = HashMap::new();
    while told.len() < usize::try_from(PEOPLE).unwrap() {
        let notice = tokio::time::timeout(PATIENCE, notices.recv()).await;
        *told.entry(notice.expect("somebody is not told").unwrap().address.0).or_default() += 1;
    }
    bench.flaky.tried(3).await;
    while let Ok(notice) = notices.try_recv() {
        *told.entry(notice.address.0).or_default() += 1;
    }
    assert!(told.values().all(|times| *times == 1), "{told:?}");
}

/// The story of an outage, whatever makes it begin and end.
async fn outage(bench: &Bench, begin: impl AsyncFnOnce(), end: impl AsyncFnOnce()) {
    let mut notices = bench.world.engine.notices();
    for ticket in all_write(bench, "before") {
        answer(ticket).await;
    }
    begin().await;
    let mut waiting = all_write(bench, "meanwhile");
    all_are_told_once(bench, &mut notices).await;
    bench.world.clock.advance(10 * MINUTE - 1);
    waiting.extend(all_write(bench, "nine minutes later"));
    bench.flaky.tried(3).await;
    assert!(notices.try_recv().is_err(), "told again within ten minutes");
    bench.world.clock.advance(1);
    waiting.extend(all_write(bench, "ten minutes later"));
    all_are_told_once(bench, &mut notices).await;
    for ticket in &mut waiting {
        assert!(ticket.now_or_never().is_none(), "acknowledged, and not stored");
    }
    end().await;
    let count = waiting.len();
    for ticket in waiting {
        answer(ticket).await;
    }
    let effects = bench.all_effects().await;
    assert_eq!(effects.len(), count + 2 * usize::try_from(PEOPLE).unwrap());
    assert!(effects.values().all(|n| *n == 1), "{effects:?}");
    assert!(notices.try_recv().is_err());
}

#[tokio::test]
async fn while_the_database_can_not_be_reached_nothing_is_acknowledged_and_then_all_goes_on() {
    on_both("while the database can't be reached", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        outage(&bench, async || bench.flaky.cut(), async || bench.flaky.heal()).await;
    })
    .await;
}

#[tokio::test]
async fn while_another_program_locks_the_file_nothing_is_acknowledged_and_then_all_goes_on() {
    let world = World::new().await;
    let mut other = world.conn().await;
    // Who waits for a lock waits for seconds; not in a test.
    let bench = Bench::set_up(world, Limits::default(), &["PRAGMA busy_timeout = 10"]).await;
    let other = tokio::sync::Mutex::new(&mut other);
    outage(
        &bench,
        async || other.lock().await.plain("BEGIN EXCLUSIVE").await.unwrap(),
        async || other.lock().await.plain("ROLLBACK").await.unwrap(),
    )
    .await;
}

#[tokio::test]
async fn while_the_file_is_somewhere_else_nothing_is_acknowledged_and_then_all_goes_on() {
    let bench = Bench::on(World::new().await, Limits::default()).await;
    let here = bench.world.file();
    let there = here.with_extension("aside");
    outage(
        &bench,
        async || std::fs::rename(&here, &there).unwrap(),
        async || std::fs::rename(&there, &here).unwrap(),
    )
    .await;
}

#[tokio::test]
async fn while_postgresql_takes_no_connections_nothing_is_acknowledged_and_then_all_goes_on() {
    let name = "while_postgresql_takes_no_connections";
    let Some(url) = postgres::database(name).await else { return };
    let database = url.trim_start_matches("postgres:///").split('?').next().unwrap().to_owned();
    let world = World::on(tempfile::tempdir().unwrap(), &url).await;
    let bench = Bench::on(world, Limits::default()).await;
    let allow = async |yes: bool| {
        postgres::command(&format!("ALTER DATABASE {database} ALLOW_CONNECTIONS {yes}")).await;
        postgres::command(&format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
        ))
        .await;
    };
    outage(&bench, async || allow(false).await, async || allow(true).await).await;
}

#[tokio::test]
async fn when_the_line_to_postgresql_is_cut_nothing_is_acknowledged_and_then_all_goes_on() {
    let name = "when_the_line_to_postgresql_is_cut";
    let Some(url) = postgres::database(name).await else { return };
    let proxy = Proxy::to(&url).await;
    let world = World::on(tempfile::tempdir().unwrap(), &url).await;
    let flaky = Flaky::to(&Store::open(&proxy.url, false).await.unwrap());
    let bench = Bench::through(world, Limits::default(), flaky).await;
    outage(&bench, async || proxy.close(), async || proxy.open()).await;
}

#[tokio::test]
async fn after_a_restart_of_postgresql_nobody_is_told_to_wait() {
    let name = "after_a_restart_of_postgresql";
    let Some(url) = postgres::database(name).await else { return };
    let database = url.trim_start_matches("postgres:///").split('?').next().unwrap().to_owned();
    let world = World::on(tempfile::tempdir().unwrap(), &url).await;
    let bench = Bench::on(world, Limits::default()).await;
    let mut notices = bench.world.engine.notices();
    for round in 0..5 {
        let tickets: Vec<_> =
            (0..24).map(|user| bench.says(user, &format!("{round} {user}"), "/start")).collect();
        for ticket in tickets {
            answer(ticket).await;
        }
        // Every connection that the engine keeps is dead now, and new ones are welcome.
        postgres::command(&format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
        ))
        .await;
    }
    let last = bench.says(1, "last", "/start");
    answer(last).await;
    assert!(notices.try_recv().is_err());
    assert_eq!(bench.all_effects().await.len(), 121);
}
