//! The bot on the simulated Telegram: store, engine and the real adapter in this process, and people
//! with phones whose screens are kept as a film.

use std::collections::BTreeMap;
use std::sync::Arc;

use bot_core::broadcast::Runner;
use bot_core::campaign::SAMPLE;
use bot_core::clock::Seconds;
use bot_core::locale::Locale;
use bot_core::store::signatures::{self, Signature};
use bot_core::text::Message;
use bot_core::vault::{SealedName, open_with, parse_identities};
use bot_telegram::Settings;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::actor::{Actor, Label};
use crate::telegram::{Person, Press, Said, Telegram};
use crate::world::World;

/// A running bot, its store and its Telegram.
pub struct TelegramWorld {
    pub world: World,
    pub tg: Telegram,
    running: Option<(CancellationToken, JoinHandle<()>)>,
    /// Posts of announcements a second.
    rate: u32,
}

impl TelegramWorld {
    /// A bot with the sample campaign.
    pub async fn new() -> Self {
        Self::over(World::new().await).await
    }

    /// A bot over a world.
    pub async fn over(world: World) -> Self {
        Self::with(world, Telegram::start().await, 25).await
    }

    /// A bot with the sample campaign that may send announcements faster than Telegram allows to most.
    pub async fn quick() -> Self {
        Self::with(World::new().await, Telegram::start().await, 250).await
    }

    async fn with(world: World, tg: Telegram, rate: u32) -> Self {
        let mut bot = Self { world, tg, running: None, rate };
        bot.launch().await;
        bot
    }

    /// Connects to Telegram and works until [`Self::stop`].
    pub async fn launch(&mut self) {
        let mut settings = Settings::new(self.tg.token().into());
        settings.api_url = Some(self.tg.url());
        settings.bulk_per_second = self.rate;
        let telegram = bot_telegram::Telegram::connect(settings).await.unwrap();
        let stop = CancellationToken::new();
        let core = &self.world.core;
        let (engine, words) = (self.world.engine.clone(), core.catalogue.clone());
        let carriers = vec![telegram.carrier(words.clone(), Arc::new(engine.clone()))];
        let runner = Runner::new(Arc::new(engine.clone()), carriers);
        let runner = tokio::spawn(runner.run(stop.clone()));
        let telegram = telegram.run(engine, words, core.default_locale, stop.clone());
        let task = tokio::spawn(async move {
            // A token that a scenario takes away ends it.
            let _ = telegram.await;
            runner.await.unwrap();
        });
        self.running = Some((stop, task));
    }

    /// Stops the adapter in good order.
    pub async fn stop(&mut self) {
        if let Some((stop, task)) = self.running.take() {
            stop.cancel();
            task.await.unwrap();
        }
    }

    /// Stops everything and starts it again on the same store, with nothing remembered outside it.
    pub async fn restart(&mut self) {
        self.stop().await;
        self.world.restart().await;
        self.launch().await;
    }

    /// Lets the campaign's clock and Telegram's run on by so many seconds.
    pub fn pass(&self, seconds: Seconds) {
        self.world.clock.advance(seconds);
        self.tg.advance(std::time::Duration::from_secs(seconds.unsigned_abs()));
    }

    /// Somebody with a phone who reads this language.
    pub fn phone(&self, id: i64, name: &str, locale: Locale) -> Phone {
        let person = self.tg.person(id, name);
        Phone {
            tg: self.tg.clone(),
            person,
            locale,
            acts: Vec::new(),
            film: String::new(),
            seen: BTreeMap::new(),
        }
    }

    /// Somebody who has chosen this language and is asked nothing.
    pub async fn settled(&self, id: i64, name: &str, locale: Locale) -> Phone {
        let mut phone = self.phone(id, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.types("/cancel").await;
        phone.film();
        phone
    }

    /// All signatures of a petition, as they are stored.
    pub async fn signatures(&self, slug: &str) -> Vec<Signature> {
        let mut conn = self.world.conn().await;
        let page = signatures::page(&mut conn, slug, &[]).await.unwrap();
        conn.close().await;
        page
    }

    /// What key-holders read of a petition: name and region of every signature, sorted.
    pub async fn sealed(&self, slug: &str) -> Vec<(String, String)> {
        let signatures = self.signatures(slug).await;
        let open = |file: &[u8]| self.open(file);
        let region =
            |one: &Signature| one.region.as_deref().map_or(String::new(), |file| open(file).region);
        let mut all: Vec<_> =
            signatures.iter().map(|one| (open(&one.name).name, region(one))).collect();
        all.sort();
        all
    }

    fn open(&self, file: &[u8]) -> SealedName {
        open_with(&parse_identities(&self.world.identity).unwrap(), file).unwrap()
    }

    /// Loads the sample campaign with a change, as an organizer who edits the file does.
    pub async fn edit(&self, from: &str, to: &str) {
        let changed = SAMPLE.replacen(from, to, 1);
        assert_ne!(changed, SAMPLE, "{from:?} does not stand in the sample");
        self.world.import(&changed).await;
    }

    /// Ends the scenario: the bot is at rest, broke no rule of Telegram and answered every press.
    pub async fn close(mut self) {
        self.end().await;
        self.tg.assert_no_violations();
        assert_eq!(self.tg.unanswered(), 0);
    }

    /// As [`Self::close`], where updates were replayed: the bot can't know that a press was answered.
    pub async fn close_after_replays(mut self) {
        self.end().await;
        let mut violations = self.tg.violations();
        violations.retain(|violation| violation.method != "answerCallbackQuery");
        assert!(violations.is_empty(), "the bot broke rules: {violations:?}");
    }

    async fn end(&mut self) {
        self.tg.settle().await;
        self.stop().await;
        self.world.engine.stop().await;
    }
}

/// A person who uses the bot, and the film of their screen.
pub struct Phone {
    pub person: Person,
    pub locale: Locale,
    tg: Telegram,
    /// What was done, as the bot gets it.
    pub acts: Vec<Said>,
    film: String,
    seen: BTreeMap<i32, String>,
}

impl Phone {
    /// Presses START, on a link's page if there is a payload.
    pub async fn start(&mut self, payload: Option<&str>) {
        self.acts.push(self.person.start(payload).await);
        let link = payload.map_or(String::new(), |payload| format!(" {payload}"));
        self.look(&format!("START{link}")).await;
    }

