//! Everything that can go wrong on the way, on order.

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

use super::{
    params::Params,
    refusal::Refusal,
    shared::Shared,
    world::{Activity, World},
};

/// What goes wrong.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
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

/// Holds calls back until it is opened.
#[derive(Clone, Debug)]
pub(crate) struct Gate(Arc<watch::Sender<bool>>);

impl Gate {
    pub(crate) fn closed() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    pub(crate) fn open(&self) {
        self.0.send_replace(true);
    }

    pub(super) fn is_open(&self) -> bool {
        *self.0.borrow()
    }

    async fn pass(&self) {
        // The sender lives in `self`, so waiting cannot fail.
        let _ = self.0.subscribe().wait_for(|open| *open).await;
    }
}

/// Which calls a fault meets; every call unless narrowed.
#[derive(Clone, Debug, Default)]
pub(crate) struct When {
    method: Option<&'static str>,
    chat: Option<i64>,
    skip: usize,
    times: Option<usize>,
    chance: Option<Chance>,
}

#[derive(Clone, Debug)]
struct Chance {
    probability: f64,
    state: u64,
}

impl Chance {
    /// SplitMix64: the same seed meets the same calls.
    fn strikes(&mut self) -> bool {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let share = f64::from(u32::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap_or_default());
        share < self.probability * f64::from(u32::MAX)
    }
}

impl When {
    pub(crate) fn any() -> Self {
        Self::default()
    }

    pub(crate) fn method(name: &'static str) -> Self {
        Self { method: Some(name), ..Self::default() }
    }

    pub(crate) fn chat(self, id: i64) -> Self {
        Self { chat: Some(id), ..self }
    }

    /// The first `count` matching calls are spared.
    pub(crate) fn skip(self, count: usize) -> Self {
        Self { skip: count, ..self }
    }

    pub(crate) fn times(self, count: usize) -> Self {
        Self { times: Some(count), ..self }
    }

    pub(crate) fn once(self) -> Self {
        self.times(1)
    }

    /// Meets each matching call with a probability from 0 to 1.
    pub(crate) fn chance(self, probability: f64, seed: u64) -> Self {
        Self { chance: Some(Chance { probability, state: seed }), ..self }
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
    pub(super) async fn wait(&self, shared: &Shared) {
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
        let at = self.gates.iter().position(|other| Arc::ptr_eq(&other.0, &gate.0));
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
