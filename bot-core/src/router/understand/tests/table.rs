//! Reading the tables, and comparing them with what was understood.

use std::fs;

use super::{folder, meant, report};
use crate::conversation::asked::Asked;
use crate::router::understand::{Answer, Meaning};
use crate::search::SmallTalk;

/// The names of real life: not a row for each question, but the name that must be offered.
const NAMES: &str = "names.tsv";

/// One phrase with what it must mean.
struct Row {
    place: String,
    phrase: String,
    meaning: String,
    exceptions: Vec<(Asked, String)>,
}

fn rows() -> Vec<Row> {
    let mut files: Vec<_> =
        fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    files.sort();
    let mut rows = Vec::new();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for (number, line) in (1..).zip(fs::read_to_string(&path).unwrap().lines()) {
            if !line.starts_with('#') && !line.trim().is_empty() && name != NAMES {
                rows.push(row(&format!("{name}:{number}"), line));
            }
        }
    }
    rows
}

#[test]
fn nearly_every_name_is_offered_as_it_was_written() {
    let text = fs::read_to_string(folder().join(NAMES)).unwrap();
    let rows: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once('\t')).collect();
    let rows: Vec<_> = rows.into_iter().filter(|(typed, _)| !typed.starts_with('#')).collect();
    assert!(rows.len() >= 300, "{}", rows.len());
    let wrong = |(typed, name): &(&str, &str)| {
        let got = meant(typed, Asked::Name);
        (self::name(&got) != Some(*name)).then(|| format!("{typed}\t{name}\t{got:?}"))
    };
    let failures: Vec<String> = rows.iter().filter_map(wrong).collect();
    // Few may be asked about although they are clear.
    let aside = |(typed, _): &(&str, &str)| {
        let got = meant(typed, Asked::Name);
        (!matches!(got, Meaning::Confirm(_))).then(|| format!("{typed}\taside\t{got:?}"))
    };
    let aside: Vec<String> = rows.iter().filter_map(aside).collect();
    if aside.len() * 50 > rows.len() {
        report(&aside, rows.len());
    }
    if failures.len() * 100 > rows.len() {
        report(&failures, rows.len());
    }
}

fn row(place: &str, line: &str) -> Row {
    let mut columns = line.split('\t');
    let phrase = columns.next().unwrap().to_owned();
    columns.next().unwrap_or_else(|| panic!("{place}: no language"));
    let rest: Vec<&str> = columns.flat_map(|column| column.split(';')).map(str::trim).collect();
    let mut row =
        Row { place: place.to_owned(), phrase, meaning: String::new(), exceptions: Vec::new() };
    for part in rest.into_iter().filter(|part| !part.is_empty()) {
        match part.split_once('=') {
            None => row.meaning = part.to_owned(),
            Some((asked, meaning)) => {
                let asked = Asked::ALL.into_iter().find(|one| one.as_str() == asked.trim());
                let asked = asked.unwrap_or_else(|| panic!("{place}: {part}"));
                row.exceptions.push((asked, meaning.trim().to_owned()));
            }
        }
    }
    assert!(!row.meaning.is_empty(), "{place}: no meaning");
    row
}

impl Row {
    /// Whether nobody means it as a short name or a link.
    fn is_never_a_line(&self) -> bool {
        let kinds = ["refuse", "stop", "stopnews", "total", "behind", "agree"];
        kinds.contains(&self.meaning.as_str())
    }

    fn expected(&self, asked: Asked) -> &str {
        let exception = self.exceptions.iter().find(|(of, _)| *of == asked);
        match exception {
            Some((_, meaning)) => meaning,
            None if asked == Asked::Words => "words",
            // Of what is no refusal much may be the line that is asked for.
            None if asked == Asked::Line && !self.is_never_a_line() => "any",
            None => &self.meaning,
        }
    }
}

/// Whether what was understood is one of what is right.
pub(super) fn meets(expected: &str, got: &Meaning, asked: Asked) -> bool {
    expected.split('|').any(|one| meets_one(one.trim(), got, asked))
}

