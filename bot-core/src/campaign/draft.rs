//! A draft of content that an organizer has begun to write. It is vocabulary, because the store keeps
//! it and the features change it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::asked::Asked;
use super::rules::Words;
use super::{ContentItem, Enclosure, Kind};
use crate::announcement::Attachment;
use crate::locale::Locale;

/// An unfinished petition, event or question, or changes to one.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What it will be.
    pub kind: Kind,
    /// The item before the change; `None` for a new item.
    #[serde(default)]
    pub base: Option<Value>,
    /// The answers so far, with the keys of the campaign file.
    pub content: Value,
    /// Its languages, in the order in which they are written.
    #[serde(default)]
    pub languages: Vec<Locale>,
    /// Whether the other languages come later.
    #[serde(default)]
    pub later: bool,
    /// What is being asked.
    pub step: Step,
    /// Whether one question leads to the next, instead of back to the preview.
    pub guided: bool,
    /// The day of an event whose hours are not known yet.
    #[serde(default)]
    pub day: Option<Date>,
    /// A group of questions that does not exist yet.
    #[serde(default)]
    pub topic: BTreeMap<Locale, String>,
    /// A recipient who is being named.
    #[serde(default)]
    pub recipient: BTreeMap<Locale, String>,
    /// Time zones to choose from.
    #[serde(default)]
    pub zones: Vec<String>,
    /// A file from the chat.
    #[serde(default)]
    pub file: Option<Attachment>,
    /// The mark of its bytes, once they are kept.
    #[serde(default)]
    pub mark: Option<String>,
    /// What a second person was asked about it.
    #[serde(default)]
    pub asked: Option<Asked>,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Draft({:?})", self.kind)
    }
}

/// One question to an organizer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Which language first?
    First,
    /// These words in this language.
    Words(Locale, Words),
    /// Another language now, or later?
    Other,
    Goal,
    /// Who are the recipients? Add, remove, done.
    Recipients,
    /// A new one's name in this language.
    Recipient(Locale),
    /// Names or figures?
    RecipientNames,
    Opens,
    Closes,
    People,
    Region,
    Milestones,
    Channels,
    Zone,
    Online,
    Point,
    Day,
    Start,
    End,
    Capacity,
    Topic,
    /// A new group's name in this language.
    TopicName(Locale),
    File,
    Slug,
    /// The preview, and what to do next.
    Preview,
    /// Which of the fields?
    Fields,
    /// Somebody else has changed the item meanwhile.
    Changed,
    /// Somebody has signed the text: is it another one, or only spelling?
    Signed {
        /// Whether it is to stay unpublished.
        keep: bool,
    },
    /// Whether to discard it.
    Discard,
}

const PLAIN: [(&str, Step); 23] = [
    ("first", Step::First),
    ("other", Step::Other),
    ("goal", Step::Goal),
    ("recipients", Step::Recipients),
    ("names", Step::RecipientNames),
    ("opens", Step::Opens),
    ("closes", Step::Closes),
    ("people", Step::People),
    ("region", Step::Region),
    ("milestones", Step::Milestones),
    ("channels", Step::Channels),
    ("zone", Step::Zone),
    ("online", Step::Online),
    ("point", Step::Point),
    ("day", Step::Day),
    ("start", Step::Start),
    ("end", Step::End),
    ("capacity", Step::Capacity),
    ("topic", Step::Topic),
    ("file", Step::File),
    ("slug", Step::Slug),
    ("preview", Step::Preview),
    ("fields", Step::Fields),
];

/// The key of words in the campaign file.
#[must_use]
pub const fn key(words: Words) -> &'static str {
    match words {
        Words::Title => "title",
        Words::Summary => "summary",
        Words::Share => "share",
        Words::Body => "body",
        Words::Recipient => "recipient",
        Words::What => "what",
        Words::Speakers => "speakers",
        Words::Place => "place",
        Words::Street => "street",
        Words::City => "city",
        Words::Recap => "recap",
        Words::Question => "question",
        Words::Answer => "answer",
        Words::Others => "words",
        Words::Topic | Words::Group => "name",
        Words::About => "about",
        Words::Contact => "contact",
        Words::Press => "press",
        Words::Holders => "holders",
    }
}

/// The words of a kind in one language, in the order in which they are asked for.
#[must_use]
pub const fn words_of(kind: Kind) -> &'static [Words] {
    match kind {
        Kind::Petition => &[Words::Title, Words::Summary, Words::Share, Words::Body],
        Kind::Event => {
            &[Words::Title, Words::What, Words::Speakers, Words::Place, Words::Street, Words::City]
        }
        Kind::Faq => &[Words::Question, Words::Answer, Words::Others],
    }
}

impl Step {
    /// Its name in buttons.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Words(locale, words) => format!("{}-{locale}", key(*words)),
            Self::Recipient(locale) => format!("recipient-{locale}"),
            Self::TopicName(locale) => format!("topic-{locale}"),
            Self::Changed => "changed".to_owned(),
            Self::Signed { .. } => "signed".to_owned(),
            Self::Discard => "discard".to_owned(),
            plain => PLAIN.iter().find(|(_, one)| one == plain).map_or("", |(name, _)| name).into(),
        }
    }

    /// The reverse of [`Step::code`] for what a button leads to.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        if let Some((_, step)) = PLAIN.iter().find(|(name, _)| *name == code) {
            return Some(step.clone());
        }
        let (name, locale) = code.split_once('-')?;
        let locale = Locale::parse(locale)?;
        let all = Kind::ALL.into_iter().flat_map(|kind| words_of(kind).iter().copied());
        let words = all.chain([Words::Recap]).find(|words| key(*words) == name)?;
        Some(Self::Words(locale, words))
    }

    /// Whether the answer is typed.
    #[must_use]
    pub const fn wants_words(&self) -> bool {
        !matches!(
            self,
            Self::First
                | Self::Other
                | Self::Recipients
                | Self::RecipientNames
                | Self::Region
                | Self::Preview
                | Self::Fields
                | Self::Changed
                | Self::Signed { .. }
                | Self::Discard
                | Self::File
        )
    }

    /// Whether any words are an answer, also the words of a command.
    #[must_use]
    pub const fn takes_words(&self) -> bool {
        matches!(
            self,
            Self::Words(..) | Self::Recipient(_) | Self::TopicName(_) | Self::Zone | Self::Slug
        )
    }

    /// Whether the answer may have several lines.
    #[must_use]
    pub const fn takes_lines(&self) -> bool {
        match self {
            Self::Words(_, words) => words.takes_lines(),
            _ => false,
        }
    }
}

