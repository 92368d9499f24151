//! What must not go on by itself when a copy of the store takes the store's place.
//!
//! The copy does not know what happened after it was made: what it takes for unsent may have been sent,
//! and an invitation that it takes for open may have been used.

use super::announcements::{self, DIRECT_MESSAGES, State, Why};
use super::{Conn, StoreError, direct_messages, ledger, roles};
use crate::clock::{DAY, Seconds};
use crate::vault::HostSecret;

/// Pauses what people announced, drops what the bot was about to say on its own, and ends the invitations.
/// The caller has begun a transaction.
pub async fn settle(conn: &mut Conn, secret: &HostSecret, now: Seconds) -> Result<(), StoreError> {
    loop {
        let mut moved = false;
        for one in announcements::at_work(conn, secret, now).await? {
            let Some((to, why)) = instead(&one) else { continue };
            moved |= announcements::shift(conn, &one.id, (one.state, to), why).await?;
        }
        if !moved {
            break;
        }
    }
    while ledger::end_all(conn, DIRECT_MESSAGES).await? > 0 {}
    while direct_messages::prune(conn, now + 1).await? > 0 {}
    // An invitation holds for a day, so none is open a day from now.
    roles::prune_invites(conn, now + DAY).await
}

/// The state in which an announcement waits for somebody's decision.
fn instead(one: &announcements::Announcement) -> Option<(State, Why)> {
    if one.id == DIRECT_MESSAGES {
        return None;
    }
    match (one.state, one.is_own()) {
        (State::Building | State::Running, false) => Some((State::Paused, Why::Restored)),
        (State::Scheduled, false) => Some((State::Late, Why::None)),
        (State::Building | State::Running, true) => Some((State::Cancelling, Why::None)),
        (State::Scheduled, true) => Some((State::Cancelled, Why::None)),
        _ => None,
    }
}
