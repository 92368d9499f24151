//! What must be right about an event.

use jiff::tz::AmbiguousOffset;

use super::{TITLE, length, letters, order};
use crate::campaign::{Event, EventText};
use crate::clock::TimeZone;
use crate::i18n::Locale;

const WHAT: usize = 3_000;
const PLACE: usize = 200;
const CITY: usize = 60;
const SPEAKERS: usize = 20;
const SPEAKER: usize = 200;
const QUESTIONS: usize = 30;
const QUESTION: usize = 500;
const ANSWER: usize = 2_000;
const LINK: usize = 500;
const CAPACITY: i64 = 1_000_000;
const AHEAD: i64 = 365;

pub(super) fn check(event: &Event) -> Result<(), String> {
    let fail = |what: &str| Err(what.to_owned());
    check_time(event)?;
    if event.capacity.is_some_and(|places| !(1..=CAPACITY).contains(&places)) {
        return fail("capacity must be between 1 and 1000000");
    }
    if !(0..=CAPACITY).contains(&event.sequence) {
        return fail("sequence must be between 0 and 1000000: leave it out");
    }
    if event.online.as_ref().is_some_and(|link| !is_link(link)) {
        return fail("online must be a link that begins with https://, of at most 500 characters");
    }
    check_place(event)?;
    if event.text.is_empty() {
        return fail("there is no [event.text.km] or [event.text.en]");
    }
    event.text.iter().try_for_each(|(locale, text)| check_text(*locale, text))
}

fn check_time(event: &Event) -> Result<(), String> {
    let fail = |what: &str| Err(what.to_owned());
    let Ok(zone) = TimeZone::get(&event.zone) else {
        return fail("zone must be the name of a time zone, such as America/Vancouver");
    };
    for (name, at) in [("start", event.start), ("end", event.end)] {
        if matches!(zone.to_ambiguous_zoned(at).offset(), AmbiguousOffset::Gap { .. }) {
            return Err(format!("{name} is in an hour that the clocks of {} skip", event.zone));
        }
    }
    if event.end_instant() <= event.start_instant() {
        return fail("end must be after start");
    }
    match event.days_ahead {
        Some(_) if !event.sample => fail("only a sample can have days_ahead"),
        Some(days) if !(1..=AHEAD).contains(&days) => fail("days_ahead must be 1 to 365"),
        _ => Ok(()),
    }
}

fn check_place(event: &Event) -> Result<(), String> {
    let on_earth = match (event.latitude, event.longitude) {
        (None, None) => true,
        (Some(north), Some(east)) => {
            (-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east)
        }
        _ => false,
    };
    if on_earth {
        return Ok(());
    }
    Err("latitude (-90 to 90) and longitude (-180 to 180) must both be there, or neither"
        .to_owned())
}

fn check_text(locale: Locale, text: &EventText) -> Result<(), String> {
    length(locale, "title", &text.title, TITLE, "characters")?;
    length(locale, "what", &text.what, WHAT, "letters")?;
    length(locale, "place", &text.place, PLACE, "letters")?;
    length(locale, "city", &text.city, CITY, "letters")?;
    if letters(&text.street) > PLACE {
        return Err(format!("text.{locale}.street must have at most {PLACE} letters"));
    }
    let bad = |speaker: &String| !(1..=SPEAKER).contains(&letters(speaker));
    if text.speakers.len() > SPEAKERS || text.speakers.iter().any(bad) {
        return Err(format!(
            "text.{locale}.speakers must be at most {SPEAKERS}, each of 1 to {SPEAKER} letters"
        ));
    }
    if let Some(recap) = &text.recap {
        length(locale, "recap", recap, WHAT, "letters")?;
    }
    if text.questions.len() > QUESTIONS {
        return Err(format!("text.{locale}.questions must be at most {QUESTIONS}"));
    }
    for one in &text.questions {
        length(locale, "questions.question", &one.question, QUESTION, "letters")?;
        length(locale, "questions.answer", &one.answer, ANSWER, "letters")?;
    }
    let words = [&text.title, &text.what, &text.place, &text.street, &text.city];
    order(locale, words.into_iter().chain(&text.speakers).chain(&text.recap))
}

fn is_link(link: &str) -> bool {
    let visible = |c: char| !c.is_whitespace() && !c.is_control();
    link.len() <= LINK
        && link.strip_prefix("https://").is_some_and(|rest| !rest.is_empty())
        && link.chars().all(visible)
}
