//! The task of one platform in a run: claims rows at the platform's pace and posts them.

use std::collections::{HashMap, VecDeque};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::checkpoint::{Advance, Advanced, At, Claimed, Fate, Settled};
use super::steps::carry_out;
use super::{Carrier, Posted, Steps, post};
use crate::clock::Seconds;
use crate::locale::Locale;
use crate::outcome::Reply;
use crate::store::announcements::{Announcement, DIRECT_MESSAGES, State, Why};
use crate::store::ledger::Target;
use crate::vault::Tag;

/// Rows that one commit may claim.
const AT_A_TIME: usize = 32;
/// How long outcomes may wait for the next commit.
const UNRECORDED: Duration = Duration::from_millis(100);
/// How long the worker rests if it found nothing to post.
const REST: Duration = Duration::from_millis(250);
/// How long a stop waits for the posts under way.
const LAST_POSTS: Duration = Duration::from_secs(8);
/// The number of recent posts that are watched, and how many of them may be gone.
const WINDOW: usize = 200;
const GONE: usize = WINDOW / 5;
/// Tries of a row that was certainly not posted. Each pause is twice as long as the one before, at most
/// [`LONGEST_PAUSE`] seconds.
const TRIES: u32 = 10;
const LONGEST_PAUSE: Seconds = 600;
/// After this many posts in a row without an answer the connection is broken, rather than all those
/// posts.
const UNANSWERED: u32 = 20;

/// How long the bot's own announcements rest where an organizer's would be paused.
const OWN_REST: Duration = Duration::from_secs(60);

/// The running announcements, as the runner saw them last.
pub(super) type Running = Arc<Vec<Announcement>>;

/// The task of one platform.
pub(super) struct Worker {
    steps: Arc<dyn Steps>,
    carrier: Arc<dyn Carrier>,
    running: watch::Receiver<Running>,
    /// Notified when an announcement may be complete or has stopped.
    news: Arc<Notify>,
    posts: JoinSet<(String, Settled, Posted)>,
    runs: HashMap<String, Run>,
    resting: bool,
    /// Whether it found anything to post when it looked last. The runner reads it.
    active: Arc<AtomicBool>,
    /// Since when an outcome has been waiting to be recorded.
    unrecorded: Option<Instant>,
    /// The announcement whose turn it is. They take turns, so that a short one need not wait for a long
    /// one.
    next: usize,
}

/// What the worker knows about one announcement.
#[derive(Default)]
struct Run {
    at: At,
    settled: Vec<Settled>,
    under_way: usize,
    /// For each recent post, whether the recipient was gone.
    gone: VecDeque<bool>,
    tries: HashMap<Tag, u32>,
    /// Posts without an answer since the last answer.
    unanswered: u32,
    stop: Option<Why>,
    /// Whether it is the bot's own: it rests where another one is paused, because there is nobody to
    /// ask.
    own: bool,
    rests_until: Option<Instant>,
    posts: HashMap<(Locale, bool), Option<Reply>>,
}

impl Worker {
    pub(super) fn new(
        steps: Arc<dyn Steps>,
        carrier: Arc<dyn Carrier>,
        running: watch::Receiver<Running>,
        news: Arc<Notify>,
        active: Arc<AtomicBool>,
    ) -> Self {
        let (posts, runs) = (JoinSet::new(), HashMap::new());
        let (resting, unrecorded, next) = (false, None, 0);
        Self { steps, carrier, running, news, posts, runs, resting, active, unrecorded, next }
    }

