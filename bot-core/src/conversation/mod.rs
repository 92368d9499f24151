//! What the rooms of `features/` are built on: one update with all that is needed to decide about it,
//! which question is open, which buttons there are, and what a room says instead of an answer of its own.
//! Names no room.

pub mod asked;
mod context;
pub(crate) mod instead;
pub(crate) mod press;
pub(crate) mod state;
mod turn;
pub(crate) mod way_back;

pub use asked::Asked;
pub use context::{Core, CoreSettings, Indexes};
pub(crate) use instead::{Instead, Stop};
pub use turn::Turn;

use futures_util::future::BoxFuture;

use crate::outcome::Outcome;
use crate::store::StoreError;

/// The beginning of an invitation's payload in a start link; its code follows.
pub(crate) const INVITE: &str = "invite_";

/// Why an update could not be decided.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The database failed, or a row can't be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something that should never be so.
    #[error("{0}")]
    Bug(&'static str),
}

/// What decides about an update. The engine knows no more of the conversation than this.
pub trait Decide: Send + Sync {
    /// Decides about a new update.
    fn decide<'a>(&'a self, turn: &'a mut Turn<'_>) -> BoxFuture<'a, Result<Outcome, Failure>>;

    /// Answers an update that was handled before: the person's current screen, and no effect.
    fn resume<'a>(&'a self, turn: &'a mut Turn<'_>) -> BoxFuture<'a, Result<Outcome, Failure>>;
}
