//! The store: all SQL, one file per aggregate, the same text for SQLite and PostgreSQL.
//!
//! Every function takes the open connection of one update, so that one transaction holds all that an
//! update changes. Columns are integers, text and blobs; see `migrations/README.md`.
//!
//! Every function fails with a [`StoreError`] if the database fails, and with [`StoreError::Corrupt`] if a
//! stored value can't be read. Only what can fail for another reason says so under *Errors*.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

pub mod accounts;
pub mod announcements;
pub mod attendance;
pub mod audit;
pub mod beside;
pub mod binding;
pub mod campaign;
pub mod channels;
mod conn;
mod content;
pub mod content_items;
pub mod conversations;
pub mod copy;
mod dialect;
pub mod direct_messages;
pub mod drafts;
pub mod endings;
mod error;
pub mod event_notices;
pub mod events;
pub mod examine;
pub mod faqs;
pub mod files;
pub mod follows;
pub mod forum_changes;
pub mod handled;
pub mod inbox;
pub mod latest;
pub mod ledger;
pub mod link_codes;
pub mod links;
mod lock;
pub mod meta;
mod migrations;
pub mod milestones;
pub mod mutes;
mod open;
pub mod petitions;
pub mod proof;
pub mod questions;
pub mod restored;
pub mod revisions;
pub mod roles;
pub mod rsvps;
pub mod samples;
pub mod scheduled;
pub mod shown;
pub mod signatures;
pub mod spent;
pub mod staff_notifications;
pub mod tallies;
pub mod text_versions;
pub mod waiting_periods;
pub mod waitlist;

pub use conn::{Conn, Faults, Moment, Row, Value};
pub use dialect::Dialect;
pub use error::{StoreError, Trouble};
pub use lock::{EngineLock, LockError};
pub use migrations::{MIGRATIONS, Schema};
pub use open::{OpenError, Store, sqlite_file, with_ending};

/// Logs that a row can't be read, once for each column: it would be said with every tap.
fn unreadable(column: &'static str) {
    static SAID: Mutex<BTreeSet<&str>> = Mutex::new(BTreeSet::new());
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if said.insert(column) {
        tracing::error!(code = "row_unreadable", column, "a row is left out: see `samleng doctor`");
    }
}

/// The rows that can be read. One that can't costs no other.
fn readable<T>(rows: impl Iterator<Item = Result<T, StoreError>>) -> Result<Vec<T>, StoreError> {
    rows.filter_map(|row| match row {
        Err(StoreError::Corrupt(column)) => {
            unreadable(column);
            None
        }
        row => Some(row),
    })
    .collect()
}

/// The same of a row that may be missing.
pub(crate) fn if_readable<T>(row: Result<Option<T>, StoreError>) -> Result<Option<T>, StoreError> {
    Ok(readable(row.transpose().into_iter())?.pop())
}

/// The arguments of a statement, in the order of `$1`, `$2` ….
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::Value::from($value)),*] };
}
pub(crate) use args;
