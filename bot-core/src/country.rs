//! Countries as ISO 3166-1 lists them, and what people type for them.

mod index;
mod zones;

use std::fmt;

pub use index::{CountryIndex, Found};
use serde::{Deserialize, Serialize};
pub use zones::{PlaceIndex, told_by_cities, zone_message_id};

/// Alpha-2 and alpha-3 code of every country of ISO 3166-1 (2026), and of Kosovo, whose codes are
/// in common use though outside the standard; sorted by alpha-2 code.
const CODES: [&str; 250] = [
    "AD AND", "AE ARE", "AF AFG", "AG ATG", "AI AIA", "AL ALB", "AM ARM", "AO AGO", "AQ ATA",
    "AR ARG", "AS ASM", "AT AUT", "AU AUS", "AW ABW", "AX ALA", "AZ AZE", "BA BIH", "BB BRB",
    "BD BGD", "BE BEL", "BF BFA", "BG BGR", "BH BHR", "BI BDI", "BJ BEN", "BL BLM", "BM BMU",
    "BN BRN", "BO BOL", "BQ BES", "BR BRA", "BS BHS", "BT BTN", "BV BVT", "BW BWA", "BY BLR",
    "BZ BLZ", "CA CAN", "CC CCK", "CD COD", "CF CAF", "CG COG", "CH CHE", "CI CIV", "CK COK",
    "CL CHL", "CM CMR", "CN CHN", "CO COL", "CR CRI", "CU CUB", "CV CPV", "CW CUW", "CX CXR",
    "CY CYP", "CZ CZE", "DE DEU", "DJ DJI", "DK DNK", "DM DMA", "DO DOM", "DZ DZA", "EC ECU",
    "EE EST", "EG EGY", "EH ESH", "ER ERI", "ES ESP", "ET ETH", "FI FIN", "FJ FJI", "FK FLK",
    "FM FSM", "FO FRO", "FR FRA", "GA GAB", "GB GBR", "GD GRD", "GE GEO", "GF GUF", "GG GGY",
    "GH GHA", "GI GIB", "GL GRL", "GM GMB", "GN GIN", "GP GLP", "GQ GNQ", "GR GRC", "GS SGS",
    "GT GTM", "GU GUM", "GW GNB", "GY GUY", "HK HKG", "HM HMD", "HN HND", "HR HRV", "HT HTI",
    "HU HUN", "ID IDN", "IE IRL", "IL ISR", "IM IMN", "IN IND", "IO IOT", "IQ IRQ", "IR IRN",
    "IS ISL", "IT ITA", "JE JEY", "JM JAM", "JO JOR", "JP JPN", "KE KEN", "KG KGZ", "KH KHM",
    "KI KIR", "KM COM", "KN KNA", "KP PRK", "KR KOR", "KW KWT", "KY CYM", "KZ KAZ", "LA LAO",
    "LB LBN", "LC LCA", "LI LIE", "LK LKA", "LR LBR", "LS LSO", "LT LTU", "LU LUX", "LV LVA",
    "LY LBY", "MA MAR", "MC MCO", "MD MDA", "ME MNE", "MF MAF", "MG MDG", "MH MHL", "MK MKD",
    "ML MLI", "MM MMR", "MN MNG", "MO MAC", "MP MNP", "MQ MTQ", "MR MRT", "MS MSR", "MT MLT",
    "MU MUS", "MV MDV", "MW MWI", "MX MEX", "MY MYS", "MZ MOZ", "NA NAM", "NC NCL", "NE NER",
    "NF NFK", "NG NGA", "NI NIC", "NL NLD", "NO NOR", "NP NPL", "NR NRU", "NU NIU", "NZ NZL",
    "OM OMN", "PA PAN", "PE PER", "PF PYF", "PG PNG", "PH PHL", "PK PAK", "PL POL", "PM SPM",
    "PN PCN", "PR PRI", "PS PSE", "PT PRT", "PW PLW", "PY PRY", "QA QAT", "RE REU", "RO ROU",
    "RS SRB", "RU RUS", "RW RWA", "SA SAU", "SB SLB", "SC SYC", "SD SDN", "SE SWE", "SG SGP",
    "SH SHN", "SI SVN", "SJ SJM", "SK SVK", "SL SLE", "SM SMR", "SN SEN", "SO SOM", "SR SUR",
    "SS SSD", "ST STP", "SV SLV", "SX SXM", "SY SYR", "SZ SWZ", "TC TCA", "TD TCD", "TF ATF",
    "TG TGO", "TH THA", "TJ TJK", "TK TKL", "TL TLS", "TM TKM", "TN TUN", "TO TON", "TR TUR",
    "TT TTO", "TV TUV", "TW TWN", "TZ TZA", "UA UKR", "UG UGA", "UM UMI", "US USA", "UY URY",
    "UZ UZB", "VA VAT", "VC VCT", "VE VEN", "VG VGB", "VI VIR", "VN VNM", "VU VUT", "WF WLF",
    "WS WSM", "XK XKX", "YE YEM", "YT MYT", "ZA ZAF", "ZM ZMB", "ZW ZWE",
];

