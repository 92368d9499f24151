//! What only `doctor` asks: whether the file, the tables and the figures are as this program left them. Whether
//! each row is, proves [`super::proof`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sqlx::{AnyConnection, Connection as _};

use super::announcements::{Counts, DIRECT_MESSAGES, State};
use super::{Conn, Dialect, StoreError, args, migrations};
use crate::clock::Seconds;
use crate::vault::HostSecret;

/// Lines of SQLite's own report that are worth reading.
const LINES: usize = 20;

/// What SQLite's integrity check says against the file; nothing on PostgreSQL, which looks after its own.
pub async fn damage(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    if conn.dialect() == Dialect::Postgres {
        return Ok(Vec::new());
    }
    let rows = conn.all("PRAGMA integrity_check(20)", Vec::new()).await?;
    let lines: Vec<String> = rows.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?;
    let lines = lines.iter().flat_map(|line| line.lines()).filter(|line| *line != "ok");
    Ok(lines.take(LINES).map(str::to_owned).collect())
}

/// A table, an index or a trigger that is missing, was added or was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meddled {
    /// `table`, `index`, `trigger` or `view`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// What became of it.
    pub fate: &'static str,
}

/// Compares SQLite's tables with those that the migrations make.
pub async fn tables(conn: &mut Conn) -> Result<Vec<Meddled>, StoreError> {
    if conn.dialect() == Dialect::Postgres {
        return Ok(Vec::new());
    }
    let memory = AnyConnection::connect("sqlite::memory:").await?;
    let mut memory = Conn::new(memory, Dialect::Sqlite, Arc::new(HostSecret::none()));
    migrations::migrate(&mut memory).await?;
    let (should, is) = (schema(&mut memory).await?, schema(conn).await?);
    memory.close().await;
    let keys: BTreeSet<_> = should.keys().chain(is.keys()).collect();
    let fate = |key| match (should.get(key), is.get(key)) {
        (Some(_), None) => Some("is missing"),
        (None, Some(_)) => Some("was added by another program"),
        (should, is) => (should != is).then_some("was changed by another program"),
    };
    let meddled = |(kind, name): &(String, String), fate| Meddled {
        kind: kind.clone(),
        name: name.clone(),
        fate,
    };
    Ok(keys.into_iter().filter_map(|key| Some(meddled(key, fate(key)?))).collect())
}

async fn schema(conn: &mut Conn) -> Result<BTreeMap<(String, String), String>, StoreError> {
    let sql = "SELECT type, name, COALESCE(sql, '') FROM sqlite_master \
               WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' LIMIT 1000";
    let rows = conn.all(sql, Vec::new()).await?;
    rows.iter().map(|row| Ok(((row.text(0)?, row.text(1)?), row.text(2)?))).collect()
}

/// The latest time that anything in the store was written at.
pub async fn latest(conn: &mut Conn) -> Result<Option<Seconds>, StoreError> {
    let mut latest = None;
    for sql in [
        "SELECT at FROM handled ORDER BY at DESC LIMIT 1",
        "SELECT at FROM audit ORDER BY at DESC LIMIT 1",
        "SELECT made FROM announcements ORDER BY made DESC LIMIT 1",
    ] {
        let row = conn.one(sql, Vec::new()).await?;
        latest = latest.max(row.map(|row| row.int(0)).transpose()?);
    }
    Ok(latest)
}

/// The names of petitions that have signatures or counters, and no row of their own.
pub async fn lost_petitions(conn: &mut Conn) -> Result<BTreeSet<String>, StoreError> {
    let mut lost = BTreeSet::new();
    for sql in [
        "SELECT petition FROM signatures WHERE petition > $1 ORDER BY petition LIMIT 1",
        "SELECT petition FROM tallies WHERE petition > $1 ORDER BY petition LIMIT 1",
    ] {
        let mut slug = String::new();
        while let Some(row) = conn.one(sql, args![slug.as_str()]).await? {
            slug = row.text(0)?;
            let known = "SELECT 1 FROM petitions WHERE slug = $1";
            if conn.one(known, args![slug.as_str()]).await?.is_none() {
                lost.insert(slug.clone());
            }
        }
    }
    Ok(lost)
}

/// How many of a petition's signatures are in a state that this program never writes; at most 1,000.
pub async fn stray_signatures(conn: &mut Conn, petition: &str) -> Result<usize, StoreError> {
    let sql = "SELECT tag FROM signatures WHERE petition = $1 AND state <> 'counted' LIMIT 1000";
    Ok(conn.all(sql, args![petition]).await?.len())
}

/// The figures of an announcement, and of its ledger.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Which one.
    pub id: String,
    /// How far it is; `None` if that is no word of ours.
    pub state: Option<State>,
    /// When it was begun.
    pub made: Seconds,
    /// Its own figures.
    pub counts: Counts,
    /// Whether its ledger was deleted.
    pub forgotten: bool,
    /// The rows of its ledger, by the number of their state: see [`super::ledger::RowState`].
    pub rows: BTreeMap<i64, i64>,
}

/// The figures of the next announcements behind this id, at most 100. Direct messages have none that last.
pub async fn figures(conn: &mut Conn, behind: &str) -> Result<Vec<Figures>, StoreError> {
    let sql = "SELECT id, state, made, built, sent, gone, failed, unknown, left_out, lead \
               FROM announcements WHERE id > $1 ORDER BY id LIMIT 100";
    let mut all = Vec::new();
    for row in conn.all(sql, args![behind]).await? {
        let id = row.text(0)?;
        let rows = if id == DIRECT_MESSAGES { BTreeMap::new() } else { ledger(conn, &id).await? };
        all.push(Figures {
            state: State::parse(&row.text(1)?),
            made: row.int(2)?,
            counts: Counts {
                built: row.int(3)?,
                sent: row.int(4)?,
                gone: row.int(5)?,
                failed: row.int(6)?,
                unknown: row.int(7)?,
                left_out: row.int(8)?,
            },
            forgotten: row.int(9)? < 0,
            rows,
            id,
        });
    }
    Ok(all)
}

async fn ledger(conn: &mut Conn, id: &str) -> Result<BTreeMap<i64, i64>, StoreError> {
    let sql = "SELECT state, CAST(COUNT(*) AS BIGINT) FROM ledger WHERE announcement = $1 \
               GROUP BY state";
    let rows = conn.all(sql, args![id]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.int(1)?))).collect()
}
