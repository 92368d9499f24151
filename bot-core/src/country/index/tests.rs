//! What people type for their country, against the names and other words of the locale files.

mod certain;
mod clean;
mod unsure;

use std::sync::LazyLock;

use crate::country::{CountryIndex, Found};
use crate::i18n::Catalogue;

static INDEX: LazyLock<CountryIndex> = LazyLock::new(|| Catalogue::load(None).unwrap().countries());

fn index() -> &'static CountryIndex {
    &INDEX
}

/// The answer in short: `=US` certain; `?US-CA MA` to choose from, with the region where one is
/// shown; `~KR` did you mean; `-` nothing.
fn found(index: &CountryIndex, typed: &str) -> String {
    match index.find(typed) {
        Found::One(country) => format!("={country}"),
        Found::Which(candidates) => {
            let shown = candidates.iter().map(|one| match one.region {
                Some(region) => region.code().to_owned(),
                None => one.country.to_string(),
            });
            format!("?{}", shown.collect::<Vec<_>>().join(" "))
        }
        Found::Suggestions(countries) => {
            let codes: Vec<String> = countries.iter().map(ToString::to_string).collect();
            format!("~{}", codes.join(" "))
        }
        Found::None => "-".to_owned(),
    }
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let index = index();
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(typed, expected)| found(index, typed) != *expected)
        .map(|(typed, expected)| format!("{typed}: {} instead of {expected}", found(index, typed)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
