//! Events: public forums, past and to come.

use super::content::Table;
use super::petitions::Put;
use super::{Conn, StoreError};
use crate::campaign::Event;

const TABLE: Table = Table {
    find: "SELECT settings FROM events WHERE slug = $1",
    list: "SELECT settings FROM events ORDER BY place, slug LIMIT 1000",
    put: "INSERT INTO events (slug, place, settings) VALUES ($1, $2, $3) \
          ON CONFLICT (slug) DO UPDATE SET place = excluded.place, settings = excluded.settings",
    column: "events.settings",
};

/// One event.
///
/// # Errors
/// The database failed.
pub async fn find(conn: &mut Conn, slug: &str) -> Result<Option<Event>, StoreError> {
    TABLE.find(conn, slug).await
}

/// All events in the campaign's order, at most 1,000.
///
/// # Errors
/// The database failed.
pub async fn list(conn: &mut Conn) -> Result<Vec<Event>, StoreError> {
    TABLE.list(conn).await
}

/// Adds an event or brings it up to date, and raises its number where anything changed. It must have its own day: see [`Event::dated`].
///
/// # Errors
/// The database failed.
pub async fn put(conn: &mut Conn, place: i64, event: &Event) -> Result<Put, StoreError> {
    let stored = find(conn, &event.slug).await?;
    TABLE.put(conn, &event.slug, place, &event.numbered(stored.as_ref())).await
}
