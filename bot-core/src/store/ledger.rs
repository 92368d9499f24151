//! The ledger: one row for each recipient of an announcement, with its outcome.

use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args};
use crate::clock::Seconds;
use crate::direct_message::DirectMessage;
use crate::locale::Locale;
use crate::platform::Platform;
use crate::vault::{Cell, Tag};

/// The state of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Waits for its turn.
    Pending,
    /// Its post is under way, or was under way when the process ended.
    Sending,
    /// Delivered.
    Sent,
    /// The recipient can't be reached any more.
    Gone,
    /// Refused.
    Failed,
    /// Perhaps delivered; no answer came.
    Unknown,
    /// Left out, because the recipient was no longer meant when the turn came.
    LeftOut,
}

impl RowState {
    const fn number(self) -> i64 {
        self as i64
    }
}

/// The recipient of a row. The follow or channel is looked up when its turn comes, so a recipient who
/// has left by then gets nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The follow of this row.
    Follower(#[serde(with = "hexadecimal")] Tag),
    /// The channel of this row, in this language.
    Channel(#[serde(with = "hexadecimal")] Tag, Locale),
    /// The author, for a trial, in this language.
    Author(Locale),
    /// The participant of the forum, in this row, for an event notice.
    Attendee(#[serde(with = "hexadecimal")] Tag),
    /// The scheduled event of a Discord server, in this row, that shows the forum.
    Scheduled(#[serde(with = "hexadecimal")] Tag),
    /// A person, with a message that nobody else gets.
    Person(Box<DirectMessage>),
    /// Nobody can tell: the row is damaged, or somebody else wrote it.
    #[serde(skip)]
    Unreadable,
}

impl std::fmt::Debug for Target {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Target(…)")
    }
}

impl Target {
    /// A key that is unique among the targets of an announcement.
    ///
    /// For a direct message the second is part of it, because the same words may have to be sent again
    /// later.
    fn identity(&self, due: Seconds) -> Vec<u8> {
        match self {
            Self::Follower(tag) => [b"f", tag.as_slice()].concat(),
            Self::Attendee(tag) => [b"r", tag.as_slice()].concat(),
            Self::Scheduled(tag) => [b"s", tag.as_slice()].concat(),
            Self::Channel(tag, locale) => {
                [b"c", tag.as_slice(), locale.as_str().as_bytes()].concat()
            }
            Self::Author(locale) => [b"a", locale.as_str().as_bytes()].concat(),
            Self::Unreadable => Vec::new(),
            Self::Person(note) => {
                let words = serde_json::to_vec(note).unwrap_or_default();
                [b"p", due.to_be_bytes().as_slice(), &words].concat()
            }
        }
    }
}

/// Bytes as hexadecimal: half as long as the list of numbers that JSON would make of them.
mod hexadecimal {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    use crate::vault::hex;

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hex(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        let digits = text.as_bytes().chunks(2);
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        digits.map(byte).collect::<Option<_>>().ok_or_else(|| D::Error::custom("no hexadecimal"))
    }
}

/// A row whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The row's key within its announcement.
    pub tag: Tag,
    /// Since when it is due.
    pub due: Seconds,
    /// The recipient.
    pub target: Target,
}

/// Adds a row. `false` if it exists already.
pub async fn add(
    conn: &mut Conn,
    announcement: &str,
    (lane, due): (Platform, Seconds),
    target: &Target,
) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let tag = secret.ledger_tag(announcement, &target.identity(due));
    let bucket = if matches!(target, Target::Person(_)) { 1024 } else { 128 };
    let sealed = secret.seal(cell(&tag), bucket, target);
    let sql = "INSERT INTO ledger (announcement, tag, lane, state, due, sealed) \
               VALUES ($1, $2, $3, 0, $4, $5) ON CONFLICT (announcement, tag) DO NOTHING";
    let args = args![announcement, tag, lane.as_str(), due, sealed];
    Ok(conn.execute(sql, args).await? == 1)
}

/// Up to `most` due rows of a lane that are pending, behind this place. The place only saves walking
/// over settled rows again: with the smallest place all pending rows are found.
pub async fn next(
    conn: &mut Conn,
    announcement: &str,
    (lane, now): (Platform, Seconds),
    (due, tag): (Seconds, &[u8]),
    most: i64,
) -> Result<Vec<Waiting>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT tag, due, sealed FROM ledger \
               WHERE announcement = $1 AND state = 0 AND lane = $2 AND due <= $3 \
               AND (due, tag) > ($4, $5) ORDER BY due, tag LIMIT $6";
    let rows = conn.all(sql, args![announcement, lane.as_str(), now, due, tag, most]).await?;
    let read = |row: &super::Row| {
        let tag = row.blob(0)?;
        let target = secret.open(cell(&tag), &row.blob(2)?).value().unwrap_or(Target::Unreadable);
        Ok(Waiting { due: row.int(1)?, target, tag })
    };
    rows.iter().map(read).collect()
}

