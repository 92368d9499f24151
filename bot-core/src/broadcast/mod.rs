//! How an announcement reaches each of its followers once: the ledger, the pace, the run, and the port
//! that every platform's adapter implements. No platform's word stands here.
//!
//! An announcement becomes a *ledger* of one row for each follower. The [`Runner`] takes the next rows,
//! marks them *sending* in the same transaction that records what became of the last ones, and only then
//! lets the platform's [`Carrier`] post. So after a crash exactly the rows that were under way are in
//! doubt; they become *unknown* and are never sent again by themselves.

pub mod audience;
mod checkpoint;
mod direct_messages;
mod event_notices;
mod extras;
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
use crate::vault::{HostSecret, Seed};

/// How long the ledger of a finished announcement is kept.
pub const KEPT: Seconds = 30 * DAY;
/// Rows of a ledger that one transaction writes: each is a statement, and the database may be far away.
const WRITTEN: i64 = 250;
/// When people are due in a new ledger: before groups and channels.
const PEOPLE: Seconds = 0;

/// What a platform gives to announcements.
pub trait Carrier: Send + Sync + 'static {
    /// Which platform it is.
    fn platform(&self) -> Platform;

    /// Posts per second that are allowed beside the replies.
    fn per_second(&self) -> u32;

    /// How many posts may be under way at once.
    fn at_once(&self) -> usize;

    /// Resolves when one more post may begin: the pace, replies, and pauses that the platform asked for
    /// are observed here. Dropping it gives the place back.
    fn slot(&self) -> BoxFuture<'_, ()>;

    /// Posts once, without trying again. `post` is at most one message.
    fn post<'a>(&'a self, to: &'a Address, post: &'a Reply) -> BoxFuture<'a, Posted>;

    /// Shows something to staff, in place of the message `edits` if there is one. The message that now
    /// holds it, if the platform told.
    fn show<'a>(
        &'a self,
        to: &'a Address,
        reply: &'a Reply,
        edits: Option<&'a str>,
    ) -> BoxFuture<'a, Option<String>>;
}

/// Where a carrier gets the bytes of a file that its platform does not hold. The engine is it.
pub trait Files: Send + Sync + 'static {
    /// The bytes; `None` if they are not kept.
    fn bytes<'a>(&'a self, file: &'a Attachment) -> BoxFuture<'a, Option<Vec<u8>>>;
}

/// What became of one post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    /// It is there.
    Sent,
    /// It is there, and what became an event of the server has this id.
    Made(String),
    /// The chat is closed to the bot for good: blocked, deleted, no such chat.
    Gone,
    /// The chat lives at this address now; nothing was posted.
    Moved(Address),
    /// The content is wrong, and would be for everyone.
    Refused,
    /// Surely not posted, for a reason of this chat alone: nothing follows for the others.
    Failed,
    /// Surely not posted, as it went too fast: its turn comes again after this pause, however often.
    Wait(Duration),
    /// Surely not posted; worth a few more tries after this pause.
    Later(Duration),
    /// Perhaps posted: no answer came.
    Unknown,
    /// The platform does not know the bot's token any more; nothing was posted.
    Token,
}

/// What a step works with: the open transaction of this attempt.
pub struct Work<'a> {
    /// The open transaction.
    pub conn: &'a mut Conn,
    /// The host secret.
    pub secret: &'a HostSecret,
    /// The time.
    pub now: Seconds,
    /// The step's randomness: the same at every attempt.
    pub seed: Seed,
}

impl std::fmt::Debug for Work<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Work")
    }
}

/// A transaction that no person's update asked for. It may run several times, also after a commit whose
/// answer was lost: its effect must be the same as of one run.
pub trait Step: Send + Sync {
    /// Does it, on an open transaction.
    fn run<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<(), StoreError>>;
}

/// A step came to nothing: the engine has stopped, or a row can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the step was given up")]
pub struct GivenUp;

/// Who carries out steps, in turn with people's updates. The engine does.
pub trait Steps: Send + Sync + 'static {
    /// Resolves after the commit; waits as long as the database is away.
    fn carry_out(&self, step: Arc<dyn Step>) -> BoxFuture<'_, Result<(), GivenUp>>;

    /// Resolves when an update changed an announcement since the last call.
    fn woken(&self) -> BoxFuture<'_, ()>;
}
