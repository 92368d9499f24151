//! Events: public forums, past and to come.

use super::content::Table;
use super::petitions::Put;
use super::{Conn, StoreError, args};
use crate::campaign::Event;

pub(super) const TABLE: Table = Table {
    name: "events",
    find: "SELECT slug, place, settings, bound FROM events WHERE slug = $1",
    list: "SELECT slug, place, settings, bound FROM events ORDER BY place, slug LIMIT 1000",
    put: "INSERT INTO events (slug, place, settings, bound) VALUES ($1, $2, $3, $4) \
          ON CONFLICT (slug) DO UPDATE SET place = excluded.place, settings = excluded.settings, \
          bound = excluded.bound",
    column: "events.settings",
};

/// One event.
pub async fn find(conn: &mut Conn, slug: &str) -> Result<Option<Event>, StoreError> {
    TABLE.find(conn, slug).await
}

/// All events in the campaign's order, at most 1,000.
pub async fn list(conn: &mut Conn) -> Result<Vec<Event>, StoreError> {
    TABLE.list(conn).await
}

/// Replaces a stored event and keeps its place in the order.
pub async fn replace(conn: &mut Conn, event: &Event) -> Result<(), StoreError> {
    let slug = event.slug.as_str();
    let sql = "SELECT place FROM events WHERE slug = $1";
    let Some(row) = conn.one(sql, args![slug]).await? else { return Ok(()) };
    TABLE.put(conn, slug, row.int(0)?, event).await.map(|_| ())
}

/// Adds an event or replaces the stored one, at this place. Only the row: see [`super::forum_changes::put`].
pub(super) async fn write(conn: &mut Conn, place: i64, event: &Event) -> Result<Put, StoreError> {
    TABLE.put(conn, &event.slug, place, event).await
}
