//! How many take part in a forum. The row of a forum is also its lock: whoever joins, leaves or moves up
//! changes it before anything else, so that no two decide about one place.

use super::{Conn, StoreError, args};
use crate::campaign::Event;

/// How many take part in one forum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In person.
    pub inside: i64,
    /// Online.
    pub online: i64,
    /// On the waiting list.
    pub waiting: i64,
    /// The last turn that was given to somebody who waits.
    pub turn: i64,
    /// Checked in at the door.
    pub came: i64,
}

impl Counts {
    /// How many of the forum's places are taken.
    pub fn taken(&self, event: &Event) -> i64 {
        if event.has_venue() { self.inside } else { self.inside + self.online }
    }

    /// How many places are left; nothing where nobody counts them.
    pub fn left(&self, event: &Event) -> Option<i64> {
        event.capacity.map(|places| (places - self.taken(event)).max(0))
    }
}

/// Takes the lock of a forum until the end of the transaction. Read the forum only behind it.
///
/// # Errors
/// The database failed, or somebody held the lock too long.
pub async fn lock(conn: &mut Conn, event: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO attendance (event, inside, online, waiting, turn, came) \
               VALUES ($1, 0, 0, 0, 0, 0) \
               ON CONFLICT (event) DO UPDATE SET inside = attendance.inside";
    conn.execute(sql, args![event]).await.map(|_| ())
}

/// How many take part.
///
/// # Errors
/// The database failed.
pub async fn counts(conn: &mut Conn, event: &str) -> Result<Counts, StoreError> {
    let sql = "SELECT inside, online, waiting, turn, came FROM attendance WHERE event = $1";
    let Some(row) = conn.one(sql, args![event]).await? else { return Ok(Counts::default()) };
    Ok(Counts {
        inside: row.int(0)?,
        online: row.int(1)?,
        waiting: row.int(2)?,
        turn: row.int(3)?,
        came: row.int(4)?,
    })
}

/// Takes a place in the hall, if one is free and nobody waits for it.
pub(super) async fn take_inside(conn: &mut Conn, event: &Event) -> Result<bool, StoreError> {
    let sql = "UPDATE attendance SET inside = inside + 1 \
               WHERE event = $1 AND waiting = 0 AND inside < $2";
    Ok(conn.execute(sql, args![event.slug.as_str(), event.room()]).await? == 1)
}

/// Takes a place online. Where there is no hall the places are counted here.
pub(super) async fn take_online(conn: &mut Conn, event: &Event) -> Result<bool, StoreError> {
    let room = if event.has_venue() { i64::MAX } else { event.room() };
    let alone = i64::from(!event.has_venue());
    let sql = "UPDATE attendance SET online = online + 1 \
               WHERE event = $1 AND waiting * $3 = 0 AND inside * $3 + online < $2";
    Ok(conn.execute(sql, args![event.slug.as_str(), room, alone]).await? == 1)
}

/// The next turn on the waiting list.
pub(super) async fn queue(conn: &mut Conn, event: &str) -> Result<i64, StoreError> {
    let sql = "UPDATE attendance SET waiting = waiting + 1, turn = turn + 1 WHERE event = $1";
    conn.execute(sql, args![event]).await?;
    Ok(counts(conn, event).await?.turn)
}

/// Moves the numbers of a forum: in person, online, waiting, checked in.
pub(super) async fn shift(conn: &mut Conn, event: &str, by: [i64; 4]) -> Result<(), StoreError> {
    let sql = "UPDATE attendance SET inside = inside + $2, online = online + $3, \
               waiting = waiting + $4, came = came + $5 WHERE event = $1";
    conn.execute(sql, args![event, by[0], by[1], by[2], by[3]]).await.map(|_| ())
}

/// Forgets the numbers of a forum that is gone.
pub(super) async fn drop(conn: &mut Conn, event: &str) -> Result<(), StoreError> {
    conn.execute("DELETE FROM attendance WHERE event = $1", args![event]).await.map(|_| ())
}
