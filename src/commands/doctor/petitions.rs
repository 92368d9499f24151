//! Petitions: their signatures beside their counters, their versions, and their own keys.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::clock::{TimeZone, day_of};
use bot_core::store::petitions::Stored;
use bot_core::store::signatures::{Signature, breakdown_moves, page};
use bot_core::store::{Conn, StoreError, examine, petitions, revisions, tallies};
use bot_core::vault::is_sealed_file;

use super::{Exam, RESTORE, cut_short};
use crate::commands::sealed::by_keys;
use crate::wiring;

/// Counts the signatures of every petition and compares.
pub(super) async fn signatures(exam: &mut Exam<'_>) -> Result<(), StoreError> {
    let mut sealed = BTreeMap::new();
    for stored in petitions::list(&mut exam.conn).await? {
        let before = exam.found.len();
        if let Err(error) = of_petition(exam, &stored, &mut sealed).await {
            let what = format!("the signatures of {}", stored.petition.slug);
            exam.found.push(cut_short(&what, &error));
            exam.connects_anew().await?;
        }
        if exam.found.len() == before {
            let slug = &stored.petition.slug;
            let total = tallies::total(&mut exam.conn, slug).await?;
            say!("{slug}: {total} signatures, every counter is right");
        }
    }
    for names in by_keys(&mut exam.conn, sealed).await? {
        say!("{names}");
    }
    for slug in examine::lost_petitions(&mut exam.conn).await? {
        exam.finds(format!("{slug}: there are signatures or counters, and no petition"), RESTORE);
    }
    Ok(())
}

/// What the rows of one petition say.
#[derive(Default)]
struct Rows {
    counted: BTreeMap<(String, String), i64>,
    /// Signatures whose sealed name or region is no file for key-holders.
    unsealed: i64,
    /// Versions of text and consent that were signed.
    versions: BTreeSet<(&'static str, i64)>,
    /// How many names are sealed to which keys, by their marks.
    sealed: BTreeMap<String, i64>,
}

impl Rows {
    async fn read(conn: &mut Conn, slug: &str) -> Result<Self, StoreError> {
        let (mut rows, mut after) = (Self::default(), Vec::new());
        loop {
            let page = page(conn, slug, &after).await?;
            let Some(last) = page.last() else { return Ok(rows) };
            after.clone_from(&last.tag);
            page.iter().for_each(|row| rows.count(row));
        }
    }

    fn count(&mut self, row: &Signature) {
        for ((dimension, item), by) in breakdown_moves(&row.facts, 1) {
            *self.counted.entry((dimension.to_owned(), item)).or_default() += by;
        }
        let region = row.region.as_deref().is_none_or(is_sealed_file);
        self.unsealed += i64::from(!region || !is_sealed_file(&row.name));
        *self.sealed.entry(row.facts.keys.clone()).or_default() += 1;
        self.versions.insert(("text", row.facts.text_version));
        self.versions.insert(("consent", row.facts.consent_version));
    }
}

async fn of_petition(
    exam: &mut Exam<'_>,
    stored: &Stored,
    sealed: &mut BTreeMap<String, i64>,
) -> Result<(), StoreError> {
    let slug = stored.petition.slug.as_str();
    let mut rows = Rows::read(&mut exam.conn, slug).await?;
    for (mark, names) in std::mem::take(&mut rows.sealed) {
        *sealed.entry(mark).or_default() += names;
    }
    let wrong = counters(&mut exam.conn, slug, &rows.counted).await?;
    exam.finds_all(&wrong, format!("find out who writes into this database, and {RESTORE}"));
    if rows.unsealed > 0 {
        exam.finds(
            format!("{slug}: {} signatures have no name that key-holders can open", rows.unsealed),
            RESTORE,
        );
    }
    let stray = examine::stray_signatures(&mut exam.conn, slug).await?;
    if stray > 0 {
        exam.finds(
            format!("{slug}: {stray} signatures are in a state that this program does not know"),
            RESTORE,
        );
    }
    rows.versions.insert(("text", stored.text_version));
    rows.versions.insert(("consent", stored.consent_version));
    for kind in ["text", "consent"] {
        for (version, _) in revisions::all(&mut exam.conn, slug, kind).await? {
            rows.versions.remove(&(kind, version));
        }
    }
    for (kind, version) in rows.versions {
        exam.finds(format!("{slug}: version {version} of its {kind} is not in the store"), RESTORE);
    }
    Ok(())
}

/// What is wrong with the counters of one petition.
async fn counters(
    conn: &mut Conn,
    slug: &str,
    counted: &BTreeMap<(String, String), i64>,
) -> Result<Vec<String>, StoreError> {
    let mut kept = tallies::all(conn, slug).await?;
    let mut take = |name: &str| kept.remove(&(name.to_owned(), String::new())).unwrap_or(0);
    let (signed, withdrawn) = (take(tallies::SIGNED), take(tallies::WITHDRAWN));
    let rows = counted.get(&(tallies::TOTAL.to_owned(), String::new())).copied().unwrap_or(0);
    let mut wrong = Vec::new();
    if signed - withdrawn != rows {
        wrong.push(format!(
            "{slug}: {signed} signed less {withdrawn} taken back is not {rows} rows"
        ));
    }
    let keys: BTreeSet<_> = counted.keys().chain(kept.keys()).collect();
    for key @ (dimension, item) in keys {
        let (n, rows) = (kept.get(key).unwrap_or(&0), counted.get(key).unwrap_or(&0));
        if n != rows {
            let name = format!("{dimension} {item}");
            wrong.push(format!("{slug}: the counter {} is {n}, the rows say {rows}", name.trim()));
        }
    }
    Ok(wrong)
}

/// An open petition has its own key, or nobody can sign it.
pub(super) async fn keys(exam: &mut Exam<'_>) -> Result<(), StoreError> {
    let zone = wiring::zone(exam.settings).unwrap_or(TimeZone::UTC);
    let today = day_of(exam.now, &zone);
    for stored in petitions::list(&mut exam.conn).await? {
        if stored.petition.open_on(today) && stored.key(&exam.opened.secret).is_none() {
            exam.finds(
                format!(
                    "{}: it is open, and its own key is gone, so nobody can sign",
                    stored.petition.slug
                ),
                format!("{RESTORE} that still has the key; else begin a petition of another name"),
            );
        }
    }
    Ok(())
}
