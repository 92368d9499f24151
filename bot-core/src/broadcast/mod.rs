//! How an announcement reaches each follower once: the ledger, the pace, the run, and the port that
//! every platform's adapter implements. Nothing here is specific to a platform.
//!
//! An announcement becomes a *ledger* with one row for each recipient. The [`Runner`] claims the next
//! rows: it marks them *sending* in the transaction that records the outcomes of the last ones. Only
//! then may the platform's [`Carrier`] post them. So after a crash the outcome is in doubt for exactly
//! the rows that were under way. They become *unknown* and are not sent again unless an organizer asks
//! for it.

pub mod audience;
mod checkpoint;
mod direct_messages;
mod event_notices;
mod extras;
pub mod lane;
mod letter;
pub mod markup;
pub mod pace;
pub mod post;
mod prepare;
mod recipient;
pub mod report;
mod run;
mod steps;
mod worker;

pub use run::Runner;

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;

use crate::announcement::Attachment;
use crate::clock::{DAY, Seconds};
use crate::outcome::Reply;
use crate::platform::{Address, Platform};
use crate::store::{Conn, StoreError};
use crate::vault::Seed;

/// How long the ledger of a finished announcement is kept.
pub const KEPT: Seconds = 30 * DAY;
/// Rows of a ledger that one transaction writes: each is a statement, and the database may be far away.
const WRITTEN: i64 = 250;
/// When people are due in a new ledger: before groups and channels.
const PEOPLE: Seconds = 0;

/// What announcements need from a platform.
pub trait Carrier: Send + Sync + 'static {
    /// Which platform it is.
    fn platform(&self) -> Platform;

    /// Posts per second that are allowed besides the replies.
    fn per_second(&self) -> u32;

    /// How many posts may be under way at once.
    fn at_once(&self) -> usize;

    /// Resolves when one more post may begin. It observes the pace, replies, and pauses that the
    /// platform asked for. Dropping the future gives the slot back.
    fn slot(&self) -> BoxFuture<'_, ()>;

    /// Posts once and does not retry. `post` is at most one message.
    fn post<'a>(&'a self, to: &'a Address, post: &'a Reply) -> BoxFuture<'a, Posted>;

    /// Shows something to staff, in place of the message `edits` if given. The id of the message that
    /// now shows it, if the platform told it.
    fn show<'a>(
        &'a self,
        to: &'a Address,
        reply: &'a Reply,
        edits: Option<&'a str>,
    ) -> BoxFuture<'a, Option<String>>;
}

/// The source of files that the carrier's platform does not hold. The engine implements it.
pub trait Files: Send + Sync + 'static {
    /// The bytes; `None` if they are not kept.
    fn bytes<'a>(&'a self, file: &'a Attachment) -> BoxFuture<'a, Option<Vec<u8>>>;
}

/// The outcome of one post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    /// It was posted.
    Sent,
    /// It was posted, and the scheduled event that it made has this id.
    Made(String),
    /// The bot can't reach the chat for good: blocked, deleted, no such chat.
    Gone,
    /// The chat has moved to this address; nothing was posted.
    Moved(Address),
    /// The platform refuses the content and would refuse it for everyone.
    Refused,
    /// Certainly not posted, for a reason that concerns this chat alone.
    Failed,
    /// Certainly not posted, because it was too fast: try again after this pause, any number of times.
    Wait(Duration),
    /// Certainly not posted; worth a few more tries after this pause.
    Later(Duration),
    /// Perhaps posted; no answer came.
    Unknown,
    /// The platform no longer accepts the bot's token; nothing was posted.
    Token,
}

/// What a step works with.
pub struct Work<'a> {
    /// The open transaction.
    pub conn: &'a mut Conn,
    /// The time.
    pub now: Seconds,
    /// The step's randomness: the same in every attempt.
    pub seed: Seed,
}

impl std::fmt::Debug for Work<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Work")
    }
}

/// A transaction that no update of a person asked for. It may run several times, also after a commit
/// whose answer was lost, so running it twice must have the effect of running it once.
pub trait Step: Send + Sync {
    /// Runs it on an open transaction.
    fn run<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<(), StoreError>>;
}

/// The step was not carried out: the engine has stopped, or a row can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the step was given up")]
pub struct GivenUp;

/// Carries out steps, in turn with people's updates. The engine implements it.
pub trait Steps: Send + Sync + 'static {
    /// Resolves after the commit; waits as long as the database is away.
    fn carry_out(&self, step: Arc<dyn Step>) -> BoxFuture<'_, Result<(), GivenUp>>;

    /// Resolves when an update changed an announcement since the last call.
    fn woken(&self) -> BoxFuture<'_, ()>;
}
