//! The rules of a time zone that one event needs: the rule at the start of its year, and each change
//! until it is over. From the bundled database, never from the machine's.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZoneTransition};
use jiff::{Timestamp, ToSpan as _};

use super::write::{Writer, local};
use crate::clock::TimeZone;

/// Writes the zone.
pub(super) fn write(
    out: &mut Writer,
    name: &str,
    zone: &TimeZone,
    (start, end): (DateTime, DateTime),
) {
    out.plain("BEGIN", "VTIMEZONE");
    out.plain("TZID", name);
    let begin = instant(zone, start.first_of_year().start_of_day());
    let until = instant(zone, end.last_of_year().end_of_day());
    match zone.preceding(begin).next() {
        Some(before) => change(out, zone, &before),
        // The clock there never changes, so there is one rule.
        None => {
            let offset = zone.to_offset(begin);
            let first = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
            rule(out, false, (first, offset, offset), None);
        }
    }
    for after in zone.following(begin).take_while(|change| change.timestamp() <= until) {
        change(out, zone, &after);
    }
    out.plain("END", "VTIMEZONE");
}

fn instant(zone: &TimeZone, at: DateTime) -> Timestamp {
    zone.to_timestamp(at).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn change(out: &mut Writer, zone: &TimeZone, change: &TimeZoneTransition<'_>) {
    let at = change.timestamp();
    let old = at.checked_sub(1.second()).map_or(change.offset(), |before| zone.to_offset(before));
    let times = (old.to_datetime(at), old, change.offset());
    rule(out, change.dst().is_dst(), times, Some(change.abbreviation()));
}

/// The time of the change by the old clock.
fn rule(
    out: &mut Writer,
    summer: bool,
    (from, old, new): (DateTime, Offset, Offset),
    name: Option<&str>,
) {
    let kind = if summer { "DAYLIGHT" } else { "STANDARD" };
    out.plain("BEGIN", kind);
    out.plain("DTSTART", &local(from));
    out.plain("TZOFFSETFROM", &offset(old));
    out.plain("TZOFFSETTO", &offset(new));
    if let Some(name) = name {
        out.plain("TZNAME", name);
    }
    out.plain("END", kind);
}

/// `+0700`, with seconds only where there are any.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let all = seconds.unsigned_abs();
    let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60);
    if rest == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{rest:02}")
    }
}
