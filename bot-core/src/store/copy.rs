//! What only SQLite has: a file that is looked over and copied while the engine runs.

use super::{Conn, StoreError, args};

/// Writes a consistent copy into a file that is empty or does not exist. Rows stand in it in the order
/// of their keys, and nothing that was deleted.
///
/// # Errors
/// The database failed, or the file can't be written.
pub async fn to(conn: &mut Conn, file: &str) -> Result<(), StoreError> {
    conn.execute("VACUUM INTO $1", args![file]).await.map(|_| ())
}

/// Whether the file's pages and tables fit together.
///
/// # Errors
/// The database failed.
pub async fn is_sound(conn: &mut Conn) -> Result<bool, StoreError> {
    let row = conn.one("PRAGMA quick_check(1)", Vec::new()).await?;
    Ok(row.map(|row| row.text(0)).transpose()?.as_deref() == Some("ok"))
}
