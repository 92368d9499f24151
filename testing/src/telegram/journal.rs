//! What was asked, and what was asked wrongly.

use std::{fmt, time::Instant};

use serde_json::Value;

use super::{
    refusal::{Answer, Refusal},
    settle::Awaited,
    world::World,
};

/// One call, except `getUpdates`.
#[derive(Clone, Debug)]
pub struct Call {
    pub at: Instant,
    /// Spelt as in the documentation.
    pub method: String,
    pub params: Value,
    /// 200, or the error's code.
    pub code: u16,
    /// The result, or the error's description.
    pub outcome: Value,
}

impl Call {
    /// The chat that the call is about.
    pub fn chat(&self) -> Option<i64> {
        let id = &self.params["chat_id"];
        id.as_i64().or_else(|| id.as_str()?.parse().ok())
    }

    /// People see something of it.
    fn speaks(&self) -> bool {
        let shows = self.method.starts_with("send") || self.method.starts_with("edit");
        shows && self.method != "sendChatAction"
    }

    pub fn accepted(&self) -> bool {
        self.code == 200
    }
}

impl fmt::Display for Call {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {} {}", self.method, self.code, self.params)
    }
}

/// Something that the bot should never do.
#[derive(Clone, Debug)]
pub struct Violation {
    pub method: String,
    pub why: String,
    pub params: Value,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}\n    {}", self.method, self.why, self.params)
    }
}

impl World {
    /// Something wrong that the server lets pass; the method is filled in when the call is recorded.
    pub(super) fn remark(&mut self, why: String) {
        self.remarks.push(why);
    }

    /// Records a call, its remarks and its refusal.
    pub(super) fn record(&mut self, method: &str, params: &Value, answer: &Answer) {
        let mut wrongs = std::mem::take(&mut self.remarks);
        if let Err(Refusal { careless: true, description, .. }) = answer {
            wrongs.push(description.clone());
        }
        for why in wrongs {
            let params = params.clone();
            self.violations.push(Violation { method: method.into(), why, params });
        }
        if method == "getUpdates" {
            return;
        }
        let (code, outcome) = match answer {
            Ok(result) => (200, result.clone()),
            Err(refusal) => (refusal.code, refusal.description.as_str().into()),
        };
        let call = Call {
            at: Instant::now(),
            method: method.into(),
            params: params.clone(),
            code,
            outcome,
        };
        if let Some(chat) = call.chat() {
            self.react(chat, &call);
        }
        if call.accepted() {
            *self.accepted.entry(call.method.clone()).or_default() += 1;
        }
        self.calls.push(call);
        if self.calls.len() / 2 > self.journal {
            self.calls.drain(..self.calls.len() - self.journal);
        }
    }
}

impl World {
    /// A call about a chat: whoever waits there got a reaction, or may get it after a pause.
    fn react(&mut self, chat: i64, call: &Call) {
        let place = chat.to_string();
        let pause = call.outcome.as_str().and_then(|why| why.rsplit(' ').next()?.parse().ok());
        let retried = match (call.code, pause) {
            (429, Some(seconds)) => self.activity.was_throttled(place, call.at, seconds),
            _ => {
                self.activity.came_through(&place);
                false
            }
        };
        if call.speaks() && !retried {
            self.activity.awaited.remove(&Awaited::Chat(chat));
        }
    }
}
