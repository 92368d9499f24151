//! People who sign, and go on tapping until they are thanked.

use std::cell::Cell;
use std::time::Duration;

use futures_util::future::join_all;

use testing::signer::Signer;
use testing::telegram::Telegram;

/// More taps than that is a bot that leads nowhere; and how long a person looks at an unchanged screen.
const TAPS: (usize, Duration) = (400, Duration::from_secs(2));

async fn taps_until(one: &Signer, arrived: impl Fn(&Signer) -> bool) {
    assert!(one.taps_until(arrived, TAPS).await, "tapping leads nowhere:\n{}", one.transcript());
}

/// From START, or from wherever it was left, to the thanks.
pub(super) async fn signs(one: &Signer) {
    taps_until(one, Signer::is_thanked).await;
}

/// As far as the button that signs.
pub(super) async fn comes_to_the_last_tap(one: &Signer) {
    taps_until(one, Signer::is_at_the_last_tap).await;
}

/// Everybody: whoever is done goes home, and somebody else comes.
pub(super) struct Crowd<'a> {
    tg: &'a Telegram,
    next: Cell<i64>,
    thanked: Cell<usize>,
    enough: Cell<bool>,
}

impl<'a> Crowd<'a> {
    pub(super) fn of(tg: &'a Telegram) -> Self {
        Self { tg, next: Cell::new(1), thanked: Cell::new(0), enough: Cell::new(false) }
    }

    /// How many have been thanked.
    pub(super) fn thanked(&self) -> usize {
        self.thanked.get()
    }

    /// Those who are at it finish; nobody else comes.
    pub(super) fn go_home(&self) {
        self.enough.set(true);
    }

    /// Lets so many sign at a time. How many did.
    pub(super) async fn sign_until_it_is_enough(&self, at_once: i64) -> usize {
        let places = (0..at_once).map(|_| async {
            while !self.enough.get() {
                let id = self.next.get();
                self.next.set(id + 1);
                signs(&Signer::new(self.tg, id)).await;
                self.thanked.set(self.thanked.get() + 1);
            }
        });
        join_all(places).await;
        self.thanked()
    }
}
