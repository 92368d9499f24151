//! The whole story of announcements as phones show it, an organizer's and a follower's, in Khmer and in
//! English. The films are in `tests/snapshots`: `»` is what a person does or what comes by itself, `●` a
//! new message of the bot, `✎` one that changed, `✂` one that is gone.

mod agreeing;
mod appeal;
mod forum;
mod greeting;
mod milestone;
mod places;
mod press;
mod restart;
mod running;
mod wrong;

use bot_core::campaign::SAMPLE;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::announcements::{self, Announcement, State};
use bot_core::store::follows::Follow;

use testing::actor::Actor as _;
use testing::broadcasts::{assert_adds_up, follower};
use testing::telegram::{Fault, Gate, When};
use testing::telegram_world::{Phone, TelegramWorld};

const ORGANIZER: i64 = 1_000;
const READER: i64 = 70_001;
/// So many others follow that nobody can be singled out.
const CROWD: std::ops::Range<u64> = 20_000..20_011;

/// A campaign with followers, an organizer and one of the followers, each with a phone.
struct Scene {
    bot: TelegramWorld,
    dara: Phone,
    reader: Phone,
    /// The other followers' chats.
    others: Vec<i64>,
}

impl Scene {
    /// Everyone reads this language.
    async fn new(locale: Locale, name: &str) -> Self {
        Self::among(locale, name, CROWD.map(follower).map(|one| Follow { locale, ..one })).await
    }

    /// The others who follow are these.
    async fn among(locale: Locale, name: &str, others: impl IntoIterator<Item = Follow>) -> Self {
        let bot = TelegramWorld::quick().await;
        one_forum_to_come(&bot).await;
        Self::on(bot, locale, name, others).await
    }

    /// Sixty follow, and no more than thirty-two posts are under way at once.
    async fn slowly(locale: Locale, name: &str) -> Self {
        let others = (20_000..20_059).map(|id| Follow { locale, ..follower(id) });
        Self::on(TelegramWorld::new().await, locale, name, others).await
    }

    async fn on(
        bot: TelegramWorld,
        locale: Locale,
        name: &str,
        others: impl IntoIterator<Item = Follow>,
    ) -> Self {
        let followers: Vec<Follow> = others.into_iter().collect();
        let others: Vec<i64> = followers.iter().map(|one| one.address.parse().unwrap()).collect();
        for id in &others {
            bot.tg.acquaintance(*id, "Sokha");
        }
        bot.world.follow(followers).await;
        let dara = organizer(&bot, ORGANIZER, locale).await;
        let mut reader = bot.phone(READER, name, locale);
        reader.start(None).await;
        reader.chooses_language().await;
        reader.types("/follow").await;
        reader.taps(msg!("button-follow")).await;
        reader.film();
        Self { bot, dara, reader, others }
    }

    /// The newest announcement as it is stored.
    async fn newest(&self) -> Announcement {
        newest(&self.bot).await
    }

    /// Nobody but the organizer gets anything until the gate is opened.
    fn hold(&self) -> Gate {
        let everyone: Vec<i64> = self.others.iter().copied().chain([READER]).collect();
        self.hold_those(&everyone)
    }

    /// These people get nothing until the gate is opened.
    fn hold_those(&self, people: &[i64]) -> Gate {
        let gate = Gate::closed();
        for id in people {
            self.bot.tg.inject(When::any().chat(*id), Fault::Held(gate.clone()));
        }
        gate
    }

    /// News in the organizer's language, written and previewed; not filmed.
    async fn writes_news(&mut self, text: &str, people: i64) {
        self.dara.types("/announce").await;
        self.dara.taps(msg!("announce-kind-news")).await;
        self.dara.types(text).await;
        self.dara.taps(msg!("button-skip")).await;
        self.dara.taps(msg!("button-missing-other")).await;
        self.previews(people).await;
        self.dara.film();
    }

    /// Preview, count, and the sending as the organizer sees it.
    async fn previews_and_sends(&mut self, people: i64) -> Announcement {
        self.previews(people).await;
        self.sends(people).await
    }

    /// The posts appear as followers will see them, then the count.
    async fn previews(&mut self, people: i64) {
        let asked = msg!("broadcast-type-count", number = people);
        self.dara.taps_for(msg!("button-preview"), asked).await;
    }

    /// Types the count; the progress appears, then the statement.
    async fn sends(&mut self, people: i64) -> Announcement {
        let gate = self.hold();
        let begun = msg!("broadcast-left", number = people);
        self.dara.types_for(&people.to_string(), begun).await;
        gate.open();
        self.bot.tg.heal();
        self.gets_statement(people).await
    }

    /// The statement has come: everyone who was on the list has an outcome.
    async fn gets_statement(&mut self, people: i64) -> Announcement {
        self.dara.hears("the statement comes", msg!("broadcast-built", number = people)).await;
        let one = self.newest().await;
        assert_eq!(one.state, State::Done);
        assert_adds_up(&one);
        one
    }

    /// Both films, one below the other.
    fn films(&mut self) -> String {
        let (dara, reader) = (self.dara.film(), self.reader.film());
        format!("== The organizer\n{dara}\n== A follower\n{reader}")
    }
}

/// Somebody who may announce, and has chosen a language.
async fn organizer(bot: &TelegramWorld, id: i64, locale: Locale) -> Phone {
    staff(bot, id, Role::Organizer, locale).await
}

async fn staff(bot: &TelegramWorld, id: i64, role: Role, locale: Locale) -> Phone {
    let name = if locale == Locale::KM { "ដារ៉ា" } else { "Dara" };
    bot.world.staff(id.unsigned_abs(), name, role).await;
    bot.settled(id, name, locale).await
}

async fn newest(bot: &TelegramWorld) -> Announcement {
    let mut conn = bot.world.conn().await;
    let all = announcements::newest(&mut conn, 1).await.unwrap();
    conn.close().await;
    all.into_iter().next().expect("an announcement")
}

/// The sample campaign after its second forum: one is still to come.
async fn one_forum_to_come(bot: &TelegramWorld) {
    let past = "start = \"2018-12-20T18:00\"\nend = \"2018-12-20T19:30\"";
    let coming = "days_ahead = 28\nstart = \"2026-12-20T18:00\"\nend = \"2026-12-20T19:30\"";
    assert!(SAMPLE.contains(coming));
    bot.world.import(&SAMPLE.replace(coming, past)).await;
}

/// What a person did on this film.
fn acts(film: &str) -> usize {
    film.lines().filter(|line| line.starts_with("» taps") || line.starts_with("» types")).count()
}

/// A film without how fast it went: that is the machine's.
fn without_pace(film: &str, phone: &Phone) -> String {
    let lines = [msg!("broadcast-rate", number = 0), msg!("broadcast-end", time = "")];
    let begins = lines.map(|line| {
        let words = phone.label(line);
        words.split_once([':', '៖']).unwrap().0.to_owned()
    });
    let told = |line: &&str| begins.iter().any(|begin| line.contains(begin.as_str()));
    let kept: Vec<&str> = film.lines().filter(|line| !told(line)).collect();
    kept.join("\n")
}
