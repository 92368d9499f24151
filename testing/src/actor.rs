//! The people of the stories. All of them type, tap and read with the same words, wherever they are:
//! [`Phone`](crate::telegram_world::Phone) on Telegram, [`Member`](crate::member::Member) on Discord,
//! [`Someone`](crate::world::Someone) and [`Writer`](crate::writer::Writer) without a platform between.

use bot_core::country::Country;
use bot_core::locale::Locale;
use bot_core::text::{Message, Phrase};

use crate::world::{catalogue, words};

/// Somebody who uses the bot.
#[expect(async_fn_in_trait, reason = "stories know which of them it is")]
pub trait Actor {
    /// The language that this person reads.
    fn locale(&self) -> Locale;

    /// Types a text or a command; what the bot then shows.
    async fn types(&mut self, text: &str) -> String;

    /// Taps the newest button with this label, or with a label that contains it; what the bot then shows.
    async fn taps(&mut self, label: impl Label) -> String;

    /// What the bot showed last.
    fn screen(&self) -> String;

    /// What was done and shown; the next film begins empty.
    fn film(&mut self) -> String;

    /// A text in this person's language.
    fn label(&self, label: impl Label) -> String {
        label.read_in(self.locale())
    }

    /// The first word of a command in this person's language, which also stands on its key.
    fn word(&self, command: &str) -> String {
        let words = catalogue().plain(self.locale(), &format!("{command}.words"));
        let words = words.expect("every command has words");
        words.split(',').next().unwrap_or_default().trim().to_owned()
    }

    /// Types the first word of a command.
    async fn says(&mut self, command: &str) -> String {
        let word = self.word(command);
        self.types(&word).await
    }

    /// Types the label of a button instead of tapping it.
    async fn types_label(&mut self, label: impl Label) -> String {
        let label = self.label(label);
        self.types(&label).await
    }

    /// Whether the bot showed this last.
    fn reads(&self, text: impl Label) -> bool {
        let text = self.label(text);
        self.screen().contains(&text)
    }

    /// Chooses this person's language when the bot asks for it.
    async fn chooses_language(&mut self) {
        let name = Message::new("language-name", Vec::new());
        self.taps(name).await;
    }
}

/// What stands on a button: a message of the locale files, or the very words.
pub trait Label {
    fn read_in(self, locale: Locale) -> String;
}

impl Label for &str {
    fn read_in(self, _: Locale) -> String {
        self.to_owned()
    }
}

impl Label for &String {
    fn read_in(self, _: Locale) -> String {
        self.clone()
    }
}

impl Label for String {
    fn read_in(self, _: Locale) -> String {
        self
    }
}

impl Label for Message {
    fn read_in(self, locale: Locale) -> String {
        words(locale, self)
    }
}

impl Label for Phrase {
    fn read_in(self, locale: Locale) -> String {
        words(locale, self)
    }
}

impl Label for Country {
    fn read_in(self, locale: Locale) -> String {
        words(locale, self)
    }
}
