//! An announcement from the real binary to a simulated Telegram with its documented limits: the rate
//! reached, "too many requests", CPU and memory, and what people who sign meanwhile wait.
//!
//! `cargo bench --bench broadcast -- people=20000 rate=25 blocked=3 signings=1 latency=50`; every part may
//! be left out. `signings` is how many people begin to sign each second, `blocked` a percentage, `latency`
//! milliseconds of every call.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't go on has failed")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bot_core::clock::{Clock as _, SystemClock};
use bot_core::store::announcements::{self, State};
use testing::broadcasts::{AUTHOR, follower, news, write_announcement, write_follows};
use testing::figures::{Numbers, cpu_time, memory, percentiles, run, signs};
use testing::host::{Host, On};
use testing::telegram::{Fault, Limits, Telegram, When};

const TEXT: &str = "The forum is on Sunday.";
const FIRST: i64 = 10_000_000;

struct Plan {
    people: i64,
    rate: i64,
    blocked: i64,
    signings: i64,
    latency: u64,
}

impl Plan {
    fn of(numbers: &Numbers) -> Self {
        Self {
            people: numbers.get("people", 1_500),
            rate: numbers.get("rate", 25),
            blocked: numbers.get("blocked", 3),
            signings: numbers.get("signings", 0),
            latency: numbers.get("latency", 0),
        }
    }
}

fn main() {
    run(bench(&Plan::of(&Numbers::given())));
}

async fn bench(plan: &Plan) {
    let mut host = Host::measured(On::Telegram).await;
    host.settings.push(("TELEGRAM_BULK_PER_SECOND", plan.rate.to_string()));
    let tg = host.tg.clone();
    tg.keep_calls(50_000);
    let blocked = settle_in(&host, plan).await;
    let allowed = usize::try_from(plan.rate * 6 / 5).unwrap();
    tg.enforce(Limits { overall_per_second: allowed, ..Limits::strict() });
    slow_down(&tg, plan.latency);
    host.start().await;
    tg.wait_for("the first post", |tg| tg.sent(TEXT) > 0).await;
    let (begun, cpu) = (Instant::now(), cpu_time(host.process()));
    let mut conn = host.conn().await;
    let times = Arc::new(Mutex::new(Vec::new()));
    let signing = tokio::spawn(people_sign(tg.clone(), plan.signings, Arc::clone(&times)));
    let done = loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let found = announcements::find(&mut conn, "bench").await.unwrap().unwrap();
        if found.state == State::Done {
            break found;
        }
        assert!(found.state != State::Paused, "it stopped by itself: {:?}", found.why);
    };
    let wall = begun.elapsed();
    signing.abort();
    let cpu = (cpu_time(host.process()) - cpu).as_secs_f64();
    let posts = plan.people as f64;
    println!("{:?}", done.counts);
    assert_eq!((done.counts.gone, done.counts.left()), (blocked, 0));
    let receivers = tg.receivers(TEXT);
    assert!(receivers.values().all(|times| *times == 1), "somebody got it twice");
    assert_eq!(i64::try_from(receivers.len()).unwrap(), done.counts.sent);
    let ideal = posts / plan.rate as f64;
    println!(
        "{:.1} s; at {} a second it would be {ideal:.1} s: {:.3}",
        wall.as_secs_f64(),
        plan.rate,
        wall.as_secs_f64() / ideal
    );
    println!("rate reached / rate allowed: {:.3}", ideal / wall.as_secs_f64());
    let calls = tg.calls();
    let late = |posts: bool| {
        let late = calls.iter().filter(|call| call.code == 429);
        late.filter(|call| call.params.to_string().contains(TEXT) == posts).count()
    };
    println!("\"too many requests\": {} to posts, {} to replies", late(true), late(false));
    println!("CPU seconds per 100,000 deliveries: {:.0}", cpu * 100_000.0 / posts);
    println!(
        "peak memory: {} MiB, now {} MiB",
        memory(host.process(), "VmHWM"),
        memory(host.process(), "VmRSS")
    );
    report(&times.lock().unwrap());
    println!("{}", host.does(["doctor"]).stdout);
}

/// Every call takes so many milliseconds.
fn slow_down(tg: &Telegram, latency: u64) {
    if latency > 0 {
        let latency = Fault::Latency(Duration::from_millis(latency));
        for method in ["sendMessage", "editMessageText", "answerCallbackQuery", "deleteMessage"] {
            tg.inject(When::method(method), latency.clone());
        }
    }
}

/// Everybody who follows, some of whom have blocked the bot since, and the announcement. How many have.
async fn settle_in(host: &Host, plan: &Plan) -> i64 {
    let tg = &host.tg;
    tg.acquaintance(AUTHOR.parse().unwrap(), "Author");
    let mut blocked = 0;
    for id in FIRST..FIRST + plan.people {
        let person = tg.acquaintance(id, "Sokha");
        if (id - FIRST) * plan.blocked % 100 < plan.blocked {
            person.block().await;
            blocked += 1;
        }
    }
    // They did so while the bot was away, and Telegram has forgotten to say it.
    tg.take_updates();
    let mut conn = host.conn().await;
    let follows = (FIRST..FIRST + plan.people).map(|id| follower(id.unsigned_abs()));
    write_follows(&mut conn, follows).await;
    let (now, state) = (SystemClock.now(), (State::Building, 0));
    write_announcement(&mut conn, ("bench", now), news(), state).await;
    conn.close().await;
    blocked
}

/// So many people begin to sign each second, one after another.
async fn people_sign(tg: Telegram, a_second: i64, times: Arc<Mutex<Vec<Duration>>>) {
    if a_second == 0 {
        return;
    }
    let every = Duration::from_secs(1) / u32::try_from(a_second).unwrap();
    let mut tick = tokio::time::interval(every);
    for id in 1.. {
        tick.tick().await;
        let (tg, times) = (tg.clone(), Arc::clone(&times));
        // Nobody taps in no time at all; faster than once a second their own chat's limit would count.
        let pause = Duration::from_millis(1_500);
        tokio::spawn(async move { signs(&tg, 20_000_000 + id, pause, &times).await });
    }
}

fn report(times: &[Duration]) {
    let Some([half, most, longest]) = percentiles(times) else { return };
    println!(
        "{} replies meanwhile: p50 {half:.0?}, p99 {most:.0?}, longest {longest:.0?}",
        times.len()
    );
}
