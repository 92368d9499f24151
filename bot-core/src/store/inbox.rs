//! Questions and ideas that supporters send to the campaign, and their answers.

use serde::{Deserialize, Serialize};

use super::{Conn, Row, StoreError, args, files};
use crate::announcement::Attachment;
use crate::locale::Locale;
use crate::platform::Platform;
use crate::vault::{Cell, HostSecret, PersonId, PersonTable, Tag};

/// Sealed values are padded to a multiple of this many bytes.
const BUCKET: usize = 512;

/// What the sender asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An answer to a question.
    Question,
    /// To pass on an idea.
    Idea,
}

impl Kind {
    const fn code(self) -> i64 {
        match self {
            Self::Question => 0,
            Self::Idea => 1,
        }
    }
}

/// How far a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No moderator has taken it.
    New,
    /// A moderator has taken it.
    Taken,
    /// It is answered.
    Answered,
    /// It was closed without an answer.
    Declined,
}

impl State {
    const fn code(self) -> i64 {
        match self {
            Self::New => 0,
            Self::Taken => 1,
            Self::Answered => 2,
            Self::Declined => 3,
        }
    }

    /// Whether the sender waits for an answer.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Taken)
    }
}

/// A voice note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// The file.
    pub file: Attachment,
    /// How long it is.
    pub seconds: i64,
}

/// The words, and the chat to which the answer goes. Sealed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Said {
    /// The asker's platform.
    pub platform: Platform,
    /// Their private chat there.
    pub address: String,
    /// Their language.
    pub locale: Locale,
    /// The words; empty if it is a voice note.
    pub text: String,
    /// The voice note, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    /// The sender's earlier message, if they ask back about its answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The tag under which this sender would be muted.
    #[serde(default)]
    pub senders: Vec<Tag>,
    /// The tag of the person who asked, as in the row: who writes another one there reads nobody's words. Empty in rows
    /// of an older version.
    #[serde(default)]
    pub asker: Tag,
}

impl std::fmt::Debug for Said {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Said(…)")
    }
}

/// One message to the campaign.
#[derive(Clone, Debug)]
pub struct Item {
    /// The row's key, random.
    pub id: String,
    /// The tag of the person who asked.
    pub asker: Tag,
    /// What the sender asks for.
    pub kind: Kind,
    /// How far it is.
    pub state: State,
    /// The order of arrival: newer messages have greater numbers.
    pub arrival: i64,
    /// The day on which it arrived, counted from 1970.
    pub day: i64,
    /// The role tag of the moderator who took or answered it; empty if nobody did.
    pub holder: Tag,
    /// What the sender wrote.
    pub said: Said,
    /// The answer, once there is one.
    pub answer: String,
}

/// Keeps a new message.
pub async fn add(
    conn: &mut Conn,
    id: &str,
    person: PersonId,
    (kind, day): (Kind, i64),
    said: &Said,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let asker = secret.person_tag(PersonTable::Inbox, person);
    let said = Said { asker: asker.clone(), ..said.clone() };
    let sealed = secret.seal(cell("sealed", id), BUCKET, &said);
    let sql = "INSERT INTO inbox \
               (id, asker, kind, state, arrival, day, closed, holder, sealed, answer) \
               VALUES ($1, $2, $3, 0, (SELECT COALESCE(MAX(arrival), 0) + 1 FROM inbox), \
               $4, 0, $5, $6, $5)";
    let none: Vec<u8> = Vec::new();
    conn.execute(sql, args![id, asker, kind.code(), day, none, sealed]).await.map(|_| ())
}

/// One message.
pub async fn find(conn: &mut Conn, id: &str) -> Result<Option<Item>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, asker, kind, state, arrival, day, holder, sealed, answer FROM inbox \
               WHERE id = $1";
    conn.one(sql, args![id]).await?.map(|row| read(secret, &row)).transpose()
}

/// The newest open messages that arrived before this one.
pub async fn open(conn: &mut Conn, before: i64, most: i64) -> Result<Vec<Item>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, asker, kind, state, arrival, day, holder, sealed, answer FROM inbox \
               WHERE closed = 0 AND arrival < $1 ORDER BY arrival DESC, id LIMIT $2";
    let rows = conn.all(sql, args![before, most]).await?;
    // A row that can't be read is skipped, so that the others are still shown.
    Ok(rows.iter().filter_map(|row| read(secret, row).ok()).collect())
}

