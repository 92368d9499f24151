//! The lists themselves, and texts that are meant to do harm.

use std::collections::{BTreeMap, BTreeSet};

use super::index;
use crate::country::{Country, Found, Region};
use crate::khmer::{key, khnormal};

/// The countries and the regions of each language.
const FILES: [(&str, &str); 2] = [
    (
        include_str!("../../../../../locales/en/countries.ftl"),
        include_str!("../../../../../locales/en/regions.ftl"),
    ),
    (
        include_str!("../../../../../locales/km/countries.ftl"),
        include_str!("../../../../../locales/km/regions.ftl"),
    ),
];

/// Id and value of every message, each followed by its attributes under the id with their name.
fn messages(ftl: &str) -> Vec<(String, String)> {
    let mut messages: Vec<(String, String)> = Vec::new();
    let mut of = String::new();
    for line in ftl.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (id, value) = line.split_once(" = ").unwrap();
        match id.strip_prefix("    ") {
            Some(attribute) => messages.push((format!("{of}{attribute}"), value.to_owned())),
            None => {
                of = id.to_owned();
                messages.push((of.clone(), value.to_owned()));
            }
        }
    }
    messages
}

/// The names and aliases of every country.
fn names() -> Vec<(Country, String)> {
    let mut names = Vec::new();
    for (id, value) in FILES.iter().flat_map(|(countries, _)| messages(countries)) {
        let (code, attribute) = id.strip_prefix("country-").unwrap().split_at(2);
        let country = Country::parse_code(code).unwrap();
        match attribute {
            "" => names.push((country, value)),
            ".aliases" => names.extend(value.split(", ").map(|name| (country, name.to_owned()))),
            _ => {}
        }
    }
    names
}

#[test]
fn both_languages_name_every_country_and_region_in_clean_text() {
    let countries: BTreeSet<String> = Country::all().map(Country::message_id).collect();
    let mut regions: BTreeSet<String> = Region::all().map(Region::message_id).collect();
    regions.insert("region-in-country".to_owned());
    for (ftl, every) in FILES.iter().flat_map(|(one, two)| [(*one, &countries), (*two, &regions)]) {
        let messages = messages(ftl);
        let ids: Vec<&String> = messages.iter().map(|(id, _)| id).collect();
        let distinct: BTreeSet<&String> = ids.iter().copied().collect();
        assert_eq!(distinct.len(), ids.len());
        assert_eq!(ids.iter().filter(|id| !id.contains('.')).count(), every.len());
        assert!(every.iter().all(|id| distinct.contains(id)));
        for line in ftl.lines() {
            assert_eq!(khnormal(line), line);
        }
        assert!(!ftl.contains(['\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}']));
    }
}

#[test]
fn only_known_names_are_shared() {
    let mut owners: BTreeMap<String, BTreeSet<Country>> = BTreeMap::new();
    for (country, name) in names() {
        owners.entry(key(&name)).or_default().insert(country);
    }
    let shared: Vec<String> =
        owners.into_iter().filter(|(_, of)| of.len() > 1).map(|(name, _)| name).collect();
    let known = "congo|coree|kore|korea|saint martin|virgin islands|កុងហ្គោ|កូរេ|កូរ៉េ|កូរ៊េ|កោះវឺជិន";
    assert_eq!(shared.join("|"), known);
}

#[test]
fn every_name_finds_its_country_or_asks() {
    let index = index();
    for (country, name) in names() {
        match index.find(&name) {
            Found::One(one) => assert_eq!(one, country, "{name}"),
            found @ (Found::Which(_) | Found::Suggestions(_)) => {
                let several = found.countries();
                assert!(several.contains(&country) && several.len() > 1, "{name}");
            }
            Found::None => assert!(name.chars().count() > 60, "{name}"),
        }
    }
}

#[test]
fn every_name_of_a_region_offers_its_country() {
    let index = index();
    for (id, value) in FILES.iter().flat_map(|(_, regions)| messages(regions)) {
        let id = id.strip_prefix("region-").unwrap();
        let Some(country) =
            Country::parse_code(id.get(..2).filter(|_| id != "in-country").unwrap_or_default())
        else {
            continue;
        };
        // Puerto Rico is listed as a country, too, and is that one by its name.
        let territory = Country::parse_code(id.get(3..5).unwrap_or_default());
        for name in value.split(", ") {
            let found = index.find(name).countries();
            let named = territory.is_some_and(|territory| found.contains(&territory));
            assert!(found.contains(&country) || named, "{name}");
        }
    }
}

#[test]
fn hostile_text_is_refused_fast() {
    let index = index();
    let start = std::time::Instant::now();
    for text in [
        "a",
        " ",
        "\u{17D2}",
        "ក\u{17D2}",
        "France ",
        "e\u{301}",
        "\u{FDFA}",
        "👩\u{200D}",
        "🇰",
        "CA,",
        ", ",
    ] {
        assert_eq!(index.find(&text.repeat(1_000_000 / text.len())), Found::None, "{text}");
        let _ = index.find(&text.repeat(60 / text.chars().count()));
        let _ = index.known_place(&text.repeat(60 / text.chars().count()), None);
    }
    assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
}
