//! Finds the country that somebody typed: by flag, code, name, place or people in any language, else
//! by likeness.

use std::collections::HashMap;

use super::flags::flags;
use super::found::{candidates, together};
use super::letters::Letters;
use super::likeness::Likeness;
use super::typed::Typed;
use super::{Candidate, Country, Found, Meaning, Place, Region};
use crate::khmer::{is_khmer, key};

/// More suggestions than this help nobody.
const MOST_SUGGESTIONS: usize = 3;
/// More candidates than this don't fit on a phone's screen.
const MOST_CANDIDATES: usize = 4;
/// A Khmer place within other letters must have so many of its own, else it is part of a word.
const SHORTEST_KHMER_PLACE: usize = 5;

/// What may stand before the name of a country: "country" and "land" in Khmer, also in Latin letters.
#[rustfmt::skip]
const OF_COUNTRIES: [&str; 6] = [
    "ប្រទេស", "ស្រុក", // exempt: read, never shown
    "prateh", "srok", "countryof", "the",
];
/// What may stand before the name of a place: capital, city, town, province, state, region.
#[rustfmt::skip]
const BEFORE_PLACES: [&str; 12] = [
    "រាជធានី", "ទីក្រុង", "ក្រុង", "ខេត្ត", "រដ្ឋ", "តំបន់", // exempt: read, never shown
    "stateof", "provinceof", "cityof", "khet", "krong", "the",
];
/// What may stand after the name of a place.
const AFTER_PLACES: [&str; 5] = ["state", "province", "city", "region", "area"];

/// Every known word, by what is left of it without spaces and punctuation.
#[derive(Debug, Default)]
pub struct CountryIndex {
    words: HashMap<String, Vec<Meaning>>,
    likeness: Likeness,
    /// The letters of the longest known word.
    longest: usize,
}

