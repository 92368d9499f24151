//! The updates whose effect is in the store.

use super::{Conn, StoreError, args};
use crate::clock::{HOUR, Seconds};

/// How long an update is remembered. Telegram redelivers for at most 24 hours.
const KEPT: Seconds = 48 * HOUR;

/// Whether an update is in the set.
pub async fn contains(conn: &mut Conn, key: &[u8]) -> Result<bool, StoreError> {
    let row = conn.one("SELECT at FROM handled WHERE update_key = $1", args![key]).await?;
    Ok(row.is_some())
}

/// Adds an update. `false` if it was there already.
pub async fn add(conn: &mut Conn, key: &[u8], now: Seconds) -> Result<bool, StoreError> {
    let sql =
        "INSERT INTO handled (update_key, at) VALUES ($1, $2) ON CONFLICT (update_key) DO NOTHING";
    Ok(conn.execute(sql, args![key, now - now.rem_euclid(HOUR)]).await? == 1)
}

/// Deletes updates older than 48 hours, at most 1,000 at a time. The number deleted.
pub async fn prune(conn: &mut Conn, now: Seconds) -> Result<u64, StoreError> {
    let sql = "DELETE FROM handled WHERE update_key IN \
               (SELECT update_key FROM handled WHERE at < $1 ORDER BY at LIMIT 1000)";
    conn.execute(sql, args![now - KEPT]).await
}
