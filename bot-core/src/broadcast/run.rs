//! The runner: counts, builds, lets each platform's worker post, and keeps the organizer informed.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::prepare::{
    Build, Count, Counted, Find, Finish, GiveUp, Look, Progress, Ready, Recover, Start, Unanswered,
};
use super::steps::carry_out;
use super::worker::{Running, Worker};
use super::{Carrier, GivenUp, Steps, report};
use crate::command::Role;
use crate::outcome::Reply;
use crate::platform::{Address, Platform};
use crate::store::announcements::{Announcement, Counts, DIRECT_MESSAGES, State};

/// How long the runner rests if nothing wakes it.
const REST: Duration = Duration::from_millis(500);
/// How often the progress is shown: a chat accepts one message a second.
const SHOWN_EVERY: Duration = Duration::from_secs(3);

/// How long showing something may take.
const SHOWING: Duration = Duration::from_secs(10);

/// Runs all announcements, beside people's updates. One per store.
pub struct Runner {
    steps: Arc<dyn Steps>,
    carriers: Vec<Arc<dyn Carrier>>,
    news: Arc<Notify>,
    running: watch::Sender<Running>,
    /// Rounds in which there was nothing to do.
    quiet: watch::Sender<u64>,
    /// For each worker, whether it found anything to post when it looked last.
    active: Vec<Arc<AtomicBool>>,
    watched: HashMap<String, Watched>,
}

impl std::fmt::Debug for Runner {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Runner")
    }
}

/// An announcement that was running when the runner looked last.
struct Watched {
    shown: Option<Instant>,
    figures: Option<Counts>,
    message: Option<String>,
    /// Whether the store knows the message as well.
    stored: bool,
    /// For the rate: how many rows were settled, and when.
    settled: i64,
    since: Instant,
}

impl Runner {
    /// Carries posts through these platforms.
    pub fn new(steps: Arc<dyn Steps>, carriers: Vec<Arc<dyn Carrier>>) -> Self {
        let (running, _) = watch::channel(Running::default());
        let (quiet, _) = watch::channel(0);
        let active = carriers.iter().map(|_| Arc::default()).collect();
        let (news, watched) = (Arc::default(), HashMap::new());
        Self { steps, carriers, news, running, quiet, active, watched }
    }

    /// Counts the rounds in which there was nothing to do.
    pub fn quiet_rounds(&self) -> watch::Receiver<u64> {
        self.quiet.subscribe()
    }

    /// Works until `stop`. Then it waits a few seconds for what is under way.
    pub async fn run(mut self, stop: CancellationToken) {
        let mut workers = JoinSet::new();
        if self.recover(&stop).await.is_err() {
            return;
        }
        for (carrier, active) in self.carriers.iter().zip(&self.active) {
            let (steps, carrier) = (Arc::clone(&self.steps), Arc::clone(carrier));
            let (news, active) = (Arc::clone(&self.news), Arc::clone(active));
            let worker = Worker::new(steps, carrier, self.running.subscribe(), news, active);
            workers.spawn(worker.run(stop.clone()));
        }
        while !stop.is_cancelled() {
            // A step waits as long as the database is away, so it is given up at a stop.
            let busy = tokio::select! {
                () = stop.cancelled() => break,
                busy = self.look() => busy,
            };
            let rest = if busy == Ok(true) { Duration::ZERO } else { REST };
            let posting = self.active.iter().any(|active| active.load(Ordering::Relaxed));
            if busy != Ok(true) && (self.running.borrow().is_empty() || !posting) {
                self.quiet.send_modify(|rounds| *rounds += 1);
            }
            tokio::select! {
                () = stop.cancelled() => break,
                () = self.steps.woken() => {}
                () = self.news.notified() => {}
                () = tokio::time::sleep(rest) => {}
            }
        }
        while workers.join_next().await.is_some() {}
    }

    async fn recover(&self, stop: &CancellationToken) -> Result<(), GivenUp> {
        let unknown = tokio::select! {
            () = stop.cancelled() => return Err(GivenUp),
            unknown = carry_out(&*self.steps, Recover) => unknown?,
        };
        if unknown > 0 {
            tracing::warn!(
                code = "posts_unknown",
                count = unknown,
                "posts were cut off by the end"
            );
        }
        Ok(())
    }

