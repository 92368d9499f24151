use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::{Refused, Vocabulary, Word, instant, read};

/// Saturday, 21 November 2026, 12:00.
const NOW: &str = "2026-11-21T12:00";

/// A few words of English; the words of both languages are tried in the conversation.
fn words() -> Vocabulary {
    let mut words = Vocabulary::default();
    for (word, typed) in [
        (Word::Today, "today"),
        (Word::Tomorrow, "tomorrow"),
        (Word::Clock, "at"),
        (Word::Half, "half"),
        (Word::Morning, "am, in the morning"),
        (Word::Noon, "noon"),
        (Word::Later, "pm, evening"),
        (Word::Night, "night"),
        (Word::Midnight, "midnight"),
        (Word::Filler, "on, the, t"),
        (Word::Weekday(7), "Sunday"),
        (Word::Weekday(6), "Saturday"),
        (Word::Month(12), "December"),
    ] {
        words.add(word, typed);
    }
    words
}

fn zone() -> TimeZone {
    TimeZone::get("America/Vancouver").unwrap_or(TimeZone::UTC)
}

fn at(local: &str) -> Option<i64> {
    local.parse::<DateTime>().ok().map(|local| instant(local, &zone()))
}

fn typed(text: &str) -> Result<i64, Refused> {
    read(text, at(NOW).unwrap_or_default(), &zone(), &words())
}

#[test]
fn times_are_read_as_people_type_them() {
    for (text, expected) in [
        ("18:30", "2026-11-21T18:30"),
        ("11:00", "2026-11-22T11:00"),
        ("tomorrow 6 pm", "2026-11-22T18:00"),
        ("tomorrow at 6", "2026-11-22T06:00"),
        ("6pm", "2026-11-21T18:00"),
        ("6:15 pm", "2026-11-21T18:15"),
        ("6.30 pm", "2026-11-21T18:30"),
        ("18h30", "2026-11-21T18:30"),
        ("18h", "2026-11-21T18:00"),
        ("half 6 pm", "2026-11-21T18:30"),
        ("12 pm tomorrow", "2026-11-22T12:00"),
        ("12 am tomorrow", "2026-11-22T00:00"),
        ("noon tomorrow", "2026-11-22T12:00"),
        ("8 in the morning", "2026-11-22T08:00"),
        ("9 night", "2026-11-21T21:00"),
        ("25/12 18:30", "2026-12-25T18:30"),
        ("25.12 18:30", "2026-12-25T18:30"),
        ("25.12. 18:30", "2026-12-25T18:30"),
        ("12/25 18:30", "2026-12-25T18:30"),
        ("25-12-2026, 18:30", "2026-12-25T18:30"),
        ("2026-12-25 18:30", "2026-12-25T18:30"),
        ("2026-12-25T18:30", "2026-12-25T18:30"),
        ("18:30 on the 25 December", "2026-12-25T18:30"),
        ("December 25, 2026 18:30", "2026-12-25T18:30"),
        ("5/1 9:00", "2027-01-05T09:00"),
        ("Sunday 18:00", "2026-11-22T18:00"),
        ("Saturday 18:00", "2026-11-21T18:00"),
        ("Saturday 9:00", "2026-11-28T09:00"),
        ("Friday".replace("Friday", "Sunday, 29/11 18:00").as_str(), "2026-11-29T18:00"),
        ("\u{17E1}\u{17E8}:\u{17E3}\u{17E0}", "2026-11-21T18:30"),
    ] {
        assert_eq!(typed(text).ok(), at(expected), "{text}");
    }
}

#[test]
fn what_is_no_time_or_could_be_two_is_not_guessed() {
    for text in [
        "",
        "soon",
        "18",
        "25/12",
        "tomorrow",
        "25:00",
        "18:61",
        "18:3",
        "6 pm 7 pm",
        "32/12 18:30",
        "25/13 18:30",
        "13:00 in the morning",
        "tomorrow 25/12 18:30",
        "12 18:30",
        "1/1/26 18:30",
        "99999999999999999999 pm",
        "18:30:xx",
        "\u{0}",
        "24:00",
        "half past",
        "18:30 December",
    ] {
        assert_eq!(typed(text), Err(Refused::Unread), "{text}");
    }
}

#[test]
fn the_past_and_the_far_future_are_refused() {
    for text in ["today 11:00", "2026-11-21 12:00", "20/11 18:30", "2025-12-25 18:30"] {
        assert_eq!(typed(text), Err(Refused::Past), "{text}");
    }
    for text in ["2027-12-25 18:30", "2027-01-20 12:01"] {
        assert_eq!(typed(text), Err(Refused::Far), "{text}");
    }
    assert!(typed("2027-01-20 12:00").is_ok(), "sixty days to the minute");
}

#[test]
fn the_zone_is_that_of_the_day() {
    // British Columbia keeps its summer time all year from 2026 on.
    assert_eq!(typed("15/1/2027 18:30"), Ok(1_800_063_000));
}
