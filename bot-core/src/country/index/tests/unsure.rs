//! Places, peoples, words with two meanings and misspelt names: asked about, never taken.

use super::{check, found, index};
use crate::country::{Country, Found, Region};

#[test]
fn letters_of_a_region_and_a_country_are_asked_about() {
    check(&[
        ("CA", "?US-CA CA"),
        ("ca", "?US-CA CA"),
        ("MA", "?US-MA MA"),
        ("LA", "?US LA"),
        ("PA", "?US-PA PA"),
        ("DE", "?US-DE DE"),
        ("IN", "?US-IN IN"),
        ("GA", "?US-GA GA"),
        ("AL", "?US-AL AL"),
        ("CO", "?US-CO CO"),
        ("ID", "?US-ID ID"),
        ("IL", "?US-IL IL"),
        ("MN", "?US-MN MN"),
        ("MO", "?US-MO MO"),
        ("MT", "?US-MT MT"),
        ("NE", "?US-NE NE"),
        ("PR", "?US-PR PR"),
        ("SC", "?US-SC SC"),
        ("SD", "?US-SD SD"),
        ("VA", "?US-VA VA"),
        ("NL", "?CA-NL NL"),
        ("PE", "?CA-PE PE"),
        ("SA", "?AU-SA SA"),
        ("NC", "?US-NC NC"),
        ("WA", "?US-WA AU-WA"),
        ("NT", "?CA-NT AU-NT"),
        ("SK", "?CA-SK KR SK"),
        ("TX", "?US-TX"),
        ("BC", "?CA-BC"),
        ("NSW", "?AU-NSW"),
        ("D.C.", "?US-DC"),
        ("Georgia", "?US-GA GE"),
        ("ហ្សកហ្ស៊ី", "?US-GA GE"),
    ]);
}

#[test]
fn the_letters_of_a_region_are_never_certain() {
    let index = index();
    for region in Region::all() {
        let Some(letters) =
            region.letters().filter(|letters| !["OK", "HI", "OH"].contains(letters))
        else {
            continue;
        };
        let found = index.find(letters);
        assert!(matches!(found, Found::Which(_)), "{letters}");
        assert!(found.countries().contains(&region.country()), "{letters}");
        let country = Country::parse_code(letters).or_else(|| Country::parse_alpha3(letters));
        assert!(country.is_none_or(|country| found.countries().contains(&country)), "{letters}");
    }
}

#[test]
fn a_place_offers_its_country() {
    check(&[
        ("Long Beach", "?US-CA"),
        ("long beach, ca", "?US-CA"),
        ("Long Beach CA", "?US-CA"),
        ("LONG BEACH, CA 90805", "?US-CA"),
        ("Long Beach, California, USA", "?US-CA"),
        ("Stockton", "?US-CA"),
        ("Lowell, MA", "?US-MA"),
        ("lowell ma", "?US-MA"),
        ("Lowell Massachusetts", "?US-MA"),
        ("Surrey BC", "?CA-BC"),
        ("Surrey, B.C.", "?CA-BC"),
        ("Surrey, BC, Canada", "?CA-BC"),
        ("California", "?US-CA"),
        ("Cali", "?US-CA CO"),
        ("state of california", "?US-CA"),
        ("Washington", "?US"),
        ("Washington State", "?US-WA"),
        ("Washington, DC", "?US-DC"),
        ("New York", "?US-NY"),
        ("NYC", "?US-NY"),
        ("New Jersey", "?US-NJ"),
        ("New Mexico", "?US-NM"),
        ("West Virginia", "?US-WV"),
        ("British Columbia", "?CA-BC"),
        ("Quebec", "?CA-QC"),
        ("Montréal", "?CA-QC"),
        ("Toronto ON", "?CA-ON"),
        ("Toronto ca", "?CA-ON"),
        ("London", "?CA-ON GB"),
        ("London, Ontario", "?CA-ON"),
        ("london uk", "?GB"),
        ("London, UK", "?GB"),
        ("London, England", "?GB"),
        ("Hamilton", "?CA-ON NZ"),
        ("Hamilton, New Zealand", "?NZ"),
        ("Sydney NSW", "?AU-NSW"),
        ("Sydney, Australia", "?AU-NSW"),
        ("Springvale VIC 3171", "?AU-VIC"),
        ("Victoria", "?CA-BC AU-VIC"),
        ("Victoria, BC", "?CA-BC"),
        ("Perth WA", "?AU-WA"),
        ("Seattle, WA", "?US-WA"),
        ("South Australia", "?AU-SA"),
    ]);
}

