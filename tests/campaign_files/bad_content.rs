//! Events and questions that are refused: which one, and what would be right.

use bot_core::campaign::Campaign;

use super::forums::FORUM;
use super::office::{GOOD, Office};

/// One change of the good file, and what the refusal says.
struct Bad(&'static str, String, &'static str);

fn bad(from: &'static str, to: impl Into<String>, says: &'static str) -> Bad {
    Bad(from, to.into(), says)
}

const TIME: &str = "by the venue's clock";

fn events() -> Vec<Bad> {
    let mut all: Vec<Bad> = ["", "Town", "a_b", "សាល"]
        .map(|slug| {
            let to = format!("slug = \"{slug}\"");
            bad(
                "slug = \"town-hall\"",
                to,
                "event number 1: slug must be 1 to 40 of a-z, 0-9 and -",
            )
        })
        .into();
    all.push(bad("town-hall", "a".repeat(41), "event number 1: slug must be"));
    for wrong in ["2026-12-06", "14:00", "2026-12-06T25:00", "2026-12-06 14:00", "2026-12-06T9:00"]
    {
        all.push(bad("2026-12-06T14:00", wrong, TIME));
    }
    all.push(bad("\"2026-12-06T14:00\"", "2026-12-06T14:00:00", TIME));
    let end = "event town-hall: end must be after start";
    all.push(bad("T17:30", "T14:00", end));
    all.push(bad("06T17:30", "05T17:30", end));
    let zone = "event town-hall: zone must be the name of a time zone, such as America/Vancouver";
    all.push(bad("America/Vancouver", "Vancouver", zone));
    all.push(bad("America/Vancouver", "", zone));
    all.push(bad("capacity = 80", "capacity = 0", "event town-hall: capacity must be between 1"));
    let link = "event town-hall: online must be a link that begins with https://";
    for wrong in ["http://example.org", "https://", "https://a b", "example.org"] {
        all.push(bad("https://example.org/hall", wrong, link));
    }
    all.push(bad("https://example.org/hall", format!("https://{}", "a".repeat(500)), link));
    let north = "event town-hall: latitude must be -90 to 90";
    all.push(bad("latitude = 49.19", "latitude = 90.5", north));
    all.push(bad("latitude = 49.19", "latitude = nan", north));
    let both = "event town-hall: longitude must have a latitude beside it";
    all.push(bad("latitude = 49.19\n", "", both));
    let east = "event town-hall: longitude must be -180 to 180";
    all.push(bad("longitude = -122.85", "longitude = -181", east));
    let real = "event town-hall: days_ahead must be left out: only a sample can have it";
    all.push(bad("capacity = 80", "days_ahead = 14", real));
    for days in ["0", "366"] {
        let to = format!("sample = true\ndays_ahead = {days}");
        all.push(bad("sample = false", to, "event town-hall: days_ahead must be 1 to 365"));
    }
    all
}

fn words() -> Vec<Bad> {
    vec![
        bad("Town hall", "", "event town-hall: text.en.title must have 1 to 120 characters"),
        bad(
            "We answer questions.",
            " ",
            "event town-hall: text.en.what must have 1 to 3000 letters",
        ),
        bad("The hall", "", "event town-hall: text.en.place must have 1 to 200 letters"),
        bad("1 High Street", "s".repeat(201), "event town-hall: text.en.street must have at most"),
        bad("\"Surrey\"", "\"\"", "event town-hall: text.en.city must have 1 to 60 letters"),
        bad("[\"A lawyer\"]", "[\"\"]", "event town-hall: text.en.speakers must be at most 20"),
        bad("Many came.", "", "event town-hall: text.en.recap must have 1 to 3000 letters"),
        bad("en = \"Water\"", "en = \"\"", "faq_topic water: name.en must have 1 to 60 letters"),
        bad("slug = \"water\"", "slug = \"Water\"", "faq_topic number 1: slug must be 1 to 40"),
        bad(
            "topic = \"water\"",
            "topic = \"fire\"",
            "faq why: topic must be the slug of a [[faq_topic]]",
        ),
        bad("Why water?", "", "faq why: text.en.question must have 1 to 120 characters"),
        bad("Why water?", "w".repeat(121), "faq why: text.en.question must have 1 to 120"),
        bad("Everyone needs it.", "", "faq why: text.en.answer must have 1 to 3000 letters"),
        bad("[\"drink\"]", "[\" \"]", "faq why: text.en.words must be at most 30"),
        bad("answer = \"Every", "reply = \"Every", "faq why: text.en.reply is no key here"),
        bad("slug = \"why\"", "slug = \"why?\"", "faq number 1: slug must be 1 to 40"),
    ]
}

