//! `/events`: public forums, past and to come. Another feature shows one with [`screen`].

mod card;
pub(crate) mod door;
mod files;
mod join;
mod list;
pub(crate) mod mine;
mod typed;

pub(crate) use list::list;
pub(crate) use typed::titled;

use crate::campaign::{Event, EventText, Kind};
use crate::conversation::press::{EventPress, Press};
use crate::conversation::way_back::way_back;
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::event_questions;
use crate::features::shared::file_button;
use crate::features::shared::find;
use crate::outcome::{Button, Outcome, Reply, is_start_payload};
use crate::store::rsvps::Way;
use crate::text::Phrase;

/// How the payload of a link to an event begins. No petition may have such a slug.
pub(crate) const LINK: &str = "event-";

/// `/events`, `/events slug`, or a link. What is not there leads to what there is.
pub(crate) async fn command(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let slug = if is_start_payload(slug) { slug } else { "" };
    match find::event(turn, slug).await? {
        Some(event) if turn.private() => show(turn, &event).await,
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

/// The screen of one event.
pub(crate) async fn screen(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    match find::event(turn, slug).await? {
        Some(event) => show(turn, &event).await,
        None => Err(Instead::Stale.into()),
    }
}

async fn show(turn: &mut Turn<'_>, event: &Event) -> Result<Outcome, Stop> {
    let reply = card::card(turn, event).await?.row(way_back(turn).await?);
    let file = file_button::row(turn, Kind::Event, &event.slug, event.attachment.as_ref());
    let reply = reply.row(file);
    let rows = event_questions::rows(turn, event).await?;
    let reply = rows.into_iter().fold(reply, Reply::row).row([card::back()]);
    Ok(Outcome::reply(reply))
}

/// A button about a forum.
pub(crate) async fn tap(turn: &mut Turn<'_>, tap: EventPress) -> Result<Outcome, Stop> {
    match tap {
        EventPress::Come(slug) => join::come(turn, &slug).await,
        EventPress::InPerson(slug) => join::join(turn, &slug, Way::InPerson).await,
        EventPress::Online(slug) => join::join(turn, &slug, Way::Online).await,
        EventPress::Leave(slug) => join::ask(turn, &slug).await,
        EventPress::LeaveSure(slug) => join::leave(turn, &slug).await,
        EventPress::Calendar(slug) => files::calendar(turn, &slug).await,
        EventPress::Map(slug) => files::map(turn, &slug).await,
        EventPress::Recap(slug) => join::recap(turn, &slug).await,
        EventPress::NoRecap(slug) => join::no_recap(turn, &slug).await,
        EventPress::Door(slug) => door::stand(turn, &slug).await,
        EventPress::DoorDone => door::leave(turn).await,
    }
}
