//! `doctor`: reads everything in the store, and says for each thing that is wrong what to do.

mod counters;
mod petitions;
mod rows;
mod surroundings;

use std::fmt::Display;

use bot_core::clock::{Clock, Seconds, SystemClock};
use bot_core::store::{Conn, Store, StoreError};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use crate::settings::Settings;
use crate::wiring::{self, Opened, Purpose};
use crate::{Exit, Refusal};

/// What is left to do where rows can't be mended.
const RESTORE: &str = "put a backup back with `samleng restore FILE`";
/// Findings of one kind that are worth a line each.
const LINES: usize = 20;

/// One look: what it looks at, and how. Each has a connection of its own and sees one moment, so that a look that
/// fails stops no other.
type Look = (&'static str, for<'a> fn(&'a mut Exam<'_>) -> BoxFuture<'a, Result<(), StoreError>>);

/// Everything that is looked at, in the order of what is said.
const LOOKS: &[Look] = &[
    ("the settings", |exam| surroundings::settings(exam).boxed()),
    ("the database file", |exam| surroundings::file(exam).boxed()),
    ("the tables", |exam| surroundings::tables(exam).boxed()),
    ("the clock", |exam| surroundings::clock(exam).boxed()),
    ("the daily copies", |exam| surroundings::copies(exam).boxed()),
    ("the rows", |exam| rows::bound(exam).boxed()),
    ("the signatures", |exam| petitions::signatures(exam).boxed()),
    ("the petitions", |exam| petitions::keys(exam).boxed()),
    ("the forums", |exam| counters::forums(exam).boxed()),
    ("the announcements", |exam| counters::announcements(exam).boxed()),
    ("who is behind the campaign", |exam| surroundings::hints(exam).boxed()),
];

/// The store under examination, and what was found so far.
struct Exam<'s> {
    settings: &'s Settings,
    opened: &'s Opened,
    conn: Conn,
    now: Seconds,
    found: Vec<String>,
}

impl Exam<'_> {
    /// Goes on after a failure, with which a connection ends.
    async fn connects_anew(&mut self) -> Result<(), StoreError> {
        self.conn = connect(&self.opened.store).await?;
        Ok(())
    }

    /// Notes what is wrong, and what to do about it.
    fn finds(&mut self, what: impl Display, todo: impl Display) {
        self.found.push(format!("{what}: {todo}"));
    }

    /// Notes several things of one kind. Beyond some only their number is told.
    fn finds_all(&mut self, all: &[String], todo: impl Display) {
        for one in all.iter().take(LINES) {
            self.finds(one, &todo);
        }
        if let Some(more) = all.len().checked_sub(LINES).filter(|more| *more > 0) {
            self.finds(format!("and {more} more like it"), todo);
        }
    }
}

/// `samleng doctor`. Exit 0 when everything is right, 1 with a line per finding otherwise.
pub async fn doctor(settings: &Settings, clock_is_right: bool) -> Result<(), Refusal> {
    if clock_is_right {
        surroundings::confirm(settings, SystemClock.now()).await?;
    }
    doctor_at(settings, &SystemClock).await
}

/// The same, at another time.
///
/// # Errors
/// What was found, or why nothing can be examined.
pub async fn doctor_at(settings: &Settings, clock: &dyn Clock) -> Result<(), Refusal> {
    let opened = wiring::open(settings, Purpose::Examined).await?;
    let mut found = Vec::new();
    for (what, look) in LOOKS {
        match connect(&opened.store).await {
            Ok(conn) => {
                let now = clock.now();
                let mut exam = Exam { settings, opened: &opened, conn, now, found: Vec::new() };
                let done = look(&mut exam).await;
                found.append(&mut exam.found);
                found.extend(done.err().map(|error| cut_short(what, &error)));
                exam.conn.close().await;
            }
            Err(error) => found.push(cut_short(what, &error)),
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(Refusal::new(found.join("\n")).with(Exit::Found))
}

/// What could not be looked at, and what to do.
fn cut_short(what: &str, error: &StoreError) -> String {
    match error.trouble() {
        Some(_) => format!("{what} can't be examined to the end: {error}"),
        None => format!("{what} can't be examined to the end: {error}: {RESTORE}"),
    }
}

async fn connect(store: &Store) -> Result<Conn, StoreError> {
    let mut conn = store.connect().await?;
    conn.begin_reading().await?;
    Ok(conn)
}
