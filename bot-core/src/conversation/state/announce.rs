//! Which question about an announcement is open. The announcement itself is a row of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::conversation::Asked;
use crate::country::Country;
use crate::locale::Locale;

/// What an organizer is doing with which announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AnnounceState {
    /// Which one; empty where none is meant.
    pub(crate) id: String,
    /// What is being asked.
    pub(crate) step: AnnounceStep,
    /// Whether one question leads to the next, as for a new announcement, and not back to the desk.
    pub(crate) guided: bool,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum AnnounceStep {
    /// Go on with the draft there is?
    Unfinished,
    /// Which kind?
    Kind,
    /// Which forum, or which petition?
    About,
    /// Which greeting?
    Greeting,
    /// The text in this language.
    Text(Locale),
    /// What do readers get whose language has no text?
    Missing,
    /// Which country?
    Area,
    /// Which region of it?
    Region(Country),
    /// A photo or a document.
    File,
    /// The buttons under it.
    Links,
    /// What a button says, language by language.
    Label(BTreeMap<Locale, String>),
    /// Which address it opens.
    Address(BTreeMap<Locale, String>),
    /// Who gets it?
    Audience,
    /// When does it go?
    When,
    /// All of it.
    Desk,
    /// Really throw it away?
    Discard,
    /// Type the count.
    Count,
    /// What became of the last ones.
    List,
    /// What becomes of this one.
    Watch,
    /// Really give it up?
    CancelSure,
    /// Really send it again to those of whom nobody knows?
    ResendSure,
    /// The groups and channels.
    Channels,
}

impl AnnounceStep {
    /// As buttons name it: a second tap on *Back* must not lead back twice.
    pub(crate) fn code(&self) -> String {
        match self {
            Self::Unfinished => "unfinished".to_owned(),
            Self::Kind => "kind".to_owned(),
            Self::About => "about".to_owned(),
            Self::Greeting => "greeting".to_owned(),
            Self::Text(locale) => format!("text-{locale}"),
            Self::Missing => "missing".to_owned(),
            Self::Area => "area".to_owned(),
            Self::Region(_) => "region".to_owned(),
            Self::File => "file".to_owned(),
            Self::Links => "links".to_owned(),
            Self::Label(labels) => format!("label-{}", labels.len()),
            Self::Address(_) => "address".to_owned(),
            Self::Audience => "audience".to_owned(),
            Self::When => "when".to_owned(),
            Self::Desk => "desk".to_owned(),
            Self::Discard => "discard".to_owned(),
            Self::Count => "count".to_owned(),
            Self::List => "list".to_owned(),
            Self::Watch => "watch".to_owned(),
            Self::CancelSure => "cancel".to_owned(),
            Self::ResendSure => "resend".to_owned(),
            Self::Channels => "channels".to_owned(),
        }
    }

    /// What it asks for.
    pub(crate) const fn asked(&self) -> Asked {
        match self {
            Self::Text(_) | Self::Label(_) => Asked::Words,
            Self::Address(_) => Asked::Line,
            Self::Area => Asked::Country,
            Self::Region(_) => Asked::Region,
            Self::When => Asked::Day,
            Self::Count => Asked::Count,
            _ => Asked::Nothing,
        }
    }

    /// Whether the answer may have several lines.
    pub(crate) const fn takes_lines(&self) -> bool {
        matches!(self, Self::Text(_))
    }
}

impl AnnounceState {
    /// This step of the same announcement.
    pub(crate) fn to(&self, step: AnnounceStep) -> Self {
        Self { step, ..self.clone() }
    }

    /// A step that leads back to the desk.
    pub(crate) fn at(id: &str, step: AnnounceStep) -> Self {
        Self { id: id.to_owned(), step, guided: false }
    }
}
