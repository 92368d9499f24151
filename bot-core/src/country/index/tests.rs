//! What people type for their country, against the names and aliases of the locale files.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::khmer::khnormal;

const EN: &str = include_str!("../../../../locales/en/countries.ftl");
const KM: &str = include_str!("../../../../locales/km/countries.ftl");

/// Id and value of every message, each followed by its aliases under the id with `.aliases`.
fn messages(ftl: &str) -> Vec<(String, String)> {
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in ftl.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (id, value) = line.split_once(" = ").unwrap();
        match id.strip_prefix("    ") {
            Some(attribute) => {
                let of = messages.last().unwrap().0.clone();
                messages.push((of + attribute, value.to_owned()));
            }
            None => messages.push((id.to_owned(), value.to_owned())),
        }
    }
    messages
}

fn names() -> Vec<(Country, String)> {
    let mut names = Vec::new();
    for (id, value) in messages(EN).into_iter().chain(messages(KM)) {
        let (code, aliases) = id.strip_prefix("country-").unwrap().split_at(2);
        let country = Country::parse_code(code).unwrap();
        let separator = if aliases == ".aliases" { ", " } else { "\n" };
        names.extend(value.split(separator).map(|name| (country, name.to_owned())));
    }
    names
}

/// The answer in one word: `=US`, `?KR KP`, `-`.
fn found(index: &CountryIndex, typed: &str) -> String {
    let codes =
        |countries: &[Country]| countries.iter().map(|c| c.code()).collect::<Vec<_>>().join(" ");
    match index.find(typed) {
        Found::One(country) => format!("={country}"),
        Found::Suggestions(countries) => format!("?{}", codes(&countries)),
        Found::None => "-".to_owned(),
    }
}

