//! Names that are nearly what was typed, or begin with it.

use strsim::osa_distance;

use super::{Country, rank};
use crate::khmer::is_khmer;

/// Names that may be misspelt, as letters.
#[derive(Debug, Default)]
pub(super) struct Likeness {
    countries: Vec<(Vec<char>, Country)>,
    places: Vec<(Vec<char>, Country)>,
}

/// Shorter names of places are like too many other words.
const SHORTEST_PLACE: usize = 7;
/// So much of a name must be there for its beginning to say it, in letters.
const SHORTEST_BEGINNING: usize = 4;

impl Likeness {
    /// Adds a name of a country.
    pub(super) fn add_country(&mut self, name: Vec<char>, country: Country) {
        self.countries.push((name, country));
    }

    /// Adds a place, if its name is long enough to be told from other words.
    pub(super) fn add_place(&mut self, name: Vec<char>, country: Country) {
        if name.len() >= SHORTEST_PLACE {
            self.places.push((name, country));
        }
    }

    /// Countries with a name, or with a place, that is nearly this, the likeliest first.
    pub(super) fn misspelt(&self, typed: &str) -> impl Iterator<Item = Country> {
        let letters: Vec<char> = typed.chars().collect();
        let mut near: Vec<(usize, usize, Country)> = Vec::new();
        for (name, country) in self.countries.iter().chain(&self.places) {
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
    pub(super) fn begun(&self, typed: &str) -> impl Iterator<Item = Country> {
        let letters: Vec<char> = typed.chars().collect();
        let enough = |name: &[char]| {
            letters.len() >= SHORTEST_BEGINNING && letters.len() * 5 >= name.len() * 2
        };
        let begun =
            self.countries.iter().filter(|(name, _)| enough(name) && name.starts_with(&letters));
        let mut countries: Vec<Country> = begun.map(|(_, country)| *country).collect();
        countries.sort_by_key(|country| rank(*country));
        countries.into_iter()
    }
}

/// How many slips make a text still like a name: none in short words, which are like too many
/// others.
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
