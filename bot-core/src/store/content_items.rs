//! Petitions, events and questions behind one interface, for editing.

use sha2::{Digest as _, Sha256};

use super::petitions::{How, Put};
use super::{Conn, StoreError, args, events, faqs, forum_changes, petitions};
use crate::campaign::{ContentItem, Kind, TextChange};
use crate::clock::Seconds;
use crate::vault::Seed;

/// One item.
pub async fn find(
    conn: &mut Conn,
    kind: Kind,
    slug: &str,
) -> Result<Option<ContentItem>, StoreError> {
    Ok(match kind {
        Kind::Petition => {
            let found = petitions::find(conn, slug).await?;
            found.map(|stored| ContentItem::Petition(Box::new(stored.petition)))
        }
        Kind::Event => events::find(conn, slug).await?.map(|one| ContentItem::Event(Box::new(one))),
        Kind::Faq => faqs::find(conn, slug).await?.map(|one| ContentItem::Faq(Box::new(one))),
    })
}

/// All items of a kind, in the campaign's order.
pub async fn list(conn: &mut Conn, kind: Kind) -> Result<Vec<ContentItem>, StoreError> {
    Ok(match kind {
        Kind::Petition => {
            let all = petitions::list(conn).await?.into_iter();
            all.map(|stored| ContentItem::Petition(Box::new(stored.petition))).collect()
        }
        Kind::Event => {
            let all = events::list(conn).await?.into_iter();
            all.map(|one| ContentItem::Event(Box::new(one))).collect()
        }
        Kind::Faq => {
            faqs::list(conn).await?.into_iter().map(|one| ContentItem::Faq(Box::new(one))).collect()
        }
    })
}

/// The ids of all files that content items have.
pub async fn marks(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        let pieces = list(conn, kind).await?;
        all.extend(pieces.iter().filter_map(|one| Some(one.enclosure()?.file.clone())));
    }
    Ok(all)
}

/// Locks the item of this name until the transaction ends. Take it before reading the item.
pub async fn lock(conn: &mut Conn, kind: Kind, slug: &str) -> Result<(), StoreError> {
    let key = Sha256::digest(format!("content:{}:{slug}", kind.as_str()));
    conn.lock_account(&key).await
}

/// Writes an item: an existing one keeps its place, a new one goes last. With what an owner says of a change to
/// a text that somebody has signed. Needs [`lock`].
pub async fn put(
    conn: &mut Conn,
    now: Seconds,
    seed: &mut Seed,
    piece: &ContentItem,
    change: Option<TextChange>,
) -> Result<Put, StoreError> {
    let (own, last) = places(piece.kind());
    let place = match conn.one(own, args![piece.slug()]).await? {
        Some(row) => row.int(0)?,
        None => match conn.one(last, Vec::new()).await? {
            Some(row) => row.int(0)? + 1,
            None => 0,
        },
    };
    match piece {
        ContentItem::Petition(one) => {
            petitions::put(conn, seed, How { place, now, change }, one).await
        }
        ContentItem::Event(one) => forum_changes::put(conn, now, place, one).await,
        ContentItem::Faq(one) => faqs::put(conn, place, one).await,
    }
}

/// Statements for the place of one item, and for the last place.
const fn places(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Petition => (
            "SELECT place FROM petitions WHERE slug = $1",
            "SELECT place FROM petitions ORDER BY place DESC LIMIT 1",
        ),
        Kind::Event => (
            "SELECT place FROM events WHERE slug = $1",
            "SELECT place FROM events ORDER BY place DESC LIMIT 1",
        ),
        Kind::Faq => (
            "SELECT place FROM faqs WHERE slug = $1",
            "SELECT place FROM faqs ORDER BY place DESC LIMIT 1",
        ),
    }
}

/// The place of a new group of questions: after all others.
pub async fn topic_place(conn: &mut Conn) -> Result<i64, StoreError> {
    let sql = "SELECT place FROM faq_topics ORDER BY place DESC LIMIT 1";
    let last = conn.one(sql, Vec::new()).await?;
    last.map_or(Ok(0), |row| Ok(row.int(0)? + 1))
}
