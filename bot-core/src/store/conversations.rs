//! The question that each account is being asked.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args};
use crate::clock::{DAY, Seconds};
use crate::platform::Account;
use crate::vault::{AccountTable, Cell};

/// How long a question stays open.
const WAITS: Seconds = DAY;

#[derive(Serialize, Deserialize)]
struct Kept<T> {
    until: Seconds,
    state: T,
}

/// The state. `None` if there is none, it is older than 24 hours, or another version of the program
/// wrote it.
pub async fn load<T: DeserializeOwned>(
    conn: &mut Conn,
    account: &Account,
    now: Seconds,
) -> Result<Option<T>, StoreError> {
    let secret = &conn.secret();
    let tag = secret.account_tag(AccountTable::Conversations, account);
    let row =
        conn.one("SELECT sealed FROM conversations WHERE tag = $1", args![tag.clone()]).await?;
    let Some(row) = row else { return Ok(None) };
    let kept: Option<Kept<T>> = secret.open(cell(&tag), &row.blob(0)?).value();
    Ok(kept.filter(|kept| kept.until > now).map(|kept| kept.state))
}

/// Keeps the state for 24 hours, in place of an earlier one. It must hold no name.
pub async fn save<T: Serialize>(
    conn: &mut Conn,
    account: &Account,
    now: Seconds,
    state: &T,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.account_tag(AccountTable::Conversations, account);
    let sealed = secret.seal(cell(&tag), 256, &Kept { until: now + WAITS, state });
    let sql = "INSERT INTO conversations (tag, sealed, day) VALUES ($1, $2, $3) \
               ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed, day = excluded.day";
    conn.execute(sql, args![tag, sealed, now.div_euclid(DAY)]).await.map(|_| ())
}

/// Ends the conversation.
pub async fn clear(conn: &mut Conn, account: &Account) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.account_tag(AccountTable::Conversations, account);
    conn.execute("DELETE FROM conversations WHERE tag = $1", args![tag]).await.map(|_| ())
}

/// Removes states that are too old to continue, at most 1,000 at a time. The number removed.
pub async fn prune(conn: &mut Conn, now: Seconds) -> Result<u64, StoreError> {
    let sql = "DELETE FROM conversations WHERE tag IN \
               (SELECT tag FROM conversations WHERE day < $1 ORDER BY day LIMIT 1000)";
    conn.execute(sql, args![now.div_euclid(DAY) - 1]).await
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "conversations", column: "sealed", row: tag }
}
