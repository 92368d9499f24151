//! Somebody on Telegram who signs in English, and goes on tapping until they are thanked.

use std::time::Duration;

use tokio::time::timeout;

use crate::telegram::{Action, Person, Telegram};

/// The buttons that lead on, the furthest first.
const WAY: [&str; 6] = ["Sign as", "France", "I agree", "Continue", "Sign", "English"];

/// One person.
pub struct Signer {
    tg: Telegram,
    phone: Person,
}

impl Signer {
    pub fn new(tg: &Telegram, id: i64) -> Self {
        Self { tg: tg.clone(), phone: tg.person(900_000 + id, &format!("Sokha {id}")) }
    }

    fn sees(&self, words: &str) -> bool {
        self.phone.messages().iter().any(|message| message.text.text.contains(words))
    }

    pub fn is_thanked(&self) -> bool {
        self.sees("Thank you for signing!") || self.sees("You signed on")
    }

    /// Whether the button that signs is there.
    pub fn is_at_the_last_tap(&self) -> bool {
        self.next_button().is_some_and(|(far, ..)| far == 0)
    }

    pub fn transcript(&self) -> String {
        self.phone.transcript()
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
    pub async fn taps(&self) {
        if let Some((_, screen, data)) = self.next_button() {
            self.phone.press_data(screen, &data).await;
        } else {
            self.phone.start(None).await;
        }
    }

    /// Taps until it has come to that, so many times at most. Whoever looks so long at an unchanged screen taps
    /// again: an answer that a crash has swallowed never comes.
    pub async fn taps_until(
        &self,
        arrived: impl Fn(&Self) -> bool,
        (most, looks): (usize, Duration),
    ) -> bool {
        for _ in 0..most {
            if arrived(self) {
                return true;
            }
            let before = self.transcript();
            self.taps().await;
            let own = self.transcript();
            let answered = |_: &Telegram| ![&before, &own].contains(&&self.transcript());
            let _ = timeout(looks, self.tg.wait_for("an answer", answered)).await;
        }
        arrived(self)
    }
}
