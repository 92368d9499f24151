//! Waiting for the bot, without fixed pauses.

use std::time::{Duration, Instant};

use tokio::time::{sleep_until, timeout};

use super::{Telegram, world::World};
use crate::simulated::load;

/// After this long a test has failed.
const LIMIT: Duration = Duration::from_secs(20);

/// How far the bot has come.
enum Rest {
    /// It has something to do.
    Busy(String),
    /// Nothing is left to do if nothing happens until then.
    From(Instant),
}

impl Telegram {
    /// Waits until the bot confirmed every update, every call is answered and nothing more follows.
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
            let rest = self.shared.read(rest);
            let now = Instant::now();
            let until = match &rest {
                Rest::From(at) if *at <= now => {
                    self.shared.change_silently(World::stop_awaiting);
                    return Ok(());
                }
                Rest::Busy(what) if now >= deadline => return Err(what.clone()),
                Rest::From(_) if now >= deadline => return Err("calls never end".into()),
                Rest::From(at) => deadline.min(*at),
                Rest::Busy(_) => deadline,
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
    pub async fn wait_for(&self, what: &str, condition: impl Fn(&Telegram) -> bool) {
        let wait = async {
            let mut changed = self.shared.watch();
            while !condition(self) {
                let _ = changed.changed().await;
            }
        };
        if timeout(LIMIT, wait).await.is_err() {
            let calls = self.calls();
            let newest: Vec<String> = calls
                .iter()
                .rev()
                .take(10)
                .map(|call| format!("{} {} {}", call.method, call.code, call.params))
                .collect();
            panic!("waited in vain for {what}; the newest calls:\n{}", newest.join("\n"));
        }
    }

    /// How long the bot must be silent before it counts as at rest: after it reacted to everyone, and
    /// while somebody still waits for a reaction.
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
        self.activity.waiting_chats.clear();
        self.activity.waiting_queries.clear();
        self.activity.retries.clear();
    }
}

fn rest(world: &World) -> Rest {
    let handed_over = world.profile.webhook.is_some();
    if let Some(update) = world.updates.first().filter(|_| !handed_over) {
        let (count, polls) = (world.updates.len(), world.polling.count);
        return Rest::Busy(format!("{count} updates wait after {polls} polls, first {update}"));
    }
    let activity = &world.activity;
    let held = activity.gates.iter().filter(|gate| !gate.is_open()).count();
    let unanswered = activity.in_flight.saturating_sub(held);
    if unanswered > 0 {
        return Rest::Busy(format!("{unanswered} calls are not answered"));
    }
    let awaited = !activity.waiting_chats.is_empty() || !activity.waiting_queries.is_empty();
    let pause = if awaited { activity.patience } else { activity.quiet };
    let silent = activity.last + pause * load();
    let retried = activity.retries.values().max().copied();
    Rest::From(retried.map_or(silent, |at| at.max(silent)))
}
