//! Codes that connect two accounts, and the code that each account has shown or typed. Until a code
//! ends, its row holds the names on both profiles, sealed; no other table holds them.

use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args};
use crate::clock::{DAY, HOUR, Seconds};
use crate::locale::Locale;
use crate::platform::{Account, Address, Platform};
use crate::vault::{AccountTable, Cell};

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
    /// Whether this side has agreed.
    pub agreed: bool,
}

impl Side {
    /// The account.
    pub fn account(&self) -> Account {
        Account { platform: self.platform, user: self.user.clone() }
    }

    /// The chat with the bot.
    pub fn address(&self) -> Address {
        Address(self.address.clone())
    }
}

impl std::fmt::Debug for Side {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Side({})", self.platform.as_str())
    }
}

/// A code that was shown, and how far its connection is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkCode {
    /// When it ends.
    pub until: Seconds,
    /// The account that it was shown to.
    pub offerer: Side,
    /// The account that typed it.
    pub enterer: Option<Side>,
}

/// One account's dealings with codes.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connecting {
    /// The code that it has shown or typed.
    pub code: Option<String>,
    /// When it typed wrong codes.
    pub wrong: Vec<Seconds>,
}

impl std::fmt::Debug for Connecting {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Connecting(…)")
    }
}

/// Keeps a code in place of its earlier state.
pub async fn put(conn: &mut Conn, code: &str, offer: &LinkCode) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.link_code_tag(code);
    let sealed = secret.seal(cell("offers", &tag), 1024, offer);
    let sql = "INSERT INTO offers (tag, sealed, day) VALUES ($1, $2, $3) \
               ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed, day = excluded.day";
    conn.execute(sql, args![tag, sealed, offer.until.div_euclid(DAY)]).await.map(|_| ())
}

/// A code that has not ended.
pub async fn find(
    conn: &mut Conn,
    code: &str,
    now: Seconds,
) -> Result<Option<LinkCode>, StoreError> {
    let secret = &conn.secret();
    let tag = secret.link_code_tag(code);
    let row = conn.one("SELECT sealed FROM offers WHERE tag = $1", args![tag.clone()]).await?;
    let Some(row) = row else { return Ok(None) };
    let offer: Option<LinkCode> = secret.open(cell("offers", &tag), &row.blob(0)?).value();
    let offer = offer.ok_or(StoreError::Corrupt("offers.sealed"))?;
    Ok(Some(offer).filter(|offer| offer.until > now))
}

/// Ends a code. `false` if it had ended already.
pub async fn end(conn: &mut Conn, code: &str) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let tag = secret.link_code_tag(code);
    Ok(conn.execute("DELETE FROM offers WHERE tag = $1", args![tag]).await? == 1)
}

/// The account's dealings with codes.
pub async fn connecting(conn: &mut Conn, account: &Account) -> Result<Connecting, StoreError> {
    let secret = &conn.secret();
    let tag = secret.account_tag(AccountTable::Connecting, account);
    let row = conn.one("SELECT sealed FROM connecting WHERE tag = $1", args![tag.clone()]).await?;
    let Some(row) = row else { return Ok(Connecting::default()) };
    let kept = secret.open(cell("connecting", &tag), &row.blob(0)?).value();
    kept.ok_or(StoreError::Corrupt("connecting.sealed"))
}

/// Keeps the account's dealings with codes; deletes the row if there are none.
pub async fn set_connecting(
    conn: &mut Conn,
    account: &Account,
    now: Seconds,
    kept: &Connecting,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
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

/// Removes codes that ended on an earlier day, at most 1,000 of each table at a time. It waits an hour
/// after midnight, because a code that was shown before midnight is valid beyond it.
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
