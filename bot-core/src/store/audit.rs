//! The acts of staff. Rows are only added.

use serde::Serialize;

use super::{Conn, StoreError, args};
use crate::clock::Seconds;
use crate::vault::Cell;

/// Adds an act. `detail` is sealed. It holds labels, never a platform's id.
pub async fn add<T: Serialize>(
    conn: &mut Conn,
    id: [u8; 16],
    now: Seconds,
    act: &str,
    detail: &T,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sealed = secret.seal(Cell { table: "audit", column: "sealed", row: &id }, 256, detail);
    let sql = "INSERT INTO audit (id, at, act, sealed) VALUES ($1, $2, $3, $4)";
    conn.execute(sql, args![id.as_slice(), now, act, sealed]).await.map(|_| ())
}
