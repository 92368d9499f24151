//! Followers: the people who get announcements.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args};
use crate::announcement::{Home, Topic};
use crate::locale::Locale;
use crate::vault::{Cell, HostSecret, PersonId, PersonTable, Tag};

/// Where and how a follower is reached.
#[derive(Clone, Serialize, Deserialize)]
pub struct Follow {
    /// The platform.
    pub platform: String,
    /// The chat's address on it.
    pub address: String,
    /// The language of announcements.
    pub locale: Locale,
    /// What they follow. Never empty.
    #[serde(default = "news")]
    pub topics: BTreeSet<Topic>,
    /// Where the person lives, if they said so.
    #[serde(default)]
    pub home: Option<Home>,
}

/// What everybody followed before topics existed.
fn news() -> BTreeSet<Topic> {
    BTreeSet::from([Topic::News])
}

impl std::fmt::Debug for Follow {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Follow(…)")
    }
}

/// Starts or renews a follow.
pub async fn set(conn: &mut Conn, person: PersonId, follow: &Follow) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.person_tag(PersonTable::Follows, person);
    let sealed = secret.seal(cell(&tag), 256, follow);
    let sql = "INSERT INTO follows (tag, sealed, gone) VALUES ($1, $2, 0) \
               ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed, gone = 0";
    conn.execute(sql, args![tag, sealed]).await.map(|_| ())
}

/// The follow of a person, if any.
pub async fn get(conn: &mut Conn, person: PersonId) -> Result<Option<Follow>, StoreError> {
    let secret = &conn.secret();
    let tag = secret.person_tag(PersonTable::Follows, person);
    let row = conn.one("SELECT sealed FROM follows WHERE tag = $1", args![tag.clone()]).await?;
    row.map(|row| read(secret, &tag, &row.blob(0)?)).transpose()
}

/// The follow of a person who is on this platform right now, if any. If the person could not be reached
/// there, the follow is active again.
pub async fn seen(
    conn: &mut Conn,
    person: PersonId,
    platform: &str,
) -> Result<Option<Follow>, StoreError> {
    let secret = &conn.secret();
    let tag = secret.person_tag(PersonTable::Follows, person);
    let sql = "SELECT sealed, gone FROM follows WHERE tag = $1";
    let Some(row) = conn.one(sql, args![tag.clone()]).await? else { return Ok(None) };
    let follow = read(secret, &tag, &row.blob(0)?)?;
    if row.int(1)? != 0 && follow.platform == platform {
        regain(conn, person).await?;
    }
    Ok(Some(follow))
}

/// The follow of this row, unless it has ended or is unreachable.
pub async fn reachable(conn: &mut Conn, tag: &[u8]) -> Result<Option<Follow>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT sealed FROM follows WHERE tag = $1 AND gone = 0";
    let row = conn.one(sql, args![tag]).await?;
    row.map(|row| read(secret, tag, &row.blob(0)?)).transpose()
}

/// Up to `most` follows in the order of their tags, behind this one; `None` for unreachable ones.
pub async fn page(
    conn: &mut Conn,
    behind: &[u8],
    most: i64,
) -> Result<Vec<(Tag, Option<Follow>)>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT tag, sealed, gone FROM follows WHERE tag > $1 ORDER BY tag LIMIT $2";
    let rows = conn.all(sql, args![behind, most]).await?;
    rows.iter()
        .map(|row| {
            let tag = row.blob(0)?;
            let here = row.int(2)? == 0;
            // A row that can't be read is skipped, so that the others are still reached.
            let sealed = row.blob(1)?;
            let follow = here.then(|| read(secret, &tag, &sealed).ok()).flatten();
            Ok((tag, follow))
        })
        .collect()
}

/// Marks a follower as unreachable, as the platform says. The row is kept for 30 days, so that people
/// who come back still follow.
pub async fn lose(conn: &mut Conn, tag: &[u8], day: i64) -> Result<(), StoreError> {
    let sql = "UPDATE follows SET gone = $2 WHERE tag = $1 AND gone = 0";
    conn.execute(sql, args![tag, day]).await.map(|_| ())
}

/// The person is here again: an unreachable follow is active again.
pub async fn regain(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.person_tag(PersonTable::Follows, person);
    let sql = "UPDATE follows SET gone = 0 WHERE tag = $1 AND gone <> 0";
    conn.execute(sql, args![tag]).await.map(|_| ())
}

/// The follower's chat has moved: announcements go to the new address.
pub async fn move_to(conn: &mut Conn, tag: &[u8], address: &str) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let Some(follow) = reachable(conn, tag).await? else { return Ok(()) };
    let follow = Follow { address: address.to_owned(), ..follow };
    let sealed = secret.seal(cell(tag), 256, &follow);
    let sql = "UPDATE follows SET sealed = $2 WHERE tag = $1";
    conn.execute(sql, args![tag, sealed]).await.map(|_| ())
}

/// Deletes follows that have been unreachable since before `day`, at most 1,000 at a time. The number
/// deleted.
pub async fn prune(conn: &mut Conn, day: i64) -> Result<u64, StoreError> {
    let sql = "DELETE FROM follows WHERE tag IN (SELECT tag FROM follows \
               WHERE gone > 0 AND gone < $1 ORDER BY gone LIMIT 1000)";
    conn.execute(sql, args![day]).await
}

fn read(secret: &HostSecret, tag: &[u8], sealed: &[u8]) -> Result<Follow, StoreError> {
    secret.open(cell(tag), sealed).value().ok_or(StoreError::Corrupt("follows.sealed"))
}

/// Ends a follow. `false` if there was none.
pub async fn end(conn: &mut Conn, person: PersonId) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let tag = secret.person_tag(PersonTable::Follows, person);
    Ok(conn.execute("DELETE FROM follows WHERE tag = $1", args![tag]).await? == 1)
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "follows", column: "sealed", row: tag }
}
