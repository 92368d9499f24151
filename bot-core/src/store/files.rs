//! Photos and documents of announcements, for platforms that do not hold them, and files of content
//! items.

use sha2::{Digest as _, Sha256};

use super::{Conn, StoreError, args};
use crate::announcement::{Attachment, FileKind};
use crate::campaign::Enclosure;
use crate::vault::{Cell, HostSecret, Tag, hex};

fn tag_of(secret: &HostSecret, file: &Attachment) -> Tag {
    secret.file_tag(file.platform, &file.file)
}

/// A file as it is stored. Sealing ten megabytes takes a moment, so do it before the transaction.
pub fn seal(secret: &HostSecret, file: &Attachment, bytes: &[u8]) -> Vec<u8> {
    secret.seal_bytes(cell(&tag_of(secret, file)), bytes)
}

/// Keeps an announcement's file, in place of an earlier one.
pub async fn set(
    conn: &mut Conn,
    announcement: &str,
    file: &Attachment,
    (sealed, size): (Vec<u8>, i64),
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    end(conn, announcement).await?;
    let sql = "INSERT INTO files (announcement, tag, size, sealed) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (announcement, tag) DO NOTHING";
    let args = args![announcement, tag_of(secret, file), size, sealed];
    conn.execute(sql, args).await.map(|_| ())
}

/// The owner of a draft's file until it is fetched: see [`crate::outcome::Fetch`].
pub const DRAFT: &str = "d-";
/// The owner of the files of content items.
const CONTENT: &str = "content";

/// The mark of some bytes: a hash, under which content items find their files.
pub fn mark(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A file of a content item, by its mark.
pub fn of_content(file: &Attachment, mark: &str) -> Attachment {
    let (kind, name) = (file.kind, file.name.clone());
    Enclosure { kind, name, file: mark.to_owned() }.attachment()
}

/// Keeps a file of a content item. Items with the same file share it.
pub async fn add_content(
    conn: &mut Conn,
    file: &Attachment,
    (sealed, size): (Vec<u8>, i64),
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sql = "INSERT INTO files (announcement, tag, size, sealed) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (announcement, tag) DO NOTHING";
    let args = args![CONTENT, tag_of(secret, file), size, sealed];
    conn.execute(sql, args).await.map(|_| ())
}

/// Deletes the files of content items except those with these marks, at most 100 at a time. The number
/// deleted.
pub async fn prune_content(conn: &mut Conn, kept: &[String]) -> Result<u64, StoreError> {
    let secret = &conn.secret();
    let named = |mark: &String| {
        let (kind, file) = (FileKind::Document, mark.clone());
        tag_of(secret, &Enclosure { kind, name: None, file }.attachment())
    };
    let kept: Vec<Tag> = kept.iter().map(named).collect();
    let sql = "SELECT tag FROM files WHERE announcement = $1 LIMIT 5000";
    let mut gone = 0;
    for row in conn.all(sql, args![CONTENT]).await? {
        let tag = row.blob(0)?;
        if gone < 100 && !kept.contains(&tag) {
            let sql = "DELETE FROM files WHERE announcement = $1 AND tag = $2";
            gone += conn.execute(sql, args![CONTENT, tag]).await?;
        }
    }
    Ok(gone)
}

/// Whether the bytes of a file are kept.
pub async fn is_kept(conn: &mut Conn, file: &Attachment) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT size FROM files WHERE tag = $1 LIMIT 1";
    Ok(conn.one(sql, args![tag_of(secret, file)]).await?.is_some())
}

/// The bytes of a file, still sealed: see [`open`].
pub async fn sealed(conn: &mut Conn, file: &Attachment) -> Result<Option<Vec<u8>>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT sealed FROM files WHERE tag = $1 LIMIT 1";
    conn.one(sql, args![tag_of(secret, file)]).await?.map(|row| row.blob(0)).transpose()
}

/// The reverse of [`seal`]; `None` if it does not open.
pub fn open(secret: &HostSecret, file: &Attachment, sealed: &[u8]) -> Option<Vec<u8>> {
    secret.open_bytes(cell(&tag_of(secret, file)), sealed).value()
}

/// Deletes what an announcement kept.
pub async fn end(conn: &mut Conn, announcement: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM files WHERE announcement = $1";
    conn.execute(sql, args![announcement]).await.map(|_| ())
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "files", column: "sealed", row: tag }
}
