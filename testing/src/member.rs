//! Somebody on a server of Discord, and the film of what they do and then see.

use bot_core::locale::Locale;

use crate::actor::{Actor, Label};
use crate::discord::{Person, Room};
use crate::discord_world::DiscordWorld;
use crate::film::assert_film;
use crate::world::MAIN;

/// A bot on a server, a person there, and all that they did and saw.
pub struct Member {
    pub bot: DiscordWorld,
    pub room: Room,
    pub person: Person,
    pub locale: Locale,
    pub text: String,
}

impl Member {
    /// A newcomer in a channel of a server.
    pub async fn new(locale: Locale) -> Self {
        Self::over(DiscordWorld::new().await, locale)
    }

    /// The same where a bot is already.
    pub fn over(bot: DiscordWorld, locale: Locale) -> Self {
        let guild = bot.discord.guild("Lyon");
        let room = guild.text("general");
        let person = bot.discord.person("Sokha");
        guild.join(&[&person]);
        Self { bot, room, person, locale, text: String::new() }
    }

    /// Notes an act and what is then seen.
    pub fn note(&mut self, act: &str, seen: &str) -> String {
        self.text.push_str(&format!("» {act}\n{seen}\n\n"));
        seen.to_owned()
    }

    /// Uses a command in the channel.
    pub async fn slash(&mut self, name: &str, options: &[(&str, &str)]) -> String {
        let room = self.room.clone();
        self.slash_in(&room, name, options).await
    }

    /// Uses a command elsewhere.
    pub async fn slash_in(&mut self, room: &Room, name: &str, options: &[(&str, &str)]) -> String {
        let seen = self.person.slash(room, name, options).await;
        let options: Vec<String> =
            options.iter().map(|(name, value)| format!(" {name}:{value}")).collect();
        self.note(&format!("/{name}{}", options.concat()), &seen)
    }

    /// Presses the newest button that sends this, or something that begins so. The id of a draft, which is
    /// random, may be left out, and is not noted.
    pub async fn presses(&mut self, data: &str) -> String {
        let Some(full) = self.button(data) else {
            panic!("{data} is not there; the person sees:\n{}", self.person.screen())
        };
        let seen = self.person.press_id(&full).await;
        let noted = if in_draft(&full) == Some(data) { data } else { &full };
        self.note(&format!("[{noted}]"), &seen)
    }

    /// All that the newest button of this kind sends.
    pub fn button(&self, data: &str) -> Option<String> {
        let ids = self.buttons();
        let same = ids.iter().find(|id| *id == data || in_draft(id) == Some(data));
        same.or_else(|| ids.iter().find(|id| id.starts_with(data))).cloned()
    }

    /// What every button sends, those of the newest message first.
    fn buttons(&self) -> Vec<String> {
        let messages = self.person.messages();
        let rows = messages.iter().rev().flat_map(|message| message.components.iter());
        let parts = rows.flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
        parts.filter_map(|part| part["custom_id"].as_str().map(str::to_owned)).collect()
    }

    /// Chooses from the list below the newest screen.
    pub async fn selects(&mut self, label: &str) -> String {
        let seen = self.person.select(label).await;
        self.note(&format!("chooses: {label}"), &seen)
    }

    /// Opens the form below the newest screen, looks at it, and fills it in.
    pub async fn writes(&mut self, text: &str) -> String {
        self.presses("form:").await;
        self.fills(text).await
    }

    /// Fills in the open form.
    async fn fills(&mut self, text: &str) -> String {
        let label = self.form_label();
        let seen = self.person.fill(&[(label.as_str(), text)]).await;
        self.note(&format!("writes: {}", text.replace('\n', " / ")), &seen)
    }

    /// The label of the open form's field.
    pub fn form_label(&self) -> String {
        let Some(form) = self.person.form() else { panic!("no form is open:\n{}", self.text) };
        let first = form.lines().next().unwrap_or_default();
        first.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
    }

    /// To the language and to the main petition.
    pub async fn arrives(&mut self) {
        self.slash("sign", &[]).await;
        let language = format!("lang:{}", self.locale);
        self.presses(&language).await;
    }

    /// The total of the main petition.
    pub async fn total(&self) -> i64 {
        self.bot.world.total(MAIN).await
    }

    /// Ends the film: what is kept of it, and that no channel saw anything.
    pub async fn cut(mut self, name: &str) {
        assert!(self.room.messages().is_empty(), "the channel saw something");
        assert_film(&format!("discord_{name}"), self.locale, &self.film());
        self.bot.close().await;
    }
}

/// What a button of a draft sends, without the draft's id.
fn in_draft(data: &str) -> Option<&str> {
    data.strip_prefix("e:")?.split_once(':').map(|(_, what)| what)
}

impl Actor for Member {
    fn locale(&self) -> Locale {
        self.locale
    }

    /// Opens the form below the newest screen, and fills it in.
    async fn types(&mut self, text: &str) -> String {
        let Some(form) = self.button("form:") else { panic!("no form:\n{}", self.text) };
        self.person.press_id(&form).await;
        self.fills(text).await
    }

    async fn taps(&mut self, label: impl Label) -> String {
        let label = self.label(label);
        let seen = self.person.press(&label).await;
        self.note(&format!("[{label}]"), &seen)
    }

    fn screen(&self) -> String {
        self.person.screen()
    }

    fn film(&mut self) -> String {
        std::mem::take(&mut self.text)
    }
}
