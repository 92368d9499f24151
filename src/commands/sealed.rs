//! To which keys how many names are sealed.

use std::collections::BTreeMap;
use std::fmt;

use bot_core::store::{Conn, StoreError, meta, petitions, signatures};

/// Names that the same keys open.
pub(super) struct Sealed {
    /// The public halves; none where an older version did not note them.
    pub(super) keys: Option<String>,
    names: i64,
}

impl fmt::Display for Sealed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.names;
        match &self.keys {
            Some(keys) => write!(out, "names that {} opens: {names}", keys.replace(',', " or ")),
            None => write!(out, "names whose keys an older version did not note: {names}"),
        }
    }
}

/// All names in the store.
pub(super) async fn so_far(conn: &mut Conn) -> Result<Vec<Sealed>, StoreError> {
    let mut counts = BTreeMap::new();
    for stored in petitions::list(conn).await? {
        for (mark, names) in signatures::sealed_to(conn, &stored.petition.slug).await? {
            *counts.entry(mark).or_default() += names;
        }
    }
    by_keys(conn, counts).await
}

/// Names that were counted by the marks of their keys.
pub(super) async fn by_keys(
    conn: &mut Conn,
    counts: BTreeMap<String, i64>,
) -> Result<Vec<Sealed>, StoreError> {
    let mut all = Vec::new();
    for (mark, names) in counts {
        all.push(Sealed { keys: meta::keys_of(conn, &mark).await?, names });
    }
    Ok(all)
}
