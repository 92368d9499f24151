//! Questions and answers, and their topics.

use super::content::Table;
use super::petitions::Put;
use super::{Conn, StoreError, args, meta};
use crate::campaign::{Faq, FaqTopic};
use sha2::{Digest as _, Sha256};

pub(super) const FAQS: Table = Table {
    name: "faqs",
    find: "SELECT slug, place, settings, bound FROM faqs WHERE slug = $1",
    list: "SELECT slug, place, settings, bound FROM faqs ORDER BY place, slug LIMIT 1000",
    put: "INSERT INTO faqs (slug, place, settings, bound) VALUES ($1, $2, $3, $4) \
          ON CONFLICT (slug) DO UPDATE SET place = excluded.place, settings = excluded.settings, \
          bound = excluded.bound",
    column: "faqs.settings",
};

pub(super) const TOPICS: Table = Table {
    name: "faq_topics",
    find: "SELECT slug, place, settings, bound FROM faq_topics WHERE slug = $1",
    list: "SELECT slug, place, settings, bound FROM faq_topics ORDER BY place, slug LIMIT 100",
    put: "INSERT INTO faq_topics (slug, place, settings, bound) VALUES ($1, $2, $3, $4) \
          ON CONFLICT (slug) DO UPDATE SET place = excluded.place, settings = excluded.settings, \
          bound = excluded.bound",
    column: "faq_topics.settings",
};

/// One question with its answer.
pub async fn find(conn: &mut Conn, slug: &str) -> Result<Option<Faq>, StoreError> {
    FAQS.find(conn, slug).await
}

/// All questions in the campaign's order, at most 1,000.
pub async fn list(conn: &mut Conn) -> Result<Vec<Faq>, StoreError> {
    FAQS.list(conn).await
}

/// Adds a question or replaces the stored one.
pub async fn put(conn: &mut Conn, place: i64, faq: &Faq) -> Result<Put, StoreError> {
    let put = FAQS.put(conn, &faq.slug, place, faq).await?;
    if put != Put::Same {
        let settings = serde_json::to_vec(faq).map_err(|_| StoreError::Corrupt("faqs.settings"))?;
        changed(conn, &faq.slug, &settings).await?;
    }
    Ok(put)
}

/// A stamp that changes with every change of a question, in whichever process. As long as it stays the
/// same, whatever was computed from the questions may be reused.
pub async fn stamp(conn: &mut Conn) -> Result<String, StoreError> {
    Ok(meta::get(conn, meta::FAQS).await?.unwrap_or_default())
}

/// Deletes a question.
pub(super) async fn remove(conn: &mut Conn, slug: &str) -> Result<(), StoreError> {
    conn.execute("DELETE FROM faqs WHERE slug = $1", args![slug]).await?;
    changed(conn, slug, &[]).await
}

/// Changes the stamp to a hash of the old stamp and what was written. So a change that was rolled back
/// and a different one after it never lead to the same stamp.
async fn changed(conn: &mut Conn, slug: &str, settings: &[u8]) -> Result<(), StoreError> {
    let before = stamp(conn).await?;
    let mut digest = Sha256::new();
    for part in [before.as_bytes(), slug.as_bytes(), settings] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    let stamp: String = digest.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    meta::set(conn, meta::FAQS, &stamp).await
}

/// One topic.
pub async fn find_topic(conn: &mut Conn, slug: &str) -> Result<Option<FaqTopic>, StoreError> {
    TOPICS.find(conn, slug).await
}

/// All topics in the campaign's order, at most 100.
pub async fn list_topics(conn: &mut Conn) -> Result<Vec<FaqTopic>, StoreError> {
    TOPICS.list(conn).await
}

/// Adds a topic or replaces the stored one.
pub async fn put_topic(conn: &mut Conn, place: i64, topic: &FaqTopic) -> Result<Put, StoreError> {
    TOPICS.put(conn, &topic.slug, place, topic).await
}
