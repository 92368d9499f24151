//! What must be right about an event.

use super::{enclosed, length, not_closed, order};
use crate::campaign::rules::units;
use crate::campaign::rules::{
    ASKED, CAPACITY, QUESTIONS, TOLD, Words, is_capacity, is_link, is_point, is_skipped,
};
use crate::campaign::{Event, EventText};
use crate::clock::TimeZone;
use crate::locale::Locale;

const AHEAD: i64 = 365;

pub(super) fn check(event: &Event) -> Result<(), String> {
    let fail = |what: &str| Err(what.to_owned());
    not_closed(event.state)?;
    enclosed(event.attachment.as_ref())?;
    check_time(event)?;
    if event.capacity.is_some_and(|places| !is_capacity(places)) {
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
        if is_skipped(&zone, at) {
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
        (Some(north), Some(east)) => is_point(north, east),
        _ => false,
    };
    if on_earth {
        return Ok(());
    }
    Err("latitude (-90 to 90) and longitude (-180 to 180) must both be there, or neither"
        .to_owned())
}

fn check_text(locale: Locale, text: &EventText) -> Result<(), String> {
    length(locale, "title", &text.title, Words::Title)?;
    length(locale, "what", &text.what, Words::What)?;
    length(locale, "place", &text.place, Words::Place)?;
    length(locale, "city", &text.city, Words::City)?;
    if Words::Street.check(&text.street).is_err() {
        let most = Words::Street.most();
        return Err(format!("text.{locale}.street must have at most {most} letters"));
    }
    let (many, most) = (Words::Speakers.many(), Words::Speakers.most());
    let bad = |speaker: &String| Words::Speakers.check(speaker).is_err();
    if text.speakers.len() > many || text.speakers.iter().any(bad) {
        return Err(format!(
            "text.{locale}.speakers must be at most {many}, each of 1 to {most} letters"
        ));
    }
    if let Some(recap) = &text.recap {
        length(locale, "recap", recap, Words::Recap)?;
    }
    if text.questions.len() > QUESTIONS {
        return Err(format!("text.{locale}.questions must be at most {QUESTIONS}"));
    }
    let fits = |text: &str, most| (1..=most).contains(&units(text));
    if !text.questions.iter().all(|one| fits(&one.question, ASKED) && fits(&one.answer, TOLD)) {
        return Err(format!(
            "text.{locale}.questions: a question must have 1 to {ASKED} letters, its answer 1 to {TOLD}"
        ));
    }
    let words = [&text.title, &text.what, &text.place, &text.street, &text.city];
    order(locale, words.into_iter().chain(&text.speakers).chain(&text.recap))
}
