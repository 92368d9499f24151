//! The queue of updates, with the server's rules for offsets.

use std::collections::VecDeque;

use serde_json::{Value, json};

/// Every kind that a bot may ask for.
const KINDS: [&str; 24] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
];

/// Kinds that come only when they are asked for.
const ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

#[derive(Clone, Debug)]
struct Queued {
    id: u32,
    body: Value,
    expires: i64,
    /// Put in again by hand: comes whatever the offset says, until delivered and confirmed.
    again: bool,
    delivered: bool,
}

/// Updates that are not confirmed yet, and the ones that were.
#[derive(Debug)]
pub(super) struct Queue {
    waiting: VecDeque<Queued>,
    past: Vec<Queued>,
    next_id: u32,
    allowed: Option<Vec<String>>,
}

impl Default for Queue {
    fn default() -> Self {
        Self { waiting: VecDeque::new(), past: Vec::new(), next_id: 470_000_001, allowed: None }
    }
}

impl Queue {
    /// Adds an update; returns its id, or 0 if the bot does not want the kind.
    pub(super) fn push(&mut self, kind: &str, payload: Value, expires: i64) -> u32 {
        let wanted = match &self.allowed {
            Some(kinds) => kinds.iter().any(|wanted| wanted == kind),
            None => !ON_REQUEST.contains(&kind),
        };
        if !wanted {
            return 0;
        }
        let id = self.next_id;
        self.next_id += 1;
        let body = json!({ "update_id": id, kind: payload });
        self.waiting.push_back(Queued { id, body, expires, again: false, delivered: false });
        id
    }

    /// Adds an update exactly as it is; without an `update_id` it gets the next one.
    pub(super) fn push_raw(&mut self, mut body: Value, expires: i64) -> u32 {
        let given = body["update_id"].as_u64().and_then(|id| u32::try_from(id).ok());
        let id = given.unwrap_or(self.next_id);
        if given.is_none() {
            self.next_id += 1;
            body["update_id"] = id.into();
        }
        let again = given.is_some();
        self.waiting.push_back(Queued { id, body, expires, again, delivered: false });
        id
    }

    /// The ids go on from here.
    pub(super) fn jump(&mut self, next: u32) {
        self.next_id = next;
    }

    /// Queues an update once more; false if there never was one of that id.
    pub(super) fn redeliver(&mut self, id: u32) -> bool {
        let mut seen = self.past.iter().rev().chain(self.waiting.iter());
        let Some(update) = seen.find(|update| update.id == id).cloned() else {
            return false;
        };
        let copy = Queued { again: true, delivered: false, expires: i64::MAX, ..update };
        self.waiting.push_front(copy);
        true
    }

    /// Remembers which kinds the bot wants; names that the server does not know are returned.
    pub(super) fn allow(&mut self, kinds: &[Value]) -> Vec<String> {
        let named: Vec<String> =
            kinds.iter().filter_map(|kind| kind.as_str().map(str::to_lowercase)).collect();
        let (known, unknown): (Vec<_>, Vec<_>) =
            named.into_iter().partition(|kind| KINDS.contains(&kind.as_str()));
        self.allowed = (!known.is_empty()).then_some(known);
        unknown
    }

    pub(super) fn allowed(&self) -> Option<Vec<String>> {
        self.allowed.clone()
    }

    /// Confirms what lies below `offset`. A negative one keeps only so many of the newest; one from
    /// the far future, as after a jump of the ids, confirms nothing. True if anything was confirmed.
    pub(super) fn confirm(&mut self, offset: i64) -> bool {
        let before = self.waiting.len();
        if offset < 0 {
            let kept = usize::try_from(-offset).unwrap_or_default();
            self.confirm_first(self.waiting.len().saturating_sub(kept));
        } else if offset <= i64::from(self.next_id) + 10 {
            self.confirm_below(offset);
        }
        self.waiting.len() < before
    }

    /// Returns up to `limit` updates.
    pub(super) fn take(&mut self, limit: usize, now: i64) -> Vec<Value> {
        self.expire(now);
        let hand_out = |update: &mut Queued| {
            update.delivered = true;
            update.body.clone()
        };
        self.waiting.iter_mut().take(limit).map(hand_out).collect()
    }

    fn confirm_below(&mut self, offset: i64) {
        let (done, left): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.waiting).into_iter().partition(|update| {
                i64::from(update.id) < offset && (!update.again || update.delivered)
            });
        self.past.extend(done);
        self.waiting = left.into();
    }

    fn confirm_first(&mut self, count: usize) {
        let done: Vec<_> = self.waiting.drain(..count).collect();
        self.past.extend(done);
    }

    /// Forgets what nobody fetched in time.
    pub(super) fn expire(&mut self, now: i64) {
        self.waiting.retain(|update| update.expires >= now);
    }

    /// Updates that wait to be fetched or confirmed.
    pub(super) fn bodies(&self) -> Vec<Value> {
        self.waiting.iter().map(|update| update.body.clone()).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn first(&self) -> Option<&Value> {
        self.waiting.front().map(|update| &update.body)
    }

    pub(super) fn clear(&mut self) {
        self.confirm_first(self.waiting.len());
    }
}
