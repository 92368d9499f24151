//! PostgreSQL: a transaction for each update, many at a time, one at a time for each account.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;

use super::attempt::Fault;
use super::submission::Submission;
use super::unavailable::Backoff;
use super::{Order, Shared, maintain};
use crate::incoming::Account;
use crate::outcome::{Job, Outcome};
use crate::store::{Conn, StoreError, handled};

/// The dispatcher task.
pub(super) struct Parallel {
    worker: Worker,
    /// Accounts with an update in hand, and what waits behind it.
    busy: HashMap<Account, VecDeque<Submission>>,
    running: JoinSet<Account>,
}

#[derive(Clone)]
struct Worker {
    shared: Shared,
    slots: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<Conn>>>,
}

impl Parallel {
    pub(super) fn new(shared: Shared) -> Self {
        let slots = Arc::new(Semaphore::new(shared.limits.parallel));
        let worker = Worker { shared, slots, idle: Arc::default() };
        Self { worker, busy: HashMap::new(), running: JoinSet::new() }
    }

    /// Works until the last handle is gone or Stop is ordered.
    pub(super) async fn run(mut self, mut inbox: mpsc::UnboundedReceiver<Order>) {
        let mut minute = tokio::time::interval(Duration::from_secs(60));
        minute.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let stopped = loop {
            tokio::select! {
                order = inbox.recv() => match order {
                    Some(Order::Handle(submission)) => self.take(*submission),
                    Some(Order::Maintain(done)) => {
                        self.drain().await;
                        self.worker.maintain().await;
                        let _ = done.send(());
                    }
                    Some(Order::Stop(done)) => break Some(done),
                    None => break None,
                },
                Some(finished) = self.running.join_next() => self.next_of(finished),
                _ = minute.tick() => self.worker.maintain().await,
            }
        };
        // A database that is away must not keep the process from ending.
        let _ = tokio::time::timeout(Duration::from_secs(10), self.drain()).await;
        if let Some(done) = stopped {
            let _ = done.send(());
        }
    }

    async fn drain(&mut self) {
        while let Some(finished) = self.running.join_next().await {
            self.next_of(finished);
        }
    }

    fn take(&mut self, submission: Submission) {
        let account = submission.incoming.account.clone();
        match self.busy.get_mut(&account) {
            Some(queue) => queue.push_back(submission),
            None => {
                self.busy.insert(account, VecDeque::new());
                self.spawn(submission);
            }
        }
    }

    fn spawn(&mut self, submission: Submission) {
        let worker = self.worker.clone();
        let account = submission.incoming.account.clone();
        self.running.spawn(async move {
            worker.handle(submission).await;
            account
        });
    }

    fn next_of(&mut self, finished: Result<Account, tokio::task::JoinError>) {
        // The worker contains every panic of a handler; one of its own would be a bug of the engine.
        let Ok(account) = finished else {
            tracing::error!(code = "worker_panicked", "a worker of the engine panicked");
            return;
        };
        match self.busy.get_mut(&account).and_then(VecDeque::pop_front) {
            Some(next) => self.spawn(next),
            None => drop(self.busy.remove(&account)),
        }
    }
}

/// How one transaction ended.
enum Single {
    Committed(Outcome),
    Unknown(Outcome),
    Failed(Fault),
}

impl Worker {
    async fn handle(&self, mut submission: Submission) {
        let mut backoff = Backoff::default();
        loop {
            let Ok(slot) = self.slots.acquire().await else { return };
            let fault = match self.run(&submission).await {
                Single::Committed(outcome) => return resolve(submission, outcome),
                Single::Unknown(outcome) => match self.knows(&submission).await {
                    Ok(true) => return resolve(submission, outcome),
                    Ok(false) => continue,
                    Err(error) => Fault::Store(error),
                },
                Single::Failed(fault) => fault,
            };
            let why = match fault {
                Fault::Update(why) => Some(why),
                Fault::Store(error) => {
                    backoff.note(&error);
                    submission.tries += u32::from(!backoff.is_environment(&error));
                    (submission.tries >= 3).then_some("statement")
                }
            };
            if let Some(why) = why
                && let Ok(apology) = self.give_up(&submission, why).await
            {
                return resolve(submission, apology);
            }
            drop(slot);
            let pause = backoff.next();
            // A lost race for a lock is over in a moment; only what lasts is worth a word.
            if pause > Duration::from_millis(200) {
                self.shared.unavailable.tell(&submission.incoming);
            }
            tokio::time::sleep(pause).await;
        }
    }

    async fn run(&self, submission: &Submission) -> Single {
        let mut conn = match self.connection().await {
            Ok(conn) => conn,
            Err(error) => return Single::Failed(error.into()),
        };
        if let Err(error) = conn.begin().await {
            return Single::Failed(error.into());
        }
        match self.shared.attempt.run(&mut conn, submission).await {
            // The connection is dropped here, and with it whatever was open.
            Err(fault) => Single::Failed(fault),
            Ok(outcome) => match conn.commit().await {
                Ok(()) => {
                    self.give_back(conn);
                    Single::Committed(outcome)
                }
                Err(_) => Single::Unknown(outcome),
            },
        }
    }

    async fn knows(&self, submission: &Submission) -> Result<bool, StoreError> {
        tracing::warn!(code = "commit_unknown", count = 1, "a commit failed: asking what is in");
        let mut conn = self.connection().await?;
        let known = handled::contains(&mut conn, &submission.key).await?;
        self.give_back(conn);
        Ok(known)
    }

    async fn give_up(
        &self,
        submission: &Submission,
        why: &'static str,
    ) -> Result<Outcome, StoreError> {
        let mut conn = self.connection().await?;
        let apology = self.shared.attempt.give_up(&mut conn, submission, why).await?;
        self.give_back(conn);
        Ok(apology)
    }

    async fn connection(&self) -> Result<Conn, StoreError> {
        let kept = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match kept {
            Some(conn) => Ok(conn),
            None => self.shared.connector.connect().await,
        }
    }

    fn give_back(&self, conn: Conn) {
        if !conn.failed() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(conn);
        }
    }

    async fn maintain(&self) {
        let Ok(mut conn) = self.connection().await else { return };
        let core = self.shared.attempt.core.clone();
        if maintain::run(&mut conn, &core, false, || true).await.is_ok() {
            self.give_back(conn);
        }
    }
}

fn resolve(submission: Submission, mut outcome: Outcome) {
    outcome.jobs.retain(|job| *job != Job::Scrub);
    submission.resolve(outcome);
}
