//! An organizer's phone without a platform between, for the many small questions of a form.

use bot_core::command::Role;
use bot_core::i18n::Locale;
use bot_core::incoming::{Event, Platform};
use bot_core::outcome::{Job, Outcome};
use bot_core::text::{Message, Phrase};

use testing::world::{Someone, TestLinks, World, catalogue};

/// Somebody who writes the campaign's content.
pub(super) struct Phone {
    pub(super) person: Someone,
    pub(super) locale: Locale,
    pub(super) last: Outcome,
}

impl Phone {
    /// An organizer who has chosen a language.
    pub(super) async fn new(world: &World, id: u64, locale: Locale) -> Self {
        world.grant(Platform::Telegram, &id.to_string(), Role::Organizer).await;
        let mut person = world.person(id, "Sokha");
        person.send("/start").await;
        person.press_data(&format!("lang:{locale}")).await;
        person.send("/cancel").await;
        Self { person, locale, last: Outcome::default() }
    }

    pub(super) async fn gives(&mut self, event: Event) -> String {
        let incoming = self.person.incoming(event);
        let before = self.person.seen.len();
        self.last = self.person.submit(incoming).await;
        self.person.seen[before..].concat()
    }

    pub(super) async fn types(&mut self, text: &str) -> String {
        self.gives(Event::Text(text.to_owned())).await
    }

    /// Taps the button with this label.
    pub(super) async fn taps(&mut self, label: impl Into<Phrase>) -> String {
        let label = self.words(label);
        let data = self.person.button(&label);
        self.presses(&data).await
    }

    pub(super) async fn presses(&mut self, data: &str) -> String {
        self.gives(Event::Press(data.to_owned())).await
    }

    /// A message in this person's language.
    pub(super) fn words(&self, phrase: impl Into<Phrase>) -> String {
        catalogue().phrase(&phrase.into(), self.locale, &TestLinks)
    }

    /// Answers the questions one after another.
    pub(super) async fn answers(&mut self, all: &[&str]) {
        for text in all {
            self.types(text).await;
        }
    }

    /// Whether what was said last holds this message.
    pub(super) fn reads(&self, message: Message) -> bool {
        let words = self.words(message);
        self.person.seen.last().is_some_and(|seen| seen.contains(&words))
    }

    /// Lets the bytes of the last file arrive.
    pub(super) async fn arrives(&self, world: &World, bytes: &[u8]) {
        for job in &self.last.jobs {
            if let Job::KeepFile(fetch) = job {
                assert!(world.engine.keep_file((**fetch).clone(), bytes).await.unwrap());
            }
        }
    }
}

impl Phone {
    /// What the newest button of this kind sends back.
    pub(super) fn last_button(&self, begins: &str, ends: &str) -> String {
        let buttons = self.last.replies.iter().flat_map(|reply| reply.buttons.iter().flatten());
        let mut data = buttons.filter_map(|button| match &button.action {
            bot_core::outcome::Action::Press(data) => Some(data.clone()),
            _ => None,
        });
        let found = data.rfind(|data| data.starts_with(begins) && data.ends_with(ends));
        found.expect("a button")
    }
}
