//! The whole signing story on Discord, as people see it, in Khmer and in English. The films are in
//! `tests/snapshots`: `»` is what a person does, below it stands what they then see.

mod elsewhere;
mod forum;
mod newcomer;
mod places;
mod trouble;
mod wrong;

use bot_core::i18n::Locale;
use bot_core::text::Phrase;

use testing::discord::{Person, Room};
use testing::discord_world::DiscordWorld;
use testing::film::assert_film;
use testing::world::{MAIN, TestLinks, catalogue};

/// A bot on a server, a person there, and all that they did and saw.
struct Film {
    bot: DiscordWorld,
    room: Room,
    person: Person,
    locale: Locale,
    text: String,
}

impl Film {
    /// A newcomer in a channel of a server.
    async fn new(locale: Locale) -> Self {
        Self::over(DiscordWorld::new().await, locale)
    }

    fn over(bot: DiscordWorld, locale: Locale) -> Self {
        let guild = bot.discord.guild("Lyon");
        let room = guild.text("general");
        let person = bot.discord.person("Sokha");
        guild.join(&[&person]);
        Self { bot, room, person, locale, text: String::new() }
    }

    /// What a message of the locale files says.
    fn words(&self, message: bot_core::text::Message) -> String {
        catalogue().phrase(&Phrase::Message(message), self.locale, &TestLinks)
    }

    fn note(&mut self, act: &str, seen: &str) -> String {
        self.text.push_str(&format!("» {act}\n{seen}\n\n"));
        seen.to_owned()
    }

    async fn slash(&mut self, name: &str, options: &[(&str, &str)]) -> String {
        let room = self.room.clone();
        self.slash_in(&room, name, options).await
    }

    async fn slash_in(&mut self, room: &Room, name: &str, options: &[(&str, &str)]) -> String {
        let seen = self.person.slash(room, name, options).await;
        let options: Vec<String> =
            options.iter().map(|(name, value)| format!(" {name}:{value}")).collect();
        self.note(&format!("/{name}{}", options.concat()), &seen)
    }

    /// Presses the button whose id begins so.
    async fn press(&mut self, id: &str) -> String {
        let full = self.button(id).unwrap_or_else(|| {
            panic!("{id} is not there; the person sees:\n{}", self.person.screen())
        });
        let seen = self.person.press_id(&full).await;
        self.note(&format!("[{full}]"), &seen)
    }

    /// The whole id of the newest button that begins so.
    fn button(&self, start: &str) -> Option<String> {
        let messages = self.person.messages();
        messages.iter().rev().find_map(|message| {
            let rows = message.components.iter();
            let parts =
                rows.flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
            let mut ids = parts.filter_map(|part| part["custom_id"].as_str().map(str::to_owned));
            ids.find(|id| id.starts_with(start))
        })
    }

    /// Opens the form below the newest screen, and fills it in.
    async fn write(&mut self, text: &str) -> String {
        self.press("form:").await;
        let label = self.form_label();
        let seen = self.person.fill(&[(label.as_str(), text)]).await;
        self.note(&format!("writes: {text}"), &seen)
    }

    fn form_label(&self) -> String {
        let Some(form) = self.person.form() else { panic!("no form is open:\n{}", self.text) };
        let first = form.lines().next().unwrap_or_default();
        first.trim_matches(|c: char| !c.is_alphanumeric() && !c.is_alphabetic()).to_owned()
    }

    /// To the language and to the main petition.
    async fn arrive(&mut self) {
        self.slash("sign", &[]).await;
        let language = format!("lang:{}", self.locale);
        self.press(&language).await;
    }

    async fn total(&self) -> i64 {
        self.bot.world.total(MAIN).await
    }

    /// Ends the film: what is kept of it, and that no channel saw anything.
    async fn cut(self, name: &str) {
        assert!(self.room.messages().is_empty(), "the channel saw something");
        assert_film(&format!("discord_{name}"), self.locale, &self.text);
        self.bot.close().await;
    }
}

const BOTH: [Locale; 2] = [Locale::KM, Locale::EN];