#[test]
fn a_city_with_its_country_offers_it() {
    check(&[
        ("Lyon", "?FR-ARA"),
        ("Paris", "?FR-IDF"),
        ("Paris, France", "?FR-IDF"),
        ("Paris FR", "?FR-IDF"),
        ("Paris, TX", "?US-TX"),
        ("Paris Texas", "?US-TX"),
        ("93200 Saint-Denis", "?FR-IDF"),
        ("Île de France", "?FR-IDF"),
        ("Alsace", "?FR-GES"),
        ("Phnom Penh", "?KH-12"),
        ("phnom penh kh", "?KH-12"),
        ("Kampong Cham", "?KH-3"),
        ("kompong cham province", "?KH-3"),
        ("Takeo, Cambodia", "?KH-21"),
        ("Seoul", "?KR"),
        ("Ansan, South Korea", "?KR"),
        ("Berlin", "?DE"),
        ("Berlin DE", "?DE"),
        ("Auckland", "?NZ"),
        ("Tokyo", "?JP"),
        ("Dubai", "?AE"),
        ("Atlanta, Georgia", "?US-GA"),
        ("Georgia, USA", "?US-GA"),
        ("Springfield, IL", "?US-IL IL"),
        ("Gary, IN", "?US-IN IN"),
        ("I live in LA", "?US LA"),
        ("Smallville, France", "?FR"),
        ("Columbia", "?US-SC CO"),
        ("Jersey", "?US-NJ JE"),
    ]);
}

#[test]
fn a_place_in_khmer_offers_its_country() {
    check(&[
        ("ឡុងប៊ិច", "?US-CA"),
        ("ក្រុងឡុងប៊ិច", "?US-CA"),
        ("ឡុងប៊ិច កាលីហ្វ័រញ៉ា", "?US-CA"),
        ("ឡុងប៊ិច រដ្ឋកាលីហ្វ័រញ៉ា សហរដ្ឋអាមេរិក", "?US-CA"),
        ("កាលីហ្វ័រញ៉ា", "?US-CA"),
        ("រដ្ឋកាលីហ្វ័រញ៉ា", "?US-CA"),
        ("រដ្ឋហ្សកហ្ស៊ី", "?US-GA"),
        ("ឡូវែល", "?US-MA"),
        ("ស្តុកតុន", "?US-CA"),
        ("វ៉ាស៊ីនតោន", "?US"),
        ("រដ្ឋវ៉ាស៊ីនតោន", "?US-WA"),
        ("វ៉ាស៊ីនតោនឌីស៊ី", "?US-DC"),
        ("តិចសាស់", "?US-TX"),
        ("ភ្នំពេញ", "?KH-12"),
        ("រាជធានីភ្នំពេញ", "?KH-12"),
        ("ខេត្តតាកែវ", "?KH-21"),
        ("កំពត", "?KH-7"),
        ("កំពង់ចាម", "?KH-3"),
        ("សៀមរាប កម្ពុជា", "?KH-17"),
        ("ប៉ារីស", "?FR-IDF"),
        ("ប៉ារីស បារាំង", "?FR-IDF"),
        ("លីយ៉ុង", "?FR-ARA"),
        ("ស៊ីដនី", "?AU-NSW"),
        ("ម៉ែលប៊ន អូស្ត្រាលី", "?AU-VIC"),
        ("វ៉ាន់គូវើ", "?CA-BC"),
        ("កេបិច", "?CA-QC"),
        ("ស៊ឺរី", "?CA-BC"),
        ("សេអ៊ូល", "?KR"),
        ("បាងកក", "?TH"),
        ("តូក្យូ", "?JP"),
        ("ឡុងដ៍", "?GB"),
        ("ឌូបៃ", "?AE"),
        ("លីន", "?US-MA"),
    ]);
}

