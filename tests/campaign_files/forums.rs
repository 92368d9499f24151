//! Events and questions in campaign files: the days of examples that move, and what comes out again.

use bot_core::campaign::{Campaign, Event, SAMPLE};
use bot_core::locale::Locale;

use super::office::Office;
use testing::world::{NOW, TestLinks, catalogue};

/// A small campaign file with an event and a question.
pub(super) const FORUM: &str = r#"format = 1

[[event]]
slug = "town-hall"
sample = false
start = "2026-12-06T14:00"
end = "2026-12-06T17:30"
zone = "America/Vancouver"
capacity = 80
online = "https://example.org/hall"
latitude = 49.19
longitude = -122.85

[event.text.en]
title = "Town hall"
what = "We answer questions."
speakers = ["A lawyer"]
place = "The hall"
street = "1 High Street"
city = "Surrey"
recap = "Many came."

[event.text.km]
title = "វេទិកា"
what = "យើងឆ្លើយសំណួរ។"
speakers = ["មេធាវី"]
place = "សាល"
street = "ផ្លូវលេខ១"
city = "ស៊ឺរី"
recap = "មានអ្នកមកច្រើន។"

[[faq_topic]]
slug = "water"

[faq_topic.name]
en = "Water"
km = "ទឹក"

[[faq]]
slug = "why"
topic = "water"
sample = false

[faq.text.en]
question = "Why water?"
answer = "Everyone needs it."
words = ["drink"]

[faq.text.km]
question = "ហេតុអ្វីទឹក?"
answer = "គ្រប់គ្នាត្រូវការ។"
words = ["ផឹក"]
"#;

fn event(text: &str) -> Event {
    Campaign::parse(text).unwrap().events.remove(0)
}

/// A forum with other times or another zone.
fn changed(changes: &[(&str, &str)]) -> Event {
    let mut text = FORUM.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from:?} does not stand in the file");
        text = text.replacen(from, to, 1);
    }
    event(&text)
}

/// When it is, as a reader of this language reads it.
fn when(event: &Event, locale: Locale) -> String {
    catalogue().phrase(&event.when(locale).unwrap().into(), locale, &TestLinks)
}

#[test]
fn a_file_with_events_and_questions_alone_goes_in_and_comes_out() {
    let office = Office::new();
    let printed = office.imports_all(FORUM);
    let kinds = ["petitions: 0", "events: 1", "FAQ topics: 1", "FAQ answers: 1"];
    let kinds = kinds.map(|kind| format!("{kind} added, 0 changed, 0 unchanged\n"));
    assert_eq!(printed, kinds.concat());
    assert_eq!(office.exports(), FORUM);
    let again = office.imports_all(FORUM);
    assert_eq!(again.matches("1 unchanged").count(), 3, "{again}");
    for (from, to, kind) in [
        ("T17:30", "T18:00", "events"),
        ("The hall", "The big hall", "events"),
        ("\"Water\"", "\"Rivers\"", "FAQ topics"),
        ("Everyone needs it.", "It is good.", "FAQ answers"),
    ] {
        let printed = office.imports_all(&FORUM.replacen(from, to, 1));
        assert!(printed.contains(&format!("{kind}: 0 added, 1 changed")), "{to}: {printed}");
        assert_eq!(printed.matches("1 changed").count(), 1, "{to}: {printed}");
        office.imports(FORUM);
    }
    // The forum was changed four times: twice to something else and twice back.
    let numbered = FORUM.replacen("sample = false\n", "sample = false\nsequence = 4\n", 1);
    assert_eq!(office.exports(), numbered);
    let again = office.imports_all(&numbered);
    assert_eq!(again.matches("1 unchanged").count(), 3, "{again}");
}

#[test]
fn an_example_that_moves_is_given_a_sunday_and_keeps_it_until_it_is_over() {
    let sample = event(SAMPLE);
    assert_eq!(sample.days_ahead, Some(14));
    let first = sample.dated(None, NOW);
    assert_eq!(first.days_ahead, None);
    assert_eq!(
        when(&first, Locale::EN),
        "Sunday, 6 December 2026, 2:00 pm to 5:30 pm (Surrey time)"
    );
    let day = 24 * 60 * 60;
    for later in [0, 1, 10 * day, first.end_instant() - NOW - 1] {
        assert_eq!(sample.dated(Some(&first), NOW + later), first, "{later} seconds later");
    }
    let next = sample.dated(Some(&first), first.end_instant());
    assert_eq!(
        when(&next, Locale::EN),
        "Sunday, 20 December 2026, 2:00 pm to 5:30 pm (Surrey time)"
    );
    // A new hour in the file is a new hour on the day that it has.
    let mut longer = sample;
    longer.end = longer.end.date().at(18, 0, 0, 0);
    let longer = longer.dated(Some(&first), NOW);
    assert_eq!((longer.start, longer.end.hour()), (first.start, 18));
}

#[test]
fn a_sunday_is_far_enough_ahead_by_the_clock_of_the_place() {
    let mut example = event(SAMPLE);
    // It is Saturday noon in London: Sunday in Auckland, still Saturday in Vancouver.
    for (zone, ahead, expected) in [
        ("Pacific/Auckland", 7, "2026-11-29"),
        ("Pacific/Auckland", 8, "2026-12-06"),
        ("America/Vancouver", 1, "2026-11-22"),
        ("America/Vancouver", 2, "2026-11-29"),
        ("America/Vancouver", 365, "2027-11-21"),
    ] {
        (example.zone, example.days_ahead) = (zone.to_owned(), Some(ahead));
        let start = example.dated(None, NOW).start.date();
        assert_eq!(start.to_string(), expected, "{zone}, {ahead} days");
    }
}

