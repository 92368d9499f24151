//! 5,000 people sign through a simulated Telegram, 64 at a time, served by the real binary. Prints the
//! time from start to the first answer, idle memory, signatures a second, the 99th percentile of a
//! reply, and the bot's CPU per signature. Run it with `cargo bench --bench people`.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't go on has failed")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use testing::figures::{cpu_time, memory, percentiles, run, shows, signs};
use testing::host::{Host, On};

const PEOPLE: i64 = 5_000;
const AT_A_TIME: i64 = 64;

fn main() {
    run(bench());
}

async fn bench() {
    let mut host = Host::measured(On::Telegram).await;
    let tg = host.tg.clone();

    let early = tg.person(1, "Early");
    early.start(None).await;
    let begun = Instant::now();
    host.start().await;
    shows(&tg, &early, "English").await;
    println!("start to first answer: {:?}", begun.elapsed());
    tg.settle().await;
    println!("idle memory: {} MiB", memory(host.process(), "VmRSS"));

    let times = Arc::new(Mutex::new(Vec::new()));
    let cpu = cpu_time(host.process());
    let begun = Instant::now();
    let mut drivers = Vec::new();
    for driver in 0..AT_A_TIME {
        let (tg, times) = (tg.clone(), times.clone());
        drivers.push(tokio::spawn(async move {
            for id in (1_000 + driver..1_000 + PEOPLE).step_by(64) {
                signs(&tg, id, Duration::ZERO, &times).await;
            }
        }));
    }
    for driver in drivers {
        driver.await.unwrap();
    }
    let wall = begun.elapsed();
    let cpu = cpu_time(host.process()) - cpu;
    report(&times.lock().unwrap(), wall, cpu, host.process());
    tg.settle().await;
    tg.assert_no_violations();
    println!("{}", host.does(["totals", "--petition", "vote-from-abroad"]).stdout);
    println!("{}", host.does(["doctor"]).stdout);
}

fn report(times: &[Duration], wall: Duration, cpu: Duration, bot: u32) {
    let [half, most, longest] = percentiles(times).unwrap();
    println!("{:.0} signatures/s, each of five updates", PEOPLE as f64 / wall.as_secs_f64());
    println!("reply p50 {half:?}, p99 {most:?}, longest {longest:?}");
    println!("{:.2} ms of the bot's CPU per signature", cpu.as_secs_f64() * 1000.0 / PEOPLE as f64);
    println!("peak memory: {} MiB", memory(bot, "VmHWM"));
}
