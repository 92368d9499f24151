//! Everything the simulated server knows.

use std::{
    collections::{BTreeMap, HashMap},
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};

use super::{
    accounts::Account,
    callbacks::Query,
    chats::Chat,
    faults::Calls,
    files::Stored,
    journal::{Call, Violation},
    keyboards::Keyboard,
    limits::Limiter,
    messages::Message,
    polling::Polling,
    profile::Profile,
    refusal::Refusal,
    settle::Awaited,
    tally::Tally,
    updates::Queue,
};
use crate::simulated::{Activity, Rules};

/// Who the bot is.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) id: i64,
    pub(super) username: String,
    pub(super) first_name: String,
    pub(super) token: String,
    pub(super) token_revoked: bool,
    /// In groups the bot sees only what is meant for it.
    pub(super) privacy: bool,
}

impl Identity {
    pub(super) fn new(id: i64, username: &str) -> Self {
        Self {
            id,
            username: username.into(),
            first_name: "Samleng".into(),
            token: format!("{id}:AAF5imu1ated_token_of_35_characters"),
            token_revoked: false,
            privacy: true,
        }
    }

    /// The bot as a `User`.
    pub(super) fn user(&self) -> Value {
        json!({
            "id": self.id,
            "is_bot": true,
            "first_name": self.first_name,
            "username": self.username,
        })
    }

    /// The bot as `getMe` tells it.
    pub(super) fn me(&self) -> Value {
        let mut me = self.user();
        for (name, value) in [
            ("can_join_groups", true),
            ("can_read_all_group_messages", !self.privacy),
            ("supports_inline_queries", false),
            ("can_connect_to_business", false),
            ("has_main_web_app", false),
            ("has_topics_enabled", false),
        ] {
            me[name] = value.into();
        }
        me
    }
}

/// The whole state, kept behind one lock.
#[derive(Debug)]
pub(super) struct World {
    pub(super) bot: Identity,
    pub(super) ahead: i64,
    pub(super) accounts: HashMap<i64, Account>,
    pub(super) chats: HashMap<i64, Chat>,
    pub(super) messages: HashMap<i64, BTreeMap<i32, Message>>,
    pub(super) last_message: i32,
    pub(super) queries: HashMap<String, Query>,
    pub(super) keyboards: HashMap<i64, Keyboard>,
    pub(super) files: HashMap<String, Stored>,
    pub(super) updates: Queue,
    pub(super) polling: Polling,
    pub(super) profile: Profile,
    pub(super) calls: Vec<Call>,
    /// How many of them are kept, about.
    pub(super) journal: usize,
    pub(super) tally: Tally,
    /// How many calls of each method were accepted.
    pub(super) accepted: HashMap<String, usize>,
    pub(super) violations: Vec<Violation>,
    pub(super) remarks: Vec<String>,
    pub(super) rules: Rules<Calls, Refusal>,
    pub(super) limiter: Option<Limiter>,
    pub(super) activity: Activity<Awaited>,
}

impl World {
    pub(super) fn new(bot: Identity) -> Self {
        Self {
            bot,
            ahead: 0,
            accounts: HashMap::new(),
            chats: HashMap::new(),
            messages: HashMap::new(),
            last_message: 100,
            queries: HashMap::new(),
            keyboards: HashMap::new(),
            files: HashMap::new(),
            updates: Queue::default(),
            polling: Polling::default(),
            profile: Profile::default(),
            calls: Vec::new(),
            journal: usize::MAX,
            tally: Tally::default(),
            accepted: HashMap::new(),
            violations: Vec::new(),
            remarks: Vec::new(),
            rules: Rules::default(),
            limiter: None,
            activity: Activity::default(),
        }
    }

    /// Seconds since 1970 on the simulator's clock.
    #[expect(clippy::disallowed_methods, reason = "a platform has a clock of its own")]
    pub(super) fn now(&self) -> i64 {
        let real = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        i64::try_from(real).unwrap_or(i64::MAX) + self.ahead
    }

    /// Queues an update with the next id, unless the bot did not ask for its kind.
    pub(super) fn push(&mut self, kind: &'static str, payload: Value) -> u32 {
        let lifetime = if kind == "callback_query" { 150 } else { 86_400 };
        let expires = self.now() + lifetime;
        self.updates.push(kind, payload, expires)
    }

    /// Forgets updates that nobody fetched in time.
    pub(super) fn expire(&mut self) {
        let now = self.now();
        self.updates.expire(now);
    }
}
