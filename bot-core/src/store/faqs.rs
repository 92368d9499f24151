//! Questions and answers, and their topics.

use super::content::Table;
use super::petitions::Put;
use super::{Conn, StoreError};
use crate::campaign::{Faq, FaqTopic};

const FAQS: Table = Table {
    find: "SELECT settings FROM faqs WHERE slug = $1",
    list: "SELECT settings FROM faqs ORDER BY place, slug LIMIT 1000",
    put: "INSERT INTO faqs (slug, place, settings) VALUES ($1, $2, $3) \
          ON CONFLICT (slug) DO UPDATE SET place = excluded.place, settings = excluded.settings",
    column: "faqs.settings",
};

const TOPICS: Table = Table {
    find: "SELECT settings FROM faq_topics WHERE slug = $1",
    list: "SELECT settings FROM faq_topics ORDER BY place, slug LIMIT 100",
    put: "INSERT INTO faq_topics (slug, place, settings) VALUES ($1, $2, $3) \
          ON CONFLICT (slug) DO UPDATE SET place = excluded.place, settings = excluded.settings",
    column: "faq_topics.settings",
};

/// One question with its answer.
///
/// # Errors
/// The database failed.
pub async fn find(conn: &mut Conn, slug: &str) -> Result<Option<Faq>, StoreError> {
    FAQS.find(conn, slug).await
}

/// All questions in the campaign's order, at most 1,000.
///
/// # Errors
/// The database failed.
pub async fn list(conn: &mut Conn) -> Result<Vec<Faq>, StoreError> {
    FAQS.list(conn).await
}

/// Adds a question or brings it up to date.
///
/// # Errors
/// The database failed.
pub async fn put(conn: &mut Conn, place: i64, faq: &Faq) -> Result<Put, StoreError> {
    FAQS.put(conn, &faq.slug, place, faq).await
}

/// One topic.
///
/// # Errors
/// The database failed.
pub async fn find_topic(conn: &mut Conn, slug: &str) -> Result<Option<FaqTopic>, StoreError> {
    TOPICS.find(conn, slug).await
}

/// All topics in the campaign's order, at most 100.
///
/// # Errors
/// The database failed.
pub async fn list_topics(conn: &mut Conn) -> Result<Vec<FaqTopic>, StoreError> {
    TOPICS.list(conn).await
}

/// Adds a topic or brings it up to date.
///
/// # Errors
/// The database failed.
pub async fn put_topic(conn: &mut Conn, place: i64, topic: &FaqTopic) -> Result<Put, StoreError> {
    TOPICS.put(conn, &topic.slug, place, topic).await
}
