//! Who is behind the campaign, as it says so itself. Every fact may be missing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rules::Words;
use crate::locale::Locale;

/// What the campaign says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behind {
    /// Whether it is only an example.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sample: bool,
    /// A web address: `https://…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<String>,
    /// Who can open the names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holders: Option<Holders>,
    /// What the group is called, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub name: BTreeMap<Locale, String>,
    /// Who it is, in one or two sentences, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub about: BTreeMap<Locale, String>,
    /// How it is reached, also with problems, by language: an address that is the group's, never a private
    /// person's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub contact: BTreeMap<Locale, String>,
    /// Where journalists ask, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub press: BTreeMap<Locale, String>,
}

/// The people who hold the petition's keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "must be a number, such as 3, or a list, such as [\"A teacher in Lyon\"]"
)]
pub enum Holders {
    /// How many they are.
    Count(i64),
    /// What each wants to be called.
    Named(Vec<Called>),
}

/// What somebody wants to be called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "must be a text, or { en = \"…\", km = \"…\" }")]
pub enum Called {
    /// The same in every language.
    Alike(String),
    /// By language.
    Each(BTreeMap<Locale, String>),
}

/// One fact, in its language where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// Words in a language.
    In(Locale, Words),
    /// The web address.
    Web,
}

/// The facts that are words, in the order in which they are asked for, but [`Words::Holders`], which come last.
const WORDS: [Words; 4] = [Words::Group, Words::About, Words::Contact, Words::Press];

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// The text for a reader: in their language, else the first there is.
fn read(all: &BTreeMap<Locale, String>, locale: Locale) -> Option<&str> {
    all.get(&locale).or_else(|| all.values().next()).map(String::as_str)
}

impl Called {
    /// For a reader.
    fn read(&self, locale: Locale) -> Option<&str> {
        match self {
            Self::Alike(text) => Some(text),
            Self::Each(all) => read(all, locale),
        }
    }

    /// In this language, if it is written in it.
    fn own(&self, locale: Locale) -> Option<&str> {
        match self {
            Self::Alike(text) => Some(text),
            Self::Each(all) => all.get(&locale).map(String::as_str),
        }
    }
}

impl Behind {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { sample: self.sample, ..Self::default() }
    }

    fn texts(&self, words: Words) -> Option<&BTreeMap<Locale, String>> {
        match words {
            Words::Group => Some(&self.name),
            Words::About => Some(&self.about),
            Words::Contact => Some(&self.contact),
            Words::Press => Some(&self.press),
            _ => None,
        }
    }

    fn texts_mut(&mut self, words: Words) -> Option<&mut BTreeMap<Locale, String>> {
        match words {
            Words::Group => Some(&mut self.name),
            Words::About => Some(&mut self.about),
            Words::Contact => Some(&mut self.contact),
            Words::Press => Some(&mut self.press),
            _ => None,
        }
    }

    /// The words for a reader: in their language, else in the first there is.
    #[must_use]
    pub fn read(&self, words: Words, locale: Locale) -> Option<&str> {
        read(self.texts(words)?, locale)
    }

    /// How the key-holders are called for a reader; none if only their number is known.
    #[must_use]
    pub fn holders_for(&self, locale: Locale) -> Vec<String> {
        match &self.holders {
            Some(Holders::Named(all)) => {
                all.iter().filter_map(|one| one.read(locale)).map(str::to_owned).collect()
            }
            _ => Vec::new(),
        }
    }

    /// How many key-holders there are, if it is said.
    #[must_use]
    pub fn holder_count(&self) -> Option<i64> {
        match self.holders.as_ref()? {
            Holders::Count(count) => Some(*count),
            Holders::Named(all) => i64::try_from(all.len()).ok(),
        }
    }

    /// A fact as it is written; lines of key-holders, or their number.
    #[must_use]
    pub fn get(&self, fact: Fact) -> Option<String> {
        match fact {
            Fact::Web => self.web.clone(),
            Fact::In(locale, Words::Holders) => match self.holders.as_ref()? {
                Holders::Count(count) => Some(count.to_string()),
                Holders::Named(all) => {
                    let own: Vec<&str> = all.iter().filter_map(|one| one.own(locale)).collect();
                    (!own.is_empty()).then(|| own.join("\n"))
                }
            },
            Fact::In(locale, words) => self.texts(words)?.get(&locale).cloned(),
        }
    }

    /// Writes a fact other than the key-holders; `None` takes it away.
    pub fn set(&mut self, fact: Fact, value: Option<String>) {
        match (fact, value) {
            (Fact::Web, value) => self.web = value,
            (Fact::In(locale, words), Some(text)) => {
                if let Some(all) = self.texts_mut(words) {
                    all.insert(locale, text);
                }
            }
            (Fact::In(locale, words), None) => {
                if let Some(all) = self.texts_mut(words) {
                    all.remove(&locale);
                }
            }
        }
    }

    /// Writes what the key-holders are called in one language: the newest list says how many they are. What
    /// they are called in `others` stays, one by one.
    pub fn set_holders(&mut self, locale: Locale, names: &[String], others: &[Locale]) {
        let old = match self.holders.take() {
            Some(Holders::Named(all)) => all,
            _ => Vec::new(),
        };
        let each = |(at, name): (usize, &String)| {
            let was = old.get(at);
            let mut all: BTreeMap<Locale, String> =
                others.iter().filter_map(|one| Some((*one, was?.own(*one)?.to_owned()))).collect();
            all.insert(locale, name.clone());
            Called::Each(all)
        };
        let all: Vec<Called> = names.iter().enumerate().map(each).collect();
        self.holders = (!all.is_empty()).then_some(Holders::Named(all));
    }

    /// Takes away what the key-holders are called in one language, and their number with the last of it.
    pub fn clear_holders(&mut self, locale: Locale) {
        let Some(Holders::Named(all)) = self.holders.take() else { return };
        let rest: Vec<Called> = all
            .into_iter()
            .filter_map(|one| match one {
                Called::Alike(_) => None,
                Called::Each(mut all) => {
                    all.remove(&locale);
                    (!all.is_empty()).then_some(Called::Each(all))
                }
            })
            .collect();
        self.holders = (!rest.is_empty()).then_some(Holders::Named(rest));
    }

    /// Brings it up to what a campaign file says: what the file leaves out stays. An example gives way as a
    /// whole to what is real, and never takes its place.
    #[must_use]
    pub fn updated(self, file: &Self) -> Self {
        let file = file.clone();
        match (self.sample, file.sample) {
            (true, false) => return file,
            (false, true) if !self.is_empty() => return self,
            _ => {}
        }
        let newer =
            |old: BTreeMap<_, _>, new: BTreeMap<_, _>| if new.is_empty() { old } else { new };
        Self {
            sample: file.sample,
            web: file.web.or(self.web),
            holders: file.holders.or(self.holders),
            name: newer(self.name, file.name),
            about: newer(self.about, file.about),
            contact: newer(self.contact, file.contact),
            press: newer(self.press, file.press),
        }
    }
}

