//! The roles of accounts, and the one-time invitations to a role.

use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args};
use crate::clock::Seconds;
use crate::command::Role;
use crate::platform::Account;
use crate::vault::{AccountTable, Cell, HostSecret, Tag};

/// The name of the lock on the number of owners.
const OWNERS: &[u8] = b"owners..";

/// What is known of a staff member besides the role. Sealed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Staff {
    /// The name that the inviter gave them.
    pub label: String,
    /// The platform.
    pub platform: String,
    /// The private chat's address.
    pub address: String,
}

impl std::fmt::Debug for Staff {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Staff(…)")
    }
}

/// A member of staff.
#[derive(Clone, Debug)]
pub struct Member {
    /// The row's key.
    pub tag: Tag,
    /// The role.
    pub role: Role,
    /// The rest.
    pub staff: Staff,
}

/// An account's role; supporter if it has none.
pub async fn of(
    conn: &mut Conn,
    secret: &HostSecret,
    account: &Account,
) -> Result<Role, StoreError> {
    let tag = secret.account_tag(AccountTable::Roles, account);
    let row = conn.one("SELECT role FROM roles WHERE tag = $1", args![tag]).await?;
    let name = row.map(|row| row.text(0)).transpose()?;
    Ok(name.and_then(|name| Role::parse(&name)).unwrap_or(Role::Supporter))
}

/// Gives an account a role in place of an earlier one.
pub async fn grant(
    conn: &mut Conn,
    secret: &HostSecret,
    account: &Account,
    role: Role,
    staff: &Staff,
) -> Result<(), StoreError> {
    let tag = secret.account_tag(AccountTable::Roles, account);
    let sealed = secret.seal(cell("roles", &tag), 256, staff);
    let sql = "INSERT INTO roles (tag, role, sealed) VALUES ($1, $2, $3) \
               ON CONFLICT (tag) DO UPDATE SET role = excluded.role, sealed = excluded.sealed";
    conn.execute(sql, args![tag, role.as_str(), sealed]).await.map(|_| ())
}

/// Takes an account's role away. `false` if it had none.
pub async fn revoke(conn: &mut Conn, tag: &[u8]) -> Result<bool, StoreError> {
    Ok(conn.execute("DELETE FROM roles WHERE tag = $1", args![tag]).await? == 1)
}

/// All staff, at most 500. The order reveals nothing.
pub async fn list(conn: &mut Conn, secret: &HostSecret) -> Result<Vec<Member>, StoreError> {
    let sql = "SELECT tag, role, sealed FROM roles ORDER BY tag LIMIT 500";
    let rows = conn.all(sql, Vec::new()).await?;
    let read = |row: &super::Row| {
        let tag = row.blob(0)?;
        let role = Role::parse(&row.text(1)?).ok_or(StoreError::Corrupt("roles.role"))?;
        let staff = secret.open(cell("roles", &tag), &row.blob(2)?).value();
        Ok(Member { staff: staff.ok_or(StoreError::Corrupt("roles.sealed"))?, role, tag })
    };
    rows.iter().map(read).collect()
}

/// How many owners there are. No other transaction can ask until this one ends: two owners who take
/// each other's role away at the same moment would both be told two.
pub async fn owners(conn: &mut Conn) -> Result<i64, StoreError> {
    conn.lock_account(OWNERS).await?;
    let sql = "SELECT COUNT(*) FROM (SELECT tag FROM roles WHERE role = $1 LIMIT 500) AS owners";
    let row = conn.one(sql, args![Role::Owner.as_str()]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// Keeps an invitation until `expires`.
pub async fn invite(
    conn: &mut Conn,
    secret: &HostSecret,
    code: &str,
    role: Role,
    label: &str,
    expires: Seconds,
) -> Result<(), StoreError> {
    let tag = secret.code_tag(code);
    let sealed = secret.seal(cell("invites", &tag), 256, &label);
    let sql = "INSERT INTO invites (tag, role, sealed, expires) VALUES ($1, $2, $3, $4)";
    conn.execute(sql, args![tag, role.as_str(), sealed, expires]).await.map(|_| ())
}

/// The role that an invitation gives, if it can still be used.
pub async fn offered(
    conn: &mut Conn,
    secret: &HostSecret,
    code: &str,
    now: Seconds,
) -> Result<Option<Role>, StoreError> {
    let sql = "SELECT role FROM invites WHERE tag = $1 AND expires > $2";
    let Some(row) = conn.one(sql, args![secret.code_tag(code), now]).await? else {
        return Ok(None);
    };
    Role::parse(&row.text(0)?).map(Some).ok_or(StoreError::Corrupt("invites.role"))
}

/// Uses up an invitation, once, before it expires: its role and label.
pub async fn redeem(
    conn: &mut Conn,
    secret: &HostSecret,
    code: &str,
    now: Seconds,
) -> Result<Option<(Role, String)>, StoreError> {
    let tag = secret.code_tag(code);
    let sql = "DELETE FROM invites WHERE tag = $1 RETURNING role, sealed, expires";
    let Some(row) = conn.one(sql, args![tag.clone()]).await? else { return Ok(None) };
    if row.int(2)? <= now {
        return Ok(None);
    }
    let role = Role::parse(&row.text(0)?).ok_or(StoreError::Corrupt("invites.role"))?;
    let label: Option<String> = secret.open(cell("invites", &tag), &row.blob(1)?).value();
    Ok(Some((role, label.ok_or(StoreError::Corrupt("invites.sealed"))?)))
}

/// Removes expired invitations, at most 1,000 at a time.
pub async fn prune_invites(conn: &mut Conn, now: Seconds) -> Result<(), StoreError> {
    let sql = "DELETE FROM invites WHERE tag IN \
               (SELECT tag FROM invites WHERE expires <= $1 LIMIT 1000)";
    conn.execute(sql, args![now]).await.map(|_| ())
}

fn cell<'a>(table: &'static str, tag: &'a [u8]) -> Cell<'a> {
    Cell { table, column: "sealed", row: tag }
}
