//! Which question about the campaign's content is open.

use serde::{Deserialize, Serialize};

use crate::campaign::draft::Step;
use crate::campaign::rules::Words;
use crate::campaign::{Behind, Fact, Kind};
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
    /// What it asks for.
    pub(crate) fn asked(&self) -> Asked {
        let step = match self {
            Self::Draft(_, step) => step,
            Self::Behind(draft) => {
                return match draft.asks {
                    Some(Fact::In(_, Words::About | Words::Holders)) => Asked::Words,
                    Some(_) => Asked::Line,
                    None => Asked::Nothing,
                };
            }
            _ => return Asked::Nothing,
        };
        match step {
            Step::Goal | Step::People | Step::Capacity => Asked::Count,
            Step::Opens | Step::Closes | Step::Day | Step::Start | Step::End => Asked::Day,
            Step::Zone => Asked::Place,
            Step::Slug | Step::Topic | Step::Milestones | Step::Channels => Asked::Line,
            Step::Online | Step::Point => Asked::Line,
            Step::Words(_, Words::Place | Words::Street | Words::City) => Asked::Line,
            _ if step.wants_words() => Asked::Words,
            _ => Asked::Nothing,
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
