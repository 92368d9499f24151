//! Notes: durable messages to one person each, in the ledger of one announcement that never ends.

use super::announcements::{self, Body, DIRECT_MESSAGES};
use super::ledger::{self, Target};
use super::{Conn, StoreError};
use crate::clock::Seconds;
use crate::direct_message::DirectMessage;
use crate::vault::HostSecret;

/// Lets a person be told this, once. The update that does it also returns
/// [`Job::Wake`](crate::outcome::Job::Wake). The same words to the same person within one second are
/// one note.
///
/// # Errors
/// The database failed.
pub async fn add(
    conn: &mut Conn,
    secret: &HostSecret,
    now: Seconds,
    note: &DirectMessage,
) -> Result<(), StoreError> {
    // Nothing but this row: one that all updates wrote to would make them wait for each other.
    let target = Target::Person(Box::new(note.clone()));
    ledger::add(conn, secret, DIRECT_MESSAGES, (note.platform, now), &target).await.map(|_| ())
}

/// Makes the announcement of all notes, unless it is there.
///
/// # Errors
/// The database failed.
pub async fn stand(conn: &mut Conn, secret: &HostSecret, now: Seconds) -> Result<(), StoreError> {
    let (body, running) = (Body::of_the_bot(None), (announcements::State::Running, 0));
    announcements::add_own(conn, secret, DIRECT_MESSAGES, running, now, &body).await.map(|_| ())
}

/// Forgets notes that nobody could send since this time, as their platform is not served any more. At
/// most 1,000, and how many.
///
/// # Errors
/// The database failed.
pub async fn prune(conn: &mut Conn, since: Seconds) -> Result<u64, StoreError> {
    ledger::drop_old(conn, DIRECT_MESSAGES, since).await
}
