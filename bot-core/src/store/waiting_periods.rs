//! Which petitions a disconnected account may not sign before a day. The signatures stayed with
//! somebody, the holder: only who is connected with that very person again may sign at once.

use super::{Conn, StoreError, args};
use crate::platform::Account;
use crate::vault::{HostSecret, PersonId, PersonTable, Tag};

/// One petition that one account may not sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingPeriod {
    /// With whom the signature stayed.
    pub holder: Tag,
    /// The first day on which the account may sign again, counted from 1970.
    pub day: i64,
}

/// The bar of an account, also one that is over.
///
/// # Errors
/// The database failed.
pub async fn find(
    conn: &mut Conn,
    secret: &HostSecret,
    petition: &str,
    account: &Account,
) -> Result<Option<WaitingPeriod>, StoreError> {
    let tag = secret.waiting_period_tag(petition, account);
    let row = conn.one("SELECT holder, day FROM bars WHERE tag = $1", args![tag]).await?;
    row.map(|row| Ok(WaitingPeriod { holder: row.blob(0)?, day: row.int(1)? })).transpose()
}

/// What a person is called as a holder.
pub fn holder(secret: &HostSecret, person: PersonId) -> Tag {
    secret.person_tag(PersonTable::Holders, person)
}

/// Bars an account, in place of an earlier bar.
///
/// # Errors
/// The database failed.
pub async fn set(
    conn: &mut Conn,
    secret: &HostSecret,
    petition: &str,
    account: &Account,
    bar: &WaitingPeriod,
) -> Result<(), StoreError> {
    let tag = secret.waiting_period_tag(petition, account);
    let sql = "INSERT INTO bars (tag, holder, day) VALUES ($1, $2, $3) \
               ON CONFLICT (tag) DO UPDATE SET holder = excluded.holder, day = excluded.day";
    conn.execute(sql, args![tag, bar.holder.clone(), bar.day]).await.map(|_| ())
}

/// The bar of the first account counts for the second one too, in place of its own. The holder is taken
/// from the row as it is now, as [`follow`] may have renamed it since it was read; touching the row
/// first waits for whoever is at that.
///
/// # Errors
/// The database failed.
pub async fn share(
    conn: &mut Conn,
    secret: &HostSecret,
    petition: &str,
    [from, to]: [&Account; 2],
) -> Result<(), StoreError> {
    let (from, to) =
        (secret.waiting_period_tag(petition, from), secret.waiting_period_tag(petition, to));
    let sql = "UPDATE bars SET day = day WHERE tag = $1";
    conn.execute(sql, args![from.clone()]).await?;
    let sql = "INSERT INTO bars (tag, holder, day) SELECT $1, holder, day FROM bars WHERE tag = $2 \
               ON CONFLICT (tag) DO UPDATE SET holder = excluded.holder, day = excluded.day";
    conn.execute(sql, args![to, from]).await.map(|_| ())
}

/// Lifts a bar.
///
/// # Errors
/// The database failed.
pub async fn lift(
    conn: &mut Conn,
    secret: &HostSecret,
    petition: &str,
    account: &Account,
) -> Result<(), StoreError> {
    let tag = secret.waiting_period_tag(petition, account);
    conn.execute("DELETE FROM bars WHERE tag = $1", args![tag]).await.map(|_| ())
}

/// One person became another: bars that name the one name the other from now on.
///
/// # Errors
/// The database failed.
pub async fn follow(
    conn: &mut Conn,
    secret: &HostSecret,
    (from, to): (PersonId, PersonId),
) -> Result<(), StoreError> {
    let sql = "UPDATE bars SET holder = $2 WHERE holder = $1";
    conn.execute(sql, args![holder(secret, from), holder(secret, to)]).await.map(|_| ())
}

/// Removes bars that were over on this day, at most 1,000 at a time.
///
/// # Errors
/// The database failed.
pub async fn prune(conn: &mut Conn, day: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM bars WHERE tag IN \
               (SELECT tag FROM bars WHERE day <= $1 ORDER BY day LIMIT 1000)";
    conn.execute(sql, args![day]).await.map(|_| ())
}
