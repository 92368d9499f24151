//! Signatures of people beside that count against an account although they are no longer its person's. When two accounts
//! part, all that were given beside both stay with one of them, and count against the other one as well for as long as
//! the petition runs: so no two accounts give more signatures by connecting and parting.

use std::collections::BTreeSet;

use super::petitions::Stored;
use super::signatures::Facts;
use super::{Conn, StoreError, args};
use crate::platform::Account;
use crate::vault::{Cell, HostSecret, Tag, count_tag};

/// Signatures, each as a tag under the petition's own key: once that is gone, nobody can tell which they were.
pub type Counted = BTreeSet<Tag>;

/// How a signature is named here; `None` once the petition's key is gone.
pub fn name(secret: &HostSecret, stored: &Stored, facts: &Facts) -> Option<Tag> {
    Some(count_tag(&stored.key(secret)?, &facts.id))
}

/// What counts against this account beyond its person's own.
pub async fn of(conn: &mut Conn, petition: &str, account: &Account) -> Result<Counted, StoreError> {
    let secret = &conn.secret();
    let tag = secret.beside_tag(petition, account);
    let sql = "SELECT sealed FROM beside WHERE petition = $1 AND tag = $2";
    let Some(row) = conn.one(sql, args![petition, tag.clone()]).await? else {
        return Ok(Counted::new());
    };
    secret.open(cell(&tag), &row.blob(0)?).value().ok_or(StoreError::Corrupt("beside.sealed"))
}

/// From now on this counts against the account.
pub async fn set(
    conn: &mut Conn,
    petition: &str,
    account: &Account,
    counted: &Counted,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.beside_tag(petition, account);
    let sealed = secret.seal(cell(&tag), 1024, counted);
    let sql = "INSERT INTO beside (petition, tag, sealed) VALUES ($1, $2, $3) \
               ON CONFLICT (petition, tag) DO UPDATE SET sealed = excluded.sealed";
    conn.execute(sql, args![petition, tag, sealed]).await.map(|_| ())
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "beside", column: "sealed", row: tag }
}
