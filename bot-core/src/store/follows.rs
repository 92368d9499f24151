//! Who gets announcements.

use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args};
use crate::i18n::Locale;
use crate::vault::{Cell, HostSecret, PersonId, PersonTable};

/// Where and how a follower is reached.
#[derive(Clone, Serialize, Deserialize)]
pub struct Follow {
    /// The platform.
    pub platform: String,
    /// The chat's address on it.
    pub address: String,
    /// The language of announcements.
    pub locale: Locale,
}

impl std::fmt::Debug for Follow {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Follow(…)")
    }
}

/// Starts or renews a follow.
///
/// # Errors
/// The database failed.
pub async fn set(
    conn: &mut Conn,
    secret: &HostSecret,
    person: PersonId,
    follow: &Follow,
) -> Result<(), StoreError> {
    let tag = secret.person_tag(PersonTable::Follows, person);
    let sealed = secret.seal(cell(&tag), 256, follow);
    let sql = "INSERT INTO follows (tag, sealed) VALUES ($1, $2) \
               ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed";
    conn.execute(sql, args![tag, sealed]).await.map(|_| ())
}

/// The follow of a person, if any.
///
/// # Errors
/// The database failed, or the row doesn't open.
pub async fn get(
    conn: &mut Conn,
    secret: &HostSecret,
    person: PersonId,
) -> Result<Option<Follow>, StoreError> {
    let tag = secret.person_tag(PersonTable::Follows, person);
    let row = conn.one("SELECT sealed FROM follows WHERE tag = $1", args![tag.clone()]).await?;
    let Some(row) = row else { return Ok(None) };
    let follow = secret.open(cell(&tag), &row.blob(0)?).value();
    follow.map(Some).ok_or(StoreError::Corrupt("follows.sealed"))
}

/// Ends a follow. `false` if there was none.
///
/// # Errors
/// The database failed.
pub async fn end(
    conn: &mut Conn,
    secret: &HostSecret,
    person: PersonId,
) -> Result<bool, StoreError> {
    let tag = secret.person_tag(PersonTable::Follows, person);
    Ok(conn.execute("DELETE FROM follows WHERE tag = $1", args![tag]).await? == 1)
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "follows", column: "sealed", row: tag }
}
