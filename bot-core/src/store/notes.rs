//! Notes: durable messages to one person each, in the ledger of one announcement that never ends.

use std::collections::BTreeMap;

use super::announcements::{self, Author, Body};
use super::ledger::{self, Target};
use super::{Conn, StoreError};
use crate::announcement::{Audience, Call, Content, Kind, Missing};
use crate::clock::Seconds;
use crate::note::Note;
use crate::vault::HostSecret;

/// The announcement to which all notes belong. Nobody wrote it, nobody sees it.
pub const ID: &str = "notes";

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
    note: &Note,
) -> Result<(), StoreError> {
    // Nothing but this row: one that all updates wrote to would make them wait for each other.
    let target = Target::Person(Box::new(note.clone()));
    ledger::add(conn, secret, ID, (note.platform, now), &target).await.map(|_| ())
}

/// Makes the announcement of all notes, unless it is there.
///
/// # Errors
/// The database failed.
pub async fn stand(conn: &mut Conn, secret: &HostSecret, now: Seconds) -> Result<(), StoreError> {
    let (body, running) = (nobodys(None), (announcements::State::Running, 0));
    announcements::add_own(conn, secret, ID, running, now, &body).await.map(|_| ())
}

/// What stands where an organizer would have decided something.
pub(super) fn nobodys(call: Option<Call>) -> Body {
    let content = Content {
        kind: Kind::Forum,
        about: None,
        text: BTreeMap::new(),
        attachment: None,
        links: Vec::new(),
        audience: Audience::default(),
        missing: Missing::Nothing,
        urgent: true,
    };
    let (author, own) = (Author::nobody(), Vec::new());
    Body { content, author, at: None, asked: None, own, agreed: None, call }
}

/// Forgets notes that nobody could send since this time, as their platform is not served any more. At
/// most 1,000, and how many.
///
/// # Errors
/// The database failed.
pub async fn prune(conn: &mut Conn, since: Seconds) -> Result<u64, StoreError> {
    ledger::drop_old(conn, ID, since).await
}
