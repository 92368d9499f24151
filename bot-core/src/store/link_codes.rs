//! Codes that connect two accounts, and which code an account has to do with. Names stand here and
//! nowhere else, sealed, until the code has ended.

use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args};
use crate::clock::{DAY, HOUR, Seconds};
use crate::locale::Locale;
use crate::platform::{Account, Address, Platform};
use crate::vault::{AccountTable, Cell, HostSecret};

/// One of the two accounts.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The platform.
    pub platform: Platform,
    /// The account's id there.
    pub user: String,
    /// The private chat's address.
    pub address: String,
    /// The name on the profile, if it has one.
    pub name: Option<String>,
    /// The language.
    pub locale: Locale,
    /// Whether it has said yes.
    pub agreed: bool,
}

impl Side {
    /// Which account it is.
    pub fn account(&self) -> Account {
        Account { platform: self.platform, user: self.user.clone() }
    }

    /// Where it reads.
    pub fn address(&self) -> Address {
        Address(self.address.clone())
    }
}

impl std::fmt::Debug for Side {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Side({})", self.platform.as_str())
    }
}

/// A code that was shown, with all that has become of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkCode {
    /// When it ends.
    pub until: Seconds,
    /// Who was shown it.
    pub offerer: Side,
    /// Who typed it.
    pub enterer: Option<Side>,
}

/// What one account has to do with codes.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connecting {
    /// The code that it has shown or typed.
    pub code: Option<String>,
    /// When it typed wrong ones.
    pub wrong: Vec<Seconds>,
}

impl std::fmt::Debug for Connecting {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Connecting(…)")
    }
}

/// Keeps a code, or what has become of it.
///
/// # Errors
/// The database failed.
pub async fn put(
    conn: &mut Conn,
    secret: &HostSecret,
    code: &str,
    offer: &LinkCode,
) -> Result<(), StoreError> {
    let tag = secret.link_code_tag(code);
    let sealed = secret.seal(cell("offers", &tag), 1024, offer);
    let sql = "INSERT INTO offers (tag, sealed, day) VALUES ($1, $2, $3) \
               ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed, day = excluded.day";
    conn.execute(sql, args![tag, sealed, offer.until.div_euclid(DAY)]).await.map(|_| ())
}

/// What a code offers, as long as it holds.
///
/// # Errors
/// The database failed, or the row doesn't open.
pub async fn find(
    conn: &mut Conn,
    secret: &HostSecret,
    code: &str,
    now: Seconds,
) -> Result<Option<LinkCode>, StoreError> {
    let tag = secret.link_code_tag(code);
    let row = conn.one("SELECT sealed FROM offers WHERE tag = $1", args![tag.clone()]).await?;
    let Some(row) = row else { return Ok(None) };
    let offer: Option<LinkCode> = secret.open(cell("offers", &tag), &row.blob(0)?).value();
    let offer = offer.ok_or(StoreError::Corrupt("offers.sealed"))?;
    Ok(Some(offer).filter(|offer| offer.until > now))
}

/// Ends a code. `false` if it had ended.
///
/// # Errors
/// The database failed.
pub async fn end(conn: &mut Conn, secret: &HostSecret, code: &str) -> Result<bool, StoreError> {
    let tag = secret.link_code_tag(code);
    Ok(conn.execute("DELETE FROM offers WHERE tag = $1", args![tag]).await? == 1)
}

/// What an account has to do with codes.
///
/// # Errors
/// The database failed, or the row doesn't open.
pub async fn connecting(
    conn: &mut Conn,
    secret: &HostSecret,
    account: &Account,
) -> Result<Connecting, StoreError> {
    let tag = secret.account_tag(AccountTable::Connecting, account);
    let row = conn.one("SELECT sealed FROM connecting WHERE tag = $1", args![tag.clone()]).await?;
    let Some(row) = row else { return Ok(Connecting::default()) };
    let kept = secret.open(cell("connecting", &tag), &row.blob(0)?).value();
    kept.ok_or(StoreError::Corrupt("connecting.sealed"))
}

/// Keeps it, or nothing if there is nothing to keep.
///
/// # Errors
/// The database failed.
pub async fn set_connecting(
    conn: &mut Conn,
    secret: &HostSecret,
    account: &Account,
    now: Seconds,
    kept: &Connecting,
) -> Result<(), StoreError> {
    let tag = secret.account_tag(AccountTable::Connecting, account);
    if *kept == Connecting::default() {
        let sql = "DELETE FROM connecting WHERE tag = $1";
        return conn.execute(sql, args![tag]).await.map(|_| ());
    }
    let sealed = secret.seal(cell("connecting", &tag), 256, kept);
    let sql = "INSERT INTO connecting (tag, sealed, day) VALUES ($1, $2, $3) \
               ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed, day = excluded.day";
    conn.execute(sql, args![tag, sealed, now.div_euclid(DAY)]).await.map(|_| ())
}

/// Removes what ended with an earlier day, at most 1,000 of each at a time. An hour later, as a code
/// that was shown before midnight holds beyond it.
///
/// # Errors
/// The database failed.
pub async fn prune(conn: &mut Conn, now: Seconds) -> Result<(), StoreError> {
    let day = (now - HOUR).div_euclid(DAY);
    let sql = "DELETE FROM offers WHERE tag IN \
               (SELECT tag FROM offers WHERE day < $1 ORDER BY day LIMIT 1000)";
    conn.execute(sql, args![day]).await?;
    let sql = "DELETE FROM connecting WHERE tag IN \
               (SELECT tag FROM connecting WHERE day < $1 ORDER BY day LIMIT 1000)";
    conn.execute(sql, args![day]).await.map(|_| ())
}

fn cell<'a>(table: &'static str, tag: &'a [u8]) -> Cell<'a> {
    Cell { table, column: "sealed", row: tag }
}
