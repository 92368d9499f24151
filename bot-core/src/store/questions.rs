//! Questions to the speakers of forums. Whoever changes a queue holds its lock first: see [`lock`].

use serde::{Deserialize, Serialize};

use super::{Conn, Row, StoreError, args};
use crate::locale::Locale;
use crate::platform::Platform;
use crate::vault::{Cell, HostSecret, PersonId, PersonTable, Tag};

/// How many one person may send for one forum.
pub const MOST: i64 = 3;
/// So many of a forum are looked at.
const QUEUE: i64 = 500;

/// How far a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// In the queue.
    Queued,
    /// The speakers were asked.
    Asked,
    /// It will not be asked.
    Declined,
    /// Its answer stands with the recap.
    Published,
}

impl State {
    const fn code(self) -> i64 {
        match self {
            Self::Queued => 0,
            Self::Asked => 1,
            Self::Declined => 2,
            Self::Published => 3,
        }
    }
}

/// What was asked, and where the asker is told. Sealed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Said {
    /// The asker's platform.
    pub platform: Platform,
    /// Their private chat there.
    pub address: String,
    /// Their language.
    pub locale: Locale,
    /// The question.
    pub text: String,
}

impl std::fmt::Debug for Said {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Said(…)")
    }
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The row's key, random.
    pub id: String,
    /// The forum's slug.
    pub event: String,
    /// The tag of the person who asked.
    pub asker: Tag,
    /// How far it is.
    pub state: State,
    /// The question into which this one was merged, or nothing.
    pub parent: String,
    /// Smaller ones come first.
    pub place: i64,
    /// What was asked.
    pub said: Said,
}

/// Takes the lock of a forum's queue until the end of the transaction: what moderators do to it is done
/// one after the other.
///
/// # Errors
/// The database failed or waited too long.
pub async fn lock(conn: &mut Conn, secret: &HostSecret, event: &str) -> Result<(), StoreError> {
    conn.lock_account(&secret.queue_tag(event)).await
}

