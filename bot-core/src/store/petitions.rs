//! Petitions: settings, versions of texts and consents, and each one's own key.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Conn, Row, StoreError, args, if_readable, readable};
use crate::campaign::{Consent, Petition, PetitionText};
use crate::clock::Date;
use crate::locale::Locale;
use crate::vault::{Cell, HostSecret, Seed, Tag};

/// A petition as it is stored.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its content.
    pub petition: Petition,
    /// The version of its text. It rises when a word or a recipient changes.
    pub text_version: i64,
    /// The version of its consent. It rises when the recipients who get names change.
    pub consent_version: i64,
    sealed_key: Option<Vec<u8>>,
}

/// What a version of the text fixes.
#[derive(Serialize, Deserialize, PartialEq)]
struct TextBody {
    text: BTreeMap<Locale, PetitionText>,
    recipients: Vec<BTreeMap<Locale, String>>,
}

impl Stored {
    /// A petition that is not stored yet, for a preview.
    #[must_use]
    pub fn draft(petition: &Petition) -> Self {
        let petition = petition.clone();
        Self { petition, text_version: 1, consent_version: 1, sealed_key: None }
    }

    fn reopened_by(&self, new: &Petition) -> bool {
        let days = |petition: &Petition| (petition.opens, petition.closes);
        self.is_destroyed() && days(&self.petition) != days(new)
    }

    /// Whether its own key has been destroyed.
    pub const fn is_destroyed(&self) -> bool {
        self.sealed_key.is_none()
    }

    /// Whether it takes signatures on this day. Without its own key it never does: nobody could tell who has signed.
    pub fn is_open(&self, day: Date, secret: &HostSecret) -> bool {
        self.petition.open_on(day) && self.key(secret).is_some()
    }

    /// The petition's own key, from which signature tags are made; `None` once it has been destroyed.
    pub fn key(&self, secret: &HostSecret) -> Option<Zeroizing<Vec<u8>>> {
        let sealed = self.sealed_key.as_deref()?;
        secret.open::<Vec<u8>>(key_cell(&self.petition.slug), sealed).value().map(Zeroizing::new)
    }
}

/// One petition.
pub async fn find(conn: &mut Conn, slug: &str) -> Result<Option<Stored>, StoreError> {
    let row = conn.one(FIND, args![slug]).await?;
    if_readable(row.map(|row| read(conn, &row)).transpose())
}

const FIND: &str = "SELECT slug, place, settings, text_version, consent_version, sealed_key, bound FROM petitions \
                    WHERE slug = $1";
pub(super) const LIST: &str = "SELECT slug, place, settings, text_version, consent_version, sealed_key, bound FROM petitions \
                    ORDER BY place, slug LIMIT 100";

/// All petitions in the campaign's order, at most 100.
pub async fn list(conn: &mut Conn) -> Result<Vec<Stored>, StoreError> {
    let rows = conn.all(LIST, Vec::new()).await?;
    readable(rows.iter().map(|row| read(conn, row)))
}

/// Refuses a row that somebody else wrote.
pub(super) fn read(conn: &Conn, row: &Row) -> Result<Stored, StoreError> {
    let (slug, settings) = (row.text(0)?, row.text(2)?);
    let (text_version, consent_version) = (row.int(3)?, row.int(4)?);
    let numbers = [row.int(1)?, text_version, consent_version];
    let petition = serde_json::from_str(&settings).ok();
    let ours = row.blob(6)? == bound(conn, &slug, numbers, &settings);
    Ok(Stored {
        petition: petition.filter(|_| ours).ok_or(StoreError::Corrupt("petitions.settings"))?,
        text_version,
        consent_version,
        sealed_key: row.maybe_blob(5)?,
    })
}

/// The checksum of a petition's row: of its place, its versions and its settings. Its own key is sealed, and
/// null once it has been destroyed.
pub(super) fn bound(conn: &Conn, slug: &str, numbers: [i64; 3], settings: &str) -> Tag {
    let cell = Cell { table: "petitions", column: "settings", row: slug.as_bytes() };
    let [place, text, consent] = numbers.map(i64::to_be_bytes);
    conn.secret().bind(cell, &[&place, &text, &consent, settings.as_bytes()])
}

/// What an import did with one petition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is new.
    Added,
    /// Something changed.
    Changed,
    /// Nothing changed.
    Same,
    /// It would be open on other days, but its own key has been destroyed, so nobody can tell who has
    /// signed it. Roll back.
    KeyGone,
}

