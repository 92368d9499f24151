//! Questions to the speakers of forums. An update that changes a queue takes its lock first: see
//! [`lock`].

use serde::{Deserialize, Serialize};

use super::{Conn, Row, StoreError, args};
use crate::locale::Locale;
use crate::platform::Platform;
use crate::vault::{Cell, HostSecret, PersonId, PersonTable, Tag};

/// How many one person may send for one forum.
pub const MOST: i64 = 3;
/// How many questions of a forum are read at most.
const QUEUE: i64 = 500;

/// How far a question has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// In the queue.
    Queued,
    /// It was put to the speakers.
    Asked,
    /// It will not be put to the speakers.
    Declined,
    /// Its answer was published with the recap.
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

/// The question, and the chat in which the asker is told. Sealed.
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
    /// How far it has come.
    pub state: State,
    /// The question that it was merged into, if any.
    pub parent: String,
    /// The place in the queue: smaller numbers come first.
    pub place: i64,
    /// What was asked.
    pub said: Said,
}

/// Locks a forum's queue until the end of the transaction, so that moderators change it one after the
/// other.
///
/// # Errors
/// The database failed or waited too long.
pub async fn lock(conn: &mut Conn, event: &str) -> Result<(), StoreError> {
    let secret = &conn.secret();
    conn.lock_account(&secret.queue_tag(event)).await
}

/// Adds a question at the end. `false` if this person has sent as many as one person may.
pub async fn add(
    conn: &mut Conn,
    id: &str,
    (event, day): (&str, i64),
    person: PersonId,
    said: &Said,
) -> Result<bool, StoreError> {
    let secret = &conn.secret();
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

/// How many questions this person has sent for this forum.
pub async fn sent(conn: &mut Conn, event: &str, person: PersonId) -> Result<i64, StoreError> {
    let secret = &conn.secret();
    let asker = secret.person_tag(PersonTable::Questions, person);
    let sql = "SELECT COUNT(*) FROM questions WHERE event = $1 AND asker = $2";
    let row = conn.one(sql, args![event, asker]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// How many questions this person has sent for each forum.
pub async fn sent_by_forum(
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<(String, i64)>, StoreError> {
    let secret = &conn.secret();
    let asker = secret.person_tag(PersonTable::Questions, person);
    let sql = "SELECT event, COUNT(*) FROM questions WHERE asker = $1 GROUP BY event ORDER BY event LIMIT 500";
    let rows = conn.all(sql, args![asker]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}

/// How many questions this person has in all queues.
pub async fn of_person(conn: &mut Conn, person: PersonId) -> Result<i64, StoreError> {
    let secret = &conn.secret();
    let asker = secret.person_tag(PersonTable::Questions, person);
    let sql = "SELECT COUNT(*) FROM questions WHERE asker = $1 AND state = 0";
    let row = conn.one(sql, args![asker]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// The questions of a forum in this state, in order, with the merged ones; at most 500.
pub async fn list(conn: &mut Conn, event: &str, state: State) -> Result<Vec<Question>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, event, asker, state, parent, place, sealed FROM questions \
               WHERE event = $1 AND state = $2 ORDER BY place, id LIMIT $3";
    let rows = conn.all(sql, args![event, state.code(), QUEUE]).await?;
    // A row that can't be read is skipped, so that the others are still shown.
    Ok(rows.iter().filter_map(|row| read(secret, row).ok()).collect())
}

/// How many questions are in the queue, without merged ones; counted up to 500.
pub async fn waiting(conn: &mut Conn, event: &str, state: State) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM (SELECT id FROM questions WHERE event = $1 AND state = $2 \
               AND parent = '' LIMIT 500) AS few";
    let row = conn.one(sql, args![event, state.code()]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// One question.
pub async fn find(conn: &mut Conn, id: &str) -> Result<Option<Question>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, event, asker, state, parent, place, sealed FROM questions WHERE id = $1";
    conn.one(sql, args![id]).await?.map(|row| read(secret, &row)).transpose()
}

/// The questions that were merged into this one.
pub async fn merged(conn: &mut Conn, id: &str) -> Result<Vec<Question>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, event, asker, state, parent, place, sealed FROM questions \
               WHERE parent = $1 ORDER BY place, id LIMIT $2";
    let rows = conn.all(sql, args![id, QUEUE]).await?;
    Ok(rows.iter().filter_map(|row| read(secret, row).ok()).collect())
}

/// Moves a question, and those merged into it, from the state `from` to another. `false` if it was not
/// in that state.
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

/// Merges a question, with those merged into it, into another one. The caller holds the queue's lock
/// and has read both from the queue.
pub async fn merge(conn: &mut Conn, id: &str, into: &str) -> Result<(), StoreError> {
    let sql = "UPDATE questions SET parent = $2 WHERE id = $1 AND state = 0 AND parent = ''";
    conn.execute(sql, args![id, into]).await?;
    let sql = "UPDATE questions SET parent = $2 WHERE parent = $1";
    conn.execute(sql, args![id, into]).await.map(|_| ())
}

/// Moves a question to this place in the queue. The caller holds the queue's lock.
pub async fn put_at(conn: &mut Conn, id: &str, place: i64) -> Result<(), StoreError> {
    let sql = "UPDATE questions SET place = $2 WHERE id = $1";
    conn.execute(sql, args![id, place]).await.map(|_| ())
}

/// The forum was moved to another day: its questions are kept until this long after its last day.
pub async fn keep_until(conn: &mut Conn, event: &str, day: i64) -> Result<(), StoreError> {
    let sql = "UPDATE questions SET day = $2 WHERE event = $1 AND day <> $2";
    conn.execute(sql, args![event, day]).await.map(|_| ())
}

/// Two persons became one: questions of the first belong to the second from now on.
pub async fn join(conn: &mut Conn, goes: PersonId, stays: PersonId) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = |person| secret.person_tag(PersonTable::Questions, person);
    let (goes, stays) = (tag(goes), tag(stays));
    // Both may have sent as many as one person may; the numbers of the second are continued behind
    // those of the first.
    let sql = "UPDATE questions SET asker = $2, slot = slot + $3 WHERE asker = $1 AND NOT EXISTS \
               (SELECT 1 FROM questions AS own WHERE own.event = questions.event \
               AND own.asker = $2 AND own.slot = questions.slot + $3)";
    for times in 0..4 {
        conn.execute(sql, args![goes.clone(), stays.clone(), times * MOST]).await?;
    }
    let sql = "DELETE FROM questions WHERE asker = $1";
    conn.execute(sql, args![goes]).await.map(|_| ())
}

/// Deletes all questions of a person. What was merged into one of them becomes a question of its own
/// again.
pub async fn forget(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let asker = secret.person_tag(PersonTable::Questions, person);
    let sql = "SELECT id FROM questions WHERE asker = $1 AND parent = '' LIMIT 1000";
    for row in conn.all(sql, args![asker.clone()]).await? {
        inherit(conn, &row.text(0)?).await?;
    }
    let sql = "DELETE FROM questions WHERE asker = $1";
    conn.execute(sql, args![asker]).await.map(|_| ())
}

/// The first question that was merged into this one replaces it, and the others are merged into that
/// one.
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

/// Deletes questions of forums that ended before `day`, at most 1,000 at a time. The number deleted.
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
