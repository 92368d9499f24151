//! What a room says instead of an outcome of its own. It returns early with it, and the router turns it
//! into an answer inside the same transaction: so no room calls another one.

use super::Failure;
use super::press::Press;
use crate::store::StoreError;
use crate::text::Message;

/// Where an answer comes from that is not this room's.
#[derive(Clone, Debug)]
pub(crate) enum Instead {
    /// The button or the question is older than what it was about: the open question, or where to go.
    Stale,
    /// This hint, with the buttons of the open question.
    Hint(Message),
    /// Nobody knows what the words mean.
    NotUnderstood,
    /// A voice message, a picture, a sticker where none is expected.
    Unreadable,
    /// As if this button had been pressed.
    Go(Press),
    /// The campaign's main petition, else the list of petitions.
    Main,
}

/// Why a room has no outcome.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Something else answers.
    Instead(Box<Instead>),
    /// Nothing can be decided.
    Failure(Failure),
}

impl From<Instead> for Stop {
    fn from(instead: Instead) -> Self {
        Self::Instead(Box::new(instead))
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failure(error.into())
    }
}
