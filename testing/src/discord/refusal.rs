//! How the server says no.

use serde_json::{Map, Value, json};

/// What a call returns: a body, or nothing (`null`, sent as 204).
pub(super) type Answer = Result<Value, Refusal>;

/// Whose limit was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    User,
    Global,
    /// Everyone's limit on the thing asked for: does not count as an invalid request.
    Shared,
}

impl Scope {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Global => "global",
            Self::Shared => "shared",
        }
    }
}

/// An error answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub(super) status: u16,
    pub(super) code: u32,
    pub(super) message: String,
    pub(super) errors: Option<Value>,
    /// Seconds and scope of a 429.
    pub(super) retry: Option<(f64, Scope)>,
    /// The caller could have known better: recorded as a violation.
    pub(super) careless: bool,
}

impl Refusal {
    pub(super) fn new(status: u16, code: u32, message: &str) -> Self {
        Self { status, code, message: message.into(), errors: None, retry: None, careless: false }
    }

    /// A call that is wrong whatever the state of the world.
    pub(super) fn careless(status: u16, code: u32, message: &str) -> Self {
        Self { careless: true, ..Self::new(status, code, message) }
    }

    pub(super) fn unauthorized() -> Self {
        Self::new(401, 0, "401: Unauthorized")
    }

    pub(super) fn no_such_path() -> Self {
        Self::careless(404, 0, "404: Not Found")
    }

    pub(super) fn unknown_channel() -> Self {
        Self::new(404, 10003, "Unknown Channel")
    }

    pub(super) fn unknown_message() -> Self {
        Self::new(404, 10008, "Unknown Message")
    }

    pub(super) fn missing_access() -> Self {
        Self::new(403, 50001, "Missing Access")
    }

    pub(super) fn missing_permissions() -> Self {
        Self::new(403, 50013, "Missing Permissions")
    }

    pub(super) fn empty_message() -> Self {
        Self::careless(400, 50006, "Cannot send an empty message")
    }

    pub(super) fn too_many(seconds: f64, scope: Scope) -> Self {
        let retry = Some((seconds, scope));
        Self { retry, ..Self::new(429, 0, "You are being rate limited.") }
    }

    /// One wrong field.
    pub(super) fn field(path: &str, code: &str, message: &str) -> Self {
        let mut form = Form::default();
        form.wrong(path, code, message);
        form.refusal()
    }

    /// Discord counts these against the address they come from.
    pub(super) fn is_invalid_request(&self) -> bool {
        let shared = self.retry.is_some_and(|(_, scope)| scope == Scope::Shared);
        matches!(self.status, 401 | 403 | 429) && !shared
    }

    /// The JSON that goes over the wire.
    pub(super) fn body(&self) -> Value {
        if let Some((seconds, scope)) = self.retry {
            let global = scope == Scope::Global;
            return json!({ "message": self.message, "retry_after": seconds, "global": global });
        }
        let mut body = json!({ "code": self.code, "message": self.message });
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }
}

/// Collects what is wrong with a body.
#[derive(Debug, Default)]
pub(super) struct Form(Vec<(String, String, String)>);

impl Form {
    /// Notes a wrong field; `path` is dotted, such as `embeds.0.title`.
    pub(super) fn wrong(&mut self, path: &str, code: &str, message: &str) {
        self.0.push((path.into(), code.into(), message.into()));
    }

    pub(super) fn finish(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(self.refusal()) }
    }

    fn refusal(self) -> Refusal {
        let mut errors = Value::Object(Map::new());
        for (path, code, message) in &self.0 {
            let mut at = &mut errors;
            for key in path.split('.').filter(|key| !key.is_empty()) {
                at = &mut at[key];
            }
            let list = &mut at["_errors"];
            let mut all = list.as_array().cloned().unwrap_or_default();
            all.push(json!({ "code": code, "message": message }));
            *list = all.into();
        }
        Refusal { errors: Some(errors), ..Refusal::careless(400, 50035, "Invalid Form Body") }
    }

    /// A text of `least` to `most` characters; whether it is there at all.
    pub(super) fn text(&mut self, body: &Value, base: &str, key: &str, least: usize, most: usize) {
        let path = join(base, key);
        let Some(text) = body[key].as_str() else {
            if !body[key].is_null() {
                self.wrong(&path, "STRING_TYPE_CONVERT", "Could not interpret as string.");
            } else if least > 0 {
                self.wrong(&path, "BASE_TYPE_REQUIRED", "This field is required");
            }
            return;
        };
        let length = text.chars().count();
        if length > most {
            let message = format!("Must be {most} or fewer in length.");
            self.wrong(&path, "BASE_TYPE_MAX_LENGTH", &message);
        } else if length < least {
            self.wrong(&path, "BASE_TYPE_REQUIRED", "This field is required");
        }
    }

    /// As [`Self::text`], but it may be absent.
    pub(super) fn text_if_any(
        &mut self,
        body: &Value,
        base: &str,
        key: &str,
        least: usize,
        most: usize,
    ) {
        if !body[key].is_null() {
            self.text(body, base, key, least, most);
        }
    }

    /// A whole number within bounds, if it is there.
    pub(super) fn number(&mut self, body: &Value, base: &str, key: &str, least: i64, most: i64) {
        if body[key].is_null() {
            return;
        }
        if !body[key].as_i64().is_some_and(|number| (least..=most).contains(&number)) {
            let message = format!("Must be between {least} and {most}.");
            self.wrong(&join(base, key), "NUMBER_TYPE_RANGE", &message);
        }
    }

    /// The list at a key, if it is one; its length must be within bounds.
    pub(super) fn list<'a>(
        &mut self,
        body: &'a Value,
        base: &str,
        key: &str,
        least: usize,
        most: usize,
    ) -> &'a [Value] {
        let list = match &body[key] {
            Value::Array(list) => list.as_slice(),
            Value::Null => &[],
            _ => {
                let message = "Only iterables may be used in a ListType";
                self.wrong(&join(base, key), "LIST_TYPE_CONVERT", message);
                return &[];
            }
        };
        if !(least..=most).contains(&list.len()) {
            let message = format!("Must be between {least} and {most} in length.");
            self.wrong(&join(base, key), "BASE_TYPE_BAD_LENGTH", &message);
        }
        list
    }
}

/// A dotted path.
pub(super) fn join(base: &str, key: impl std::fmt::Display) -> String {
    if base.is_empty() { key.to_string() } else { format!("{base}.{key}") }
}
