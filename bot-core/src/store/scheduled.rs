//! Which forums are events of which servers already.

use super::{Conn, StoreError, args};
use crate::vault::Tag;

/// Whether it is this post that makes the forum an event: the first one that asks, and no other one.
/// `tag` is [`crate::vault::HostSecret::scheduled_tag`], `day` the last one on which it matters.
///
/// # Errors
/// The database failed.
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

/// Forgets forums that are over: those of before this day. At most 1,000, and how many.
///
/// # Errors
/// The database failed.
pub async fn prune(conn: &mut Conn, day: i64) -> Result<u64, StoreError> {
    let sql = "DELETE FROM scheduled WHERE tag IN \
               (SELECT tag FROM scheduled WHERE day < $1 ORDER BY day LIMIT 1000)";
    conn.execute(sql, args![day]).await
}
