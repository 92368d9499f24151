//! The conversations. Each feature is a function from a [`Turn`] to an [`Outcome`]; start reading at
//! [`signing`].
//!
//! How to add a command: one file here, one row in [`crate::command::TABLE`], one arm in
//! `dispatch.rs`, its messages in every locale, its scenario in `tests/`.

mod account;
mod announce;
mod cancel;
mod core;
mod dispatch;
mod edit;
mod event;
mod fallback;
mod faq;
mod follow;
mod form;
mod group;
mod help;
pub(crate) mod inbox;
mod language;
mod milestones;
mod petition;
mod press;
mod privacy;
pub(crate) mod questions;
pub mod signing;
mod staff;
mod start;
mod state;
pub mod suggest;
pub mod totals;
mod turn;

pub use self::core::{Core, CoreSettings};
pub use dispatch::Features;
pub use turn::Turn;

use futures_util::future::BoxFuture;

use crate::outcome::Outcome;
use crate::store::StoreError;

/// Why a feature could not decide.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The database failed, or a row can't be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something that should never be so.
    #[error("{0}")]
    Bug(&'static str),
}

/// What decides about an update. The engine knows no more of the features than this.
pub trait Decide: Send + Sync {
    /// Decides about a new update.
    fn decide<'a>(&'a self, turn: &'a mut Turn<'_>) -> BoxFuture<'a, Result<Outcome, Failure>>;

    /// Answers an update that was handled before: the person's current screen, and no effect.
    fn resume<'a>(&'a self, turn: &'a mut Turn<'_>) -> BoxFuture<'a, Result<Outcome, Failure>>;
}
