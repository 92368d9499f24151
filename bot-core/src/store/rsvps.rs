//! Participants of forums, the waiting list, and readers of the recap.

use serde::{Deserialize, Serialize};

use super::{Conn, Row, StoreError, args, attendance};
use crate::campaign::Event;
use crate::locale::Locale;
use crate::platform::Platform;
use crate::vault::{Cell, HostSecret, Seed, Tag};

/// Letters and digits in a ticket's code: one of 729 million codes.
pub const CODE: usize = 6;

/// How often another code is drawn if one is taken already.
const TRIES: usize = 8;

/// How a participant is reached.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rsvp {
    /// The platform.
    pub platform: Platform,
    /// The private chat's address on it.
    pub address: String,
    /// The language.
    pub locale: Locale,
    /// The IANA name of their own time zone, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// The code of the ticket, in small letters.
    pub code: String,
}

impl std::fmt::Debug for Rsvp {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Rsvp(…)")
    }
}

/// How a person takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// At the place.
    InPerson,
    /// From anywhere.
    Online,
    /// On the waiting list.
    Waiting,
    /// Not at all, but wants to read the recap.
    Recap,
}

impl Way {
    const ALL: [Self; 4] = [Self::InPerson, Self::Online, Self::Waiting, Self::Recap];

    const fn number(self) -> i64 {
        match self {
            Self::InPerson => 0,
            Self::Online => 1,
            Self::Waiting => 2,
            Self::Recap => 3,
        }
    }

    fn read(number: i64) -> Result<Self, StoreError> {
        let way = Self::ALL.into_iter().find(|way| way.number() == number);
        way.ok_or(StoreError::Corrupt("rsvps.way"))
    }

    /// The kind of places that the forum counts.
    pub fn counted(event: &Event) -> Self {
        if event.has_venue() { Self::InPerson } else { Self::Online }
    }

    /// Whether a person with this answer takes part.
    pub const fn takes_part(self) -> bool {
        matches!(self, Self::InPerson | Self::Online)
    }

    /// What it adds to the numbers of a forum.
    const fn shift(self, by: i64) -> [i64; 4] {
        match self {
            Self::InPerson => [by, 0, 0, 0],
            Self::Online => [0, by, 0, 0],
            Self::Waiting => [0, 0, by, 0],
            Self::Recap => [0, 0, 0, 0],
        }
    }
}

/// The participant to whom a ticket's code belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The forum.
    pub event: String,
    /// The row's key.
    pub tag: Tag,
    /// How they take part.
    pub way: Way,
    /// Whether the ticket was used.
    pub came: bool,
}

/// A participant, or `None` if the row can't be read.
pub type Entry = (Rsvp, Way, bool);

/// How they are reached, how they take part, and whether they came.
pub async fn at(conn: &mut Conn, event: &str, tag: &[u8]) -> Result<Option<Entry>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT tag, way, came, sealed FROM rsvps WHERE event = $1 AND tag = $2";
    let row = conn.one(sql, args![event, tag]).await?;
    row.map(|row| read(secret, &row)).transpose()
}

/// Up to `most` participants of a forum in the order of their tags, behind this one; `None` for rows
/// that can't be read.
pub async fn page(
    conn: &mut Conn,
    event: &str,
    behind: &[u8],
    most: i64,
) -> Result<Vec<(Tag, Option<Entry>)>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT tag, way, came, sealed FROM rsvps WHERE event = $1 AND tag > $2 \
               ORDER BY tag LIMIT $3";
    let rows = conn.all(sql, args![event, behind, most]).await?;
    // A row that can't be read is skipped, so that the others are still reached.
    rows.iter().map(|row| Ok((row.blob(0)?, read(secret, row).ok()))).collect()
}

/// Registers somebody in this way, or changes their way. If no place is free they go on the waiting
/// list, but a person who has a place does not lose it. The way afterwards, with the ticket. The caller
/// holds the forum's lock.
pub async fn join(
    conn: &mut Conn,
    (event, tag): (&Event, &[u8]),
    want: Way,
    (rsvp, seed): (Rsvp, &mut Seed),
) -> Result<(Rsvp, Way), StoreError> {
    let slug = event.slug.as_str();
    let old = at(conn, slug, tag).await?;
    let now = old.as_ref().map(|(_, way, _)| *way);
    if now == Some(want) {
        return write(conn, (slug, tag), now, (want, 0), (rsvp, old)).await;
    }
    let placed = match want {
        Way::InPerson => attendance::take_inside(conn, event).await?,
        Way::Online => attendance::take_online(conn, event).await?,
        Way::Waiting => false,
        Way::Recap => true,
    };
    let (way, place) = match (placed, now) {
        (true, _) => (want, 0),
        // A person who has another place keeps it, and a person who waits goes on waiting.
        (false, Some(kept)) if kept != Way::Recap => {
            return Ok(old.map_or((rsvp, kept), |(rsvp, way, _)| (rsvp, way)));
        }
        (false, _) => (Way::Waiting, attendance::queue(conn, slug).await?),
    };
    if let Some(now) = now {
        attendance::shift(conn, slug, now.shift(-1)).await?;
        return write(conn, (slug, tag), Some(now), (way, place), (rsvp, old)).await;
    }
    let rsvp = insert(conn, (slug, tag), (way, place), (rsvp, seed)).await?;
    Ok((rsvp, way))
}

