//! Makes the calls of deliveries, and holds what they share.
//!
//! There is one sender per bot. Every reply passes [`Sender::attempt`], which tells the bulk lane what
//! is under way. Posts of announcements make their single call directly.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use bot_core::announcement::Attachment;
use bot_core::backoff::Backoff;
use bot_core::outbox::Outbox;
use teloxide::types::{CallbackQueryId, ChatId};
use tokio::sync::Semaphore;

use crate::errors::Failure;
use crate::foreign_files::ForeignFiles;
use crate::lane::Lane;
use crate::memory::Memory;
use crate::message::Call;
use crate::wire::Calls;

/// How many calls about messages may be under way at once.
const CALLS_AT_ONCE: usize = 64;
/// How many answers to presses may be under way at once. The limit protects the machine; Telegram has
/// none.
const ANSWERS_AT_ONCE: usize = 100;
/// Tries of a call that failed on the way. A try may have been carried out although no answer came, and
/// Telegram has no idempotency key, so a reply may arrive twice, which is better than never.
const TRIES: u32 = 4;
/// How many pauses Telegram may ask for before a call is given up.
const PAUSES: u32 = 8;
/// After a longer pause nobody needs the reply any more.
const LONGEST_PAUSE: Duration = Duration::from_secs(600);

/// The sender; cheap to clone.
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
    outbox: Outbox<ChatId>,
    memory: Mutex<Memory>,
    lane: Lane,
    /// Files that the host holds, once there is somebody who knows them.
    files: OnceLock<ForeignFiles>,
}

impl<C: Calls> Sender<C> {
    /// `bulk` is how many posts of announcements may go out per second besides the replies.
    pub(crate) fn new(calls: C, first_wait: Duration, bulk: u32) -> Self {
        Self(Arc::new(Inner {
            calls,
            first_wait,
            slots: Semaphore::new(CALLS_AT_ONCE),
            answers: Arc::new(Semaphore::new(ANSWERS_AT_ONCE)),
            outbox: Outbox::default(),
            memory: Mutex::default(),
            lane: Lane::new(bulk),
            files: OnceLock::new(),
        }))
    }

    /// The deliveries that wait, chat by chat.
    pub(crate) fn outbox(&self) -> &Outbox<ChatId> {
        &self.0.outbox
    }

    /// Answers a press at once, outside every queue. If there is no room, the button just keeps
    /// spinning.
    pub(crate) fn answer(&self, query: CallbackQueryId) {
        let Ok(slot) = Arc::clone(&self.0.answers).try_acquire_owned() else { return };
        let sender = self.clone();
        self.0.outbox.spawn(async move {
            // It was too late, most likely; nothing depends on it.
            if let Err(Failure::Later(pause)) = sender.0.calls.answer(query).await {
                sender.0.lane.pause(pause);
            }
            drop(slot);
        });
    }

    /// Makes a call until it succeeds, can't succeed, or is given up.
    pub(crate) async fn attempt(&self, chat: ChatId, call: &Call) -> Result<Sent, Failure> {
        let mut backoff = Backoff::new(self.0.first_wait, self.0.first_wait * 8);
        let mut pauses = 0;
        loop {
            // The slot is held only during the call, so that a chat that has to wait stops no other.
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
    pub(crate) fn set_files(&self, files: ForeignFiles) {
        // A second one would know the same files.
        drop(self.0.files.set(files));
    }

    /// Files that the host holds.
    pub(crate) fn files(&self) -> Option<&ForeignFiles> {
        self.0.files.get()
    }

    /// The bulk lane.
    pub(crate) fn lane(&self) -> &Lane {
        &self.0.lane
    }

    /// For the bulk lane, which never retries.
    pub(crate) fn calls(&self) -> &C {
        &self.0.calls
    }

    pub(crate) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The id of a sent message, if Telegram told it.
pub(crate) type Sent = Option<teloxide::types::MessageId>;

#[cfg(test)]
mod tests;