    /// One round. Whether there is more to do at once.
    async fn look(&mut self) -> Result<bool, GivenUp> {
        let work = carry_out(&*self.steps, Look(self.lanes())).await?;
        let mut busy = false;
        let mut running = Vec::new();
        for one in work {
            if one.state == State::Running && (one.counts.left() > 0 || one.id == DIRECT_MESSAGES) {
                running.push(one);
                continue;
            }
            // A problem with one announcement must not stop the others.
            match self.attend(one).await {
                Ok(more) => busy |= more,
                Err(GivenUp) => {
                    tracing::error!(code = "step_skipped", "an announcement has to wait")
                }
            }
        }
        self.show_progress(&running).await?;
        self.show_ends(&running).await?;
        // Workers look again only if something has changed.
        self.running.send_if_modified(|known| {
            let same = known.iter().map(|one| &one.id).eq(running.iter().map(|one| &one.id));
            // Waiting direct messages are not counted, so workers look again while any are due.
            if !same || running.first().is_some_and(|one| one.id == DIRECT_MESSAGES) {
                self.active.iter().for_each(|active| active.store(true, Ordering::Relaxed));
            }
            *known = Arc::new(running);
            !same
        });
        Ok(busy)
    }

    /// Does the next thing for one announcement. Whether there is more to do at once.
    async fn attend(&mut self, one: Announcement) -> Result<bool, GivenUp> {
        match one.state {
            State::Counting => self.count(one).await,
            State::Agreeing => self.unanswered(one).await.map(|()| false),
            State::Scheduled => self.start(one).await,
            State::Building => self.build(one).await,
            State::Cancelling => {
                self.watch(&one);
                carry_out(&*self.steps, GiveUp(one.id)).await
            }
            State::Running => {
                self.watch(&one);
                carry_out(&*self.steps, Finish(one.id)).await.map(|_| true)
            }
            _ => Ok(false),
        }
    }

    fn lanes(&self) -> Vec<Platform> {
        self.carriers.iter().map(|carrier| carrier.platform()).collect()
    }

    fn carrier(&self, platform: Platform) -> Option<&Arc<dyn Carrier>> {
        self.carriers.iter().find(|carrier| carrier.platform() == platform)
    }

    async fn count(&self, one: Announcement) -> Result<bool, GivenUp> {
        let lanes = self.lanes();
        let mut followers = 0;
        let mut behind = (!one.body.content.audience.myself).then(Vec::new);
        while let Some(tag) = behind {
            let (content, lanes) = (one.body.content.clone(), lanes.clone());
            let count = Count { content, lanes, behind: tag };
            let (n, next) = carry_out(&*self.steps, count).await?;
            followers += n;
            behind = next;
        }
        let counted = Counted { announcement: one, lanes, followers };
        if let Some(Ready { announcement, few }) = carry_out(&*self.steps, counted).await? {
            let rate = self.carriers.iter().map(|carrier| carrier.per_second()).max().unwrap_or(1);
            self.tell(&announcement, report::counted(&announcement, few, rate)).await;
        }
        Ok(false)
    }

    async fn build(&mut self, one: Announcement) -> Result<bool, GivenUp> {
        let lanes = self.lanes();
        self.watch(&one);
        carry_out(&*self.steps, Build { announcement: one, lanes }).await?;
        Ok(true)
    }

    async fn start(&self, one: Announcement) -> Result<bool, GivenUp> {
        let late = carry_out(&*self.steps, Start(one.clone())).await?;
        if late {
            self.tell(&one, report::late(&one)).await;
        }
        Ok(true)
    }

    /// Nobody approved it in time: from now on an owner may send it alone.
    async fn unanswered(&self, one: Announcement) -> Result<(), GivenUp> {
        let members = carry_out(&*self.steps, Unanswered(one.id.clone())).await?;
        for member in members.into_iter().filter(|member| member.role == Role::Owner) {
            let Some(platform) = Platform::parse(&member.staff.platform) else { continue };
            if let Some(carrier) = self.carrier(platform) {
                let reply = report::unanswered(&one);
                show(carrier, &Address(member.staff.address), &reply, None).await;
            }
        }
        Ok(())
    }

