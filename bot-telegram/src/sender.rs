//! Carries out deliveries: those of one chat in order, those of different chats side by side.
//!
//! There is one sender per bot. Every reply passes [`Sender::attempt`], which tells the bulk lane what is
//! under way; posts of that lane make their one call by themselves.

use std::collections::{HashMap, VecDeque};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use bot_core::announcement::Attachment;
use futures_util::FutureExt as _;
use teloxide::types::{CallbackQueryId, ChatId};
use tokio::sync::{Notify, Semaphore};
use tokio_util::task::TaskTracker;

use crate::bulk::Lane;
use crate::delivery::Run;
use crate::elsewhere::Elsewhere;
use crate::errors::Failure;
use crate::memory::Memory;
use crate::outbound::Delivery;
use crate::wire::{Call, Calls};
use bot_core::backoff::Backoff;

/// Calls about messages under way at once.
const CALLS_AT_ONCE: usize = 64;
/// Answers to presses under way at once. Telegram does not limit them; the machine does.
const ANSWERS_AT_ONCE: usize = 100;
/// Deliveries that wait in one chat. More is a person who presses faster than Telegram sends.
const WAITING_PER_CHAT: usize = 32;
/// Deliveries that wait in all chats: some hundred megabytes at the very worst.
const WAITING: usize = 20_000;
/// Tries of a call that failed on the way. A try may have been carried out although no answer came, and
/// Telegram has no idempotency key: a reply may come twice. Better twice than never.
const TRIES: u32 = 4;
/// Pauses that Telegram may ask for before a call is given up.
const PAUSES: u32 = 8;
/// A longer pause outlives the interest in a reply.
const LONGEST_PAUSE: Duration = Duration::from_secs(600);

/// Hands out work; cheap to clone.
pub(crate) struct Sender<C>(Arc<Inner<C>>);

impl<C> Clone for Sender<C> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

struct Inner<C> {
    calls: C,
    /// The wait after the first failed try.
    first_wait: Duration,
    slots: Semaphore,
    answers: Arc<Semaphore>,
    queues: Mutex<Queues>,
    /// Told when a chat's queue is empty.
    emptied: Notify,
    memory: Mutex<Memory>,
    lane: Lane,
    tasks: TaskTracker,
    /// Files that the host holds, once there is somebody who knows them.
    files: OnceLock<Elsewhere>,
}

/// One queue per chat that has work; the task that empties it ends with it.
#[derive(Debug, Default)]
struct Queues {
    chats: HashMap<ChatId, VecDeque<Delivery>>,
    waiting: usize,
}

impl<C: Calls> Sender<C> {
    /// `bulk` is how many posts a second may go out beside the replies.
    pub(crate) fn new(calls: C, first_wait: Duration, bulk: u32) -> Self {
        Self(Arc::new(Inner {
            calls,
            first_wait,
            slots: Semaphore::new(CALLS_AT_ONCE),
            answers: Arc::new(Semaphore::new(ANSWERS_AT_ONCE)),
            queues: Mutex::default(),
            emptied: Notify::new(),
            memory: Mutex::default(),
            lane: Lane::new(bulk),
            tasks: TaskTracker::new(),
            files: OnceLock::new(),
        }))
    }

    /// Queues a delivery behind those of its chat. Never waits.
    pub(crate) fn push(&self, delivery: Delivery) {
        if let Some(message) = delivery.cause.filter(|_| delivery.private) {
            self.memory().note(delivery.chat, message);
        }
        if delivery.steps.is_empty() {
            return;
        }
        let chat = delivery.chat;
        if self.queues().push(delivery) {
            self.0.tasks.spawn(self.clone().drain(chat));
        }
    }

    /// Waits until nothing is on its way to this chat any more.
    pub(crate) async fn settled(&self, chat: ChatId) {
        loop {
            let mut emptied = std::pin::pin!(self.0.emptied.notified());
            // What is emptied between the look and the wait counts as well.
            emptied.as_mut().enable();
            if !self.queues().chats.contains_key(&chat) {
                return;
            }
            emptied.await;
        }
    }

    /// Answers a press at once, outside every queue. A press that finds no room just spins on.
    pub(crate) fn answer(&self, query: CallbackQueryId) {
        let Ok(slot) = Arc::clone(&self.0.answers).try_acquire_owned() else { return };
        let sender = self.clone();
        self.0.tasks.spawn(async move {
            // Too late, most likely: nothing depends on it.
            if let Err(Failure::Later(pause)) = sender.0.calls.answer(query).await {
                sender.0.lane.pause(pause);
            }
            drop(slot);
        });
    }

