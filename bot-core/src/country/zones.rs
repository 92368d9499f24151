//! Time zones: those of a country, and the one that people mean who name a place in it.

use super::Country;
use crate::khmer::{is_khmer, key};

/// One zone for a country; the head of the file names its source.
const SINGLE: &str = include_str!("zones.tab");

/// Countries whose people are asked for their zone; each zone is named by its largest city.
const SEVERAL: [(Country, &[&str]); 3] = [
    (
        Country::known("US"),
        &[
            "America/Los_Angeles",
            "America/Phoenix",
            "America/Denver",
            "America/Chicago",
            "America/New_York",
            "America/Anchorage",
            "Pacific/Honolulu",
        ],
    ),
    (
        Country::known("CA"),
        &[
            "America/Vancouver",
            "America/Edmonton",
            "America/Winnipeg",
            "America/Toronto",
            "America/Halifax",
        ],
    ),
    (
        Country::known("AU"),
        &[
            "Australia/Sydney",
            "Australia/Brisbane",
            "Australia/Adelaide",
            "Australia/Darwin",
            "Australia/Perth",
        ],
    ),
];

/// Countries with one zone in whose cities forums are held: people name the city, not the country.
const CITIES: [(Country, &str); 18] = [
    (Country::known("KH"), "Asia/Phnom_Penh"),
    (Country::known("FR"), "Europe/Paris"),
    (Country::known("NZ"), "Pacific/Auckland"),
    (Country::known("TH"), "Asia/Bangkok"),
    (Country::known("KR"), "Asia/Seoul"),
    (Country::known("JP"), "Asia/Tokyo"),
    (Country::known("MY"), "Asia/Kuala_Lumpur"),
    (Country::known("SG"), "Asia/Singapore"),
    (Country::known("VN"), "Asia/Ho_Chi_Minh"),
    (Country::known("GB"), "Europe/London"),
    (Country::known("DE"), "Europe/Berlin"),
    (Country::known("BE"), "Europe/Brussels"),
    (Country::known("CH"), "Europe/Zurich"),
    (Country::known("NL"), "Europe/Amsterdam"),
    (Country::known("SE"), "Europe/Stockholm"),
    (Country::known("NO"), "Europe/Oslo"),
    (Country::known("DK"), "Europe/Copenhagen"),
    (Country::known("FI"), "Europe/Helsinki"),
];

/// Every zone that a city can identify, with its country. Each has a message; see [`zone_message_id`].
pub fn told_by_cities() -> impl Iterator<Item = (Country, &'static str)> {
    let several = SEVERAL
        .into_iter()
        .flat_map(|(country, zones)| zones.iter().map(move |zone| (country, *zone)));
    several.chain(CITIES)
}

impl Country {
    /// The IANA name of its time zone, where one serves nearly everyone.
    #[must_use]
    pub fn zone(self) -> Option<&'static str> {
        let mut rows = SINGLE.lines().filter_map(|line| line.split_once(' '));
        rows.find(|(code, _)| *code == self.code()).map(|(_, zone)| zone)
    }

    /// The zones to choose from, if there are several; empty if nobody needs to be asked.
    #[must_use]
    pub fn zones(self) -> &'static [&'static str] {
        SEVERAL.iter().find(|(country, _)| *country == self).map_or(&[], |(_, zones)| zones)
    }
}

/// The id of the message with the city that names a zone: `zone-america-los-angeles`. Its attribute
/// `places` lists what people type who live there.
#[must_use]
pub fn zone_message_id(zone: &str) -> String {
    format!("zone-{}", zone.to_ascii_lowercase().replace(['/', '_'], "-"))
}

/// The places that identify a zone, in all languages.
#[derive(Debug, Default)]
pub struct PlaceIndex(Vec<(Country, Place, &'static str)>);

#[derive(Debug)]
struct Place {
    /// With a space around each word.
    words: String,
    /// Khmer sets no spaces: there any part of a text can be the name.
    anywhere: bool,
}

impl PlaceIndex {
    /// Takes names as people write them.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = (Country, &'static str, String)>) -> Self {
        let rows = names.into_iter().filter_map(|(country, zone, name)| {
            let anywhere = name.chars().any(is_khmer);
            let words = if anywhere { bare(&name) } else { words(&name) };
            let place = Place { words, anywhere };
            (place.words.chars().count() > 3).then_some((country, place, zone))
        });
        Self(rows.collect())
    }

    /// Every zone of which a text names a place, in any country.
    #[must_use]
    pub fn zones(&self, typed: &str) -> Vec<&'static str> {
        let (words, bare) = (words(typed), bare(typed));
        let stands = |place: &Place| {
            let text = if place.anywhere { &bare } else { &words };
            text.contains(&place.words)
        };
        let mut found: Vec<(usize, &'static str)> = Vec::new();
        for (_, place, zone) in self.0.iter().filter(|(_, place, _)| stands(place)) {
            match found.iter_mut().find(|(_, known)| known == zone) {
                Some((length, _)) => *length = place.words.len().max(*length),
                None => found.push((place.words.len(), *zone)),
            }
        }
        // New York must not be read as York: the longest name counts.
        let longest = found.iter().map(|(length, _)| *length).max().unwrap_or(0);
        found.into_iter().filter(|(length, _)| *length == longest).map(|(_, zone)| zone).collect()
    }

    /// The zone of the places that a text names, if all have the same one.
    #[must_use]
    pub fn zone(&self, country: Country, typed: &str) -> Option<&'static str> {
        let (words, bare) = (words(typed), bare(typed));
        let stands = |place: &Place| {
            let text = if place.anywhere { &bare } else { &words };
            text.contains(&place.words)
        };
        let own = self.0.iter().filter(|(where_, place, _)| *where_ == country && stands(place));
        let mut zones = own.map(|(_, _, zone)| *zone);
        let first = zones.next()?;
        zones.all(|zone| zone == first).then_some(first)
    }
}

/// Words of letters and digits with one space around each; full stops do not part them.
fn words(text: &str) -> String {
    let key = key(text).replace(['.', '\'', '’'], "");
    let parts = key.split(|c: char| !is_letter(c)).filter(|part| !part.is_empty());
    parts.fold(String::from(" "), |all, part| all + part + " ")
}

/// The same without any space.
fn bare(text: &str) -> String {
    key(text).chars().filter(|c| is_letter(*c)).collect()
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || (is_khmer(c) && !matches!(c, '\u{17D4}'..='\u{17DC}'))
}

#[cfg(test)]
mod tests;