#[test]
fn an_instant_follows_the_clocks_of_the_place() {
    let start = |zone: &str, local: &str| {
        let end = local.replace("T", "T1").replace("T11", "T1").replace("T10", "T2");
        let end = end.split('T').next().unwrap().to_owned() + "T23:59";
        let zone = format!("zone = \"{zone}\"");
        changed(&[
            ("2026-12-06T14:00", local),
            ("2026-12-06T17:30", &end),
            ("zone = \"America/Vancouver\"", &zone),
        ])
        .start_instant()
    };
    let hour = 60 * 60;
    // Vancouver keeps its summer time since 2026: fourteen hours behind Phnom Penh all year.
    for (vancouver, phnom_penh) in
        [("2027-01-15T08:30", "2027-01-15T22:30"), ("2027-07-15T08:30", "2027-07-15T22:30")]
    {
        assert_eq!(start("America/Vancouver", vancouver), start("Asia/Phnom_Penh", phnom_penh));
    }
    // Before that it changed its clocks, as New York does still.
    assert_eq!(
        start("America/Vancouver", "2018-01-20T14:00"),
        start("Asia/Phnom_Penh", "2018-01-21T05:00")
    );
    assert_eq!(
        start("America/New_York", "2027-03-14T03:00"),
        start("America/New_York", "2027-03-14T01:00") + hour
    );
    // An hour that comes twice is meant the first time.
    assert_eq!(
        start("America/New_York", "2027-11-07T02:00"),
        start("America/New_York", "2027-11-07T01:00") + 2 * hour
    );
}

#[test]
fn an_event_is_over_when_it_has_ended_and_not_before() {
    let forum = event(FORUM);
    assert!(!forum.is_over(forum.start_instant()) && !forum.is_over(forum.end_instant() - 1));
    assert!(forum.is_over(forum.end_instant()));
    assert_eq!(forum.end_instant() - forum.start_instant(), 3 * 3_600 + 1_800);
}

#[test]
fn day_and_time_are_said_in_the_readers_language_by_the_clock_of_the_place() {
    let both = |event: &Event| (when(event, Locale::EN), when(event, Locale::KM));
    let forum = event(FORUM);
    assert_eq!(
        both(&forum),
        (
            "Sunday, 6 December 2026, 2:00 pm to 5:30 pm (Surrey time)".to_owned(),
            "ថ្ងៃអាទិត្យ ទី៦ ខែធ្នូ ឆ្នាំ២០២៦ ពីម៉ោង ២:០០ រសៀល ដល់ម៉ោង ៥:៣០ ល្ងាច (ម៉ោងនៅស៊ឺរី)".to_owned()
        )
    );
    let days = changed(&[("06T14:00", "05T09:05"), ("06T17:30", "06T12:30")]);
    assert_eq!(
        both(&days),
        (
            "Saturday, 5 December 2026, 9:05 am, to Sunday, 6 December 2026, 12:30 pm (Surrey time)".to_owned(),
            "ពីថ្ងៃសៅរ៍ ទី៥ ខែធ្នូ ឆ្នាំ២០២៦ ម៉ោង ៩:០៥ ព្រឹក ដល់ថ្ងៃអាទិត្យ ទី៦ ខែធ្នូ ឆ្នាំ២០២៦ ម៉ោង ១២:៣០ ថ្ងៃត្រង់ (ម៉ោងនៅស៊ឺរី)".to_owned()
        )
    );
    let night = changed(&[("06T14:00", "06T00:15"), ("06T17:30", "06T23:59")]);
    assert_eq!(
        both(&night),
        (
            "Sunday, 6 December 2026, 12:15 am to 11:59 pm (Surrey time)".to_owned(),
            "ថ្ងៃអាទិត្យ ទី៦ ខែធ្នូ ឆ្នាំ២០២៦ ពីម៉ោង ១២:១៥ យប់ ដល់ម៉ោង ១១:៥៩ យប់ (ម៉ោងនៅស៊ឺរី)".to_owned()
        )
    );
}

#[test]
fn every_hour_has_its_part_of_the_day() {
    let said = |locale| -> Vec<String> {
        let at = |hour| catalogue().time(jiff::civil::time(hour, 0, 0, 0), locale);
        (0..24).map(at).collect()
    };
    assert_eq!(
        said(Locale::EN).join(" | "),
        "12:00 am | 1:00 am | 2:00 am | 3:00 am | 4:00 am | 5:00 am | 6:00 am | 7:00 am | 8:00 am \
         | 9:00 am | 10:00 am | 11:00 am | 12:00 pm | 1:00 pm | 2:00 pm | 3:00 pm | 4:00 pm \
         | 5:00 pm | 6:00 pm | 7:00 pm | 8:00 pm | 9:00 pm | 10:00 pm | 11:00 pm"
    );
    let parts: Vec<String> = said(Locale::KM)
        .iter()
        .map(|said| said.split_whitespace().last().unwrap().to_owned())
        .collect();
    let expected = [("យប់", 4), ("ព្រឹក", 8), ("ថ្ងៃត្រង់", 1), ("រសៀល", 4), ("ល្ងាច", 2), ("យប់", 5)];
    let expected: Vec<String> =
        expected.iter().flat_map(|(part, hours)| vec![(*part).to_owned(); *hours]).collect();
    assert_eq!(parts, expected);
}