/// One country, territory or dependency of ISO 3166-1, or Kosovo.
///
/// Orders by alpha-2 code. Its names are the messages [`Country::message_id`] of the locale files.
/// A code that the standard drops some day must stay in the table as long as a store may hold it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country(u8);

/// The countries with the most overseas Cambodians, and Cambodia: offered first, in this order.
pub const DIASPORA: [Country; 10] = [
    Country::known("US"),
    Country::known("FR"),
    Country::known("CA"),
    Country::known("AU"),
    Country::known("NZ"),
    Country::known("KR"),
    Country::known("TH"),
    Country::known("JP"),
    Country::known("DE"),
    Country::known("KH"),
];

/// Not a code of ISO 3166-1. Does not say what was given, because a person may have typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a country code")]
pub struct UnknownCountry;

impl Country {
    /// Reads an alpha-2 code, in capitals or not, without spaces around it.
    #[must_use]
    pub fn parse_code(code: &str) -> Option<Self> {
        Self::all().find(|country| country.code().eq_ignore_ascii_case(code))
    }

    /// Reads an alpha-3 code, in capitals or not, without spaces around it.
    #[must_use]
    pub fn parse_alpha3(code: &str) -> Option<Self> {
        Self::all().find(|country| country.alpha3().eq_ignore_ascii_case(code))
    }

    /// The alpha-2 code in capitals.
    #[must_use]
    pub fn code(self) -> &'static str {
        &CODES[usize::from(self.0)][..2]
    }

    /// The alpha-3 code in capitals.
    #[must_use]
    pub fn alpha3(self) -> &'static str {
        &CODES[usize::from(self.0)][3..]
    }

    /// Every country, by alpha-2 code.
    pub fn all() -> impl Iterator<Item = Self> {
        (0u8..).take(CODES.len()).map(Self)
    }

    /// The id of the message with the country's name: `country-us`.
    #[must_use]
    pub fn message_id(self) -> String {
        format!("country-{}", self.code().to_ascii_lowercase())
    }

    /// Finds a code while compiling; a code that is not in the table does not compile in a
    /// constant.
    const fn known(code: &str) -> Self {
        let code = code.as_bytes();
        let mut i = 0;
        while CODES[i as usize].as_bytes()[0] != code[0]
            || CODES[i as usize].as_bytes()[1] != code[1]
        {
            i += 1;
        }
        Self(i)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.code().to_owned()
    }
}

impl TryFrom<String> for Country {
    type Error = UnknownCountry;

    fn try_from(code: String) -> Result<Self, UnknownCountry> {
        Self::parse_code(&code).ok_or(UnknownCountry)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_complete() {
        let codes: Vec<&str> = Country::all().map(Country::code).collect();
        assert_eq!(codes.len(), 250);
        assert!(codes.is_sorted_by(|a, b| a < b));
        for row in CODES {
            let (two, three) = row.split_at(2);
            assert!(
                row.len() == 6
                    && three.starts_with(' ')
                    && two.bytes().all(|b| b.is_ascii_uppercase()),
                "{row}"
            );
        }
    }

    #[test]
    fn codes_are_read_in_any_case() {
        let us = Country::parse_code("us").unwrap();
        assert_eq!((us.code(), us.alpha3(), us.message_id().as_str()), ("US", "USA", "country-us"));
        assert_eq!(Country::parse_alpha3("Khm"), Country::parse_code("KH"));
        assert_eq!(Country::parse_code("zz"), None);
        assert_eq!(Country::parse_code("usa"), None);
        assert_eq!(Country::parse_code("ស"), None);
        assert_eq!(Country::parse_code(""), None);
    }

    #[test]
    fn the_diaspora_comes_in_its_order() {
        let codes: Vec<String> = DIASPORA.iter().map(Country::to_string).collect();
        assert_eq!(codes.join(" "), "US FR CA AU NZ KR TH JP DE KH");
    }

    #[test]
    fn a_country_is_stored_as_its_code() {
        let json = serde_json::to_string(&DIASPORA[1]).unwrap();
        assert_eq!(json, "\"FR\"");
        assert_eq!(serde_json::from_str::<Country>(&json).unwrap(), DIASPORA[1]);
        assert!(serde_json::from_str::<Country>("\"XX\"").is_err());
    }
}