#[test]
fn a_people_is_no_country_but_may_say_it() {
    check(&[
        ("Khmer", "?KH"),
        ("ខ្មែរ", "?KH"),
        ("Cambodian", "?KH"),
        ("American", "?US"),
        ("Français", "?FR"),
        ("Thai", "?TH"),
        ("Lao people", "?LA"),
        ("Cambodian American", "?US KH"),
        ("Khmer Krom", "?KH VN"),
        ("Kampuchea Krom", "?KH VN"),
        ("ខ្មែរក្រោម", "?KH VN"),
        ("កម្ពុជាក្រោម", "?KH VN"),
        ("Khmer Surin", "?TH KH"),
        ("ខ្មែរសុរិន្ទ", "?TH KH"),
        ("ខ្មែរលើ", "?TH KH"),
        ("Surin", "?TH"),
        ("Isan", "?TH"),
        ("Cham", "?KH VN"),
        ("ចាម", "?KH VN"),
        ("Kurdistan", "?IQ IR SY TR"),
        ("Native", "-"),
        ("Khmer in France", "?FR"),
        ("Cambodian from Long Beach", "?US-CA"),
        ("I am Khmer in the USA", "?US"),
        ("ខ្ញុំជាខ្មែរ នៅប្រទេសកូរ៉េខាងត្បូង", "?KR"),
    ]);
}

#[test]
fn a_slip_makes_a_suggestion_and_never_a_match() {
    check(&[
        ("Frnace", "~FR"),
        ("Amerca", "~US"),
        ("Cambdia", "~KH"),
        ("Kambodia", "~KH"),
        ("Germeny", "~DE"),
        ("Austrlia", "~AU AT"),
        ("New Zeland", "~NZ"),
        ("South Koera", "~KR"),
        ("United Staets", "~US"),
        ("Preu", "~PE"),
        ("Califronia", "~US"),
        ("Massachusets", "~US"),
        ("British Colombia", "~CA CO"),
        ("Phnom Phen", "~KH"),
        ("united", "~US GB"),
        ("បារាង", "~FR"),
        ("កាណាដាា", "~CA"),
        ("អូស្ត្រលី", "~AU AT"),
        ("កម្ពុចា", "~KH"),
        ("កាលីហ្វ័រញា", "~US"),
    ]);
}

#[test]
fn two_and_three_letters_are_a_code_or_nothing() {
    for typed in ["UX", "XX", "ZQ", "usb", "frx", "khn", "កម"] {
        assert_eq!(index().find(typed), Found::None, "{typed}");
    }
}

#[test]
fn names_that_mean_several_countries_are_asked_about() {
    check(&[
        ("korea", "?KR KP"),
        ("កូរ៉េ", "?KR KP"),
        ("Congo", "?CD CG"),
        ("Virgin Islands", "?VG VI"),
        ("km", "?KH KM"),
        ("no", "?NO"),
        ("No", "?NO"),
        ("NO", "=NO"),
    ]);
}

#[test]
fn a_country_within_a_sentence_is_offered() {
    check(&[
        ("I live in France", "?FR"),
        ("from south korea, Seoul", "?KR"),
        ("នៅបារាំង", "?FR"),
        ("ខ្ញុំរស់នៅសហរដ្ឋអាមេរិក", "?US"),
        ("ខ្ញុំនៅថៃ", "?TH"),
        ("ខ្ញុំនៅឡុងប៊ិច", "?US-CA"),
        ("ខ្ញុំរស់នៅក្រុងប៉ារីស", "?FR-IDF"),
        ("I live in Long Beach", "?US-CA"),
        ("Chad Smith", "?TD"),
    ]);
}

