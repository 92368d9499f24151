//! Which question about the inbox is open.

use serde::{Deserialize, Serialize};

use super::State;
use crate::conversation::Asked;
use crate::msg;
use crate::outcome::Form;
use crate::store::inbox::{Kind, Voice};

/// Who writes what to the campaign, or looks at what others wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum InboxState {
    /// Somebody writes to the campaign.
    Asks(InboxDraft),
    /// A moderator looks at the list, from this arrival on.
    Desk(i64),
    /// A moderator looks at one message.
    Looks(String),
    /// A moderator answers it: with these words once they are written.
    Answers(String, Option<String>),
}

/// A message in the making.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct InboxDraft {
    pub(crate) kind: Kind,
    /// The answered one about which they ask back.
    pub(crate) about: Option<String>,
    /// What will be sent, once it is said.
    pub(crate) words: Option<InboxWords>,
    /// A signature in the making, or what follows one: it is open again afterwards.
    pub(crate) before: Option<Box<State>>,
}

/// What is said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum InboxWords {
    Typed(String),
    Spoken(Voice),
}

impl std::fmt::Debug for InboxWords {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("InboxWords(…)")
    }
}

impl InboxState {
    /// What it asks for. Words that are there are shown back: a yes, a no or a question changes nothing about
    /// them, other words take their place.
    pub(crate) const fn asked(&self) -> Asked {
        let shown_back = match self {
            Self::Asks(asking) => asking.words.is_some(),
            Self::Answers(_, words) => words.is_some(),
            Self::Desk(_) | Self::Looks(_) => return Asked::Nothing,
        };
        if shown_back { Asked::Line } else { Asked::Words }
    }

    /// The form for the words.
    pub(crate) fn form(&self) -> Form {
        let label = match self {
            Self::Asks(InboxDraft { kind: Kind::Question, .. }) => msg!("form-inbox-question"),
            Self::Asks(_) => msg!("form-inbox-idea"),
            _ => msg!("form-inbox-answer"),
        };
        Form { label, long: true }
    }
}
