//! When an announcement's next post may begin: behind the replies, at the platform's pace.
//!
//! Replies never wait for a post: they are counted, and posts give way. Limits of a single chat are kept
//! by the adapter.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::pace::{Pacer, Start};

/// The clock is read again after this time at the latest.
const LONGEST_SLEEP: Duration = Duration::from_secs(1);

/// A [`Pacer`] on a clock. The adapter's sender counts replies in it, and its carrier waits in it.
#[derive(Debug)]
pub struct Lane {
    per_second: u32,
    began: Instant,
    /// Tasks that wait for the next start take turns here, so that only one reads the clock.
    turn: tokio::sync::Mutex<()>,
    pacer: Mutex<Pacer>,
}

impl Lane {
    /// At so many posts per second.
    pub fn new(per_second: u32) -> Self {
        Self {
            per_second,
            began: Instant::now(),
            turn: tokio::sync::Mutex::default(),
            pacer: Mutex::new(Pacer::new(per_second)),
        }
    }

    /// Posts a second.
    pub const fn per_second(&self) -> u32 {
        self.per_second
    }

    /// Counts a reply's call that begins now.
    pub fn note(&self) {
        let mut pacer = self.pacer();
        // Read under the lock, so that times never run backwards.
        let now = self.began.elapsed();
        pacer.note(now);
    }

    /// The platform asked the whole bot to pause.
    pub fn pause(&self, pause: Duration) {
        let mut pacer = self.pacer();
        let now = self.began.elapsed();
        if pacer.paused(now).is_none() {
            let seconds = pause.as_secs();
            tracing::warn!(code = "bulk_paused", seconds, "the platform asks to wait: bulk pauses");
        }
        pacer.pause(now, pause);
    }

    /// How much is left of a pause.
    pub fn paused(&self) -> Option<Duration> {
        let pacer = self.pacer();
        pacer.paused(self.began.elapsed())
    }

    /// Waits until a post may begin. Nothing is counted before that, so dropping the future costs
    /// nothing, and nobody has to wake it.
    pub async fn slot(&self) {
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