/// Adds a question at the end. `false` if this person has sent all that one person may.
///
/// # Errors
/// The database failed.
pub async fn add(
    conn: &mut Conn,
    secret: &HostSecret,
    id: &str,
    (event, day): (&str, i64),
    person: PersonId,
    said: &Said,
) -> Result<bool, StoreError> {
    let asker = secret.person_tag(PersonTable::Questions, person);
    let sealed = secret.seal(cell(id), 512, said);
    let sql = "INSERT INTO questions (id, event, asker, slot, state, parent, place, day, sealed) \
               VALUES ($1, $2, $3, $4, 0, '', (SELECT COALESCE(MAX(place), 0) + 1 FROM questions \
               WHERE event = $2 AND state = 0), $5, $6) \
               ON CONFLICT (event, asker, slot) DO NOTHING";
    for slot in 1..=MOST {
        let args = args![id, event, asker.clone(), slot, day, sealed.clone()];
        if conn.execute(sql, args).await? == 1 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How many this person has sent for this forum.
///
/// # Errors
/// The database failed.
pub async fn sent(
    conn: &mut Conn,
    secret: &HostSecret,
    event: &str,
    person: PersonId,
) -> Result<i64, StoreError> {
    let asker = secret.person_tag(PersonTable::Questions, person);
    let sql = "SELECT COUNT(*) FROM questions WHERE event = $1 AND asker = $2";
    let row = conn.one(sql, args![event, asker]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// How many this person has in any queue.
///
/// # Errors
/// The database failed.
pub async fn of_person(
    conn: &mut Conn,
    secret: &HostSecret,
    person: PersonId,
) -> Result<i64, StoreError> {
    let asker = secret.person_tag(PersonTable::Questions, person);
    let sql = "SELECT COUNT(*) FROM questions WHERE asker = $1 AND state = 0";
    let row = conn.one(sql, args![asker]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// All of a forum that are this far, in order, merged ones too; at most 500.
///
/// # Errors
/// The database failed, or a row can't be read.
pub async fn list(
    conn: &mut Conn,
    secret: &HostSecret,
    event: &str,
    state: State,
) -> Result<Vec<Question>, StoreError> {
    let sql = "SELECT id, event, asker, state, parent, place, sealed FROM questions \
               WHERE event = $1 AND state = $2 ORDER BY place, id LIMIT $3";
    let rows = conn.all(sql, args![event, state.code(), QUEUE]).await?;
    // One row that can't be read must not hold up all the others.
    Ok(rows.iter().filter_map(|row| read(secret, row).ok()).collect())
}

/// How many are in the queue, without those that were merged; at most 500.
///
/// # Errors
/// The database failed.
pub async fn waiting(conn: &mut Conn, event: &str, state: State) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM (SELECT id FROM questions WHERE event = $1 AND state = $2 \
               AND parent = '' LIMIT 500) AS few";
    let row = conn.one(sql, args![event, state.code()]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// One question.
///
/// # Errors
/// The database failed, or the row can't be read.
pub async fn find(
    conn: &mut Conn,
    secret: &HostSecret,
    id: &str,
) -> Result<Option<Question>, StoreError> {
    let sql = "SELECT id, event, asker, state, parent, place, sealed FROM questions WHERE id = $1";
    conn.one(sql, args![id]).await?.map(|row| read(secret, &row)).transpose()
}

/// Those that were merged into this one.
///
/// # Errors
/// The database failed, or a row can't be read.
pub async fn merged(
    conn: &mut Conn,
    secret: &HostSecret,
    id: &str,
) -> Result<Vec<Question>, StoreError> {
    let sql = "SELECT id, event, asker, state, parent, place, sealed FROM questions \
               WHERE parent = $1 ORDER BY place, id LIMIT $2";
    let rows = conn.all(sql, args![id, QUEUE]).await?;
    Ok(rows.iter().filter_map(|row| read(secret, row).ok()).collect())
}

/// Moves a question that is `from` on, with those merged into it. `false` if it was not there.
///
/// # Errors
/// The database failed.
pub async fn advance(
    conn: &mut Conn,
    id: &str,
    (from, to): (State, State),
) -> Result<bool, StoreError> {
    let sql = "UPDATE questions SET state = $2 WHERE id = $1 AND state = $3 AND parent = ''";
    if conn.execute(sql, args![id, to.code(), from.code()]).await? == 0 {
        return Ok(false);
    }
    let sql = "UPDATE questions SET state = $2 WHERE parent = $1";
    conn.execute(sql, args![id, to.code()]).await?;
    Ok(true)
}

/// Makes a question one with another one, with all that were merged into it. The caller holds the queue's
/// lock and has seen both in it.
///
/// # Errors
/// The database failed.
pub async fn merge(conn: &mut Conn, id: &str, into: &str) -> Result<(), StoreError> {
    let sql = "UPDATE questions SET parent = $2 WHERE id = $1 AND state = 0 AND parent = ''";
    conn.execute(sql, args![id, into]).await?;
    let sql = "UPDATE questions SET parent = $2 WHERE parent = $1";
    conn.execute(sql, args![id, into]).await.map(|_| ())
}

/// Gives a question its place in the queue. The caller holds the queue's lock.
///
/// # Errors
/// The database failed.
pub async fn put_at(conn: &mut Conn, id: &str, place: i64) -> Result<(), StoreError> {
    let sql = "UPDATE questions SET place = $2 WHERE id = $1";
    conn.execute(sql, args![id, place]).await.map(|_| ())
}

/// The forum was moved: its questions stay until so long after its new last day.
///
/// # Errors
/// The database failed.
pub async fn keep_until(conn: &mut Conn, event: &str, day: i64) -> Result<(), StoreError> {
    let sql = "UPDATE questions SET day = $2 WHERE event = $1 AND day <> $2";
    conn.execute(sql, args![event, day]).await.map(|_| ())
}

/// Two persons become one: what one asked is the other's from now on.
///
/// # Errors
/// The database failed.
pub async fn join(
    conn: &mut Conn,
    secret: &HostSecret,
    goes: PersonId,
    stays: PersonId,
) -> Result<(), StoreError> {
    let tag = |person| secret.person_tag(PersonTable::Questions, person);
    let (goes, stays) = (tag(goes), tag(stays));
    // Both may have sent as many as one may: the second ones go behind the first.
    let sql = "UPDATE questions SET asker = $2, slot = slot + $3 WHERE asker = $1 AND NOT EXISTS \
               (SELECT 1 FROM questions AS own WHERE own.event = questions.event \
               AND own.asker = $2 AND own.slot = questions.slot + $3)";
    for times in 0..4 {
        conn.execute(sql, args![goes.clone(), stays.clone(), times * MOST]).await?;
    }
    let sql = "DELETE FROM questions WHERE asker = $1";
    conn.execute(sql, args![goes]).await.map(|_| ())
}

/// Erases all that a person asked. What was merged into one of them is a question again.
///
/// # Errors
/// The database failed.
pub async fn forget(
    conn: &mut Conn,
    secret: &HostSecret,
    person: PersonId,
) -> Result<(), StoreError> {
    let asker = secret.person_tag(PersonTable::Questions, person);
    let sql = "SELECT id FROM questions WHERE asker = $1 AND parent = '' LIMIT 1000";
    for row in conn.all(sql, args![asker.clone()]).await? {
        inherit(conn, &row.text(0)?).await?;
    }
    let sql = "DELETE FROM questions WHERE asker = $1";
    conn.execute(sql, args![asker]).await.map(|_| ())
}

/// The first of those that were merged into this one takes its place, for the others too.
async fn inherit(conn: &mut Conn, id: &str) -> Result<(), StoreError> {
    let sql = "SELECT id FROM questions WHERE parent = $1 ORDER BY id LIMIT 1";
    let Some(row) = conn.one(sql, args![id]).await? else { return Ok(()) };
    let heir = row.text(0)?;
    let sql = "UPDATE questions SET parent = '', place = \
               (SELECT place FROM questions WHERE id = $2) WHERE id = $1";
    conn.execute(sql, args![heir.clone(), id]).await?;
    let sql = "UPDATE questions SET parent = $2 WHERE parent = $1";
    conn.execute(sql, args![id, heir]).await.map(|_| ())
}

/// Removes those of forums that ended before `day`, at most 1,000 at a time. The number removed.
///
/// # Errors
/// The database failed.
pub async fn prune(conn: &mut Conn, day: i64) -> Result<u64, StoreError> {
    let sql = "DELETE FROM questions WHERE id IN (SELECT id FROM questions \
               WHERE day < $1 ORDER BY day LIMIT 1000)";
    conn.execute(sql, args![day]).await
}

fn read(secret: &HostSecret, row: &Row) -> Result<Question, StoreError> {
    let id = row.text(0)?;
    let state = match row.int(3)? {
        0 => State::Queued,
        1 => State::Asked,
        2 => State::Declined,
        3 => State::Published,
        _ => return Err(StoreError::Corrupt("questions.state")),
    };
    let said = secret.open(cell(&id), &row.blob(6)?).value();
    Ok(Question {
        event: row.text(1)?,
        asker: row.blob(2)?,
        state,
        parent: row.text(4)?,
        place: row.int(5)?,
        said: said.ok_or(StoreError::Corrupt("questions.sealed"))?,
        id,
    })
}

fn cell(id: &str) -> Cell<'_> {
    Cell { table: "questions", column: "sealed", row: id.as_bytes() }
}
