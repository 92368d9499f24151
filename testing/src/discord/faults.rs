//! Everything that can go wrong on the way, on order.

use std::time::Duration;

use super::{
    refusal::{Refusal, Scope},
    routes::Ask,
    world::World,
};
use crate::simulated::{Chance, Gate, Shared};

/// What goes wrong.
#[derive(Clone, Debug)]
pub enum Fault {
    /// 429 with this `retry_after`.
    RateLimited(f64, Scope),
    /// An error of the server's own, such as 500.
    Internal(u16),
    /// 502 from something in front of the server: a page, not JSON.
    BadGateway,
    /// Any other refusal: status, Discord's code, message.
    Refused(u16, u32, &'static str),
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

impl Fault {
    /// The refusal that stands in for the call.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        Some(match self {
            Self::RateLimited(seconds, scope) => Refusal::too_many(*seconds, *scope),
            Self::Internal(status) => Refusal::new(*status, 0, "500: Internal Server Error"),
            Self::BadGateway => Refusal::new(502, 0, "502: Bad Gateway"),
            Self::Refused(status, code, message) => Refusal::new(*status, *code, message),
            _ => return None,
        })
    }
}

/// Which calls a fault meets; every call unless narrowed.
#[derive(Clone, Debug, Default)]
pub struct When {
    operation: Option<&'static str>,
    part: Option<String>,
    skip: usize,
    times: Option<usize>,
    chance: Option<Chance>,
}

impl When {
    pub fn any() -> Self {
        Self::default()
    }

    /// Calls of one operation, such as `POST /channels/{channel_id}/messages`.
    pub fn operation(name: &'static str) -> Self {
        Self { operation: Some(name), ..Self::default() }
    }

    /// Calls with this id in their path: a channel's, a guild's, an interaction's.
    pub fn about(self, id: u64) -> Self {
        Self { part: Some(id.to_string()), ..self }
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

    fn meets(&mut self, operation: &str, ask: &Ask) -> bool {
        let named = self.operation.is_none_or(|name| name == operation);
        let about = self.part.as_ref().is_none_or(|part| ask.parts.contains(part));
        if !named || !about || self.times == Some(0) {
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
    /// The interaction that the call answers.
    about: Option<u64>,
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
                    shared.change(|world| world.activity.hold(gate, self.about));
                    gate.pass().await;
                    shared.change(|world| world.activity.leave(gate, self.about));
                }
                _ => {}
            }
        }
    }
}

impl World {
    /// Which faults a call meets: delays add up, the first refusal counts.
    pub(super) fn fate(&mut self, operation: &str, ask: &Ask) -> Fate {
        let answers = operation.contains("/callback");
        let about = ask.parts.first().filter(|_| answers).and_then(|id| id.parse().ok());
        let mut fate = Fate { about, ..Fate::default() };
        for rule in &mut self.rules {
            if fate.instead.is_some() || !rule.when.meets(operation, ask) {
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
