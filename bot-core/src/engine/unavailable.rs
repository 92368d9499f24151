//! What happens while the database is away: growing pauses, and at most one "try later" per person in
//! ten minutes.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::broadcast;

use crate::clock::{MINUTE, Seconds};
use crate::conversation::Core;
use crate::incoming::Incoming;
use crate::outcome::Notice;
use crate::platform::Account;
use crate::store::StoreError;

const TOLD_EVERY: Seconds = 10 * MINUTE;
/// Beyond this many people the oldest are forgotten; they may be told once more.
const TOLD_MOST: usize = 100_000;

#[derive(Clone)]
pub(super) struct Unavailable {
    notices: broadcast::Sender<Notice>,
    core: Arc<Core>,
    told: Arc<Mutex<HashMap<Account, Seconds>>>,
    away: Arc<AtomicBool>,
}

impl Unavailable {
    pub(super) fn new(notices: broadcast::Sender<Notice>, core: Arc<Core>) -> Self {
        Self { notices, core, told: Arc::default(), away: Arc::default() }
    }

    /// Logs the beginning of an outage, once.
    pub(super) fn begins(&self, error: &StoreError) {
        if !self.away.swap(true, Ordering::Relaxed) {
            tracing::error!(code = "database_away", %error, "the database failed: nothing is acknowledged until it is back");
        }
    }

    /// Logs the end of an outage, if there was one.
    pub(super) fn ends(&self) {
        if self.away.load(Ordering::Relaxed) && self.away.swap(false, Ordering::Relaxed) {
            tracing::info!(code = "database_back", "the database answers again");
        }
    }

    /// Tells a person that it takes longer, unless they were told within ten minutes.
    pub(super) fn tell(&self, incoming: &Incoming) {
        if incoming.event.is_of_the_chat() {
            return;
        }
        let now = self.core.clock.now();
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.get(&incoming.account).is_some_and(|at| now - at < TOLD_EVERY) {
            return;
        }
        if told.len() >= TOLD_MOST {
            told.clear();
        }
        told.insert(incoming.account.clone(), now);
        drop(told);
        // In tests and tools nobody listens.
        let _ = self.notices.send(Notice {
            platform: incoming.account.platform,
            address: incoming.address.clone(),
            reply: self.core.try_later(incoming),
        });
    }
}

/// Pauses that grow from 50 ms to 5 s.
#[derive(Debug, Default)]
pub(super) struct Backoff {
    step: u32,
}

impl Backoff {
    pub(super) fn next(&mut self) -> Duration {
        let pause = Duration::from_millis(50 << self.step.min(7)).min(Duration::from_secs(5));
        self.step += 1;
        pause
    }

    pub(super) fn reset(&mut self) {
        self.step = 0;
    }

    /// Whether the outage has lasted so long that people should be told. A lost race for a lock, or a
    /// connection that the server closed, is over at the next try.
    pub(super) fn lasts(&self) -> bool {
        self.step > 1
    }
}
