//! The calendar file, read by our own reader: what RFC 5545 asks for, and the right instants.

use std::collections::BTreeMap;

use bot_core::calendar::{Entry, file};
use jiff::Timestamp;
use jiff::civil::DateTime;

/// A forum of three hours.
fn entry(zone: &str, start: &str) -> Entry {
    let start: DateTime = start.parse().unwrap();
    Entry {
        uid: "0123456789abcdef@samleng".to_owned(),
        stamp: 1_795_262_400,
        sequence: 3,
        cancelled: false,
        zone: zone.to_owned(),
        start,
        end: start.checked_add(jiff::SignedDuration::from_hours(3)).unwrap(),
        summary: "វេទិកាសាធារណៈ / Town hall; questions, answers".to_owned(),
        location: "សាលប្រជុំ, 1 High Street, ស៊ឺរី".to_owned(),
        description: "យើងឆ្លើយសំណួរ។\nA back\\slash; a comma, and\r\na line.\n\n".repeat(8),
        place: Some((49.19, -122.85)),
        url: Some("https://example.org/hall?a=1;b=2".to_owned()),
    }
}

/// The lines of a file, unfolded, after a look at how they are folded.
fn lines(text: &str) -> Vec<(String, String)> {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        let rest = line.strip_prefix(' ').unwrap_or(line);
        // Signs that are written on a letter stand behind it in the same line.
        let first = rest.chars().next();
        assert!(!first.is_some_and(|c| ('\u{17B6}'..='\u{17D3}').contains(&c)), "{line}");
    }
    let whole = text.replace("\r\n ", "");
    let parts = whole.lines().map(|line| line.split_once(':').unwrap());
    parts.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// A rule of a zone: from when on by the clock before it, and seconds east of Greenwich then.
type Rule = (DateTime, i64);

fn offset(text: &str) -> i64 {
    let (sign, digits) = text.split_at(1);
    let (hours, minutes): (i64, i64) =
        (digits[..2].parse().unwrap(), digits[2..4].parse().unwrap());
    let seconds = digits.get(4..6).map_or(0, |text| text.parse::<i64>().unwrap());
    (hours * 3_600 + minutes * 60 + seconds) * if sign == "-" { -1 } else { 1 }
}

fn moment(text: &str) -> DateTime {
    DateTime::strptime("%Y%m%dT%H%M%S", text).unwrap()
}

/// The rules of the file's zone, and the event's properties.
fn read(text: &str) -> (String, Vec<Rule>, BTreeMap<String, String>) {
    let (mut name, mut rules, mut event) = (String::new(), Vec::new(), BTreeMap::new());
    let (mut inside, mut from) = (Vec::new(), None);
    for (key, value) in lines(text) {
        match (key.as_str(), inside.last().map(String::as_str)) {
            ("BEGIN", _) => inside.push(value),
            ("END", _) => assert_eq!(inside.pop(), Some(value)),
            ("TZID", Some("VTIMEZONE")) => name = value,
            ("DTSTART", Some("STANDARD" | "DAYLIGHT")) => from = Some(moment(&value)),
            ("TZOFFSETTO", _) => rules.push((from.take().unwrap(), offset(&value))),
            (_, Some("VEVENT")) => assert_eq!(event.insert(key, value), None),
            _ => {}
        }
    }
    assert!(inside.is_empty());
    (name, rules, event)
}

/// When the event begins, by the rules of the file alone.
fn start(text: &str) -> Timestamp {
    let (zone, rules, event) = read(text);
    let local = moment(&event[&format!("DTSTART;TZID={zone}")]);
    let holds = rules.iter().filter(|(from, _)| *from <= local).max_by_key(|(from, _)| *from);
    let (_, offset) = holds.expect("a rule that holds");
    let wall = jiff::tz::Offset::UTC.to_timestamp(local).unwrap();
    wall.checked_sub(jiff::SignedDuration::from_secs(*offset)).unwrap()
}

