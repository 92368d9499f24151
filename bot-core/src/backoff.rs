//! Growing waits between tries, for everything that talks to a platform.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// A wait that doubles up to a cap, and is reset by a success.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    first: Duration,
    cap: Duration,
    tries: u32,
}

impl Backoff {
    /// Waits that begin with `first` and never pass `cap`.
    pub const fn new(first: Duration, cap: Duration) -> Self {
        Self { first, cap, tries: 0 }
    }

    /// How many waits there were since the last success.
    pub const fn tries(&self) -> u32 {
        self.tries
    }

    /// A success.
    pub const fn reset(&mut self) {
        self.tries = 0;
    }

    /// The next wait.
    pub fn wait(&mut self) -> Duration {
        let wait = self.first.saturating_mul(2_u32.saturating_pow(self.tries)).min(self.cap);
        self.tries = self.tries.saturating_add(1);
        jittered(wait)
    }
}

/// Since when a platform has been away. The adapter says so, and whoever tells owners asks. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Reach(Arc<Mutex<Option<Instant>>>);

impl Reach {
    /// It does not answer.
    pub fn away(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(Instant::now);
    }

    /// It answers.
    pub fn back(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// For how long it has not answered; nothing if it does.
    pub fn away_for(&self) -> Duration {
        let since = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        since.map_or(Duration::ZERO, |since| since.elapsed())
    }
}

/// Between three quarters and the whole of a wait, so that clients that failed together do not retry
/// together.
fn jittered(wait: Duration) -> Duration {
    // Every RandomState has random keys: enough randomness for this, without another crate.
    let random = u32::try_from(RandomState::new().hash_one(()) % 256).unwrap_or(0);
    wait - wait / 1024 * random
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_cap_and_start_again_after_a_success() {
        let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(30));
        for whole in [1, 2, 4, 8, 16, 30, 30] {
            let wait = backoff.wait();
            assert!(
                wait <= Duration::from_secs(whole) && wait >= Duration::from_millis(whole * 740),
                "{wait:?}"
            );
        }
        backoff.reset();
        assert!(backoff.wait() <= Duration::from_secs(1));
        assert_eq!(backoff.tries(), 1);
    }
}
