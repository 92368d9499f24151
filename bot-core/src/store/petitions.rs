//! Petitions: settings, versions of texts and consents, and each one's own key.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Conn, Row, StoreError, args};
use crate::campaign::{Consent, Petition, PetitionText};
use crate::locale::Locale;
use crate::vault::{Cell, HostSecret, Seed};

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
    text: std::collections::BTreeMap<Locale, PetitionText>,
    recipients: Vec<std::collections::BTreeMap<Locale, String>>,
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
        self.sealed_key.is_none() && days(&self.petition) != days(new)
    }

    /// The petition's own key, from which signature tags are made; `None` once it has been destroyed.
    pub fn key(&self, secret: &HostSecret) -> Option<Zeroizing<Vec<u8>>> {
        let sealed = self.sealed_key.as_deref()?;
        secret.open::<Vec<u8>>(key_cell(&self.petition.slug), sealed).value().map(Zeroizing::new)
    }
}

/// One petition.
pub async fn find(conn: &mut Conn, slug: &str) -> Result<Option<Stored>, StoreError> {
    conn.one(FIND, args![slug]).await?.as_ref().map(read).transpose()
}

const FIND: &str =
    "SELECT settings, text_version, consent_version, sealed_key FROM petitions WHERE slug = $1";
const LIST: &str = "SELECT settings, text_version, consent_version, sealed_key FROM petitions ORDER BY place, slug LIMIT 100";

/// All petitions in the campaign's order, at most 100.
pub async fn list(conn: &mut Conn) -> Result<Vec<Stored>, StoreError> {
    conn.all(LIST, Vec::new()).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Stored, StoreError> {
    let petition = serde_json::from_str(&row.text(0)?);
    Ok(Stored {
        petition: petition.map_err(|_| StoreError::Corrupt("petitions.settings"))?,
        text_version: row.int(1)?,
        consent_version: row.int(2)?,
        sealed_key: row.maybe_blob(3)?,
    })
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
    secret: &HostSecret,
    seed: &mut Seed,
    place: i64,
    petition: &Petition,
) -> Result<Put, StoreError> {
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
    let Some(old) = old else {
        let key = secret.seal(key_cell(&petition.slug), 1, &seed.bytes().to_vec());
        let sql = "INSERT INTO petitions (slug, place, settings, text_version, consent_version, sealed_key) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let slug = petition.slug.as_str();
        conn.execute(sql, args![slug, place, settings, text_version, consent_version, key]).await?;
        return Ok(Put::Added);
    };
    let sql = "UPDATE petitions SET place = $2, settings = $3, text_version = $4, consent_version = $5 \
               WHERE slug = $1";
    let slug = petition.slug.as_str();
    conn.execute(sql, args![slug, place, settings, text_version, consent_version]).await?;
    Ok(if old.petition == *petition { Put::Same } else { Put::Changed })
}

/// The version of this body: the newest version if that is equal, else a new one.
async fn revise(conn: &mut Conn, slug: &str, kind: &str, body: &str) -> Result<i64, StoreError> {
    let sql = "SELECT version, body FROM revisions WHERE petition = $1 AND kind = $2 \
               ORDER BY version DESC LIMIT 1";
    let newest = conn.one(sql, args![slug, kind]).await?;
    let newest = newest.map(|row| Ok::<_, StoreError>((row.int(0)?, row.text(1)?))).transpose()?;
    let version = match newest {
        Some((version, old)) if old == body => return Ok(version),
        Some((version, _)) => version + 1,
        None => 1,
    };
    let sql = "INSERT INTO revisions (petition, kind, version, body) VALUES ($1, $2, $3, $4)";
    conn.execute(sql, args![slug, kind, version, body]).await?;
    Ok(version)
}

/// Every version of a petition's texts (`text`) or consents (`consent`): (version, JSON).
pub async fn revisions(
    conn: &mut Conn,
    slug: &str,
    kind: &str,
) -> Result<Vec<(i64, String)>, StoreError> {
    let sql =
        "SELECT version, body FROM revisions WHERE petition = $1 AND kind = $2 ORDER BY version";
    let rows = conn.all(sql, args![slug, kind]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.text(1)?))).collect()
}

/// Destroys a petition's own key. From then on nobody can find out whether an account has signed.
pub async fn destroy_key(conn: &mut Conn, slug: &str) -> Result<(), StoreError> {
    conn.execute("UPDATE petitions SET sealed_key = NULL WHERE slug = $1", args![slug])
        .await
        .map(|_| ())
}

fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Corrupt("json"))
}

fn key_cell(slug: &str) -> Cell<'_> {
    Cell { table: "petitions", column: "sealed_key", row: slug.as_bytes() }
}
