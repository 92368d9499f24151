//! Presses on buttons, and their one answer.

use serde_json::{Value, json};

use super::{
    accounts::Notice,
    params::Params,
    refusal::{Answer, Refusal},
    settle::Awaited,
    text::units,
    world::World,
};

/// How long a press can be answered, in seconds.
const ANSWER_WITHIN: i64 = 150;
const NOTICE_LIMIT: usize = 200;

/// One press.
#[derive(Clone, Debug)]
pub(super) struct Query {
    pub(super) person: i64,
    pub(super) chat: i64,
    pub(super) pressed: i64,
    pub(super) answered: bool,
}

impl World {
    /// A person presses a button that carries `data`; the message may be gone or have no such button.
    pub(super) fn press(&mut self, person: i64, chat: i64, message: i32, data: &str) -> u32 {
        let id = (4_000_000_000_000_000_000_u64 + self.queries.len() as u64).to_string();
        let shown = match self.message(chat, message) {
            Some(message) => self.message_json(message),
            None => json!({ "chat": self.chat_json(chat), "message_id": message, "date": 0 }),
        };
        let payload = json!({
            "id": id,
            "from": self.user(person),
            "message": shown,
            "chat_instance": (7_000_000_000_i64 ^ chat).to_string(),
            "data": data,
        });
        let query = Query { person, chat, pressed: self.now(), answered: false };
        self.queries.insert(id.clone(), query);
        let update = self.push("callback_query", payload);
        if let Some(limiter) = &mut self.limiter {
            limiter.hear(chat);
        }
        if update != 0 {
            self.activity.awaited.insert(Awaited::Query(id));
            self.activity.awaited.insert(Awaited::Chat(chat));
        }
        update
    }
}

pub(super) fn answer(world: &mut World, params: &Params) -> Answer {
    let expired = || {
        Refusal::bad_request("query is too old and response timeout expired or query ID is invalid")
    };
    let text = params.text("text").unwrap_or_default();
    if units(&text) > NOTICE_LIMIT {
        return Err(Refusal::careless("MESSAGE_TOO_LONG"));
    }
    let now = world.now();
    let id = params.text("callback_query_id").unwrap_or_default();
    let query = world.queries.get_mut(&id).ok_or_else(expired)?;
    if query.answered {
        return Err(Refusal { careless: true, ..expired() });
    }
    if now - query.pressed > ANSWER_WITHIN {
        return Err(expired());
    }
    query.answered = true;
    let person = query.person;
    world.activity.awaited.remove(&Awaited::Query(id));
    let notice = Notice { text, alert: params.flag("show_alert") };
    let account = world.accounts.get_mut(&person);
    if let Some(account) = account.filter(|_| !notice.text.is_empty()) {
        account.notices.push(notice);
    }
    Ok(Value::Bool(true))
}
