//! What must not go on by itself when a copy of the store takes the store's place.
//!
//! The copy does not know what happened after it was made: what it takes for unsent may have been sent,
//! and an invitation that it takes for open may have been used.

use super::announcements::{self, DIRECT_MESSAGES};
use super::{Conn, StoreError, direct_messages, ledger, meta, roles};
use crate::clock::{DAY, Seconds};

/// Holds announcements, drops what the bot was about to say on its own, and ends the invitations. The
/// caller has begun a transaction.
pub async fn settle(conn: &mut Conn, now: Seconds) -> Result<(), StoreError> {
    announcements::hold_all(conn, now).await?;
    while ledger::end_all(conn, DIRECT_MESSAGES).await? > 0 {}
    while direct_messages::prune(conn, now + 1).await? > 0 {}
    // An invitation holds for a day, so none is open a day from now.
    roles::prune_invites(conn, now + DAY).await?;
    // It is no copy any more: what copies it from now on says when by itself.
    meta::clear(conn, meta::COPIED).await
}
