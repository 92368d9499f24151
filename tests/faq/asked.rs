//! What a supporter sees who asks in their own words.

use bot_core::campaign::{Campaign, SAMPLE};
use bot_core::locale::Locale;
use bot_core::msg;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{Phone, TelegramWorld};
use testing::world::World;

/// A person whose language the bot knows and who is asked nothing.
async fn reader(bot: &TelegramWorld, locale: Locale, name: &str) -> Phone {
    let mut phone = bot.phone(70_001, name, locale);
    phone.start(None).await;
    phone.chooses_language().await;
    phone.types("/cancel").await;
    phone.film();
    phone
}

/// The same question in either language.
fn say(locale: Locale, km: &'static str, en: &'static str) -> &'static str {
    if locale == Locale::KM { km } else { en }
}

#[tokio::test]
async fn a_clear_question_is_answered_at_once() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = reader(&bot, locale, name).await;
        phone.types(say(locale, "ចង់ដកហត្តលេខា វិញ បានទេ", "can i take my signatur back")).await;
        phone.taps(msg!("button-other-questions")).await;
        phone.taps(msg!("button-all-questions")).await;
        phone.types(&format!("/faq {}", say(locale, "មានសុវត្ថិភាពទេ បើចុះឈ្មោះ", "is it safe??"))).await;
        assert_film("faq_clear", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn an_unclear_question_leads_to_three() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = reader(&bot, locale, name).await;
        phone.types(say(locale, "ចង់បោះឆ្នោត", "vote")).await;
        let offered = phone.screen();
        for label in ["button-ask-person", "button-all-questions"] {
            let label = phone.label(bot_core::text::Message::new(label, vec![]));
            assert!(offered.contains(&label), "{offered}");
        }
        let sample = Campaign::parse(SAMPLE).unwrap();
        let today = sample.faqs.iter().find(|faq| faq.slug == "vote-today").unwrap();
        phone.taps(&today.text[&locale].question).await;
        assert_film("faq_several", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn where_nothing_is_found_the_way_to_a_person_is_shown() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = reader(&bot, locale, name).await;
        phone.types(say(locale, "រូបមន្តស៊ុបបន្លែ", "recipe for onion soup")).await;
        phone.types(&"ក ខ គ ".repeat(300)).await;
        phone.types_label(msg!("button-all-questions")).await;
        assert_film("faq_nothing", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn who_asks_nothing_gets_a_friendly_word() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = reader(&bot, locale, name).await;
        for words in [
            say(locale, "អរគុណច្រើនបង!", "Thank you so much!!"),
            say(locale, "អូខេ", "ok"),
            "👍",
            say(locale, "តើអ្នកជានរណា?", "who are you?"),
            say(locale, "ជំរាបសួរបង", "Hellooo there"),
        ] {
            phone.types(words).await;
        }
        assert_film("faq_small_talk", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn a_question_in_the_middle_of_signing_leaves_the_form_open() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.film();
        let safe = say(locale, "រដ្ឋាភិបាលអាចដឹងឈ្មោះខ្ញុំទេ", "can the government see my name");
        phone.types(safe).await;
        assert!(phone.screen().contains("/privacy"), "{}", phone.screen());
        phone.types(say(locale, "បាទ ខ្ញុំយល់ព្រម", "yes i do agree")).await;
        phone.taps(msg!("button-agree")).await;
        phone.types(&format!("/faq {safe}")).await;
        phone.taps(msg!("button-other-questions")).await;
        phone.taps(msg!("button-continue-signing")).await;
        phone.types(say(locale, "កាណាដា", "Canada")).await;
        phone.types(&format!("/faq {}", say(locale, "ដកវិញ", "withdraw"))).await;
        assert_film("faq_while_signing", locale, &phone.film());
        phone.taps(msg!("button-continue-signing")).await;
        phone.taps(phone.sign_as()).await;
        assert_eq!(bot.world.total(testing::world::MAIN).await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn words_are_the_answer_where_a_form_waits_for_words() {
    let world = World::new().await;
    let mut dara = world.person(1, "Sok Dara");
    dara.types("/start").await;
    dara.taps("English").await;
    // Free words are what is sent, also those that ask what an entry answers.
    dara.types("/ask").await;
    let shown = dara.types("can I take my signature back").await;
    assert!(shown.contains("Send this?") && !shown.contains("/withdraw"), "{shown}");
    dara.types("/cancel").await;
    dara.types("/sign").await;
    dara.taps("I agree").await;
    // A question is no country: it is answered, and the form stays open.
    let answer = dara.types("can I take my signature back").await;
    assert!(answer.contains("/withdraw") && answer.contains("[ Continue signing ]"), "{answer}");
    dara.types("Canada").await;
    dara.taps("Another name").await;
    let shown = dara.types("Voter List").await;
    assert!(!shown.contains("/privacy"), "{shown}");
    assert_eq!(world.total(testing::world::MAIN).await, 0, "it is shown back first");
    let thanks = dara.taps(msg!("button-sign-typed", name = "Voter List")).await;
    assert!(!thanks.contains("/privacy"), "{thanks}");
    assert_eq!(world.total(testing::world::MAIN).await, 1, "it was a name");
    let answer = dara.types("/faq can I take my signature back").await;
    assert!(answer.contains("/withdraw"), "{answer}");
}
