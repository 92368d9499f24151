//! What can go wrong on Telegram, beside what can go wrong anywhere.

use super::{params::Params, refusal::Refusal, world::World};
use crate::simulated::{self, Fate, Refuses};

/// What goes wrong.
pub type Fault = simulated::Fault<Refusal>;

/// Which calls a fault meets; every call unless narrowed.
pub type When = simulated::When<Calls>;

/// Calls of a method, or about a chat.
#[derive(Clone, Debug, Default)]
pub struct Calls {
    method: Option<&'static str>,
    chat: Option<i64>,
}

impl When {
    pub fn method(name: &'static str) -> Self {
        let mut when = Self::any();
        when.calls.method = Some(name);
        when
    }

    pub fn chat(mut self, id: i64) -> Self {
        self.calls.chat = Some(id);
        self
    }
}

impl Fault {
    /// 429 with this `retry_after`.
    pub fn retry_after(seconds: u32) -> Self {
        Self::Refused(Refusal::too_many(seconds))
    }

    /// An error of the server's own, such as 500.
    pub fn internal(code: u16) -> Self {
        Self::Refused(Refusal::new(code, "Internal Server Error".into()))
    }

    pub fn blocked() -> Self {
        Self::Refused(Refusal::forbidden("bot was blocked by the user"))
    }

    pub fn deactivated() -> Self {
        Self::Refused(Refusal::forbidden("user is deactivated"))
    }

    pub fn kicked() -> Self {
        Self::Refused(Refusal::forbidden("bot was kicked from the supergroup chat"))
    }

    /// 400 that names the chat's new id.
    pub fn migrated(to: i64) -> Self {
        Self::Refused(Refusal::migrated(to))
    }

    /// Any other refusal, with its whole description.
    pub fn refused(code: u16, description: &str) -> Self {
        Self::Refused(Refusal::new(code, description.into()))
    }
}

impl Refuses for Refusal {
    fn bad_gateway() -> Self {
        Self::new(502, "Bad Gateway".into())
    }
}

impl World {
    /// Which faults a call meets.
    pub(super) fn fate(&mut self, method: &str, params: &Params) -> Fate<Refusal> {
        let query = params.text("callback_query_id");
        let pressed = query.and_then(|id| self.queries.get(&id)).map(|query| query.chat);
        let chat = params.integer("chat_id").or(pressed);
        self.rules.fate(None, |calls| {
            let named = calls.method.is_none_or(|name| name.eq_ignore_ascii_case(method));
            named && calls.chat.is_none_or(|id| chat == Some(id))
        })
    }
}
