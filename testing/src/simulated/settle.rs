//! Waiting for the bot, without fixed pauses.

use std::{
    collections::{BTreeMap, HashSet},
    time::{Duration, Instant},
};

use tokio::time::{sleep_until, timeout};

use super::{
    gate::Gate,
    load::load,
    shared::{Shared, Works},
};
use crate::PATIENCE;

/// The silence before rest is cut into so many looks. On a busy machine each comes late, as the bot's own steps
/// do, so that a bot that has no processor is not taken for one that has nothing to do.
const LOOKS: u32 = 8;
/// Seconds: longer pauses of a 429 are not waited for.
const LONGEST_PAUSE: f64 = 5.0;
/// A retry may come this late.
const RETRY_WITHIN: Duration = Duration::from_secs(1);
/// How many of the newest calls tell why a wait was in vain.
const NEWEST: usize = 10;

/// What tells whether the bot is at rest. `A` is what somebody may wait for: a chat, a press.
#[derive(Debug)]
pub(crate) struct Activity<A> {
    pub(crate) in_flight: usize,
    /// The gates at which some of those wait, and the interactions they answer.
    pub(crate) gates: Vec<(Gate, Option<u64>)>,
    /// Calls that were answered with 429, and until when a retry may come.
    retries: BTreeMap<String, Instant>,
    pub(crate) last: Instant,
    /// Where people did something and got no call in return yet.
    pub(crate) awaited: HashSet<A>,
    /// How long the bot must be silent before it counts as at rest: after it reacted to everyone, and
    /// while somebody still waits for a reaction.
    quiet: (Duration, Duration),
}

impl<A> Default for Activity<A> {
    fn default() -> Self {
        Self {
            in_flight: 0,
            gates: Vec::new(),
            retries: BTreeMap::new(),
            last: Instant::now(),
            awaited: HashSet::new(),
            quiet: (Duration::from_millis(25), Duration::from_millis(150)),
        }
    }
}

impl<A> Activity<A> {
    /// For a platform that is not told when a message was dealt with.
    pub(crate) fn patient() -> Self {
        Self { quiet: (Duration::from_millis(25), Duration::from_secs(1)), ..Self::default() }
    }

    pub(crate) fn hold(&mut self, gate: &Gate, about: Option<u64>) {
        self.gates.push((gate.clone(), about));
    }

    /// One call went through a gate.
    pub(crate) fn leave(&mut self, gate: &Gate, about: Option<u64>) {
        let at = self.gates.iter().position(|(other, whose)| other.is(gate) && *whose == about);
        at.map(|at| self.gates.swap_remove(at));
    }

    /// A call was answered with anything but 429.
    pub(crate) fn came_through(&mut self, call: &str) {
        self.retries.remove(call);
    }

    /// A call was answered with 429 and this pause in seconds; whether its retry is waited for.
    pub(crate) fn was_throttled(&mut self, call: String, at: Instant, pause: f64) -> bool {
        self.retries.remove(&call);
        let soon = pause <= LONGEST_PAUSE;
        if soon {
            self.retries.insert(call, at + Duration::from_secs_f64(pause) + RETRY_WITHIN);
        }
        soon
    }

    pub(crate) fn set_quiet(&mut self, reacted: Duration, waiting: Duration) {
        self.quiet = (reacted, waiting);
    }

    /// The answers of interactions that wait at closed gates, and of other calls there.
    pub(crate) fn held(&self) -> Vec<Option<u64>> {
        let closed = self.gates.iter().filter(|(gate, _)| !gate.is_open());
        closed.map(|(_, about)| *about).collect()
    }

    /// Whoever got no reaction by now will get none.
    fn stop_awaiting(&mut self) {
        self.awaited.clear();
        self.retries.clear();
    }

    /// Nothing is left to do if nothing happens until then.
    fn at_rest(&self) -> Instant {
        let pause = if self.awaited.is_empty() { self.quiet.0 } else { self.quiet.1 };
        let silent = self.last + pause * load();
        let retried = self.retries.values().max().copied();
        retried.map_or(silent, |at| at.max(silent))
    }
}

/// Something that the bot has to do.
#[derive(Debug)]
pub(crate) struct ToDo {
    pub(crate) what: String,
    /// If it does nothing until then, it will not.
    pub(crate) until: Option<Instant>,
}

impl ToDo {
    pub(crate) fn new(what: String) -> Self {
        Self { what, until: None }
    }
}

fn rest<W: Works>(world: &W) -> Result<Instant, ToDo> {
    if let Some(left) = world.to_do() {
        return Err(left);
    }
    let activity = world.activity();
    let unanswered = activity.in_flight.saturating_sub(activity.held().len());
    if unanswered > 0 {
        return Err(ToDo::new(format!("{unanswered} calls are not answered")));
    }
    Ok(activity.at_rest())
}

impl<W: Works> Shared<W> {
    /// Waits until everything is done, every call is answered and nothing more follows.
    ///
    /// # Panics
    /// After [`PATIENCE`], saying what the bot did not do.
    pub(crate) async fn settle(&self) {
        if let Err(why) = self.try_settle(PATIENCE).await {
            panic!("the bot does not come to rest: {why}");
        }
    }

    /// The same with a limit of one's own and no panic.
    pub(crate) async fn try_settle(&self, limit: Duration) -> Result<(), String> {
        let deadline = Instant::now() + limit;
        let (mut looks, mut seen) = (0, None);
        loop {
            let mut changed = self.watch();
            self.change_silently(W::give_up);
            let (rest, last) = self.read(|world| (rest(world), world.activity().last));
            if seen.replace(last) != Some(last) {
                looks = LOOKS;
            }
            let now = Instant::now();
            let until = match rest {
                Ok(at) if at <= now && looks == 0 => {
                    self.change_silently(|world| world.activity_mut().stop_awaiting());
                    return Ok(());
                }
                Err(left) if now >= deadline => return Err(left.what),
                Ok(_) if now >= deadline => return Err("calls never end".into()),
                Ok(at) => {
                    let part = at.saturating_duration_since(now) / looks.max(1);
                    looks = looks.saturating_sub(1);
                    deadline.min(now + part.max(Duration::from_millis(1)))
                }
                Err(left) => left.until.map_or(deadline, |at| deadline.min(at)),
            };
            tokio::select! {
                () = sleep_until(until.into()) => {}
                // The sender lives as long as `self`.
                _ = changed.changed() => {}
            }
        }
    }

    /// Waits until `condition` holds; it is looked at after every change.
    ///
    /// # Panics
    /// After [`PATIENCE`], with the newest calls, the newest first.
    pub(crate) async fn wait_for<C>(
        &self,
        what: &str,
        condition: impl Fn() -> bool,
        calls: impl FnOnce() -> Vec<C>,
        tell: impl Fn(&C) -> String,
    ) {
        let wait = async {
            let mut changed = self.watch();
            while !condition() {
                let _ = changed.changed().await;
            }
        };
        if timeout(PATIENCE, wait).await.is_err() {
            let newest: Vec<String> = calls().iter().rev().take(NEWEST).map(tell).collect();
            panic!("waited in vain for {what}; the newest calls:\n{}", newest.join("\n"));
        }
    }
}
