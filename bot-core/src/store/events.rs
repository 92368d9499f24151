//! Events: public forums, past and to come.

use super::content::Table;
use super::petitions::Put;
use super::{Conn, StoreError, args};
use crate::campaign::Event;

const TABLE: Table = Table {
    find: "SELECT settings FROM events WHERE slug = $1",
    list: "SELECT settings FROM events ORDER BY place, slug LIMIT 1000",
    put: "INSERT INTO events (slug, place, settings) VALUES ($1, $2, $3) \
          ON CONFLICT (slug) DO UPDATE SET place = excluded.place, settings = excluded.settings",
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
    let settings =
        serde_json::to_string(event).map_err(|_| StoreError::Corrupt("events.settings"))?;
    let sql = "UPDATE events SET settings = $2 WHERE slug = $1";
    conn.execute(sql, args![event.slug.as_str(), settings]).await.map(|_| ())
}

/// Adds an event or replaces the stored one, at this place. Only the row: see [`super::forum_changes::put`].
pub(super) async fn write(conn: &mut Conn, place: i64, event: &Event) -> Result<Put, StoreError> {
    TABLE.put(conn, &event.slug, place, event).await
}
