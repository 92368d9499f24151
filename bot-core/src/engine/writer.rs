//! SQLite: one writer, and one commit for all updates that wait.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use super::attempt::Fault;
use super::submission::Submission;
use super::turns::Turns;
use super::{Order, Shared, maintain, unavailable};
use crate::backoff::Backoff;
use crate::outcome::{Job, Outcome};
use crate::store::{Conn, StoreError, copy, handled};

/// A round of cleaning comes each minute.
const ROUNDS_A_DAY: u64 = 24 * 60;

/// The writer task.
pub(super) struct Writer {
    shared: Shared,
    conn: Option<Conn>,
    /// What was submitted and is not in a group yet.
    turns: Turns,
    backoff: Backoff,
    rounds: u64,
    /// Whether the log still holds deleted rows.
    scrub: bool,
    /// Whether personal data was deleted since the file was last rebuilt, and from which round it may
    /// be rebuilt again.
    rebuild: bool,
    rebuild_from: u64,
    /// A stop was ordered: what the database does not accept now is not waited for.
    stopping: bool,
}

/// Answers an order to stop.
type Done = oneshot::Sender<()>;
type Inbox = mpsc::UnboundedReceiver<Order>;

/// The end of a group of updates.
enum Group {
    /// All are committed, with these outcomes.
    Committed(Vec<Outcome>),
    /// COMMIT itself failed: it may have happened.
    Unknown(Vec<Outcome>, StoreError),
    /// Nothing was committed; the update at this index failed.
    Failed(usize, Fault),
}

impl Writer {
    pub(super) fn new(shared: Shared) -> Self {
        let backoff = shared.limits.backoff;
        Self {
            shared,
            conn: None,
            turns: Turns::default(),
            backoff,
            rounds: 0,
            scrub: false,
            rebuild: false,
            rebuild_from: 0,
            stopping: false,
        }
    }

    /// Works until the last handle is gone or Stop is ordered.
    pub(super) async fn run(mut self, mut inbox: Inbox) {
        let mut minute = tokio::time::interval(Duration::from_secs(60));
        minute.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut later = None;
        let stopped = loop {
            tokio::select! {
                biased;
                // Cleaning comes first: on a busy day it would otherwise never happen.
                _ = minute.tick() => self.maintain(&inbox).await,
                more = self.take_in(&mut later, &mut inbox) => {
                    if !more {
                        break None;
                    }
                    if let Some(done) = self.handle_group(&mut inbox).await {
                        break Some(done);
                    }
                }
            }
            if self.turns.is_empty() {
                match later.take() {
                    Some(Order::Maintain(done)) => {
                        self.maintain(&inbox).await;
                        let _ = done.send(());
                    }
                    Some(Order::Stop(done)) => break Some(done),
                    Some(Order::Handle(_)) | None => {}
                }
            }
        };
        if let Some(mut conn) = self.conn.take() {
            // A file that is copied while the bot is stopped must not show in which order its rows came. If it
            // can't be built anew, the bot stops all the same.
            let _ = copy::rebuild(&mut conn).await;
            conn.close().await;
        }
        if let Some(done) = stopped {
            let _ = done.send(());
        }
    }

    /// Lines up everything that was submitted, up to an order that comes `later` because it waits for what was
    /// submitted before it. If nothing waits, it waits for something. `false` once the last handle is gone.
    async fn take_in(&mut self, later: &mut Option<Order>, inbox: &mut Inbox) -> bool {
        while later.is_none() {
            let order = match inbox.try_recv() {
                Ok(order) => order,
                Err(_) if !self.turns.is_empty() => return true,
                Err(_) => match inbox.recv().await {
                    Some(order) => order,
                    None => return false,
                },
            };
            match order {
                Order::Handle(submission) => self.turns.push(*submission),
                order => {
                    self.stopping |= matches!(order, Order::Stop(_));
                    *later = Some(order);
                }
            }
        }
        true
    }

