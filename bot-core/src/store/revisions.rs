//! Every version of a petition's texts and consents, as JSON.

use serde::Serialize;

use super::{Conn, StoreError, args, readable};
use crate::vault::{Cell, Tag};

/// Texts: [`crate::campaign::SignedText`].
pub const TEXT: &str = "text";
/// Consents: [`crate::campaign::Consent`].
pub const CONSENT: &str = "consent";

/// The version of this body: the newest version if that is equal, else a new one.
pub(super) async fn revise(
    conn: &mut Conn,
    slug: &str,
    kind: &str,
    body: &str,
) -> Result<i64, StoreError> {
    let sql = "SELECT version, body, bound FROM revisions WHERE petition = $1 AND kind = $2 \
               ORDER BY version DESC LIMIT 1";
    let newest = conn.one(sql, args![slug, kind]).await?;
    let newest = newest.map(|row| Ok::<_, StoreError>((row.int(0)?, row.blob(2)?))).transpose()?;
    let version = match newest {
        Some((version, old)) if old == bound(conn, slug, kind, version, body) => {
            return Ok(version);
        }
        Some((version, _)) => version + 1,
        None => 1,
    };
    add(conn, slug, kind, version, body).await?;
    Ok(version)
}

pub(super) async fn add(
    conn: &mut Conn,
    slug: &str,
    kind: &str,
    version: i64,
    body: &str,
) -> Result<(), StoreError> {
    let bound = bound(conn, slug, kind, version, body);
    let sql =
        "INSERT INTO revisions (petition, kind, version, body, bound) VALUES ($1, $2, $3, $4, $5)";
    conn.execute(sql, args![slug, kind, version, body, bound]).await.map(|_| ())
}

/// Every version of a petition's texts (`text`) or consents (`consent`): (version, JSON).
pub async fn all(
    conn: &mut Conn,
    slug: &str,
    kind: &str,
) -> Result<Vec<(i64, String)>, StoreError> {
    let sql = "SELECT version, body, bound FROM revisions WHERE petition = $1 AND kind = $2 ORDER BY version";
    let rows = conn.all(sql, args![slug, kind]).await?;
    readable(rows.iter().map(|row| {
        let (version, body) = (row.int(0)?, row.text(1)?);
        let ours = row.blob(2)? == bound(conn, slug, kind, version, &body);
        ours.then_some((version, body)).ok_or(StoreError::Corrupt("revisions.body"))
    }))
}

/// The checksum of one version of a petition's text or consent.
pub(super) fn bound(conn: &Conn, slug: &str, kind: &str, version: i64, body: &str) -> Tag {
    let cell = Cell { table: "revisions", column: "body", row: slug.as_bytes() };
    let version = version.to_be_bytes();
    conn.secret().bind(cell, &[kind.as_bytes(), &version, body.as_bytes()])
}

pub(super) fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Corrupt("json"))
}
