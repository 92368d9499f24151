//! An organizer with a phone only, on the simulated Telegram.

use bot_core::announcement::FileKind;
use bot_core::campaign::Enclosure;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::Platform;
use bot_core::store::files;
use bot_core::text::Message;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{Phone, TelegramWorld};
use testing::world::catalogue;

/// What is typed: in Khmer by a reader of Khmer, in English by the other.
fn own<'a>(locale: Locale, khmer: &'a str, english: &'a str) -> &'a str {
    if locale == Locale::KM { khmer } else { english }
}

async fn organizer(bot: &TelegramWorld, locale: Locale, name: &str) -> Phone {
    bot.world.grant(Platform::Telegram, "77", Role::Organizer).await;
    let mut phone = bot.phone(77, name, locale);
    phone.start(None).await;
    phone.chooses_language().await;
    phone.types("/cancel").await;
    phone.film();
    phone
}

/// Waits until the bot has fetched what was sent.
async fn arrived(bot: &TelegramWorld, bytes: &[u8]) {
    let (name, file) = (None, files::mark(bytes));
    let held = Enclosure { kind: FileKind::Document, name, file }.attachment();
    let kept = async || bot.world.engine.file(&held).await.unwrap().is_some();
    testing::until("the file is fetched", kept).await;
}

