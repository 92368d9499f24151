//! A ledger of a million: how long building it makes a signer wait, and how fast its next rows are found
//! at the start and at the end, on SQLite and on PostgreSQL. `cargo bench --bench ledger [-- ROWS]`.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't go on has failed")]

use std::time::{Duration, Instant};

use bot_core::platform::Platform;
use bot_core::store::announcements::State;
use bot_core::store::ledger::{self, RowState};
use testing::actor::Actor as _;
use testing::broadcasts::{AtWork, FakePlatform, follower, news};
use testing::figures;
use testing::postgres;
use testing::world::{NOW, World};

fn main() {
    let rows = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(1_000_000);
    figures::run(async {
        let dir = tempfile::tempdir_in(".").unwrap();
        let url = format!("sqlite://{}", dir.path().join("samleng.db").display());
        bench("SQLite", World::on(dir, &url).await, rows).await;
        if let Some(world) = postgres::world("ledger").await {
            bench("PostgreSQL", world, rows).await;
        }
    });
}

async fn bench(name: &str, world: World, rows: u64) {
    println!("{name}: {rows} followers");
    for first in (1..=rows).step_by(20_000) {
        world.follow((first..(first + 20_000).min(rows + 1)).map(follower)).await;
    }
    let platform = FakePlatform::counted_out();
    let work = AtWork::start(&world, vec![platform.clone()]);
    let begun = Instant::now();
    world.announce("million", news()).await;
    let mut person = world.person(5, "Sokha");
    let mut waits = Vec::new();
    while world.stored("million").await.state == State::Building {
        let asked = Instant::now();
        person.types("/petitions").await;
        waits.push(asked.elapsed());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    waits.sort();
    let p99 = waits[(waits.len() - 1) * 99 / 100];
    let longest = waits[waits.len() - 1];
    println!(
        "  built in {:.1?}; an update meanwhile: p99 {p99:.1?}, longest {longest:.1?}",
        begun.elapsed()
    );
    work.stop().await;
    found(&world, "at the start").await;
    let mut conn = world.conn().await;
    let all = (RowState::Pending, RowState::Sent);
    for _ in 0..(rows / 500).saturating_sub(1) {
        conn.begin().await.unwrap();
        ledger::shift_all(&mut conn, "million", all).await.unwrap();
        conn.commit().await.unwrap();
    }
    conn.close().await;
    found(&world, "at the end").await;
}

/// The next 32 rows, looked for from the very beginning as after a restart, and again.
async fn found(world: &World, when: &str) {
    let mut conn = world.conn().await;
    let mut times = Vec::new();
    for _ in 0..100 {
        let begun = Instant::now();
        let lane = (Platform::Telegram, NOW);
        let rows = ledger::next(&mut conn, "million", lane, (0, &[]), 32).await.unwrap();
        times.push(begun.elapsed());
        assert_eq!(rows.len(), 32);
    }
    let first = times[0];
    times.sort();
    println!(
        "  32 rows {when}: first {first:.2?}, p50 {:.2?}, longest {:.2?}",
        times[50], times[99]
    );
    conn.close().await;
}
