//! Announcements: what they say, how far they are, and what became of their posts.

mod form;

pub use form::{Announcement, Author, Body, Counts, DIRECT_MESSAGES, State, Why};

use super::{Conn, Row, StoreError, args, files, if_readable, readable};
use crate::clock::Seconds;
use crate::vault::{Cell, HostSecret};

/// Begins an announcement. Its id must be new.
pub async fn add(conn: &mut Conn, id: &str, now: Seconds, body: &Body) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sql = "INSERT INTO announcements (id, state, why, made, due, sealed, counted, built, sent, \
               gone, failed, unknown, left_out, lead, built_to) \
               VALUES ($1, 'draft', '', $2, 0, $3, -1, 0, 0, 0, 0, 0, 0, 0, $4)";
    let sealed = secret.seal(cell("sealed", id), 1024, body);
    conn.execute(sql, args![id, now, sealed, Vec::new()]).await.map(|_| ())
}

/// Begins an announcement of the bot's own in this state, to be looked at when it is due. `false` if it
/// exists already; nothing is changed then.
pub async fn add_own(
    conn: &mut Conn,
    id: &str,
    (state, due): (State, Seconds),
    now: Seconds,
    body: &Body,
) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let sql = "INSERT INTO announcements (id, state, why, made, due, sealed, counted, built, sent, \
               gone, failed, unknown, left_out, lead, built_to) \
               VALUES ($1, $2, '', $3, $4, $5, -1, 0, 0, 0, 0, 0, 0, 0, $6) \
               ON CONFLICT (id) DO NOTHING";
    let sealed = secret.seal(cell("sealed", id), 1024, body);
    let args = args![id, state.as_str(), now, due, sealed, Vec::new()];
    Ok(conn.execute(sql, args).await? == 1)
}

/// One announcement.
pub async fn find(conn: &mut Conn, id: &str) -> Result<Option<Announcement>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, state, why, made, due, sealed, counted, built, sent, gone, failed, \
               unknown, left_out, lead, built_to, progress FROM announcements WHERE id = $1";
    let row = conn.one(sql, args![id]).await?;
    if_readable(row.map(|row| read(secret, &row)).transpose())
}

/// The newest announcements that people wrote, in any state.
pub async fn newest(conn: &mut Conn, most: i64) -> Result<Vec<Announcement>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, state, why, made, due, sealed, counted, built, sent, gone, failed, \
               unknown, left_out, lead, built_to, progress FROM announcements \
               WHERE id <> 'notes' AND id NOT LIKE 'c-%' ORDER BY made DESC LIMIT $1";
    readable(conn.all(sql, args![most]).await?.iter().map(|row| read(secret, row)))
}

/// The newest event notices of which at least one row was built.
pub async fn newest_event_notices(
    conn: &mut Conn,
    most: i64,
) -> Result<Vec<Announcement>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, state, why, made, due, sealed, counted, built, sent, gone, failed, \
               unknown, left_out, lead, built_to, progress FROM announcements \
               WHERE id > 'c-' AND id < 'c.' AND built > 0 ORDER BY made DESC LIMIT $1";
    readable(conn.all(sql, args![most]).await?.iter().map(|row| read(secret, row)))
}

/// The newest announcements that people wrote and that have not ended, at most 200.
pub async fn unfinished(conn: &mut Conn) -> Result<Vec<Announcement>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, state, why, made, due, sealed, counted, built, sent, gone, failed, \
               unknown, left_out, lead, built_to, progress FROM announcements \
               WHERE state IN ('draft', 'counting', 'ready', 'agreeing', 'scheduled', 'late', \
               'building', 'running', 'paused') AND id <> 'notes' AND id NOT LIKE 'c-%' \
               ORDER BY made DESC LIMIT 200";
    readable(conn.all(sql, Vec::new()).await?.iter().map(|row| read(secret, row)))
}

/// The next announcements that people wrote, in the order of their ids, at most 100: to look through
/// all.
pub async fn after(conn: &mut Conn, id: &str) -> Result<Vec<Announcement>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, state, why, made, due, sealed, counted, built, sent, gone, failed, \
               unknown, left_out, lead, built_to, progress FROM announcements \
               WHERE id > $1 AND id <> 'notes' AND id NOT LIKE 'c-%' ORDER BY id LIMIT 100";
    readable(conn.all(sql, args![id]).await?.iter().map(|row| read(secret, row)))
}

/// Locks announcements until the end of the transaction. Read the row after taking the lock.
///
/// # Errors
/// The database failed or waited too long.
pub async fn lock(conn: &mut Conn, id: &str) -> Result<(), StoreError> {
    let mut key = [0; 8];
    key.iter_mut().zip(id.bytes()).for_each(|(to, byte)| *to = byte);
    conn.lock_account(&key).await
}

/// Replaces the author and leaves the state alone. The message that shows the progress is in the chat
/// of the former author, so it is forgotten.
pub async fn hand_over(conn: &mut Conn, id: &str, body: &Body) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sealed = secret.seal(cell("sealed", id), 1024, body);
    let sql = "UPDATE announcements SET sealed = $2, progress = NULL WHERE id = $1";
    conn.execute(sql, args![id, sealed]).await.map(|_| ())
}

