//! People who use the bot on a simulated Discord in a few seconds, served by the real binary, while it
//! posts an announcement on a simulated Telegram: how long each waits for the first response, that nobody
//! waits longer than Discord does and nobody is answered twice, CPU and memory.
//!
//! `cargo bench --bench interactions -- people=1000 within=10 broadcast=1 steps=1`; every part may be left
//! out. `within` is seconds; `steps` is how many interactions each person has, one after another: with 5
//! everybody signs.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't go on has failed")]

use std::time::{Duration, Instant};

use bot_core::clock::{Clock as _, SystemClock};
use bot_core::store::announcements::State;
use testing::broadcasts::{AUTHOR, follower, news, write_announcement, write_follows};
use testing::figures::{Numbers, cpu_time, memory, percentiles, run};
use testing::host::{Host, On};
use testing::rush::Rush;

const TEXT: &str = "The forum is on Sunday.";
const FIRST: u64 = 10_000_000;
/// Posts a second; what Telegram allows to most.
const RATE: u64 = 25;

struct Plan {
    rush: Rush,
    broadcast: bool,
}

impl Plan {
    fn of(numbers: &Numbers) -> Self {
        let within = Duration::from_secs(numbers.get("within", 10));
        let steps = usize::try_from(numbers.get::<u32>("steps", 1)).unwrap();
        let rush = Rush { people: numbers.get("people", 1_000), within, steps };
        Self { rush, broadcast: numbers.get::<u32>("broadcast", 1) > 0 }
    }
}

fn main() {
    run(bench(&Plan::of(&Numbers::given())));
}

async fn bench(plan: &Plan) {
    let mut host = Host::measured(On::Both).await;
    host.settings.push(("TELEGRAM_BULK_PER_SECOND", RATE.to_string()));
    if plan.broadcast {
        // Enough for the whole time and longer.
        announce(&host, RATE * (plan.rush.within.as_secs() + 20)).await;
    }
    host.start().await;
    if plan.broadcast {
        host.tg.wait_for("the first post", |tg| tg.sent(TEXT) > 0).await;
    }
    println!("memory before: {} MiB", memory(host.process(), "VmRSS"));
    let posted = host.tg.sent(TEXT);
    let (begun, cpu) = (Instant::now(), cpu_time(host.process()));
    let times = plan.rush.comes(host.discord()).await;
    let wall = begun.elapsed().as_secs_f64();
    let cpu = (cpu_time(host.process()) - cpu).as_secs_f64();
    let posted = host.tg.sent(TEXT) - posted;
    report(&times, wall);
    println!("{posted} posts meanwhile, {:.1} a second", posted as f64 / wall);
    println!("{cpu:.2} s of CPU, {:.2} ms for each interaction", cpu * 1000.0 / times.len() as f64);
    println!(
        "peak memory: {} MiB, now {} MiB",
        memory(host.process(), "VmHWM"),
        memory(host.process(), "VmRSS")
    );
    host.discord().settle().await;
    host.stop().await;
    assert_eq!(host.discord().unanswered(), 0);
    host.discord().assert_no_violations();
    assert!(host.tg.receivers(TEXT).values().all(|times| *times == 1), "somebody got it twice");
    println!("{}", host.does(["totals", "--petition", "vote-from-abroad"]).stdout);
    println!("{}", host.does(["doctor"]).stdout);
}

fn report(times: &[Duration], wall: f64) {
    let [half, most, slowest] = percentiles(times).unwrap();
    let number = times.len();
    println!("{number} interactions in {wall:.1} s, {:.0} a second", number as f64 / wall);
    println!("first response p50 {half:.1?}, p99 {most:.1?}, slowest {slowest:.1?}");
}

/// So many followers on Telegram, and news for all of them.
async fn announce(host: &Host, followers: u64) {
    host.tg.acquaintance(AUTHOR.parse().unwrap(), "Author");
    for id in FIRST..FIRST + followers {
        host.tg.acquaintance(id.cast_signed(), "Sokha");
    }
    let mut conn = host.conn().await;
    write_follows(&mut conn, (FIRST..FIRST + followers).map(follower)).await;
    let (now, state) = (SystemClock.now(), (State::Building, 0));
    write_announcement(&mut conn, ("bench", now), news(), state).await;
    conn.close().await;
}
