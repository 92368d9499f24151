//! What a forum gives to take along: a file for the calendar, and a pin on the map.

use crate::calendar::{self, Entry};
use crate::campaign::{Event, EventText};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::find;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Document, Outcome, Pin, Place, Reply};
use crate::text::Text;

/// *Calendar file*.
pub(super) async fn calendar(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let event = find::event(turn, slug).await?.ok_or(Instead::Stale)?;
    let entry = entry(turn, &event);
    let document = Document {
        name: format!("{slug}.ics"),
        mime: calendar::MIME,
        bytes: calendar::file(&entry).into_bytes(),
    };
    let text = Text::of(msg!("rsvp-calendar"));
    let reply = Reply { document: Some(document), ..turn.reply(text).place(Place::Fresh) };
    Ok(Outcome::reply(reply))
}

/// *Map*.
pub(super) async fn map(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let event = find::event(turn, slug).await?.ok_or(Instead::Stale)?;
    let words = event.text_for(turn.locale).map(|(_, words)| words);
    let (Some(latitude), Some(longitude), Some(words)) = (event.latitude, event.longitude, words)
    else {
        return super::screen(turn, slug).await;
    };
    let address = [words.street.trim(), words.city.trim()];
    let address: Vec<&str> = address.into_iter().filter(|part| !part.is_empty()).collect();
    let pin = Pin {
        latitude,
        longitude,
        title: words.place.trim().to_owned(),
        address: address.join(", "),
    };
    let reply = Reply { pin: Some(pin), ..turn.reply(Text::new()).place(Place::Fresh) };
    Ok(Outcome::reply(reply))
}

/// The forum for a calendar: the reader's language first, the other one below.
fn entry(turn: &Turn<'_>, event: &Event) -> Entry {
    let mut texts: Vec<(Locale, &EventText)> =
        event.text.iter().map(|(locale, words)| (*locale, words)).collect();
    texts.sort_by_key(|(locale, _)| *locale != turn.locale);
    let titles = texts.iter().map(|(locale, words)| named(turn, *locale, event, &words.title));
    let places = texts
        .iter()
        .filter_map(|(locale, _)| Some(turn.core.words_in(*locale, event.place(*locale)?)));
    let about = texts.iter().map(|(locale, words)| described(turn, *locale, event, words));
    Entry {
        uid: turn.core.secret.calendar_uid(&event.slug),
        stamp: turn.now,
        sequence: event.sequence,
        cancelled: event.cancelled,
        zone: event.zone.clone(),
        start: event.start,
        end: event.end,
        summary: distinct(titles).join(" / "),
        location: distinct(places).join(" / "),
        description: about.collect::<Vec<_>>().join("\n\n---\n\n"),
        place: event.latitude.zip(event.longitude),
        url: event.online.clone(),
    }
}

fn named(turn: &Turn<'_>, locale: Locale, event: &Event, title: &str) -> String {
    if event.cancelled {
        turn.core.words_in(locale, msg!("rsvp-title-cancelled", title = title))
    } else {
        title.to_owned()
    }
}

fn described(turn: &Turn<'_>, locale: Locale, event: &Event, words: &EventText) -> String {
    let mut parts = Vec::new();
    if event.cancelled {
        parts.push(turn.core.words_in(locale, msg!("rsvp-cancelled")));
    }
    parts.push(words.what.trim().to_owned());
    if !words.speakers.is_empty() {
        let named = words.speakers.iter().map(|speaker| format!("- {speaker}"));
        let head = turn.core.words_in(locale, msg!("event-speakers"));
        parts.push([vec![head], named.collect()].concat().join("\n"));
    }
    if let Some(link) = event.online.as_ref().filter(|_| !event.cancelled) {
        parts.push(turn.core.words_in(locale, msg!("event-online", link = link.as_str())));
    }
    parts.join("\n\n")
}

/// Each once: a place often has one name in both languages.
fn distinct(all: impl Iterator<Item = String>) -> Vec<String> {
    all.fold(Vec::new(), |mut seen, one| {
        if !seen.contains(&one) {
            seen.push(one);
        }
        seen
    })
}
