//! What only SQLite needs: checking, copying and rebuilding its file while the engine runs.

use super::{Conn, Dialect, StoreError, args, meta};
use crate::clock::Seconds;

/// The largest file, in bytes, that is rebuilt in well under a second.
const SMALL: i64 = 64 << 20;

/// Writes a consistent copy into a file that is empty or does not exist. Its rows are in the order of
/// their keys, and nothing that was deleted is in it.
///
/// # Errors
/// The database failed, or the file can't be written.
pub async fn to(conn: &mut Conn, file: &str) -> Result<(), StoreError> {
    conn.execute("VACUUM INTO $1", args![file]).await.map(|_| ())
}

/// Writes into a copy when it was made.
pub async fn stamp(conn: &mut Conn, now: Seconds) -> Result<(), StoreError> {
    meta::set(conn, meta::COPIED, &now.to_string()).await
}

/// When this copy was made; `None` if it is none, or was made by other means.
pub async fn made(conn: &mut Conn) -> Result<Option<Seconds>, StoreError> {
    Ok(meta::unbound(conn, meta::COPIED).await?.and_then(|at| at.parse().ok()))
}

/// Whether the file passes SQLite's integrity check.
pub async fn is_sound(conn: &mut Conn) -> Result<bool, StoreError> {
    let row = conn.one("PRAGMA quick_check(1)", Vec::new()).await?;
    Ok(row.map(|row| row.text(0)).transpose()?.as_deref() == Some("ok"))
}

/// Rebuilds a small file, with the rows in the order of their keys. `secure_delete` overwrites a
/// deleted row where it is, but not the remains where it was before its page was split.
///
/// # Errors
/// The database failed, or another process writes.
pub async fn rebuild(conn: &mut Conn) -> Result<(), StoreError> {
    if conn.dialect() != Dialect::Sqlite {
        return Ok(());
    }
    let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    let bytes = conn.one(sql, Vec::new()).await?.map_or(Ok(0), |row| row.int(0))?;
    if bytes > SMALL {
        return Ok(());
    }
    // In memory, so that no temporary file is left on the disk.
    conn.plain("PRAGMA temp_store = MEMORY").await?;
    conn.plain("VACUUM").await
}
