//! The real program with one store: on Telegram and on Discord together, and on Discord alone.

mod announce;
mod connect;
mod crowd;
mod serving;
mod setup;
mod stopping;

use std::collections::BTreeMap;

use bot_core::locale::Locale;
use bot_core::text::Message;

use testing::actor::Label;
use testing::discord::{Person as Member, Room};
use testing::film::without_today;
use testing::host::{Host, On};
use testing::telegram::Person;
use testing::telegram_world::country_name;
use testing::world::{catalogue, words};

/// Somebody with both apps, what they did, and what each app then showed.
struct Both {
    host: Host,
    phone: Person,
    member: Member,
    room: Room,
    locale: Locale,
    film: String,
    on_phone: BTreeMap<i32, String>,
    in_discord: BTreeMap<u64, String>,
}

impl Both {
    /// The bot runs on both, and both accounts have chosen this language.
    async fn new(locale: Locale, name: &str) -> Self {
        Self::over(Host::running_on(On::Both).await, locale, name).await
    }

    async fn over(host: Host, locale: Locale, name: &str) -> Self {
        let guild = host.discord().guild("Lyon");
        let room = guild.text("general");
        let member = host.discord().person("sokha.dara");
        guild.join(&[&member]);
        let phone = host.tg.person(70_001, name);
        let mut both = Self {
            host,
            phone,
            member,
            room,
            locale,
            film: String::new(),
            on_phone: BTreeMap::new(),
            in_discord: BTreeMap::new(),
        };
        both.types("/start").await;
        let language = both.words(Message::new("language-name", Vec::new()));
        both.taps(&language).await;
        both.slash("sign", &[]).await;
        both.presses(&language).await;
        both.film.clear();
        both
    }

    fn words(&self, message: Message) -> String {
        words(self.locale, message)
    }

    /// Types on Telegram.
    async fn types(&mut self, text: &str) {
        self.phone.send(text).await;
        self.look(&format!("Telegram, types: {text}")).await;
    }

    /// Taps on Telegram.
    async fn taps(&mut self, label: impl Label) {
        let label = label.read_in(self.locale);
        self.phone.press(&label).await;
        self.look(&format!("Telegram, taps: {label}")).await;
    }

    /// Uses a command in a channel of Discord.
    async fn slash(&mut self, name: &str, options: &[(&str, &str)]) {
        self.member.slash(&self.room, name, options).await;
        let options: Vec<String> =
            options.iter().map(|(name, value)| format!(" {name}:{value}")).collect();
        self.look(&format!("Discord, /{name}{}", options.concat())).await;
    }

    /// Presses on Discord.
    async fn presses(&mut self, label: impl Label) {
        let label = label.read_in(self.locale);
        self.member.press(&label).await;
        self.look(&format!("Discord, presses: {label}")).await;
    }

    /// From the petition to the thanks, on Telegram.
    async fn signs_on_telegram(&mut self, country: &str) {
        let word = catalogue().plain(self.locale, "command-sign.words").unwrap();
        self.types(word.split(',').next().unwrap().trim()).await;
        self.taps(bot_core::msg!("button-agree")).await;
        self.taps(country_name(country)).await;
        self.taps(bot_core::msg!("button-sign-as", name = self.phone.full_name())).await;
    }

    /// The same on Discord.
    async fn signs_on_discord(&mut self, country: &str) {
        self.slash("sign", &[]).await;
        self.presses(bot_core::msg!("button-agree")).await;
        self.presses(country_name(country)).await;
        self.presses(bot_core::msg!("button-sign-as", name = "sokha.dara")).await;
    }

    /// Notes what has changed on both screens, once the bot is at rest.
    async fn look(&mut self, act: &str) {
        self.host.settle().await;
        let mut news = format!("» {act}\n");
        let ours = self.phone.messages();
        let bots = |id: &i32| ours.iter().any(|one| one.id == *id && one.is_bots());
        let mut now: BTreeMap<i32, String> = self.phone.seen().into_iter().collect();
        now.retain(|id, _| bots(id));
        note(&mut news, "Telegram", &self.on_phone, &now);
        self.on_phone = now;
        let now: BTreeMap<u64, String> = self.member.seen().into_iter().collect();
        note(&mut news, "Discord", &self.in_discord, &now);
        self.in_discord = now;
        self.film.push_str(&news);
    }

    /// The film, where every run is like every other: without codes and days.
    fn film(&self) -> String {
        let plain = codes(&self.film).iter().fold(self.film.clone(), |film, code| {
            let small = code.replace('-', "").to_lowercase();
            film.replace(code, "‹code›").replace(&small, "‹code›")
        });
        without_today(&plain, self.locale)
    }

    /// The code that was shown last.
    fn code(&self) -> String {
        codes(&self.film).pop().unwrap_or_else(|| panic!("no code was shown:\n{}", self.film))
    }

    /// The total of the main petition.
    fn total(&self) -> i64 {
        total(&self.host)
    }

    /// The store is sound, both platforms were treated rightly, and the bot stops in good order.
    async fn close(mut self) {
        sound(&self.host);
        self.host.stop().await;
        self.host.tg.assert_no_violations();
        self.host.discord().assert_no_violations();
        assert_eq!((self.host.tg.unanswered(), self.host.discord().unanswered()), (0, 0));
    }
}

/// What is new or different, below the name of the app.
fn note<K: Ord>(
    film: &mut String,
    app: &str,
    before: &BTreeMap<K, String>,
    now: &BTreeMap<K, String>,
) {
    for (_, text) in before.iter().filter(|(id, _)| !now.contains_key(id)) {
        film.push_str(&format!(" ✂ {app}: {}\n", text.lines().next().unwrap_or_default()));
    }
    for (id, text) in now {
        let mark = match before.get(id) {
            None => "●",
            Some(old) if old != text => "✎",
            Some(_) => continue,
        };
        film.push_str(&format!(" {mark} {app}:\n"));
        for line in text.lines() {
            film.push_str(format!("   {line}").trim_end());
            film.push('\n');
        }
    }
}

/// Every code of `/connect` in a film, the newest last.
fn codes(film: &str) -> Vec<String> {
    let words = film.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let letter = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let code = |word: &&str| {
        word.len() == 9 && word.as_bytes()[4] == b'-' && word.replace('-', "").chars().all(letter)
    };
    words.filter(code).map(str::to_owned).collect()
}

/// The total of the main petition, as another program reads it.
fn total(host: &Host) -> i64 {
    let printed = host.does(["totals", "--json", "--petition", "vote-from-abroad"]).stdout;
    let totals: serde_json::Value = serde_json::from_str(&printed).unwrap();
    totals["petitions"][0]["total"].as_i64().unwrap()
}

fn sound(host: &Host) {
    let doctor = host.does(["doctor"]).stdout;
    assert!(doctor.contains("every counter is right"), "{doctor}");
}
