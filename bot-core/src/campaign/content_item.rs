//! A petition, an event or a question behind one interface: what editing and files need of all three.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Event, Faq, Petition, Standing};
use crate::announcement::{Attachment, FileKind};
use crate::locale::Locale;
use crate::platform::Platform;

/// A kind of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A petition.
    Petition,
    /// A public forum.
    Event,
    /// A question with its answer.
    Faq,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Petition, Self::Event, Self::Faq];

    /// Its name in buttons and files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Petition => "petition",
            Self::Event => "event",
            Self::Faq => "faq",
        }
    }

    /// The reverse of [`Kind::as_str`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A photo or a PDF that belongs to content and is for everyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enclosure {
    /// How it is shown.
    pub kind: FileKind,
    /// What people read as its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// In the campaign file its path, relative to that file; in the store the mark of its bytes.
    pub file: String,
}

impl Enclosure {
    /// The attachment of a reply: the host itself holds its bytes, no platform does.
    #[must_use]
    pub fn attachment(&self) -> Attachment {
        let (file, name) = (self.file.clone(), self.name.clone());
        Attachment { platform: Platform::Terminal, kind: self.kind, file, size: 0, name }
    }

    /// Whether `file` is a path relative to the campaign file that leads nowhere else.
    pub(super) fn is_path(&self) -> bool {
        let parts = self.file.split('/');
        self.file.len() <= 300
            && !self.file.contains(['\\', '\0'])
            && parts.into_iter().all(|part| !matches!(part, "" | "." | ".."))
    }
}

/// One of the three.
#[derive(Clone, Debug, PartialEq)]
pub enum ContentItem {
    /// A petition.
    Petition(Box<Petition>),
    /// A public forum.
    Event(Box<Event>),
    /// A question with its answer.
    Faq(Box<Faq>),
}

impl ContentItem {
    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Petition(_) => Kind::Petition,
            Self::Event(_) => Kind::Event,
            Self::Faq(_) => Kind::Faq,
        }
    }

    /// Its name in links.
    #[must_use]
    pub fn slug(&self) -> &str {
        match self {
            Self::Petition(one) => &one.slug,
            Self::Event(one) => &one.slug,
            Self::Faq(one) => &one.slug,
        }
    }

    /// Who can find it.
    #[must_use]
    pub const fn state(&self) -> Standing {
        match self {
            Self::Petition(one) => one.state,
            Self::Event(one) => one.state,
            Self::Faq(one) => one.state,
        }
    }

    /// Sets who can find it.
    pub fn set_state(&mut self, state: Standing) {
        match self {
            Self::Petition(one) => one.state = state,
            Self::Event(one) => one.state = state,
            Self::Faq(one) => one.state = state,
        }
    }

    /// Whether it is only an example.
    #[must_use]
    pub const fn is_sample(&self) -> bool {
        match self {
            Self::Petition(one) => one.sample,
            Self::Event(one) => one.sample,
            Self::Faq(one) => one.sample,
        }
    }

    /// Its title or question, for a reader of this language.
    #[must_use]
    pub fn title(&self, locale: Locale) -> &str {
        let title = match self {
            Self::Petition(one) => one.text_for(locale).map(|(_, words)| &words.title),
            Self::Event(one) => one.text_for(locale).map(|(_, words)| &words.title),
            Self::Faq(one) => one.text_for(locale).map(|(_, words)| &words.question),
        };
        title.map_or("", String::as_str)
    }

    /// Its file.
    #[must_use]
    pub const fn enclosure(&self) -> Option<&Enclosure> {
        match self {
            Self::Petition(one) => one.attachment.as_ref(),
            Self::Event(one) => one.attachment.as_ref(),
            Self::Faq(one) => one.attachment.as_ref(),
        }
    }

    /// Gives it another file.
    pub fn set_enclosure(&mut self, file: Option<Enclosure>) {
        match self {
            Self::Petition(one) => one.attachment = file,
            Self::Event(one) => one.attachment = file,
            Self::Faq(one) => one.attachment = file,
        }
    }

    /// As JSON, with the keys of the campaign file.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let json = match self {
            Self::Petition(one) => serde_json::to_value(one),
            Self::Event(one) => serde_json::to_value(one),
            Self::Faq(one) => serde_json::to_value(one),
        };
        // The keys are texts, and nothing else can fail.
        json.unwrap_or_default()
    }

    /// The reverse of [`ContentItem::to_json`]; `None` if something is missing.
    #[must_use]
    pub fn from_json(kind: Kind, json: Value) -> Option<Self> {
        Some(match kind {
            Kind::Petition => Self::Petition(serde_json::from_value(json).ok()?),
            Kind::Event => Self::Event(serde_json::from_value(json).ok()?),
            Kind::Faq => Self::Faq(serde_json::from_value(json).ok()?),
        })
    }
}
