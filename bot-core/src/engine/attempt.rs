//! One update inside an open transaction.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;

use super::submission::Submission;
use crate::features::{Core, Decide, Failure, Turn};
use crate::outcome::Outcome;
use crate::store::{Conn, StoreError, handled};
use crate::vault::AccountTable;

/// Why an attempt came to nothing. The connection must be dropped: what was open on it is unknown.
#[derive(Debug)]
pub(super) enum Fault {
    /// The update is to blame: it panicked, took too long, or met a value that can't be read.
    Update(&'static str),
    /// The database is to blame, or may be.
    Store(StoreError),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Corrupt(what) => Self::Update(what),
            StoreError::Database(_) => Self::Store(error),
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

/// How an update is tried.
#[derive(Clone)]
pub(super) struct Attempt {
    pub(super) core: Arc<Core>,
    pub(super) decide: Arc<dyn Decide>,
    pub(super) limit: Duration,
}

impl Attempt {
    /// Handles one update on an open transaction. After a fault the caller drops the connection, so
    /// that a future which was cancelled in mid-statement leaves nothing behind.
    pub(super) async fn run(
        &self,
        conn: &mut Conn,
        submission: &Submission,
    ) -> Result<Outcome, Fault> {
        let work = AssertUnwindSafe(self.decide_once(conn, submission)).catch_unwind();
        match tokio::time::timeout(self.limit, work).await {
            Err(_) => Err(Fault::Update("slow")),
            Ok(Err(_)) => Err(Fault::Update("panic")),
            Ok(Ok(Err(fault))) => Err(fault),
            // A handler that swallowed a failed statement must not reach the commit.
            Ok(Ok(Ok(_))) if conn.failed() => {
                Err(Fault::Store(StoreError::Database("swallowed".into())))
            }
            Ok(Ok(Ok(outcome))) => Ok(outcome),
        }
    }

    async fn decide_once(
        &self,
        conn: &mut Conn,
        submission: &Submission,
    ) -> Result<Outcome, Fault> {
        let now = self.core.clock.now();
        let account = &submission.incoming.account;
        let tag = self.core.secret.account_tag(AccountTable::Accounts, account);
        conn.lock_account(&tag).await?;
        let first = handled::add(conn, &submission.key, now).await?;
        let seed = submission.seed.clone();
        let mut turn = Turn::load(&self.core, conn, &submission.incoming, seed, now).await?;
        let decided = if first {
            self.decide.decide(&mut turn).await
        } else {
            self.decide.resume(&mut turn).await
        };
        Ok(decided?)
    }

    /// Marks a guilty update as handled, in a transaction of its own, so that it never comes again.
    pub(super) async fn give_up(
        &self,
        conn: &mut Conn,
        submission: &Submission,
        why: &'static str,
    ) -> Result<Outcome, StoreError> {
        conn.begin().await?;
        handled::add(conn, &submission.key, self.core.clock.now()).await?;
        conn.commit().await?;
        let incident = submission.seed.clone().code(6);
        tracing::error!(code = "update_failed", why, incident, "an update failed and was given up");
        Ok(self.core.apology(&submission.incoming, &incident))
    }
}
