//! People who sign, and go on tapping until they are thanked.

use std::cell::Cell;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::time::timeout;

use testing::telegram::{Action, Person, Telegram};

/// How long a person looks at an unchanged screen before tapping again.
const PATIENCE: Duration = Duration::from_secs(2);
/// More taps than that is a bot that leads nowhere.
const MOST_TAPS: usize = 400;
/// The buttons that lead on, the furthest first.
const WAY: [&str; 6] = ["Sign as", "France", "I agree", "Continue", "Sign", "English"];

/// One person.
pub(super) struct Signer {
    tg: Telegram,
    phone: Person,
}

impl Signer {
    pub(super) fn new(tg: &Telegram, id: i64) -> Self {
        Self { tg: tg.clone(), phone: tg.person(900_000 + id, &format!("Sokha {id}")) }
    }

    fn sees(&self, words: &str) -> bool {
        self.phone.messages().iter().any(|message| message.text.text.contains(words))
    }

    pub(super) fn is_thanked(&self) -> bool {
        self.sees("Thank you for signing!") || self.sees("You signed on")
    }

    /// The furthest button of the newest screen: how far it is, the message, what it sends.
    fn next_button(&self) -> Option<(usize, i32, String)> {
        let messages = self.phone.messages();
        let screen = messages.iter().rev().find(|message| !message.buttons.is_empty())?;
        let buttons = screen.buttons.iter().flatten().filter_map(|button| {
            let far = WAY.iter().position(|way| button.label.contains(way))?;
            match &button.action {
                Action::Data(data) => Some((far, screen.id, data.clone())),
                _ => None,
            }
        });
        buttons.min_by_key(|(far, ..)| *far)
    }

    /// Presses what leads on; where nothing does, START. The screen may change under the finger.
    pub(super) async fn taps(&self) {
        if let Some((_, screen, data)) = self.next_button() {
            self.phone.press_data(screen, &data).await;
        } else {
            self.phone.start(None).await;
        }
    }

    async fn taps_until(&self, arrived: impl Fn(&Self) -> bool) {
        for _ in 0..MOST_TAPS {
            if arrived(self) {
                return;
            }
            let before = self.phone.transcript();
            self.taps().await;
            let own = self.phone.transcript();
            let answered = |_: &Telegram| ![&before, &own].contains(&&self.phone.transcript());
            // An answer that a crash has swallowed never comes: the next tap leads on.
            let _ = timeout(PATIENCE, self.tg.wait_for("an answer", answered)).await;
        }
        panic!("tapping leads nowhere:\n{}", self.phone.transcript());
    }

    /// From START, or from wherever it was left, to the thanks.
    pub(super) async fn signs(&self) {
        self.taps_until(Self::is_thanked).await;
    }

    /// As far as the button that signs.
    pub(super) async fn comes_to_the_last_tap(&self) {
        self.taps_until(|one| one.next_button().is_some_and(|(far, ..)| far == 0)).await;
    }
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
                Signer::new(self.tg, id).signs().await;
                self.thanked.set(self.thanked.get() + 1);
            }
        });
        join_all(places).await;
        self.thanked()
    }
}
