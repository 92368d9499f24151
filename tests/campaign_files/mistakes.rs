//! Every kind of mistake is told in one line: file, line, key, and what would be right.

use super::forums::FORUM;
use super::office::{GOOD, Office};

/// What is changed in which file, and the whole line that is told.
struct Mistake(&'static str, &'static str, &'static str, &'static str);

const KINDS: &[Mistake] = &[
    Mistake(GOOD, "format = 1", "format = 2", "line 1: format must be 1: this file has format 2"),
    Mistake(
        GOOD,
        "text.km]",
        "text.kh]",
        "line 17: petition.text.kh: there is no such language, only en and km",
    ),
    Mistake(
        GOOD,
        "name.km =",
        "name.fr =",
        "line 26: petition.recipient.name.fr: there is no such language, only en and km",
    ),
    Mistake(
        GOOD,
        "text.km]",
        "text.Khmer]",
        "line 17: petition clean-water: text.Khmer must be a language in small letters, such as km or en",
    ),
    Mistake(
        GOOD,
        "goal = 5000",
        "goal = \"5000\"",
        "line 5: petition clean-water: goal must be a whole number, such as 5000",
    ),
    Mistake(
        GOOD,
        "goal = 5000",
        "goal = 0",
        "line 5: petition clean-water: goal must be between 1 and 1000000000",
    ),
    Mistake(GOOD, "goal = 5000\n", "", "line 3: petition clean-water: goal is missing"),
    Mistake(
        GOOD,
        "names = false",
        "figures = true",
        "line 24: petition clean-water: recipient.figures is no key here, only `names` or `name`",
    ),
    Mistake(
        GOOD,
        "names = false",
        "names = \"no\"",
        "line 24: petition clean-water: recipient.names must be true or false",
    ),
    Mistake(
        GOOD,
        "title = \"Clean water\"",
        "title = 5",
        "line 12: petition clean-water: text.en.title must be a text in quotation marks",
    ),
    Mistake(
        GOOD,
        "title = \"Clean water\"",
        "title = \"\"",
        "line 12: petition clean-water: text.en.title must have 1 to 120 characters",
    ),
    Mistake(
        GOOD,
        "\"2026-12-31\"",
        "\"31 December\"",
        "line 7: petition clean-water: closes must be a day such as \"2026-11-21\", in quotation marks",
    ),
    Mistake(
        GOOD,
        "\"2026-12-31\"",
        "\"2025-12-31\"",
        "line 7: petition clean-water: closes is before opens: it is the last day, and opens the first",
    ),
    Mistake(
        GOOD,
        "[\"hall\"]",
        "[\n  \"hall\",\n  \"The Square\",\n]",
        "line 11: petition clean-water: channels must each be 1 to 20 of a-z, 0-9 and -",
    ),
    Mistake(
        GOOD,
        "[\"hall\"]",
        "\"hall\"",
        "line 9: petition clean-water: channels must be a list in square brackets, such as [\"one\", \"two\"]",
    ),
    Mistake(
        GOOD,
        "slug = \"clean-water\"",
        "slug = \"Clean Water\"",
        "line 4: petition number 1: slug must be 1 to 40 of a-z, 0-9 and -, and not `invite`, `faq` or anything that begins with `event-`: such links lead elsewhere",
    ),
    Mistake(
        GOOD,
        "title = \"Clean",
        "title = Clean",
        "line 12: the campaign file can't be read: missing opening quote, expected `\"`",
    ),
    Mistake(
        GOOD,
        "goal = 5000",
        "goal = 5000\nstate = \"open\"",
        "line 6: petition clean-water: state must be one of `published`, `unpublished`, `closed`, `archived`",
    ),
    Mistake(
        GOOD,
        "goal = 5000",
        "goal = 5000\ngoal = 6000",
        "line 6: the campaign file can't be read: duplicate key",
    ),
    Mistake(
        FORUM,
        "2026-12-06T14:00",
        "2 pm",
        "line 6: event town-hall: start must be a day and a time such as \"2026-12-06T14:00\", in quotation marks, by the venue's clock",
    ),
    Mistake(
        FORUM,
        "\"2026-12-06T14:00\"",
        "\"2026-03-08T02:30\"",
        "line 6: event town-hall: start is in an hour that the clocks of America/Vancouver skip: write a later one",
    ),
    Mistake(
        FORUM,
        "America/Vancouver",
        "Vancouver",
        "line 8: event town-hall: zone must be the name of a time zone, such as America/Vancouver",
    ),
    Mistake(
        FORUM,
        "https://example.org",
        "http://example.org",
        "line 10: event town-hall: online must be a link that begins with https://, of at most 500 characters",
    ),
    Mistake(
        FORUM,
        "capacity = 80",
        "capacity = many",
        "line 9: the campaign file can't be read: string values must be quoted, expected literal string",
    ),
    Mistake(
        FORUM,
        "latitude = 49.19",
        "latitude = \"north\"",
        "line 11: event town-hall: latitude must be a number, such as 49.19",
    ),
    Mistake(
        FORUM,
        "topic = \"water\"",
        "topic = \"fire\"",
        "line 41: faq why: topic must be the slug of a [[faq_topic]] in this file",
    ),
    Mistake(
        FORUM,
        "answer = \"Everyone needs it.\"\n",
        "",
        "line 44: faq why: text.en.answer is missing",
    ),
];

