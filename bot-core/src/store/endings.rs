//! On how many different days petitions and events were seen to be over. What is destroyed some time after an end is
//! counted by these days, and not by the end: a date is typed by one person, and may be a slip of the year.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, meta};
use crate::clock::Date;

/// What may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ending {
    /// A petition.
    Petition,
    /// An event.
    Event,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    what: Ending,
    slug: String,
    days: i64,
    last: Date,
}

/// The days of each petition and event that is over.
#[derive(Debug, Default)]
pub struct Endings {
    stored: Vec<Seen>,
    now: BTreeMap<(Ending, String), Seen>,
}

/// What is kept.
pub async fn load(conn: &mut Conn) -> Result<Endings, StoreError> {
    let kept = meta::get(conn, meta::ENDINGS).await?;
    let stored = kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default();
    Ok(Endings { stored, now: BTreeMap::new() })
}

impl Endings {
    /// Sees that something is over. The days on which that was seen, this one included, and whether this day is a new
    /// one.
    pub fn see(&mut self, (what, slug): (Ending, &str), today: Date) -> (i64, bool) {
        let before = self.stored.iter().find(|seen| seen.what == what && seen.slug == slug);
        let is_new = before.is_none_or(|seen| seen.last < today);
        let days = before.map_or(0, |seen| seen.days) + i64::from(is_new);
        let last = before.map_or(today, |seen| seen.last.max(today));
        let seen = Seen { what, slug: slug.to_owned(), days, last };
        self.now.insert((what, slug.to_owned()), seen);
        (days, is_new)
    }

    /// Keeps what was seen; what was not is no longer over, and begins anew.
    pub async fn save(self, conn: &mut Conn) -> Result<(), StoreError> {
        let now: Vec<Seen> = self.now.into_values().collect();
        if now == self.stored {
            return Ok(());
        }
        let value = serde_json::to_string(&now).map_err(|_| StoreError::Corrupt("meta.value"))?;
        meta::set(conn, meta::ENDINGS, &value).await
    }
}