#[test]
fn an_event_or_a_question_with_a_mistake_is_refused_by_its_name() {
    for Bad(from, to, says) in events().into_iter().chain(words()) {
        let text = FORUM.replacen(from, &to, 1);
        assert_ne!(text, FORUM, "{from:?} does not stand in the file");
        let refusal = Campaign::parse(&text).expect_err(says).to_string();
        assert!(refusal.contains(says), "{from:?} -> {to:.60?}: {refusal}");
    }
}

#[test]
fn an_hour_that_the_clocks_skip_is_refused() {
    let text = FORUM
        .replace("America/Vancouver", "America/New_York")
        .replace("2026-12-06T14:00", "2027-03-14T02:30")
        .replace("2026-12-06T17:30", "2027-03-14T05:00");
    let refusal = Campaign::parse(&text).unwrap_err().to_string();
    assert!(refusal.contains("event town-hall: start is in an hour that"), "{refusal}");
}

#[test]
fn a_refused_event_keeps_everything_else_of_the_file_out() {
    let office = Office::new();
    office.imports(FORUM);
    let before = office.exports();
    let (_, forum) = FORUM.split_once('\n').unwrap();
    let twice = format!("{GOOD}{forum}{}", forum.split("[[faq_topic]]").next().unwrap());
    std::fs::write(office.file("bad.toml"), twice).unwrap();
    let ended = office.tries("bad.toml");
    assert_eq!((ended.code, ended.stdout.as_str()), (2, ""));
    assert!(
        ended.stderr.contains("event town-hall: slug must be another one: two events have"),
        "{}",
        ended.stderr
    );
    assert_eq!(office.exports(), before);
}

#[test]
fn there_may_be_as_many_as_the_lists_show_and_no_more() {
    let (_, forum) = FORUM.split_once('\n').unwrap();
    let (event, rest) = forum.split_once("[[faq_topic]]").unwrap();
    let (topic, faq) = rest.split_once("[[faq]]").unwrap();
    let (topic, faq) = (format!("[[faq_topic]]{topic}"), format!("[[faq]]{faq}"));
    for (one, slug, most, says) in [
        (event, "town-hall", 100, "more than 100 events: leave out the oldest"),
        (&topic, "\"water\"", 30, "more than 30 faq_topics"),
        (&faq, "\"why\"", 1_000, "more than 1000 faqs"),
    ] {
        let new = |n: usize| {
            let quoted = slug.contains('"');
            one.replacen(slug, &if quoted { format!("\"n{n}\"") } else { format!("n{n}") }, 1)
        };
        let file = |count: usize| {
            let topic = if one == faq { topic.as_str() } else { "" };
            format!("format = 1\n{topic}{}", (0..count).map(new).collect::<String>())
        };
        Campaign::parse(&file(most)).unwrap();
        let refusal = Campaign::parse(&file(most + 1)).unwrap_err().to_string();
        assert!(refusal.contains(says), "{refusal}");
    }
}

#[test]
fn a_petition_cannot_have_the_name_of_another_kind_of_link() {
    for slug in ["event-hall", "event-", "faq", "invite"] {
        let refusal = Campaign::parse(&GOOD.replace("clean-water", slug)).unwrap_err().to_string();
        assert!(
            refusal.contains("petition number 1:") && refusal.contains("`event-`"),
            "{refusal}"
        );
    }
    for slug in ["event", "events", "faqs", "my-event-1"] {
        Campaign::parse(&GOOD.replace("clean-water", slug)).unwrap();
    }
}
