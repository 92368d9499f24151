//! Accounts whose messages the campaign does not accept. A mute belongs to the account and not to the
//! person, so that /forget does not lift it.

use super::{Conn, StoreError, args};
use crate::platform::Account;
use crate::vault::{AccountTable, HostSecret, Tag};

/// The tag under which an account is muted.
pub fn tag(secret: &HostSecret, account: &Account) -> Tag {
    secret.account_tag(AccountTable::Mutes, account)
}

/// Mutes these accounts under one code.
pub async fn add(conn: &mut Conn, tags: &[Tag], code: &str, day: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO mutes (tag, code, day) VALUES ($1, $2, $3) \
               ON CONFLICT (tag) DO UPDATE SET code = excluded.code, day = excluded.day";
    // Always in the same order: two moderators who mute the same person must not wait for each other.
    let mut tags = tags.to_vec();
    tags.sort_unstable();
    for tag in tags {
        conn.execute(sql, args![tag, code, day]).await?;
    }
    Ok(())
}

/// The code under which an account is muted, if it is.
pub async fn of(conn: &mut Conn, tag: &[u8]) -> Result<Option<String>, StoreError> {
    let row = conn.one("SELECT code FROM mutes WHERE tag = $1", args![tag]).await?;
    row.map(|row| row.text(0)).transpose()
}

/// The newest mutes, at most 50: the code and the day of each.
pub async fn list(conn: &mut Conn) -> Result<Vec<(String, i64)>, StoreError> {
    let sql = "SELECT code, MAX(day) FROM mutes GROUP BY code ORDER BY 2 DESC, code LIMIT 50";
    let rows = conn.all(sql, Vec::new()).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}

/// Ends a mute. `false` if there was none.
pub async fn end(conn: &mut Conn, code: &str) -> Result<bool, StoreError> {
    Ok(conn.execute("DELETE FROM mutes WHERE code = $1", args![code]).await? > 0)
}

/// Two accounts belong to one person from now on: if one is muted, both are.
pub async fn share(conn: &mut Conn, accounts: [&Account; 2]) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let mut tags = accounts.map(|account| tag(secret, account));
    tags.sort_unstable();
    let sql = "INSERT INTO mutes (tag, code, day) SELECT $1, code, day FROM mutes WHERE tag = $2 \
               ON CONFLICT (tag) DO NOTHING";
    let [one, two] = tags;
    conn.execute(sql, args![one.clone(), two.clone()]).await?;
    conn.execute(sql, args![two, one]).await.map(|_| ())
}

/// Deletes older mutes, at most 1,000 at a time.
pub async fn prune(conn: &mut Conn, day: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM mutes WHERE tag IN (SELECT tag FROM mutes WHERE day < $1 LIMIT 1000)";
    conn.execute(sql, args![day]).await.map(|_| ())
}
