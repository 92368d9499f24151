//! What a test can find out afterwards.

use std::time::Duration;

use serde_json::Value;

use super::{
    Discord,
    interactions::Progress,
    journal::{Call, Violation},
    messages::Message,
};

impl Discord {
    /// Every call, also those refused.
    pub fn calls(&self) -> Vec<Call> {
        self.shared.read(|world| world.calls.clone())
    }

    /// How many calls of an operation were accepted.
    pub fn count(&self, operation: &str) -> usize {
        let fits = |call: &&Call| call.operation == operation && call.accepted();
        self.shared.read(|world| world.calls.iter().filter(fits).count())
    }

    /// What the bot should not have done.
    pub fn violations(&self) -> Vec<Violation> {
        self.shared.read(|world| world.violations.clone())
    }

    /// # Panics
    /// If the bot did anything that it should not have done.
    pub fn assert_no_violations(&self) {
        let list: Vec<String> = self.violations().iter().map(ToString::to_string).collect();
        assert!(list.is_empty(), "the bot broke rules:\n{}", list.join("\n"));
    }

    /// Answers with 401, 403 or 429 that count against the bot's address.
    pub fn invalid_requests(&self) -> usize {
        self.shared.read(|world| world.invalid)
    }

    /// The event of an interaction, token and all.
    pub fn event(&self, interaction: u64) -> Value {
        self.shared.read(|world| world.interactions[&interaction].event.clone())
    }

    /// The events of interactions that wait for a first response.
    pub fn open(&self) -> Vec<Value> {
        self.shared.read(|world| {
            let all = world.interactions.values();
            all.filter(|it| it.progress == Progress::Open).map(|it| it.event.clone()).collect()
        })
    }

    /// Interactions that got no first response in time, or none yet.
    pub fn unanswered(&self) -> usize {
        self.shared.read(|world| {
            let all = world.interactions.values();
            all.filter(|it| it.progress != Progress::Answered).count()
        })
    }

    /// The longest real time that a first response took.
    pub fn slowest_response(&self) -> Duration {
        self.shared.read(|world| {
            world.interactions.values().filter_map(|it| it.took).max().unwrap_or_default()
        })
    }

    /// The real time that a first response took, if there was one.
    pub fn response_time(&self, interaction: u64) -> Option<Duration> {
        self.shared.read(|world| world.interactions[&interaction].took)
    }

    /// Calls that wait at a gate.
    pub fn held(&self) -> usize {
        self.shared.read(|world| world.activity.gates.len())
    }

    /// The commands that the bot registered.
    pub fn commands(&self) -> Vec<Value> {
        self.shared.read(|world| world.commands.clone())
    }

    /// A message as it is now.
    pub fn message(&self, id: u64) -> Option<Message> {
        self.shared.read(|world| world.messages.get(&id).cloned())
    }

    /// Every message there is, private ones as well.
    pub fn messages(&self) -> Vec<Message> {
        self.shared.read(|world| world.messages.values().cloned().collect())
    }

    /// What is in a file that the bot or a person sent.
    pub fn file(&self, id: u64) -> Option<Vec<u8>> {
        self.shared.read(|world| world.files.get(&id).map(|file| file.bytes.clone()))
    }

    /// How many sessions listen now.
    pub fn connected(&self) -> usize {
        self.shared.read(|world| world.gateway.connected())
    }

    /// How often the bot identified, resumed, and sent a heartbeat.
    pub fn gateway_counts(&self) -> (usize, usize, usize) {
        self.shared.read(|world| {
            let gateway = &world.gateway;
            (gateway.identified, gateway.resumed, gateway.heartbeats)
        })
    }
}
