//! How many people take part in a forum. The forum's row is also its lock: every update that joins,
//! leaves or promotes somebody changes this row first, so no two updates can give away the same place.

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
    /// The last number that was given to somebody on the waiting list.
    pub turn: i64,
    /// Checked in at the door.
    pub came: i64,
}

impl Counts {
    /// How many of the forum's places are taken.
    pub fn taken(&self, event: &Event) -> i64 {
        if event.has_venue() { self.inside } else { self.inside + self.online }
    }

    /// How many places are left; `None` if the forum has no limit.
    pub fn left(&self, event: &Event) -> Option<i64> {
        event.capacity.map(|places| (places - self.taken(event)).max(0))
    }
}

/// Locks a forum until the end of the transaction. Read the forum after taking the lock.
///
/// # Errors
/// The database failed, or another update held the lock too long.
pub async fn lock(conn: &mut Conn, event: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO attendance (event, inside, online, waiting, turn, came) \
               VALUES ($1, 0, 0, 0, 0, 0) \
               ON CONFLICT (event) DO UPDATE SET inside = attendance.inside";
    conn.execute(sql, args![event]).await.map(|_| ())
}

/// How many take part.
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

/// Takes a place in the hall, if one is free and the waiting list is empty.
pub(super) async fn take_inside(conn: &mut Conn, event: &Event) -> Result<bool, StoreError> {
    let sql = "UPDATE attendance SET inside = inside + 1 \
               WHERE event = $1 AND waiting = 0 AND inside < $2";
    Ok(conn.execute(sql, args![event.slug.as_str(), event.room()]).await? == 1)
}

/// Takes a place online. Places are counted only if the forum has no hall.
pub(super) async fn take_online(conn: &mut Conn, event: &Event) -> Result<bool, StoreError> {
    let room = if event.has_venue() { i64::MAX } else { event.room() };
    let alone = i64::from(!event.has_venue());
    let sql = "UPDATE attendance SET online = online + 1 \
               WHERE event = $1 AND waiting * $3 = 0 AND inside * $3 + online < $2";
    Ok(conn.execute(sql, args![event.slug.as_str(), room, alone]).await? == 1)
}

/// The next number on the waiting list.
pub(super) async fn queue(conn: &mut Conn, event: &str) -> Result<i64, StoreError> {
    let sql = "UPDATE attendance SET waiting = waiting + 1, turn = turn + 1 WHERE event = $1";
    conn.execute(sql, args![event]).await?;
    Ok(counts(conn, event).await?.turn)
}

/// Adds these differences to a forum's numbers.
pub(super) async fn shift(conn: &mut Conn, event: &str, by: [i64; 4]) -> Result<(), StoreError> {
    let sql = "UPDATE attendance SET inside = inside + $2, online = online + $3, \
               waiting = waiting + $4, came = came + $5 WHERE event = $1";
    conn.execute(sql, args![event, by[0], by[1], by[2], by[3]]).await.map(|_| ())
}

/// Deletes the numbers of a forum that no longer exists.
pub(super) async fn drop(conn: &mut Conn, event: &str) -> Result<(), StoreError> {
    conn.execute("DELETE FROM attendance WHERE event = $1", args![event]).await.map(|_| ())
}
