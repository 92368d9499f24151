//! What a test can find out afterwards.

use std::collections::HashMap;

use serde_json::Value;

use super::{
    Telegram,
    journal::{Call, Violation},
    profile::Profile,
    world::World,
};

impl Telegram {
    /// Updates that the bot did not confirm.
    pub fn pending(&self) -> Vec<Value> {
        self.shared.read(|world| world.updates.bodies())
    }

    /// Takes all updates away, for tests that hand them over themselves.
    pub fn take_updates(&self) -> Vec<Value> {
        self.shared.change(|world| {
            let bodies = world.updates.bodies();
            world.updates.clear();
            bodies
        })
    }

    /// Presses that the bot did not answer.
    pub fn unanswered(&self) -> usize {
        let open = |world: &World| world.queries.values().filter(|query| !query.answered).count();
        self.shared.read(open)
    }

    /// How often the bot asked for updates.
    pub fn polls(&self) -> u64 {
        self.shared.read(|world| world.polling.count)
    }

    /// Calls that wait at a gate.
    pub fn held(&self) -> usize {
        self.shared.read(|world| world.activity.gates.len())
    }

    /// Every call but getUpdates, also those refused.
    pub fn calls(&self) -> Vec<Call> {
        self.shared.read(|world| world.calls.clone())
    }

    /// Every call that was accepted, but getUpdates.
    pub fn log(&self) -> Vec<Call> {
        self.calls().into_iter().filter(Call::accepted).collect()
    }

    /// How many calls of a method were accepted.
    pub fn count(&self, method: &str) -> usize {
        self.shared.read(|world| world.accepted.get(method).copied().unwrap_or_default())
    }

    /// How often a chat got a message of exactly this text (or caption), as it is shown.
    pub fn received(&self, chat: i64, text: &str) -> u32 {
        self.shared.read(|world| world.tally.received(chat, text))
    }

    /// How many messages of exactly this text were sent, to all chats together.
    pub fn sent(&self, text: &str) -> usize {
        self.shared.read(|world| world.tally.sent(text))
    }

    /// Every chat that got a message of exactly this text, and how often.
    pub fn receivers(&self, text: &str) -> HashMap<i64, u32> {
        self.shared.read(|world| world.tally.receivers(text))
    }

    /// The same for all texts that begin so.
    pub fn receivers_of(&self, begins: &str) -> HashMap<i64, u32> {
        self.shared.read(|world| world.tally.receivers_of(begins))
    }

    /// What the bot should not have done.
    pub fn violations(&self) -> Vec<Violation> {
        self.shared.read(|world| world.violations.clone())
    }

    /// # Panics
    /// If the bot did anything that it should not have done.
    pub fn assert_no_violations(&self) {
        let violations = self.violations();
        let list: Vec<String> = violations.iter().map(ToString::to_string).collect();
        assert!(violations.is_empty(), "the bot broke rules:\n{}", list.join("\n"));
    }

    /// What the bot uploaded or a person sent under this id.
    pub fn file(&self, file_id: &str) -> Option<Vec<u8>> {
        self.shared.read(|world| world.files.get(file_id).map(|file| file.bytes.to_vec()))
    }

    /// Name, descriptions, commands and webhook, as set by the bot.
    pub fn profile(&self) -> Profile {
        self.shared.read(|world| world.profile.clone())
    }
}