impl Fact {
    /// Every fact, the first language first, in the order in which they are asked for.
    #[must_use]
    pub fn all(languages: &[Locale]) -> Vec<Self> {
        let in_each = |words: Words| languages.iter().map(move |locale| Self::In(*locale, words));
        let (first, press) = WORDS.split_at(3);
        let mut all: Vec<Self> = first.iter().copied().flat_map(in_each).collect();
        all.push(Self::Web);
        all.extend(press.iter().copied().chain([Words::Holders]).flat_map(in_each));
        all
    }

    /// Its name in buttons: at most 12 characters.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Web => "web".to_owned(),
            Self::In(locale, words) => format!("{}-{locale}", super::draft::key(words)),
        }
    }

    /// The reverse of [`Fact::code`].
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        if code == "web" {
            return Some(Self::Web);
        }
        let (name, locale) = code.split_once('-')?;
        let words = WORDS.into_iter().chain([Words::Holders]);
        let words = words.into_iter().find(|words| super::draft::key(*words) == name)?;
        Some(Self::In(Locale::parse(locale)?, words))
    }
}

#[cfg(test)]
mod tests {
    use super::{Behind, Called, Fact, Holders, Words};
    use crate::locale::Locale;

    const BOTH: [Locale; 2] = [Locale::EN, Locale::KM];

    fn names(all: &[&str]) -> Vec<String> {
        all.iter().map(|one| (*one).to_owned()).collect()
    }

    #[test]
    fn every_fact_that_a_button_names_is_read_as_it_was_written() {
        let all = Fact::all(&BOTH);
        assert_eq!(all.len(), 11);
        for fact in all {
            assert!(fact.code().len() <= 12, "{}", fact.code());
            assert_eq!(Fact::parse(&fact.code()), Some(fact));
        }
        assert_eq!(Fact::parse("title-km"), None);
        assert_eq!(Fact::parse("web-km"), None);
    }

    #[test]
    fn key_holders_keep_what_they_are_called_in_the_other_language() {
        let mut behind = Behind::default();
        behind.set_holders(Locale::EN, &names(&["A nurse", "A cook"]), &BOTH);
        behind.set_holders(Locale::KM, &names(&["គិលានុបដ្ឋាកម្នាក់", "ចុងភៅម្នាក់"]), &BOTH);
        assert_eq!(behind.holders_for(Locale::EN), ["A nurse", "A cook"]);
        assert_eq!(behind.holders_for(Locale::KM)[1], "ចុងភៅម្នាក់");
        behind.set_holders(Locale::EN, &names(&["A nurse", "A cook", "A lawyer"]), &BOTH);
        assert_eq!(behind.holder_count(), Some(3));
        assert_eq!(behind.holders_for(Locale::KM)[2], "A lawyer", "until it is written");
        behind.clear_holders(Locale::EN);
        assert_eq!(behind.holder_count(), Some(2));
        behind.clear_holders(Locale::KM);
        assert_eq!(behind.holders, None);
    }

    #[test]
    fn who_is_called_alike_everywhere_can_get_a_name_in_one_language() {
        let alike = vec![Called::Alike("Dara".to_owned())];
        let mut behind = Behind { holders: Some(Holders::Named(alike)), ..Behind::default() };
        behind.set_holders(Locale::KM, &names(&["តារា"]), &BOTH);
        assert_eq!(behind.holders_for(Locale::EN), ["Dara"]);
        assert_eq!(behind.holders_for(Locale::KM), ["តារា"]);
    }

    #[test]
    fn what_a_file_leaves_out_stays_and_an_example_gives_way() {
        let text = |text: &str| [(Locale::EN, text.to_owned())].into();
        let old = Behind { name: text("Old"), about: text("We."), ..Behind::default() };
        let new = Behind { name: text("New"), ..Behind::default() };
        let both = old.clone().updated(&new);
        assert_eq!(both.read(Words::Group, Locale::KM), Some("New"));
        assert_eq!(both.read(Words::About, Locale::KM), Some("We."));
        let sample = Behind { sample: true, ..old };
        assert_eq!(sample.clone().updated(&new), new);
        assert_eq!(new.clone().updated(&sample), new);
    }
}
