//! The store: all SQL, one file per aggregate, the same text for SQLite and PostgreSQL.
//!
//! Every function takes the open connection of one update, so that one transaction holds all that an
//! update changes. Columns are integers, text and blobs; see `migrations/README.md`.
//!
//! Every function fails with a [`StoreError`] if the database fails, and with [`StoreError::Corrupt`] if a
//! stored value can't be read. Only what can fail for another reason says so under *Errors*.

pub mod accounts;
pub mod announcements;
pub mod attendance;
pub mod audit;
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
mod error;
pub mod event_notices;
pub mod events;
pub mod faqs;
pub mod files;
pub mod follows;
pub mod forum_changes;
pub mod handled;
pub mod inbox;
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
pub mod questions;
pub mod restored;
pub mod roles;
pub mod rsvps;
pub mod samples;
pub mod scheduled;
pub mod signatures;
pub mod staff_notifications;
pub mod tallies;
pub mod waiting_periods;
pub mod waitlist;

pub use conn::{Conn, Faults, Moment, Row, Value};
pub use dialect::Dialect;
pub use error::StoreError;
pub use lock::{EngineLock, LockError};
pub use migrations::{MIGRATIONS, Schema};
pub use open::{OpenError, Store, sqlite_file, with_ending};

/// The arguments of a statement, in the order of `$1`, `$2` ….
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::Value::from($value)),*] };
}
pub(crate) use args;
