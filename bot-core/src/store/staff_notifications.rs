//! Which members of the team are notified of incoming messages, and how many notifications each has
//! had.

use super::{Conn, StoreError, args};

/// Whether this member of the team has turned notifications off.
pub async fn is_away(conn: &mut Conn, role: &[u8]) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT away FROM duty WHERE tag = $1";
    let row = conn.one(sql, args![secret.staff_notification_tag(role)]).await?;
    row.map_or(Ok(false), |row| Ok(row.int(0)? == 1))
}

/// Turns the notifications of this member off (`away`) or on.
pub async fn set_away(conn: &mut Conn, role: &[u8], away: bool) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sql = "INSERT INTO duty (tag, away, round, notes) VALUES ($1, $2, 0, 0) \
               ON CONFLICT (tag) DO UPDATE SET away = excluded.away";
    conn.execute(sql, args![secret.staff_notification_tag(role), i64::from(away)]).await.map(|_| ())
}

/// Counts one more notification for this member in this stretch of time. The count, or `None` if the
/// member has turned notifications off.
pub async fn count(conn: &mut Conn, role: &[u8], stretch: i64) -> Result<Option<i64>, StoreError> {
    let secret = &conn.secret();
    let sql = "INSERT INTO duty (tag, away, round, notes) VALUES ($1, 0, $2, 1) \
               ON CONFLICT (tag) DO UPDATE SET round = excluded.round, notes = \
               CASE WHEN duty.round = excluded.round THEN duty.notes + 1 ELSE 1 END \
               WHERE duty.away = 0 RETURNING notes";
    let row =
        conn.one(sql, args![secret.staff_notification_tag(role), secret.round(stretch)]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Deletes the row of somebody who leaves the team.
pub async fn end(conn: &mut Conn, role: &[u8]) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sql = "DELETE FROM duty WHERE tag = $1";
    conn.execute(sql, args![secret.staff_notification_tag(role)]).await.map(|_| ())
}