async fn types_all(phone: &mut Phone, all: &[&str]) {
    for text in all {
        phone.types(text).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organizer_makes_a_petition_on_telegram() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = organizer(&bot, locale, name).await;
        let language = |locale| catalogue().plain(locale, "language-name").unwrap();
        let english = ["Clean water", "We ask for clean water.", "Please sign.", "One.\n\nTwo."];
        let khmer = ["ទឹកស្អាត", "យើងស្នើសុំទឹកស្អាត។", "សូមចុះហត្ថលេខា។", "មួយ។\n\nពីរ។"];
        let (first, second, other) = match locale {
            Locale::KM => (khmer, english, Locale::EN),
            _ => (english, khmer, Locale::KM),
        };
        phone.says("command-newpetition").await;
        phone.taps(&language(locale)).await;
        types_all(&mut phone, &first).await;
        phone.taps(&language(other)).await;
        types_all(&mut phone, &second).await;
        phone.types(own(locale, "១០,០០០", "10,000")).await;
        phone.taps(msg!("button-add-recipient")).await;
        let names = [own(locale, "ក្រសួង", "The Ministry"), own(locale, "The Ministry", "ក្រសួង")];
        types_all(&mut phone, &names).await;
        phone.taps(msg!("button-figures-only")).await;
        phone.taps(msg!("button-done")).await;
        phone.taps(msg!("button-skip")).await;
        phone.types(own(locale, "៣១ ធ្នូ ២០២៧", "31 December 2027")).await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-ask-no-region")).await;
        phone.types(own(locale, "១០០០ ៥០០០", "1000 5000")).await;
        phone.taps(msg!("button-skip")).await;
        phone.person.document("Statement.pdf", b"%PDF-1.7").await;
        phone.look("sends Statement.pdf").await;
        arrived(&bot, b"%PDF-1.7").await;
        phone.taps(msg!("button-use-slug")).await;
        phone.taps(msg!("button-publish")).await;
        phone.taps(msg!("button-later")).await;
        assert_film("edit_petition", locale, &phone.film());
        let supporter = if locale == Locale::KM { "ដារ៉ា" } else { "Dara" };
        let mut reader = bot.phone(78, supporter, locale);
        reader.start(Some("clean-water")).await;
        reader.chooses_language().await;
        reader.taps(msg!("button-whole-text")).await;
        let file = msg!("announce-file-named", name = "Statement.pdf");
        reader.taps(msg!("button-see-file", name = file)).await;
        reader.types("/sign clean-water").await;
        reader.signs_on("CA").await;
        assert_eq!(bot.world.total("clean-water").await, 1);
        assert_film("edit_reader", locale, &reader.film());
        bot.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organizer_makes_a_forum_on_telegram() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = organizer(&bot, locale, name).await;
        let language = |locale| catalogue().plain(locale, "language-name").unwrap();
        phone.says("command-newevent").await;
        phone.taps(&language(locale)).await;
        phone.types(own(locale, "វេទិកាអំពីទឹក", "Forum on water")).await;
        phone.types(own(locale, "យើងពិភាក្សា។", "We talk.")).await;
        phone.types(own(locale, "មេធាវីម្នាក់\nគ្រូពេទ្យម្នាក់", "A lawyer\nA doctor")).await;
        phone.types(own(locale, "សាលប្រជុំ", "The hall")).await;
        phone.taps(msg!("button-skip")).await;
        phone.types(own(locale, "វ៉ាន់កូវើរ", "Vancouver")).await;
        phone.taps(msg!("button-later")).await;
        phone.types("zoom.us/j/123").await;
        phone.person.location(49.19, -122.85).await;
        phone.look("sends a place").await;
        phone.types(own(locale, "៦ ធ្នូ ២០២៦", "6 December 2026")).await;
        phone.types(own(locale, "ម៉ោង ២ រសៀល", "2 pm")).await;
        phone.types(own(locale, "១៧:០០", "17:00")).await;
        phone.types(own(locale, "១២០", "120")).await;
        phone.taps(msg!("button-skip")).await;
        if locale == Locale::EN {
            phone.taps(msg!("button-use-slug")).await;
        } else {
            phone.types("forum-on-water").await;
        }
        phone.taps(msg!("button-publish")).await;
        phone.taps(msg!("button-cancel-forum")).await;
        phone.taps(msg!("button-cancel-forum-sure")).await;
        assert_film("edit_forum", locale, &phone.film());
        let event = bot.world.event("forum-on-water").await;
        assert_eq!((event.latitude, event.longitude), (Some(49.19), Some(-122.85)));
        assert_eq!((event.zone.as_str(), event.cancelled), ("America/Vancouver", true));
        bot.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organizer_writes_a_question_and_takes_it_back_on_telegram() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = organizer(&bot, locale, name).await;
        let language = |locale| catalogue().plain(locale, "language-name").unwrap();
        phone.says("command-newfaq").await;
        phone.taps(&language(locale)).await;
        phone.taps(msg!("button-new-topic")).await;
        phone.types(own(locale, "ទឹក", "Water")).await;
        phone.types(own(locale, "Water", "ទឹក")).await;
        phone.types(own(locale, "តើទឹកស្អាតទេ?", "Is the water clean?")).await;
        phone.types("/cancel").await;
        phone.says("command-edit").await;
        let title = own(locale, "តើទឹកស្អាតទេ?", "Is the water clean?");
        phone.taps(msg!("button-draft-go-on", title = title)).await;
        phone.types(own(locale, "បាទ ស្អាត។", "It is.")).await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-later")).await;
        phone.taps(msg!("button-skip")).await;
        if locale == Locale::EN {
            phone.taps(msg!("button-use-slug")).await;
        } else {
            phone.types("is-the-water-clean").await;
        }
        phone.taps(msg!("button-keep-unpublished")).await;
        phone.taps(msg!("button-publish")).await;
        phone.taps(msg!("button-edit")).await;
        let called = Message::new(format!("language-in-{}", other(locale)), Vec::new());
        phone.taps(msg!("button-add-language", language = called)).await;
        phone.types(own(locale, "Is the water clean?", "តើទឹកស្អាតទេ?")).await;
        phone.types(own(locale, "It is.", "បាទ ស្អាត។")).await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-publish-changes")).await;
        phone.taps(msg!("button-unpublish")).await;
        phone.taps(msg!("button-archive")).await;
        assert_film("edit_question", locale, &phone.film());
        bot.close().await;
    }
}

fn other(locale: Locale) -> Locale {
    if locale == Locale::KM { Locale::EN } else { Locale::KM }
}
