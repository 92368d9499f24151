//! Drafts of petitions, events and questions that are not published yet.

use super::{Conn, Row, StoreError, args};
use crate::campaign::draft::Draft;
use crate::clock::{DAY, Seconds};
use crate::platform::Account;
use crate::vault::{AccountTable, Cell, HostSecret, Tag};

/// Days after which an untouched draft is deleted.
pub const KEPT: i64 = 90;
/// How many drafts one account can have.
pub const MOST: i64 = 20;

fn owner(secret: &HostSecret, account: &Account) -> Tag {
    secret.account_tag(AccountTable::Drafts, account)
}

/// Keeps a draft of this account, in place of its earlier state. `false` if the id belongs to somebody
/// else.
pub async fn save(
    conn: &mut Conn,
    account: &Account,
    now: Seconds,
    (id, draft): (&str, &Draft),
) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let sealed = secret.seal(cell(id), 1024, draft);
    let sql = "INSERT INTO drafts (id, owner, day, sealed) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (id) DO UPDATE SET day = excluded.day, sealed = excluded.sealed \
               WHERE drafts.owner = excluded.owner";
    let args = args![id, owner(secret, account), now.div_euclid(DAY), sealed];
    Ok(conn.execute(sql, args).await? > 0)
}

/// A draft of this account.
pub async fn find(
    conn: &mut Conn,
    account: &Account,
    id: &str,
) -> Result<Option<Draft>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, sealed FROM drafts WHERE id = $1 AND owner = $2";
    let row = conn.one(sql, args![id, owner(secret, account)]).await?;
    Ok(row.map(|row| read(secret, &row)).transpose()?.and_then(|(_, draft)| draft))
}

/// A draft of whoever, for a second person who was asked about it.
pub async fn any(conn: &mut Conn, id: &str) -> Result<Option<Draft>, StoreError> {
    let secret = &conn.secret();
    let row = conn.one("SELECT id, sealed FROM drafts WHERE id = $1", args![id]).await?;
    Ok(row.map(|row| read(secret, &row)).transpose()?.and_then(|(_, draft)| draft))
}

/// Its author is asked no more: writes the draft of whoever as it is now.
pub async fn answer(conn: &mut Conn, (id, draft): (&str, &Draft)) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sealed = secret.seal(cell(id), 1024, draft);
    let sql = "UPDATE drafts SET sealed = $2 WHERE id = $1";
    conn.execute(sql, args![id, sealed]).await.map(|_| ())
}

/// The drafts of this account, the newest first.
pub async fn of(conn: &mut Conn, account: &Account) -> Result<Vec<(String, Draft)>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, sealed FROM drafts WHERE owner = $1 ORDER BY day DESC, id LIMIT $2";
    let rows = conn.all(sql, args![owner(secret, account), MOST]).await?;
    let all: Result<Vec<_>, StoreError> = rows.iter().map(|row| read(secret, row)).collect();
    Ok(all?.into_iter().filter_map(|(id, draft)| Some((id, draft?))).collect())
}

/// Deletes a draft, whosever it is: it was published.
pub async fn published(conn: &mut Conn, id: &str) -> Result<(), StoreError> {
    conn.execute("DELETE FROM drafts WHERE id = $1", args![id]).await.map(|_| ())
}

/// Deletes a draft of this account. `false` if there is none.
pub async fn end(conn: &mut Conn, account: &Account, id: &str) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let sql = "DELETE FROM drafts WHERE id = $1 AND owner = $2";
    Ok(conn.execute(sql, args![id, owner(secret, account)]).await? > 0)
}

/// Deletes all drafts of this account.
pub async fn forget(conn: &mut Conn, account: &Account) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sql = "DELETE FROM drafts WHERE owner = $1";
    conn.execute(sql, args![owner(secret, account)]).await.map(|_| ())
}

/// Notes that the bytes of a draft's file are kept under this mark. `false` if the draft has another
/// file by now, or none.
pub async fn mark(
    conn: &mut Conn,
    (id, file): (&str, &crate::announcement::Attachment),
    mark: &str,
) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    // The author may be changing the draft at the same moment. This statement waits for them and then
    // reads what they wrote.
    conn.execute("UPDATE drafts SET day = day WHERE id = $1", args![id]).await?;
    let row = conn.one("SELECT id, sealed FROM drafts WHERE id = $1", args![id]).await?;
    let found = row.map(|row| read(secret, &row)).transpose()?.and_then(|(_, draft)| draft);
    let Some(mut draft) = found.filter(|draft| draft.file.as_ref() == Some(file)) else {
        return Ok(false);
    };
    draft.mark = Some(mark.to_owned());
    let sealed = secret.seal(cell(id), 1024, &draft);
    let sql = "UPDATE drafts SET sealed = $2 WHERE id = $1";
    Ok(conn.execute(sql, args![id, sealed]).await? > 0)
}

/// The file marks of the next drafts behind this id, at most 100, and the last id: to look through all
/// of them.
pub async fn marks(
    conn: &mut Conn,
    behind: &str,
) -> Result<(Vec<String>, Option<String>), StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, sealed FROM drafts WHERE id > $1 ORDER BY id LIMIT 100";
    let rows = conn.all(sql, args![behind]).await?;
    let all: Result<Vec<_>, StoreError> = rows.iter().map(|row| read(secret, row)).collect();
    let all = all?;
    let last = all.last().map(|(id, _)| id.clone());
    let enclosed = |draft: Draft| Some(draft.enclosure()?.file);
    Ok((all.into_iter().filter_map(|(_, draft)| enclosed(draft?)).collect(), last))
}

/// Deletes drafts that nobody has touched for long, at most 1,000 at a time. The number deleted.
pub async fn prune(conn: &mut Conn, now: Seconds) -> Result<u64, StoreError> {
    let sql = "DELETE FROM drafts WHERE id IN \
               (SELECT id FROM drafts WHERE day < $1 ORDER BY day LIMIT 1000)";
    conn.execute(sql, args![now.div_euclid(DAY) - KEPT]).await
}

/// Skips what another version of the program wrote.
fn read(secret: &HostSecret, row: &Row) -> Result<(String, Option<Draft>), StoreError> {
    let id = row.text(0)?;
    let draft = secret.open(cell(&id), &row.blob(1)?).value();
    Ok((id, draft))
}

fn cell(id: &str) -> Cell<'_> {
    Cell { table: "drafts", column: "sealed", row: id.as_bytes() }
}
