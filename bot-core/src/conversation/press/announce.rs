//! What the buttons under a draft send back. Each names its announcement: an old button must not change
//! another one. Each says what shall be, not what shall change: a second tap changes nothing.

use crate::announcement::{Missing, Topic};
use crate::country::Country;
use crate::locale::Locale;

/// A pressed button under a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DraftPress {
    /// Which announcement.
    pub(crate) id: String,
    /// What was pressed.
    pub(crate) what: DraftAct,
}

/// What was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DraftAct {
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

impl DraftPress {
    /// At most 64 bytes: `w:`, an id of 8, a word, and at most `petition/` with a slug of 40.
    pub(crate) fn data(&self) -> String {
        let sign = |on: &bool| if *on { '+' } else { '-' };
        let what = match &self.what {
            DraftAct::About(slug) => format!("about:{slug}"),
            DraftAct::Greeting(number) => format!("greet:{number}"),
            DraftAct::Text(locale) => format!("text:{locale}"),
            DraftAct::NoText(locale) => format!("notext:{locale}"),
            DraftAct::MissingGet(Missing::Other) => "missing:other".to_owned(),
            DraftAct::MissingGet(_) => "missing:nothing".to_owned(),
            DraftAct::Sign(slug) => format!("sign:{slug}"),
            DraftAct::Forum(slug) => format!("forum:{slug}"),
            DraftAct::NoLink(number) => format!("nolink:{number}"),
            DraftAct::Follows(topic, on) => format!("{}{}", sign(on), topic.code()),
            DraftAct::Reads(locale, on) => format!("reads:{}{locale}", sign(on)),
            DraftAct::Channels(on) => format!("channels:{}", sign(on)),
            DraftAct::Myself(on) => format!("myself:{}", sign(on)),
            DraftAct::Urgent(on) => format!("urgent:{}", sign(on)),
            DraftAct::Country(country) => format!("in:{country}"),
            DraftAct::Skip(step) => format!("skip:{step}"),
            DraftAct::Back(step) => format!("back:{step}"),
            plain => PLAIN.iter().find(|(_, one)| one == plain).map_or("", |(name, _)| name).into(),
        };
        format!("w:{}:{what}", self.id)
    }

    /// The reverse of [`DraftPress::data`].
    pub(crate) fn parse(data: &str) -> Option<Self> {
        let (id, what) = data.strip_prefix("w:")?.split_once(':')?;
        let good = id.len() <= 8 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let what = match what.split_once(':') {
            None => parse_plain(what)?,
            Some((verb, arg)) => parse_one(verb, arg)?,
        };
        good.then(|| Self { id: id.to_owned(), what })
    }
}

const PLAIN: [(&str, DraftAct); 17] = [
    ("desk", DraftAct::Desk),
    ("preview", DraftAct::Preview),
    ("posts", DraftAct::Posts),
    ("own", DraftAct::OwnWords),
    ("missing", DraftAct::Missing),
    ("file", DraftAct::File),
    ("nofile", DraftAct::NoFile),
    ("links", DraftAct::Links),
    ("web", DraftAct::Web),
    ("audience", DraftAct::Audience),
    ("area", DraftAct::Area),
    ("everywhere", DraftAct::Everywhere),
    ("whole", DraftAct::WholeCountry),
    ("when", DraftAct::When),
    ("now", DraftAct::AtOnce),
    ("discard", DraftAct::Discard),
    ("discard!", DraftAct::DiscardSure),
];

fn parse_plain(word: &str) -> Option<DraftAct> {
    if let Some(topic) = signed(word).filter(|(rest, _)| !rest.is_empty()) {
        return Some(DraftAct::Follows(Topic::parse(topic.0)?, topic.1));
    }
    let known = PLAIN.iter().find(|(name, _)| *name == word);
    known.map(|(_, what)| what.clone())
}

