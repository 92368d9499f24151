//! Finds the country that a person typed: by code, name or alias in any language, else by similarity.

use std::collections::HashMap;

use strsim::osa_distance;

use super::{Country, DIASPORA};
use crate::khmer::{is_khmer, key};

/// Longer texts are not searched: no country has such a name.
const LONGEST: usize = 60;
/// How much is read at most. Spaces and invisible characters count here, because they are dropped
/// later.
const READ_AT_MOST: usize = 4 * LONGEST;
/// More suggestions would help nobody.
const MOST_SUGGESTIONS: usize = 3;

/// Codes that are also English words: unless in capitals, they may not be meant as codes.
const WORDS: [&str; 25] = [
    "am", "and", "are", "as", "at", "be", "by", "can", "do", "guy", "in", "is", "it", "lie", "mac",
    "me", "my", "nam", "no", "nor", "pan", "per", "so", "to", "ton",
];
/// What people put before a name: "country" and "land" in Khmer, also in Latin letters, and "the".
const PREFIXES: [&str; 5] = ["ប្រទេស", "ស្រុក", "prateh", "srok", "the"]; // exempt: read, never shown

/// What a typed text may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This country and no other: a code, or a name exactly, up to case, accents, spaces and
    /// punctuation.
    One(Country),
    /// One to three countries, the likeliest first. The person has to choose, even from one.
    Suggestions(Vec<Country>),
    /// No country is similar.
    None,
}

/// All names and aliases of all countries, without spaces and punctuation.
#[derive(Debug, Default)]
pub struct CountryIndex {
    exact: HashMap<String, Vec<Country>>,
    /// The same names as letters, to compare for similarity, in the order given.
    names: Vec<(Vec<char>, Country)>,
}

impl CountryIndex {
    /// Takes names and aliases as people write them, in all languages at once.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = (Country, String)>) -> Self {
        let mut index = Self::default();
        for (country, name) in names {
            let (bare, _) = squash(&key(&name));
            if bare.is_empty() {
                continue;
            }
            let countries = index.exact.entry(bare.iter().collect()).or_default();
            if !countries.contains(&country) {
                countries.push(country);
                index.names.push((bare, country));
            }
        }
        for countries in index.exact.values_mut() {
            countries.sort_by_key(|country| rank(*country));
        }
        index
    }

    /// Finds what was typed; the text may have any length and content.
    ///
    /// A misspelt name is never taken for the name itself: it leads to a suggestion.
    #[must_use]
    pub fn find(&self, typed: &str) -> Found {
        let head: String = typed.chars().take(READ_AT_MOST + 1).collect();
        let key = key(&head);
        if head.chars().count() > READ_AT_MOST || key.chars().count() > LONGEST {
            return Found::None;
        }
        let (bare, starts) = squash(&key);
        let text: String = bare.iter().collect();
        let bare_name =
            PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(&text);
        let named = self
            .exact
            .get(&text)
            .or_else(|| self.exact.get(bare_name))
            .map_or(&[][..], Vec::as_slice);
        let coded = Country::parse_code(&text).or_else(|| Country::parse_alpha3(&text));
        let is_word = WORDS.contains(&text.as_str()) && head.chars().any(char::is_lowercase);
        match (named, coded) {
            ([one], None) => Found::One(*one),
            ([one], Some(code)) if *one == code => Found::One(code),
            ([], Some(code)) if !is_word => Found::One(code),
            ([], None) => self.like(&bare, &starts, bare_name),
            (several, code) => suggestions(several.iter().copied().chain(code)),
        }
    }

    /// Misspelt names first, then names within a sentence, then names of which this is the
    /// beginning.
    fn like(&self, bare: &[char], starts: &[bool], name: &str) -> Found {
        suggestions(self.misspelt(name).chain(self.within(bare, starts)).chain(self.begun(name)))
    }

    /// Countries with a name that is nearly this, the likeliest first.
    fn misspelt(&self, typed: &str) -> impl Iterator<Item = Country> {
        let letters: Vec<char> = typed.chars().collect();
        let mut near: Vec<(usize, usize, Country)> = Vec::new();
        for (name, country) in &self.names {
            let slips = slips_allowed(&letters, name);
            if letters.len().abs_diff(name.len()) > slips {
                continue;
            }
            let distance = osa_distance(typed, &name.iter().collect::<String>());
            if distance <= slips {
                near.push((distance, rank(*country), *country));
            }
        }
        near.sort();
        let nearest = near.first().map_or(0, |hit| hit.0);
        near.into_iter().filter(move |hit| hit.0 <= nearest + 1).map(|hit| hit.2)
    }

    /// Countries with a name of which this is the beginning, and not too little of it.
    fn begun(&self, typed: &str) -> impl Iterator<Item = Country> {
        let letters: Vec<char> = typed.chars().collect();
        let enough = |name: &[char]| letters.len() >= 4 && letters.len() * 5 >= name.len() * 2;
        let begun =
            self.names.iter().filter(|(name, _)| enough(name) && name.starts_with(&letters));
        let mut countries: Vec<Country> = begun.map(|(_, country)| *country).collect();
        countries.sort_by_key(|country| rank(*country));
        countries.into_iter()
    }

    /// The longest names that occur in the text as words, from left to right.
    fn within(&self, bare: &[char], starts: &[bool]) -> Vec<Country> {
        let mut found = Vec::new();
        let mut from = 0;
        while from < bare.len() {
            let ends = (from + 2..=bare.len()).rev().filter(|end| starts[from] && starts[*end]);
            let hit = ends.map(|end| (end, bare[from..end].iter().collect::<String>()));
            let hit = hit.filter_map(|(end, name)| Some((end, self.exact.get(&name)?))).next();
            from = hit.map_or(from + 1, |(end, _)| end);
            found.extend(hit.into_iter().flat_map(|(_, countries)| countries));
        }
        found
    }
}

