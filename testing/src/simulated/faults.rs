//! Everything that can go wrong on the way, on order.

use std::time::Duration;

use axum::response::Response;
use serde_json::Value;

use super::{
    gate::{Chance, Gate},
    server::page,
    shared::{Shared, Works},
    wire::Scissors,
};

/// How a platform says no.
pub trait Refuses: Clone {
    /// 502 from something in front of the server.
    fn bad_gateway() -> Self;
}

/// What goes wrong.
#[derive(Clone, Debug)]
pub enum Fault<R> {
    /// The server says no.
    Refused(R),
    /// 502 from something in front of the server: a page, not JSON.
    BadGateway,
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

impl<R: Refuses> Fault<R> {
    /// What is answered to a call that is not carried out. A refusal is recorded like any other.
    pub(crate) fn answer(
        &self,
        scissors: &Scissors,
        refuse: impl FnOnce(R) -> Response,
    ) -> Response {
        match self {
            Self::Refused(refusal) => refuse(refusal.clone()),
            Self::BadGateway => {
                refuse(R::bad_gateway());
                page()
            }
            _ => {
                scissors.cut();
                Response::default()
            }
        }
    }
}

/// Which calls a fault meets; every call unless narrowed. `C` is how a platform tells its calls apart.
#[derive(Clone, Debug, Default)]
pub struct When<C> {
    pub(crate) calls: C,
    skip: usize,
    times: Option<usize>,
    chance: Option<Chance>,
}

impl<C: Default> When<C> {
    pub fn any() -> Self {
        Self::default()
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

    fn meets(&mut self, fits: impl Fn(&C) -> bool) -> bool {
        if !fits(&self.calls) || self.times == Some(0) {
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

/// The faults that were ordered.
#[derive(Debug)]
pub(crate) struct Rules<C, R>(Vec<(When<C>, Fault<R>)>);

impl<C, R> Default for Rules<C, R> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<C: Default, R: Refuses> Rules<C, R> {
    pub(crate) fn add(&mut self, when: When<C>, fault: Fault<R>) {
        self.0.push((when, fault));
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Which faults a call meets: delays add up, the first refusal counts.
    pub(crate) fn fate(&mut self, about: Option<u64>, fits: impl Fn(&C) -> bool) -> Fate<R> {
        let mut fate = Fate { delays: Vec::new(), about, instead: None, after: Vec::new() };
        for (when, fault) in &mut self.0 {
            if fate.instead.is_some() || !when.meets(&fits) {
                continue;
            }
            let fault = fault.clone();
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

/// What one call meets.
#[derive(Debug)]
pub(crate) struct Fate<R> {
    delays: Vec<Fault<R>>,
    /// The interaction that the call answers, on platforms that have them.
    about: Option<u64>,
    /// Decides the call before it is carried out.
    pub(crate) instead: Option<Fault<R>>,
    /// Happens to the answer.
    after: Vec<Fault<R>>,
}

impl<R> Fate<R> {
    /// Waits as long as the call is held up.
    pub(crate) async fn wait<W: Works>(&self, shared: &Shared<W>) {
        for delay in &self.delays {
            match delay {
                Fault::Latency(time) => tokio::time::sleep(*time).await,
                Fault::Held(gate) => {
                    shared.change(|world| world.activity_mut().hold(gate, self.about));
                    gate.pass().await;
                    shared.change(|world| world.activity_mut().leave(gate, self.about));
                }
                _ => {}
            }
        }
    }

    /// What becomes of the answer to a call that was carried out.
    pub(crate) async fn befall(
        &self,
        answer: Result<Value, R>,
        unreadable: Value,
        scissors: &Scissors,
    ) -> Result<Value, R> {
        let mut answer = answer;
        for fault in &self.after {
            match fault {
                Fault::SlowAnswer(time) => tokio::time::sleep(*time).await,
                Fault::UnreadableAnswer => answer = answer.map(|_| unreadable.clone()),
                _ => scissors.cut(),
            }
        }
        answer
    }
}
