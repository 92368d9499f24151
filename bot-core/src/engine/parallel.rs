//! PostgreSQL: one transaction per update, many at a time, but only one at a time per account.

use std::collections::{HashMap, VecDeque};
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinSet;

use super::submission::Submission;
use super::worker::Worker;
use super::{Order, Shared};
use crate::platform::Account;

/// How long a stop waits for the updates in progress.
const LAST_COMMITS: Duration = Duration::from_secs(10);

/// The dispatcher task.
pub(super) struct Parallel {
    worker: Worker,
    /// Accounts with an update in progress, and their waiting updates.
    busy: HashMap<Account, VecDeque<Submission>>,
    running: JoinSet<Option<Account>>,
    cleaning: JoinSet<()>,
    stopping: watch::Sender<bool>,
}

impl Parallel {
    pub(super) fn new(shared: Shared) -> Self {
        let stopping = watch::Sender::new(false);
        let worker = Worker::new(shared, stopping.subscribe());
        Self {
            worker,
            busy: HashMap::new(),
            running: JoinSet::new(),
            cleaning: JoinSet::new(),
            stopping,
        }
    }

    /// Works until the last handle is gone or Stop is ordered. Nothing here waits for the database.
    pub(super) async fn run(mut self, mut inbox: mpsc::UnboundedReceiver<Order>) {
        let mut minute = tokio::time::interval(Duration::from_secs(60));
        minute.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let stopped = loop {
            tokio::select! {
                order = inbox.recv() => match order {
                    Some(Order::Handle(submission)) => self.take(*submission),
                    Some(Order::Maintain(done)) => self.clean(Some(done)),
                    Some(Order::Stop(done)) => break Some(done),
                    None => break None,
                },
                Some(finished) = self.running.join_next() => self.next_of(finished),
                Some(_) = self.cleaning.join_next() => {}
                _ = minute.tick() => if self.cleaning.is_empty() { self.clean(None) },
            }
        };
        self.stopping.send_replace(true);
        // A database that never answers must not keep the process from ending.
        if tokio::time::timeout(LAST_COMMITS, self.drain()).await.is_err() {
            tracing::warn!(code = "commits_left", "stopped before the last updates were committed");
        }
        if let Some(done) = stopped {
            let _ = done.send(());
        }
    }

    fn clean(&mut self, done: Option<oneshot::Sender<()>>) {
        let worker = self.worker.clone();
        self.cleaning.spawn(async move {
            worker.maintain().await;
            if let Some(done) = done {
                let _ = done.send(());
            }
        });
    }

    async fn drain(&mut self) {
        while let Some(finished) = self.running.join_next().await {
            self.next_of(finished);
        }
        while self.cleaning.join_next().await.is_some() {}
    }

    fn take(&mut self, submission: Submission) {
        let Some(account) = submission.update().map(|incoming| incoming.account.clone()) else {
            return self.spawn(None, submission);
        };
        match self.busy.get_mut(&account) {
            Some(queue) => queue.push_back(submission),
            None => {
                self.busy.insert(account.clone(), VecDeque::new());
                self.spawn(Some(account), submission);
            }
        }
    }

    fn spawn(&mut self, account: Option<Account>, submission: Submission) {
        let worker = self.worker.clone();
        self.running.spawn(async move {
            // Panics of handlers are caught below. A panic of the engine's own must not leave an
            // account behind whose updates wait forever.
            if AssertUnwindSafe(worker.handle(submission)).catch_unwind().await.is_err() {
                tracing::error!(code = "worker_panicked", "a worker of the engine panicked");
            }
            account
        });
    }

    fn next_of(&mut self, finished: Result<Option<Account>, tokio::task::JoinError>) {
        let Ok(Some(account)) = finished else { return };
        match self.busy.get_mut(&account).and_then(VecDeque::pop_front) {
            Some(next) => self.spawn(Some(account), next),
            None => drop(self.busy.remove(&account)),
        }
    }
}
