//! Everything the simulated server knows.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    channels::Channel,
    faults::Calls,
    files::Stored,
    guilds::Guild,
    interactions::Interaction,
    journal::{Call, Violation},
    limits::Limiter,
    messages::Message,
    people::Account,
    refusal::Refusal,
    scheduled::Scheduled,
    session::Gateway,
};
use crate::simulated::{Activity, Rules};

/// Where the clock starts: 21 November 2026, noon in Phnom Penh.
const START: i64 = 1_795_237_200_000;

/// Who the bot is; its application has the same id.
#[derive(Clone, Debug)]
pub(super) struct Bot {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) token: String,
    pub(super) revoked: bool,
}

impl Bot {
    pub(super) fn new(id: u64, name: &str) -> Self {
        let token = format!("MTIzNDU2Nzg5MDEyMzQ1Njc4.Simu1a.ted_token_of_the_bot_{id}");
        Self { id, name: name.into(), token, revoked: false }
    }

    /// The bot as a user object.
    pub(super) fn user(&self) -> Value {
        json!({
            "id": text(self.id),
            "username": self.name,
            "discriminator": "0000",
            "global_name": null,
            "avatar": null,
            "bot": true,
            "public_flags": 0,
        })
    }
}

/// The whole state, kept behind one lock.
#[derive(Debug)]
pub(super) struct World {
    pub(super) bot: Bot,
    /// Host and port.
    pub(super) address: String,
    /// Milliseconds since 1970; it only moves when a test says so.
    pub(super) clock: i64,
    pub(super) last_id: u64,
    pub(super) people: BTreeMap<u64, Account>,
    pub(super) guilds: BTreeMap<u64, Guild>,
    pub(super) channels: BTreeMap<u64, Channel>,
    pub(super) messages: BTreeMap<u64, Message>,
    pub(super) interactions: BTreeMap<u64, Interaction>,
    pub(super) files: BTreeMap<u64, Stored>,
    pub(super) scheduled: BTreeMap<u64, Scheduled>,
    pub(super) commands: Vec<Value>,
    pub(super) gateway: Gateway,
    pub(super) calls: Vec<Call>,
    pub(super) violations: Vec<Violation>,
    pub(super) remarks: Vec<String>,
    /// How many answers counted as invalid requests.
    pub(super) invalid: usize,
    pub(super) rules: Rules<Calls, Refusal>,
    pub(super) limiter: Limiter,
    pub(super) activity: Activity<u64>,
}

impl World {
    pub(super) fn new(bot: Bot) -> Self {
        Self {
            last_id: bot.id,
            bot,
            address: String::new(),
            clock: START,
            people: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            interactions: BTreeMap::new(),
            files: BTreeMap::new(),
            scheduled: BTreeMap::new(),
            commands: Vec::new(),
            gateway: Gateway::default(),
            calls: Vec::new(),
            violations: Vec::new(),
            remarks: Vec::new(),
            invalid: 0,
            rules: Rules::default(),
            limiter: Limiter::new(None),
            activity: Activity::patient(),
        }
    }

    /// A new id, larger than all before.
    pub(super) fn next_id(&mut self) -> u64 {
        self.last_id += 1 << 12;
        self.last_id
    }

    /// An instant of the simulator's clock as Discord writes it.
    pub(super) fn time(&self, at: i64) -> Value {
        let time = jiff::Timestamp::from_millisecond(at).expect("a time within reason");
        format!("{}+00:00", time.strftime("%Y-%m-%dT%H:%M:%S.%6f")).into()
    }

    /// The user object of a person or the bot.
    pub(super) fn user(&self, id: u64) -> Value {
        if id == self.bot.id {
            return self.bot.user();
        }
        self.people.get(&id).map(Account::user).unwrap_or_default()
    }
}

/// Ids travel as text.
pub(super) fn text(id: u64) -> Value {
    id.to_string().into()
}

/// An id in a body, as text or number.
pub(super) fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}
