//! Which question about the questions to speakers is open.

use serde::{Deserialize, Serialize};

use super::State;
use crate::conversation::Asked;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::Form;

/// What is open.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum QuestionsState {
    /// A follower asks the speakers of a forum.
    Asks(QuestionDraft),
    /// A moderator looks at the queue of this forum.
    Queue(String),
    /// A moderator looks at one question.
    Looks(String),
    /// A moderator chooses the question into which this one is merged.
    Merges(String),
    /// A moderator writes what stands with the recap.
    Publishes(AnswerDraft),
}

impl std::fmt::Debug for QuestionsState {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("QuestionsState(…)")
    }
}

/// A question in the making.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct QuestionDraft {
    /// Of which forum.
    pub(crate) slug: String,
    /// Once they are written.
    pub(crate) words: Option<String>,
    /// A signature in the making, or what follows one: it is open again afterwards.
    pub(crate) before: Option<Box<State>>,
}

impl std::fmt::Debug for QuestionDraft {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("QuestionDraft(…)")
    }
}

/// A question and its answer on the way to the recap.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AnswerDraft {
    pub(crate) id: String,
    pub(crate) event: String,
    /// In which language it will stand.
    pub(crate) locale: Locale,
    /// As it was asked, until a moderator writes it anew; typed in a further language.
    pub(crate) question: Option<String>,
    pub(crate) answer: Option<String>,
    /// Whether it stands in another language already.
    pub(crate) further: bool,
}

impl std::fmt::Debug for AnswerDraft {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("AnswerDraft(…)")
    }
}

impl QuestionsState {
    /// What it asks for. Words that are there are shown back: a yes, a no or a question changes nothing about
    /// them, other words take their place.
    pub(crate) const fn asked(&self) -> Asked {
        let shown_back = match self {
            Self::Asks(asking) => asking.words.is_some(),
            Self::Publishes(one) => one.answer.is_some(),
            Self::Queue(_) | Self::Looks(_) | Self::Merges(_) => return Asked::Nothing,
        };
        if shown_back { Asked::Line } else { Asked::Words }
    }

    /// What is open again afterwards.
    pub(crate) fn before(self) -> Option<Box<State>> {
        match self {
            Self::Asks(asking) => asking.before,
            _ => None,
        }
    }

    /// The form for the words.
    pub(crate) fn form(&self) -> Form {
        let label = match self {
            Self::Publishes(AnswerDraft { question: Some(_), .. }) => msg!("form-question-answer"),
            Self::Publishes(_) => msg!("form-question-other"),
            _ => msg!("form-question"),
        };
        Form { label, long: true }
    }
}
