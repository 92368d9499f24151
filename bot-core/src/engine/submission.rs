//! An update on its way through the engine, and the promise of its answer.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::sync::oneshot;

use crate::incoming::Incoming;
use crate::outcome::Outcome;
use crate::vault::{Seed, Tag};

/// One submitted update.
pub(super) struct Submission {
    pub(super) incoming: Incoming,
    pub(super) seed: Seed,
    pub(super) key: Tag,
    pub(super) answer: oneshot::Sender<Outcome>,
    /// How often the database refused it for a reason that may lie in the update itself.
    pub(super) tries: u32,
}

impl Submission {
    /// Resolves the ticket. Nobody may be waiting any more; the effect stands all the same.
    pub(super) fn resolve(self, outcome: Outcome) {
        let _ = self.answer.send(outcome);
    }
}

/// The engine ended before this update was committed. Nothing of it is in the store.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the engine has stopped")]
pub struct Stopped;

/// Resolves after the commit.
#[derive(Debug)]
pub struct Ticket(oneshot::Receiver<Outcome>);

impl Ticket {
    pub(super) fn pair() -> (oneshot::Sender<Outcome>, Self) {
        let (answer, waits) = oneshot::channel();
        (answer, Self(waits))
    }
}

impl Future for Ticket {
    type Output = Result<Outcome, Stopped>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map(|answer| answer.map_err(|_| Stopped))
    }
}