    /// Posts until `stop`; then waits for what is under way, and records it.
    pub(super) async fn run(mut self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let carrier = Arc::clone(&self.carrier);
            let resting = self.resting;
            let record = self.unrecorded.map_or_else(Instant::now, |since| since + UNRECORDED);
            tokio::select! {
                () = stop.cancelled() => break,
                Some(post) = self.posts.join_next(), if !self.posts.is_empty() => self.posted(post),
                changed = self.running.changed() => {
                    if changed.is_err() {
                        break;
                    }
                    self.changed();
                }
                () = tokio::time::sleep(REST), if resting => self.resting = false,
                () = tokio::time::sleep_until(record), if self.unrecorded.is_some() => {
                    self.record().await;
                }
                () = carrier.slot(), if self.may_post() => self.post_more().await,
            }
        }
        let last = async {
            while let Some(post) = self.posts.join_next().await {
                self.posted(post);
                // Recorded as they come: the last post may take longer than the stop allows.
                if self.unrecorded.is_some_and(|since| since.elapsed() > UNRECORDED) {
                    self.record().await;
                }
            }
        };
        let _ = tokio::time::timeout(LAST_POSTS, last).await;
        self.record().await;
    }

    fn current(&self) -> Running {
        Arc::clone(&self.running.borrow())
    }

    /// Forgets announcements that no longer run once their last post is recorded.
    fn changed(&mut self) {
        let running = self.running.borrow_and_update().clone();
        let runs = |id: &String| running.iter().any(|one| one.id == *id);
        // The direct messages stop running while all that are left wait for another try; their tries
        // are still counted.
        let tried = |run: &Run| run.own && !run.tries.is_empty();
        self.runs.retain(|id, run| {
            runs(id) || run.under_way > 0 || !run.settled.is_empty() || tried(run)
        });
        self.resting = false;
    }

    fn may_post(&self) -> bool {
        !self.resting
            && self.posts.len() < self.carrier.at_once()
            && !self.running.borrow().is_empty()
    }

    /// Starts as many posts as may begin now, of the next announcement that has any.
    async fn post_more(&mut self) {
        let room = self.carrier.at_once().saturating_sub(self.posts.len()).min(AT_A_TIME);
        let mut slots = 1;
        while slots < room && self.carrier.slot().now_or_never().is_some() {
            slots += 1;
        }
        self.resting = true;
        let running = self.current();
        // People wait for direct messages, so these go first; the other announcements take turns.
        let (notes, others) = running.split_at(usize::from(notes_first(&running)));
        self.next = self.next.wrapping_add(1) % others.len().max(1);
        let (before, after) = others.split_at(self.next.min(others.len()));
        for announcement in notes.iter().chain(after).chain(before) {
            if self.rests(&announcement.id) {
                continue;
            }
            let claimed = self.advance(&announcement.id, slots).await;
            for row in claimed {
                self.resting = false;
                self.active.store(true, Ordering::Relaxed);
                self.begin(announcement, row);
            }
            if !self.resting {
                return;
            }
        }
        if self.posts.is_empty() && self.unrecorded.is_none() {
            self.active.store(false, Ordering::Relaxed);
            self.news.notify_one();
        }
    }

    fn rests(&self, id: &str) -> bool {
        let until = self.runs.get(id).and_then(|run| run.rests_until);
        until.is_some_and(|until| Instant::now() < until)
    }

    /// Records outcomes without claiming more rows.
    async fn record(&mut self) {
        self.unrecorded = None;
        let waits = |run: &Run| !run.settled.is_empty() || run.stop.is_some();
        let ids = self.runs.iter().filter(|(_, run)| waits(run)).map(|(id, _)| id.clone());
        for id in ids.collect::<Vec<_>>() {
            self.advance(&id, 0).await;
        }
    }

    async fn advance(&mut self, id: &str, want: usize) -> Vec<Claimed> {
        let lane = self.carrier.platform();
        let run = self.runs.entry(id.to_owned()).or_default();
        let mut step = Advance::new(id.to_owned(), lane, run.at.clone());
        step.settled.clone_from(&run.settled);
        (step.want, step.under_way, step.stop) = (want, run.under_way, run.stop);
        let Ok(found) = carry_out(&*self.steps, step).await else {
            // What could not be recorded is recorded later; at worst it becomes unknown.
            self.unrecorded.get_or_insert_with(Instant::now);
            tokio::time::sleep(REST).await;
            return Vec::new();
        };
        run.settled.clear();
        run.stop = None;
        let Some(Advanced { state, left, claimed, at }) = found else { return Vec::new() };
        // If nothing was found, all rows are read again, because the clock may have gone back.
        run.at = if claimed.is_empty() && want > 0 { At::default() } else { at };
        run.under_way += claimed.len();
        if state != State::Running || left == 0 {
            // The next run of the same announcement reads all rows again.
            run.at = At::default();
            self.news.notify_one();
        }
        claimed
    }

    fn begin(&mut self, announcement: &Announcement, row: Claimed) {
        let Claimed { tag, target, address, locale, reply, extras } = row;
        let private = !matches!(target, Target::Channel(..));
        let content = &announcement.body.content;
        let run = self.runs.entry(announcement.id.clone()).or_default();
        run.own = announcement.is_own();
        let made = || post::reply(content, locale, private);
        let reply = match reply {
            Some(own) => Some(*own),
            None => run.posts.entry((locale, private)).or_insert_with(made).clone(),
        };
        let reply = reply.map(|reply| Reply { extras, ..reply });
        let (carrier, id) = (Arc::clone(&self.carrier), announcement.id.clone());
        let mut settled = Settled { tag, target, fate: Fate::Failed, moved: None, made: None };
        let doubt = (id.clone(), settled.clone(), Posted::Unknown);
        let post = async move {
            let Some(reply) = reply else { return (id, settled, Posted::Refused) };
            let mut posted = carrier.post(&address, &reply).await;
            if let Posted::Moved(new) = &posted {
                // Only once: a chat that moves twice within a moment can't be real.
                settled.moved = Some(new.clone());
                let new = new.clone();
                posted = carrier.post(&new, &reply).await;
            }
            (id, settled, posted)
        };
        // A post that panicked may have been sent all the same.
        let post = AssertUnwindSafe(post).catch_unwind();
        self.posts.spawn(async move {
            post.await.unwrap_or_else(|_| {
                tracing::error!(code = "post_panicked", "a post failed by a bug");
                doubt
            })
        });
    }

    fn posted(&mut self, post: Result<(String, Settled, Posted), tokio::task::JoinError>) {
        // Tasks are never aborted, and panics are caught inside.
        let Ok((id, mut settled, posted)) = post else { return };
        self.unrecorded.get_or_insert_with(Instant::now);
        let run = self.runs.entry(id).or_default();
        run.under_way = run.under_way.saturating_sub(1);
        if let Posted::Made(id) = &posted {
            settled.made = Some(id.clone());
        }
        settled.fate = run.fate(&settled.tag, posted);
        run.settled.push(settled);
    }
}