/// How many messages are new and how many are taken, each counted up to 1,000.
pub async fn waiting(conn: &mut Conn) -> Result<(i64, i64), StoreError> {
    let sql = "SELECT COUNT(*) FROM (SELECT id FROM inbox WHERE closed = 0 AND state = $1 \
               LIMIT 1000) AS few";
    let mut both = [0, 0];
    for (count, state) in both.iter_mut().zip([State::New, State::Taken]) {
        let row = conn.one(sql, args![state.code()]).await?;
        *count = row.map_or(Ok(0), |row| row.int(0))?;
    }
    Ok((both[0], both[1]))
}

/// How many messages of this person are open, and how many arrived on this day.
pub async fn of_person(
    conn: &mut Conn,
    person: PersonId,
    day: i64,
) -> Result<(i64, i64), StoreError> {
    let secret = &conn.secret();
    let asker = secret.person_tag(PersonTable::Inbox, person);
    let sql = "SELECT CAST(COALESCE(SUM(CASE WHEN closed = 0 THEN 1 ELSE 0 END), 0) AS BIGINT), \
               CAST(COALESCE(SUM(CASE WHEN day = $2 THEN 1 ELSE 0 END), 0) AS BIGINT) \
               FROM inbox WHERE asker = $1";
    let row = conn.one(sql, args![asker, day]).await?;
    row.map_or(Ok((0, 0)), |row| Ok((row.int(0)?, row.int(1)?)))
}

/// The messages of this person that are open, or arrived since this day.
pub async fn recent(
    conn: &mut Conn,
    person: PersonId,
    since: i64,
) -> Result<Vec<Item>, StoreError> {
    let secret = &conn.secret();
    let asker = secret.person_tag(PersonTable::Inbox, person);
    let sql = "SELECT id, asker, kind, state, arrival, day, holder, sealed, answer FROM inbox \
               WHERE asker = $1 AND (closed = 0 OR day >= $2) ORDER BY arrival DESC LIMIT 100";
    let rows = conn.all(sql, args![asker, since]).await?;
    Ok(rows.iter().filter_map(|row| read(secret, row).ok()).collect())
}

/// Whether this person sent it.
pub fn is_of(secret: &HostSecret, item: &Item, person: PersonId) -> bool {
    item.asker == secret.person_tag(PersonTable::Inbox, person)
}

/// A moderator takes a message that nobody has taken; with `over` also one that somebody else has
/// taken. `false` if it is no longer available.
pub async fn take(
    conn: &mut Conn,
    id: &str,
    holder: &[u8],
    over: bool,
) -> Result<bool, StoreError> {
    let sql = "UPDATE inbox SET state = 1, holder = $2 WHERE id = $1 AND state <= $3";
    let most = if over { State::Taken } else { State::New };
    Ok(conn.execute(sql, args![id, holder, most.code()]).await? == 1)
}

/// Closes a message, with or without an answer. `false` if it was closed already or deleted; nothing is
/// changed then.
pub async fn close(
    conn: &mut Conn,
    id: &str,
    (state, day): (State, i64),
    holder: &[u8],
    answer: &str,
) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let sealed = match answer {
        "" => Vec::new(),
        words => secret.seal(cell("answer", id), BUCKET, &words),
    };
    let sql = "UPDATE inbox SET state = $2, closed = $3, holder = $4, answer = $5 \
               WHERE id = $1 AND closed = 0";
    Ok(conn.execute(sql, args![id, state.code(), day, holder, sealed]).await? == 1)
}