/// Rewrites an existing row. The ticket stays.
async fn write(
    conn: &mut Conn,
    (event, tag): (&str, &[u8]),
    now: Option<Way>,
    (way, place): (Way, i64),
    (rsvp, old): (Rsvp, Option<Entry>),
) -> Result<(Rsvp, Way), StoreError> {
    let secret = &conn.secret();
    let code = old.map(|(old, ..)| old.code).unwrap_or_default();
    let rsvp = Rsvp { code, ..rsvp };
    let sealed = secret.seal(cell(tag), 256, &rsvp);
    let place = if now == Some(way) { None } else { Some(place) };
    if let Some(place) = place {
        let sql =
            "UPDATE rsvps SET way = $3, place = $4, sealed = $5 WHERE event = $1 AND tag = $2";
        conn.execute(sql, args![event, tag, way.number(), place, sealed]).await?;
    } else {
        let sql = "UPDATE rsvps SET sealed = $3 WHERE event = $1 AND tag = $2";
        conn.execute(sql, args![event, tag, sealed]).await?;
    }
    Ok((rsvp, way))
}

/// Writes a new row with a new ticket.
async fn insert(
    conn: &mut Conn,
    (event, tag): (&str, &[u8]),
    (way, place): (Way, i64),
    (rsvp, seed): (Rsvp, &mut Seed),
) -> Result<Rsvp, StoreError> {
    let secret = &conn.secret();
    for _ in 0..TRIES {
        let rsvp = Rsvp { code: seed.code(CODE), ..rsvp.clone() };
        let (code, sealed) = (secret.ticket_tag(&rsvp.code), secret.seal(cell(tag), 256, &rsvp));
        let sql = "INSERT INTO rsvps (event, tag, way, place, came, code, sealed) \
                   VALUES ($1, $2, $3, $4, 0, $5, $6) ON CONFLICT (code) DO NOTHING";
        if conn.execute(sql, args![event, tag, way.number(), place, code, sealed]).await? == 1 {
            return Ok(rsvp);
        }
    }
    Err(StoreError::Corrupt("rsvps.code"))
}

/// Seals anew how a participant is reached, for example in another language.
pub async fn reach(
    conn: &mut Conn,
    (event, tag): (&str, &[u8]),
    rsvp: &Rsvp,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sealed = secret.seal(cell(tag), 256, rsvp);
    let sql = "UPDATE rsvps SET sealed = $3 WHERE event = $1 AND tag = $2";
    conn.execute(sql, args![event, tag, sealed]).await.map(|_| ())
}

/// Removes a person from a forum: how they took part. The caller holds the forum's lock.
pub async fn leave(conn: &mut Conn, event: &str, tag: &[u8]) -> Result<Option<Way>, StoreError> {
    let sql = "SELECT way, came FROM rsvps WHERE event = $1 AND tag = $2";
    let Some(row) = conn.one(sql, args![event, tag]).await? else { return Ok(None) };
    let (way, came) = (Way::read(row.int(0)?)?, row.int(1)?);
    conn.execute("DELETE FROM rsvps WHERE event = $1 AND tag = $2", args![event, tag]).await?;
    let [inside, online, waiting, _] = way.shift(-1);
    attendance::shift(conn, event, [inside, online, waiting, -came]).await?;
    Ok(Some(way))
}

