//! A forum as a calendar file (RFC 5545), with the rules of its time zone.

mod write;
mod zone;

use jiff::civil::DateTime;

use crate::clock::{Seconds, TimeZone};
use write::Writer;

/// The MIME type of the file.
pub const MIME: &str = "text/calendar; charset=utf-8";

/// The program that wrote the file (PRODID).
const PRODUCT: &str = "-//Samleng//Samleng//EN";

/// One event of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The same in every file about this event (UID).
    pub uid: String,
    /// When the file was made.
    pub stamp: Seconds,
    /// How often the event was changed: calendars keep the version with the higher number.
    pub sequence: i64,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// The venue's time zone: an IANA name.
    pub zone: String,
    /// When it begins, by the venue's clock.
    pub start: DateTime,
    /// When it ends.
    pub end: DateTime,
    /// The title: one line.
    pub summary: String,
    /// Where, in words.
    pub location: String,
    /// The description: any number of lines.
    pub description: String,
    /// Degrees north and east.
    pub place: Option<(f64, f64)>,
    /// The link for taking part online.
    pub url: Option<String>,
}

/// The file with this one event.
pub fn file(entry: &Entry) -> String {
    let mut out = Writer::default();
    out.plain("BEGIN", "VCALENDAR");
    out.plain("VERSION", "2.0");
    out.plain("PRODID", PRODUCT);
    out.plain("CALSCALE", "GREGORIAN");
    out.plain("METHOD", "PUBLISH");
    let zone = TimeZone::get(&entry.zone).ok();
    if let Some(zone) = &zone {
        zone::write(&mut out, &entry.zone, zone, (entry.start, entry.end));
    }
    event(&mut out, entry, zone.is_some());
    out.plain("END", "VCALENDAR");
    out.finish()
}

fn event(out: &mut Writer, entry: &Entry, zoned: bool) {
    let at = |name: &str| {
        if zoned { format!("{name};TZID={}", entry.zone) } else { name.to_owned() }
    };
    out.plain("BEGIN", "VEVENT");
    out.plain("UID", &entry.uid);
    out.plain("DTSTAMP", &write::utc(entry.stamp));
    out.plain(&at("DTSTART"), &write::local(entry.start));
    out.plain(&at("DTEND"), &write::local(entry.end));
    out.plain("SEQUENCE", &entry.sequence.to_string());
    out.plain("STATUS", if entry.cancelled { "CANCELLED" } else { "CONFIRMED" });
    out.text("SUMMARY", &entry.summary);
    out.text("LOCATION", &entry.location);
    out.text("DESCRIPTION", &entry.description);
    if let Some((north, east)) = entry.place {
        out.plain("GEO", &format!("{north:.6};{east:.6}"));
    }
    if let Some(url) = &entry.url {
        out.plain("URL", url);
    }
    out.plain("END", "VEVENT");
}
