//! Questions that people ask, with the campaign's answers, by topic.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Enclosure, Standing};
use crate::locale::Locale;

/// A group of questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaqTopic {
    /// Its name in buttons: at most 40 of `[a-z0-9-]`. Never changes.
    pub slug: String,
    /// What people read, by language: at most 60 letters.
    pub name: BTreeMap<Locale, String>,
}

/// One question with its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Faq {
    /// Its name in buttons: at most 40 of `[a-z0-9-]`. Never changes.
    pub slug: String,
    /// The slug of its topic.
    pub topic: String,
    /// Whether it is only an example.
    #[serde(default)]
    pub sample: bool,
    /// Who can find it, and where.
    #[serde(default, skip_serializing_if = "Standing::is_published")]
    pub state: Standing,
    /// A photo or a PDF that goes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment: Option<Enclosure>,
    /// What it says, by language.
    pub text: BTreeMap<Locale, FaqText>,
}

/// A question and its answer in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaqText {
    /// At most 120 characters.
    pub question: String,
    /// Paragraphs.
    pub answer: String,
    /// Other words by which people may look for it. May be empty.
    #[serde(default)]
    pub words: Vec<String>,
}

impl FaqTopic {
    /// The name for a reader: in their language, else the first there is.
    pub fn name_for(&self, locale: Locale) -> Option<&str> {
        self.name.get(&locale).or_else(|| self.name.values().next()).map(String::as_str)
    }
}

impl Faq {
    /// The text for a reader, and the language that it is in: theirs, else the first there is.
    pub fn text_for(&self, locale: Locale) -> Option<(Locale, &FaqText)> {
        let own = self.text.get_key_value(&locale);
        own.or_else(|| self.text.iter().next()).map(|(locale, text)| (*locale, text))
    }
}