/// Gives free places to the waiting list, in the order of arrival. Everybody who moved up, with the way
/// in which they take part from now on. Takes the forum's lock.
pub async fn move_up(conn: &mut Conn, event: &Event) -> Result<Vec<(Rsvp, Way)>, StoreError> {
    let secret = &conn.secret();
    let slug = event.slug.as_str();
    attendance::lock(conn, slug).await?;
    let counts = attendance::counts(conn, slug).await?;
    let free = counts.left(event).unwrap_or(i64::MAX).min(counts.waiting);
    if event.cancelled || free <= 0 {
        return Ok(Vec::new());
    }
    let sql = "SELECT tag, way, came, sealed FROM rsvps WHERE event = $1 AND place > 0 \
               ORDER BY place LIMIT $2";
    let rows = conn.all(sql, args![slug, free]).await?;
    let (way, mut moved) = (Way::counted(event), Vec::new());
    for row in &rows {
        let sql = "UPDATE rsvps SET way = $3, place = 0 WHERE event = $1 AND tag = $2";
        conn.execute(sql, args![slug, row.blob(0)?, way.number()]).await?;
        // A person whose row can't be read gets the place all the same.
        moved.extend(read(secret, row).ok().map(|(rsvp, ..)| (rsvp, way)));
    }
    let number = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let [inside, online, ..] = way.shift(number);
    attendance::shift(conn, slug, [inside, online, -number, 0]).await?;
    Ok(moved)
}

/// This person's position on the waiting list, counted up to 1,000.
pub async fn turn(conn: &mut Conn, event: &str, tag: &[u8]) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM (SELECT 1 FROM rsvps WHERE event = $1 AND place > 0 \
               AND place <= (SELECT place FROM rsvps WHERE event = $1 AND tag = $2) LIMIT 1000) AS ahead";
    conn.one(sql, args![event, tag]).await?.map_or(Ok(0), |row| row.int(0))
}

/// The participant to whom a ticket's code belongs.
pub async fn ticket(conn: &mut Conn, code: &str) -> Result<Option<Ticket>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT event, tag, way, came FROM rsvps WHERE code = $1";
    let Some(row) = conn.one(sql, args![secret.ticket_tag(code)]).await? else { return Ok(None) };
    let (event, tag) = (row.text(0)?, row.blob(1)?);
    Ok(Some(Ticket { event, tag, way: Way::read(row.int(2)?)?, came: row.int(3)? != 0 }))
}

/// Checks in the holder of a ticket. `false` if they came already or have no place.
pub async fn check_in(conn: &mut Conn, event: &str, tag: &[u8]) -> Result<bool, StoreError> {
    // The forum's row comes first, as everywhere: transactions that lock in different orders would wait
    // for each other.
    attendance::lock(conn, event).await?;
    let sql = "UPDATE rsvps SET came = 1 WHERE event = $1 AND tag = $2 AND came = 0 AND way < 2";
    let came = conn.execute(sql, args![event, tag]).await? == 1;
    if came {
        attendance::shift(conn, event, [0, 0, 0, 1]).await?;
    }
    Ok(came)
}

/// Two persons became one. Of two places the first person keeps the better one, and the other becomes
/// free. Whether both had one. The caller holds the forum's lock.
pub async fn merge(
    conn: &mut Conn,
    event: &str,
    (stays, goes): (&[u8], &[u8]),
) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let rank = |(_, way, came): &Entry| (!came, way.number());
    let Some(theirs) = at(conn, event, goes).await? else { return Ok(false) };
    let ours = at(conn, event, stays).await?;
    let both = ours.is_some();
    let ours_first = match &ours {
        None => false,
        // If both wait, the earlier one stays.
        Some(ours) if rank(ours) == rank(&theirs) && theirs.1 == Way::Waiting => {
            turn(conn, event, stays).await? < turn(conn, event, goes).await?
        }
        Some(ours) => rank(ours) <= rank(&theirs),
    };
    if ours_first {
        leave(conn, event, goes).await?;
        return Ok(both);
    }
    if both {
        leave(conn, event, stays).await?;
    }
    let sealed = secret.seal(cell(stays), 256, &theirs.0);
    let sql = "UPDATE rsvps SET tag = $3, sealed = $4 WHERE event = $1 AND tag = $2";
    conn.execute(sql, args![event, goes, stays, sealed]).await?;
    Ok(both)
}

/// Deletes the participants of a forum that is deleted or long over, at most 1,000 at a time. The
/// number deleted.
pub async fn drop_all(conn: &mut Conn, event: &str) -> Result<u64, StoreError> {
    let sql = "DELETE FROM rsvps WHERE event = $1 AND tag IN \
               (SELECT tag FROM rsvps WHERE event = $1 ORDER BY tag LIMIT 1000)";
    let gone = conn.execute(sql, args![event]).await?;
    if gone < 1_000 {
        attendance::drop(conn, event).await?;
    }
    Ok(gone)
}

fn read(secret: &HostSecret, row: &Row) -> Result<Entry, StoreError> {
    let (tag, way, came) = (row.blob(0)?, Way::read(row.int(1)?)?, row.int(2)? != 0);
    let rsvp = secret.open(cell(&tag), &row.blob(3)?).value();
    Ok((rsvp.ok_or(StoreError::Corrupt("rsvps.sealed"))?, way, came))
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "rsvps", column: "sealed", row: tag }
}
