//! Counters, each for a petition, a dimension and an item.

use std::collections::BTreeMap;

use super::{Conn, StoreError, args};

/// Signatures that count: signed − withdrawn − in quarantine − rejected.
pub const TOTAL: &str = "total";
/// Every signature ever given.
pub const SIGNED: &str = "signed";
/// Every signature taken back.
pub const WITHDRAWN: &str = "withdrawn";
/// Counted signatures by ISO country code.
pub const COUNTRY: &str = "country";
/// Counted signatures by day, as `2026-11-21`.
pub const DAY: &str = "day";
/// Counted signatures by language.
pub const LANGUAGE: &str = "language";
/// Counted signatures by platform.
pub const PLATFORM: &str = "platform";
/// Counted signatures by the link that led to them; `-` if there was no link.
pub const CHANNEL: &str = "channel";
/// Counted signatures by seat: `own` or `shared`.
pub const SEAT: &str = "seat";
/// Counted signatures by the version of the text that was signed.
pub const TEXT: &str = "text";

/// The dimensions that each sum to [`TOTAL`].
pub const BREAKDOWNS: &[&str] = &[COUNTRY, DAY, LANGUAGE, PLATFORM, CHANNEL, SEAT, TEXT];

/// The counters to move: (dimension, item) and the difference.
pub type Moves = BTreeMap<(&'static str, String), i64>;

/// The statement for one counter, and the one for the nine counters that a signature moves: one
/// statement instead of nine saves most of what signing costs in the database.
const ONE: &str = "INSERT INTO tallies (petition, dimension, item, n) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (petition, dimension, item) DO UPDATE SET n = tallies.n + excluded.n";
const NINE: &str = "INSERT INTO tallies (petition, dimension, item, n) VALUES \
     ($1, $2, $3, $4), ($5, $6, $7, $8), ($9, $10, $11, $12), ($13, $14, $15, $16), \
     ($17, $18, $19, $20), ($21, $22, $23, $24), ($25, $26, $27, $28), ($29, $30, $31, $32), \
     ($33, $34, $35, $36) \
     ON CONFLICT (petition, dimension, item) DO UPDATE SET n = tallies.n + excluded.n";

/// Moves counters, always in the same order, so that two transactions can't wait for each other.
pub async fn apply(conn: &mut Conn, petition: &str, moves: &Moves) -> Result<(), StoreError> {
    let rows: Vec<_> = moves.iter().collect();
    for nine in rows.chunks(9) {
        let row = |((dimension, item), by): &(&(&'static str, String), &i64)| {
            args![petition, *dimension, item.as_str(), **by]
        };
        if nine.len() == 9 {
            conn.execute(NINE, nine.iter().flat_map(row).collect()).await?;
        } else {
            for one in nine {
                conn.execute(ONE, row(one)).await?;
            }
        }
    }
    Ok(())
}

/// One counter; 0 if it has never moved.
pub async fn get(
    conn: &mut Conn,
    petition: &str,
    dimension: &str,
    item: &str,
) -> Result<i64, StoreError> {
    let sql = "SELECT n FROM tallies WHERE petition = $1 AND dimension = $2 AND item = $3";
    let row = conn.one(sql, args![petition, dimension, item]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// All counters of a dimension that are not 0.
pub async fn breakdown(
    conn: &mut Conn,
    petition: &str,
    dimension: &str,
) -> Result<BTreeMap<String, i64>, StoreError> {
    let sql = "SELECT item, n FROM tallies WHERE petition = $1 AND dimension = $2 AND n <> 0 ORDER BY item";
    let rows = conn.all(sql, args![petition, dimension]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}

/// All counters of a petition that are not 0, for `doctor`.
pub async fn all(
    conn: &mut Conn,
    petition: &str,
) -> Result<BTreeMap<(String, String), i64>, StoreError> {
    let sql = "SELECT dimension, item, n FROM tallies WHERE petition = $1 AND n <> 0";
    let rows = conn.all(sql, args![petition]).await?;
    rows.iter().map(|row| Ok(((row.text(0)?, row.text(1)?), row.int(2)?))).collect()
}

/// The one headline of a petition: signatures that count now.
///
/// # Errors
/// The database failed.
pub async fn total(conn: &mut Conn, slug: &str) -> Result<i64, StoreError> {
    get(conn, slug, TOTAL, "").await
}
