//! Regions: the states, provinces and territories that people name instead of their country.

use std::sync::LazyLock;

use super::Country;

/// Every region that has a name in the locale files, with its time zone; see the file's head.
const TABLE: &str = include_str!("regions.tab");

static REGIONS: LazyLock<Vec<Region>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    let regions = rows.filter_map(|line| {
        let (code, zone) = line.split_once(' ')?;
        let country = Country::parse_code(code.get(..2)?)?;
        Some(Region { country, code, zone: Some(zone).filter(|zone| *zone != "-") })
    });
    regions.collect()
});

/// The countries in which people write their region's code: *Lowell MA*, *Surrey BC*, *Sydney NSW*.
const USED: [&str; 3] = ["AU", "CA", "US"];

/// A state, province or territory, by its ISO 3166-2 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region {
    country: Country,
    code: &'static str,
    zone: Option<&'static str>,
}

impl Region {
    /// Every region, by country and code.
    pub fn all() -> impl Iterator<Item = Self> {
        REGIONS.iter().copied()
    }

    /// The country that it is part of.
    #[must_use]
    pub fn country(self) -> Country {
        self.country
    }

    /// The ISO 3166-2 code, as `US-CA`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.code
    }

    /// The IANA name of its time zone, where one serves nearly everyone.
    #[must_use]
    pub fn zone(self) -> Option<&'static str> {
        self.zone
    }

    /// What people write for it behind a city, where its code is in everyday use: `CA` for `US-CA`.
    #[must_use]
    pub fn letters(self) -> Option<&'static str> {
        self.code.get(3..).filter(|_| USED.contains(&self.country.code()))
    }

    /// Whether these are its letters, in capitals or not.
    #[must_use]
    pub fn is_written_as(self, letters: &str) -> bool {
        self.letters().is_some_and(|own| own.eq_ignore_ascii_case(letters))
    }

    /// The id of the message with its name: `region-us-ca`. Its attribute `places` lists what else
    /// people type who live there.
    #[must_use]
    pub fn message_id(self) -> String {
        format!("region-{}", self.code.to_ascii_lowercase())
    }
}
