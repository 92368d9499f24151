//! The milestones that each petition has reached.

use std::collections::BTreeSet;

use super::{Conn, StoreError, args};

/// Milestones that were reached, whatever the total is now: the highest 1,000.
pub async fn reached(conn: &mut Conn, petition: &str) -> Result<BTreeSet<i64>, StoreError> {
    let sql = "SELECT number FROM milestones WHERE petition = $1 ORDER BY number DESC LIMIT 1000";
    let rows = conn.all(sql, args![petition]).await?;
    rows.iter().map(|row| row.int(0)).collect()
}

/// Notes that a milestone was reached. `false` if that was noted before.
pub async fn reach(conn: &mut Conn, petition: &str, number: i64) -> Result<bool, StoreError> {
    let sql = "INSERT INTO milestones (petition, number) VALUES ($1, $2) \
               ON CONFLICT (petition, number) DO NOTHING";
    Ok(conn.execute(sql, args![petition, number]).await? == 1)
}
