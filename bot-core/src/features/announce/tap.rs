//! What the buttons under a draft send back. Each names its announcement: an old button must not change
//! another one. Each says what shall be, not what shall change: a second tap changes nothing.

use crate::announcement::{Missing, Topic};
use crate::country::Country;
use crate::i18n::Locale;

/// A pressed button under a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::features) struct Tap {
    /// Which announcement.
    pub(super) id: String,
    /// What was pressed.
    pub(super) what: What,
}

/// What was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::features) enum What {
    Desk,
    Preview,
    Posts,
    About(String),
    Greeting(usize),
    OwnWords,
    Text(Locale),
    NoText(Locale),
    Missing,
    MissingGet(Missing),
    File,
    NoFile,
    Links,
    Sign(String),
    Forum(String),
    Web,
    NoLink(usize),
    Audience,
    Follows(Topic, bool),
    Reads(Locale, bool),
    Channels(bool),
    Myself(bool),
    Area,
    Everywhere,
    Country(Country),
    WholeCountry,
    When,
    AtOnce,
    Urgent(bool),
    Discard,
    DiscardSure,
    /// Below which question.
    Skip(String),
    /// Below which question.
    Back(String),
}

impl Tap {
    /// At most 64 bytes: `w:`, an id of 8, a word, and at most `petition/` with a slug of 40.
    pub(in crate::features) fn data(&self) -> String {
        let sign = |on: &bool| if *on { '+' } else { '-' };
        let what = match &self.what {
            What::About(slug) => format!("about:{slug}"),
            What::Greeting(number) => format!("greet:{number}"),
            What::Text(locale) => format!("text:{locale}"),
            What::NoText(locale) => format!("notext:{locale}"),
            What::MissingGet(Missing::Other) => "missing:other".to_owned(),
            What::MissingGet(_) => "missing:nothing".to_owned(),
            What::Sign(slug) => format!("sign:{slug}"),
            What::Forum(slug) => format!("forum:{slug}"),
            What::NoLink(number) => format!("nolink:{number}"),
            What::Follows(topic, on) => format!("{}{}", sign(on), topic.code()),
            What::Reads(locale, on) => format!("reads:{}{locale}", sign(on)),
            What::Channels(on) => format!("channels:{}", sign(on)),
            What::Myself(on) => format!("myself:{}", sign(on)),
            What::Urgent(on) => format!("urgent:{}", sign(on)),
            What::Country(country) => format!("in:{country}"),
            What::Skip(step) => format!("skip:{step}"),
            What::Back(step) => format!("back:{step}"),
            plain => PLAIN.iter().find(|(_, one)| one == plain).map_or("", |(name, _)| name).into(),
        };
        format!("w:{}:{what}", self.id)
    }

    /// The reverse of [`Tap::data`].
    pub(in crate::features) fn parse(data: &str) -> Option<Self> {
        let (id, what) = data.strip_prefix("w:")?.split_once(':')?;
        let good = id.len() <= 8 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let what = match what.split_once(':') {
            None => parse_plain(what)?,
            Some((verb, arg)) => parse_one(verb, arg)?,
        };
        good.then(|| Self { id: id.to_owned(), what })
    }
}

const PLAIN: [(&str, What); 17] = [
    ("desk", What::Desk),
    ("preview", What::Preview),
    ("posts", What::Posts),
    ("own", What::OwnWords),
    ("missing", What::Missing),
    ("file", What::File),
    ("nofile", What::NoFile),
    ("links", What::Links),
    ("web", What::Web),
    ("audience", What::Audience),
    ("area", What::Area),
    ("everywhere", What::Everywhere),
    ("whole", What::WholeCountry),
    ("when", What::When),
    ("now", What::AtOnce),
    ("discard", What::Discard),
    ("discard!", What::DiscardSure),
];

fn parse_plain(word: &str) -> Option<What> {
    if let Some(topic) = signed(word).filter(|(rest, _)| !rest.is_empty()) {
        return Some(What::Follows(Topic::parse(topic.0)?, topic.1));
    }
    let known = PLAIN.iter().find(|(name, _)| *name == word);
    known.map(|(_, what)| what.clone())
}

fn parse_one(verb: &str, arg: &str) -> Option<What> {
    let owned = arg.to_owned();
    let on = || signed(arg).filter(|(rest, _)| rest.is_empty()).map(|(_, on)| on);
    Some(match verb {
        "about" => What::About(owned),
        "greet" => What::Greeting(arg.parse().ok()?),
        "text" => What::Text(Locale::parse(arg)?),
        "notext" => What::NoText(Locale::parse(arg)?),
        "missing" if arg == "other" => What::MissingGet(Missing::Other),
        "missing" if arg == "nothing" => What::MissingGet(Missing::Nothing),
        "sign" => What::Sign(owned),
        "forum" => What::Forum(owned),
        "nolink" => What::NoLink(arg.parse().ok()?),
        "reads" => {
            let (locale, on) = signed(arg)?;
            What::Reads(Locale::parse(locale)?, on)
        }
        "channels" => What::Channels(on()?),
        "myself" => What::Myself(on()?),
        "urgent" => What::Urgent(on()?),
        "in" => What::Country(Country::parse_code(arg)?),
        "skip" => What::Skip(owned),
        "back" => What::Back(owned),
        _ => return None,
    })
}

/// What stands behind a plus or a minus.
fn signed(text: &str) -> Option<(&str, bool)> {
    let on = text.strip_prefix('+').map(|rest| (rest, true));
    on.or_else(|| text.strip_prefix('-').map(|rest| (rest, false)))
}

#[cfg(test)]
mod tests {
    use super::{PLAIN, Tap, What};
    use crate::announcement::{Missing, Topic};
    use crate::i18n::Locale;

    #[test]
    fn every_button_is_read_as_it_was_written_and_fits() {
        let slug = "a".repeat(40);
        let mut all: Vec<What> = PLAIN.iter().map(|(_, what)| what.clone()).collect();
        all.extend([
            What::About(slug.clone()),
            What::Greeting(2),
            What::Text(Locale::KM),
            What::NoText(Locale::EN),
            What::MissingGet(Missing::Other),
            What::MissingGet(Missing::Nothing),
            What::Sign(slug.clone()),
            What::Forum(slug.clone()),
            What::NoLink(1),
            What::Follows(Topic::Petition(slug.clone()), true),
            What::Follows(Topic::News, false),
            What::Reads(Locale::KM, true),
            What::Channels(false),
            What::Myself(true),
            What::Urgent(true),
            What::Country(crate::country::DIASPORA[0]),
            What::Skip("text-km".to_owned()),
            What::Back("region".to_owned()),
        ]);
        for what in all {
            let tap = Tap { id: "abcd2345".to_owned(), what };
            assert!(tap.data().len() <= 64, "{}", tap.data());
            assert_eq!(Tap::parse(&tap.data()), Some(tap));
        }
    }

    #[test]
    fn nothing_else_is_read() {
        for data in
            ["w:", "w:abc", "w:abc:", "w:abc:fly", "w:abc:+moon", "w:abc:urgent:", "w:a/b:desk"]
        {
            assert_eq!(Tap::parse(data), None, "{data}");
        }
    }
}