/// What there is to do now: announcements in these states that are due. At most 50, the earliest first.
pub async fn at_work(conn: &mut Conn, now: Seconds) -> Result<Vec<Announcement>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, state, why, made, due, sealed, counted, built, sent, gone, failed, \
               unknown, left_out, lead, built_to, progress FROM announcements \
               WHERE state IN ('counting', 'agreeing', 'scheduled', 'building', 'running', \
               'cancelling') \
               AND due <= $1 ORDER BY due LIMIT 50";
    readable(conn.all(sql, args![now]).await?.iter().map(|row| read(secret, row)))
}

/// Writes what people decided, and moves the announcement out of the state in which they saw it.
/// `false` if it is no longer in that state; nothing is changed then. The count is deleted, because it
/// does not hold for the changed announcement.
pub async fn decide(
    conn: &mut Conn,
    id: &str,
    body: &Body,
    (from, to): (State, State),
    due: Seconds,
) -> Result<bool, StoreError> {
    let decided = match to {
        State::Scheduled | State::Building | State::Running => true,
        State::Draft | State::Counting | State::Ready | State::Agreeing => false,
        _ => body.decided,
    };
    let secret = &conn.secret();
    let sealed = secret.seal(cell("sealed", id), 1024, &Body { decided, ..body.clone() });
    // What is being sent stays due, whatever the clock says.
    let sql = "UPDATE announcements SET sealed = $2, state = $4, due = CASE WHEN $4 IN \
               ('counting', 'building', 'running', 'cancelling') THEN 0 ELSE $5 END, \
               counted = CASE WHEN $4 IN ('draft', 'counting') THEN -1 ELSE counted END \
               WHERE id = $1 AND state = $3";
    let args = args![id, sealed, from.as_str(), to.as_str(), due];
    Ok(conn.execute(sql, args).await? == 1)
}

/// Moves an announcement from one state to another. `false` if it is no longer in the first state;
/// nothing is changed then.
pub async fn shift(
    conn: &mut Conn,
    id: &str,
    (from, to): (State, State),
    why: Why,
) -> Result<bool, StoreError> {
    let sql = "UPDATE announcements SET state = $3, why = $4, due = CASE WHEN $3 IN \
               ('counting', 'building', 'running', 'cancelling') THEN 0 ELSE due END \
               WHERE id = $1 AND state = $2";
    let args = args![id, from.as_str(), to.as_str(), why.as_str()];
    Ok(conn.execute(sql, args).await? == 1)
}

/// Holds everything that was about to go out, because it may have gone out: what people announced waits
/// for somebody's decision, what the bot says on its own is dropped. Direct messages are left alone.
pub async fn hold_all(conn: &mut Conn, now: Seconds) -> Result<(), StoreError> {
    let sql = "UPDATE announcements SET why = 'restored', state = CASE WHEN id LIKE 'c-%' \
               THEN 'cancelling' ELSE 'paused' END \
               WHERE state IN ('building', 'running') AND id <> 'notes'";
    conn.execute(sql, Vec::new()).await?;
    let sql = "UPDATE announcements SET state = CASE WHEN id LIKE 'c-%' THEN 'cancelled' \
               ELSE 'late' END WHERE state = 'scheduled' AND due <= $1";
    conn.execute(sql, args![now]).await.map(|_| ())
}

/// Takes what an older version was about to send, or has sent, for decided.
pub(super) async fn decided(conn: &mut Conn) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT id, sealed FROM announcements WHERE state NOT IN \
               ('draft', 'counting', 'ready', 'agreeing') ORDER BY id LIMIT 100000";
    for row in conn.all(sql, Vec::new()).await? {
        let id = row.text(0)?;
        let body: Option<Body> = secret.open(cell("sealed", &id), &row.blob(1)?).value();
        let Some(body) = body else { continue };
        let sealed = secret.seal(cell("sealed", &id), 1024, &Body { decided: true, ..body });
        let sql = "UPDATE announcements SET sealed = $2 WHERE id = $1";
        conn.execute(sql, args![id, sealed]).await?;
    }
    Ok(())
}

/// Keeps the size of the audience. `false` if the announcement was changed meanwhile.
pub async fn set_counted(conn: &mut Conn, id: &str, counted: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE announcements SET counted = $2, state = 'ready' \
               WHERE id = $1 AND state = 'counting'";
    Ok(conn.execute(sql, args![id, counted]).await? == 1)
}

/// Notes how far building has come. `false` if the announcement was cancelled meanwhile or building is
/// there already: then nothing may be added to the ledger. Until the end of the transaction nobody can
/// cancel it.
pub async fn build_on(
    conn: &mut Conn,
    id: &str,
    (from, to): (&[u8], &[u8]),
) -> Result<bool, StoreError> {
    let sql = "UPDATE announcements SET built_to = $3 \
               WHERE id = $1 AND state = 'building' AND built_to = $2";
    Ok(conn.execute(sql, args![id, from, to]).await? == 1)
}

