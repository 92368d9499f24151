//! One update inside an open transaction.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;

use super::submission::{Submission, Task};
use crate::broadcast::Work;
use crate::clock::Seconds;
use crate::conversation::{Core, Decide, Failure, Turn};
use crate::incoming::Incoming;
use crate::outcome::Outcome;
use crate::store::{Conn, StoreError, handled};
use crate::vault::{AccountTable, Seed, Tag};

/// Why an attempt failed. The caller must drop the connection, because its state is unknown.
#[derive(Debug)]
pub(super) enum Fault {
    /// The update is to blame: it panicked, took too long, or met a value that can't be read.
    Update(&'static str),
    /// The database refused a statement, perhaps because of the update. Worth a few tries.
    Statement(StoreError),
    /// The database is away, full or busy. Worth any number of tries.
    Away(StoreError),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Corrupt(what) => Self::Update(what),
            StoreError::Database(_) if error.is_outage() => Self::Away(error),
            StoreError::Database(_) => Self::Statement(error),
        }
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Store(error) => error.into(),
            Failure::Bug(what) => Self::Update(what),
        }
    }
}

impl Fault {
    /// After so many refusals the update is to blame.
    const MOST_TRIES: u32 = 3;

    /// Counts a try. Why to give the update up, if it is time for that.
    pub(super) fn verdict(&self, submission: &mut Submission) -> Option<&'static str> {
        match self {
            Self::Update(why) => Some(why),
            Self::Away(_) => None,
            Self::Statement(error) => {
                tracing::warn!(code = "statement_failed", %error, "a statement of an update failed");
                submission.tries += 1;
                (submission.tries >= Self::MOST_TRIES).then_some("statement")
            }
        }
    }
}

/// The limits of an attempt.
#[derive(Clone)]
pub(super) struct Attempt {
    pub(super) core: Arc<Core>,
    pub(super) decide: Arc<dyn Decide>,
    pub(super) limit: Duration,
}

impl Attempt {
    /// Handles one update in an open transaction. After a fault the caller drops the connection, so
    /// that a future that was cancelled in the middle of a statement leaves nothing behind.
    pub(super) async fn run(
        &self,
        conn: &mut Conn,
        submission: &Submission,
    ) -> Result<Outcome, Fault> {
        let work = AssertUnwindSafe(self.do_once(conn, submission)).catch_unwind();
        match tokio::time::timeout(self.limit, work).await {
            // An update that waits for the database is not slow; the next try may be quick.
            Err(_) if conn.interrupted() => Err(Fault::Statement(StoreError::slow_statement())),
            Err(_) => Err(Fault::Update("slow")),
            Ok(Err(_)) => Err(Fault::Update("panic")),
            Ok(Ok(Err(fault))) => Err(fault),
            // If a handler ignored a failed statement, the commit must not happen.
            Ok(Ok(Ok(outcome))) => match conn.failure() {
                Some(error) => Err(error.into()),
                None => Ok(outcome),
            },
        }
    }

    async fn do_once(&self, conn: &mut Conn, submission: &Submission) -> Result<Outcome, Fault> {
        let now = self.core.clock.now();
        let seed = submission.seed()?;
        match &submission.task {
            Task::Update { incoming, key, .. } => self.decide(conn, incoming, key, seed, now).await,
            Task::Step { step, .. } => {
                step.run(Work { conn, now, seed }).await?;
                Ok(Outcome::silent())
            }
        }
    }

    async fn decide(
        &self,
        conn: &mut Conn,
        incoming: &Incoming,
        key: &Tag,
        seed: Seed,
        now: Seconds,
    ) -> Result<Outcome, Fault> {
        let tag = self.core.secret.account_tag(AccountTable::Accounts, &incoming.account);
        conn.lock_account(&tag).await?;
        let first = handled::add(conn, key, now).await?;
        let mut turn = Turn::load(&self.core, conn, incoming, seed, now).await?;
        let decided = if first {
            self.decide.decide(&mut turn).await
        } else {
            self.decide.resume(&mut turn).await
        };
        Ok(decided?)
    }

    /// Marks a guilty update as handled, in a transaction of its own that the caller has opened, so
    /// that it never comes again. A step is not marked: nobody sends it again.
    pub(super) async fn give_up(
        &self,
        conn: &mut Conn,
        submission: &Submission,
        why: &'static str,
    ) -> Result<Option<Outcome>, StoreError> {
        let Task::Update { incoming, key, .. } = &submission.task else {
            conn.commit().await?;
            tracing::error!(code = "step_failed", why, "a step of a broadcast was given up");
            return Ok(None);
        };
        let incident = submission.seed()?.code(6);
        handled::add(conn, key, self.core.clock.now()).await?;
        conn.commit().await?;
        tracing::error!(code = "update_failed", why, incident, "an update failed and was given up");
        Ok(Some(self.core.apology(incoming, &incident)))
    }
}
