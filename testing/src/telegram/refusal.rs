//! How the server says no.

use serde_json::{Value, json};

/// An answer with `"ok": false`.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub(super) code: u16,
    pub(super) description: String,
    pub(super) parameters: Option<Value>,
    /// The caller could have known better: recorded as a violation.
    pub(super) careless: bool,
}

/// What a method answers.
pub(super) type Answer = Result<Value, Refusal>;

impl Refusal {
    /// A call that is wrong whatever the state of the world.
    pub(super) fn careless(message: impl AsRef<str>) -> Self {
        Self { careless: true, ..Self::bad_request(message) }
    }

    /// A call that the world as it is now does not allow.
    pub(super) fn bad_request(message: impl AsRef<str>) -> Self {
        Self::new(400, prefixed("Bad Request", message.as_ref()))
    }

    pub(super) fn forbidden(message: impl AsRef<str>) -> Self {
        Self::new(403, prefixed("Forbidden", message.as_ref()))
    }

    pub(super) fn unauthorized() -> Self {
        Self::new(401, "Unauthorized".into())
    }

    pub(super) fn not_found() -> Self {
        Self::new(404, "Not Found".into())
    }

    pub(super) fn unknown_method() -> Self {
        Self { careless: true, ..Self::new(404, "Not Found: method not found".into()) }
    }

    pub(super) fn conflict(message: &str) -> Self {
        Self::new(409, format!("Conflict: {message}"))
    }

    pub(super) fn too_many(seconds: u32) -> Self {
        Self {
            parameters: Some(json!({ "retry_after": seconds })),
            ..Self::new(429, format!("Too Many Requests: retry after {seconds}"))
        }
    }

    pub(super) fn migrated(to: i64) -> Self {
        Self {
            parameters: Some(json!({ "migrate_to_chat_id": to })),
            ..Self::bad_request("group chat was upgraded to a supergroup chat")
        }
    }

    pub(super) fn new(code: u16, description: String) -> Self {
        Self { code, description, parameters: None, careless: false }
    }

    /// The JSON that goes over the wire.
    pub(super) fn body(&self) -> Value {
        let mut body =
            json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(parameters) = &self.parameters {
            body["parameters"] = parameters.clone();
        }
        body
    }
}

/// The server lowers a message's first letter, but not that of a CODE_IN_CAPITALS.
fn prefixed(prefix: &str, message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().unwrap_or_default();
    let shouts = letters.next().is_some_and(|second| second == '_' || second.is_ascii_uppercase());
    if shouts {
        format!("{prefix}: {message}")
    } else {
        format!("{prefix}: {}{}", first.to_ascii_lowercase(), &message[first.len_utf8()..])
    }
}
