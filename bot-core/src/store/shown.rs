//! Breakdowns as everybody below owner sees them: rounded, and so seldom renewed that looking again and again shows
//! nobody.
//!
//! What was shown is kept, so that all see the same figures, and a figure that was rounded away is in no later answer
//! either. It is renewed at the first look of a day, and at the first look after [`MOVES`] more signatures.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::tallies::{self, COUNTRY, DAY, SEAT, TOTAL, WITHDRAWN};
use super::{Conn, StoreError, args, unreadable};
use crate::campaign::Petition;
use crate::clock::Seconds;
use crate::vault::Cell;

/// So many more signatures move the breakdowns within a day.
pub const MOVES: i64 = 25;
/// What a moderator sees is rounded down to this.
const TENS: i64 = 10;
/// Countries of one breakdown; the others are in the remainder.
const NAMED: usize = 15;

/// The breakdowns of one petition, as of a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// When they were counted.
    pub at: Seconds,
    /// The campaign's day then.
    pub day: Date,
    /// All signatures then: the countries and their remainder sum to it.
    pub total: i64,
    /// The largest countries, rounded.
    pub countries: Vec<(String, i64)>,
    /// Signatures of that day, rounded.
    pub today: i64,
    /// Signatures taken back, rounded.
    pub withdrawn: i64,
    /// Signatures of people beside, rounded.
    pub shared: i64,
}

impl Shown {
    /// Everybody in smaller countries, and what rounding has left over.
    pub fn rest(&self) -> i64 {
        self.total - self.countries.iter().map(|(_, number)| number).sum::<i64>()
    }

    fn holds(&self, today: Date, total: i64) -> bool {
        self.day >= today && total < self.total + MOVES
    }
}

/// Cells in order: the largest first, at most as many as are named.
pub fn ranked(cells: impl IntoIterator<Item = (String, i64)>) -> Vec<(String, i64)> {
    let mut all: Vec<_> = cells.into_iter().filter(|(_, number)| *number > 0).collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.truncate(NAMED);
    all
}

/// Cells rounded down to tens. Whoever looks knows their `own` signatures: if the remainder were no more than those,
/// each cell could be computed. Then the smallest one that is named gives ten more.
pub fn rounded(cells: &BTreeMap<String, i64>, total: i64, own: i64) -> Vec<(String, i64)> {
    let tens = |number: i64| number - number.rem_euclid(TENS);
    let mut shown = ranked(cells.iter().map(|(item, number)| (item.clone(), tens(*number))));
    let rest = total - shown.iter().map(|(_, number)| number).sum::<i64>();
    if let Some((_, smallest)) = shown.last_mut().filter(|_| rest <= own) {
        *smallest -= TENS;
    }
    ranked(shown)
}

/// What is shown of this petition now.
///
/// # Errors
/// The database failed.
pub async fn of(
    conn: &mut Conn,
    petition: &Petition,
    (now, today): (Seconds, Date),
) -> Result<Shown, StoreError> {
    let slug = petition.slug.as_str();
    loop {
        let total = tallies::get(conn, slug, TOTAL, "").await?;
        let (kept, shown) = kept(conn, slug).await?;
        if let Some(shown) = shown.filter(|shown| shown.holds(today, total)) {
            return Ok(shown);
        }
        let shown = count(conn, petition, total, (now, today)).await?;
        // Of two who look at once one renews it, and the other one sees that.
        if renew(conn, slug, kept, &shown).await? {
            return Ok(shown);
        }
    }
}

async fn count(
    conn: &mut Conn,
    petition: &Petition,
    total: i64,
    (at, day): (Seconds, Date),
) -> Result<Shown, StoreError> {
    let slug = petition.slug.as_str();
    // A person has at most the seats of two accounts.
    let own = 2 * petition.people_per_account;
    let countries = tallies::breakdown(conn, slug, COUNTRY).await?;
    let one = |number: i64| {
        let cells = rounded(&BTreeMap::from([(String::new(), number)]), total, own);
        cells.first().map_or(0, |(_, number)| *number)
    };
    let today = tallies::get(conn, slug, DAY, &day.to_string()).await?;
    let shared = tallies::get(conn, slug, SEAT, "shared").await?;
    let withdrawn = tallies::get(conn, slug, WITHDRAWN, "").await?;
    Ok(Shown {
        at,
        day,
        total,
        countries: rounded(&countries, total, own),
        today: one(today),
        withdrawn: withdrawn - withdrawn.rem_euclid(TENS),
        shared: one(shared),
    })
}

async fn kept(conn: &mut Conn, slug: &str) -> Result<(Option<Vec<u8>>, Option<Shown>), StoreError> {
    let row = conn.one("SELECT sealed FROM shown WHERE petition = $1", args![slug]).await?;
    let Some(row) = row else { return Ok((None, None)) };
    let sealed = row.blob(0)?;
    let shown = conn.secret().open(cell(slug), &sealed).value();
    if shown.is_none() {
        unreadable("shown.sealed");
    }
    Ok((Some(sealed), shown))
}

/// In place of what was kept. `false` if somebody else has renewed it meanwhile: every sealing differs.
async fn renew(
    conn: &mut Conn,
    slug: &str,
    kept: Option<Vec<u8>>,
    shown: &Shown,
) -> Result<bool, StoreError> {
    let sealed = conn.secret().seal(cell(slug), 1024, shown);
    let changed = match kept {
        None => {
            let sql = "INSERT INTO shown (petition, sealed) VALUES ($1, $2) \
                       ON CONFLICT (petition) DO NOTHING";
            conn.execute(sql, args![slug, sealed]).await?
        }
        Some(kept) => {
            let sql = "UPDATE shown SET sealed = $3 WHERE petition = $1 AND sealed = $2";
            conn.execute(sql, args![slug, kept, sealed]).await?
        }
    };
    Ok(changed == 1)
}

fn cell(slug: &str) -> Cell<'_> {
    Cell { table: "shown", column: "sealed", row: slug.as_bytes() }
}
