//! An update or a step on its way through the engine, and the promise of an answer.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use tokio::sync::oneshot;

use crate::broadcast::Step;
use crate::incoming::Incoming;
use crate::outcome::Outcome;
use crate::store::StoreError;
use crate::vault::{Seed, Tag};

/// What to do in a transaction.
pub(super) enum Task {
    /// A person's update: handled once.
    Update { incoming: Box<Incoming>, key: Tag, answer: oneshot::Sender<Outcome> },
    /// A step of a broadcast: may run again.
    Step { step: Arc<dyn Step>, answer: oneshot::Sender<()> },
}

/// One submitted task.
pub(super) struct Submission {
    pub(super) task: Task,
    /// How often the database refused it, perhaps because of the update itself.
    pub(super) tries: u32,
    /// Drawn once, so that the task gets the same random values when it runs again.
    seed: OnceLock<Seed>,
}

impl Submission {
    pub(super) fn new(task: Task) -> Self {
        Self { task, tries: 0, seed: OnceLock::new() }
    }

    /// The update, if it is one.
    pub(super) fn update(&self) -> Option<&Incoming> {
        match &self.task {
            Task::Update { incoming, .. } => Some(incoming),
            Task::Step { .. } => None,
        }
    }

    /// Its key in the set of handled updates, if it is one.
    pub(super) fn key(&self) -> Option<&Tag> {
        match &self.task {
            Task::Update { key, .. } => Some(key),
            Task::Step { .. } => None,
        }
    }

    /// The task's randomness. If the system has none, the task waits, as it does for the database.
    pub(super) fn seed(&self) -> Result<Seed, StoreError> {
        if let Some(seed) = self.seed.get() {
            return Ok(seed.clone());
        }
        let seed = Seed::fresh().map_err(|_| StoreError::Database("no_randomness".to_owned()))?;
        Ok(self.seed.get_or_init(|| seed).clone())
    }

    /// Resolves the ticket. If nobody waits for it any more, the effect remains all the same.
    pub(super) fn resolve(self, outcome: Outcome) {
        match self.task {
            Task::Update { answer, .. } => drop(answer.send(outcome)),
            Task::Step { answer, .. } => drop(answer.send(())),
        }
    }
}

/// The engine ended before it knew that this update was committed. The update must come again; if it
/// was committed after all, the set of handled updates shows it.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the engine has stopped")]
pub struct Stopped;

/// Resolves after the commit.
#[derive(Debug)]
pub struct Ticket {
    outcome: oneshot::Receiver<Outcome>,
    ignored: bool,
}

impl Ticket {
    pub(super) fn pair() -> (oneshot::Sender<Outcome>, Self) {
        let (answer, waits) = oneshot::channel();
        (answer, Self { outcome: waits, ignored: false })
    }

    /// Of an update that is not handled.
    pub(super) fn refused(outcome: Outcome) -> Self {
        let (answer, ticket) = Self::pair();
        let ignored = outcome.replies.is_empty();
        // The other end is here.
        let _ = answer.send(outcome);
        Self { ignored, ..ticket }
    }

    /// Whether nothing is done and nobody is answered: the account sends too much.
    pub fn is_ignored(&self) -> bool {
        self.ignored
    }
}

impl Future for Ticket {
    type Output = Result<Outcome, Stopped>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.outcome).poll(context).map(|answer| answer.map_err(|_| Stopped))
    }
}
