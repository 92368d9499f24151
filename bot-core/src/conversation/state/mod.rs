//! What a person is being asked. Sealed in the store, for 24 hours; never holds a name.

mod announce;
mod aside;
mod edit;
mod inbox;
mod questions;
mod typed;

use serde::{Deserialize, Serialize};

pub(crate) use announce::{AnnounceState, AnnounceStep};
pub(crate) use aside::Aside;
pub(crate) use edit::{BehindDraft, EditState};
pub(crate) use inbox::{InboxDraft, InboxState, InboxWords};
pub(crate) use questions::{AnswerDraft, QuestionDraft, QuestionsState};

pub(crate) use typed::{TypedName, TypedRegion, mark};

use super::Asked;
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
        /// The new name, once it is typed.
        #[serde(default)]
        typed: Option<TypedName>,
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
        /// As they were typed, cut to a length; nothing of what may be a name.
        words: String,
    },
    /// Types what to call the person who is invited.
    Invite {
        /// The role that the link will give.
        role: String,
        /// What they are to be called, once it is typed, and the mark of the button below it.
        #[serde(default)]
        label: Option<(String, String)>,
    },
    /// Looks at something that only buttons answer, in front of what was open: words answer nothing that
    /// is behind it.
    Aside {
        /// What.
        what: Aside,
        /// What was open before: it is open again afterwards.
        before: Option<Box<State>>,
    },
}

impl State {
    /// The petition that it is about.
    pub(crate) fn slug(&self) -> Option<&str> {
        match self {
            Self::Signing(half) => Some(&half.slug),
            Self::Signed(signed) => Some(&signed.slug),
            Self::Correct { slug, .. } | Self::CorrectCountry { slug, .. } => Some(slug),
            _ => None,
        }
    }

    /// What the open question asks for.
    pub(crate) fn asked(&self) -> Asked {
        match self {
            Self::Welcome { .. } | Self::Searched { .. } | Self::Aside { .. } => Asked::Nothing,
            Self::Signing(half) => half.step.asked(),
            Self::Signed(signed) if signed.next == AfterStep::Region => Asked::Region,
            Self::Signed(_) => Asked::Nothing,
            Self::Correct { .. } => Asked::Name,
            Self::CorrectCountry { .. } => Asked::Country,
            Self::Home(living) => living.step.asked(),
            Self::Announce(writing) => writing.step.asked(),
            Self::Edit(view) => view.asked(),
            Self::Inbox(talk) => talk.asked(),
            Self::Questions(talk) => talk.asked(),
            Self::Connect { .. } | Self::Door { .. } => Asked::Code,
            Self::Invite { .. } => Asked::Line,
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
    /// A name that was typed and waits for a press.
    #[serde(default)]
    pub(crate) typed: Option<TypedName>,
}

impl Signing {
    /// Whether it is the signature that a button is about.
    pub(crate) fn is_of(&self, slug: &str, seat: i64) -> bool {
        self.slug == slug && self.seat == seat
    }
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
    /// Is shown the typed name: sign with it?
    Confirm(Country),
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
    /// A region that was typed and waits for a press.
    #[serde(default)]
    pub(crate) typed: Option<TypedRegion>,
    /// The update that signed, as its platform names it: if it comes again its thanks was lost.
    #[serde(default)]
    pub(crate) update: String,
}

impl Signed {
    /// Whether it follows the signature that a button is about.
    pub(crate) fn is_of(&self, slug: &str, seat: i64) -> bool {
        self.slug == slug && self.seat == seat
    }
}

names! {
    /// The questions after a signature; each can be skipped.
    #[derive(Serialize, Deserialize)]
    pub(crate) enum AfterStep {
        /// Which region?
        Region = "region",
        /// Follow the news?
        Follow = "follow",
        /// Share, someone beside, erase.
        More = "more",
    }
}

/// A follower says where they live.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HomeState {
    /// Whether surveys are followed once it is said.
    pub(crate) surveys: bool,
    /// How far it is.
    pub(crate) step: HomeStep,
    /// A region that was typed and waits for a press.
    #[serde(default)]
    pub(crate) typed: Option<TypedRegion>,
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

names! {
    /// A step without what was answered before it.
    pub(crate) enum StepName {
        Petition = "petition",
        Country = "country",
        Risk = "risk",
        Name = "name",
        Typing = "typing",
        Confirm = "confirm",
        HomeCountry = "home-country",
        HomeRegion = "home-region",
        HomeZone = "home-zone",
    }
}

impl HomeStep {
    /// What it asks for.
    const fn asked(&self) -> Asked {
        match self {
            Self::Country => Asked::Country,
            Self::Region(_) => Asked::Region,
            Self::Zone(..) => Asked::Place,
        }
    }
}

impl SigningStep {
    /// What it asks for.
    const fn asked(self) -> Asked {
        match self {
            Self::Petition | Self::Risk(_) => Asked::Nothing,
            Self::Country => Asked::Country,
            Self::Name(_) | Self::Typing(_) | Self::Confirm(_) => Asked::Name,
        }
    }

    /// The country, once it is said and nothing is in doubt about it.
    pub(crate) const fn country(self) -> Option<Country> {
        match self {
            Self::Petition | Self::Country | Self::Risk(_) => None,
            Self::Name(country) | Self::Typing(country) | Self::Confirm(country) => Some(country),
        }
    }

    /// Where it is on the way.
    pub(crate) const fn stage(self) -> StepName {
        match self {
            Self::Petition => StepName::Petition,
            Self::Country => StepName::Country,
            Self::Risk(_) => StepName::Risk,
            Self::Name(_) => StepName::Name,
            Self::Typing(_) => StepName::Typing,
            Self::Confirm(_) => StepName::Confirm,
        }
    }
}
