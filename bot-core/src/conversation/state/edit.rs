//! Which question about the campaign's content is open.

use serde::{Deserialize, Serialize};

use crate::campaign::Kind;
use crate::campaign::draft::Step;
use crate::conversation::Asked;
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
    /// What it asks for.
    pub(crate) const fn asked(&self) -> Asked {
        let Self::Draft(_, step) = self else { return Asked::Nothing };
        match step {
            Step::Goal | Step::People | Step::Capacity => Asked::Count,
            Step::Opens | Step::Closes | Step::Day | Step::Start | Step::End => Asked::Day,
            Step::Zone => Asked::Place,
            _ if step.wants_words() => Asked::Words,
            _ => Asked::Nothing,
        }
    }

    /// Whether the answer may have several lines.
    pub(crate) const fn takes_lines(&self) -> bool {
        matches!(self, Self::Draft(_, step) if step.takes_lines())
    }
}
