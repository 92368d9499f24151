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
pub async fn person(
    conn: &mut Conn,
    secret: &HostSecret,
    account: &Account,
) -> Result<Option<PersonId>, StoreError> {
    let tag = secret.account_tag(AccountTable::Accounts, account);
    let Some(row) = conn.one("SELECT person FROM accounts WHERE tag = $1", args![tag]).await?
    else {
        return Ok(None);
    };
    let id = row.blob(0)?.try_into().map_err(|_| StoreError::Corrupt("accounts.person"))?;
    Ok(Some(PersonId(id)))
}

/// Makes `person` the person of an account that has none yet.
pub async fn add(
    conn: &mut Conn,
    secret: &HostSecret,
    account: &Account,
    person: PersonId,
) -> Result<(), StoreError> {
    let tag = secret.account_tag(AccountTable::Accounts, account);
    let sql = "INSERT INTO accounts (tag, person) VALUES ($1, $2) ON CONFLICT (tag) DO NOTHING";
    conn.execute(sql, args![tag, person.0.as_slice()]).await.map(|_| ())
}

/// Assigns an account to a person, in place of an earlier one.
pub async fn become_person(
    conn: &mut Conn,
    secret: &HostSecret,
    account: &Account,
    person: PersonId,
) -> Result<(), StoreError> {
    let tag = secret.account_tag(AccountTable::Accounts, account);
    let sql = "INSERT INTO accounts (tag, person) VALUES ($1, $2) \
               ON CONFLICT (tag) DO UPDATE SET person = excluded.person";
    conn.execute(sql, args![tag, person.0.as_slice()]).await.map(|_| ())
}

/// Forgets the person of an account. The person itself stays.
pub async fn leave(
    conn: &mut Conn,
    secret: &HostSecret,
    account: &Account,
) -> Result<(), StoreError> {
    let tag = secret.account_tag(AccountTable::Accounts, account);
    conn.execute("DELETE FROM accounts WHERE tag = $1", args![tag]).await.map(|_| ())
}

/// Forgets a person's choices.
pub async fn forget_profile(
    conn: &mut Conn,
    secret: &HostSecret,
    person: PersonId,
) -> Result<(), StoreError> {
    let tag = secret.person_tag(PersonTable::Profiles, person);
    conn.execute("DELETE FROM profiles WHERE tag = $1", args![tag]).await.map(|_| ())
}

/// Forgets the person of an account, and the person's choices.
pub async fn forget(
    conn: &mut Conn,
    secret: &HostSecret,
    account: &Account,
    person: PersonId,
) -> Result<(), StoreError> {
    leave(conn, secret, account).await?;
    forget_profile(conn, secret, person).await
}

/// What a person chose, if anything.
pub async fn profile(
    conn: &mut Conn,
    secret: &HostSecret,
    person: PersonId,
) -> Result<Option<Profile>, StoreError> {
    let tag = secret.person_tag(PersonTable::Profiles, person);
    let row = conn.one("SELECT sealed FROM profiles WHERE tag = $1", args![tag.clone()]).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(secret.open(cell(&tag), &row.blob(0)?).value())
}

/// The language that whoever writes from a private chat has chosen, if anything.
pub async fn language(
    conn: &mut Conn,
    secret: &HostSecret,
    (platform, address): (Platform, &str),
) -> Result<Option<Locale>, StoreError> {
    // A private chat has the number of its person, where the platform gives both alike.
    let account = Account { platform, user: address.to_owned() };
    let Some(person) = person(conn, secret, &account).await? else { return Ok(None) };
    Ok(profile(conn, secret, person).await?.map(|one| one.locale))
}

/// Keeps what a person chose.
pub async fn set_profile(
    conn: &mut Conn,
    secret: &HostSecret,
    person: PersonId,
    profile: &Profile,
) -> Result<(), StoreError> {
    let tag = secret.person_tag(PersonTable::Profiles, person);
    let sealed = secret.seal(cell(&tag), 64, profile);
    let sql = "INSERT INTO profiles (tag, sealed) VALUES ($1, $2) \
               ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed";
    conn.execute(sql, args![tag, sealed]).await.map(|_| ())
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "profiles", column: "sealed", row: tag }
}
