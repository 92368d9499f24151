//! What a benchmark asks, and what it measures: numbers on its command line, what the operating system
//! knows of a process, what a list of times tells.

use std::collections::HashMap;
use std::future::Future;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::telegram::{Person, Telegram};

/// Runs a benchmark to its end.
pub fn run<T>(bench: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().expect("threads").block_on(bench)
}

/// The numbers on the command line, written `name=number`.
pub struct Numbers(HashMap<String, u32>);

impl Numbers {
    pub fn given() -> Self {
        let pairs = std::env::args().filter_map(|arg| {
            let (name, number) = arg.split_once('=')?;
            Some((name.to_owned(), number.parse().ok()?))
        });
        Self(pairs.collect())
    }

    /// The number of this name, or what is usual.
    pub fn get<N: From<u32>>(&self, name: &str, usual: u32) -> N {
        self.0.get(name).copied().unwrap_or(usual).into()
    }
}

/// A figure of `/proc/…/status` such as `VmRSS`, in mebibytes.
pub fn memory(process: u32, field: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("it runs");
    let line = status.lines().find(|line| line.starts_with(field)).expect("Linux has this figure");
    let number = line.split_whitespace().nth(1).expect("a number");
    number.parse::<u64>().expect("a number") / 1024
}

/// User and system time of a process (Linux: fields 14 and 15 of stat, in hundredths of a second).
pub fn cpu_time(process: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("it runs");
    let rest = stat.rsplit_once(')').expect("a name in brackets").1;
    let fields = rest.split_whitespace().skip(11).take(2);
    let ticks: u64 = fields.map(|n| n.parse::<u64>().expect("a number")).sum();
    Duration::from_millis(ticks * 10)
}

/// Half, 99 of 100, and all of them took no longer than this; `None` if there are none.
pub fn percentiles(times: &[Duration]) -> Option<[Duration; 3]> {
    let mut sorted = times.to_vec();
    sorted.sort();
    let last = sorted.len().checked_sub(1)?;
    Some([sorted[last / 2], sorted[last * 99 / 100], sorted[last]])
}

/// Somebody signs with four taps, each timed from the tap to the screen that follows, after so long a
/// pause before each.
pub async fn signs(tg: &Telegram, id: i64, pause: Duration, times: &Mutex<Vec<Duration>>) {
    let person = tg.person(id, "Sok").last_name("Dara");
    let begun = Instant::now();
    person.start(Some("vote-from-abroad_forum")).await;
    shows(tg, &person, "English").await;
    times.lock().expect("nobody panicked").push(begun.elapsed());
    for (tap, follows) in
        [("English", "I agree"), ("I agree", "France"), ("France", "Sign as"), ("Sign as", "Skip")]
    {
        tokio::time::sleep(pause).await;
        let begun = Instant::now();
        person.press(tap).await;
        shows(tg, &person, follows).await;
        times.lock().expect("nobody panicked").push(begun.elapsed());
    }
}

/// Waits for a button with this label.
pub async fn shows(tg: &Telegram, person: &Person, label: &str) {
    tg.wait_for(label, |_| {
        let messages = person.messages();
        let mut buttons = messages.iter().flat_map(|message| message.buttons.iter().flatten());
        buttons.any(|button| button.label.contains(label))
    })
    .await;
}
