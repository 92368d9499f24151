//! Durable messages to one person each. All are rows in the ledger of one announcement that never ends.

use super::announcements::{self, Body, DIRECT_MESSAGES};
use super::ledger::{self, Target};
use super::{Conn, StoreError};
use crate::clock::Seconds;
use crate::direct_message::DirectMessage;

/// Queues a message to a person, once. The update that calls this also returns
/// [`Job::Wake`](crate::outcome::Job::Wake). The same words to the same person within one second are
/// one message.
pub async fn add(conn: &mut Conn, now: Seconds, note: &DirectMessage) -> Result<(), StoreError> {
    // Only this row is written: a row that all updates wrote to would make them wait for each other.
    let target = Target::Person(Box::new(note.clone()));
    ledger::add(conn, DIRECT_MESSAGES, (note.platform, now), &target).await.map(|_| ())
}

/// Makes the announcement that all direct messages belong to, unless it exists.
pub async fn stand(conn: &mut Conn, now: Seconds) -> Result<(), StoreError> {
    let (body, running) = (Body::of_the_bot(None), (announcements::State::Running, 0));
    announcements::add_own(conn, DIRECT_MESSAGES, running, now, &body).await.map(|_| ())
}

/// Deletes messages that have waited since this time because their platform is no longer served. At
/// most 1,000 at a time; the number deleted.
pub async fn prune(conn: &mut Conn, since: Seconds) -> Result<u64, StoreError> {
    ledger::drop_old(conn, DIRECT_MESSAGES, since).await
}