/// Whether the first of these holds the direct messages.
fn notes_first(running: &[Announcement]) -> bool {
    running.first().is_some_and(|one| one.id == DIRECT_MESSAGES)
}

/// Whole seconds, at least one.
fn whole(pause: Duration) -> Seconds {
    Seconds::try_from(pause.as_secs()).unwrap_or(Seconds::MAX).clamp(1, 3600)
}

impl Run {
    fn fate(&mut self, tag: &Tag, posted: Posted) -> Fate {
        if posted != Posted::Unknown {
            self.unanswered = 0;
        }
        if !matches!(posted, Posted::Later(_)) {
            self.tries.remove(tag);
        }
        match posted {
            Posted::Sent | Posted::Made(_) => self.reached(true, Fate::Sent),
            Posted::Gone => self.reached(false, Fate::Gone),
            Posted::Unknown => {
                self.unanswered += 1;
                if self.unanswered >= UNANSWERED {
                    self.unanswered = 0;
                    self.halt(Why::Unanswered);
                }
                Fate::Unknown
            }
            Posted::Moved(_) | Posted::Failed => Fate::Failed,
            Posted::Refused => {
                self.halt(Why::Content);
                Fate::Failed
            }
            Posted::Token => {
                self.halt(Why::Token);
                Fate::Again(1)
            }
            Posted::Wait(pause) => Fate::Again(whole(pause)),
            Posted::Later(pause) => self.again(tag, pause),
        }
    }

    /// Pauses the announcement. The bot's own are never paused, as nobody can be asked: a single
    /// recipient's problem is ignored, and a broken connection is tried again in a minute.
    fn halt(&mut self, why: Why) {
        match why {
            _ if !self.own => self.stop = Some(why),
            Why::Token | Why::Unanswered => self.rests_until = Some(Instant::now() + OWN_REST),
            _ => {}
        }
    }

    fn again(&mut self, tag: &Tag, pause: Duration) -> Fate {
        let tries = self.tries.entry(tag.clone()).or_default();
        *tries += 1;
        if *tries >= TRIES {
            self.tries.remove(tag);
            return Fate::Failed;
        }
        let pause = whole(pause).saturating_mul(1 << (*tries - 1).min(10));
        Fate::Again(pause.min(LONGEST_PAUSE))
    }

    /// So many gone recipients at once mean that it is the wrong bot, rather than that so many people
    /// left.
    fn reached(&mut self, here: bool, fate: Fate) -> Fate {
        self.gone.push_back(!here);
        if self.gone.len() > WINDOW {
            self.gone.pop_front();
        }
        if self.gone.iter().filter(|gone| **gone).count() > GONE {
            self.gone.clear();
            self.halt(Why::Gone);
        }
        fate
    }
}
