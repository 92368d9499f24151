//! The scheduled events of Discord servers that show forums.

use serde::{Deserialize, Serialize};

use super::{Conn, Row, StoreError, args, readable};
use crate::locale::Locale;
use crate::platform::Platform;
use crate::vault::{Cell, HostSecret, Tag};

/// A scheduled event of a server that shows a forum.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The platform.
    pub platform: Platform,
    /// A channel of the server: the one in which the forum was announced.
    pub address: String,
    /// The language that it is in.
    pub locale: Locale,
    /// The platform's id of the event.
    pub id: String,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Kept(…)")
    }
}

/// Remembers the event that shows a forum, until this day.
pub async fn keep(
    conn: &mut Conn,
    (event, tag): (&str, &Tag),
    kept: &Kept,
    day: i64,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sql = "INSERT INTO kept_events (event, tag, day, sealed) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (event, tag) DO UPDATE SET day = excluded.day, sealed = excluded.sealed";
    let sealed = secret.seal(cell(tag), 128, kept);
    conn.execute(sql, args![event, tag.clone(), day, sealed]).await.map(|_| ())
}

/// The events that show a forum, at most 1,000.
pub async fn kept(conn: &mut Conn, event: &str) -> Result<Vec<(Tag, Kept)>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT tag, sealed FROM kept_events WHERE event = $1 ORDER BY tag LIMIT 1000";
    readable(conn.all(sql, args![event]).await?.iter().map(|row| read(secret, row)))
}

/// One of them.
pub async fn kept_at(conn: &mut Conn, event: &str, tag: &Tag) -> Result<Option<Kept>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT tag, sealed FROM kept_events WHERE event = $1 AND tag = $2";
    let row = conn.one(sql, args![event, tag.clone()]).await?;
    row.map(|row| read(secret, &row).map(|(_, kept)| kept)).transpose()
}

/// Forgets the event: the server shows the forum no longer, and may show it again.
pub async fn forget(conn: &mut Conn, event: &str, tag: &Tag) -> Result<(), StoreError> {
    let sql = "DELETE FROM kept_events WHERE event = $1 AND tag = $2";
    conn.execute(sql, args![event, tag.clone()]).await?;
    conn.execute("DELETE FROM scheduled WHERE tag = $1", args![tag.clone()]).await.map(|_| ())
}

fn read(secret: &HostSecret, row: &Row) -> Result<(Tag, Kept), StoreError> {
    let tag = row.blob(0)?;
    let kept = secret.open(cell(&tag), &row.blob(1)?).value();
    Ok((tag, kept.ok_or(StoreError::Corrupt("kept_events.sealed"))?))
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "kept_events", column: "sealed", row: tag }
}

/// Whether this post is the one that makes the event: the first one that asks is. `tag` is
/// [`crate::vault::HostSecret::scheduled_tag`], `day` the last day on which it matters.
pub async fn claim(conn: &mut Conn, tag: &Tag, post: &Tag, day: i64) -> Result<bool, StoreError> {
    let sql = "INSERT INTO scheduled (tag, post, day) VALUES ($1, $2, $3) \
               ON CONFLICT (tag) DO NOTHING";
    if conn.execute(sql, args![tag.clone(), post.clone(), day]).await? == 1 {
        return Ok(true);
    }
    // A transaction that runs again, or a post that is tried again, asks a second time.
    let row = conn.one("SELECT post FROM scheduled WHERE tag = $1", args![tag.clone()]).await?;
    Ok(row.map(|row| row.blob(0)).transpose()?.is_some_and(|claimed| claimed == *post))
}

/// Deletes rows of forums that ended before this day, at most 1,000 at a time. The number deleted.
pub async fn prune(conn: &mut Conn, day: i64) -> Result<u64, StoreError> {
    let sql = "DELETE FROM kept_events WHERE (event, tag) IN \
               (SELECT event, tag FROM kept_events WHERE day < $1 ORDER BY day LIMIT 1000)";
    conn.execute(sql, args![day]).await?;
    let sql = "DELETE FROM scheduled WHERE tag IN \
               (SELECT tag FROM scheduled WHERE day < $1 ORDER BY day LIMIT 1000)";
    conn.execute(sql, args![day]).await
}
