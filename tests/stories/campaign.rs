//! A forum from its first word to its recap: an organizer who has only a phone, and a supporter who finds
//! it, comes to it, asks, signs and reads what came of it.

use bot_core::clock::DAY;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::Account;
use bot_core::platform::Platform;
use bot_core::store::{accounts, rsvps};

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{Phone, TelegramWorld};
use testing::world::{MAIN, catalogue};

const ORGANIZER: i64 = 7_001;
const SUPPORTER: i64 = 7_002;
const FORUM: &str = "forum-on-water";

/// What is typed: in Khmer by a reader of Khmer, in English by the other.
fn own<'a>(locale: Locale, khmer: &'a str, english: &'a str) -> &'a str {
    if locale == Locale::KM { khmer } else { english }
}

fn name_of(locale: Locale) -> String {
    catalogue().plain(locale, "language-name").unwrap()
}

/// Both languages, the reader's own first.
async fn makes_a_forum(phone: &mut Phone) {
    let locale = phone.locale;
    let other = if locale == Locale::KM { Locale::EN } else { Locale::KM };
    let english = ["Forum on water", "We talk.", "A lawyer", "The hall"];
    let khmer = ["វេទិកាអំពីទឹក", "យើងពិភាក្សា។", "មេធាវីម្នាក់", "សាលប្រជុំ"];
    let (first, second) = if locale == Locale::KM { (khmer, english) } else { (english, khmer) };
    phone.says("command-newevent").await;
    phone.taps(&name_of(locale)).await;
    for words in first {
        phone.types(words).await;
    }
    phone.types("1 High Street").await;
    phone.types(own(locale, "វ៉ាន់កូវើរ", "Vancouver")).await;
    phone.taps(&name_of(other)).await;
    for words in second {
        phone.types(words).await;
    }
    phone.types("1 High Street").await;
    phone.types(own(locale, "Vancouver", "វ៉ាន់កូវើរ")).await;
    phone.types("https://example.org/water").await;
    phone.taps(msg!("button-skip")).await;
    phone.types(own(locale, "៦ ធ្នូ ២០២៦", "6 December 2026")).await;
    phone.types(own(locale, "ម៉ោង ២ រសៀល", "2 pm")).await;
    phone.types(own(locale, "១៧:០០", "17:00")).await;
    phone.types(own(locale, "១២០", "120")).await;
    phone.taps(msg!("button-skip")).await;
    phone.taps(msg!("button-use-slug")).await;
    phone.taps(msg!("button-publish")).await;
}

/// The code of the supporter's ticket.
async fn code(bot: &TelegramWorld) -> String {
    let account = Account { platform: Platform::Telegram, user: SUPPORTER.to_string() };
    let mut conn = bot.world.conn().await;
    let secret = &conn.secret();
    let person = accounts::person(&mut conn, &account).await.unwrap().unwrap();
    let tag = secret.rsvp_tag(FORUM, person);
    let entry = rsvps::at(&mut conn, FORUM, &tag).await.unwrap();
    conn.close().await;
    entry.unwrap().0.code.to_uppercase()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organizer_and_a_supporter_go_through_a_forum_together() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        bot.world.grant(Platform::Telegram, &ORGANIZER.to_string(), Role::Organizer).await;
        let mut bopha = bot.settled(ORGANIZER, own(locale, "បុប្ផា", "Bopha"), locale).await;
        let mut sokha = bot.settled(SUPPORTER, name, locale).await;
        makes_a_forum(&mut bopha).await;

        // Finds, comes, asks the speakers, asks a person, signs.
        sokha.types(own(locale, "តើអ្នកណាឃើញឈ្មោះខ្ញុំ?", "who can see my name")).await;
        sokha.says("command-events").await;
        sokha.taps(own(locale, "វេទិកាអំពីទឹក", "Forum on water")).await;
        sokha.taps(msg!("button-come")).await;
        sokha.taps(msg!("button-in-person")).await;
        sokha.taps(msg!("button-forum")).await;
        sokha.taps(msg!("button-ask-speakers")).await;
        sokha.types(own(locale, "តើទឹកស្អាតទេ?", "Is the water clean?")).await;
        sokha.taps(msg!("button-send-this")).await;
        let asked = own(locale, "តើមានចំណតរថយន្តទេ?", "Is there a place to park?");
        sokha.types(&format!("/ask {asked}")).await;
        sokha.taps(msg!("button-send-this")).await;
        bopha.sees("a note comes", asked).await;
        bopha.taps(msg!("button-answer")).await;
        let answer = own(locale, "មាន នៅខាងក្រោយសាល។", "Yes, behind the hall.");
        bopha.types(answer).await;
        bopha.taps(msg!("button-send-this")).await;
        sokha.sees("a note comes", answer).await;
        sokha.types(&format!("/sign {MAIN}")).await;
        sokha.signs_on("CA").await;
        assert_eq!(bot.world.total(MAIN).await, 1);

        // 6 December, 14:00 in Vancouver, is 15 days and 9 hours after the world begins.
        let ticket = code(&bot).await;
        let title = own(locale, "វេទិកាអំពីទឹក", "Forum on water");
        bot.pass(14 * DAY + 9 * 3_600 + 60);
        sokha.sees("the day before", title).await;
        bot.pass(22 * 3_600);
        sokha.sees("two hours before", &ticket).await;
        bopha.types(&format!("/checkin {ticket}")).await;
        bopha.types(&format!("/checkin {ticket}")).await;
        bopha.types(&format!("/events {FORUM}")).await;

        // And what came of it.
        bot.pass(DAY);
        bopha.types(&format!("/edit {FORUM}")).await;
        bopha.taps(msg!("button-write-recap")).await;
        let recap = own(locale, "យើងនឹងសរសេរលិខិតមួយ។", "We will write a letter.");
        bopha.types(recap).await;
        bopha.taps(msg!("button-skip")).await;
        bopha.taps(msg!("button-publish-changes")).await;
        bopha.taps(msg!("button-send-recap")).await;
        sokha.sees("the recap comes", recap).await;

        let hidden = |film: String| film.replace(&ticket, "K7M2QX");
        assert_film("story_supporter", locale, &hidden(sokha.film()));
        assert_film("story_organizer", locale, &hidden(bopha.film()));
        bot.close().await;
    }
}
