//! The connected accounts of each person.

use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args};
use crate::platform::{Account, Address, Platform};
use crate::vault::{Cell, PersonId, PersonTable};

/// A connected account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// The platform.
    pub platform: Platform,
    /// The account's id there.
    pub user: String,
    /// The private chat's address.
    pub address: String,
}

impl Linked {
    /// The account.
    pub fn account(&self) -> Account {
        Account { platform: self.platform, user: self.user.clone() }
    }

    /// The chat with the bot.
    pub fn address(&self) -> Address {
        Address(self.address.clone())
    }
}

impl std::fmt::Debug for Linked {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Linked({})", self.platform.as_str())
    }
}

/// A person's accounts, if several are connected; else none.
pub async fn of(conn: &mut Conn, person: PersonId) -> Result<Vec<Linked>, StoreError> {
    let secret = &conn.secret();
    let tag = secret.person_tag(PersonTable::Links, person);
    let row = conn.one("SELECT sealed FROM links WHERE tag = $1", args![tag.clone()]).await?;
    let Some(row) = row else { return Ok(Vec::new()) };
    secret.open(cell(&tag), &row.blob(0)?).value().ok_or(StoreError::Corrupt("links.sealed"))
}

/// Connects these accounts to one person.
pub async fn set(conn: &mut Conn, person: PersonId, accounts: &[Linked]) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.person_tag(PersonTable::Links, person);
    let sealed = secret.seal(cell(&tag), 512, &accounts);
    let sql = "INSERT INTO links (tag, sealed) VALUES ($1, $2) \
               ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed";
    conn.execute(sql, args![tag, sealed]).await.map(|_| ())
}

/// Deletes a person's connections.
pub async fn end(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.person_tag(PersonTable::Links, person);
    conn.execute("DELETE FROM links WHERE tag = $1", args![tag]).await.map(|_| ())
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "links", column: "sealed", row: tag }
}
