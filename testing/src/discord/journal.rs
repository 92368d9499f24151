//! What was asked, and what was asked wrongly.

use std::{fmt, time::Instant};

use serde_json::Value;

use super::{
    refusal::{Answer, Refusal},
    routes::Ask,
    specification,
    world::World,
};

/// One call.
#[derive(Clone, Debug)]
pub struct Call {
    pub at: Instant,
    /// Method and path as in Discord's specification, such as `POST /channels/{channel_id}/messages`.
    pub operation: String,
    /// What stood for the braces.
    pub parts: Vec<String>,
    /// The JSON; `null` if there was none.
    pub body: Value,
    /// Names and sizes of uploaded files.
    pub files: Vec<(String, usize)>,
    pub status: u16,
    /// Discord's own error code, 0 if there was none.
    pub code: u32,
    /// Seconds to wait, said with a 429.
    pub pause: f64,
    /// The answer, or the error's message.
    pub outcome: Value,
}

impl Call {
    pub fn accepted(&self) -> bool {
        self.status < 300
    }

    /// The channel in the path, if the path has one.
    pub fn channel(&self) -> Option<u64> {
        let in_path = self.operation.contains(" /channels/");
        self.parts.first().filter(|_| in_path)?.parse().ok()
    }

    /// People may see something of it.
    pub(super) fn speaks(&self) -> bool {
        let about_messages = ["/messages", "/callback", "/{webhook_token}"];
        !self.operation.starts_with("GET")
            && about_messages.iter().any(|part| self.operation.contains(part))
    }
}

impl fmt::Display for Call {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {} {}", self.operation, self.status, self.body)
    }
}

/// Something that the bot should never do.
#[derive(Clone, Debug)]
pub struct Violation {
    pub operation: String,
    pub why: String,
    pub body: Value,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}\n    {}", self.operation, self.why, self.body)
    }
}

impl World {
    /// Something wrong that the server lets pass; the operation is filled in when the call is recorded.
    pub(super) fn remark(&mut self, why: &str) {
        self.remarks.push(why.into());
    }

    /// Something wrong outside of any call.
    pub(super) fn violation(&mut self, operation: &str, why: &str, body: &Value) {
        let (why, body) = (why.to_owned(), body.clone());
        self.violations.push(Violation { operation: operation.into(), why, body });
    }

    /// Records a call, its remarks and its refusal, and compares its body with the specification.
    pub(super) fn record(&mut self, operation: &str, ask: &Ask, answer: &Answer) {
        let mut wrongs = std::mem::take(&mut self.remarks);
        wrongs.extend(specification::compare(operation, &ask.body));
        if let Err(refusal) = answer {
            if refusal.careless {
                wrongs.push(refusal.body().to_string());
            }
            self.invalid += usize::from(refusal.is_invalid_request());
        }
        for why in wrongs {
            self.violation(operation, &why, &ask.body);
        }
        let (status, code, outcome) = match answer {
            Ok(Value::Null) => (204, 0, Value::Null),
            Ok(body) => (200, 0, body.clone()),
            Err(Refusal { status, code, message, .. }) => (*status, *code, message.as_str().into()),
        };
        let call = Call {
            at: Instant::now(),
            operation: operation.into(),
            parts: ask.parts.clone(),
            body: ask.body.clone(),
            files: ask.files.iter().map(|file| (file.name.clone(), file.bytes.len())).collect(),
            status,
            code,
            pause: answer.as_ref().err().and_then(|refusal| refusal.retry).map_or(0.0, |it| it.0),
            outcome,
        };
        self.react(&call);
        self.calls.push(call);
    }
}