    /// Taps a button and looks once the bot has said this, however many messages come before it.
    pub async fn taps_for(&mut self, label: impl Label, awaited: Message) {
        let label = self.label(label);
        self.person.press(&label).await;
        self.hears(&format!("taps: {label}"), awaited).await;
    }

    /// The same for a text that is typed.
    pub async fn types_for(&mut self, text: &str, awaited: Message) {
        self.person.send(text).await;
        self.hears(&format!("types: {text}"), awaited).await;
    }

    /// Looks once the bot has said this, new or in place of something else.
    pub async fn hears(&mut self, act: &str, awaited: Message) {
        let words = self.label(awaited);
        self.sees(act, &words).await;
    }

    /// The same for words that are no message.
    pub async fn sees(&mut self, act: &str, words: &str) {
        let new = |(id, text): &(i32, String)| {
            text.contains(words) && self.seen.get(id).is_none_or(|before| before != text)
        };
        let came = |_: &Telegram| self.person.seen().iter().any(new);
        self.tg.wait_for(words, came).await;
        self.look(act).await;
    }

    /// From START to *thank you*, from this country, under the profile's name.
    pub async fn signs(&mut self, country: &str) {
        self.start(None).await;
        self.chooses_language().await;
        self.signs_on(country).await;
    }

    /// From the petition on the screen to *thank you*.
    pub async fn signs_on(&mut self, country: &str) {
        self.taps(bot_core::msg!("button-agree")).await;
        self.taps(country_name(country)).await;
        self.taps(self.sign_as()).await;
    }

    /// The button that signs under the profile's name.
    pub fn sign_as(&self) -> Message {
        bot_core::msg!("button-sign-as", name = self.name())
    }

    /// The profile's name.
    pub fn name(&self) -> String {
        self.person.full_name()
    }

    /// Notes on the film what has changed on the screen, once the bot is at rest.
    pub async fn look(&mut self, act: &str) {
        self.tg.settle().await;
        self.film.push_str(&format!("» {act}\n"));
        let now: BTreeMap<i32, String> = self.person.seen().into_iter().collect();
        for text in self.seen.iter().filter(|(id, _)| !now.contains_key(id)).map(|(_, text)| text) {
            let first = text.lines().next().unwrap_or_default();
            self.film.push_str(&format!("   ✂ {first}\n"));
        }
        let ours = self.person.messages();
        for message in ours.iter().filter(|message| message.is_bots()) {
            let text = &now[&message.id];
            let mark = match self.seen.get(&message.id) {
                None => "●",
                Some(before) if before != text => "✎",
                Some(_) => continue,
            };
            for (index, line) in text.lines().enumerate() {
                let mark = if index == 0 { mark } else { " " };
                self.film.push_str(format!(" {mark} {line}").trim_end());
                self.film.push('\n');
            }
            self.film.push('\n');
        }
        self.seen = now;
    }

    /// Notes the keyboard below the chat.
    pub fn look_at_keyboard(&mut self) {
        let rows: Vec<String> =
            self.person.keyboard().iter().map(|row| format!("   ⌨ {}", row.join(" | "))).collect();
        self.film.push_str(&format!("{}\n", rows.join("\n")));
    }
}

impl Actor for Phone {
    fn locale(&self) -> Locale {
        self.locale
    }

    async fn types(&mut self, text: &str) -> String {
        self.acts.push(self.person.send(text).await);
        let short: String = text.chars().take(60).collect();
        self.look(&format!("types: {short}")).await;
        self.screen()
    }

    async fn taps(&mut self, label: impl Label) -> String {
        let label = self.label(label);
        let press = self.person.press(&label).await;
        self.look(&format!("taps: {label}")).await;
        match press {
            Press::Sent(update) => self.acts.push(Said { update, message: 0 }),
            other => panic!("{other:?}"),
        }
        self.screen()
    }

    fn screen(&self) -> String {
        self.person.screen()
    }

    fn film(&mut self) -> String {
        std::mem::take(&mut self.film)
    }
}

/// A country's name, as a message.
pub fn country_name(code: &str) -> Message {
    Message::new(format!("country-{}", code.to_lowercase()), Vec::new())
}
