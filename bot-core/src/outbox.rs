//! Replies on their way out: for one chat in order, for different chats side by side.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::hash::Hash;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use tokio::sync::Notify;
use tokio_util::task::TaskTracker;

/// Deliveries that wait under one key. More is a person who presses faster than the platform sends.
const WAITING_EACH: usize = 32;
/// Deliveries that wait under all keys: some hundred megabytes at the very worst.
const WAITING: usize = 20_000;

/// The deliveries of one adapter, in a queue for each key: a chat, a person, a channel. Cheap to clone.
pub struct Outbox<K>(Arc<Inner<K>>);

struct Inner<K> {
    queues: Mutex<Queues<K>>,
    /// Told when a queue has become empty.
    emptied: Notify,
    tasks: TaskTracker,
}

/// One queue for each key that has work. The task that empties a queue ends with it.
struct Queues<K> {
    keys: HashMap<K, VecDeque<BoxFuture<'static, ()>>>,
    waiting: usize,
}

impl<K> Clone for Outbox<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K> Default for Outbox<K> {
    fn default() -> Self {
        let queues = Mutex::new(Queues { keys: HashMap::new(), waiting: 0 });
        Self(Arc::new(Inner { queues, emptied: Notify::new(), tasks: TaskTracker::new() }))
    }
}

impl<K> fmt::Debug for Outbox<K> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Outbox")
    }
}

impl<K: Copy + Eq + Hash + Send + 'static> Outbox<K> {
    /// Queues a delivery behind the others under its key. It starts when they have ended. Never waits.
    pub fn push(&self, key: K, delivery: impl Future<Output = ()> + Send + 'static) {
        if self.queues().push(key, delivery.boxed()) {
            self.spawn(self.clone().drain(key));
        }
    }

    /// Runs a task beside all queues. [`Outbox::finish`] waits for it as well.
    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.0.tasks.spawn(task);
    }

    /// Waits until no delivery is left under this key.
    pub async fn settled(&self, key: K) {
        loop {
            let mut emptied = std::pin::pin!(self.0.emptied.notified());
            // A queue that is emptied between the look and the wait counts as well.
            emptied.as_mut().enable();
            if !self.queues().keys.contains_key(&key) {
                return;
            }
            emptied.await;
        }
    }

    /// Waits until everything is sent, at most this long. Nothing may be pushed afterwards.
    pub async fn finish(&self, limit: Duration) {
        self.0.tasks.close();
        if tokio::time::timeout(limit, self.0.tasks.wait()).await.is_err() {
            let count = self.queues().waiting;
            tracing::warn!(code = "replies_left", count, "stopped before everything was sent");
        }
    }

    async fn drain(self, key: K) {
        loop {
            let next = self.queues().pop(key);
            let Some(delivery) = next else { break };
            // A panic must not leave a queue behind that nobody empties.
            if AssertUnwindSafe(delivery).catch_unwind().await.is_err() {
                tracing::error!(code = "delivery_panicked", "a delivery failed by a bug");
            }
        }
        self.0.emptied.notify_waiters();
    }

    fn queues(&self) -> MutexGuard<'_, Queues<K>> {
        self.0.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Copy + Eq + Hash> Queues<K> {
    /// `true` if the key had no queue until now: then somebody must empty the new one.
    fn push(&mut self, key: K, delivery: BoxFuture<'static, ()>) -> bool {
        if self.waiting >= WAITING {
            let count = self.waiting;
            tracing::error!(code = "replies_dropped", count, "too much waits to be sent");
            return false;
        }
        self.waiting += 1;
        if let Some(queue) = self.keys.get_mut(&key) {
            if queue.len() >= WAITING_EACH {
                // The person needs the newest screen, so the oldest is the one to drop.
                queue.pop_front();
                self.waiting -= 1;
                tracing::warn!(code = "reply_overtaken", "an old reply was dropped for a new one");
            }
            queue.push_back(delivery);
            return false;
        }
        self.keys.insert(key, VecDeque::from([delivery]));
        true
    }

    /// The next delivery. Removes the queue if it is empty.
    fn pop(&mut self, key: K) -> Option<BoxFuture<'static, ()>> {
        let next = self.keys.get_mut(&key).and_then(VecDeque::pop_front);
        if next.is_some() {
            self.waiting -= 1;
        } else {
            self.keys.remove(&key);
        }
        next
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a failing test may panic")]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    type Log = Arc<Mutex<Vec<usize>>>;

    /// A delivery that writes down its number.
    fn logging(log: &Log, number: usize) -> impl Future<Output = ()> + Send + 'static {
        let log = Arc::clone(log);
        async move { log.lock().unwrap().push(number) }
    }

    #[tokio::test]
    async fn one_key_keeps_its_order_and_stops_no_other() {
        let (outbox, log, gate) = (Outbox::default(), Log::default(), Arc::new(Notify::new()));
        let (first, opened) = (logging(&log, 1), Arc::clone(&gate));
        outbox.push('a', async move {
            opened.notified().await;
            first.await;
        });
        outbox.push('a', logging(&log, 2));
        outbox.push('b', logging(&log, 3));
        outbox.settled('b').await;
        assert_eq!(*log.lock().unwrap(), [3]);
        gate.notify_one();
        outbox.settled('a').await;
        assert_eq!(*log.lock().unwrap(), [3, 1, 2]);
    }

    #[tokio::test]
    async fn a_queue_keeps_the_newest_deliveries_and_is_gone_when_it_is_empty() {
        let (outbox, log) = (Outbox::default(), Log::default());
        for number in 0..WAITING_EACH + 5 {
            outbox.push((), logging(&log, number));
        }
        outbox.finish(LONG).await;
        assert_eq!(*log.lock().unwrap(), (5..WAITING_EACH + 5).collect::<Vec<_>>());
        let queues = outbox.queues();
        assert_eq!((queues.waiting, queues.keys.len()), (0, 0));
    }

    #[tokio::test]
    async fn a_panic_costs_one_delivery() {
        let (outbox, log) = (Outbox::default(), Log::default());
        outbox.push((), async { panic!("a bug") });
        outbox.push((), logging(&log, 1));
        outbox.finish(LONG).await;
        assert_eq!(*log.lock().unwrap(), [1]);
    }
}