/// Adds a petition or replaces the stored one. A changed text or consent makes a new version.
pub async fn put(
    conn: &mut Conn,
    seed: &mut Seed,
    place: i64,
    petition: &Petition,
) -> Result<Put, StoreError> {
    let secret = &conn.secret();
    let settings = json(petition)?;
    let old = find(conn, &petition.slug).await?;
    if old.as_ref().is_some_and(|old| old.reopened_by(petition)) {
        return Ok(Put::KeyGone);
    }
    let text = json(&TextBody {
        text: petition.text.clone(),
        recipients: petition.recipients.iter().map(|one| one.name.clone()).collect(),
    })?;
    let names = petition.recipients.iter().filter(|one| one.names).cloned().collect();
    let consent = json(&Consent { names })?;
    let text_version = revise(conn, &petition.slug, "text", &text).await?;
    let consent_version = revise(conn, &petition.slug, "consent", &consent).await?;
    let slug = petition.slug.as_str();
    let bound = bound(conn, slug, [place, text_version, consent_version], &settings);
    let Some(old) = old else {
        let key = secret.seal(key_cell(&petition.slug), 1, &seed.bytes().to_vec());
        // A row that can't be read keeps its own key: its signatures are found by that.
        let sql = "INSERT INTO petitions (slug, place, settings, text_version, consent_version, bound, sealed_key) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7) \
                   ON CONFLICT (slug) DO UPDATE SET place = excluded.place, settings = excluded.settings, \
                   text_version = excluded.text_version, consent_version = excluded.consent_version, \
                   bound = excluded.bound";
        let args = args![slug, place, settings, text_version, consent_version, bound, key];
        conn.execute(sql, args).await?;
        return Ok(Put::Added);
    };
    let sql = "UPDATE petitions SET place = $2, settings = $3, text_version = $4, consent_version = $5, bound = $6 \
               WHERE slug = $1";
    let args = args![slug, place, settings, text_version, consent_version, bound];
    conn.execute(sql, args).await?;
    Ok(if old.petition == *petition { Put::Same } else { Put::Changed })
}

/// The version of this body: the newest version if that is equal, else a new one.
async fn revise(conn: &mut Conn, slug: &str, kind: &str, body: &str) -> Result<i64, StoreError> {
    let sql = "SELECT version, body, bound FROM revisions WHERE petition = $1 AND kind = $2 \
               ORDER BY version DESC LIMIT 1";
    let newest = conn.one(sql, args![slug, kind]).await?;
    let newest = newest.map(|row| Ok::<_, StoreError>((row.int(0)?, row.blob(2)?))).transpose()?;
    let version = match newest {
        Some((version, old)) if old == revision_bound(conn, slug, kind, version, body) => {
            return Ok(version);
        }
        Some((version, _)) => version + 1,
        None => 1,
    };
    let bound = revision_bound(conn, slug, kind, version, body);
    let sql =
        "INSERT INTO revisions (petition, kind, version, body, bound) VALUES ($1, $2, $3, $4, $5)";
    conn.execute(sql, args![slug, kind, version, body, bound]).await?;
    Ok(version)
}

/// The words of one version of a petition's text; `None` if there is none, or somebody else wrote it.
pub async fn text(
    conn: &mut Conn,
    slug: &str,
    version: i64,
) -> Result<Option<BTreeMap<Locale, PetitionText>>, StoreError> {
    let all = revisions(conn, slug, "text").await?;
    let body = all.into_iter().find(|(one, _)| *one == version);
    Ok(body
        .and_then(|(_, body)| serde_json::from_str::<TextBody>(&body).ok())
        .map(|body| body.text))
}

/// Every version of a petition's texts (`text`) or consents (`consent`): (version, JSON).
pub async fn revisions(
    conn: &mut Conn,
    slug: &str,
    kind: &str,
) -> Result<Vec<(i64, String)>, StoreError> {
    let sql = "SELECT version, body, bound FROM revisions WHERE petition = $1 AND kind = $2 ORDER BY version";
    let rows = conn.all(sql, args![slug, kind]).await?;
    readable(rows.iter().map(|row| {
        let (version, body) = (row.int(0)?, row.text(1)?);
        let ours = row.blob(2)? == revision_bound(conn, slug, kind, version, &body);
        ours.then_some((version, body)).ok_or(StoreError::Corrupt("revisions.body"))
    }))
}

/// The checksum of one version of a petition's text or consent.
pub(super) fn revision_bound(conn: &Conn, slug: &str, kind: &str, version: i64, body: &str) -> Tag {
    let cell = Cell { table: "revisions", column: "body", row: slug.as_bytes() };
    let version = version.to_be_bytes();
    conn.secret().bind(cell, &[kind.as_bytes(), &version, body.as_bytes()])
}

/// Destroys a petition's own key. From then on nobody can find out whether an account has signed.
pub async fn destroy_key(conn: &mut Conn, slug: &str) -> Result<(), StoreError> {
    // What counts against accounts is told by that key.
    conn.execute("DELETE FROM beside WHERE petition = $1", args![slug]).await?;
    conn.execute("UPDATE petitions SET sealed_key = NULL WHERE slug = $1", args![slug])
        .await
        .map(|_| ())
}

fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Corrupt("json"))
}

pub(super) fn key_cell(slug: &str) -> Cell<'_> {
    Cell { table: "petitions", column: "sealed_key", row: slug.as_bytes() }
}
