//! Time zones: those of a country, and the one that people mean who name a place in it.

use super::typed::{behind_comma, capitals};
use super::{Country, Region};
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
pub struct PlaceIndex(Vec<Row>);

type Row = (Country, Place, &'static str);

#[derive(Debug)]
struct Place {
    /// With a space around each word.
    words: String,
    how: Read,
}

/// Where in a text a place is read.
#[derive(Debug)]
enum Read {
    /// As words.
    Words,
    /// Khmer sets no spaces: there any part of a text can be the name.
    Anywhere,
    /// Two letters, and the letters of a region, are read where they are written as a code, else they
    /// may be a word: "Salle de la Mairie" is neither in Delaware nor in Louisiana.
    Code,
}

/// A typed text, as places are looked for in it.
struct Text {
    words: String,
    bare: String,
    codes: Vec<String>,
}

impl Text {
    fn of(typed: &str) -> Self {
        let codes = capitals(typed).into_iter().chain(behind_comma(typed)).collect();
        Self { words: words(typed), bare: bare(typed), codes }
    }

    fn names(&self, place: &Place) -> bool {
        match place.how {
            Read::Words => self.words.contains(&place.words),
            Read::Anywhere => self.bare.contains(&place.words),
            Read::Code => {
                self.words == place.words
                    || self.codes.iter().any(|code| code == place.words.trim())
            }
        }
    }
}

impl PlaceIndex {
    /// Takes names as people write them.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = (Country, &'static str, String)>) -> Self {
        let rows = names.into_iter().filter_map(|(country, zone, name)| {
            let khmer = name.chars().any(is_khmer);
            let words = if khmer { bare(&name) } else { words(&name) };
            let how = match words.trim().len() {
                _ if khmer => Read::Anywhere,
                0..=2 => Read::Code,
                _ => Read::Words,
            };
            let place = Place { words, how };
            (place.words.chars().count() > 3).then_some((country, place, zone))
        });
        let codes = Region::all().filter_map(|region| {
            let place = Place { words: words(region.letters()?), how: Read::Code };
            Some((region.country(), place, region.zone()?))
        });
        Self(rows.chain(codes).collect())
    }

    /// Every zone of which a text names a place, in any country.
    #[must_use]
    pub fn zones(&self, typed: &str) -> Vec<&'static str> {
        let mut zones = Vec::new();
        for (_, _, zone) in longest(self.read(typed).collect()) {
            if !zones.contains(zone) {
                zones.push(*zone);
            }
        }
        zones
    }

    /// The zone of the places that a text names, if all have the same one.
    #[must_use]
    pub fn zone(&self, country: Country, typed: &str) -> Option<&'static str> {
        let own: Vec<&Row> = self.read(typed).filter(|(own, _, _)| *own == country).collect();
        // Washington D.C. is no Washington: a name within a longer one says nothing.
        let part = |row: &&&Row| {
            own.iter().any(|(_, other, _)| {
                other.words.len() > row.1.words.len() && other.words.contains(row.1.words.as_str())
            })
        };
        let mut zones = own.iter().filter(|row| !part(row)).map(|(_, _, zone)| *zone);
        let first = zones.next()?;
        zones.all(|zone| zone == first).then_some(first)
    }

    fn read(&self, typed: &str) -> impl Iterator<Item = &Row> {
        let text = Text::of(typed);
        self.0.iter().filter(move |(_, place, _)| text.names(place))
    }
}

/// New York is no York: the longest name that stands there is meant.
fn longest(found: Vec<&Row>) -> Vec<&Row> {
    let most = found.iter().map(|(_, place, _)| place.words.len()).max().unwrap_or(0);
    found.into_iter().filter(|(_, place, _)| place.words.len() == most).collect()
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
