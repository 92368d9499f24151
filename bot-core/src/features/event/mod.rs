//! `/events`: public forums, past and to come. Another feature shows one with [`screen`].

mod card;
pub(super) mod door;
mod files;
mod join;
mod list;
pub(super) mod mine;
mod tap;
mod typed;

pub(super) use card::{about, paragraphs};
pub(super) use list::list;
pub(super) use tap::Tap;
pub(super) use typed::titled;

use super::press::Press;
use super::{Failure, Turn, edit, fallback, questions, signing};
use crate::campaign::{Event, EventText, Kind};
use crate::outcome::{Button, Outcome, Reply, is_start_payload};
use crate::store::events;
use crate::store::rsvps::Way;
use crate::text::Phrase;

/// How the payload of a link to an event begins. No petition may have such a slug.
pub(super) const LINK: &str = "event-";

/// `/events`, `/events slug`, or a link. What is not there leads to what there is.
pub(super) async fn command(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Failure> {
    let slug = if is_start_payload(slug) { slug } else { "" };
    match events::find(turn.conn, slug).await? {
        Some(event) if turn.private() && turn.sees(event.state) => show(turn, &event).await,
        _ => list(turn).await,
    }
}

fn words<'a>(turn: &Turn<'_>, event: &'a Event) -> Option<&'a EventText> {
    event.text_for(turn.locale).map(|(_, words)| words)
}

fn button(turn: &Turn<'_>, event: &Event, words: &EventText) -> Button {
    let label = Phrase::Plain(words.title.clone());
    if turn.private() {
        Button::press(label, Press::Event(event.slug.clone()).data())
    } else {
        Button::start(label, format!("{LINK}{}", event.slug))
    }
}

/// A group has no signature in the making.
async fn way_back(turn: &mut Turn<'_>) -> Result<Option<Button>, Failure> {
    if turn.private() { signing::way_back(turn).await } else { Ok(None) }
}

/// The screen of one event.
pub(super) async fn screen(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Failure> {
    match events::find(turn.conn, slug).await? {
        Some(event) if turn.sees(event.state) => show(turn, &event).await,
        _ => fallback::stale(turn).await,
    }
}

async fn show(turn: &mut Turn<'_>, event: &Event) -> Result<Outcome, Failure> {
    let reply = card::card(turn, event).await?.row(way_back(turn).await?);
    let file = edit::row(turn, Kind::Event, &event.slug, event.attachment.as_ref());
    let reply = reply.row(file);
    let rows = questions::rows(turn, event).await?;
    let reply = rows.into_iter().fold(reply, Reply::row).row([card::back()]);
    Ok(Outcome::reply(reply))
}

/// A forum that this person may see.
async fn find(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Event>, Failure> {
    let found = events::find(turn.conn, slug).await?;
    Ok(found.filter(|event| turn.sees(event.state)))
}

/// A button about a forum.
pub(super) async fn tap(turn: &mut Turn<'_>, tap: Tap) -> Result<Outcome, Failure> {
    match tap {
        Tap::Come(slug) => join::come(turn, &slug).await,
        Tap::InPerson(slug) => join::join(turn, &slug, Way::InPerson).await,
        Tap::Online(slug) => join::join(turn, &slug, Way::Online).await,
        Tap::Leave(slug) => join::ask(turn, &slug).await,
        Tap::LeaveSure(slug) => join::leave(turn, &slug).await,
        Tap::Calendar(slug) => files::calendar(turn, &slug).await,
        Tap::Map(slug) => files::map(turn, &slug).await,
        Tap::Recap(slug) => join::recap(turn, &slug).await,
        Tap::NoRecap(slug) => join::no_recap(turn, &slug).await,
        Tap::Door(slug) => door::stand(turn, &slug).await,
        Tap::DoorDone => door::leave(turn).await,
    }
}
