//! Events of the campaign file: public forums, at a place or online.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Timestamp, ToSpan as _};
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::{Enclosure, Standing};
use crate::clock::{Seconds, TimeZone, day_of};
use crate::locale::Locale;
use crate::msg;
use crate::text::{Arg, Message};

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its name in links: at most 40 of `[a-z0-9-]`. Never changes.
    pub slug: String,
    /// Whether it is only an example.
    #[serde(default)]
    pub sample: bool,
    /// Who can find it, and where.
    #[serde(default, skip_serializing_if = "Standing::is_published")]
    pub state: Standing,
    /// At import the event is moved to the first Sunday at least this many days ahead. Only samples
    /// have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_ahead: Option<i64>,
    /// Whether it was cancelled.
    #[serde(default, skip_serializing_if = "is_false")]
    pub cancelled: bool,
    /// How often it was changed: calendars take an event again whose number is higher.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub sequence: i64,
    /// When it begins, by the venue's clock.
    #[serde(with = "local")]
    pub start: DateTime,
    /// When it ends, by the venue's clock.
    #[serde(with = "local")]
    pub end: DateTime,
    /// The venue's time zone: an IANA name.
    pub zone: String,
    /// How many people there is room for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<i64>,
    /// The link for taking part online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<String>,
    /// Degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "degrees")]
    pub latitude: Option<f64>,
    /// Degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "degrees")]
    pub longitude: Option<f64>,
    /// A photo or a PDF that goes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment: Option<Enclosure>,
    /// What it says, by language.
    pub text: BTreeMap<Locale, EventText>,
}

/// What an event says in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventText {
    /// At most 120 characters.
    pub title: String,
    /// What happens there: paragraphs.
    pub what: String,
    /// Who speaks. May be empty.
    #[serde(default)]
    pub speakers: Vec<String>,
    /// The venue's name.
    pub place: String,
    /// The street and number. May be empty.
    #[serde(default)]
    pub street: String,
    /// The city. The event's time is named after it.
    pub city: String,
    /// What came of it, shown once it is over: paragraphs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recap: Option<String>,
    /// What people asked the speakers, and the answers; shown below the recap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Answered>,
}

/// A question to the speakers with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// At most 500 characters.
    pub question: String,
    /// At most 2,000 characters.
    pub answer: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_zero(value: &i64) -> bool {
    *value == 0
}

impl Event {
    /// The text for a reader, and the language that it is in: theirs, else the first there is.
    pub fn text_for(&self, locale: Locale) -> Option<(Locale, &EventText)> {
        let own = self.text.get_key_value(&locale);
        own.or_else(|| self.text.iter().next()).map(|(locale, text)| (*locale, text))
    }

    /// What came of it for a reader, and the language that it is in: theirs, else the first there is.
    pub fn recap_for(&self, locale: Locale) -> Option<(Locale, &str)> {
        let of = |(locale, text): (&Locale, &'_ EventText)| text.recap.as_ref().map(|_| *locale);
        let own = self.text.get_key_value(&locale).and_then(of);
        let found = own.or_else(|| self.text.iter().find_map(of))?;
        Some((found, self.text.get(&found)?.recap.as_deref()?))
    }

    /// The instant of the start.
    pub fn start_instant(&self) -> Seconds {
        self.instant(self.start)
    }

    /// The instant of the end.
    pub fn end_instant(&self) -> Seconds {
        self.instant(self.end)
    }

    /// Whether it has ended.
    pub fn is_over(&self, now: Seconds) -> bool {
        self.end_instant() <= now
    }

    /// Day and time in words, in the venue's time zone and naming it, for a reader of this language.
    pub fn when(&self, locale: Locale) -> Option<Message> {
        let (_, text) = self.text_for(locale)?;
        let (first, last) = (self.start.date(), self.end.date());
        let (from, to) = (self.start.time(), self.end.time());
        let city = text.city.as_str();
        Some(if first == last {
            msg!("event-when-day", day = first, from = from, to = to, city = city)
        } else {
            msg!("event-when-days", first = first, from = from, last = last, to = to, city = city)
        })
    }

    /// The same in another time zone, if its clock shows another time.
    pub fn when_in(&self, zone: &TimeZone) -> Option<Message> {
        let there = |at: Seconds| {
            let at = Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH);
            zone.to_datetime(at)
        };
        let (start, end) = (there(self.start_instant()), there(self.end_instant()));
        if (start, end) == (self.start, self.end) {
            return None;
        }
        let (first, last, from, to) = (start.date(), end.date(), start.time(), end.time());
        Some(if first == last {
            msg!("event-own-day", day = first, from = from, to = to)
        } else {
            msg!("event-own-days", first = first, from = from, last = last, to = to)
        })
    }

