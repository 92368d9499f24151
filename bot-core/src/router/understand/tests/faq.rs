//! The questions of `tests/faq/`, asked while something else is open: the answers are the same.

use std::collections::BTreeMap;
use std::fs;

use super::{folder, meant, report};
use crate::conversation::asked::Asked;
use crate::router::understand::Meaning;

type Table = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn questions() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for file in ["questions", "held_out", "fresh"] {
        let text = fs::read_to_string(folder().join(format!("../faq/{file}.toml"))).unwrap();
        let table: Table = toml::from_str(&text).unwrap();
        for (slug, languages) in table {
            all.extend(languages.into_values().flatten().map(|question| (slug.clone(), question)));
        }
    }
    all
}

/// What is answered, whatever may be offered beside.
fn answer(meaning: &Meaning) -> Meaning {
    match meaning {
        Meaning::Question(slug, _) => Meaning::Question(slug.clone(), None),
        Meaning::Offers(slugs, _) => Meaning::Offers(slugs.clone(), None),
        other => other.clone(),
    }
}

#[test]
fn a_question_gets_the_same_answer_whatever_is_open() {
    let (mut failures, mut checked) = (Vec::new(), 0);
    for (slug, question) in questions() {
        let asked = [Asked::Country, Asked::Name, Asked::Region, Asked::Count, Asked::Place];
        let free = answer(&meant(&question, Asked::Nothing));
        for asked in asked {
            checked += 1;
            let got = meant(&question, asked);
            let answered = matches!(got, Meaning::Confirm(_) | Meaning::Answer(_));
            if slug != "off-topic" && (answered || answer(&got) != free) {
                failures.push(format!(
                    "{slug}\t{question}\tat {}\t{got:?}\tfree {free:?}",
                    asked.as_str()
                ));
            }
        }
    }
    report(&failures, checked);
}

#[test]
fn a_question_is_answered_or_offered_where_nothing_is_open() {
    let (mut failures, mut checked) = (Vec::new(), 0);
    for (slug, question) in questions().into_iter().filter(|(slug, _)| slug != "off-topic") {
        checked += 1;
        let right = match meant(&question, Asked::Nothing) {
            Meaning::Question(got, _) => got == slug,
            Meaning::Offers(several, _) => several.contains(&slug),
            Meaning::Command(..) | Meaning::Total | Meaning::Behind => true,
            _ => false,
        };
        if !right {
            failures.push(format!("{slug}\t{question}\t{:?}", meant(&question, Asked::Nothing)));
        }
    }
    report(&failures, checked);
}