fn meets_one(expected: &str, got: &Meaning, asked: Asked) -> bool {
    let (kind, value) = expected.split_once(':').unwrap_or((expected, ""));
    match (kind, got) {
        ("any", _) => true,
        ("refuse", Meaning::Refusal(_))
        | ("stop", Meaning::Stop(_))
        | ("stopnews", Meaning::StopNews)
        | ("total", Meaning::Total)
        | ("agree", Meaning::Agree(_))
        | ("behind", Meaning::Behind)
        | ("neutral", Meaning::Neutral)
        | ("talk", Meaning::Talk(..) | Meaning::Neutral | Meaning::Behind)
        | ("words", Meaning::Answer(Answer::Words(_)))
        | ("answer", Meaning::Answer(_) | Meaning::Confirm(_))
        | ("ask", Meaning::Offers(..) | Meaning::Question(..) | Meaning::Unclear)
        | ("unclear", Meaning::Unclear | Meaning::UnknownCommand) => {
            value.is_empty() || kind == "ask" && asks(value, got)
        }
        // Whoever asks for a day reads the words and says what is wrong with them.
        ("unclear", Meaning::Confirm(Answer::Words(_))) => asked == Asked::Day,
        ("cmd", Meaning::Command(command, _)) => command.spec().name == value,
        ("cmd", Meaning::Talk(SmallTalk::Greeting, _)) => value == "start",
        ("lang", Meaning::Language(locale)) => locale.as_str() == value,
        ("name", got) => name(got) == Some(value),
        ("country", Meaning::Answer(Answer::Country(country))) => country.code() == value,
        ("country?", Meaning::Confirm(Answer::Countries(found))) => {
            let countries = found.countries();
            let shown: Vec<&str> = countries.iter().map(|one| one.code()).collect();
            value.split(',').all(|code| shown.contains(&code))
        }
        (
            "region",
            Meaning::Answer(Answer::Region(text)) | Meaning::Confirm(Answer::Region(text)),
        )
        | ("place", Meaning::Answer(Answer::Place(text)) | Meaning::Confirm(Answer::Place(text)))
        | ("code", Meaning::Answer(Answer::Code(text)) | Meaning::Confirm(Answer::Code(text))) => {
            text == value
        }
        (
            "count",
            Meaning::Answer(Answer::Count(number)) | Meaning::Confirm(Answer::Count(number)),
        ) => number.to_string() == value,
        _ => false,
    }
}

fn asks(slug: &str, got: &Meaning) -> bool {
    match got {
        Meaning::Question(one, _) => one == slug,
        Meaning::Offers(several, _) => several.len() <= 3 && several.iter().any(|one| one == slug),
        _ => false,
    }
}

/// The name that is offered, shown back or as one more button.
pub(super) fn name(got: &Meaning) -> Option<&str> {
    match got {
        Meaning::Confirm(Answer::Name(name)) => Some(name),
        Meaning::Refusal(name)
        | Meaning::Stop(name)
        | Meaning::Agree(name)
        | Meaning::Talk(_, name)
        | Meaning::Question(_, name)
        | Meaning::Offers(_, name) => name.as_deref(),
        _ => None,
    }
}

#[test]
fn every_phrase_means_what_its_table_says_at_every_question() {
    let (mut failures, mut checked) = (Vec::new(), 0);
    for row in rows() {
        let mut wrong: Vec<(String, String, Vec<&str>)> = Vec::new();
        for asked in Asked::ALL {
            checked += 1;
            let (expected, got) = (row.expected(asked), meant(&row.phrase, asked));
            if !meets(expected, &got, asked) {
                let got = format!("{got:?}");
                match wrong.iter_mut().find(|one| one.0 == expected && one.1 == got) {
                    Some(one) => one.2.push(asked.as_str()),
                    None => wrong.push((expected.to_owned(), got, vec![asked.as_str()])),
                }
            }
        }
        for (expected, got, asked) in wrong {
            let place = &row.place;
            failures.push(format!(
                "{place}\t{}\t{expected}\t{got}\tat {}",
                row.phrase,
                asked.join(" ")
            ));
        }
    }
    report(&failures, checked);
}