    /// The venue in words: name, street, city. What takes place only online has no city.
    pub fn place(&self, locale: Locale) -> Option<Message> {
        let (_, text) = self.text_for(locale)?;
        let nowhere = !self.has_venue();
        let parts = [&text.place, &text.street, &text.city];
        let parts = parts.into_iter().take(if nowhere { 1 } else { 3 });
        let parts: Vec<Arg> =
            parts.filter(|part| !part.trim().is_empty()).map(|part| part.as_str().into()).collect();
        Some(msg!("event-place", parts = parts))
    }

    /// Whether people can come to a place: an event with a link, but without street and point on the
    /// map, takes place only online.
    pub fn has_venue(&self) -> bool {
        self.text.values().any(|text| self.is_in(text))
    }

    fn is_in(&self, text: &EventText) -> bool {
        self.online.is_none() || self.latitude.is_some() || !text.street.trim().is_empty()
    }

    /// How many places there are: in the hall, or online where there is no hall.
    pub fn room(&self) -> i64 {
        self.capacity.unwrap_or(i64::MAX)
    }

    /// The event with its number of changes, as it will replace the stored one.
    #[must_use]
    pub fn numbered(&self, stored: Option<&Self>) -> Self {
        let Some(stored) = stored else { return self.clone() };
        let same = Self { sequence: stored.sequence, ..self.clone() };
        if same == *stored {
            return same;
        }
        Self { sequence: self.sequence.max(stored.sequence.saturating_add(1)), ..same }
    }

    /// The event with its date: a sample that moves goes to the first Sunday far enough ahead, or keeps
    /// the date of the stored event of its slug if that is still to come.
    #[must_use]
    pub fn dated(&self, stored: Option<&Self>, now: Seconds) -> Self {
        let Some(ahead) = self.days_ahead else { return self.clone() };
        let day = match stored.filter(|stored| !stored.is_over(now)) {
            Some(stored) => stored.start.date(),
            None => first_sunday(day_of(now, &self.time_zone()), ahead),
        };
        let days = self.start.date().until(self.end.date()).map_or(0, |span| span.get_days());
        let last = day.checked_add(days.days()).unwrap_or(day);
        let (start, end) = (day.to_datetime(self.start.time()), last.to_datetime(self.end.time()));
        Self { days_ahead: None, start, end, ..self.clone() }
    }

    /// A time that the clock skips is read as that much later; of a time that comes twice the first is
    /// meant.
    fn instant(&self, local: DateTime) -> Seconds {
        let instant = self.time_zone().to_timestamp(local);
        instant.unwrap_or(Timestamp::UNIX_EPOCH).as_second()
    }

    /// The venue's time zone.
    pub fn time_zone(&self) -> TimeZone {
        // Checked when the file is read.
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

fn first_sunday(today: Date, ahead: i64) -> Date {
    let Ok(earliest) = today.checked_add(ahead.days()) else { return today };
    let wait = earliest.weekday().until(Weekday::Sunday);
    earliest.checked_add(i64::from(wait).days()).unwrap_or(earliest)
}

/// Six decimals are about 10 cm, and survive every form of storage unchanged.
fn degrees<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    let degrees = Option::<f64>::deserialize(from)?;
    Ok(degrees.map(|degrees| (degrees * 1e6).round() / 1e6))
}

/// A day and time by the venue's clock: `2018-05-20T14:00`.
mod local {
    use super::{DateTime, Deserializer, Serializer, Visitor, de, fmt};

    const FORM: &str = "%Y-%m-%dT%H:%M";

    pub(super) fn serialize<S: Serializer>(at: &DateTime, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&at.strftime(FORM))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime, D::Error> {
        struct Written;

        impl Visitor<'_> for Written {
            type Value = DateTime;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(
                    "a day and a time such as \"2026-12-06T14:00\", in quotation marks, by the venue's clock",
                )
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                let read = DateTime::strptime(FORM, text).ok();
                // Only one way to write a time is accepted: 9:00 or a year of three digits is a
                // mistake.
                let read = read.filter(|at| at.strftime(FORM).to_string() == text);
                read.ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }

        from.deserialize_str(Written)
    }
}
