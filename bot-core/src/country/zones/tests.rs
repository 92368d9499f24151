#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use super::*;

fn country(code: &str) -> Country {
    Country::parse_code(code).unwrap()
}

fn places() -> PlaceIndex {
    let rows = [
        ("US", "America/Los_Angeles", "Long Beach"),
        ("US", "America/Los_Angeles", "Washington State"),
        ("US", "America/Los_Angeles", "WA"),
        ("US", "America/Los_Angeles", "\u{17A1}\u{17BB}\u{1784}\u{1794}\u{17CA}\u{17B8}\u{1785}"),
        ("US", "America/New_York", "Lowell"),
        ("US", "America/New_York", "Washington D.C."),
        ("AU", "Australia/Perth", "WA"),
    ];
    PlaceIndex::new(rows.map(|(code, zone, name)| (country(code), zone, name.to_owned())))
}

#[test]
fn every_zone_exists() {
    let single = SINGLE.lines().filter(|line| !line.starts_with('#'));
    let single: Vec<(&str, &str)> = single.map(|line| line.split_once(' ').unwrap()).collect();
    assert_eq!(single.len(), 237);
    assert!(single.is_sorted_by(|a, b| a.0 < b.0));
    for (code, zone) in &single {
        assert!(Country::parse_code(code).is_some(), "{code}");
        TimeZone::get(zone).unwrap();
    }
    for (_, zones) in SEVERAL {
        for zone in zones {
            TimeZone::get(zone).unwrap();
        }
    }
}

#[test]
fn only_the_countries_that_the_file_names_have_no_zone() {
    let without: Vec<&str> =
        Country::all().filter(|country| country.zone().is_none()).map(Country::code).collect();
    assert_eq!(without.join(" "), "AQ AU BR BV CA CD FM HM ID MX RU UM US");
    let asked: Vec<&str> =
        Country::all().filter(|country| !country.zones().is_empty()).map(Country::code).collect();
    assert_eq!(asked.join(" "), "AU CA US");
    for (code, zone) in
        [("KH", "Asia/Phnom_Penh"), ("FR", "Europe/Paris"), ("NZ", "Pacific/Auckland")]
    {
        assert_eq!(country(code).zone(), Some(zone));
    }
}

#[test]
fn no_zone_is_offered_twice() {
    let all: Vec<&str> = SEVERAL.iter().flat_map(|(_, zones)| zones.iter().copied()).collect();
    let ids: BTreeSet<String> = all.iter().map(|zone| zone_message_id(zone)).collect();
    assert_eq!(ids.len(), all.len());
    assert_eq!(zone_message_id("America/Los_Angeles"), "zone-america-los-angeles");
}

#[test]
fn a_place_is_found_as_words_however_it_is_written() {
    let index = places();
    let us = |typed: &str| index.zone(country("US"), typed);
    for typed in ["Long Beach", "long  beach, California", "In LONG BEACH!", "Seattle, WA"] {
        assert_eq!(us(typed), Some("America/Los_Angeles"), "{typed}");
    }
    for typed in ["Lowell", "lowell MA", "Washington, DC", "Washington D.C."] {
        assert_eq!(us(typed), Some("America/New_York"), "{typed}");
    }
    let khmer = "\u{1780}\u{17D2}\u{179A}\u{17BB}\u{1784}\u{17A1}\u{17BB}\u{1784}\u{1794}\u{17CA}\u{17B8}\u{1785} ";
    assert_eq!(us(khmer), Some("America/Los_Angeles"));
}

#[test]
fn what_tells_no_zone_or_two_tells_nothing() {
    let index = places();
    let us = |typed: &str| index.zone(country("US"), typed);
    for typed in ["", "Washington", "Lowells", "Iowa", "Lowell or Long Beach", "🌴"] {
        assert_eq!(us(typed), None, "{typed}");
    }
    assert_eq!(index.zone(country("AU"), "WA"), Some("Australia/Perth"));
    assert_eq!(index.zone(country("FR"), "Lowell"), None);
}
