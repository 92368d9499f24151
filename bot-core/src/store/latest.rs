//! The latest time that a store has seen. A clock that jumps ahead of it by more than a day destroys nothing until somebody
//! confirms it: it may be wrong, and what is destroyed does not come back.

use super::{Conn, StoreError, meta};
use crate::clock::{DAY, HOUR, Seconds};

/// When this store was last cleaned, if the clock is more than a day ahead of that; else `None`, and the time is kept.
/// A clock that went back is taken at once: what is old then is younger than before.
pub async fn look(conn: &mut Conn, now: Seconds) -> Result<Option<Seconds>, StoreError> {
    let latest = seen(conn).await?;
    // Each minute would be a write: so what is kept may be an hour old.
    if latest.is_none_or(|latest| !(latest..latest + HOUR).contains(&now) && !is_ahead(latest, now))
    {
        confirm(conn, now).await?;
    }
    Ok(latest.filter(|latest| is_ahead(*latest, now)))
}

/// The same, and nothing is kept.
pub async fn jumped(conn: &mut Conn, now: Seconds) -> Result<Option<Seconds>, StoreError> {
    Ok(seen(conn).await?.filter(|latest| is_ahead(*latest, now)))
}

fn is_ahead(latest: Seconds, now: Seconds) -> bool {
    now > latest + DAY + HOUR
}

async fn seen(conn: &mut Conn) -> Result<Option<Seconds>, StoreError> {
    Ok(meta::get(conn, meta::LATEST).await?.and_then(|value| value.parse().ok()))
}

/// Takes the clock for right.
pub async fn confirm(conn: &mut Conn, now: Seconds) -> Result<(), StoreError> {
    meta::set(conn, meta::LATEST, &now.to_string()).await?;
    meta::clear(conn, meta::LATEST_TOLD).await
}

/// Whether owners are still to be told that the clock has jumped since then. `true` once.
pub async fn tell(conn: &mut Conn, latest: Seconds) -> Result<bool, StoreError> {
    let value = latest.to_string();
    if meta::get(conn, meta::LATEST_TOLD).await?.as_deref() == Some(value.as_str()) {
        return Ok(false);
    }
    meta::set(conn, meta::LATEST_TOLD, &value).await.map(|()| true)
}
