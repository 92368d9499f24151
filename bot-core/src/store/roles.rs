//! The roles of accounts, and the one-time invitations to a role.

use serde::{Deserialize, Serialize};

use super::{Conn, Row, StoreError, args, if_readable, readable};
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
    /// When the role was given; 0 where that is not known.
    #[serde(default)]
    pub since: Seconds,
}

impl std::fmt::Debug for Staff {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Staff(…)")
    }
}

/// What an invitation says besides the role. Sealed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Invitation {
    /// The name that the inviter gave whom they invite.
    pub label: String,
    /// The tag of the inviter's role; empty for the host. The invitation ends with that role.
    pub maker: Tag,
}

impl std::fmt::Debug for Invitation {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Invitation(…)")
    }
}

/// An invitation that can still be used.
#[derive(Clone, Debug)]
pub struct Open {
    /// The row's key: a tag of the code.
    pub tag: Tag,
    /// The role that it gives.
    pub role: Role,
    /// The rest.
    pub invitation: Invitation,
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

/// An account's role; supporter if it has none, or one that somebody else wrote.
pub async fn of(conn: &mut Conn, account: &Account) -> Result<Role, StoreError> {
    let tag = conn.secret().account_tag(AccountTable::Roles, account);
    Ok(member(conn, &tag).await?.map_or(Role::Supporter, |member| member.role))
}

/// The member of staff with this tag.
pub async fn member(conn: &mut Conn, tag: &[u8]) -> Result<Option<Member>, StoreError> {
    let sql = "SELECT tag, role, sealed FROM roles WHERE tag = $1";
    let row = conn.one(sql, args![tag]).await?;
    if_readable(row.map(|row| read(&conn.secret(), &row)).transpose())
}

/// Gives an account a role in place of an earlier one.
pub async fn grant(
    conn: &mut Conn,
    account: &Account,
    role: Role,
    staff: &Staff,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.account_tag(AccountTable::Roles, account);
    let sealed = seal(secret, &tag, role, staff);
    let sql = "INSERT INTO roles (tag, role, sealed) VALUES ($1, $2, $3) \
               ON CONFLICT (tag) DO UPDATE SET role = excluded.role, sealed = excluded.sealed";
    conn.execute(sql, args![tag, role.as_str(), sealed]).await.map(|_| ())
}

/// Takes an account's role away. `false` if it had none.
pub async fn revoke(conn: &mut Conn, tag: &[u8]) -> Result<bool, StoreError> {
    Ok(conn.execute("DELETE FROM roles WHERE tag = $1", args![tag]).await? == 1)
}

pub(super) const LIST: &str = "SELECT tag, role, sealed FROM roles ORDER BY tag LIMIT 500";
pub(super) const INVITATIONS: &str =
    "SELECT tag, role, sealed, expires FROM invites WHERE expires > $1 ORDER BY tag LIMIT 500";

/// All staff, at most 500. The order reveals nothing.
pub async fn list(conn: &mut Conn) -> Result<Vec<Member>, StoreError> {
    let secret = &conn.secret();
    let rows = conn.all(LIST, Vec::new()).await?;
    readable(rows.iter().map(|row| read(secret, row)))
}

/// How many owners there are. No other transaction can ask until this one ends: two owners who take
/// each other's role away at the same moment would both be told two.
pub async fn owners(conn: &mut Conn) -> Result<usize, StoreError> {
    conn.lock_account(OWNERS).await?;
    Ok(list(conn).await?.iter().filter(|member| member.role == Role::Owner).count())
}

/// Keeps an invitation until `expires`.
pub async fn invite(
    conn: &mut Conn,
    code: &str,
    role: Role,
    invitation: &Invitation,
    expires: Seconds,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = secret.code_tag(code);
    let sealed = seal_invitation(secret, &tag, (role, expires), invitation);
    let sql = "INSERT INTO invites (tag, role, sealed, expires) VALUES ($1, $2, $3, $4)";
    conn.execute(sql, args![tag, role.as_str(), sealed, expires]).await.map(|_| ())
}

/// The invitations that can still be used, at most 500. The order reveals nothing.
pub async fn open(conn: &mut Conn, now: Seconds) -> Result<Vec<Open>, StoreError> {
    let secret = &conn.secret();
    let rows = conn.all(INVITATIONS, args![now]).await?;
    readable(rows.iter().map(|row| read_invitation(secret, row)))
}

/// Uses up an invitation, once, before it expires.
pub async fn redeem(conn: &mut Conn, code: &str, now: Seconds) -> Result<Option<Open>, StoreError> {
    let secret = &conn.secret();
    let sql = "DELETE FROM invites WHERE tag = $1 RETURNING tag, role, sealed, expires";
    let Some(row) = conn.one(sql, args![secret.code_tag(code)]).await? else { return Ok(None) };
    let found = if_readable(read_invitation(secret, &row).map(Some))?;
    Ok(if row.int(3)? > now { found } else { None })
}

/// Takes an invitation back. `false` if it is gone already.
pub async fn recall(conn: &mut Conn, tag: &[u8]) -> Result<bool, StoreError> {
    Ok(conn.execute("DELETE FROM invites WHERE tag = $1", args![tag]).await? == 1)
}

/// Removes expired invitations, at most 1,000 at a time.
pub async fn prune_invites(conn: &mut Conn, now: Seconds) -> Result<(), StoreError> {
    let sql = "DELETE FROM invites WHERE tag IN \
               (SELECT tag FROM invites WHERE expires <= $1 LIMIT 1000)";
    conn.execute(sql, args![now]).await.map(|_| ())
}

pub(super) fn read(secret: &HostSecret, row: &Row) -> Result<Member, StoreError> {
    let (tag, role) = (row.blob(0)?, row.text(1)?);
    let staff = secret.open(cell("roles", &bound(&tag, &role, 0)), &row.blob(2)?).value();
    let staff = staff.ok_or(StoreError::Corrupt("roles.sealed"))?;
    let role = Role::parse(&role).ok_or(StoreError::Corrupt("roles.role"))?;
    Ok(Member { tag, role, staff })
}

pub(super) fn read_invitation(secret: &HostSecret, row: &Row) -> Result<Open, StoreError> {
    let (tag, role) = (row.blob(0)?, row.text(1)?);
    let place = bound(&tag, &role, row.int(3)?);
    let invitation = secret.open(cell("invites", &place), &row.blob(2)?).value();
    let invitation = invitation.ok_or(StoreError::Corrupt("invites.sealed"))?;
    let role = Role::parse(&role).ok_or(StoreError::Corrupt("invites.role"))?;
    Ok(Open { tag, role, invitation })
}

pub(super) fn seal(secret: &HostSecret, tag: &[u8], role: Role, staff: &Staff) -> Vec<u8> {
    secret.seal(cell("roles", &bound(tag, role.as_str(), 0)), 256, staff)
}

pub(super) fn seal_invitation(
    secret: &HostSecret,
    tag: &[u8],
    (role, expires): (Role, Seconds),
    invitation: &Invitation,
) -> Vec<u8> {
    secret.seal(cell("invites", &bound(tag, role.as_str(), expires)), 256, invitation)
}

/// A row's key with what stands beside it in the clear: the sealed part opens beside nothing else. Tags have
/// 32 bytes, so no two rows look alike.
fn bound(tag: &[u8], role: &str, expires: Seconds) -> Vec<u8> {
    [tag, &expires.to_be_bytes(), role.as_bytes()].concat()
}

pub(super) fn cell<'a>(table: &'static str, row: &'a [u8]) -> Cell<'a> {
    Cell { table, column: "sealed", row }
}