    /// Handles the next group, and while the database is away lines up what arrives meanwhile. A Stop that
    /// arrives then ends the wait; what is left was not acknowledged.
    async fn handle_group(&mut self, inbox: &mut Inbox) -> Option<Done> {
        let waiting = &mut self.turns.take(self.shared.limits.batch);
        let mut singly = 0_usize;
        while !waiting.is_empty() {
            let most = if singly > 0 { 1 } else { self.shared.limits.batch };
            let away = match self.run_group(waiting.make_contiguous(), most).await {
                Group::Committed(outcomes) => {
                    self.backoff.reset();
                    self.shared.unavailable.ends();
                    singly = singly.saturating_sub(outcomes.len());
                    self.resolve(waiting, outcomes).await;
                    None
                }
                Group::Unknown(outcomes, error) => {
                    self.settle_unknown(waiting, outcomes, error).await
                }
                Group::Failed(at, _) if at > 0 || (singly == 0 && waiting.len() > 1) => {
                    // One of several failed: they run again one by one, which isolates the guilty one.
                    singly = waiting.len().min(self.shared.limits.batch);
                    None
                }
                Group::Failed(_, fault) => {
                    let before = waiting.len();
                    let away = self.settle_single(waiting, fault).await;
                    singly = singly.saturating_sub(before - waiting.len());
                    away
                }
            };
            if let Some(error) = away
                && let Some(done) = self.wait_for_database(waiting, inbox, &error).await
            {
                return Some(done);
            }
        }
        None
    }

    async fn connection(&mut self) -> Result<&mut Conn, StoreError> {
        let conn = match self.conn.take() {
            Some(conn) if conn.failure().is_none() => conn,
            _ => self.shared.connector.connect().await?,
        };
        Ok(self.conn.insert(conn))
    }

    /// A connection with an open transaction. No update is to blame for a failure here.
    async fn opened(&mut self) -> Result<&mut Conn, StoreError> {
        self.connection().await?.begin().await?;
        self.connection().await
    }

    async fn run_group(&mut self, waiting: &[Submission], most: usize) -> Group {
        let attempt = self.shared.attempt.clone();
        let budget = self.shared.limits.batch_time;
        let begun = Instant::now();
        let conn = match self.opened().await {
            Ok(conn) => conn,
            Err(error) => {
                self.conn = None;
                return Group::Failed(0, Fault::Away(error));
            }
        };
        let mut outcomes = Vec::new();
        for (at, submission) in waiting.iter().take(most).enumerate() {
            match attempt.run(conn, submission).await {
                Ok(outcome) => outcomes.push(outcome),
                Err(fault) => {
                    // Dropped, not rolled back: a cancelled statement may still hold the connection.
                    self.conn = None;
                    return Group::Failed(at, fault);
                }
            }
            if begun.elapsed() > budget {
                break;
            }
        }
        if let Err(error) = conn.commit().await {
            self.conn = None;
            return Group::Unknown(outcomes, error);
        }
        Group::Committed(outcomes)
    }

    async fn resolve(&mut self, waiting: &mut VecDeque<Submission>, outcomes: Vec<Outcome>) {
        let mut erased = false;
        for mut outcome in outcomes {
            self.shared.after_commit(&mut outcome);
            erased |= outcome.jobs.contains(&Job::Scrub);
            outcome.jobs.retain(|job| *job != Job::Scrub);
            if let Some(submission) = waiting.pop_front() {
                submission.resolve(outcome);
            }
        }
        if erased {
            (self.scrub, self.rebuild) = (true, true);
            self.scrub_if_due().await;
        }
    }

    /// If a reader prevents it, the next minute tries again, and not the next group: where another program always
    /// reads, as one that copies each change does, everybody would wait for it.
    async fn scrub_if_due(&mut self) {
        if !self.scrub {
            return;
        }
        if let Some(conn) = &mut self.conn {
            match conn.scrub().await {
                Ok(clean) => self.scrub = !clean,
                Err(_) => self.conn = None,
            }
        }
    }

    /// Asks the store which updates of a group are committed although the commit failed. The error, if
    /// some are not or if that can't be known yet: the loop runs them again, and the set of handled
    /// updates decides then.
    async fn settle_unknown(
        &mut self,
        waiting: &mut VecDeque<Submission>,
        outcomes: Vec<Outcome>,
        error: StoreError,
    ) -> Option<StoreError> {
        let count = outcomes.len();
        tracing::warn!(code = "commit_unknown", count, "a commit failed: asking what is in");
        for outcome in outcomes {
            // A step may run again, even if it was committed.
            let Some(key) = waiting.front()?.key().cloned() else { return Some(error) };
            let known = match self.connection().await {
                Ok(conn) => handled::contains(conn, &key).await,
                Err(error) => Err(error),
            };
            match known {
                Ok(true) => self.resolve(waiting, vec![outcome]).await,
                Ok(false) => return Some(error),
                Err(error) => return Some(error),
            }
        }
        None
    }

