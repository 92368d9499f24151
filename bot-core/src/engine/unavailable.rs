//! What happens while the database is away: at most one "try later" per person in ten minutes.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::broadcast;

use crate::backoff::Backoff;
use crate::clock::{MINUTE, Seconds};
use crate::conversation::Core;
use crate::incoming::Incoming;
use crate::outcome::Notice;
use crate::platform::Account;
use crate::store::StoreError;

/// Whether so many waits in a row are an outage of which people should be told. A lost race for a lock, or a
/// connection that the server closed, is over at the next try.
pub(super) const fn lasts(backoff: &Backoff) -> bool {
    backoff.tries() > 1
}

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
