//! The acts of staff. Rows are only added.

use serde::{Deserialize, Serialize};

use super::{Conn, Row, StoreError, args, readable};
use crate::clock::Seconds;
use crate::vault::{Cell, HostSecret};

/// Who did something, and to what. Sealed. It holds labels and names of content, never a platform's id.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Act {
    /// The label of who did it, empty for the host; `None` in rows of older versions, which do not say.
    pub by: Option<String>,
    /// What it was done to.
    pub what: Vec<String>,
}

/// The form of a row, also of an older version, which did not say who did it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Act { by: Option<String>, what: Vec<String> },
    Parts(Vec<String>),
    Part(String),
    Nothing(()),
}

impl From<Kept> for Act {
    fn from(kept: Kept) -> Self {
        let (by, what) = match kept {
            Kept::Act { by, what } => (by, what),
            Kept::Parts(what) => (None, what),
            Kept::Part(what) => (None, vec![what]),
            Kept::Nothing(()) => (None, Vec::new()),
        };
        Self { by, what }
    }
}

impl std::fmt::Debug for Act {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Act(…)")
    }
}

impl Act {
    /// By somebody with this label.
    pub fn of(by: &str, what: &[&str]) -> Self {
        let what = what.iter().map(|part| (*part).to_owned()).collect();
        Self { by: Some(by.to_owned()), what }
    }
}

/// A row of the log.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When.
    pub at: Seconds,
    /// The name of the act.
    pub name: String,
    /// The rest.
    pub act: Act,
}

/// Adds an act.
pub async fn add(
    conn: &mut Conn,
    id: [u8; 16],
    now: Seconds,
    name: &str,
    act: &Act,
) -> Result<(), StoreError> {
    let sealed = conn.secret().seal(cell(&id), 256, act);
    let sql = "INSERT INTO audit (id, at, act, sealed) VALUES ($1, $2, $3, $4)";
    conn.execute(sql, args![id.as_slice(), now, name, sealed]).await.map(|_| ())
}

/// Acts on a page.
pub const PAGE: usize = 20;

/// A page of acts, newest first; the first page is 0.
pub async fn page(conn: &mut Conn, number: i64) -> Result<Vec<Entry>, StoreError> {
    let sql = "SELECT id, at, act, sealed FROM audit ORDER BY at DESC, id LIMIT 20 OFFSET $1";
    let rows = conn.all(sql, args![number.saturating_mul(20)]).await?;
    let secret = &conn.secret();
    readable(rows.iter().map(|row| read(secret, row)))
}

fn read(secret: &HostSecret, row: &Row) -> Result<Entry, StoreError> {
    let act = secret.open(cell(&row.blob(0)?), &row.blob(3)?).value();
    let act = act.ok_or(StoreError::Corrupt("audit.sealed"))?;
    Ok(Entry { at: row.int(1)?, name: row.text(2)?, act })
}

fn cell(id: &[u8]) -> Cell<'_> {
    Cell { table: "audit", column: "sealed", row: id }
}
