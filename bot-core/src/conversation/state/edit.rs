//! Which question about the campaign's content is open.

use serde::{Deserialize, Serialize};

use crate::campaign::Kind;
use crate::campaign::draft::Step;
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
}

impl EditState {
    /// Whether the answer is typed.
    pub(crate) const fn wants_words(&self) -> bool {
        matches!(self, Self::Draft(_, step) if step.wants_words())
    }

    /// Whether any words are an answer, also those that stand for a command.
    pub(crate) const fn takes_words(&self) -> bool {
        matches!(self, Self::Draft(_, step) if step.takes_words())
    }

    /// Whether the answer may have several lines.
    pub(crate) const fn takes_lines(&self) -> bool {
        matches!(self, Self::Draft(_, step) if step.takes_lines())
    }
}
