//! Durable signatures a second through the engine: groups of up to 100 in a commit, beside one commit
//! per signature, on SQLite with `synchronous=FULL`. Run it with `cargo bench --bench engine`.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't go on has failed")]

use std::sync::Arc;
use std::time::Instant;

use bot_core::engine::Limits;
use bot_core::router::Features;
use testing::actor::Actor as _;
use testing::figures;
use testing::world::{MAIN, Someone, World};

/// People who submit at the same time.
const SUBMITTERS: u64 = 64;
/// Signatures in one run.
const SIGNATURES: u64 = 6_400;

fn main() {
    figures::run(async {
        let grouped = run("groups of up to 100", Limits::default()).await;
        let single = run("one commit each", Limits { batch: 1, ..Limits::default() }).await;
        println!("grouped / single: {:.1}", grouped / single);
    });
}

async fn run(name: &str, limits: Limits) -> f64 {
    let dir = tempfile::tempdir_in(".").unwrap();
    let url = format!("sqlite://{}", dir.path().join("bench.db").display());
    let world = Arc::new(World::with(dir, &url, Arc::new(Features), limits).await);
    let mut people = Vec::new();
    for id in 0..SIGNATURES {
        people.push(world.person(id, "Sok Dara"));
    }
    let mut groups = split(people);
    // Everything before the act, outside the measured time.
    groups = side_by_side(groups, |mut person| async move {
        person.types("/start").await;
        person.taps("English").await;
        person.taps("I agree").await;
        person.taps("France").await;
        person
    })
    .await;
    let cpu = figures::cpu_time(std::process::id());
    let begun = Instant::now();
    side_by_side(groups, |mut person| async move {
        person.taps("Sign as").await;
        person
    })
    .await;
    let wall = begun.elapsed();
    let cpu = figures::cpu_time(std::process::id()) - cpu;
    assert_eq!(world.total(MAIN).await, i64::try_from(SIGNATURES).unwrap());
    world.engine.stop().await;
    let rate = SIGNATURES as f64 / wall.as_secs_f64();
    println!(
        "{name}: {rate:.0} signatures/s, {:.2} ms of CPU each",
        cpu.as_secs_f64() * 1000.0 / SIGNATURES as f64
    );
    rate
}

fn split(people: Vec<Someone>) -> Vec<Vec<Someone>> {
    let mut groups: Vec<Vec<Someone>> = (0..SUBMITTERS).map(|_| Vec::new()).collect();
    for (index, person) in people.into_iter().enumerate() {
        groups[index % SUBMITTERS as usize].push(person);
    }
    groups
}

async fn side_by_side<F, Fut>(groups: Vec<Vec<Someone>>, act: F) -> Vec<Vec<Someone>>
where
    F: Fn(Someone) -> Fut + Copy + Send + 'static,
    Fut: Future<Output = Someone> + Send,
{
    let mut tasks = Vec::new();
    for group in groups {
        tasks.push(tokio::spawn(async move {
            let mut done = Vec::new();
            for person in group {
                done.push(act(person).await);
            }
            done
        }));
    }
    let mut done = Vec::new();
    for task in tasks {
        done.push(task.await.unwrap());
    }
    done
}
