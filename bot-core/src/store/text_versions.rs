//! The versions of a petition's text, and how many signed each: a figure belongs to the text that was signed.

use std::collections::BTreeMap;

use super::{Conn, StoreError, args, revisions, tallies};
use crate::campaign::{PetitionText, SignedText, TextChange};
use crate::clock::Seconds;
use crate::locale::Locale;

/// How many signed one text: one version, or several of which the later ones only correct the spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextTotal {
    /// Its versions, the first one first.
    pub versions: Vec<i64>,
    /// When the first one was published; 0 if that is not known.
    pub since: Seconds,
    /// The title of the last one, by language.
    pub title: BTreeMap<Locale, String>,
    /// How many signed it.
    pub total: i64,
}

/// Every version of a petition's text that can be read, in order.
async fn all(conn: &mut Conn, slug: &str) -> Result<BTreeMap<i64, SignedText>, StoreError> {
    let all = revisions::all(conn, slug, revisions::TEXT).await?.into_iter();
    Ok(all
        .filter_map(|(version, body)| Some((version, serde_json::from_str(&body).ok()?)))
        .collect())
}

/// The words of one version; `None` if there is none, or somebody else wrote it.
pub async fn words(
    conn: &mut Conn,
    slug: &str,
    version: i64,
) -> Result<Option<BTreeMap<Locale, PetitionText>>, StoreError> {
    Ok(all(conn, slug).await?.remove(&version).map(|one| one.text))
}

/// How many signed each text: the one of the version that stands there `now`, then those that somebody signed, the
/// newest first.
pub async fn totals(conn: &mut Conn, slug: &str, now: i64) -> Result<Vec<TextTotal>, StoreError> {
    let texts = all(conn, slug).await?;
    let signed = tallies::breakdown(conn, slug, tallies::TEXT).await?;
    let signed: BTreeMap<i64, i64> =
        signed.into_iter().filter_map(|(item, n)| Some((item.parse().ok()?, n))).collect();
    let mut roots = BTreeMap::new();
    let mut groups: BTreeMap<i64, TextTotal> = BTreeMap::new();
    let mut versions: Vec<i64> = texts.keys().chain(signed.keys()).copied().collect();
    versions.sort_unstable();
    versions.dedup();
    for version in versions {
        let text = texts.get(&version);
        let corrects = text.and_then(|text| roots.get(&text.spelling_of?).copied());
        let root = corrects.unwrap_or(version);
        roots.insert(version, root);
        let since = text.map_or(0, |text| text.since);
        let group = groups.entry(root).or_insert_with(|| TextTotal {
            versions: Vec::new(),
            since,
            title: BTreeMap::new(),
            total: 0,
        });
        group.versions.push(version);
        group.total += signed.get(&version).unwrap_or(&0);
        if let Some(text) = text {
            let title = |(locale, words): (&Locale, &PetitionText)| (*locale, words.title.clone());
            group.title = text.text.iter().map(title).collect();
        }
    }
    let mut all: Vec<TextTotal> = groups.into_values().collect();
    all.retain(|one| one.total > 0 || one.versions.contains(&now));
    all.sort_by_key(|one| {
        (!one.versions.contains(&now), std::cmp::Reverse(one.versions.last().copied()))
    });
    Ok(all)
}

/// The version that a petition's text is about to have: the one that stands there, a new one, or once somebody has
/// signed an earlier one with the same words. `None` if somebody has signed, and nobody has said what the change is.
pub(super) async fn put(
    conn: &mut Conn,
    slug: &str,
    stands: Option<i64>,
    mut new: SignedText,
    (signed, change): (bool, Option<TextChange>),
) -> Result<Option<i64>, StoreError> {
    let texts = all(conn, slug).await?;
    let same = |version: &i64| texts.get(version).is_some_and(|one| one.says_the_same(&new));
    // Of a petition that can't be read it is not known which one stands there.
    let stands = stands.or_else(|| texts.keys().last().copied());
    if let Some(stands) = stands.filter(same) {
        return Ok(Some(stands));
    }
    if signed && change.is_none() {
        return Ok(None);
    }
    // Who signed these words before is not counted apart from who signs them now.
    let earlier = texts.keys().rev().copied().find(|version| signed && same(version));
    if earlier.is_some() {
        return Ok(earlier);
    }
    new.spelling_of = stands.filter(|_| signed && change == Some(TextChange::Spelling));
    let sql = "SELECT version FROM revisions WHERE petition = $1 AND kind = $2 \
               ORDER BY version DESC LIMIT 1";
    let last = conn.one(sql, args![slug, revisions::TEXT]).await?;
    let version = last.map_or(Ok(0), |row| row.int(0))? + 1;
    let body = revisions::json(&new)?;
    revisions::add(conn, slug, revisions::TEXT, version, &body).await?;
    Ok(Some(version))
}
