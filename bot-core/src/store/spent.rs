//! What outlives `/forget` for a day: how much of a limit an account had used up, and under which tags whoever sent a
//! message can be muted. Else being forgotten would wash off every limit.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args};
use crate::platform::Account;
use crate::vault::{Cell, Tag};

/// How many messages to the campaign an account had sent before it was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages {
    /// Those that waited for an answer. They count for the next day too.
    pub open: i64,
    /// Those of the day.
    pub today: i64,
}

const INBOX: &str = "inbox";

/// The messages that count against this account.
pub async fn messages(
    conn: &mut Conn,
    account: &Account,
    day: i64,
) -> Result<Messages, StoreError> {
    let tag = conn.secret().spent_tag(INBOX, account);
    let found: Option<(i64, Messages)> = get(conn, &tag).await?;
    Ok(match found {
        Some((since, all)) if since == day => all,
        Some((since, all)) if since == day - 1 => Messages { today: 0, ..all },
        _ => Messages::default(),
    })
}

/// Keeps them.
pub async fn keep_messages(
    conn: &mut Conn,
    account: &Account,
    day: i64,
    all: Messages,
) -> Result<(), StoreError> {
    let tag = conn.secret().spent_tag(INBOX, account);
    put(conn, &tag, day, &all).await
}

/// The questions for a forum that count against this account.
pub async fn questions(
    conn: &mut Conn,
    (account, event): (&Account, &str),
    day: i64,
) -> Result<i64, StoreError> {
    let tag = conn.secret().spent_tag(event, account);
    let found: Option<(i64, i64)> = get(conn, &tag).await?;
    Ok(found.filter(|(since, _)| *since >= day - 1).map_or(0, |(_, number)| number))
}

/// Keeps them.
pub async fn keep_questions(
    conn: &mut Conn,
    (account, event): (&Account, &str),
    day: i64,
    number: i64,
) -> Result<(), StoreError> {
    let tag = conn.secret().spent_tag(event, account);
    put(conn, &tag, day, &number).await
}

/// The tags under which the sender of a message is muted that is no longer there.
pub async fn senders(conn: &mut Conn, message: &str, day: i64) -> Result<Vec<Tag>, StoreError> {
    let tag = conn.secret().sender_tag(message);
    let found: Option<(i64, Vec<Tag>)> = get(conn, &tag).await?;
    Ok(found.filter(|(since, _)| *since >= day - 1).map(|(_, all)| all).unwrap_or_default())
}

/// Keeps them.
pub async fn keep_senders(
    conn: &mut Conn,
    message: &str,
    day: i64,
    senders: &[Tag],
) -> Result<(), StoreError> {
    let tag = conn.secret().sender_tag(message);
    put(conn, &tag, day, &senders).await
}

/// Deletes what is older than a day, at most 1,000 at a time.
pub async fn prune(conn: &mut Conn, day: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM spent WHERE tag IN \
               (SELECT tag FROM spent WHERE day < $1 ORDER BY day LIMIT 1000)";
    conn.execute(sql, args![day]).await.map(|_| ())
}

/// A row that can't be read is as good as none: it costs one account's limit for a day.
async fn get<T: DeserializeOwned>(
    conn: &mut Conn,
    tag: &[u8],
) -> Result<Option<(i64, T)>, StoreError> {
    let row = conn.one("SELECT day, sealed FROM spent WHERE tag = $1", args![tag]).await?;
    let Some(row) = row else { return Ok(None) };
    let read = || -> Result<Option<(i64, T)>, StoreError> {
        let value = conn.secret().open(cell(tag), &row.blob(1)?).value();
        let value = value.ok_or(StoreError::Corrupt("spent.sealed"))?;
        Ok(Some((row.int(0)?, value)))
    };
    super::if_readable(read())
}

async fn put<T: Serialize>(
    conn: &mut Conn,
    tag: &[u8],
    day: i64,
    value: &T,
) -> Result<(), StoreError> {
    let sealed = conn.secret().seal(cell(tag), 512, value);
    let sql = "INSERT INTO spent (tag, day, sealed) VALUES ($1, $2, $3) \
               ON CONFLICT (tag) DO UPDATE SET day = excluded.day, sealed = excluded.sealed";
    conn.execute(sql, args![tag, day, sealed]).await.map(|_| ())
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "spent", column: "sealed", row: tag }
}
