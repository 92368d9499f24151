//! How much one account may send. Beyond it the account is told once, and then ignored until it has paused: whoever
//! sends without an end costs nobody else their answer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::clock::Seconds;
use crate::platform::Account;

/// Nobody alone reaches this: a person who taps six times a second does so for twenty seconds, and a group of
/// forwarded messages is taken whole.
const BURST: i64 = 60;
/// Updates that come back each second.
const PER_SECOND: i64 = 3;
/// Beyond this many accounts those that have paused are forgotten.
const ACCOUNTS: usize = 20_000;

/// What becomes of an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is handled.
    Taken,
    /// It is not, and its author is told so.
    Told,
    /// It is not.
    Ignored,
}

/// The budgets of all accounts. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Budgets(Arc<Mutex<HashMap<Account, Budget>>>);

struct Budget {
    left: i64,
    since: Seconds,
    told: bool,
}

impl Budget {
    /// What has come back since the last look. A clock that was set back brings nothing back.
    fn refill(&mut self, now: Seconds) {
        let passed = (now - self.since).clamp(0, BURST);
        self.left = (self.left + passed * PER_SECOND).min(BURST);
        self.since = now;
        self.told &= self.left < BURST;
    }
}

impl Budgets {
    /// Takes one update out of the account's budget.
    pub(super) fn take(&self, account: &Account, now: Seconds) -> Verdict {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= ACCOUNTS && !all.contains_key(account) {
            all.retain(|_, budget| {
                budget.refill(now);
                budget.left < BURST
            });
        }
        let new = || Budget { left: BURST, since: now, told: false };
        let budget = all.entry(account.clone()).or_insert_with(new);
        budget.refill(now);
        if budget.left > 0 {
            budget.left -= 1;
            return Verdict::Taken;
        }
        if std::mem::replace(&mut budget.told, true) { Verdict::Ignored } else { Verdict::Told }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::Platform;

    fn account(user: i64) -> Account {
        Account { platform: Platform::Telegram, user: user.to_string() }
    }

    #[test]
    fn who_sends_too_much_is_told_once_and_heard_again_after_a_pause() {
        let (budgets, one) = (Budgets::default(), account(1));
        let taken =
            |now, times| (0..times).filter(|_| budgets.take(&one, now) == Verdict::Taken).count();
        assert_eq!(taken(0, BURST), 60);
        assert_eq!(budgets.take(&one, 0), Verdict::Told);
        assert!((0..1_000).all(|_| budgets.take(&one, 0) == Verdict::Ignored));
        assert_eq!(budgets.take(&account(2), 0), Verdict::Taken);
        assert_eq!(taken(1, 10), 3, "what a second brings back");
        assert_eq!(budgets.take(&one, 1), Verdict::Ignored, "it was told");
        assert_eq!(taken(1 - 3_600, 10), 0, "the clock was set back");
        assert_eq!(taken(1 - 3_600 + 20, BURST), 60);
        assert_eq!(budgets.take(&one, 1 - 3_600 + 20), Verdict::Told);
    }

    #[test]
    fn a_rate_that_people_reach_is_never_refused() {
        let (budgets, one) = (Budgets::default(), account(1));
        for second in 0..3_600 {
            assert!((0..PER_SECOND).all(|_| budgets.take(&one, second) == Verdict::Taken));
        }
        for second in 4_000..4_015 {
            assert!((0..6).all(|_| budgets.take(&one, second) == Verdict::Taken), "{second}");
        }
    }

    #[test]
    fn accounts_that_have_paused_are_forgotten() {
        let budgets = Budgets::default();
        for user in 0..100_000 {
            budgets.take(&account(user), user / 1_000);
        }
        assert!(budgets.0.lock().unwrap_or_else(PoisonError::into_inner).len() <= ACCOUNTS);
    }
}
