//! Adding and changing a forum, with all that follows for the people who have joined it.

use super::petitions::Put;
use super::{Conn, StoreError, event_notices, events, waitlist};
use crate::campaign::Event;
use crate::clock::Seconds;

/// Adds an event or brings it up to date, and raises its number if anything changed. Participants are
/// told of a change (see [`event_notices::plan`]), and people on the waiting list get the places that became
/// free. The event must have its own day: see [`Event::dated`].
pub async fn put(
    conn: &mut Conn,
    now: Seconds,
    place: i64,
    event: &Event,
) -> Result<Put, StoreError> {
    let stored = events::find(conn, &event.slug).await?;
    let event = event.numbered(stored.as_ref());
    let put = events::write(conn, place, &event).await?;
    event_notices::plan(conn, stored.as_ref(), &event, now).await?;
    waitlist::move_up(conn, now, &event).await?;
    Ok(put)
}