#[test]
fn other_words_are_no_country() {
    let words = "hello|hi|Hi|HI|yes|ok|OK|Ok|oh|or|thanks|thank you|please|cancel|back|skip|maybe|stop|help|name|\
        sign|what|chat|woman|why do you ask|I don't know|none of your business|my name is Sok Dara|12345|១២៣|...|?|\
        Dara|Sok|Sok Dara|Sophea|Chan Thy|Sreymom|Bopha|Rithy|Vannak|Kim Sok|no thanks|I don't want to|not yet|\
        is it safe|who can see my name|I don't want to sign|wait|later|I am scared|nice to meet you|\
        help us|tell me|it is me|j'habite à la campagne|on my phone|HELP ME|\
        សួស្តី|ជំរាបសួរ|បាទ|ចាស|ទេ|អត់ទេ|អរគុណ|បោះបង់|ចុះហត្ថលេខា|ខ្ញុំមិនដឹង|សូមជួយ|ប្រទេស|ស្រុក|the|\u{200B}|្|\
        ខ្ញុំខ្លាច|មិនចង់ប្រាប់ទេ|មិនចុះទេ|ចាំសិន|តើមានសុវត្ថិភាពទេ|សុខ តារា|សុភា|ច័ន្ទ បុប្ផា|ស្រុកស្រែ|មែន|កែបបុរី";
    let index = index();
    let wrong: Vec<(&str, String)> = words
        .split('|')
        .map(|word| (word, found(index, word)))
        .filter(|(_, found)| found != "-")
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(index.find(""), Found::None);
}

#[test]
fn only_its_exact_name_makes_a_given_name_a_country() {
    check(&[
        ("Chad", "=TD"),
        ("Jordan", "=JO"),
        ("Israel", "=IL"),
        ("Kenya", "=KE"),
        ("Nancy", "?FR-GES"),
        ("Charlotte", "?US-NC"),
        ("Jordan Sok", "?JO"),
        ("Paris Chan", "?FR-IDF"),
        ("Georgia Chan", "?US-GA GE"),
    ]);
}

#[test]
fn a_region_is_told_from_other_words() {
    let index = index();
    let known = |typed: &str, code: &str| {
        let place = index.known_place(typed, Country::parse_code(code))?;
        Some(place.region.map_or_else(|| place.country.to_string(), |one| one.code().to_owned()))
    };
    for (typed, country, region) in [
        ("California", "US", "US-CA"),
        ("CA", "US", "US-CA"),
        ("long beach", "US", "US-CA"),
        ("Long Beach, CA", "US", "US-CA"),
        ("Lowell MA 01850", "US", "US-MA"),
        ("LA", "US", "US"),
        ("Georgia", "US", "US-GA"),
        ("ឡុងប៊ិច", "US", "US-CA"),
        ("រដ្ឋតិចសាស់", "US", "US-TX"),
        ("Victoria", "AU", "AU-VIC"),
        ("Victoria", "CA", "CA-BC"),
        ("Île-de-France", "FR", "FR-IDF"),
        ("Phnom Penh", "KH", "KH-12"),
        ("ខេត្តកំពត", "KH", "KH-7"),
        ("Seoul", "KR", "KR"),
        ("Lyon, France", "FR", "FR-ARA"),
        ("Lowell", "", "US-MA"),
    ] {
        assert_eq!(known(typed, country).as_deref(), Some(region), "{typed}");
    }
    for (typed, country) in [
        ("no", "US"),
        ("or", "US"),
        ("is it safe?", "US"),
        ("near Long Beach I think", "US"),
        ("Lowell", "FR"),
        ("France", "FR"),
        ("Khmer", "KH"),
        ("London", ""),
        ("មិនចង់ប្រាប់ទេ", "US"),
        ("", "US"),
    ] {
        assert_eq!(known(typed, country), None, "{typed}");
    }
}