#[test]
fn a_forum_begins_at_the_same_moment_in_every_calendar() {
    // British Columbia keeps its summer time from 2026 on.
    for (zone, day, instant) in [
        ("America/Vancouver", "2026-03-01T14:00", "2026-03-01T22:00:00Z"),
        ("America/Vancouver", "2026-07-01T14:00", "2026-07-01T21:00:00Z"),
        ("America/Vancouver", "2026-11-15T14:00", "2026-11-15T21:00:00Z"),
        ("America/Vancouver", "2027-01-15T14:00", "2027-01-15T21:00:00Z"),
        ("Europe/Paris", "2026-03-01T14:00", "2026-03-01T13:00:00Z"),
        ("Europe/Paris", "2026-07-01T14:00", "2026-07-01T12:00:00Z"),
        ("Europe/Paris", "2026-11-15T14:00", "2026-11-15T13:00:00Z"),
        ("Europe/Paris", "2027-01-15T14:00", "2027-01-15T13:00:00Z"),
        ("Asia/Phnom_Penh", "2026-03-01T14:00", "2026-03-01T07:00:00Z"),
        ("Asia/Phnom_Penh", "2026-07-01T14:00", "2026-07-01T07:00:00Z"),
        ("Asia/Phnom_Penh", "2026-11-15T14:00", "2026-11-15T07:00:00Z"),
        ("Asia/Phnom_Penh", "2027-01-15T14:00", "2027-01-15T07:00:00Z"),
        ("America/Los_Angeles", "2026-11-15T14:00", "2026-11-15T22:00:00Z"),
        ("Australia/Adelaide", "2026-11-15T14:00", "2026-11-15T03:30:00Z"),
        ("UTC", "2026-11-15T14:00", "2026-11-15T14:00:00Z"),
    ] {
        let text = file(&entry(zone, day));
        assert_eq!(start(&text), instant.parse().unwrap(), "{zone} {day}:\n{text}");
    }
}

#[test]
fn an_event_says_all_that_a_calendar_needs() {
    let text = file(&entry("America/Vancouver", "2026-12-06T14:00"));
    let (zone, _, event) = read(&text);
    assert_eq!(zone, "America/Vancouver");
    for (name, value) in [
        ("UID", "0123456789abcdef@samleng"),
        ("DTSTAMP", "20261121T120000Z"),
        ("DTSTART;TZID=America/Vancouver", "20261206T140000"),
        ("DTEND;TZID=America/Vancouver", "20261206T170000"),
        ("SEQUENCE", "3"),
        ("STATUS", "CONFIRMED"),
        ("SUMMARY", "វេទិកាសាធារណៈ / Town hall\\; questions\\, answers"),
        ("LOCATION", "សាលប្រជុំ\\, 1 High Street\\, ស៊ឺរី"),
        ("GEO", "49.190000;-122.850000"),
        ("URL", "https://example.org/hall?a=1;b=2"),
    ] {
        assert_eq!(event[name], value, "{name}");
    }
    let once = "យើងឆ្លើយសំណួរ។\\nA back\\\\slash\\; a comma\\, and\\na line.";
    assert_eq!(event["DESCRIPTION"], [once; 8].join("\\n\\n"));
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
}

#[test]
fn one_that_is_cancelled_says_so() {
    let cancelled = Entry { cancelled: true, ..entry("Europe/Paris", "2026-12-06T14:00") };
    assert_eq!(read(&file(&cancelled)).2["STATUS"], "CANCELLED");
}

#[test]
fn nobodys_words_make_a_line_of_their_own_or_break_a_letter() {
    for words in ["a\r\nBEGIN:VEVENT\nEND:VEVENT", "\u{0}\u{7}a\u{1b}", "ក្".repeat(400).as_str()]
    {
        let mut hostile = entry("Europe/Paris", "2026-12-06T14:00");
        (hostile.summary, hostile.description) = (words.to_owned(), words.to_owned());
        hostile.location = "é".repeat(200);
        hostile.url = Some(format!("https://example.org/\r\nX:{words}"));
        let text = file(&hostile);
        assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 1);
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(text.replace("\r\n", "").chars().all(|c| !c.is_control()));
        let whole = text.replace("\r\n ", "");
        assert!(whole.contains(&"é".repeat(200)));
    }
}
