//! What a typed text may mean, and which country and region of it.

use super::{Country, Region, rank};

/// What a typed text may mean. Only [`Found::One`] may be taken without a press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This country and nothing else: a flag, a code, or a name exactly, up to case, accents, spaces
    /// and punctuation.
    One(Country),
    /// What stands there is known but doesn't say the country by itself: a place (`Long Beach`), a
    /// word that is a place and a country (`CA`, `Georgia`), a people (`Khmer`), a name within a
    /// sentence. The person chooses, also from one. Each country stands there once.
    Which(Vec<Candidate>),
    /// Misspelt, or only the beginning: "did you mean …?", the likeliest first; also from one.
    Suggestions(Vec<Country>),
    /// Nothing like it.
    None,
}

/// A country that may be meant, and the place in it that led there.
///
/// As a message it is the country, or the region and the country: *California, United States*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// What a press on it chooses.
    pub country: Country,
    /// Shown with the country, so that people see how they were understood.
    pub region: Option<Region>,
}

/// A place that the program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Where it is.
    pub country: Country,
    /// The region that it is, or is part of, where the program knows that.
    pub region: Option<Region>,
}

impl Found {
    /// Every country that may be meant, the likeliest first.
    #[must_use]
    pub fn countries(&self) -> Vec<Country> {
        match self {
            Self::One(country) => vec![*country],
            Self::Which(candidates) => candidates.iter().map(|one| one.country).collect(),
            Self::Suggestions(countries) => countries.clone(),
            Self::None => Vec::new(),
        }
    }
}

/// How a known word points to a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// It is the country's name, another name of it, or its code.
    Name(Country),
    /// It is the name or the code of a region.
    Region(Region),
    /// It is a city or another place, perhaps of a known region.
    City(Country, Option<Region>),
    /// It is a people, a language or a nickname: who lives elsewhere may say so, too.
    People(Country),
}

impl Meaning {
    /// The country to which it points.
    pub(super) fn country(self) -> Country {
        match self {
            Self::Name(country) | Self::City(country, _) | Self::People(country) => country,
            Self::Region(region) => region.country(),
        }
    }

    /// The region to which it points.
    pub(super) fn region(self) -> Option<Region> {
        match self {
            Self::Region(region) => Some(region),
            Self::City(_, region) => region,
            Self::Name(_) | Self::People(_) => None,
        }
    }

    pub(super) fn is_place(self) -> bool {
        matches!(self, Self::Region(_) | Self::City(..))
    }
}

/// One candidate for each country, the likeliest first; with the region, if only one is meant.
pub(super) fn candidates(meanings: &[Meaning]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for meaning in meanings {
        let country = meaning.country();
        if !found.iter().any(|known| known.country == country) {
            let of = meanings.iter().filter(|other| other.country() == country);
            let mut regions = of.filter_map(|other| other.region());
            let first = regions.next();
            let region = first.filter(|first| regions.all(|other| other == *first));
            found.push(Candidate { country, region });
        }
    }
    found.sort_by_key(|candidate| rank(candidate.country));
    found
}

/// What several known words in one text mean together, from left to right: *Paris, Texas* is in the
/// United States, *Lowell MA* in Massachusetts, *Khmer in France* in France.
pub(super) fn together(words: &[Vec<Meaning>]) -> Vec<Meaning> {
    let named = |word: &&Vec<Meaning>| word.iter().all(|one| matches!(one, Meaning::Name(_)));
    let named: Vec<Meaning> = words.iter().filter(named).flatten().copied().collect();
    let places: Vec<&Vec<Meaning>> =
        words.iter().filter(|word| word.iter().any(|one| one.is_place())).collect();
    if !named.is_empty() {
        let inside = |place: &Meaning| named.iter().any(|one| one.country() == place.country());
        let places = places.into_iter().flatten().copied().filter(inside);
        return named.iter().copied().chain(places).collect();
    }
    let mut places = places.into_iter().rev();
    let Some(last) = places.next() else { return words.concat() };
    let mut meant = last.clone();
    for place in places {
        let both = shared(place, &meant);
        let by_region = meant.iter().any(|one| matches!(one, Meaning::Region(_)));
        match (both.is_empty(), by_region) {
            (false, _) => meant = both,
            // A city is written before its region: the region decides.
            (true, true) => {}
            (true, false) => meant.extend(place),
        }
    }
    meant
}

/// What of the wider place agrees with the narrower one before it: the region, else the country.
fn shared(narrow: &[Meaning], wide: &[Meaning]) -> Vec<Meaning> {
    let agree = |same: fn(Meaning, Meaning) -> bool| -> Vec<Meaning> {
        let agrees = |one: &&Meaning| narrow.iter().any(|other| same(*other, **one));
        wide.iter().filter(agrees).copied().collect()
    };
    let region = agree(|one, other| one.region().is_some() && one.region() == other.region());
    if !region.is_empty() {
        return region;
    }
    let mut country = agree(|one, other| one.country() == other.country());
    // Behind "Toronto", "ca" is no region: the city's own is known.
    if country.iter().all(|one| matches!(one, Meaning::Name(_))) {
        let inside = |place: &&Meaning| country.iter().any(|one| one.country() == place.country());
        let inside: Vec<Meaning> = narrow.iter().filter(inside).copied().collect();
        country.extend(inside);
    }
    country
}
