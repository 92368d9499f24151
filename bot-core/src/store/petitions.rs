//! Petitions: settings, versions of texts and consents, and each one's own key.

use zeroize::Zeroizing;

use super::{
    Conn, Row, StoreError, args, if_readable, readable, revisions, tallies, text_versions,
};
use crate::campaign::{Consent, Petition, SignedText, TextChange};
use crate::clock::{Date, Seconds};
use crate::vault::{Cell, HostSecret, Seed, Tag};

/// Rows of one petition that one statement deletes.
const PAGE: i64 = 500;

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

impl Stored {
    /// A petition that is not stored yet, for a preview: nobody has signed its text.
    #[must_use]
    pub fn draft(petition: &Petition) -> Self {
        let petition = petition.clone();
        Self { petition, text_version: 0, consent_version: 0, sealed_key: None }
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
    /// So many people have signed another text, and nobody has said what the change is. Nothing is written.
    Signed(i64),
    /// So many signatures on an example would become real ones, or the reverse. Nothing is written.
    Sample(i64),
}

/// How a petition is written.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// Its place in the campaign's order.
    pub place: i64,
    /// When.
    pub now: Seconds,
    /// What an owner says of a change to a text that somebody has signed.
    pub change: Option<TextChange>,
}

/// Adds a petition or replaces the stored one. A changed text or consent makes a new version.
pub async fn put(
    conn: &mut Conn,
    seed: &mut Seed,
    how: How,
    petition: &Petition,
) -> Result<Put, StoreError> {
    let secret = &conn.secret();
    let settings = revisions::json(petition)?;
    let old = find(conn, &petition.slug).await?;
    if old.as_ref().is_some_and(|old| old.reopened_by(petition)) {
        return Ok(Put::KeyGone);
    }
    let (slug, place) = (petition.slug.as_str(), how.place);
    let total = tallies::total(conn, slug).await?;
    if total > 0 && old.as_ref().is_some_and(|old| old.petition.sample != petition.sample) {
        return Ok(Put::Sample(total));
    }
    let (stands, signed) = (old.as_ref().map(|old| old.text_version), total > 0);
    let text = SignedText::of(petition, how.now);
    let text = text_versions::put(conn, slug, stands, text, (signed, how.change)).await?;
    let Some(text_version) = text else { return Ok(Put::Signed(total)) };
    let names = petition.recipients.iter().filter(|one| one.names).cloned().collect();
    let consent = revisions::json(&Consent { names })?;
    let consent_version = revisions::revise(conn, slug, revisions::CONSENT, &consent).await?;
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

/// Destroys a petition's own key. From then on nobody can find out whether an account has signed.
pub async fn destroy_key(conn: &mut Conn, slug: &str) -> Result<(), StoreError> {
    // What counts against accounts is told by that key.
    conn.execute("DELETE FROM beside WHERE petition = $1", args![slug]).await?;
    conn.execute("UPDATE petitions SET sealed_key = NULL WHERE slug = $1", args![slug])
        .await
        .map(|_| ())
}

/// Deletes a petition with all its rows, with so many statements at most. The petition itself goes last: while it
/// exists, the next call continues. `false` if there is more to delete.
pub(super) async fn remove(
    conn: &mut Conn,
    slug: &str,
    left: &mut usize,
) -> Result<bool, StoreError> {
    let parts = [
        "DELETE FROM signatures WHERE petition = $1 AND tag IN \
         (SELECT tag FROM signatures WHERE petition = $1 LIMIT $2)",
        "DELETE FROM tallies WHERE petition = $1 AND (dimension, item) IN \
         (SELECT dimension, item FROM tallies WHERE petition = $1 LIMIT $2)",
        "DELETE FROM revisions WHERE petition = $1 AND (kind, version) IN \
         (SELECT kind, version FROM revisions WHERE petition = $1 LIMIT $2)",
        "DELETE FROM beside WHERE petition = $1 AND tag IN \
         (SELECT tag FROM beside WHERE petition = $1 LIMIT $2)",
        "DELETE FROM milestones WHERE petition = $1 AND number IN \
         (SELECT number FROM milestones WHERE petition = $1 LIMIT $2)",
    ];
    for sql in parts {
        loop {
            if *left == 0 {
                return Ok(false);
            }
            let gone = conn.execute(sql, args![slug, PAGE]).await?;
            if gone < PAGE.unsigned_abs() {
                break;
            }
            *left -= 1;
        }
    }
    conn.execute("DELETE FROM shown WHERE petition = $1", args![slug]).await?;
    conn.execute("DELETE FROM petitions WHERE slug = $1", args![slug]).await?;
    Ok(true)
}

pub(super) fn key_cell(slug: &str) -> Cell<'_> {
    Cell { table: "petitions", column: "sealed_key", row: slug.as_bytes() }
}
