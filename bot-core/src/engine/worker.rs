//! One update on PostgreSQL, from its first try to its answer.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Semaphore, watch};

use super::attempt::Fault;
use super::submission::Submission;
use super::{Shared, maintain, unavailable};
use crate::outcome::{Job, Outcome};
use crate::store::{Conn, StoreError, handled};

/// What the tasks of [`super::parallel::Parallel`] share.
#[derive(Clone)]
pub(super) struct Worker {
    shared: Shared,
    slots: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<Conn>>>,
    stopping: watch::Receiver<bool>,
}

/// How one transaction ended.
enum Single {
    Committed(Outcome),
    /// COMMIT itself failed: it may have happened.
    Unknown(Outcome, StoreError),
    Failed(Fault),
}

impl Worker {
    pub(super) fn new(shared: Shared, stopping: watch::Receiver<bool>) -> Self {
        let slots = Arc::new(Semaphore::new(shared.limits.parallel));
        Self { shared, slots, idle: Arc::default(), stopping }
    }

    /// Tries until the update is committed or given up. During a stop it ends at the first failure,
    /// because the update was not acknowledged.
    pub(super) async fn handle(&self, mut submission: Submission) {
        let mut backoff = self.shared.limits.backoff;
        let mut stopping = self.stopping.clone();
        loop {
            let Ok(slot) = self.slots.acquire().await else { return };
            let fault = match self.run(&submission).await {
                Ok(outcome) => {
                    self.shared.unavailable.ends();
                    return self.resolve(submission, outcome);
                }
                Err(fault) => fault,
            };
            if let Some(why) = fault.verdict(&mut submission)
                && let Ok(apology) = self.give_up(&submission, why).await
            {
                // A step's answer is dropped with it.
                if let Some(apology) = apology {
                    submission.resolve(apology);
                }
                return;
            }
            drop(slot);
            let pause = backoff.wait();
            if let (true, Fault::Away(error)) = (unavailable::lasts(&backoff), &fault) {
                self.shared.unavailable.begins(error);
                if let Some(incoming) = submission.update() {
                    self.shared.unavailable.tell(incoming);
                }
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = stopping.wait_for(|stopping| *stopping) => return,
            }
        }
    }

    fn resolve(&self, submission: Submission, mut outcome: Outcome) {
        self.shared.after_commit(&mut outcome);
        outcome.jobs.retain(|job| *job != Job::Scrub);
        submission.resolve(outcome);
    }

    async fn run(&self, submission: &Submission) -> Result<Outcome, Fault> {
        match self.transaction(submission).await {
            Single::Committed(outcome) => Ok(outcome),
            Single::Failed(fault) => Err(fault),
            // If the update is not in the set, the commit may still be on its way: the next try then
            // waits for its row.
            Single::Unknown(outcome, error) => match self.knows(submission).await {
                Ok(true) => Ok(outcome),
                Ok(false) => Err(Fault::Away(error)),
                Err(error) => Err(Fault::Away(error)),
            },
        }
    }

    async fn transaction(&self, submission: &Submission) -> Single {
        let mut conn = match self.opened().await {
            Ok(conn) => conn,
            Err(error) => return Single::Failed(Fault::Away(error)),
        };
        match self.shared.attempt.run(&mut conn, submission).await {
            // Dropping the connection rolls back whatever was open.
            Err(fault) => Single::Failed(fault),
            Ok(outcome) => match conn.commit().await {
                Ok(()) => {
                    self.give_back(conn);
                    Single::Committed(outcome)
                }
                Err(error) => Single::Unknown(outcome, error),
            },
        }
    }

    async fn knows(&self, submission: &Submission) -> Result<bool, StoreError> {
        tracing::warn!(code = "commit_unknown", count = 1, "a commit failed: asking what is in");
        // A step may run again, even if it was committed.
        let Some(key) = submission.key() else { return Ok(false) };
        let mut conn = self.opened().await?;
        let known = handled::contains(&mut conn, key).await?;
        conn.commit().await?;
        self.give_back(conn);
        Ok(known)
    }

    async fn give_up(
        &self,
        submission: &Submission,
        why: &'static str,
    ) -> Result<Option<Outcome>, StoreError> {
        let mut conn = self.opened().await?;
        let apology = self.shared.attempt.give_up(&mut conn, submission, why).await?;
        self.give_back(conn);
        Ok(apology)
    }

    /// A connection with an open transaction. A kept connection may be dead, and then all of them are:
    /// after a restart of the server the first update clears them away.
    async fn opened(&self) -> Result<Conn, StoreError> {
        let kept = self.idle().pop();
        if let Some(mut conn) = kept {
            if conn.begin().await.is_ok() {
                return Ok(conn);
            }
            self.idle().clear();
        }
        let mut conn = self.shared.connector.connect().await?;
        conn.begin().await?;
        Ok(conn)
    }

    fn give_back(&self, conn: Conn) {
        if conn.failure().is_none() {
            self.idle().push(conn);
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Conn>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Cleans, on a connection of its own.
    pub(super) async fn maintain(&self) {
        let core = self.shared.attempt.core.clone();
        let Ok(mut conn) = self.shared.connector.connect().await else { return };
        match maintain::run(&mut conn, &core, || true).await {
            Ok(()) => conn.close().await,
            Err(error) => {
                tracing::warn!(code = "cleaning_failed", %error, "cleaning is tried again in a minute");
            }
        }
    }
}
