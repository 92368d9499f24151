//! SQLite: one writer, and one commit for all that is waiting.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use super::attempt::Fault;
use super::submission::Submission;
use super::unavailable::Backoff;
use super::{Order, Shared, maintain};
use crate::outcome::{Job, Outcome};
use crate::store::{Conn, StoreError, handled};

/// The writer task.
pub(super) struct Writer {
    shared: Shared,
    conn: Option<Conn>,
    backoff: Backoff,
    rounds: u64,
}

/// How a group of updates ended.
enum Group {
    /// So many are committed, with these outcomes.
    Committed(Vec<Outcome>),
    /// COMMIT itself failed: it may have happened.
    Unknown(Vec<Outcome>),
    /// Nothing of it is in the store; the update at this place failed.
    Failed(usize, Fault),
}

impl Writer {
    pub(super) fn new(shared: Shared) -> Self {
        Self { shared, conn: None, backoff: Backoff::default(), rounds: 0 }
    }

    /// Works until the last handle is gone or Stop is ordered.
    pub(super) async fn run(mut self, mut inbox: mpsc::UnboundedReceiver<Order>) {
        let mut minute = tokio::time::interval(Duration::from_secs(60));
        minute.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut orders = Vec::new();
        let stopped = 'work: loop {
            tokio::select! {
                biased;
                n = inbox.recv_many(&mut orders, self.shared.limits.batch) => {
                    if n == 0 {
                        break None;
                    }
                }
                _ = minute.tick() => {
                    self.maintain(&inbox).await;
                    continue;
                }
            }
            let mut waiting = VecDeque::new();
            for order in orders.drain(..) {
                match order {
                    Order::Handle(submission) => waiting.push_back(*submission),
                    Order::Maintain(done) => {
                        if let Some(stop) = self.handle_all(&mut waiting, &mut inbox).await {
                            break 'work Some(stop);
                        }
                        self.maintain(&inbox).await;
                        let _ = done.send(());
                    }
                    Order::Stop(done) => {
                        self.handle_all(&mut waiting, &mut inbox).await;
                        break 'work Some(done);
                    }
                }
            }
            if let Some(done) = self.handle_all(&mut waiting, &mut inbox).await {
                break Some(done);
            }
        };
        if let Some(conn) = self.conn.take() {
            conn.close().await;
        }
        if let Some(done) = stopped {
            let _ = done.send(());
        }
    }

    /// Handles everything that waits; while the database is away, also what comes in meanwhile. A
    /// Stop that arrives then ends the wait: nothing of what is left was acknowledged.
    async fn handle_all(
        &mut self,
        waiting: &mut VecDeque<Submission>,
        inbox: &mut mpsc::UnboundedReceiver<Order>,
    ) -> Option<oneshot::Sender<()>> {
        let mut singly = 0_usize;
        while !waiting.is_empty() {
            let most = if singly > 0 { 1 } else { self.shared.limits.batch };
            match self.run_group(waiting.make_contiguous(), most).await {
                Group::Committed(outcomes) => {
                    self.backoff.reset();
                    singly = singly.saturating_sub(outcomes.len());
                    self.resolve(waiting, outcomes).await;
                }
                Group::Unknown(outcomes) => self.settle_unknown(waiting, outcomes).await,
                Group::Failed(at, _) if at > 0 || (singly == 0 && waiting.len() > 1) => {
                    // One of several: run them again one by one, which isolates the guilty one.
                    singly = waiting.len().min(self.shared.limits.batch);
                }
                Group::Failed(_, fault) => {
                    if self.settle_single(waiting, fault).await {
                        singly = singly.saturating_sub(1);
                    } else if let Some(done) = self.wait_for_database(waiting, inbox).await {
                        return Some(done);
                    }
                }
            }
        }
        None
    }

    async fn connection(&mut self) -> Result<&mut Conn, StoreError> {
        let conn = match self.conn.take() {
            Some(conn) if !conn.failed() => conn,
            _ => self.shared.connector.connect().await?,
        };
        Ok(self.conn.insert(conn))
    }

    async fn run_group(&mut self, waiting: &[Submission], most: usize) -> Group {
        let attempt = self.shared.attempt.clone();
        let budget = self.shared.limits.batch_time;
        let begun = Instant::now();
        let conn = match self.connection().await {
            Ok(conn) => conn,
            Err(error) => return Group::Failed(0, error.into()),
        };
        if let Err(error) = conn.begin().await {
            self.conn = None;
            return Group::Failed(0, error.into());
        }
        let mut outcomes = Vec::new();
        for (at, submission) in waiting.iter().take(most).enumerate() {
            match attempt.run(conn, submission).await {
                Ok(outcome) => outcomes.push(outcome),
                Err(fault) => {
                    // Dropped, not rolled back: a cancelled statement may still hold it.
                    self.conn = None;
                    return Group::Failed(at, fault);
                }
            }
            if begun.elapsed() > budget {
                break;
            }
        }
        if conn.commit().await.is_err() {
            self.conn = None;
            return Group::Unknown(outcomes);
        }
        Group::Committed(outcomes)
    }

    async fn resolve(&mut self, waiting: &mut VecDeque<Submission>, outcomes: Vec<Outcome>) {
        let mut scrub = false;
        for mut outcome in outcomes {
            scrub |= outcome.jobs.contains(&Job::Scrub);
            outcome.jobs.retain(|job| *job != Job::Scrub);
            if let Some(submission) = waiting.pop_front() {
                submission.resolve(outcome);
            }
        }
        if scrub
            && let Some(conn) = &mut self.conn
            && conn.scrub().await.is_err()
        {
            self.conn = None;
        }
    }

    /// Asks the store which updates of a group whose commit erred are in it after all.
    async fn settle_unknown(&mut self, waiting: &mut VecDeque<Submission>, outcomes: Vec<Outcome>) {
        tracing::warn!(
            code = "commit_unknown",
            count = outcomes.len(),
            "a commit failed: asking what is in"
        );
        for outcome in outcomes {
            let Some(submission) = waiting.front() else { return };
            let key = submission.key.clone();
            let known = match self.connection().await {
                Ok(conn) => handled::contains(conn, &key).await,
                Err(error) => Err(error),
            };
            // Not in, or not to be known yet: the loop runs it again, and the set decides then.
            if !matches!(known, Ok(true)) {
                return;
            }
            self.resolve(waiting, vec![outcome]).await;
        }
    }

    /// Deals with the failure of one update that ran alone. `false`: the database is away.
    async fn settle_single(&mut self, waiting: &mut VecDeque<Submission>, fault: Fault) -> bool {
        let Some(submission) = waiting.front_mut() else { return true };
        let why = match fault {
            Fault::Update(why) => why,
            Fault::Store(error) => {
                submission.tries += u32::from(!self.backoff.is_environment(&error));
                if submission.tries < 3 {
                    self.backoff.note(&error);
                    return false;
                }
                "statement"
            }
        };
        let attempt = self.shared.attempt.clone();
        let apology = match self.connection().await {
            Ok(conn) => match waiting.front() {
                Some(submission) => attempt.give_up(conn, submission, why).await,
                None => return true,
            },
            Err(error) => Err(error),
        };
        match apology {
            Ok(apology) => self.resolve(waiting, vec![apology]).await,
            Err(error) => {
                self.conn = None;
                self.backoff.note(&error);
                return false;
            }
        }
        true
    }

    async fn wait_for_database(
        &mut self,
        waiting: &mut VecDeque<Submission>,
        inbox: &mut mpsc::UnboundedReceiver<Order>,
    ) -> Option<oneshot::Sender<()>> {
        self.conn = None;
        for submission in waiting.iter() {
            self.shared.unavailable.tell(&submission.incoming);
        }
        let pause = tokio::time::sleep(self.backoff.next());
        tokio::pin!(pause);
        loop {
            tokio::select! {
                () = &mut pause => return None,
                order = inbox.recv() => match order {
                    Some(Order::Handle(submission)) => {
                        self.shared.unavailable.tell(&submission.incoming);
                        waiting.push_back(*submission);
                    }
                    Some(Order::Maintain(done)) => drop(done),
                    Some(Order::Stop(done)) => {
                        waiting.clear();
                        return Some(done);
                    }
                    None => {
                        waiting.clear();
                        return None;
                    }
                },
            }
        }
    }

    async fn maintain(&mut self, inbox: &mpsc::UnboundedReceiver<Order>) {
        self.rounds += 1;
        let scrub = self.rounds % 10 == 1;
        let core = self.shared.attempt.core.clone();
        let Ok(conn) = self.connection().await else { return };
        let more = || inbox.is_empty();
        if maintain::run(conn, &core, scrub, more).await.is_err() {
            self.conn = None;
        }
    }
}
