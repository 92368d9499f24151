//! A simulated Telegram on this machine, to try the program without the internet and without an account:
//! `cargo run -p testing --example telegram -- [PORT]`. It first prints the settings for the bot's environment:
//! `TELEGRAM_API_URL=… TELEGRAM_BOT_TOKEN=…`. Then each line of standard input is what somebody does:
//!
//! | line | does |
//! |---|---|
//! | `dara /start` | Dara types this; whoever is new gets an account of this name, a word without blanks |
//! | `dara https://t.me/…?start=…` | opens a link to the bot and presses START |
//! | `dara > Sign` | presses the newest button whose label is this, or contains it |
//! | `dara` | only looks |
//! | `rush 500` | 500 new people sign the first petition in English, from START to the thanks, 16 at a time |
//! | `quit` | ends it, as the end of the input does |
//!
//! Once the bot is at rest, it prints what has changed in the chat: `●` a new message, keyboard (`⌨`) or pop-up (`!`),
//! `✎` a changed one, `✂` one that is gone; `?` says why nothing was done. A single dot ends each answer.
//!
//! It remembers nothing when it ends, and its updates count from the beginning again: then take a new database too.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write as _};
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use testing::signer::Signer;
use testing::telegram::{Person, Press, Telegram};
use tokio::io::{AsyncBufReadExt as _, BufReader, copy_bidirectional, stdin};
use tokio::net::{TcpListener, TcpStream};

/// How many of a rush are at it at a time.
const AT_ONCE: u32 = 16;
/// How often each taps at most, and how long they look at an unchanged screen.
const TAPS: (usize, Duration) = (16, Duration::from_secs(4));

#[tokio::main]
async fn main() -> io::Result<()> {
    let tg = Telegram::start().await;
    tg.keep_calls(1_000);
    let url = match std::env::args().nth(1) {
        Some(port) => reachable_at(&port, tg.url()).await?,
        None => tg.url(),
    };
    say(&format!("TELEGRAM_API_URL={url} TELEGRAM_BOT_TOKEN={}\n", tg.token()))?;
    let (mut people, rushed) = (HashMap::new(), AtomicI64::new(1));
    let mut lines = BufReader::new(stdin()).lines();
    while let Some(line) = lines.next_line().await? {
        let (name, act) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        match (name, act.trim()) {
            ("", _) => continue,
            ("quit", "") => break,
            ("rush", count) => say(&rush(&tg, &rushed, count.parse().unwrap_or(0)).await)?,
            (name, act) => {
                let id = 1_000 + i64::try_from(people.len()).unwrap_or_default();
                let account = || (tg.person(id, name), BTreeMap::new());
                let (person, seen) = people.entry(name.to_owned()).or_insert_with(account);
                say(&acts(person, act, &tg).await)?;
                if let Err(why) = tg.try_settle(Duration::from_secs(20)).await {
                    say(&format!("? the bot does not come to rest: {why}\n"))?;
                }
                let now = chat(person);
                say(&changes(seen, &now))?;
                *seen = now;
            }
        }
        say(".\n")?;
    }
    Ok(())
}

fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// The simulated Telegram chooses its port itself: what comes to this one is handed on.
async fn reachable_at(port: &str, url: String) -> io::Result<String> {
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    let here = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((mut near, _)) = listener.accept().await {
            let far = TcpStream::connect(url.trim_start_matches("http://").to_owned());
            tokio::spawn(async move { copy_bidirectional(&mut near, &mut far.await?).await });
        }
    });
    Ok(here)
}

/// Does it; what there is to remark on.
async fn acts(person: &Person, act: &str, tg: &Telegram) -> String {
    let Some(label) = act.strip_prefix('>').map(str::trim) else {
        let link = format!("https://t.me/{}?start=", tg.username());
        match act.strip_prefix(&link) {
            Some(payload) => drop(person.send(&format!("/start {payload}")).await),
            None if act.is_empty() => {}
            None => drop(person.send(act).await),
        }
        return String::new();
    };
    let messages = person.messages();
    let buttons = messages.iter().flat_map(|message| message.buttons.iter().flatten());
    let mut labels: Vec<String> = buttons.map(|button| button.label.clone()).collect();
    labels.extend(person.keyboard().concat());
    if label.is_empty() || !labels.iter().any(|there| there.contains(label)) {
        return format!("? no button {label:?}; there are: {}\n", labels.join(" | "));
    }
    match person.press(label).await {
        Press::Sent(_) => String::new(),
        Press::Opened(what) | Press::Copied(what) => format!("! {what}\n"),
    }
}

/// What the bot shows somebody: messages by their id, pop-ups before and the keyboard after them.
fn chat(person: &Person) -> BTreeMap<i32, String> {
    let bots: Vec<i32> =
        person.messages().iter().filter(|one| one.is_bots()).map(|one| one.id).collect();
    let messages = person.seen().into_iter().filter(|(id, _)| bots.contains(id));
    let popups = person.notices().into_iter().map(|notice| format!("! {}", notice.text));
    let rows: Vec<String> = person.keyboard().iter().map(|row| row.join(" | ")).collect();
    let keys = (!rows.is_empty()).then(|| (i32::MAX, format!("⌨ {}", rows.join("\n⌨ "))));
    messages.chain((i32::MIN..).zip(popups)).chain(keys).collect()
}

fn changes(before: &BTreeMap<i32, String>, now: &BTreeMap<i32, String>) -> String {
    let gone = before.iter().filter(|(id, _)| !now.contains_key(id));
    let gone = gone.map(|(_, text)| format!("✂ {}\n", text.lines().next().unwrap_or_default()));
    let new = now.iter().filter_map(|(id, text)| match before.get(id) {
        Some(old) if old == text => None,
        old => Some((if old.is_some() { "✎" } else { "●" }, text)),
    });
    gone.chain(new.map(|(mark, text)| format!("{mark} {}\n", text.replace('\n', "\n  ")))).collect()
}

/// How many were thanked. Once somebody waits in vain, nobody else comes.
async fn rush(tg: &Telegram, rushed: &AtomicI64, count: i64) -> String {
    let (begun, coming) = (Instant::now(), AtomicI64::new(count));
    let places = (0..AT_ONCE).map(|_| async {
        let mut thanked = 0;
        while coming.fetch_sub(1, Relaxed) > 0 {
            let one = Signer::new(tg, rushed.fetch_add(1, Relaxed));
            match one.taps_until(Signer::is_thanked, TAPS).await {
                true => thanked += 1,
                false => coming.store(0, Relaxed),
            }
        }
        thanked
    });
    let thanked: i64 = join_all(places).await.into_iter().sum();
    format!("thanked {thanked} of {count} in {:.1} s\n", begun.elapsed().as_secs_f64())
}
