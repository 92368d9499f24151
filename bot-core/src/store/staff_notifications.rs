//! Who of the team is told of what people send, and how much each was told.

use super::{Conn, StoreError, args};
use crate::vault::HostSecret;

/// Whether this member of the team wants to be left alone.
///
/// # Errors
/// The database failed.
pub async fn is_away(
    conn: &mut Conn,
    secret: &HostSecret,
    role: &[u8],
) -> Result<bool, StoreError> {
    let sql = "SELECT away FROM duty WHERE tag = $1";
    let row = conn.one(sql, args![secret.staff_notification_tag(role)]).await?;
    row.map_or(Ok(false), |row| Ok(row.int(0)? == 1))
}

/// From now on this member of the team is told, or left alone.
///
/// # Errors
/// The database failed.
pub async fn set_away(
    conn: &mut Conn,
    secret: &HostSecret,
    role: &[u8],
    away: bool,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO duty (tag, away, round, notes) VALUES ($1, $2, 0, 0) \
               ON CONFLICT (tag) DO UPDATE SET away = excluded.away";
    conn.execute(sql, args![secret.staff_notification_tag(role), i64::from(away)]).await.map(|_| ())
}

/// One more note for this member of the team in this stretch of the clock: how many that makes, or `None`
/// if they want to be left alone.
///
/// # Errors
/// The database failed.
pub async fn count(
    conn: &mut Conn,
    secret: &HostSecret,
    role: &[u8],
    stretch: i64,
) -> Result<Option<i64>, StoreError> {
    let sql = "INSERT INTO duty (tag, away, round, notes) VALUES ($1, 0, $2, 1) \
               ON CONFLICT (tag) DO UPDATE SET round = excluded.round, notes = \
               CASE WHEN duty.round = excluded.round THEN duty.notes + 1 ELSE 1 END \
               WHERE duty.away = 0 RETURNING notes";
    let row =
        conn.one(sql, args![secret.staff_notification_tag(role), secret.round(stretch)]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Whoever leaves the team leaves nothing here.
///
/// # Errors
/// The database failed.
pub async fn end(conn: &mut Conn, secret: &HostSecret, role: &[u8]) -> Result<(), StoreError> {
    let sql = "DELETE FROM duty WHERE tag = $1";
    conn.execute(sql, args![secret.staff_notification_tag(role)]).await.map(|_| ())
}