fn parse_one(verb: &str, arg: &str) -> Option<DraftAct> {
    let owned = arg.to_owned();
    let on = || signed(arg).filter(|(rest, _)| rest.is_empty()).map(|(_, on)| on);
    Some(match verb {
        "about" => DraftAct::About(owned),
        "greet" => DraftAct::Greeting(arg.parse().ok()?),
        "text" => DraftAct::Text(Locale::parse(arg)?),
        "notext" => DraftAct::NoText(Locale::parse(arg)?),
        "missing" if arg == "other" => DraftAct::MissingGet(Missing::Other),
        "missing" if arg == "nothing" => DraftAct::MissingGet(Missing::Nothing),
        "sign" => DraftAct::Sign(owned),
        "forum" => DraftAct::Forum(owned),
        "nolink" => DraftAct::NoLink(arg.parse().ok()?),
        "reads" => {
            let (locale, on) = signed(arg)?;
            DraftAct::Reads(Locale::parse(locale)?, on)
        }
        "channels" => DraftAct::Channels(on()?),
        "myself" => DraftAct::Myself(on()?),
        "urgent" => DraftAct::Urgent(on()?),
        "in" => DraftAct::Country(Country::parse_code(arg)?),
        "skip" => DraftAct::Skip(owned),
        "back" => DraftAct::Back(owned),
        _ => return None,
    })
}

/// What stands behind a plus or a minus.
fn signed(text: &str) -> Option<(&str, bool)> {
    let on = text.strip_prefix('+').map(|rest| (rest, true));
    on.or_else(|| text.strip_prefix('-').map(|rest| (rest, false)))
}

/// A pressed button below a channel of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Server {
    /// All that is set there.
    Show,
    /// Mention nobody there.
    NoRole,
    /// Whether forums become events there: a second tap must not undo the first.
    Events(bool),
}

impl Server {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::NoRole => "no-role",
            Self::Events(true) => "events+",
            Self::Events(false) => "events-",
        }
    }

    pub(crate) fn parse(name: &str) -> Option<Self> {
        let all = [Self::Show, Self::NoRole, Self::Events(true), Self::Events(false)];
        all.into_iter().find(|one| one.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::{DraftAct, DraftPress, PLAIN};
    use crate::announcement::{Missing, Topic};
    use crate::locale::Locale;

    #[test]
    fn every_button_is_read_as_it_was_written_and_fits() {
        let slug = "a".repeat(40);
        let mut all: Vec<DraftAct> = PLAIN.iter().map(|(_, what)| what.clone()).collect();
        all.extend([
            DraftAct::About(slug.clone()),
            DraftAct::Greeting(2),
            DraftAct::Text(Locale::KM),
            DraftAct::NoText(Locale::EN),
            DraftAct::MissingGet(Missing::Other),
            DraftAct::MissingGet(Missing::Nothing),
            DraftAct::Sign(slug.clone()),
            DraftAct::Forum(slug.clone()),
            DraftAct::NoLink(1),
            DraftAct::Follows(Topic::Petition(slug.clone()), true),
            DraftAct::Follows(Topic::News, false),
            DraftAct::Reads(Locale::KM, true),
            DraftAct::Channels(false),
            DraftAct::Myself(true),
            DraftAct::Urgent(true),
            DraftAct::Country(crate::country::DIASPORA[0]),
            DraftAct::Skip("text-km".to_owned()),
            DraftAct::Back("region".to_owned()),
        ]);
        for what in all {
            let tap = DraftPress { id: "abcd2345".to_owned(), what };
            assert!(tap.data().len() <= 64, "{}", tap.data());
            assert_eq!(DraftPress::parse(&tap.data()), Some(tap));
        }
    }

    #[test]
    fn nothing_else_is_read() {
        for data in
            ["w:", "w:abc", "w:abc:", "w:abc:fly", "w:abc:+moon", "w:abc:urgent:", "w:a/b:desk"]
        {
            assert_eq!(DraftPress::parse(data), None, "{data}");
        }
    }
}