    /// Handles the failure of one update that ran alone. The error if the database is away; otherwise
    /// the update is given up or runs again at once.
    async fn settle_single(
        &mut self,
        waiting: &mut VecDeque<Submission>,
        fault: Fault,
    ) -> Option<StoreError> {
        let why = fault.verdict(waiting.front_mut()?);
        let why = match (why, fault) {
            (_, Fault::Away(error)) => return Some(error),
            (None, _) => return None,
            (Some(why), _) => why,
        };
        let attempt = self.shared.attempt.clone();
        let apology = match self.opened().await {
            Ok(conn) => attempt.give_up(conn, waiting.front()?, why).await,
            Err(error) => Err(error),
        };
        match apology {
            Ok(Some(apology)) => {
                self.resolve(waiting, vec![apology]).await;
                None
            }
            Ok(None) => {
                // A step's answer is dropped with it.
                waiting.pop_front();
                None
            }
            Err(error) => Some(error),
        }
    }

    async fn wait_for_database(
        &mut self,
        waiting: &mut VecDeque<Submission>,
        inbox: &mut Inbox,
        error: &StoreError,
    ) -> Option<Done> {
        self.conn = None;
        if self.stopping {
            waiting.clear();
            self.turns.clear();
            return None;
        }
        let pause = tokio::time::sleep(self.backoff.wait());
        let lasts = unavailable::lasts(&self.backoff);
        let tell = |submission: &Submission| {
            if let (true, Some(incoming)) = (lasts, submission.update()) {
                self.shared.unavailable.tell(incoming);
            }
        };
        if lasts {
            self.shared.unavailable.begins(error);
        }
        waiting.iter().chain(self.turns.iter()).for_each(tell);
        tokio::pin!(pause);
        loop {
            tokio::select! {
                () = &mut pause => return None,
                order = inbox.recv() => match order {
                    Some(Order::Handle(submission)) => {
                        tell(&submission);
                        self.turns.push(*submission);
                    }
                    Some(Order::Maintain(done)) => drop(done),
                    Some(Order::Stop(done)) => {
                        waiting.clear();
                        return Some(done);
                    }
                    None => {
                        waiting.clear();
                        self.turns.clear();
                        return None;
                    }
                },
            }
        }
    }

    async fn maintain(&mut self, inbox: &Inbox) {
        self.scrub |= self.rounds.is_multiple_of(10);
        // Rows of a page lie in the order in which they came until the file is built anew.
        self.rebuild |= self.rounds > 0 && self.rounds.is_multiple_of(ROUNDS_A_DAY);
        self.rounds += 1;
        let core = self.shared.attempt.core.clone();
        let idle = self.turns.is_empty();
        let Ok(conn) = self.connection().await else { return };
        if let Err(error) = maintain::run(conn, &core, || idle && inbox.is_empty()).await {
            tracing::warn!(code = "cleaning_failed", %error, "cleaning is tried again in a minute");
            self.conn = None;
            return;
        }
        self.rebuild_if_due(inbox).await;
        self.scrub_if_due().await;
    }

    /// At most every ten minutes, however often people ask to be erased, and only while nobody waits.
    async fn rebuild_if_due(&mut self, inbox: &Inbox) {
        let busy = !inbox.is_empty() || !self.turns.is_empty();
        if !self.rebuild || self.rounds < self.rebuild_from || busy {
            return;
        }
        let Some(conn) = &mut self.conn else { return };
        self.rebuild_from = self.rounds + 10;
        match copy::rebuild(conn).await {
            Ok(()) => (self.rebuild, self.scrub) = (false, true),
            Err(error) => {
                tracing::warn!(code = "rebuild_failed", %error, "the file is built anew later");
                self.conn = None;
            }
        }
    }
}
