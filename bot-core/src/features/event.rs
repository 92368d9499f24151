//! `/events`: public forums, past and to come. Another feature shows one with [`screen`].

use super::press::Press;
use super::{Failure, Turn, edit, fallback, signing};
use crate::campaign::{Event, EventText, Kind};
use crate::i18n::khmer;
use crate::incoming::Platform;
use crate::msg;
use crate::outcome::{Button, Outcome, is_start_payload};
use crate::store::events;
use crate::text::{Phrase, Text};

/// How the payload of a link to an event begins. No petition may have such a slug.
pub(super) const LINK: &str = "event-";

/// How many are listed that are still to come, and how many that are over.
const COMING: usize = 30;
const PAST: usize = 10;

/// `/events`, `/events slug`, or a link. What is not there leads to what there is.
pub(super) async fn command(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Failure> {
    let slug = if is_start_payload(slug) { slug } else { "" };
    match events::find(turn.conn, slug).await? {
        Some(event) if turn.private() && turn.sees(event.state) => show(turn, &event).await,
        _ => list(turn).await,
    }
}

/// All events: those to come, the soonest first; then those that are over, the newest first.
pub(super) async fn list(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let now = turn.now;
    let listed = events::list(turn.conn).await?.into_iter().filter(|event| event.state.is_listed());
    let (mut past, mut coming): (Vec<Event>, Vec<Event>) =
        listed.partition(|event| event.is_over(now));
    coming.sort_by_key(Event::start_instant);
    past.sort_by_key(|event| -event.start_instant());
    coming.truncate(COMING);
    past.truncate(PAST);
    let mut text = Text::new().title(msg!("events-title"));
    if coming.is_empty() {
        text = text.para(msg!("events-none"));
    }
    for event in &coming {
        if let (Some(words), Some(when)) = (words(turn, event), event.when(turn.locale)) {
            let item = msg!("events-coming", title = words.title.as_str(), when = when);
            text = text.item(item).at(event.start_instant());
        }
    }
    if !past.is_empty() {
        text = text.para(msg!("events-past"));
    }
    for event in &past {
        if let Some(words) = words(turn, event) {
            let day = event.start.date();
            text = text.item(msg!("events-over", title = words.title.as_str(), day = day));
        }
    }
    let mut reply = turn.reply(text).row(way_back(turn).await?);
    for event in coming.iter().chain(&past) {
        reply = reply.row(words(turn, event).map(|words| button(turn, event, words)));
    }
    Ok(Outcome::reply(reply))
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
    let file = edit::file_button(Kind::Event, &event.slug, event.attachment.as_ref());
    let reply = turn.reply(card(turn, event)?).row(way_back(turn).await?).row(file).row([back]);
    Ok(Outcome::reply(reply))
}

/// What stands on the screen of one.
pub(super) fn card(turn: &Turn<'_>, event: &Event) -> Result<Text, Failure> {
    let Some((locale, words)) = event.text_for(turn.locale) else {
        return Err(Failure::Bug("an event without a text"));
    };
    let mut text = Text::new();
    if event.sample && turn.incoming.account.platform != Platform::Terminal {
        text = text.para(msg!("event-example"));
    }
    text = text.title(words.title.clone());
    if locale != turn.locale {
        text = text.para(msg!("event-other-language"));
    }
    let over = event.is_over(turn.now);
    if over {
        text = text.para(msg!("event-is-over"));
    }
    if let (Some(when), Some(place)) = (event.when(turn.locale), event.place(turn.locale)) {
        let when = text.para(msg!("event-when", when = when)).at(event.start_instant());
        text = when.line(msg!("event-where", place = place));
    }
    text = paragraphs(text, &words.what);
    if !words.speakers.is_empty() {
        text = text.para(msg!("event-speakers"));
        for speaker in &words.speakers {
            text = text.item(speaker.clone());
        }
    }
    if let Some(link) = event.online.as_ref().filter(|_| !over) {
        text = text.para(msg!("event-online", link = link.as_str()));
    }
    if let Some(recap) = words.recap.as_ref().filter(|_| over) {
        text = paragraphs(text.para(msg!("event-recap")), recap);
    }
    Ok(text)
}

/// A text of the campaign, paragraph by paragraph.
pub(super) fn paragraphs(text: Text, all: &str) -> Text {
    let parts = all.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.fold(text, |text, part| text.para(part.to_owned()))
}

/// The event whose title was typed, in any language: what its button does.
pub(super) async fn titled(turn: &mut Turn<'_>, typed: &str) -> Result<Option<Press>, Failure> {
    let mut all = events::list(turn.conn).await?;
    all.retain(|event| event.state.is_listed());
    let is_it = |event: &Event| event.text.values().any(|words| khmer::key(&words.title) == typed);
    Ok(all.into_iter().find(is_it).map(|event| Press::Event(event.slug)))
}