/// Adds to the number of rows in the ledger.
pub async fn built(conn: &mut Conn, id: &str, more: i64) -> Result<(), StoreError> {
    let sql = "UPDATE announcements SET built = built + $2 WHERE id = $1";
    conn.execute(sql, args![id, more]).await.map(|_| ())
}

/// Begins the sending, as the ledger is complete. The first `lead` rows go first.
pub async fn begin(conn: &mut Conn, id: &str, lead: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE announcements SET state = 'running', lead = $2 \
               WHERE id = $1 AND state = 'building'";
    Ok(conn.execute(sql, args![id, lead]).await? == 1)
}

/// Ends the lead: the first hundredth went well, or an organizer decided to go on.
pub async fn end_lead(conn: &mut Conn, id: &str) -> Result<(), StoreError> {
    let sql = "UPDATE announcements SET lead = 0 WHERE id = $1";
    conn.execute(sql, args![id]).await.map(|_| ())
}

/// Adds these differences to the counts, except to `built`.
pub async fn count(conn: &mut Conn, id: &str, more: Counts) -> Result<(), StoreError> {
    let sql = "UPDATE announcements SET sent = sent + $2, gone = gone + $3, failed = failed + $4, \
               unknown = unknown + $5, left_out = left_out + $6 WHERE id = $1";
    let args = args![id, more.sent, more.gone, more.failed, more.unknown, more.left_out];
    conn.execute(sql, args).await?;
    if id != DIRECT_MESSAGES {
        return Ok(());
    }
    // Direct messages are added one by one, so every settled row counts as built.
    built(conn, id, more.settled()).await
}

/// Remembers the message that shows the progress.
pub async fn set_progress(conn: &mut Conn, id: &str, message: &str) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sealed = secret.seal(cell("progress", id), 64, &message);
    let sql = "UPDATE announcements SET progress = $2 WHERE id = $1";
    conn.execute(sql, args![id, sealed]).await.map(|_| ())
}

/// Announcements whose posts may be under way, at most 200.
pub async fn interrupted(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT id FROM announcements WHERE state IN ('running', 'paused', 'cancelling') \
               ORDER BY state LIMIT 200";
    conn.all(sql, Vec::new()).await?.iter().map(|row| row.text(0)).collect()
}

/// Hides an announcement from the runner until `due`. `false` if it is no longer in this state.
pub async fn postpone(
    conn: &mut Conn,
    id: &str,
    state: State,
    due: Seconds,
) -> Result<bool, StoreError> {
    let sql = "UPDATE announcements SET due = $3 WHERE id = $1 AND state = $2";
    Ok(conn.execute(sql, args![id, state.as_str(), due]).await? == 1)
}

/// One announcement that was made before `made` and has ended, and whose ledger still exists.
pub async fn with_old_ledger(conn: &mut Conn, made: Seconds) -> Result<Option<String>, StoreError> {
    let sql = "SELECT id FROM announcements WHERE state IN ('done', 'cancelled') \
               AND made < $1 AND lead >= 0 ORDER BY made LIMIT 1";
    conn.one(sql, args![made]).await?.map(|row| row.text(0)).transpose()
}

/// Marks the ledger as deleted and deletes the file. The figures stay; nothing can be sent again.
pub async fn forget_ledger(conn: &mut Conn, id: &str) -> Result<(), StoreError> {
    files::end(conn, id).await?;
    let sql = "UPDATE announcements SET lead = -1 WHERE id = $1";
    conn.execute(sql, args![id]).await.map(|_| ())
}

/// Deletes an announcement that was never sent, and its file.
pub async fn discard(conn: &mut Conn, id: &str) -> Result<bool, StoreError> {
    let sql = "DELETE FROM announcements WHERE id = $1 AND built = 0 \
               AND state IN ('draft', 'counting', 'ready', 'agreeing', 'scheduled', 'late')";
    let discarded = conn.execute(sql, args![id]).await? == 1;
    if discarded {
        files::end(conn, id).await?;
    }
    Ok(discarded)
}

fn read(secret: &HostSecret, row: &Row) -> Result<Announcement, StoreError> {
    let id = row.text(0)?;
    let body = secret.open(cell("sealed", &id), &row.blob(5)?).value();
    let progress = row.maybe_blob(15)?;
    let progress = progress.and_then(|sealed| secret.open(cell("progress", &id), &sealed).value());
    Ok(Announcement {
        state: State::parse(&row.text(1)?).ok_or(StoreError::Corrupt("announcements.state"))?,
        why: Why::parse(&row.text(2)?),
        made: row.int(3)?,
        due: row.int(4)?,
        body: body.ok_or(StoreError::Corrupt("announcements.sealed"))?,
        counted: Some(row.int(6)?).filter(|counted| *counted >= 0),
        counts: Counts {
            built: row.int(7)?,
            sent: row.int(8)?,
            gone: row.int(9)?,
            failed: row.int(10)?,
            unknown: row.int(11)?,
            left_out: row.int(12)?,
        },
        lead: row.int(13)?,
        built_to: row.blob(14)?,
        progress,
        id,
    })
}

fn cell<'a>(column: &'static str, id: &'a str) -> Cell<'a> {
    Cell { table: "announcements", column, row: id.as_bytes() }
}
