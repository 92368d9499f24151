//! `/events`: public forums, past and to come. Another feature shows one with [`screen`].

mod card;
mod list;

pub(super) use card::{card, paragraphs};
pub(super) use list::list;

use super::press::Press;
use super::{Failure, Turn, edit, fallback, signing};
use crate::campaign::{Event, EventText, Kind};
use crate::i18n::khmer;
use crate::msg;
use crate::outcome::{Button, Outcome, is_start_payload};
use crate::store::events;
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
    let back = Button::press(msg!("button-back"), Press::Events.data());
    let file = edit::row(turn, Kind::Event, &event.slug, event.attachment.as_ref());
    let reply = turn.reply(card(turn, event)?).row(way_back(turn).await?).row(file).row([back]);
    Ok(Outcome::reply(reply))
}

/// The event whose title was typed, in any language: what its button does.
pub(super) async fn titled(turn: &mut Turn<'_>, typed: &str) -> Result<Option<Press>, Failure> {
    let mut all = events::list(turn.conn).await?;
    all.retain(|event| event.state.is_listed());
    let is_it = |event: &Event| event.text.values().any(|words| khmer::key(&words.title) == typed);
    Ok(all.into_iter().find(is_it).map(|event| Press::Event(event.slug)))
}
