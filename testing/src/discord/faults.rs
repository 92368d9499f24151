//! What can go wrong on Discord, beside what can go wrong anywhere.

use super::{
    refusal::{Refusal, Scope},
    routes::Ask,
    world::World,
};
use crate::simulated::{self, Fate, Refuses};

/// What goes wrong.
pub type Fault = simulated::Fault<Refusal>;

/// Which calls a fault meets; every call unless narrowed.
pub type When = simulated::When<Calls>;

/// Calls of an operation, or with an id in their path.
#[derive(Clone, Debug, Default)]
pub struct Calls {
    operation: Option<&'static str>,
    part: Option<String>,
}

impl When {
    /// Calls of one operation, such as `POST /channels/{channel_id}/messages`.
    pub fn operation(name: &'static str) -> Self {
        let mut when = Self::any();
        when.calls.operation = Some(name);
        when
    }

    /// Calls with this id in their path: a channel's, a guild's, an interaction's.
    pub fn about(mut self, id: u64) -> Self {
        self.calls.part = Some(id.to_string());
        self
    }
}

impl Fault {
    /// 429 with this `retry_after`.
    pub fn rate_limited(seconds: f64, scope: Scope) -> Self {
        Self::Refused(Refusal::too_many(seconds, scope))
    }

    /// An error of the server's own, such as 500.
    pub fn internal(status: u16) -> Self {
        Self::Refused(Refusal::new(status, 0, "500: Internal Server Error"))
    }

    /// Any other refusal: status, Discord's code, message.
    pub fn refused(status: u16, code: u32, message: &str) -> Self {
        Self::Refused(Refusal::new(status, code, message))
    }
}

impl Refuses for Refusal {
    fn bad_gateway() -> Self {
        Self::new(502, 0, "502: Bad Gateway")
    }
}

impl World {
    /// Which faults a call meets.
    pub(super) fn fate(&mut self, operation: &str, ask: &Ask) -> Fate<Refusal> {
        let answers = operation.contains("/callback");
        let about = ask.parts.first().filter(|_| answers).and_then(|id| id.parse().ok());
        self.rules.fate(about, |calls| {
            let named = calls.operation.is_none_or(|name| name == operation);
            named && calls.part.as_ref().is_none_or(|part| ask.parts.contains(part))
        })
    }
}