/// Moves a row from one state to another. `false` if it is no longer in the first state.
pub async fn shift(
    conn: &mut Conn,
    announcement: &str,
    tag: &[u8],
    (from, to): (RowState, RowState),
) -> Result<bool, StoreError> {
    let sql = "UPDATE ledger SET state = $4 WHERE announcement = $1 AND tag = $2 AND state = $3";
    let args = args![announcement, tag, from.number(), to.number()];
    Ok(conn.execute(sql, args).await? == 1)
}

/// Deletes a row that is under way, with the words that it holds. `false` if it is not under way.
pub async fn end(conn: &mut Conn, announcement: &str, tag: &[u8]) -> Result<bool, StoreError> {
    let sql = "DELETE FROM ledger WHERE announcement = $1 AND tag = $2 AND state = 1";
    Ok(conn.execute(sql, args![announcement, tag]).await? == 1)
}

/// Deletes all rows that are under way, at most 500 at a time. The number deleted.
pub async fn end_all(conn: &mut Conn, announcement: &str) -> Result<i64, StoreError> {
    let sql = "DELETE FROM ledger WHERE announcement = $1 AND tag IN \
               (SELECT tag FROM ledger WHERE announcement = $1 AND state = 1 LIMIT 500)";
    Ok(i64::try_from(conn.execute(sql, args![announcement]).await?).unwrap_or(i64::MAX))
}

/// Deletes pending rows that have been due since before this time, at most 1,000 at a time. The number
/// deleted.
pub async fn drop_old(
    conn: &mut Conn,
    announcement: &str,
    since: Seconds,
) -> Result<u64, StoreError> {
    let sql = "DELETE FROM ledger WHERE announcement = $1 AND state = 0 AND tag IN \
               (SELECT tag FROM ledger WHERE announcement = $1 AND state = 0 AND due < $2 \
               LIMIT 1000)";
    conn.execute(sql, args![announcement, since]).await
}

/// Postpones a row until `due`. `false` if it is not in this state.
pub async fn postpone(
    conn: &mut Conn,
    announcement: &str,
    tag: &[u8],
    from: RowState,
    due: Seconds,
) -> Result<bool, StoreError> {
    let sql = "UPDATE ledger SET state = 0, due = $4 \
               WHERE announcement = $1 AND tag = $2 AND state = $3";
    Ok(conn.execute(sql, args![announcement, tag, from.number(), due]).await? == 1)
}

/// Moves all rows from one state to another, at most 500 at a time. The number moved.
pub async fn shift_all(
    conn: &mut Conn,
    announcement: &str,
    (from, to): (RowState, RowState),
) -> Result<i64, StoreError> {
    // The state is checked twice: on PostgreSQL a row may have changed while this statement waited for
    // it.
    let sql = "UPDATE ledger SET state = $3 WHERE announcement = $1 AND state = $2 AND tag IN \
               (SELECT tag FROM ledger WHERE announcement = $1 AND state = $2 LIMIT 500)";
    let args = args![announcement, from.number(), to.number()];
    Ok(i64::try_from(conn.execute(sql, args).await?).unwrap_or(i64::MAX))
}

/// When the next pending row of an announcement is due; `None` if no row is pending.
pub async fn next_due(
    conn: &mut Conn,
    announcement: &str,
    lane: Platform,
) -> Result<Option<Seconds>, StoreError> {
    let sql = "SELECT due FROM ledger WHERE announcement = $1 AND state = 0 AND lane = $2 \
               ORDER BY due LIMIT 1";
    let row = conn.one(sql, args![announcement, lane.as_str()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Whether a post of this announcement is under way.
pub async fn under_way(conn: &mut Conn, announcement: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM ledger WHERE announcement = $1 AND state = 1 LIMIT 1";
    Ok(conn.one(sql, args![announcement]).await?.is_some())
}

/// Deletes rows, at most 1,000 at a time. The number deleted.
pub async fn prune(conn: &mut Conn, announcement: &str) -> Result<u64, StoreError> {
    let sql = "DELETE FROM ledger WHERE announcement = $1 AND tag IN \
               (SELECT tag FROM ledger WHERE announcement = $1 LIMIT 1000)";
    conn.execute(sql, args![announcement]).await
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "ledger", column: "sealed", row: tag }
}
