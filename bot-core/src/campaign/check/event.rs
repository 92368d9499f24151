//! What must be right about an event.

use super::{Wrong, enclosed, length, not_closed, several, wrong};
use crate::campaign::rules::units;
use crate::campaign::rules::{
    ASKED, CAPACITY, QUESTIONS, TOLD, Words, is_capacity, is_link, is_point, is_skipped,
};
use crate::campaign::{Answered, Event, EventText};
use crate::clock::TimeZone;
use crate::locale::Locale;

const AHEAD: i64 = 365;

pub(super) fn check(event: &Event) -> Result<(), Wrong> {
    not_closed(event.state)?;
    enclosed(event.attachment.as_ref())?;
    check_time(event)?;
    if event.capacity.is_some_and(|places| !is_capacity(places)) {
        return wrong("capacity", "must be between 1 and 1000000");
    }
    if !(0..=CAPACITY).contains(&event.sequence) {
        return wrong("sequence", "must be between 0 and 1000000: leave it out");
    }
    if event.online.as_ref().is_some_and(|link| !is_link(link)) {
        return wrong(
            "online",
            "must be a link that begins with https://, of at most 500 characters",
        );
    }
    check_place(event)?;
    if event.text.is_empty() {
        return wrong("text", "must be there: [event.text.km] or [event.text.en]");
    }
    event.text.iter().try_for_each(|(locale, text)| check_text(*locale, text))
}

fn check_time(event: &Event) -> Result<(), Wrong> {
    let Ok(zone) = TimeZone::get(&event.zone) else {
        return wrong("zone", "must be the name of a time zone, such as America/Vancouver");
    };
    for (name, at) in [("start", event.start), ("end", event.end)] {
        if is_skipped(&zone, at) {
            let what =
                format!("is in an hour that the clocks of {} skip: write a later one", event.zone);
            return wrong(name, what);
        }
    }
    if event.end_instant() <= event.start_instant() {
        return wrong("end", "must be after start");
    }
    match event.days_ahead {
        Some(_) if !event.sample => {
            wrong("days_ahead", "must be left out: only a sample can have it")
        }
        Some(days) if !(1..=AHEAD).contains(&days) => wrong("days_ahead", "must be 1 to 365"),
        _ => Ok(()),
    }
}

fn check_place(event: &Event) -> Result<(), Wrong> {
    match (event.latitude, event.longitude) {
        (None, None) => Ok(()),
        (Some(_), None) => wrong("latitude", "must have a longitude beside it"),
        (None, Some(_)) => wrong("longitude", "must have a latitude beside it"),
        (Some(north), _) if !is_point(north, 0.0) => wrong("latitude", "must be -90 to 90"),
        (_, Some(east)) if !is_point(0.0, east) => wrong("longitude", "must be -180 to 180"),
        _ => Ok(()),
    }
}

fn check_text(locale: Locale, text: &EventText) -> Result<(), Wrong> {
    length(locale, "title", &text.title, Words::Title)?;
    length(locale, "what", &text.what, Words::What)?;
    length(locale, "place", &text.place, Words::Place)?;
    length(locale, "city", &text.city, Words::City)?;
    if Words::Street.check(&text.street).is_err() {
        let most = Words::Street.most();
        return wrong(format!("text.{locale}.street"), format!("must have at most {most} letters"));
    }
    several(locale, "speakers", &text.speakers, Words::Speakers)?;
    if let Some(recap) = &text.recap {
        length(locale, "recap", recap, Words::Recap)?;
    }
    let at = format!("text.{locale}.questions");
    if text.questions.len() > QUESTIONS {
        return wrong(at, format!("must be at most {QUESTIONS}"));
    }
    let fits = |text: &str, most| (1..=most).contains(&units(text));
    let bad = |one: &Answered| !fits(&one.question, ASKED) || !fits(&one.answer, TOLD);
    if let Some(number) = text.questions.iter().position(bad) {
        let what = format!(
            "must each have a question of 1 to {ASKED} letters and an answer of 1 to {TOLD}"
        );
        return wrong(format!("{at}.{number}"), what);
    }
    Ok(())
}