/// Two persons became one: messages of the first belong to the second from now on.
pub async fn join(conn: &mut Conn, goes: PersonId, stays: PersonId) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let tag = |person| secret.person_tag(PersonTable::Inbox, person);
    let sql = "SELECT id, asker, kind, state, arrival, day, holder, sealed, answer FROM inbox \
               WHERE asker = $1 ORDER BY id LIMIT 100000";
    for row in conn.all(sql, args![tag(goes)]).await? {
        let Ok(item) = read(secret, &row) else { continue };
        let said = Said { asker: tag(stays), ..item.said };
        let sealed = secret.seal(cell("sealed", &item.id), BUCKET, &said);
        let sql = "UPDATE inbox SET asker = $2, sealed = $3 WHERE id = $1";
        conn.execute(sql, args![item.id, said.asker, sealed]).await?;
    }
    Ok(())
}

/// Deletes all messages of a person, with their files.
pub async fn forget(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let asker = secret.person_tag(PersonTable::Inbox, person);
    let sql = "DELETE FROM inbox WHERE asker = $1 RETURNING id";
    let gone = conn.all(sql, args![asker]).await?;
    end_files(conn, &gone).await
}

/// The oldest open messages that arrived before `day`, at most 100.
pub async fn overdue(conn: &mut Conn, day: i64) -> Result<Vec<Item>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, asker, kind, state, arrival, day, holder, sealed, answer FROM inbox \
               WHERE closed = 0 AND day < $1 ORDER BY arrival LIMIT 100";
    let rows = conn.all(sql, args![day]).await?;
    // A row that can't be read is skipped, so that the others are still handled.
    Ok(rows.iter().filter_map(|row| read(secret, row).ok()).collect())
}

/// Deletes messages that were closed before `day`, at most 1,000 at a time. The number deleted.
pub async fn prune(conn: &mut Conn, day: i64) -> Result<u64, StoreError> {
    let sql = "DELETE FROM inbox WHERE id IN (SELECT id FROM inbox \
               WHERE closed > 0 AND closed < $1 ORDER BY closed LIMIT 1000) RETURNING id";
    let gone = conn.all(sql, args![day]).await?;
    end_files(conn, &gone).await?;
    Ok(gone.len() as u64)
}

/// The key under which a message's file is kept.
pub fn file_key(id: &str) -> String {
    format!("inbox:{id}")
}

/// Whether a file that was fetched under this key is still needed; `None` if the key belongs to no
/// message.
pub async fn wants(
    conn: &mut Conn,
    key: &str,
    file: &Attachment,
) -> Result<Option<bool>, StoreError> {
    let Some(id) = key.strip_prefix("inbox:") else { return Ok(None) };
    let item = find(conn, id).await?;
    let voice = item.and_then(|item| item.said.voice);
    Ok(Some(voice.is_some_and(|voice| voice.file == *file)))
}

async fn end_files(conn: &mut Conn, gone: &[Row]) -> Result<(), StoreError> {
    for row in gone {
        files::end(conn, &file_key(&row.text(0)?)).await?;
    }
    Ok(())
}

fn read(secret: &HostSecret, row: &Row) -> Result<Item, StoreError> {
    let id = row.text(0)?;
    let kind = match row.int(2)? {
        0 => Kind::Question,
        1 => Kind::Idea,
        _ => return Err(StoreError::Corrupt("inbox.kind")),
    };
    let state = match row.int(3)? {
        0 => State::New,
        1 => State::Taken,
        2 => State::Answered,
        3 => State::Declined,
        _ => return Err(StoreError::Corrupt("inbox.state")),
    };
    let said: Option<Said> = secret.open(cell("sealed", &id), &row.blob(7)?).value();
    let asker = row.blob(1)?;
    let said = said.filter(|said| said.asker.is_empty() || said.asker == asker);
    let sealed = row.blob(8)?;
    let answer = if sealed.is_empty() {
        String::new()
    } else {
        let answer = secret.open(cell("answer", &id), &sealed).value();
        answer.ok_or(StoreError::Corrupt("inbox.answer"))?
    };
    Ok(Item {
        asker,
        kind,
        state,
        arrival: row.int(4)?,
        day: row.int(5)?,
        holder: row.blob(6)?,
        said: said.ok_or(StoreError::Corrupt("inbox.sealed"))?,
        answer,
        id,
    })
}

fn cell<'a>(column: &'static str, id: &'a str) -> Cell<'a> {
    Cell { table: "inbox", column, row: id.as_bytes() }
}
