//! The same on the simulated Discord: forms, and a file in the private chat.

use bot_core::campaign::{ContentItem, Kind, Standing};
use bot_core::command::Role;
use bot_core::i18n::Locale;
use bot_core::msg;
use bot_core::text::Phrase;

use super::story::piece;
use crate::support::discord::{Person, Room};
use crate::support::discord_world::DiscordWorld;
use crate::support::world::{TestLinks, catalogue};

/// An organizer on Discord, and all that they did and saw.
struct Film {
    bot: DiscordWorld,
    person: Person,
    room: Room,
    locale: Locale,
    text: String,
}

impl Film {
    async fn new(locale: Locale) -> Self {
        let bot = DiscordWorld::new().await;
        let guild = bot.discord.guild("Lyon");
        let room = guild.text("general");
        let person = bot.discord.person("Sokha");
        guild.join(&[&person]);
        bot.grant(&person, Role::Organizer).await;
        let mut film = Self { bot, room, person, locale, text: String::new() };
        film.slash("language").await;
        film.person.press_id(&format!("lang:{locale}")).await;
        film.text.clear();
        film
    }

    async fn slash(&mut self, name: &str) {
        let room = self.person.room();
        let seen = self.person.slash(&room, name, &[]).await;
        self.note(&format!("/{name}"), &seen);
    }

    /// The ids of drafts are random.
    fn note(&mut self, act: &str, seen: &str) {
        self.text.push_str(&format!("» {act}\n{seen}\n\n"));
    }

    /// Presses the newest button that sends this back, under whichever draft.
    async fn presses(&mut self, what: &str) {
        let messages = self.person.messages();
        let ids = messages.iter().rev().flat_map(|message| {
            let rows = message.components.iter();
            let parts =
                rows.flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
            let ids = parts.filter_map(|part| part["custom_id"].as_str().map(str::to_owned));
            ids.collect::<Vec<_>>()
        });
        let fits = |id: &String| {
            id == what
                || id
                    .strip_prefix("e:")
                    .is_some_and(|rest| rest.split_once(':').is_some_and(|(_, one)| one == what))
        };
        let all: Vec<String> = ids.collect();
        let Some(id) = all.iter().find(|id| fits(id)) else {
            panic!("{what} is not among {all:?}:\n{}", self.text)
        };
        let seen = self.person.press_id(id).await;
        self.note(&format!("[{what}]"), &seen);
    }

    /// Chooses from the list below the newest screen.
    async fn selects(&mut self, label: &str) {
        let seen = self.person.select(label).await;
        self.note(&format!("chooses: {label}"), &seen);
    }

    /// Opens the form below the newest screen, and fills it in.
    async fn writes(&mut self, text: &str) {
        let messages = self.person.messages();
        let form = messages.iter().rev().find_map(|message| {
            let rows = message.components.iter();
            let mut parts =
                rows.flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
            parts.find_map(|part| {
                part["custom_id"].as_str().filter(|id| id.starts_with("form:")).map(str::to_owned)
            })
        });
        let Some(form) = form else { panic!("no form:\n{}", self.text) };
        self.person.press_id(&form).await;
        let Some(open) = self.person.form() else { panic!("no form is open:\n{}", self.text) };
        let first = open.lines().next().unwrap_or_default();
        let label = first.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let seen = self.person.fill(&[(label.as_str(), text)]).await;
        self.note(&format!("writes: {}", text.replace('\n', " / ")), &seen);
    }

    fn words(&self, message: bot_core::text::Message) -> String {
        catalogue().phrase(&Phrase::Message(message), self.locale, &TestLinks)
    }

    async fn cut(self, name: &str) {
        assert!(self.room.messages().is_empty(), "the channel saw something");
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("discord_{name}_{}", self.locale), self.text);
        });
        self.bot.close().await;
    }
}

/// What the sample calls its group about signing.
fn own_topic(locale: Locale) -> &'static str {
    if locale == Locale::KM {
        "ការចុះហត្ថលេខា និងសុវត្ថិភាព"
    } else {
        "Signing and safety"
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organizer_makes_a_question_with_a_file_on_discord() {
    for locale in [Locale::KM, Locale::EN] {
        let mut film = Film::new(locale).await;
        film.slash("newfaq").await;
        film.presses("lang:en").await;
        film.selects(own_topic(locale)).await;
        film.writes("Is the water clean?").await;
        film.writes("It is.\n\nVery much.").await;
        film.presses("skip:words-en").await;
        film.presses("lang:km").await;
        film.writes("តើទឹកស្អាតទេ?").await;
        film.writes("បាទ ស្អាត។").await;
        film.presses("skip:words-km").await;
        let seen = film.person.dm_file("Programme.pdf", b"%PDF-1.7", "application/pdf").await;
        film.note("sends Programme.pdf", &seen);
        film.presses("slug").await;
        film.bot.discord.settle().await;
        film.presses("publish").await;
        let made = piece(&film.bot.world, Kind::Faq, "is-the-water-clean").await;
        let Some(ContentItem::Faq(made)) = made else { panic!("not published:\n{}", film.text) };
        assert_eq!((made.text.len(), made.state), (2, Standing::Published));
        film.presses("ed:edit:faq:is-the-water-clean").await;
        film.presses("to:answer-en").await;
        film.writes("It is indeed.").await;
        film.presses("publish").await;
        film.presses("ed:archive:faq:is-the-water-clean").await;
        let said = film.words(msg!("edit-archived"));
        assert!(film.text.contains(&said), "{}", film.text);
        film.cut("edit_question").await;
    }
}