    async fn tell(&self, one: &Announcement, reply: Reply) {
        if let Some(carrier) = self.carrier(one.body.author.platform) {
            show(carrier, &one.body.author.address(), &reply, None).await;
        }
    }

    fn watch(&mut self, one: &Announcement) -> &mut Watched {
        self.watched.entry(one.id.clone()).or_insert_with(|| Watched {
            shown: None,
            figures: None,
            message: one.progress.clone(),
            stored: one.progress.is_some(),
            settled: one.counts.settled(),
            since: Instant::now(),
        })
    }

    async fn show_progress(&mut self, running: &[Announcement]) -> Result<(), GivenUp> {
        for one in running.iter().filter(|one| one.id != DIRECT_MESSAGES) {
            let watched = self.watch(one);
            let soon = watched.shown.is_some_and(|shown| shown.elapsed() < SHOWN_EVERY);
            if soon || watched.figures == Some(one.counts) {
                continue;
            }
            // Another organizer may have taken over; the message was in the former author's chat.
            if one.progress.is_none() && watched.stored {
                (watched.message, watched.stored) = (None, false);
            }
            let reply = report::progress(one, watched.rate(one.counts.settled()));
            let (edits, known) = (watched.message.clone(), watched.message.clone());
            let Some(carrier) = self.carrier(one.body.author.platform) else { continue };
            let address = one.body.author.address();
            let message = show(carrier, &address, &reply, edits.as_deref()).await;
            let watched = self.watch(one);
            (watched.shown, watched.figures) = (Some(Instant::now()), Some(one.counts));
            if message.is_some() && message != known {
                watched.message.clone_from(&message);
                let progress = Progress(one.id.clone(), message.unwrap_or_default());
                carry_out(&*self.steps, progress).await?;
                self.watch(one).stored = true;
            }
        }
        Ok(())
    }

    /// For announcements that have stopped running: its author reads why, in place of the progress, and
    /// at the end the statement as a new message.
    async fn show_ends(&mut self, running: &[Announcement]) -> Result<(), GivenUp> {
        let over = |id: &&String| !running.iter().any(|one| one.id == **id);
        let over: Vec<String> = self.watched.keys().filter(over).cloned().collect();
        for id in over {
            let Some((one, under_way)) = carry_out(&*self.steps, Find(id.clone())).await? else {
                self.watched.remove(&id);
                continue;
            };
            let at_work = [State::Building, State::Running, State::Cancelling];
            if under_way || at_work.contains(&one.state) {
                continue;
            }
            let watched = self.watched.remove(&id);
            let Some(carrier) = self.carrier(one.body.author.platform) else { continue };
            let address = one.body.author.address();
            if let Some(message) = watched.and_then(|watched| watched.message) {
                let reply = report::progress(&one, None);
                show(carrier, &address, &reply, Some(&message)).await;
            }
            show(carrier, &address, &report::ended(&one), None).await;
        }
        Ok(())
    }
}

/// Shows something to staff. A chat that accepts no message must not hold up everything else.
async fn show(
    carrier: &Arc<dyn Carrier>,
    to: &Address,
    reply: &Reply,
    edits: Option<&str>,
) -> Option<String> {
    if to.0.is_empty() {
        return None;
    }
    tokio::time::timeout(SHOWING, carrier.show(to, reply, edits)).await.ok().flatten()
}

impl Watched {
    /// Rows per second since the last call, if anything can be measured.
    fn rate(&mut self, settled: i64) -> Option<i64> {
        let seconds = self.since.elapsed().as_secs_f64();
        let rows = settled - self.settled;
        (self.settled, self.since) = (settled, Instant::now());
        #[expect(clippy::cast_possible_truncation, reason = "a rate is far below 2^52")]
        #[expect(clippy::cast_precision_loss, reason = "a rate need not be exact")]
        let rate = (seconds > 1.0 && rows > 0).then(|| (rows as f64 / seconds).round() as i64);
        rate
    }
}
