//! Which milestones of a petition were reached.

use super::{Conn, StoreError, args};

/// Notes that a milestone is reached. `false` if it was reached before.
///
/// # Errors
/// The database failed.
pub async fn reach(conn: &mut Conn, petition: &str, number: i64) -> Result<bool, StoreError> {
    let sql = "INSERT INTO milestones (petition, number) VALUES ($1, $2) \
               ON CONFLICT (petition, number) DO NOTHING";
    Ok(conn.execute(sql, args![petition, number]).await? == 1)
}
