//! Rows that give a right or an identity are bound to the host secret: whoever can write the database but lacks
//! the secret changes nothing unnoticed. Here rows of an older version are bound, once.

use super::roles::{self, Invitation, Staff};
use super::{
    Conn, StoreError, accounts, announcements, args, content, events, faqs, meta, petitions,
    revisions, signatures, tallies,
};
use crate::command::Role;
use crate::vault::PersonId;

/// Rows in one statement.
const PAGE: usize = 1_000;
/// The name of the lock: two processes that start at once bind nothing twice.
const LOCK: &[u8] = b"binding.";

/// Whether all rows are bound already.
pub async fn is_done(conn: &mut Conn) -> Result<bool, StoreError> {
    Ok(meta::get(conn, meta::BOUND).await?.is_some())
}

/// Says so of an empty store: its rows are bound as they are written. What gives a right by standing there says
/// so also where it is off, so that a row that somebody removed is noticed.
pub async fn begin(conn: &mut Conn) -> Result<(), StoreError> {
    meta::set_once(conn, meta::PRACTICE, "0").await?;
    meta::set_once(conn, meta::TWO_PEOPLE, "0").await?;
    meta::set(conn, meta::BOUND, "1").await
}

/// Binds every row as it is, in one transaction: from then on a row that somebody else wrote is noticed. What
/// was changed before can't be told.
pub async fn all(conn: &mut Conn) -> Result<(), StoreError> {
    conn.begin().await?;
    conn.lock_account(LOCK).await?;
    if !is_done(conn).await? {
        facts(conn).await?;
        petitions(conn).await?;
        for table in [&events::TABLE, &faqs::FAQS, &faqs::TOPICS] {
            content(conn, table).await?;
        }
        people(conn).await?;
        staff(conn).await?;
        invitations(conn).await?;
        texts(conn).await?;
        announcements::decided(conn).await?;
        begin(conn).await?;
    }
    conn.commit().await
}

async fn facts(conn: &mut Conn) -> Result<(), StoreError> {
    for row in conn.all("SELECT name, value FROM meta ORDER BY name LIMIT 100", Vec::new()).await? {
        meta::set(conn, &row.text(0)?, &row.text(1)?).await?;
    }
    Ok(())
}

async fn petitions(conn: &mut Conn) -> Result<(), StoreError> {
    let sql = "SELECT slug, place, text_version, consent_version, settings FROM petitions \
               ORDER BY slug LIMIT 1000";
    for row in conn.all(sql, Vec::new()).await? {
        let (slug, settings) = (row.text(0)?, row.text(4)?);
        let numbers = [row.int(1)?, row.int(2)?, row.int(3)?];
        let bound = petitions::bound(conn, &slug, numbers, &settings);
        conn.execute("UPDATE petitions SET bound = $2 WHERE slug = $1", args![slug, bound]).await?;
    }
    let sql = "SELECT petition, kind, version, body FROM revisions \
               ORDER BY petition, kind, version LIMIT 100000";
    for row in conn.all(sql, Vec::new()).await? {
        let (slug, kind, version) = (row.text(0)?, row.text(1)?, row.int(2)?);
        let bound = revisions::bound(conn, &slug, &kind, version, &row.text(3)?);
        let sql = "UPDATE revisions SET bound = $4 \
                   WHERE petition = $1 AND kind = $2 AND version = $3";
        conn.execute(sql, args![slug, kind, version, bound]).await?;
    }
    Ok(())
}

/// An older version did not count by the text that was signed.
async fn texts(conn: &mut Conn) -> Result<(), StoreError> {
    for row in conn.all("SELECT slug FROM petitions ORDER BY slug LIMIT 1000", Vec::new()).await? {
        let slug = row.text(0)?;
        let moves = signatures::by_text(conn, &slug).await?;
        tallies::apply(conn, &slug, &moves).await?;
    }
    Ok(())
}

async fn content(conn: &mut Conn, table: &content::Table) -> Result<(), StoreError> {
    for row in conn.all(table.list, Vec::new()).await? {
        let (slug, place, settings) = (row.text(0)?, row.int(1)?, row.text(2)?);
        let bound = table.bound(conn, &slug, place, &settings);
        conn.execute(table.put, args![slug, place, settings, bound]).await?;
    }
    Ok(())
}

async fn people(conn: &mut Conn) -> Result<(), StoreError> {
    let mut after = Vec::new();
    loop {
        let sql = "SELECT tag, person FROM accounts WHERE tag > $1 ORDER BY tag LIMIT 1000";
        let rows = conn.all(sql, args![after.clone()]).await?;
        for row in &rows {
            after = row.blob(0)?;
            // One of another length can't be read by an older version either.
            let Ok(person) = row.blob(1)?.try_into() else { continue };
            let sealed = accounts::seal_person(&conn.secret(), &after, PersonId(person));
            let sql = "UPDATE accounts SET person = $2 WHERE tag = $1";
            conn.execute(sql, args![after.clone(), sealed]).await?;
        }
        if rows.len() < PAGE {
            return Ok(());
        }
    }
}

async fn staff(conn: &mut Conn) -> Result<(), StoreError> {
    let secret = &conn.secret();
    for row in conn.all("SELECT tag, role, sealed FROM roles LIMIT 1000", Vec::new()).await? {
        let (tag, role) = (row.blob(0)?, Role::parse(&row.text(1)?));
        let staff: Option<Staff> = secret.open(roles::cell("roles", &tag), &row.blob(2)?).value();
        let Some((role, staff)) = role.zip(staff) else { continue };
        let sealed = roles::seal(secret, &tag, role, &staff);
        conn.execute("UPDATE roles SET sealed = $2 WHERE tag = $1", args![tag, sealed]).await?;
    }
    Ok(())
}

async fn invitations(conn: &mut Conn) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT tag, role, sealed, expires FROM invites LIMIT 1000";
    for row in conn.all(sql, Vec::new()).await? {
        let (tag, role, expires) = (row.blob(0)?, Role::parse(&row.text(1)?), row.int(3)?);
        let label: Option<String> =
            secret.open(roles::cell("invites", &tag), &row.blob(2)?).value();
        let Some((role, label)) = role.zip(label) else { continue };
        let invitation = Invitation { label, maker: Vec::new() };
        let sealed = roles::seal_invitation(secret, &tag, (role, expires), &invitation);
        conn.execute("UPDATE invites SET sealed = $2 WHERE tag = $1", args![tag, sealed]).await?;
    }
    Ok(())
}