/// The letters, digits and Khmer signs of a key, and before which of them a word may begin or end.
///
/// Khmer sets no spaces, so there a word may begin at any cluster. The second list is one longer
/// than the first.
fn squash(key: &str) -> (Vec<char>, Vec<bool>) {
    let (mut bare, mut starts) = (Vec::new(), Vec::new());
    let mut gap = true;
    let mut last = ' ';
    let spelt_out = key.replace('&', " and ");
    for c in spelt_out.chars() {
        let khmer = is_khmer(c) && !matches!(c, '\u{17D4}'..='\u{17DC}');
        if khmer || c.is_alphanumeric() {
            let base =
                c.is_alphanumeric() && matches!(c, '\u{1780}'..='\u{17B3}') && last != '\u{17D2}';
            starts.push(gap || base || khmer != is_khmer(last));
            bare.push(c);
            last = c;
            gap = false;
        } else {
            gap = true;
        }
    }
    starts.push(true);
    (bare, starts)
}

/// How many mistakes a text may have and still be similar to a name. Short words allow none, because
/// they are similar to too many others.
fn slips_allowed(typed: &[char], name: &[char]) -> usize {
    match typed.len().min(name.len()) {
        0..=3 => 0,
        4 if typed.first().copied().is_some_and(is_khmer) => 1,
        4 => usize::from(same_letters(typed, name)),
        5..=7 => 1,
        8..=11 => 2,
        _ => 3,
    }
}

fn same_letters(one: &[char], other: &[char]) -> bool {
    let sorted = |letters: &[char]| {
        let mut letters = letters.to_vec();
        letters.sort_unstable();
        letters
    };
    sorted(one) == sorted(other)
}

/// The rank of a country among others that fit as well: those of the diaspora first, the others
/// alphabetically.
fn rank(country: Country) -> usize {
    let place = DIASPORA.iter().position(|known| *known == country);
    place.unwrap_or(DIASPORA.len() + usize::from(country.0))
}

/// The first few, each once.
fn suggestions(countries: impl Iterator<Item = Country>) -> Found {
    let mut distinct = Vec::new();
    for country in countries {
        if !distinct.contains(&country) && distinct.len() < MOST_SUGGESTIONS {
            distinct.push(country);
        }
    }
    if distinct.is_empty() { Found::None } else { Found::Suggestions(distinct) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