impl CountryIndex {
    /// Takes names as people write them, in all languages at once, each with what it means.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = (Meaning, String)>) -> Self {
        let mut index = Self::default();
        for (meaning, name) in names {
            let letters = Letters::of(&key(&name)).bare;
            if letters.is_empty() {
                continue;
            }
            index.longest = index.longest.max(letters.len());
            let meanings = index.words.entry(letters.iter().collect()).or_default();
            if meanings.contains(&meaning) {
                continue;
            }
            meanings.push(meaning);
            match meaning {
                Meaning::Name(country) => index.likeness.add_country(letters, country),
                Meaning::Region(_) | Meaning::City(..) => {
                    index.likeness.add_place(letters, meaning.country());
                }
                Meaning::People(_) => {}
            }
        }
        index.words.values_mut().for_each(drop_territories);
        index
    }

    /// Finds what was typed; the text may have any length and content.
    ///
    /// A misspelt name, a place and a people are never taken for the country: they are offered.
    #[must_use]
    pub fn find(&self, typed: &str) -> Found {
        let (flags, rest) = flags(&head(typed));
        let Some(typed) = Typed::read(&rest) else { return Found::None };
        let found = if typed.is_empty() { Found::None } else { self.find_words(&typed) };
        match (flags.as_slice(), found) {
            ([], found) => found,
            ([one], Found::None) if typed.is_empty() => Found::One(*one),
            ([one], Found::One(named)) if *one == named => Found::One(named),
            (flags, found) => beside(flags, found),
        }
    }

    /// The place that a text names and nothing else: a region or a city, perhaps with its region and
    /// country behind it. `country` leaves only places there.
    #[must_use]
    pub fn known_place(&self, typed: &str, country: Option<Country>) -> Option<Place> {
        let meanings = self.alone(typed)?;
        let places = meanings.iter().any(|one| one.is_place());
        let inside = |one: &Candidate| country.is_none_or(|country| country == one.country);
        let mut found = candidates(&meanings).into_iter().filter(inside);
        let place = found.next().filter(|_| places)?;
        let only = country.is_some() || found.next().is_none();
        let there = meanings.iter().any(|one| one.is_place() && one.country() == place.country);
        (only && there).then_some(Place { country: place.country, region: place.region })
    }

    /// Whether a text names a region or a city, of whichever country, and says nothing else.
    #[must_use]
    pub fn is_only_a_place(&self, typed: &str) -> bool {
        self.alone(typed).is_some_and(|meanings| meanings.iter().any(|one| one.is_place()))
    }

    /// What the known words of a text mean, where nothing else stands in it.
    fn alone(&self, typed: &str) -> Option<Vec<Meaning>> {
        let typed = Typed::read(&head(typed))?;
        self.whole(&typed).or_else(|| {
            let (words, all) = self.within(&typed);
            all.then(|| together(&words))
        })
    }

    fn find_words(&self, typed: &Typed) -> Found {
        if let Some(meanings) = self.whole(typed) {
            return choose(&meanings, typed);
        }
        let (words, _) = self.within(typed);
        let text = typed.letters.text();
        let name = OF_COUNTRIES.iter().find_map(|prefix| text.strip_prefix(prefix));
        let name = name.unwrap_or(&text);
        let meanings = together(&words);
        if words.is_empty() {
            return suggestions(self.likeness.misspelt(name).chain(self.likeness.begun(name)));
        }
        let mut near = self.likeness.misspelt(name).peekable();
        if near.peek().is_none() || words.iter().flatten().any(|one| one.is_place()) {
            return which(&meanings);
        }
        // "British Colombia" is nearer to the province than to the country that stands in it.
        suggestions(near.chain(candidates(&meanings).into_iter().map(|one| one.country)))
    }

    /// What a word means, also as a code.
    fn meanings(&self, word: &str) -> Option<Vec<Meaning>> {
        let mut meanings = self.words.get(word).cloned().unwrap_or_default();
        for code in coded(word) {
            if !meanings.contains(&code) {
                meanings.push(code);
            }
        }
        (!meanings.is_empty()).then_some(meanings)
    }

    /// What the whole text means as one word, with or without "country" or "state" around it.
    fn whole(&self, typed: &Typed) -> Option<Vec<Meaning>> {
        let text = typed.letters.text();
        let mut found = self.words.get(&text).cloned().unwrap_or_default();
        found.extend(typed.lone_code(&text));
        if !found.is_empty() {
            return Some(found);
        }
        let get = |name: &str| self.words.get(name);
        let as_country = OF_COUNTRIES.iter().find_map(|word| get(text.strip_prefix(word)?));
        if let Some(meanings) = as_country {
            return Some(narrowed(meanings, |one| matches!(one, Meaning::Name(_))));
        }
        let before = BEFORE_PLACES.iter().find_map(|word| get(text.strip_prefix(word)?));
        let place = before
            .or_else(|| AFTER_PLACES.iter().find_map(|word| get(text.strip_suffix(word)?)))?;
        Some(narrowed(place, |one| one.is_place()))
    }

    /// What the known words in the text mean, from left to right, and whether nothing else is there.
    /// Where several begin together the longest is read.
    fn within(&self, typed: &Typed) -> (Vec<Vec<Meaning>>, bool) {
        let letters = &typed.letters;
        let mut found: Vec<Vec<Meaning>> = Vec::new();
        let (mut from, mut all) = (0, true);
        while from < letters.bare.len() {
            let most = letters.bare.len().min(from + self.longest);
            let ends = (from + 2..=most).rev().filter(|_| letters.starts[from]);
            let ends = ends.filter(|end| letters.starts[*end]);
            let hit = ends.map(|end| (end, letters.part(from, end))).find_map(|(end, word)| {
                let known = self.words.get(&word).filter(|_| !typed.is_only_a_word(&word))?;
                let here = is_read_here(letters, from, end, known);
                here.then(|| self.meanings(&word)).flatten().map(|meanings| (end, meanings))
            });
            let hit = hit.or_else(|| self.code(typed, from, &found));
            match hit {
                Some((end, word)) => {
                    found.push(word);
                    from = end;
                }
                None => match typed.filling_at(from) {
                    Some(end) => from = end,
                    None => {
                        all = false;
                        from += 1;
                    }
                },
            }
        }
        (found, all)
    }

    /// A code that stands behind a place, with nothing but a country and a postcode behind it.
    fn code(
        &self,
        typed: &Typed,
        from: usize,
        before: &[Vec<Meaning>],
    ) -> Option<(usize, Vec<Meaning>)> {
        let (end, code) = typed.code_at(from)?;
        let rest = typed.letters.part(end, typed.letters.bare.len());
        let rest = rest.trim_matches(|c: char| c.is_ascii_digit());
        let is_name = |one: &Meaning| matches!(one, Meaning::Name(_));
        let last =
            rest.is_empty() || self.words.get(rest).is_some_and(|all| all.iter().any(is_name));
        let meanings = self.meanings(&code)?;
        let agrees = |one: &Meaning| {
            let before = before.iter().flatten();
            match one {
                Meaning::Region(region) => {
                    before.filter_map(|other| other.region()).any(|other| other == *region)
                }
                other => {
                    before.map(|before| before.country()).any(|before| before == other.country())
                }
            }
        };
        let fits = meanings.iter().any(agrees) || typed.is_written_as_code(&code);
        (last && fits).then_some((end, meanings))
    }
}

