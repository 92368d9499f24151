//! The order in which one person's updates are answered, and which events were seen before.

use std::collections::{HashMap, HashSet};

use serenity::model::id::UserId;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::{CancellationToken, DropGuard};

/// Ids per generation. Two generations are kept: a few minutes at the highest rate.
const GENERATION: usize = 20_000;

/// Events that were accepted. The engine knows them for two days; this prevents a second answer.
#[derive(Default)]
pub(crate) struct Seen {
    young: HashSet<u64>,
    old: HashSet<u64>,
}

impl Seen {
    /// Whether it is new.
    pub(crate) fn take(&mut self, id: u64) -> bool {
        if self.young.contains(&id) || self.old.contains(&id) {
            return false;
        }
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(id)
    }
}

/// For each person, the answer that was begun last.
#[derive(Default)]
pub(crate) struct Ordering {
    last: HashMap<UserId, (u64, CancellationToken)>,
    count: u64,
}

/// The position of one answer behind the one before it.
pub(crate) struct Position {
    user: UserId,
    number: u64,
    before: Option<CancellationToken>,
    /// Releases the next answer, in whatever way this one ends.
    _done: DropGuard,
}

impl Ordering {
    /// The position behind everything that the person did before.
    pub(crate) fn next(&mut self, user: UserId) -> Position {
        self.count += 1;
        let done = CancellationToken::new();
        let before = self.last.insert(user, (self.count, done.clone()));
        let before = before.map(|(_, token)| token);
        Position { user, number: self.count, before, _done: done.drop_guard() }
    }

    /// The answer was given. Forgets the person if nothing came after.
    pub(crate) fn end(&mut self, position: Position) {
        if self.last.get(&position.user).is_some_and(|(number, _)| *number == position.number) {
            self.last.remove(&position.user);
        }
    }
}

impl Position {
    /// Waits for the answer before it, but only until then: a late answer is worse than one out of
    /// order.
    pub(crate) async fn wait(&self, until: Instant) {
        if let Some(before) = &self.before {
            let _ = timeout_at(until, before.cancelled()).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::FutureExt as _;

    use super::*;

    const USER: UserId = UserId::new(5);

    #[test]
    fn an_id_counts_once_for_a_while() {
        let mut seen = Seen::default();
        assert!(seen.take(1));
        assert!(!seen.take(1));
        (2..=3 * GENERATION as u64).for_each(|id| assert!(seen.take(id)));
        assert!(!seen.take(2 * GENERATION as u64 + 1));
        assert!(seen.young.len() + seen.old.len() <= 2 * GENERATION);
    }

    #[tokio::test(start_paused = true)]
    async fn one_persons_answers_wait_for_each_other_and_nobody_elses() {
        let mut ordering = Ordering::default();
        let first = ordering.next(USER);
        let second = ordering.next(USER);
        let other = ordering.next(UserId::new(6));
        let late = Instant::now() + Duration::from_secs(60);
        assert!(first.wait(late).now_or_never().is_some());
        assert!(other.wait(late).now_or_never().is_some());
        assert!(second.wait(late).now_or_never().is_none());
        ordering.end(first);
        assert!(second.wait(late).now_or_never().is_some());
        ordering.end(second);
        ordering.end(other);
        assert!(ordering.last.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_for_ever() {
        let mut ordering = Ordering::default();
        let _slow = ordering.next(USER);
        let next = ordering.next(USER);
        let began = Instant::now();
        next.wait(began + Duration::from_secs(2)).await;
        assert_eq!(began.elapsed(), Duration::from_secs(2));
    }
}
