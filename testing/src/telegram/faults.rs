//! Everything that can go wrong on the way, on order.

use std::time::Duration;

use super::{
    params::Params,
    refusal::Refusal,
    world::{Activity, World},
};
use crate::simulated::{Chance, Gate, Shared};

/// What goes wrong.
#[derive(Clone, Debug)]
pub enum Fault {
    /// 429 with this `retry_after`.
    RetryAfter(u32),
    /// An error of the server's own, such as 500.
    Internal(u16),
    /// 502 from something in front of the server: a page, not JSON.
    BadGateway,
    Blocked,
    Deactivated,
    Kicked,
    /// 400 that names the chat's new id.
    Migrated(i64),
    /// Any other refusal, with its whole description.
    Refused(u16, &'static str),
    /// The connection drops and nothing was done.
    LostRequest,
    /// The call is carried out, then the connection drops.
    LostAnswer,
    /// The call is carried out; its result is of a form that nobody knows.
    UnreadableAnswer,
    /// The call is carried out, its answer takes its time.
    SlowAnswer(Duration),
    /// The call takes its time.
    Latency(Duration),
    /// The call waits until the gate opens.
    Held(Gate),
}

/// Which calls a fault meets; every call unless narrowed.
#[derive(Clone, Debug, Default)]
pub struct When {
    method: Option<&'static str>,
    chat: Option<i64>,
    skip: usize,
    times: Option<usize>,
    chance: Option<Chance>,
}

impl When {
    pub fn any() -> Self {
        Self::default()
    }

    pub fn method(name: &'static str) -> Self {
        Self { method: Some(name), ..Self::default() }
    }

    pub fn chat(self, id: i64) -> Self {
        Self { chat: Some(id), ..self }
    }

    /// The first `count` matching calls are spared.
    pub fn skip(self, count: usize) -> Self {
        Self { skip: count, ..self }
    }

    pub fn times(self, count: usize) -> Self {
        Self { times: Some(count), ..self }
    }

    pub fn once(self) -> Self {
        self.times(1)
    }

    /// Meets each matching call with a probability from 0 to 1.
    pub fn chance(self, probability: f64, seed: u64) -> Self {
        Self { chance: Some(Chance::new(probability, seed)), ..self }
    }

    fn meets(&mut self, method: &str, chat: Option<i64>) -> bool {
        let named = self.method.is_none_or(|name| name.eq_ignore_ascii_case(method));
        let there = self.chat.is_none_or(|id| chat == Some(id));
        if !named || !there || self.times == Some(0) {
            return false;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return false;
        }
        if self.chance.as_mut().is_some_and(|chance| !chance.strikes()) {
            return false;
        }
        self.times = self.times.map(|left| left - 1);
        true
    }
}

/// A fault that was ordered.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) when: When,
    pub(super) fault: Fault,
}

/// What one call meets.
#[derive(Debug, Default)]
pub(super) struct Fate {
    delays: Vec<Fault>,
    /// Decides the call before it is carried out.
    pub(super) instead: Option<Fault>,
    /// Happens to the answer.
    pub(super) after: Vec<Fault>,
}

impl Fate {
    /// Waits as long as the call is held up.
    pub(super) async fn wait(&self, shared: &Shared<World>) {
        for delay in &self.delays {
            match delay {
                Fault::Latency(time) => tokio::time::sleep(*time).await,
                Fault::Held(gate) => {
                    shared.change(|world| world.activity.gates.push(gate.clone()));
                    gate.pass().await;
                    shared.change(|world| world.activity.leave(gate));
                }
                _ => {}
            }
        }
    }
}

impl Fault {
    /// The refusal that stands in for the call.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        Some(match self {
            Self::RetryAfter(seconds) => Refusal::too_many(*seconds),
            Self::Internal(code) => Refusal::new(*code, "Internal Server Error".into()),
            Self::BadGateway => Refusal::new(502, "Bad Gateway".into()),
            Self::Blocked => Refusal::forbidden("bot was blocked by the user"),
            Self::Deactivated => Refusal::forbidden("user is deactivated"),
            Self::Kicked => Refusal::forbidden("bot was kicked from the supergroup chat"),
            Self::Migrated(to) => Refusal::migrated(*to),
            Self::Refused(code, description) => Refusal::new(*code, (*description).into()),
            _ => return None,
        })
    }
}

impl Activity {
    /// One call went through a gate.
    fn leave(&mut self, gate: &Gate) {
        let at = self.gates.iter().position(|other| other.is(gate));
        at.map(|at| self.gates.swap_remove(at));
    }
}

impl World {
    /// Which faults a call meets: delays add up, the first refusal counts.
    pub(super) fn fate(&mut self, method: &str, params: &Params) -> Fate {
        let query = params.text("callback_query_id");
        let pressed = query.and_then(|id| self.queries.get(&id)).map(|query| query.chat);
        let chat = params.integer("chat_id").or(pressed);
        let mut fate = Fate::default();
        for rule in &mut self.rules {
            if fate.instead.is_some() || !rule.when.meets(method, chat) {
                continue;
            }
            let fault = rule.fault.clone();
            match fault {
                Fault::Latency(_) | Fault::Held(_) => fate.delays.push(fault),
                Fault::LostAnswer | Fault::UnreadableAnswer | Fault::SlowAnswer(_) => {
                    fate.after.push(fault);
                }
                _ => fate.instead = Some(fault),
            }
        }
        fate
    }
}
