//! Waiting for the bot, without fixed pauses.

use std::time::Duration;

use super::{Telegram, world::World};
use crate::simulated::{Activity, ToDo, Works};

/// Where somebody may wait for a reaction.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) enum Awaited {
    /// They said something in this chat.
    Chat(i64),
    /// They pressed a button.
    Query(String),
}

impl Works for World {
    type Awaited = Awaited;

    fn activity(&self) -> &Activity<Awaited> {
        &self.activity
    }

    fn activity_mut(&mut self) -> &mut Activity<Awaited> {
        &mut self.activity
    }

    fn to_do(&self) -> Option<ToDo> {
        let handed_over = self.profile.webhook.is_some();
        let update = self.updates.first().filter(|_| !handed_over)?;
        let (count, polls) = (self.updates.len(), self.polling.count);
        Some(ToDo::new(format!("{count} updates wait after {polls} polls, first {update}")))
    }
}

impl Telegram {
    /// Waits until the bot confirmed every update, every call is answered and nothing more follows.
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
    pub async fn wait_for(&self, what: &str, condition: impl Fn(&Telegram) -> bool) {
        let holds = || condition(self);
        let wait = self.shared.wait_for(what, holds, || self.calls(), ToString::to_string);
        wait.await;
    }

    /// How long the bot must be silent before it counts as at rest: after it reacted to everyone, and
    /// while somebody still waits for a reaction.
    pub fn set_quiet(&self, reacted: Duration, waiting: Duration) {
        self.shared.change(|world| world.activity.set_quiet(reacted, waiting));
    }
}
