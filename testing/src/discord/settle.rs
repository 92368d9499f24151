//! Waiting for the bot, without fixed pauses.

use std::time::Duration;

use super::{Discord, interactions::Progress, journal::Call, world::World};
use crate::simulated::{Activity, ToDo, Works};

/// As on the real Discord: who waited this long for a first response gets none.
const FIRST_RESPONSE: Duration = Duration::from_secs(3);

impl Works for World {
    /// A channel whose people said something.
    type Awaited = u64;

    fn activity(&self) -> &Activity<u64> {
        &self.activity
    }

    fn activity_mut(&mut self) -> &mut Activity<u64> {
        &mut self.activity
    }

    fn to_do(&self) -> Option<ToDo> {
        if let Some(missing) = self.gateway.undelivered() {
            return Some(ToDo::new(missing));
        }
        let held = self.activity.held();
        let mut open = self.interactions.iter().filter(|(id, interaction)| {
            interaction.progress == Progress::Open && !held.contains(&Some(**id))
        });
        open.next().map(|(id, interaction)| ToDo {
            what: format!("interaction {id} has no response"),
            until: Some(interaction.at + FIRST_RESPONSE),
        })
    }

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

impl World {
    /// A call came: whoever waits in its channel got a reaction, or may get it after a pause.
    pub(super) fn react(&mut self, call: &Call) {
        let key = format!("{} {:?}", call.operation, call.parts);
        if call.status == 429 {
            self.activity.was_throttled(key, call.at, call.pause);
            return;
        }
        self.activity.came_through(&key);
        if let (true, Some(channel)) = (call.speaks(), call.channel()) {
            self.activity.awaited.remove(&channel);
        }
    }
}

impl Discord {
    /// Waits until every interaction is answered, every event delivered and nothing more follows.
    /// An interaction without a first response after 3 seconds counts as failed, as on Discord.
    ///
    /// # Panics
    /// After five minutes, saying what the bot did not do.
    pub async fn settle(&self) {
        self.shared.settle().await;
    }

    /// As [`Self::settle`], with a limit of one's own and no panic.
    pub async fn try_settle(&self, limit: Duration) -> Result<(), String> {
        self.shared.try_settle(limit).await
    }

    /// Waits until `condition` holds; it is looked at after every change.
    ///
    /// # Panics
    /// After five minutes, with the newest calls.
    pub async fn wait_for(&self, what: &str, condition: impl Fn(&Discord) -> bool) {
        let holds = || condition(self);
        let wait = self.shared.wait_for(what, holds, || self.calls(), ToString::to_string);
        wait.await;
    }

    /// How long the bot must be silent before it counts as at rest: after it reacted to everyone, and
    /// while somebody still waits for a reaction to a message.
    pub fn set_quiet(&self, reacted: Duration, waiting: Duration) {
        self.shared.change(|world| world.activity.set_quiet(reacted, waiting));
    }
}
