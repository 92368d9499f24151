//! Photos and documents of announcements, for platforms that do not hold them.

use super::{Conn, StoreError, args};
use crate::announcement::Attachment;
use crate::vault::{Cell, HostSecret, Tag};

fn tag_of(secret: &HostSecret, file: &Attachment) -> Tag {
    secret.file_tag(file.platform, &file.file)
}

/// A file as it is stored. Sealing ten megabytes takes a moment: done before the transaction.
pub fn seal(secret: &HostSecret, file: &Attachment, bytes: &[u8]) -> Vec<u8> {
    secret.seal_bytes(cell(&tag_of(secret, file)), bytes)
}

/// Keeps an announcement's file, and no other one that it had before.
///
/// # Errors
/// The database failed.
pub async fn set(
    conn: &mut Conn,
    secret: &HostSecret,
    announcement: &str,
    file: &Attachment,
    (sealed, size): (Vec<u8>, i64),
) -> Result<(), StoreError> {
    end(conn, announcement).await?;
    let sql = "INSERT INTO files (announcement, tag, size, sealed) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (announcement, tag) DO NOTHING";
    let args = args![announcement, tag_of(secret, file), size, sealed];
    conn.execute(sql, args).await.map(|_| ())
}

/// Whether the bytes of a file are here.
///
/// # Errors
/// The database failed.
pub async fn is_kept(
    conn: &mut Conn,
    secret: &HostSecret,
    file: &Attachment,
) -> Result<bool, StoreError> {
    let sql = "SELECT size FROM files WHERE tag = $1 LIMIT 1";
    Ok(conn.one(sql, args![tag_of(secret, file)]).await?.is_some())
}

/// The bytes of a file, still sealed: see [`open`].
///
/// # Errors
/// The database failed.
pub async fn sealed(
    conn: &mut Conn,
    secret: &HostSecret,
    file: &Attachment,
) -> Result<Option<Vec<u8>>, StoreError> {
    let sql = "SELECT sealed FROM files WHERE tag = $1 LIMIT 1";
    conn.one(sql, args![tag_of(secret, file)]).await?.map(|row| row.blob(0)).transpose()
}

/// The reverse of [`seal`]; `None` if it does not open.
pub fn open(secret: &HostSecret, file: &Attachment, sealed: &[u8]) -> Option<Vec<u8>> {
    secret.open_bytes(cell(&tag_of(secret, file)), sealed).value()
}

/// Removes what an announcement kept.
///
/// # Errors
/// The database failed.
pub async fn end(conn: &mut Conn, announcement: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM files WHERE announcement = $1";
    conn.execute(sql, args![announcement]).await.map(|_| ())
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "files", column: "sealed", row: tag }
}
