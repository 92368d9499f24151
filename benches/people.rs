//! 5,000 people sign through a simulated Telegram, 64 at a time, served by the real binary. Prints the
//! time from start to the first answer, idle memory, signatures a second, the 99th percentile of a
//! reply, and the bot's CPU per signature. Run it with `cargo bench --bench people`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark that can't go on has failed"
)]
#![expect(unused_imports, dead_code, reason = "it shares the scenarios' support")]

mod figures;
#[path = "../tests/support/mod.rs"]
mod support;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use figures::{cpu_time, memory, percentiles};
use support::host::{Host, On};
use support::telegram::{Person, Telegram};

const PEOPLE: i64 = 5_000;
const AT_A_TIME: i64 = 64;

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(bench());
}

async fn bench() {
    let mut host = Host::set_up_in(tempfile::tempdir_in(".").unwrap(), On::Telegram).await;
    host.settings.push(("RUST_LOG", "warn".to_owned()));
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
                sign(&tg, id, &times).await;
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

/// Four taps, each timed from the tap to the screen that follows.
async fn sign(tg: &Telegram, id: i64, times: &Mutex<Vec<Duration>>) {
    let person = tg.person(id, "Sok").last_name("Dara");
    let begun = Instant::now();
    person.start(Some("vote-from-abroad_forum")).await;
    shows(tg, &person, "English").await;
    times.lock().unwrap().push(begun.elapsed());
    for (tap, follows) in
        [("English", "I agree"), ("I agree", "France"), ("France", "Sign as"), ("Sign as", "Skip")]
    {
        let begun = Instant::now();
        person.press(tap).await;
        shows(tg, &person, follows).await;
        times.lock().unwrap().push(begun.elapsed());
    }
}

async fn shows(tg: &Telegram, person: &Person, label: &str) {
    tg.wait_for(label, |_| {
        let messages = person.messages();
        let mut buttons = messages.iter().flat_map(|message| message.buttons.iter().flatten());
        buttons.any(|button| button.label.contains(label))
    })
    .await;
}

fn report(times: &[Duration], wall: Duration, cpu: Duration, bot: u32) {
    let [half, most, longest] = percentiles(times).unwrap();
    println!("{:.0} signatures/s, each of five updates", PEOPLE as f64 / wall.as_secs_f64());
    println!("reply p50 {half:?}, p99 {most:?}, longest {longest:?}");
    println!("{:.2} ms of the bot's CPU per signature", cpu.as_secs_f64() * 1000.0 / PEOPLE as f64);
    println!("peak memory: {} MiB", memory(bot, "VmHWM"));
}
