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

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use support::telegram::{Person, Telegram};

const PEOPLE: i64 = 5_000;
const AT_A_TIME: i64 = 64;

/// The bot; killed when this is dropped.
struct Bot(Child);

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(bench());
}

async fn bench() {
    let dir = tempfile::tempdir_in(".").unwrap();
    let tg = Telegram::start().await;
    let key = samleng(dir.path(), &tg, "", &["keygen", "--out", "petition.key"]);
    samleng(dir.path(), &tg, &key, &["import", "sample"]);

    let early = tg.person(1, "Early");
    early.start(None).await;
    let begun = Instant::now();
    let bot = start(dir.path(), &tg, &key);
    shows(&tg, &early, "English").await;
    println!("start to first answer: {:?}", begun.elapsed());
    tg.settle().await;
    println!("idle memory: {} MiB", memory(bot.0.id(), "VmRSS"));

    let times = Arc::new(Mutex::new(Vec::new()));
    let cpu = cpu_time(bot.0.id());
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
    let cpu = cpu_time(bot.0.id()) - cpu;
    report(&times.lock().unwrap(), wall, cpu, bot.0.id());
    tg.settle().await;
    tg.assert_no_violations();
    println!("{}", samleng(dir.path(), &tg, &key, &["totals", "--petition", "vote-from-abroad"]));
    println!("{}", samleng(dir.path(), &tg, &key, &["doctor"]));
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
    let mut sorted = times.to_vec();
    sorted.sort();
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share) as usize];
    println!("{:.0} signatures/s, each of five updates", PEOPLE as f64 / wall.as_secs_f64());
    println!("reply p50 {:?}, p99 {:?}, longest {:?}", at(0.5), at(0.99), at(1.0));
    println!("{:.2} ms of the bot's CPU per signature", cpu.as_secs_f64() * 1000.0 / PEOPLE as f64);
    println!("peak memory: {} MiB", memory(bot, "VmHWM"));
}

fn command(dir: &Path, tg: &Telegram, key: &str, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samleng"));
    command
        .args(args)
        .current_dir(dir)
        .env("XDG_CONFIG_HOME", "config")
        .env("TELEGRAM_BOT_TOKEN", tg.token())
        .env("TELEGRAM_API_URL", tg.url())
        .env("PETITION_RECIPIENTS", key)
        .env("RUST_LOG", "warn");
    command
}

fn samleng(dir: &Path, tg: &Telegram, key: &str, args: &[&str]) -> String {
    let output = command(dir, tg, key, args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn start(dir: &Path, tg: &Telegram, key: &str) -> Bot {
    Bot(command(dir, tg, key, &["run"]).stdout(Stdio::null()).spawn().unwrap())
}

fn memory(process: u32, field: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with(field)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

/// User and system time (Linux: fields 14 and 15 of stat, in hundredths of a second).
fn cpu_time(process: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let rest = stat.rsplit_once(')').unwrap().1;
    let ticks: u64 =
        rest.split_whitespace().skip(11).take(2).map(|n| n.parse::<u64>().unwrap()).sum();
    Duration::from_millis(ticks * 10)
}