fn check(cases: &[(&str, &str)]) {
    let index = CountryIndex::new(names());
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(typed, expected)| found(&index, typed) != *expected)
        .map(|(typed, expected)| format!("{typed}: {} instead of {expected}", found(&index, typed)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn english_names_aliases_and_codes_are_found() {
    check(&[
        ("usa", "=US"),
        ("U.S.A.", "=US"),
        (" u.s. ", "=US"),
        ("America", "=US"),
        ("the United States", "=US"),
        ("FR", "=FR"),
        ("france!", "=FR"),
        ("kampuchea", "=KH"),
        ("Srok Khmer", "=KH"),
        ("srok barang", "=FR"),
        ("UK", "=GB"),
        ("gbr", "=GB"),
        ("england", "=GB"),
        ("South-Korea", "=KR"),
        ("south korea", "=KR"),
        ("newzealand", "=NZ"),
        ("viet nam", "=VN"),
        ("Vietnam", "=VN"),
        ("VIỆT NAM", "=VN"),
        ("cote d'ivoire", "=CI"),
        ("Trinidad & Tobago", "=TT"),
        ("ĐEUTSCHLAND", "=DE"),
        ("étatsunis", "=US"),
        ("Lao P.D.R.", "=LA"),
    ]);
}

#[test]
fn khmer_names_and_aliases_are_found() {
    check(&[
        ("អាមេរិក", "=US"),
        ("សហរដ្ឋអាមេរិក", "=US"),
        ("សហរដ្ឋ\u{200B}អាមេរិក។", "=US"),
        ("ស.រ.អា.", "=US"),
        ("បារាំង", "=FR"),
        ("បារា\u{17C6}ង", "=FR"),
        ("បារ\u{17C6}\u{17B6}ង", "=FR"),
        ("ប្រទេសបារាំង", "=FR"),
        ("ស្រុកខ្មែរ", "=KH"),
        ("ខ្មែរ", "=KH"),
        ("កម្ពុជា", "=KH"),
        ("កូរ៉េខាងត្បូង", "=KR"),
        ("កូរ៉េ ខាងត្បូង", "=KR"),
        ("ស្រុកថៃ", "=TH"),
        ("ថៃឡង់ដ៍", "=TH"),
        ("អូស្រ្តាលី", "=AU"),
        ("អូស្ដ្រាលី", "=AU"),
        ("ញូវហ្សេឡង់", "=NZ"),
        ("នូវែលសេឡង់", "=NZ"),
        ("អង់គ្លេស", "=GB"),
        ("កាណាដា", "=CA"),
        ("ជប៉ុន", "=JP"),
        ("អាល្លឺម៉ង់", "=DE"),
    ]);
}

#[test]
fn a_slip_makes_a_suggestion_and_never_a_match() {
    check(&[
        ("Frnace", "?FR"),
        ("Amerca", "?US"),
        ("Cambdia", "?KH"),
        ("Kambodia", "?KH"),
        ("Germeny", "?DE"),
        ("Austrlia", "?AU AT"),
        ("New Zeland", "?NZ"),
        ("South Koera", "?KR"),
        ("United Staets", "?US"),
        ("Preu", "?PE"),
        ("បារាង", "?FR"),
        ("ប្រទេសបារំាង", "=FR"),
        ("កាណាដាា", "?CA"),
        ("អូស្ត្រលី", "?AU AT"),
        ("កម្ពុចា", "?KH"),
    ]);
}

#[test]
fn names_that_mean_several_countries_are_asked_about() {
    check(&[
        ("korea", "?KR KP"),
        ("កូរ៉េ", "?KR KP"),
        ("Congo", "?CD CG"),
        ("Virgin Islands", "?VG VI"),
        ("united", "?US GB"),
        ("km", "?KH KM"),
        ("SK", "?KR SK"),
        ("no", "?NO"),
        ("No", "?NO"),
        ("NO", "=NO"),
    ]);
}

#[test]
fn a_country_within_a_sentence_is_suggested() {
    check(&[
        ("I live in France", "?FR"),
        ("from south korea, Seoul", "?KR"),
        ("I am Khmer in the USA", "?KH US"),
        ("នៅបារាំង", "?FR"),
        ("ខ្ញុំរស់នៅសហរដ្ឋអាមេរិក", "?US"),
        ("ខ្ញុំនៅថៃ", "?TH"),
        ("ខ្ញុំជាខ្មែរ នៅប្រទេសកូរ៉េខាងត្បូង", "?KH KR"),
    ]);
}

#[test]
fn other_words_are_no_country() {
    let words = "hello|hi|yes|ok|thanks|thank you|please|cancel|back|skip|maybe|stop|help|name|sign|what|chat|woman|\
        why do you ask|I don't know|none of your business|my name is Sok Dara|12345|១២៣|🇰🇭|...|?|\
        សួស្តី|ជំរាបសួរ|បាទ|ចាស|ទេ|អត់ទេ|អរគុណ|បោះបង់|ចុះហត្ថលេខា|ខ្ញុំមិនដឹង|សូមជួយ|ប្រទេស|ស្រុក|the|\u{200B}|្";
    let index = CountryIndex::new(names());
    for word in words.split('|') {
        assert_eq!(index.find(word), Found::None, "{word}");
    }
    assert_eq!(index.find(""), Found::None);
}

#[test]
fn hostile_text_is_refused_fast() {
    let index = CountryIndex::new(names());
    let start = std::time::Instant::now();
    for text in ["a", " ", "\u{17D2}", "ក\u{17D2}", "France ", "e\u{301}", "\u{FDFA}", "👩\u{200D}"]
    {
        assert_eq!(index.find(&text.repeat(1_000_000 / text.len())), Found::None);
        let _ = index.find(&text.repeat(60 / text.chars().count()));
    }
    assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
}

#[test]
fn both_languages_name_every_country_in_clean_text() {
    let every: BTreeSet<String> = Country::all().map(Country::message_id).collect();
    for ftl in [EN, KM] {
        let messages = messages(ftl);
        let ids: Vec<&String> = messages.iter().map(|(id, _)| id).collect();
        let distinct: BTreeSet<&String> = ids.iter().copied().collect();
        assert_eq!(distinct.len(), ids.len());
        assert_eq!(ids.iter().filter(|id| !id.ends_with(".aliases")).count(), every.len());
        assert!(every.iter().all(|id| distinct.contains(id)));
        assert_eq!(khnormal(ftl), ftl);
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
    let index = CountryIndex::new(names());
    for (country, name) in names() {
        match index.find(&name) {
            Found::One(one) => assert_eq!(one, country, "{name}"),
            Found::Suggestions(several) => {
                assert!(several.contains(&country) && several.len() > 1, "{name}")
            }
            Found::None => assert!(name.chars().count() > LONGEST, "{name}"),
        }
    }
}
