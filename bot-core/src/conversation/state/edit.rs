//! Which question about the campaign's content is open.

use serde::{Deserialize, Serialize};

use crate::campaign::draft::Step;
use crate::campaign::rules::Words;
use crate::campaign::{Behind, Fact, Kind};
use crate::conversation::press::EditAct;

/// What an organizer looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum EditState {
    /// A draft, at this question.
    Draft(String, Step),
    /// All there is to edit.
    List,
    /// One of them.
    Show(Kind, String),
    /// *Really?*
    Sure(EditAct, Kind, String),
    /// What goes if the examples go.
    Samples,
    /// Who is behind the campaign.
    Behind(Box<BehindDraft>),
}

/// Who is behind the campaign, as an owner changes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BehindDraft {
    /// As it stood when the owner began.
    pub(crate) base: Behind,
    /// With the changes.
    pub(crate) now: Behind,
    /// Which fact is asked for. None: all that there is stands on the screen.
    pub(crate) asks: Option<Fact>,
    /// Whether the next question follows by itself.
    pub(crate) guided: bool,
}

impl EditState {
    /// Whether the answer is typed.
    pub(crate) fn wants_words(&self) -> bool {
        match self {
            Self::Draft(_, step) => step.wants_words(),
            Self::Behind(draft) => draft.asks.is_some(),
            _ => false,
        }
    }

    /// Whether any words are an answer, also those that stand for a command.
    pub(crate) fn takes_words(&self) -> bool {
        match self {
            Self::Draft(_, step) => step.takes_words(),
            Self::Behind(draft) => draft.asks.is_some(),
            _ => false,
        }
    }

    /// Whether the answer may have several lines.
    pub(crate) fn takes_lines(&self) -> bool {
        match self {
            Self::Draft(_, step) => step.takes_lines(),
            Self::Behind(draft) => {
                matches!(draft.asks, Some(Fact::In(_, Words::About | Words::Holders)))
            }
            _ => false,
        }
    }
}
