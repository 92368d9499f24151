//! People who sign on a simulated Telegram, served by the real binary, first alone and then while ten accounts send
//! 100,000 messages: how long each waits for the next screen.
//!
//! `cargo bench --bench flood -- messages=100000 rate=2000 people=200`; every part may be left out. `rate` is messages a
//! second; of `people` eight sign at a time, with a tenth of a second before each tap.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't go on has failed")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use testing::figures::{Numbers, cpu_time, memory, percentiles, run, signs};
use testing::host::{Host, On};
use testing::telegram::Telegram;

const FLOODERS: i64 = 10;
const AT_A_TIME: i64 = 8;
const PAUSE: Duration = Duration::from_millis(100);

fn main() {
    let numbers = Numbers::given();
    let (messages, rate) = (numbers.get("messages", 100_000), numbers.get("rate", 2_000));
    run(bench(messages, rate, numbers.get("people", 200)));
}

async fn bench(messages: u32, rate: u32, people: u32) {
    let mut host = Host::measured(On::Telegram).await;
    host.start().await;
    report("alone", &crowd(&host.tg, 1_000, people, || false).await);
    let tg = host.tg.clone();
    let (cpu, begun) = (cpu_time(host.process()), Instant::now());
    let flood = tokio::spawn(async move { flood(&tg, messages, rate).await });
    let times = crowd(&host.tg, 1_000_000, people, || !flood.is_finished()).await;
    flood.await.unwrap();
    report("beside the flood", &times);
    let (cpu, wall) = (cpu_time(host.process()) - cpu, begun.elapsed());
    println!("{messages} messages in {wall:.1?}; {cpu:.1?} of the bot's CPU for everything");
    println!("peak memory: {} MiB", memory(host.process(), "VmHWM"));
    host.stop().await;
    let log = std::fs::read_to_string(host.file("log")).unwrap();
    println!("{} lines in the log", log.lines().count());
    println!("{}", host.does(["totals", "--petition", "vote-from-abroad"]).stdout);
}

/// So many people, and more as long as somebody wants more.
async fn crowd(tg: &Telegram, first: i64, people: u32, more: impl Fn() -> bool) -> Vec<Duration> {
    let times = Arc::new(Mutex::new(Vec::new()));
    let (mut next, mut left) = (first, i64::from(people));
    while left > 0 || more() {
        let signing = (next..next + AT_A_TIME).map(|id| {
            let (tg, times) = (tg.clone(), times.clone());
            tokio::spawn(async move { signs(&tg, id, PAUSE, &times).await })
        });
        for one in signing.collect::<Vec<_>>() {
            one.await.unwrap();
        }
        (next, left) = (next + AT_A_TIME, left - AT_A_TIME);
    }
    Arc::try_unwrap(times).unwrap().into_inner().unwrap()
}

async fn flood(tg: &Telegram, messages: u32, rate: u32) {
    let flooders: Vec<_> = (1..=FLOODERS).map(|id| tg.person(id, "Flood")).collect();
    let begun = Instant::now();
    for number in 0..messages {
        let due = begun + Duration::from_secs_f64(f64::from(number) / f64::from(rate));
        tokio::time::sleep_until(due.into()).await;
        flooders[number as usize % flooders.len()].send("/petitions").await;
    }
}

fn report(when: &str, times: &[Duration]) {
    let [half, most, slowest] = percentiles(times).unwrap();
    println!(
        "{when}: {} answers, p50 {half:.1?}, p99 {most:.1?}, slowest {slowest:.1?}",
        times.len()
    );
}