impl Draft {
    /// Something new.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        let content = Value::Object(serde_json::Map::new());
        Self {
            kind,
            base: None,
            content,
            languages: Vec::new(),
            later: false,
            step: Step::First,
            guided: true,
            day: None,
            topic: BTreeMap::new(),
            recipient: BTreeMap::new(),
            zones: Vec::new(),
            file: None,
            mark: None,
            asked: None,
        }
    }

    /// Changes to something that there is.
    #[must_use]
    pub fn of(piece: &ContentItem, first: Locale) -> Self {
        let json = piece.to_json();
        let written = json.get("text").and_then(Value::as_object).cloned().unwrap_or_default();
        let mut languages: Vec<Locale> =
            written.keys().filter_map(|name| Locale::parse(name)).collect();
        languages.sort_by_key(|locale| *locale != first);
        Self {
            base: Some(json.clone()),
            content: json,
            languages,
            later: true,
            step: Step::Fields,
            guided: false,
            ..Self::new(piece.kind())
        }
    }

    /// What it changes.
    #[must_use]
    pub fn changes(&self) -> Option<&str> {
        self.base.as_ref()?.get("slug")?.as_str()
    }

    /// An answer by its key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.content.get(key)
    }

    /// Keeps an answer; `None` deletes it.
    pub fn set(&mut self, key: &str, value: Option<Value>) {
        let Some(all) = self.content.as_object_mut() else { return };
        match value {
            Some(value) => drop(all.insert(key.to_owned(), value)),
            None => drop(all.remove(key)),
        }
    }

    /// Words that were written: several only where there may be several.
    #[must_use]
    pub fn words(&self, locale: Locale, words: Words) -> Vec<String> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let found = self.get("text").and_then(|text| text.get(locale.as_str())?.get(key(words)));
        match found {
            Some(Value::Array(all)) => all.iter().filter_map(text).collect(),
            Some(one) => text(one).filter(|one| !one.is_empty()).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// Keeps words.
    pub fn set_words(&mut self, locale: Locale, words: Words, mut all: Vec<String>) {
        let value = match words {
            Words::Speakers | Words::Others => Some(Value::from(all)),
            Words::Recap if all.is_empty() => None,
            _ => Some(Value::from(all.pop().unwrap_or_default())),
        };
        let Some(content) = self.content.as_object_mut() else { return };
        let text = content.entry("text").or_insert_with(|| Value::Object(serde_json::Map::new()));
        let empty = || Value::Object(serde_json::Map::new());
        let Some(text) = text.as_object_mut() else { return };
        let own = text.entry(locale.as_str()).or_insert_with(empty);
        if let Some(own) = own.as_object_mut() {
            match value {
                Some(value) => drop(own.insert(key(words).to_owned(), value)),
                None => drop(own.remove(key(words))),
            }
        }
    }

    /// Whether nothing was written in this language.
    #[must_use]
    pub fn is_blank(&self, locale: Locale) -> bool {
        words_of(self.kind).iter().all(|words| self.words(locale, *words).is_empty())
    }

    /// Takes a language away.
    pub fn drop_language(&mut self, locale: Locale) {
        self.languages.retain(|one| *one != locale);
        if let Some(text) = self.content.get_mut("text").and_then(Value::as_object_mut) {
            text.remove(locale.as_str());
        }
    }

    /// The file that it will have.
    #[must_use]
    pub fn enclosure(&self) -> Option<Enclosure> {
        match (&self.file, &self.mark) {
            (Some(file), mark) => Some(Enclosure {
                kind: file.kind,
                name: file.name.clone(),
                file: mark.clone().unwrap_or_default(),
            }),
            (None, _) => serde_json::from_value(self.get("attachment")?.clone()).ok(),
        }
    }

    /// The whole of it; `None` as long as something is missing.
    #[must_use]
    pub fn piece(&self) -> Option<ContentItem> {
        let mut whole = self.clone();
        let empty: Vec<Locale> =
            self.languages.iter().copied().filter(|locale| self.is_blank(*locale)).collect();
        empty.into_iter().for_each(|locale| whole.drop_language(locale));
        if let Some(file) = self.enclosure().filter(|_| self.file.is_some()) {
            whole.set("attachment", serde_json::to_value(file).ok());
        }
        ContentItem::from_json(self.kind, whole.content)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, PLAIN, Step, words_of};
    use crate::campaign::rules::Words;
    use crate::locale::Locale;

    #[test]
    fn every_step_that_a_button_names_is_read_as_it_was_written() {
        let words = Kind::ALL.into_iter().flat_map(words_of);
        let words = words.chain(&[Words::Recap]).map(|words| Step::Words(Locale::KM, *words));
        for step in PLAIN.iter().map(|(_, step)| step.clone()).chain(words) {
            assert_eq!(Step::parse(&step.code()), Some(step));
        }
        assert_eq!(Step::parse("fly"), None);
        assert_eq!(Step::parse("title-"), None);
    }
}
