//! Makes the calls of deliveries, and holds what they share.
//!
//! There is one sender per bot. A first response to an interaction must be given within three seconds
//! and waits in no queue. Every other call passes [`Sender::attempt`], which tells the bulk lane what
//! is under way.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bot_core::backoff::Backoff;
use bot_core::broadcast::lane::Lane;
use bot_core::outbox::Outbox;
use serde_json::Value;
use serenity::model::id::{ChannelId, UserId};
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep};

use crate::calls::{Call, Response};
use crate::errors::Failure;
use crate::inbound::{Origin, Place};
use crate::limits::Class;
use crate::memory::Memory;
use crate::wire::{CALL_LIMIT, Calls};

/// Discord refuses a first response after three seconds. Counted from when the event arrived here,
/// because clocks differ; the network delay is part of the three seconds.
pub(crate) const FIRST_RESPONSE: Duration = Duration::from_millis(2_800);
/// The wait after a first response that failed on the way.
const SECOND_TRY: Duration = Duration::from_millis(150);
/// How many calls about messages may be under way at once.
const CALLS_AT_ONCE: usize = 64;
/// Tries of a call that failed on the way. A post to a channel still arrives only once, because all its
/// tries have the same nonce. A message through an interaction may arrive twice, which is better than
/// never.
const TRIES: u32 = 4;

/// The sender; cheap to clone.
pub(crate) struct Sender<C>(Arc<Inner<C>>);

impl<C> Clone for Sender<C> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

struct Inner<C> {
    calls: C,
    /// The bot itself.
    me: UserId,
    /// The wait after the first failed try.
    first_wait: Duration,
    slots: Semaphore,
    outbox: Outbox<Key>,
    memory: Mutex<Memory>,
    lane: Lane,
    nonces: AtomicU64,
}

/// Deliveries under the same key wait for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    Person(UserId),
    Channel(ChannelId),
}

impl Key {
    pub(crate) fn of(place: &Place) -> Self {
        match place {
            Place::Interaction(origin) => Self::Person(origin.user),
            Place::Direct { user, .. } | Place::User(user) => Self::Person(*user),
            Place::Channel(_, channel) => Self::Channel(*channel),
        }
    }
}

impl<C: Calls> Sender<C> {
    /// `bulk` is how many posts of announcements may go out per second besides the replies.
    pub(crate) fn new(calls: C, me: UserId, first_wait: Duration, bulk: u32) -> Self {
        Self(Arc::new(Inner {
            calls,
            me,
            first_wait,
            slots: Semaphore::new(CALLS_AT_ONCE),
            outbox: Outbox::default(),
            memory: Mutex::default(),
            lane: Lane::new(bulk),
            // A random start, so that nonces of the last run are not repeated.
            nonces: AtomicU64::new(RandomState::new().hash_one(()) >> 8),
        }))
    }

    /// The deliveries that wait.
    pub(crate) fn outbox(&self) -> &Outbox<Key> {
        &self.0.outbox
    }

    /// Gives an interaction its first response, outside every queue. Discord's answer.
    pub(crate) async fn respond(
        &self,
        origin: &Origin,
        received: Instant,
        response: Response,
    ) -> Result<Value, Failure> {
        let call = Call::Respond(origin.id, origin.token.clone(), response);
        let until = received + FIRST_RESPONSE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Failure::TooLate);
            }
            let failure = match self.0.calls.call(&call, Class::Callback, left).await {
                Err(failure) => failure,
                answered => return answered,
            };
            let wait = match failure {
                Failure::Later { pause, .. } => pause,
                // If it was carried out after all, Discord says so at the next try.
                failure if failure.is_on_the_way() => SECOND_TRY,
                failure => return Err(failure),
            };
            if Instant::now() + wait >= until {
                return Err(failure);
            }
            sleep(wait).await;
        }
    }

    /// Makes a call until it succeeds, can't succeed, or is given up.
    pub(crate) async fn attempt(&self, call: &Call, until: Instant) -> Result<Value, Failure> {
        let mut backoff = Backoff::new(self.0.first_wait, self.0.first_wait * 8);
        loop {
            let left = until.saturating_duration_since(Instant::now()).min(CALL_LIMIT);
            if left.is_zero() {
                return Err(Failure::TooLate);
            }
            // The slot is held only during the call, so that a call that has to wait stops no other.
            let result = match self.0.slots.acquire().await {
                Ok(_slot) => {
                    if call.class() != Class::Hook {
                        self.0.lane.note();
                    }
                    self.0.calls.call(call, call.class(), left).await
                }
                Err(_) => Err(Failure::Unreachable),
            };
            let wait = match result {
                Err(Failure::Later { pause, global, .. }) => {
                    if global {
                        self.0.lane.pause(pause);
                    }
                    pause
                }
                Err(failure) if failure.is_on_the_way() && backoff.tries() + 1 < TRIES => {
                    backoff.wait()
                }
                result => return result,
            };
            if Instant::now() + wait >= until {
                return result;
            }
            sleep(wait).await;
        }
    }

    /// A nonce for a new message. All tries of one message use the same nonce.
    pub(crate) fn nonce(&self) -> String {
        self.0.nonces.fetch_add(1, Ordering::Relaxed).to_string()
    }

    /// The bot itself.
    pub(crate) fn me(&self) -> UserId {
        self.0.me
    }

    /// The bulk lane.
    pub(crate) fn lane(&self) -> &Lane {
        &self.0.lane
    }

    /// For the bulk lane, which never retries, and for questions at the start.
    pub(crate) fn calls(&self) -> &C {
        &self.0.calls
    }

    pub(crate) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
