//! Waiting for the bot, without fixed pauses.

use std::{
    collections::{BTreeMap, HashSet},
    time::{Duration, Instant},
};

use tokio::time::{sleep_until, timeout};

use super::{Discord, interactions::Progress, journal::Call, world::World};
use crate::simulated::{Gate, load};

/// After this long a test has failed.
const LIMIT: Duration = Duration::from_secs(20);
/// As on the real Discord: who waited this long for a first response gets none.
const FIRST_RESPONSE: Duration = Duration::from_secs(3);
/// Longer pauses of a 429 are not waited for.
const LONGEST_PAUSE: f64 = 5.0;
/// A retry may come this late.
const RETRY_WITHIN: Duration = Duration::from_secs(1);

/// What tells whether the bot is at rest.
#[derive(Debug)]
pub(super) struct Activity {
    pub(super) in_flight: usize,
    /// The gates at which some of those wait, and the interactions they answer.
    pub(super) gates: Vec<(Gate, Option<u64>)>,
    /// Calls that were answered with 429, and until when a retry may come.
    pub(super) retries: BTreeMap<String, Instant>,
    pub(super) last: Instant,
    /// Channels whose people said something and got no call in return yet.
    pub(super) waiting: HashSet<u64>,
    pub(super) quiet: Duration,
    pub(super) patience: Duration,
}

impl Activity {
    pub(super) fn new(quiet: Duration, patience: Duration) -> Self {
        Self {
            in_flight: 0,
            gates: Vec::new(),
            retries: BTreeMap::new(),
            last: Instant::now(),
            waiting: HashSet::new(),
            quiet,
            patience,
        }
    }

    pub(super) fn hold(&mut self, gate: &Gate, about: Option<u64>) {
        self.gates.push((gate.clone(), about));
    }

    /// One call went through a gate.
    pub(super) fn leave(&mut self, gate: &Gate, about: Option<u64>) {
        let at = self.gates.iter().position(|(other, whose)| other.is(gate) && *whose == about);
        at.map(|at| self.gates.swap_remove(at));
    }

    /// A call came: whoever waits in its channel got a reaction, or may get it after a pause.
    pub(super) fn react(&mut self, call: &Call, speaks: bool) {
        let key = format!("{} {:?}", call.operation, call.parts);
        self.retries.remove(&key);
        if call.status == 429 {
            if call.pause <= LONGEST_PAUSE {
                let due = call.at + Duration::from_secs_f64(call.pause) + RETRY_WITHIN;
                self.retries.insert(key, due);
            }
        } else if let (true, Some(channel)) = (speaks, call.channel()) {
            self.waiting.remove(&channel);
        }
    }
}

/// How far the bot has come.
enum Rest {
    /// It has something to do; if it does nothing until then, it will not.
    Busy(String, Option<Instant>),
    /// Nothing is left to do if nothing happens until then.
    From(Instant),
}

impl Discord {
    /// Waits until every interaction is answered, every event delivered and nothing more follows.
    /// An interaction without a first response after 3 seconds counts as failed, as on Discord.
    ///
    /// # Panics
    /// After 20 seconds, saying what the bot did not do.
    pub async fn settle(&self) {
        if let Err(why) = self.try_settle(LIMIT).await {
            panic!("the bot does not come to rest: {why}");
        }
    }

    /// As [`Self::settle`], with a limit of one's own and no panic.
    pub async fn try_settle(&self, limit: Duration) -> Result<(), String> {
        let deadline = Instant::now() + limit;
        loop {
            let mut changed = self.shared.watch();
            self.shared.change_silently(World::give_up);
            let rest = self.shared.read(rest);
            let now = Instant::now();
            let until = match &rest {
                Rest::From(at) if *at <= now => {
                    self.shared.change_silently(World::stop_awaiting);
                    return Ok(());
                }
                Rest::Busy(what, _) if now >= deadline => return Err(what.clone()),
                Rest::From(_) if now >= deadline => return Err("calls never end".into()),
                Rest::From(at) => deadline.min(*at),
                Rest::Busy(_, at) => at.map_or(deadline, |at| deadline.min(at)),
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
    /// After 20 seconds, with the newest calls.
    pub async fn wait_for(&self, what: &str, condition: impl Fn(&Discord) -> bool) {
        let wait = async {
            let mut changed = self.shared.watch();
            while !condition(self) {
                let _ = changed.changed().await;
            }
        };
        if timeout(LIMIT, wait).await.is_err() {
            let newest: Vec<String> = self
                .calls()
                .iter()
                .rev()
                .take(10)
                .map(|call| format!("{} {} {}", call.operation, call.status, call.body))
                .collect();
            panic!("waited in vain for {what}; the newest calls:\n{}", newest.join("\n"));
        }
    }

    /// How long the bot must be silent before it counts as at rest: after it reacted to everyone, and
    /// while somebody still waits for a reaction to a message.
    pub fn set_quiet(&self, reacted: Duration, waiting: Duration) {
        self.shared.change(|world| {
            world.activity.quiet = reacted;
            world.activity.patience = waiting;
        });
    }
}

impl World {
    /// Whoever got no reaction by now will get none.
    fn stop_awaiting(&mut self) {
        self.activity.waiting.clear();
        self.activity.retries.clear();
    }

    /// People stop waiting for a first response.
    fn give_up(&mut self) {
        let held: Vec<u64> = self.activity.gates.iter().filter_map(|(_, about)| *about).collect();
        for (id, interaction) in &mut self.interactions {
            let waited = interaction.at.elapsed() >= FIRST_RESPONSE && !held.contains(id);
            if interaction.progress == Progress::Open && waited {
                interaction.progress = Progress::Failed;
            }
        }
    }
}

fn rest(world: &World) -> Rest {
    if let Some(missing) = world.gateway.undelivered() {
        return Rest::Busy(missing, None);
    }
    let activity = &world.activity;
    let closed = |(gate, about): &(Gate, Option<u64>)| (!gate.is_open()).then_some(*about);
    let held: Vec<Option<u64>> = activity.gates.iter().filter_map(closed).collect();
    let unanswered = activity.in_flight.saturating_sub(held.len());
    if unanswered > 0 {
        return Rest::Busy(format!("{unanswered} calls are not answered"), None);
    }
    let mut open = world.interactions.iter().filter(|(id, interaction)| {
        interaction.progress == Progress::Open && !held.contains(&Some(**id))
    });
    if let Some((id, interaction)) = open.next() {
        let until = interaction.at + FIRST_RESPONSE;
        return Rest::Busy(format!("interaction {id} has no response"), Some(until));
    }
    let pause = if activity.waiting.is_empty() { activity.quiet } else { activity.patience };
    let silent = activity.last + pause * load();
    let retried = activity.retries.values().max().copied();
    Rest::From(retried.map_or(silent, |at| at.max(silent)))
}
