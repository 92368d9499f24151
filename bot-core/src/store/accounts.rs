//! Which person an account belongs to, and the language that the person chose.

use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args};
use crate::locale::Locale;
use crate::platform::{Account, Platform};
use crate::vault::{AccountTable, Cell, HostSecret, PersonId, PersonTable};

/// What a person chose.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// The language.
    pub locale: Locale,
}

/// The person of an account, if the store knows the account.
pub async fn person(conn: &mut Conn, account: &Account) -> Result<Option<PersonId>, StoreError> {
    let secret = &conn.secret();
    let tag = secret.account_tag(AccountTable::Accounts, account);
    let Some(row) =
        conn.one("SELECT person FROM accounts WHERE tag = $1", args![tag.clone()]).await?
    else {
        return Ok(None);
    };
    open_person(secret, &tag, &row.blob(0)?).map(Some)
}

/// Makes `person` the person of an account that has none yet.
pub async fn add(conn: &mut Conn, account: &Account, person: PersonId) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.account_tag(AccountTable::Accounts, account);
    let sealed = seal_person(secret, &tag, person);
    let sql = "INSERT INTO accounts (tag, person) VALUES ($1, $2) ON CONFLICT (tag) DO NOTHING";
    conn.execute(sql, args![tag, sealed]).await.map(|_| ())
}

/// Assigns an account to a person, in place of an earlier one.
pub async fn become_person(
    conn: &mut Conn,
    account: &Account,
    person: PersonId,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.account_tag(AccountTable::Accounts, account);
    let sealed = seal_person(secret, &tag, person);
    let sql = "INSERT INTO accounts (tag, person) VALUES ($1, $2) \
               ON CONFLICT (tag) DO UPDATE SET person = excluded.person";
    conn.execute(sql, args![tag, sealed]).await.map(|_| ())
}

/// Forgets the person of an account. The person itself stays.
pub async fn leave(conn: &mut Conn, account: &Account) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.account_tag(AccountTable::Accounts, account);
    conn.execute("DELETE FROM accounts WHERE tag = $1", args![tag]).await.map(|_| ())
}

/// Forgets a person's choices.
pub async fn forget_profile(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.person_tag(PersonTable::Profiles, person);
    conn.execute("DELETE FROM profiles WHERE tag = $1", args![tag]).await.map(|_| ())
}

/// Forgets the person of an account, and the person's choices.
pub async fn forget(
    conn: &mut Conn,
    account: &Account,
    person: PersonId,
) -> Result<(), StoreError> {
    leave(conn, account).await?;
    forget_profile(conn, person).await
}

/// What a person chose, if anything.
pub async fn profile(conn: &mut Conn, person: PersonId) -> Result<Option<Profile>, StoreError> {
    let secret = &conn.secret();
    let tag = secret.person_tag(PersonTable::Profiles, person);
    let row = conn.one("SELECT sealed FROM profiles WHERE tag = $1", args![tag.clone()]).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(secret.open(cell(&tag), &row.blob(0)?).value())
}

/// The language that whoever writes from a private chat has chosen, if anything.
pub async fn language(
    conn: &mut Conn,
    (platform, address): (Platform, &str),
) -> Result<Option<Locale>, StoreError> {
    // A private chat has the number of its person, where the platform gives both alike.
    let account = Account { platform, user: address.to_owned() };
    let Some(person) = person(conn, &account).await? else { return Ok(None) };
    Ok(profile(conn, person).await?.map(|one| one.locale))
}

/// Keeps what a person chose.
pub async fn set_profile(
    conn: &mut Conn,
    person: PersonId,
    profile: &Profile,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.person_tag(PersonTable::Profiles, person);
    let sealed = secret.seal(cell(&tag), 64, profile);
    let sql = "INSERT INTO profiles (tag, sealed) VALUES ($1, $2) \
               ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed";
    conn.execute(sql, args![tag, sealed]).await.map(|_| ())
}

/// A person, sealed to the row of an account: whoever can write the table can make no account another's.
pub(super) fn seal_person(secret: &HostSecret, tag: &[u8], person: PersonId) -> Vec<u8> {
    secret.seal_bytes(person_cell(tag), &person.0)
}

fn open_person(secret: &HostSecret, tag: &[u8], sealed: &[u8]) -> Result<PersonId, StoreError> {
    let id = secret.open_bytes(person_cell(tag), sealed).value();
    let id = id.and_then(|id| id.try_into().ok()).map(PersonId);
    id.ok_or(StoreError::Corrupt("accounts.person"))
}

fn person_cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "accounts", column: "person", row: tag }
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "profiles", column: "sealed", row: tag }
}
