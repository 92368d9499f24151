//! From a name to content, for whom looks. Rooms have no other way: buttons, links and words can be forged.

use super::seats::{self, Seat};
use crate::campaign::{ContentItem, Event, Faq, Kind};
use crate::conversation::{Stop, Turn};
use crate::store::petitions::{self, Stored};
use crate::store::rsvps::{self, Entry};
use crate::store::{content_items, events, faqs, text_versions};

/// A petition that the acting person may read.
pub(crate) async fn petition(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Stored>, Stop> {
    let found = petitions::find(turn.conn, slug).await?;
    Ok(found.filter(|stored| turn.sees(stored.petition.state)))
}

/// All petitions that the acting person may read.
pub(crate) async fn petitions(turn: &mut Turn<'_>) -> Result<Vec<Stored>, Stop> {
    let mut all = petitions::list(turn.conn).await?;
    all.retain(|stored| turn.sees(stored.petition.state));
    Ok(all)
}

/// A forum that the acting person may read.
pub(crate) async fn event(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Event>, Stop> {
    let found = events::find(turn.conn, slug).await?;
    Ok(found.filter(|event| turn.sees(event.state)))
}

/// All forums that the acting person may read.
pub(crate) async fn events(turn: &mut Turn<'_>) -> Result<Vec<Event>, Stop> {
    let mut all = events::list(turn.conn).await?;
    all.retain(|event| turn.sees(event.state));
    Ok(all)
}

/// A question that the acting person may read.
pub(crate) async fn faq(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Faq>, Stop> {
    let found = faqs::find(turn.conn, slug).await?;
    Ok(found.filter(|faq| turn.sees(faq.state)))
}

/// All questions that the acting person may read.
pub(crate) async fn faqs(turn: &mut Turn<'_>) -> Result<Vec<Faq>, Stop> {
    let mut all = faqs::list(turn.conn).await?;
    all.retain(|faq| turn.sees(faq.state));
    Ok(all)
}

/// One of the three that the acting person may read.
pub(crate) async fn item(
    turn: &mut Turn<'_>,
    kind: Kind,
    slug: &str,
) -> Result<Option<ContentItem>, Stop> {
    let found = content_items::find(turn.conn, kind, slug).await?;
    Ok(found.filter(|item| turn.sees(item.state())))
}

/// A signature of the acting person and its petition, also of one that is not public any more: what was
/// signed can be corrected and taken back all the same.
pub(crate) async fn signature(
    turn: &mut Turn<'_>,
    slug: &str,
    seat: i64,
) -> Result<Option<(Stored, Seat)>, Stop> {
    let Some(stored) = petitions::find(turn.conn, slug).await? else { return Ok(None) };
    let seat = seats::find_seat(turn, &stored, seat).await?;
    Ok(seat.map(|seat| (stored, seat)))
}

/// A petition's title in the version that was signed, whatever stands there now.
pub(crate) async fn signed_title(
    turn: &mut Turn<'_>,
    stored: &Stored,
    version: i64,
) -> Result<String, Stop> {
    let mut petition = stored.petition.clone();
    if version != stored.text_version {
        let signed = text_versions::words(turn.conn, &petition.slug, version).await?;
        petition.text = signed.unwrap_or_default();
    }
    Ok(petition.text_for(turn.locale).map_or_else(String::new, |(_, words)| words.title.clone()))
}

/// A forum that the acting person has joined, also one that is not public any more: a place can be given up.
pub(crate) async fn joined(
    turn: &mut Turn<'_>,
    slug: &str,
) -> Result<Option<(Event, Entry)>, Stop> {
    let (Some(person), Some(event)) = (turn.person, events::find(turn.conn, slug).await?) else {
        return Ok(None);
    };
    let tag = turn.core.secret.rsvp_tag(slug, person);
    Ok(rsvps::at(turn.conn, slug, &tag).await?.map(|entry| (event, entry)))
}
