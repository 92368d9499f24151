//! What a person is being asked. Sealed in the store, for 24 hours; never holds a name.

mod announce;
mod edit;
mod inbox;
mod questions;

use serde::{Deserialize, Serialize};

pub(crate) use announce::{AnnounceState, AnnounceStep};
pub(crate) use edit::EditState;
pub(crate) use inbox::{InboxDraft, InboxState, InboxWords};
pub(crate) use questions::{AnswerDraft, QuestionDraft, QuestionsState};

use crate::country::Country;

/// Which question waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum State {
    /// The first contact: which language? Then on with the command that they came with.
    Welcome {
        /// A command of ours, such as `/start slug_channel`.
        then: String,
    },
    /// On the way to a signature.
    Signing(Signing),
    /// Signed a moment ago.
    Signed(Signed),
    /// Types the name that replaces the sealed one.
    Correct {
        /// Which petition.
        slug: String,
        /// Which seat.
        seat: i64,
    },
    /// Chooses the country that a signature counts for instead.
    CorrectCountry {
        /// Which petition.
        slug: String,
        /// Which seat.
        seat: i64,
    },
    /// Says where they live.
    Home(HomeState),
    /// Writes, sends or watches an announcement.
    Announce(AnnounceState),
    /// Writes the campaign's content.
    Edit(EditState),
    /// Connects two accounts. What is kept of it is in the store's offers.
    Connect {
        /// A signature in the making, or what follows one: it is open again afterwards.
        before: Option<Box<State>>,
    },
    /// Writes to the campaign, or minds what others wrote.
    Inbox(InboxState),
    /// Asks the speakers of a forum, or minds the queue.
    Questions(QuestionsState),
    /// Minds the door of a forum: types the codes of tickets.
    Door {
        /// Its slug.
        event: String,
    },
    /// Asks nothing: looked for an answer in these words, which *Ask a person* passes on.
    Searched {
        /// As they were typed, cut to a length.
        words: String,
    },
    /// Types what to call the person who is invited.
    Invite {
        /// The role that the link will give.
        role: String,
    },
}

impl State {
    /// Whether the answer is in the person's own words. Elsewhere only buttons answer.
    pub(crate) const fn wants_words(&self) -> bool {
        match self {
            Self::Welcome { .. } | Self::Searched { .. } => false,
            Self::Signing(half) => {
                !matches!(half.step, SigningStep::Petition | SigningStep::Risk(_))
            }
            Self::Signed(signed) => matches!(signed.next, AfterStep::Region),
            Self::Announce(writing) => writing.step.wants_words(),
            Self::Edit(view) => view.wants_words(),
            Self::Inbox(talk) => talk.takes_words(),
            Self::Questions(talk) => talk.takes_words(),
            Self::Correct { .. }
            | Self::CorrectCountry { .. }
            | Self::Home(_)
            | Self::Connect { .. }
            | Self::Door { .. }
            | Self::Invite { .. } => true,
        }
    }
}

/// A signature in the making.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Signing {
    /// Which petition.
    pub(crate) slug: String,
    /// 1 for the account's own person.
    pub(crate) seat: i64,
    /// The link that led here, one that an organizer made.
    pub(crate) channel: Option<String>,
    /// The text that was on the screen.
    pub(crate) text_version: i64,
    /// The consent that was on the screen.
    pub(crate) consent_version: i64,
    /// How far it is.
    pub(crate) step: SigningStep,
}

/// How far a signature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SigningStep {
    /// Reads the petition.
    Petition,
    /// Chooses the country.
    Country,
    /// Reads the sentence on risk.
    Risk(Country),
    /// Chooses between the profile's name and another one.
    Name(Country),
    /// Types a name.
    Typing(Country),
}

/// What follows a signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Signed {
    /// Which petition.
    pub(crate) slug: String,
    /// Which seat.
    pub(crate) seat: i64,
    /// Which question is next.
    pub(crate) next: AfterStep,
    /// The update that signed, as its platform names it: if it comes again its thanks was lost.
    #[serde(default)]
    pub(crate) update: String,
}

/// The questions after a signature; each can be skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum AfterStep {
    /// Which region?
    Region,
    /// Follow the news?
    Follow,
    /// Share, someone beside, erase.
    More,
}

impl AfterStep {
    /// As buttons name it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Follow => "follow",
            Self::More => "more",
        }
    }

    /// The reverse of [`AfterStep::as_str`].
    pub(crate) fn parse(name: &str) -> Option<Self> {
        [Self::Region, Self::Follow, Self::More].into_iter().find(|next| next.as_str() == name)
    }
}

/// A follower says where they live.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HomeState {
    /// Whether surveys are followed once it is said.
    pub(crate) surveys: bool,
    /// How far it is.
    pub(crate) step: HomeStep,
}

/// How far the answer is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum HomeStep {
    /// Which country?
    Country,
    /// Which region or city?
    Region(Country),
    /// Which time zone? With the region, if one was given.
    Zone(Country, Option<String>),
}

impl HomeStep {
    /// Where it is on the way.
    pub(crate) const fn stage(&self) -> StepName {
        match self {
            Self::Country => StepName::HomeCountry,
            Self::Region(_) => StepName::HomeRegion,
            Self::Zone(..) => StepName::HomeZone,
        }
    }
}

/// A step without what was answered before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepName {
    Petition,
    Country,
    Risk,
    Name,
    Typing,
    HomeCountry,
    HomeRegion,
    HomeZone,
}

impl StepName {
    const ALL: [Self; 8] = [
        Self::Petition,
        Self::Country,
        Self::Risk,
        Self::Name,
        Self::Typing,
        Self::HomeCountry,
        Self::HomeRegion,
        Self::HomeZone,
    ];

    /// As buttons name it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Petition => "petition",
            Self::Country => "country",
            Self::Risk => "risk",
            Self::Name => "name",
            Self::Typing => "typing",
            Self::HomeCountry => "home-country",
            Self::HomeRegion => "home-region",
            Self::HomeZone => "home-zone",
        }
    }

    /// The reverse of [`StepName::as_str`].
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == name)
    }
}

impl SigningStep {
    /// Where it is on the way.
    pub(crate) const fn stage(self) -> StepName {
        match self {
            Self::Petition => StepName::Petition,
            Self::Country => StepName::Country,
            Self::Risk(_) => StepName::Risk,
            Self::Name(_) => StepName::Name,
            Self::Typing(_) => StepName::Typing,
        }
    }
}