/// So much of a text is read at most.
fn head(typed: &str) -> String {
    typed.chars().take(super::typed::READ_AT_MOST + 1).collect()
}

/// Everything that two or three letters are the code of.
pub(super) fn coded(code: &str) -> Vec<Meaning> {
    if code.len() > 3 {
        return Vec::new();
    }
    let country = Country::parse_code(code).or_else(|| Country::parse_alpha3(code));
    let regions = Region::all().filter(|region| region.is_written_as(code)).map(Meaning::Region);
    country.into_iter().map(Meaning::Name).chain(regions).collect()
}

/// In Khmer, where words are not apart, the short name of a place may be a part of another word.
fn is_read_here(letters: &Letters, from: usize, end: usize, word: &[Meaning]) -> bool {
    let khmer = letters.bare.get(from).copied().is_some_and(is_khmer);
    let named = word.iter().any(|one| matches!(one, Meaning::Name(_)));
    !khmer || named || end - from >= SHORTEST_KHMER_PLACE || letters.stands_alone(from, end)
}

/// A territory that the standard also lists as a country (Puerto Rico, US-PR) is that country by its
/// name.
fn drop_territories(meanings: &mut Vec<Meaning>) {
    let names: Vec<Country> = meanings
        .iter()
        .filter(|one| matches!(one, Meaning::Name(_)))
        .map(|one| one.country())
        .collect();
    meanings.retain(|one| match one {
        Meaning::Region(region) => !names.iter().any(|name| region.is_written_as(name.code())),
        _ => true,
    });
}

/// The meanings of one kind, or all where there is none of it.
fn narrowed(meanings: &[Meaning], kind: impl Fn(Meaning) -> bool) -> Vec<Meaning> {
    let some: Vec<Meaning> = meanings.iter().copied().filter(|one| kind(*one)).collect();
    if some.is_empty() { meanings.to_vec() } else { some }
}

/// Certain, if it is a country's name or code and nothing in another country.
fn choose(meanings: &[Meaning], typed: &Typed) -> Found {
    let name = meanings.iter().find(|one| matches!(one, Meaning::Name(_)));
    match name {
        Some(name)
            if meanings.iter().all(|one| one.country() == name.country())
                && !typed.may_be_a_word() =>
        {
            Found::One(name.country())
        }
        _ => which(meanings),
    }
}

/// Flags, and what the words beside them say: all may be meant.
fn beside(flags: &[Country], found: Found) -> Found {
    let alone = |country| Candidate { country, region: None };
    let mut meant: Vec<Candidate> = flags.iter().copied().map(alone).collect();
    let named = match found {
        Found::Which(candidates) => candidates,
        Found::One(country) => vec![alone(country)],
        Found::Suggestions(_) | Found::None => Vec::new(),
    };
    for candidate in named {
        meant.retain(|flag| flag.country != candidate.country);
        meant.push(candidate);
    }
    meant.truncate(MOST_CANDIDATES);
    Found::Which(meant)
}

fn which(meanings: &[Meaning]) -> Found {
    let mut candidates = candidates(meanings);
    candidates.truncate(MOST_CANDIDATES);
    if candidates.is_empty() { Found::None } else { Found::Which(candidates) }
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
