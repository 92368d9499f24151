//! The day before which an account that was disconnected may not sign a petition. Its signatures stayed
//! with another person, the holder. An account that is connected with the holder again may sign at
//! once.

use super::{Conn, StoreError, args};
use crate::platform::Account;
use crate::vault::{HostSecret, PersonId, PersonTable, Tag};

/// One petition that one account may not sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingPeriod {
    /// The person with whom the signature stayed.
    pub holder: Tag,
    /// The first day on which the account may sign again, counted from 1970.
    pub day: i64,
}

/// The waiting period of an account, also if it is over.
pub async fn find(
    conn: &mut Conn,
    petition: &str,
    account: &Account,
) -> Result<Option<WaitingPeriod>, StoreError> {
    let secret = &conn.secret();
    let tag = secret.waiting_period_tag(petition, account);
    let row = conn.one("SELECT holder, day FROM bars WHERE tag = $1", args![tag]).await?;
    row.map(|row| Ok(WaitingPeriod { holder: row.blob(0)?, day: row.int(1)? })).transpose()
}

/// The tag by which a person is recognised as a holder.
pub fn holder(secret: &HostSecret, person: PersonId) -> Tag {
    secret.person_tag(PersonTable::Holders, person)
}

/// Sets a waiting period in place of an earlier one.
pub async fn set(
    conn: &mut Conn,
    petition: &str,
    account: &Account,
    bar: &WaitingPeriod,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.waiting_period_tag(petition, account);
    let sql = "INSERT INTO bars (tag, holder, day) VALUES ($1, $2, $3) \
               ON CONFLICT (tag) DO UPDATE SET holder = excluded.holder, day = excluded.day";
    conn.execute(sql, args![tag, bar.holder.clone(), bar.day]).await.map(|_| ())
}

/// Copies the waiting period of the first account to the second one, in place of its own. The holder is
/// taken from the row as it is now, because [`follow`] may have changed it since it was read. The first
/// statement changes nothing: it takes the row's lock, so that a concurrent [`follow`] ends first.
pub async fn share(
    conn: &mut Conn,
    petition: &str,
    [from, to]: [&Account; 2],
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let (from, to) =
        (secret.waiting_period_tag(petition, from), secret.waiting_period_tag(petition, to));
    let sql = "UPDATE bars SET day = day WHERE tag = $1";
    conn.execute(sql, args![from.clone()]).await?;
    let sql = "INSERT INTO bars (tag, holder, day) SELECT $1, holder, day FROM bars WHERE tag = $2 \
               ON CONFLICT (tag) DO UPDATE SET holder = excluded.holder, day = excluded.day";
    conn.execute(sql, args![to, from]).await.map(|_| ())
}

/// Ends a waiting period.
pub async fn lift(conn: &mut Conn, petition: &str, account: &Account) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.waiting_period_tag(petition, account);
    conn.execute("DELETE FROM bars WHERE tag = $1", args![tag]).await.map(|_| ())
}

/// Two persons became one: waiting periods that name the first as their holder name the second from now
/// on.
pub async fn follow(conn: &mut Conn, (from, to): (PersonId, PersonId)) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sql = "UPDATE bars SET holder = $2 WHERE holder = $1";
    conn.execute(sql, args![holder(secret, from), holder(secret, to)]).await.map(|_| ())
}

/// Removes waiting periods that are over on this day, at most 1,000 at a time.
pub async fn prune(conn: &mut Conn, day: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM bars WHERE tag IN \
               (SELECT tag FROM bars WHERE day <= $1 ORDER BY day LIMIT 1000)";
    conn.execute(sql, args![day]).await.map(|_| ())
}