#[test]
fn every_kind_of_mistake_is_told_in_one_line_with_its_file_line_and_key() {
    let (office, mut other) = (Office::new(), Vec::new());
    for Mistake(file, from, to, line) in KINDS {
        let text = file.replacen(from, to, 1);
        assert_ne!(text, *file, "{from:?} does not stand in the file");
        std::fs::write(office.file("mine.toml"), text).unwrap();
        let ended = office.tries("mine.toml");
        assert_eq!((ended.code, ended.stdout.as_str()), (2, ""), "{line}");
        if ended.stderr != format!("samleng: mine.toml: {line}\n") {
            other.push(format!("{line}\n{}", ended.stderr));
        }
    }
    assert!(other.is_empty(), "not as it should be:\n{}", other.join("\n"));
}

#[test]
fn the_second_of_two_is_told_by_its_own_line() {
    let office = Office::new();
    let (_, petition) = GOOD.split_once('\n').unwrap();
    let again = petition.replace("clean-water", "more").replace("title = \"ទឹក", "title = \"\" #");
    std::fs::write(office.file("mine.toml"), format!("{GOOD}{again}")).unwrap();
    let says = "line 43: petition more: text.km.title must have 1 to 120 characters";
    assert_eq!(office.tries("mine.toml").stderr, format!("samleng: mine.toml: {says}\n"));
    let wrong = petition.replace("clean-water", "more").replace("= 5000", "= 5.5");
    std::fs::write(office.file("mine.toml"), format!("{GOOD}{wrong}")).unwrap();
    let says = "line 30: petition more: goal must be a whole number, such as 5000";
    assert_eq!(office.tries("mine.toml").stderr, format!("samleng: mine.toml: {says}\n"));
}

#[test]
fn no_value_of_a_wrong_file_is_told() {
    let office = Office::new();
    let secret = "AGE-SECRET-KEY-1QQQQ";
    for (from, to) in [
        ("goal = 5000", format!("goal = \"{secret}\"")),
        ("\"2026-12-31\"", format!("\"{secret}\"")),
        ("goal = 5000", format!("goal = 1\nstate = \"{secret}\"")),
        ("slug = \"clean-water\"", format!("slug = \"{secret}\"")),
        ("slug = \"clean-water\"\ngoal = 5000", format!("slug = \"{secret}\"\ngoal = true")),
        ("[\"hall\"]", format!("[\"{secret}\"]")),
        ("format = 1", format!("format = \"{secret}\"")),
    ] {
        std::fs::write(office.file("mine.toml"), GOOD.replacen(from, &to, 1)).unwrap();
        let ended = office.tries("mine.toml");
        assert_eq!((ended.code, ended.stderr.lines().count()), (2, 1), "{to}: {}", ended.stderr);
        assert!(!ended.stderr.contains(secret), "{to}: {}", ended.stderr);
    }
}
