//! How fast the bot opens chats with people who wrote nothing just now.
//!
//! Discord gives no number. It refuses (40003), and may quarantine, a bot that opens many chats at
//! once. So one chat per second is opened, and a few at once after a quiet time. Known chats, and
//! replies, never wait here.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The time that one new chat takes …
const EACH: Duration = Duration::from_secs(1);
/// … and how many may be opened at once after a quiet time.
const AT_ONCE: u32 = 5;

/// Decides whether one more chat may be opened now.
pub(crate) struct DmRate {
    /// When the chats opened so far are paid for.
    paid: Mutex<Instant>,
}

impl DmRate {
    pub(crate) fn new() -> Self {
        Self { paid: Mutex::new(Instant::now()) }
    }

    /// Takes the right to open one, or tells how long to wait.
    pub(crate) fn take(&self) -> Result<(), Duration> {
        let now = Instant::now();
        let mut paid = self.paid.lock().unwrap_or_else(PoisonError::into_inner);
        let ahead = paid.saturating_duration_since(now);
        let most = EACH * (AT_ONCE - 1);
        if ahead > most {
            return Err(ahead - most);
        }
        *paid = now + ahead + EACH;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_few_are_opened_at_once_and_then_one_a_second() {
        let rate = DmRate::new();
        let mut opened = 0;
        for _ in 0..600 {
            opened += u32::from(rate.take().is_ok());
            tokio::time::advance(Duration::from_millis(100)).await;
        }
        assert_eq!(opened, 60 + AT_ONCE - 1);
        tokio::time::advance(Duration::from_secs(3_600)).await;
        assert_eq!((0..10).filter(|_| rate.take().is_ok()).count(), 5, "it saves up no more");
        assert_eq!(rate.take(), Err(EACH));
    }
}
