//! Regions: the states, provinces and territories that people name instead of their country.

use super::Country;

/// Every region that has a name in the locale files, with its time zone; see the file's head.
const TABLE: &str = include_str!("regions.tab");

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
        TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let (code, zone) = line.split_once(' ')?;
            let country = Country::parse_code(code.get(..2)?)?;
            Some(Self { country, code, zone: Some(zone).filter(|zone| *zone != "-") })
        })
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

    /// Whether people write these letters for it, in capitals or not: its code behind the country's.
    /// Only where the code is in everyday use.
    #[must_use]
    pub fn is_written_as(self, letters: &str) -> bool {
        let own = self.code.get(3..).unwrap_or_default();
        USED.contains(&self.country.code()) && own.eq_ignore_ascii_case(letters)
    }

    /// The id of the message with its name: `region-us-ca`. Its attribute `places` lists what else
    /// people type who live there.
    #[must_use]
    pub fn message_id(self) -> String {
        format!("region-{}", self.code.to_ascii_lowercase())
    }
}