    /// Waits until everything is sent, at most this long.
    pub(crate) async fn finish(&self, limit: Duration) {
        self.0.tasks.close();
        if tokio::time::timeout(limit, self.0.tasks.wait()).await.is_err() {
            let count = self.queues().waiting;
            tracing::warn!(code = "replies_left", count, "stopped before everything was sent");
        }
    }

    /// Makes a call until it succeeds, can't succeed, or is given up.
    pub(crate) async fn attempt(&self, chat: ChatId, call: &Call) -> Result<Sent, Failure> {
        let mut backoff = Backoff::new(self.0.first_wait, self.0.first_wait * 8);
        let mut pauses = 0;
        loop {
            // The slot is held during the call only: a chat that has to wait stops no other.
            let result = match self.0.slots.acquire().await {
                Ok(_slot) => {
                    self.0.lane.note(chat, call);
                    self.0.calls.call(chat, call).await
                }
                Err(_) => Err(Failure::Unreachable),
            };
            if let Err(Failure::Later(pause)) = result {
                self.0.lane.too_many(chat, pause);
            }
            match result {
                Err(Failure::Later(pause)) if pauses < PAUSES && pause <= LONGEST_PAUSE => {
                    pauses += 1;
                    tracing::warn!(
                        code = "rate_limited",
                        seconds = pause.as_secs(),
                        "Telegram asks a chat to wait"
                    );
                    tokio::time::sleep(pause).await;
                }
                Err(failure)
                    if (failure.is_on_the_way() || failure == Failure::Unauthorized)
                        && backoff.tries() + 1 < TRIES =>
                {
                    tokio::time::sleep(backoff.wait()).await;
                }
                result => return result,
            }
        }
    }

    /// Uploads a file with the words of a call: once, as nobody knows what became of an upload that failed.
    pub(crate) async fn upload(
        &self,
        chat: ChatId,
        call: &Call,
        bytes: Vec<u8>,
    ) -> Result<(Sent, Option<Attachment>), Failure> {
        let Ok(_slot) = self.0.slots.acquire().await else { return Err(Failure::Unreachable) };
        self.0.lane.note(chat, call);
        let result = self.0.calls.upload(chat, call, bytes).await;
        if let Err(Failure::Later(pause)) = result {
            self.0.lane.too_many(chat, pause);
        }
        result
    }

    /// From now on files that the host holds can be sent.
    pub(crate) fn set_files(&self, files: Elsewhere) {
        // A second one would know the same files.
        drop(self.0.files.set(files));
    }

    /// Files that the host holds.
    pub(crate) fn files(&self) -> Option<&Elsewhere> {
        self.0.files.get()
    }

    /// The bulk lane.
    pub(crate) fn lane(&self) -> &Lane {
        &self.0.lane
    }

    /// For the bulk lane, which tries nothing twice.
    pub(crate) fn calls(&self) -> &C {
        &self.0.calls
    }

    pub(crate) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn queues(&self) -> MutexGuard<'_, Queues> {
        self.0.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn drain(self, chat: ChatId) {
        while let Some(delivery) = self.next(chat) {
            // A panic must not leave a queue behind that nobody empties.
            let run = AssertUnwindSafe(Run::new(&self, &delivery).all(&delivery.steps));
            if run.catch_unwind().await.is_err() {
                tracing::error!(code = "delivery_panicked", "a delivery failed by a bug");
            }
        }
    }

    fn next(&self, chat: ChatId) -> Option<Delivery> {
        let next = self.queues().pop(chat);
        if next.is_none() {
            self.0.emptied.notify_waiters();
        }
        next
    }
}

/// A message that was sent, where Telegram told its id.
pub(crate) type Sent = Option<teloxide::types::MessageId>;

impl Queues {
    /// Whether the chat has had no queue until now.
    fn push(&mut self, delivery: Delivery) -> bool {
        if self.waiting >= WAITING {
            tracing::error!(
                code = "replies_dropped",
                count = self.waiting,
                "too much waits to be sent"
            );
            return false;
        }
        self.waiting += 1;
        if let Some(queue) = self.chats.get_mut(&delivery.chat) {
            if queue.len() >= WAITING_PER_CHAT {
                // The newest screen is the one that still counts.
                queue.pop_front();
                self.waiting -= 1;
                tracing::warn!(code = "reply_overtaken", "an old reply was dropped for a new one");
            }
            queue.push_back(delivery);
            return false;
        }
        self.chats.insert(delivery.chat, VecDeque::from([delivery]));
        true
    }

    /// The next delivery; takes the queue away where there is none.
    fn pop(&mut self, chat: ChatId) -> Option<Delivery> {
        let next = self.chats.get_mut(&chat).and_then(VecDeque::pop_front);
        if next.is_some() {
            self.waiting -= 1;
        } else {
            self.chats.remove(&chat);
        }
        next
    }
}

#[cfg(test)]
mod tests;
