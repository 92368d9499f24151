//! Days and hours, typed in Khmer or Latin digits and in several forms.

use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan as _};
use serde_json::Value;

use crate::campaign::draft::{Draft, Step};
use crate::campaign::rules::is_skipped;
use crate::clock::TimeZone;
use crate::conversation::Turn;
use crate::features::shared::times;
use crate::msg;
use crate::text::Message;

/// How the campaign file writes a day and a time.
const FORM: &str = "%Y-%m-%dT%H:%M";

/// A day and time that was answered.
pub(super) fn at(draft: &Draft, key: &str) -> Option<DateTime> {
    DateTime::strptime(FORM, draft.get(key)?.as_str()?).ok()
}

/// A day that was answered.
pub(super) fn day(draft: &Draft, key: &str) -> Option<Date> {
    draft.get(key)?.as_str()?.parse().ok()
}

fn put(draft: &mut Draft, key: &str, at: DateTime) {
    draft.set(key, Some(Value::from(at.strftime(FORM).to_string())));
}

fn zone(draft: &Draft) -> TimeZone {
    let name = draft.get("zone").and_then(Value::as_str).unwrap_or_default();
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

pub(super) fn read(
    turn: &Turn<'_>,
    draft: &mut Draft,
    step: &Step,
    text: &str,
) -> Result<(), Message> {
    let words = times::vocabulary(turn);
    match step {
        Step::Opens | Step::Closes => {
            let found = times::local(text, turn.today(), &words).and_then(|(day, _)| day);
            let day = found.ok_or_else(|| msg!("edit-day-unread"))?;
            let opens = *step == Step::Opens;
            if !opens && day < turn.today() {
                return Err(msg!("edit-closes-past"));
            }
            let (own, other) = if opens { ("opens", "closes") } else { ("closes", "opens") };
            let other = self::day(draft, other);
            if other.is_some_and(|other| if opens { other < day } else { day < other }) {
                return Err(msg!("edit-closes-before"));
            }
            draft.set(own, Some(Value::from(day.to_string())));
            Ok(())
        }
        _ => {
            let now = Timestamp::from_second(turn.now).unwrap_or(Timestamp::UNIX_EPOCH);
            let today = zone(draft).to_datetime(now).date();
            let found = times::local(text, today, &words);
            let (day, time) = found.unwrap_or_default();
            match step {
                Step::Day => on(draft, day),
                Step::Start => from(draft, day, time),
                _ => till(draft, day, time),
            }
        }
    }
}

/// The day. Hours that are known move with it.
fn on(draft: &mut Draft, day: Option<Date>) -> Result<(), Message> {
    let day = day.ok_or_else(|| msg!("edit-day-unread"))?;
    if let Some(start) = at(draft, "start") {
        move_to(draft, start, day.to_datetime(start.time()))?;
    }
    draft.day = Some(day);
    Ok(())
}

/// The whole event to another beginning.
fn move_to(draft: &mut Draft, old: DateTime, new: DateTime) -> Result<(), Message> {
    if is_skipped(&zone(draft), new) {
        return Err(msg!("edit-time-skipped"));
    }
    if let Some(end) = at(draft, "end") {
        let days = old.date().until(new.date()).map_or(0, |span| span.get_days());
        let date = end.date().checked_add(days.days()).unwrap_or(end.date());
        let end = date.to_datetime(end.time());
        // An end that no longer comes after the beginning is asked for again.
        if end > new && !is_skipped(&zone(draft), end) {
            put(draft, "end", end);
        } else {
            draft.set("end", None);
        }
    }
    put(draft, "start", new);
    Ok(())
}

fn from(draft: &mut Draft, day: Option<Date>, time: Option<Time>) -> Result<(), Message> {
    let time = time.ok_or_else(|| msg!("edit-time-unread"))?;
    let known = day.or(draft.day).or_else(|| at(draft, "start").map(|start| start.date()));
    let day = known.ok_or_else(|| msg!("edit-day-unread"))?;
    let new = day.to_datetime(time);
    let old = at(draft, "start").unwrap_or(new);
    move_to(draft, old, new)?;
    draft.day = Some(day);
    Ok(())
}

/// The end: on the same day, if no other is named; past midnight if it is earlier than the beginning.
fn till(draft: &mut Draft, day: Option<Date>, time: Option<Time>) -> Result<(), Message> {
    let time = time.ok_or_else(|| msg!("edit-time-unread"))?;
    let start = at(draft, "start").ok_or_else(|| msg!("edit-start-first"))?;
    let same = start.date().to_datetime(time);
    let end = match day {
        Some(day) => day.to_datetime(time),
        // A party may end at two in the morning; nobody means a whole day less an hour.
        None if same <= start && time.hour() < 6 => same.checked_add(1.day()).unwrap_or(same),
        None => same,
    };
    let zone = zone(draft);
    if is_skipped(&zone, end) {
        return Err(msg!("edit-time-skipped"));
    }
    let instant = |local: DateTime| zone.to_timestamp(local).map_or(0, Timestamp::as_second);
    if instant(end) <= instant(start) {
        return Err(msg!("edit-end-before"));
    }
    put(draft, "end", end);
    Ok(())
}
