//! When an announcement's next post may begin: behind the replies, at Discord's pace.
//!
//! Replies never wait for a post: they are counted, and posts give way. The limits of a single channel
//! are kept by the wire, where a post does not wait.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bot_core::broadcast::pace::{Pacer, Start};
use tokio::time::{Instant, sleep};

/// The clock is read again after this time at the latest.
const LONGEST_SLEEP: Duration = Duration::from_secs(1);

/// The pace of posts, shared by the sender and the carrier.
pub(crate) struct Lane {
    per_second: u32,
    began: Instant,
    /// Tasks that wait for the next start take turns here, so that only one reads the clock.
    turn: tokio::sync::Mutex<()>,
    pacer: Mutex<Pacer>,
}

impl Lane {
    pub(crate) fn new(per_second: u32) -> Self {
        Self {
            per_second,
            began: Instant::now(),
            turn: tokio::sync::Mutex::default(),
            pacer: Mutex::new(Pacer::new(per_second)),
        }
    }

    /// Posts a second.
    pub(crate) const fn per_second(&self) -> u32 {
        self.per_second
    }

    /// Counts a reply's call that begins now.
    pub(crate) fn note(&self) {
        let mut pacer = self.pacer();
        // Read under the lock, so that times never run backwards.
        let now = self.began.elapsed();
        pacer.note(now);
    }

    /// Discord asked the whole bot to pause.
    pub(crate) fn pause(&self, pause: Duration) {
        let mut pacer = self.pacer();
        let now = self.began.elapsed();
        if pacer.paused(now).is_none() {
            let seconds = pause.as_secs();
            tracing::warn!(code = "bulk_paused", seconds, "Discord asks to wait: bulk pauses");
        }
        pacer.pause(now, pause);
    }

    /// Waits until a post may begin. Nothing is counted before that, so dropping the future costs
    /// nothing, and nobody has to wake it.
    pub(crate) async fn slot(&self) {
        let _turn = self.turn.lock().await;
        while let Some(wait) = self.begin() {
            sleep(wait.min(LONGEST_SLEEP)).await;
        }
    }

    /// Begins a post, or says how long it has to wait.
    fn begin(&self) -> Option<Duration> {
        let mut pacer = self.pacer();
        let now = self.began.elapsed();
        match pacer.begin(now) {
            Start::Now => None,
            Start::NotBefore(at) => Some(at.saturating_sub(now)),
        }
    }

    fn pacer(&self) -> MutexGuard<'_, Pacer> {
        self.pacer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn posts_keep_their_pace_and_give_way_to_a_pause() {
        let lane = Lane::new(5);
        let began = Instant::now();
        for _ in 0..20 {
            lane.slot().await;
        }
        let taken = began.elapsed();
        assert!(taken >= Duration::from_millis(3_200), "{taken:?}");
        assert!(taken <= Duration::from_millis(4_200), "{taken:?}");
        lane.pause(Duration::from_secs(30));
        let paused = Instant::now();
        lane.slot().await;
        assert!(paused.elapsed() >= Duration::from_secs(30));
    }

    #[tokio::test(start_paused = true)]
    async fn replies_are_counted_and_posts_wait_for_room() {
        let lane = Lane::new(10);
        lane.slot().await;
        for _ in 0..12 {
            lane.note();
        }
        let began = Instant::now();
        lane.slot().await;
        assert!(began.elapsed() >= Duration::from_millis(900), "{:?}", began.elapsed());
    }
}
