//! getUpdates: long polls, one at a time.

use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::time::{sleep, timeout_at};

use super::{
    methods::Method,
    params::Params,
    refusal::{Answer, Refusal},
    world::World,
};
use crate::simulated::Shared;

/// The one method that waits.
pub(super) const METHOD: &str = "getUpdates";

const CONFLICT: &str = "terminated by other getUpdates request; make sure that only one bot \
                        instance is running";
const WEBHOOK: &str = "can't use getUpdates method while webhook is active; use deleteWebhook to \
                       delete the webhook first";
/// Conflicts are told apart by this much.
const CONFLICT_PAUSE: Duration = Duration::from_secs(3);

/// Who polls, and since when.
#[derive(Debug, Default)]
pub(super) struct Polling {
    /// The newest poll; every older one is ended by it.
    ticket: u64,
    last_offset: Option<i64>,
    last_start: Option<Instant>,
    last_conflict: Option<Instant>,
    pub(super) count: u64,
}

struct Poll {
    ticket: u64,
    limit: usize,
    until: Instant,
}

pub(super) async fn get_updates(
    shared: &Shared<World>,
    method: &Method,
    params: &Params,
) -> Answer {
    let poll = shared.change(|world| {
        method.check_names(world, params);
        world.remember_allowed(params);
        world.record(METHOD, &params.to_value(), &Ok(Value::Null));
        world.begin_poll(params)
    })?;
    loop {
        let mut changed = shared.watch();
        if shared.read(|world| world.polling.ticket != poll.ticket) {
            return Err(conflict(shared).await);
        }
        let updates = shared.change_silently(|world| world.fetch(&poll));
        if !updates.is_empty() || Instant::now() >= poll.until {
            return Ok(updates.into());
        }
        // Either a change or the end of the poll: the loop looks again.
        let _ = timeout_at(poll.until.into(), changed.changed()).await;
    }
}

async fn conflict(shared: &Shared<World>) -> Refusal {
    let recent = shared.change(|world| {
        let last = world.polling.last_conflict.replace(Instant::now());
        last.is_some_and(|at| at.elapsed() < CONFLICT_PAUSE)
    });
    if recent {
        sleep(CONFLICT_PAUSE).await;
    }
    Refusal::conflict(CONFLICT)
}

impl World {
    fn begin_poll(&mut self, params: &Params) -> Result<Poll, Refusal> {
        if self.profile.webhook.is_some() {
            return Err(Refusal::conflict(WEBHOOK));
        }
        let offset = params.integer("offset").unwrap_or_default();
        let mut limit = params.integer("limit").unwrap_or(100).clamp(1, 100);
        let mut timeout = params.integer("timeout").unwrap_or_default().clamp(0, 50);
        let now = Instant::now();
        let polling = &mut self.polling;
        // The server slows down callers that ask the same over and over.
        if polling.last_offset.replace(offset) == Some(offset) {
            let pause = polling.last_start.map_or(CONFLICT_PAUSE, |at| now - at);
            if pause < Duration::from_secs(3) {
                timeout = timeout.max(3);
            }
            if pause < Duration::from_millis(500) {
                limit = 1;
            }
        }
        polling.last_start = Some(now);
        polling.ticket += 1;
        polling.count += 1;
        let poll = Poll {
            ticket: polling.ticket,
            limit: usize::try_from(limit).unwrap_or(1),
            until: now + Duration::from_secs(u64::try_from(timeout).unwrap_or_default()),
        };
        if self.updates.confirm(offset) {
            self.activity.last = now;
        }
        Ok(poll)
    }

    fn fetch(&mut self, poll: &Poll) -> Vec<Value> {
        let now = self.now();
        self.updates.take(poll.limit, now)
    }
}
