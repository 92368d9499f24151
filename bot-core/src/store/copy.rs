//! What only SQLite has: a file that is looked over, copied and built anew while the engine runs.

use super::{Conn, Dialect, StoreError, args};

/// Bytes of a file that is built anew in well under a second.
const SMALL: i64 = 64 << 20;

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

/// Builds a small file anew, rows in the order of their keys. `secure_delete` overwrites a row where it
/// lies when it is deleted, but not what was left behind where it lay before a page was split.
///
/// # Errors
/// The database failed, or somebody else writes.
pub async fn rebuild(conn: &mut Conn) -> Result<(), StoreError> {
    if conn.dialect() != Dialect::Sqlite {
        return Ok(());
    }
    let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    let bytes = conn.one(sql, Vec::new()).await?.map_or(Ok(0), |row| row.int(0))?;
    if bytes > SMALL {
        return Ok(());
    }
    // Not in a file somewhere else on the disk.
    conn.plain("PRAGMA temp_store = MEMORY").await?;
    conn.plain("VACUUM").await
}
