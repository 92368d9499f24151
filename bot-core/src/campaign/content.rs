//! The format of the campaign file. `sample.toml` explains every key to its authors.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize};

use super::{Behind, Enclosure, Event, Faq, FaqTopic, Kind, Standing};
use crate::clock::Seconds;
use crate::locale::Locale;

/// The whole file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// The version of this form: 1.
    pub format: i64,
    /// Who is behind it.
    #[serde(default, rename = "campaign", skip_serializing_if = "Behind::is_empty")]
    pub behind: Behind,
    /// Where older files have [`Behind::contact`]. Reading a file moves it there: always empty afterwards.
    #[serde(default, skip_serializing)]
    pub(crate) contact: BTreeMap<Locale, String>,
    /// What the campaign decides about Discord.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discord: Option<Discord>,
    /// In the order in which people see them; the first open one is the campaign's main petition.
    #[serde(default, rename = "petition", skip_serializing_if = "Vec::is_empty")]
    pub petitions: Vec<Petition>,
    /// Public forums, in any order.
    #[serde(default, rename = "event", skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// Groups of questions, in the order in which people see them.
    #[serde(default, rename = "faq_topic", skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<FaqTopic>,
    /// Questions and answers, in the order in which people see them.
    #[serde(default, rename = "faq", skip_serializing_if = "Vec::is_empty")]
    pub faqs: Vec<Faq>,
}

impl Campaign {
    /// Every file of an item, with the item.
    pub fn enclosures(&mut self) -> impl Iterator<Item = (Kind, &str, &mut Enclosure)> {
        let petitions = self.petitions.iter_mut();
        let petitions = petitions.map(|one| (Kind::Petition, &one.slug, &mut one.attachment));
        let events = self.events.iter_mut();
        let events = events.map(|one| (Kind::Event, &one.slug, &mut one.attachment));
        let faqs = self.faqs.iter_mut().map(|one| (Kind::Faq, &one.slug, &mut one.attachment));
        let all = petitions.chain(events).chain(faqs);
        all.filter_map(|(kind, slug, file)| Some((kind, slug.as_str(), file.as_mut()?)))
    }
}

/// What a campaign decides about Discord.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discord {
    /// Where people from Discord sign.
    pub sign: SignOn,
}

/// Where people from Discord sign. Discord's policy may forbid collecting names on political petitions,
/// so the campaign decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignOn {
    /// On Discord.
    Here,
    /// On Telegram, to which a link leads.
    Telegram,
}

/// One petition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Petition {
    /// Its name in links: at most 40 of `[a-z0-9-]`. Never changes.
    pub slug: String,
    /// Whether it is only an example.
    #[serde(default)]
    pub sample: bool,
    /// Who can find it, and where.
    #[serde(default, skip_serializing_if = "Standing::is_published")]
    pub state: Standing,
    /// How many signatures it aims at, paper included.
    pub goal: i64,
    /// The first day, in the campaign's zone.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day")]
    pub opens: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day")]
    pub closes: Option<Date>,
    /// How many people may sign on one account: 1 to 4.
    #[serde(default = "three")]
    pub people_per_account: i64,
    /// Whether signers are asked for their region.
    #[serde(default)]
    pub ask_region: bool,
    /// Names of links: each at most 20 of `[a-z0-9-]`.
    #[serde(default)]
    pub channels: Vec<String>,
    /// Totals at which an announcement is drafted for the organizers: rising, none above the goal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<i64>,
    /// A photo or a PDF that goes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment: Option<Enclosure>,
    /// What it says, by language.
    pub text: BTreeMap<Locale, PetitionText>,
    /// To whom it goes.
    #[serde(default, rename = "recipient")]
    pub recipients: Vec<Recipient>,
}

const fn three() -> i64 {
    3
}

/// A day, or an answer that says how one is written.
fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    struct Written;

    impl Visitor<'_> for Written {
        type Value = Option<Date>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("a day such as \"2026-11-21\", in quotation marks")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            let day = text.parse().map(Some);
            day.map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
        }
    }

    from.deserialize_str(Written)
}

/// What a petition says in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PetitionText {
    /// At most 120 characters.
    pub title: String,
    /// At most 60 words.
    pub summary: String,
    /// One sentence to pass on.
    pub share: String,
    /// All of it.
    pub body: String,
}

/// An addressee of a petition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Whether it gets the names of signers who agreed to that, or figures only.
    #[serde(default)]
    pub names: bool,
    /// Its name, by language.
    pub name: BTreeMap<Locale, String>,
}

/// What a version of the consent fixes: who gets names.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Consent {
    pub names: Vec<Recipient>,
}

/// What a version of the text fixes.
#[derive(Debug, Serialize, Deserialize)]
pub struct SignedText {
    /// What it says, by language.
    pub text: BTreeMap<Locale, PetitionText>,
    /// The names of those to whom it goes.
    pub recipients: Vec<BTreeMap<Locale, String>>,
    /// When it was published; 0 if an older program did not say.
    #[serde(default)]
    pub since: Seconds,
    /// Of which earlier version it only corrects the spelling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spelling_of: Option<i64>,
}

impl SignedText {
    /// The text of a petition that is published now.
    #[must_use]
    pub fn of(petition: &Petition, now: Seconds) -> Self {
        let recipients = petition.recipients.iter().map(|one| one.name.clone()).collect();
        Self { text: petition.text.clone(), recipients, since: now, spelling_of: None }
    }

    /// Whether people who sign either sign the same words.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.text == other.text && self.recipients == other.recipients
    }
}

/// What an owner says of a change to a text that somebody has signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextChange {
    /// It is another text: it counts apart in every total.
    Another,
    /// It corrects the spelling: it counts together with the text before.
    Spelling,
}

impl FromStr for TextChange {
    type Err = &'static str;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "another" => Ok(Self::Another),
            "spelling" => Ok(Self::Spelling),
            _ => Err("another (it counts apart) or spelling (it counts together)"),
        }
    }
}

impl Petition {
    /// The text for a reader, and the language that it is in: theirs, else the first there is.
    pub fn text_for(&self, locale: Locale) -> Option<(Locale, &PetitionText)> {
        let own = self.text.get_key_value(&locale);
        own.or_else(|| self.text.iter().next()).map(|(locale, text)| (*locale, text))
    }

    /// Whether it takes signatures on this day. This decides.
    pub fn open_on(&self, day: Date) -> bool {
        let begun = self.opens.is_none_or(|first| first <= day);
        begun && self.closes.is_none_or(|last| day <= last) && self.state == Standing::Published
    }

    /// The recipients who get names, or all.
    pub fn recipients_for(&self, locale: Locale, names_only: bool) -> Vec<String> {
        let wanted = self.recipients.iter().filter(|recipient| recipient.names || !names_only);
        wanted.filter_map(|recipient| recipient.name_for(locale)).collect()
    }
}

impl Recipient {
    fn name_for(&self, locale: Locale) -> Option<String> {
        self.name.get(&locale).or_else(|| self.name.values().next()).cloned()
    }
}
