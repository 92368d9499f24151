//! `/faq` in a private chat.

use bot_core::campaign::{Campaign, SAMPLE};
use bot_core::locale::Locale;
use bot_core::msg;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;
use testing::world::World;

#[tokio::test]
async fn a_supporter_asks_whether_it_is_safe() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(70_001, name, locale).await;
        let sample = Campaign::parse(SAMPLE).unwrap();
        let topic = sample.topics.iter().find(|topic| topic.slug == "signing").unwrap();
        let safe = sample.faqs.iter().find(|faq| faq.slug == "is-it-safe").unwrap();
        phone.says("command-faq").await;
        phone.taps(&topic.name[&locale]).await;
        phone.taps(&safe.text[&locale].question).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(msg!("button-back")).await;
        assert_film("faq", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn every_question_can_be_reached_by_buttons_and_by_typing_it() {
    let world = World::new().await;
    let sample = Campaign::parse(SAMPLE).unwrap();
    for (id, locale) in [(1, Locale::KM), (2, Locale::EN)] {
        let mut dara = world.person(id, "Sok Dara");
        dara.presses(&format!("lang:{locale}")).await;
        dara.types("/cancel").await;
        for faq in &sample.faqs {
            let text = &faq.text[&locale];
            let topic = sample.topics.iter().find(|topic| topic.slug == faq.topic).unwrap();
            dara.types("/faq").await;
            dara.taps(&topic.name[&locale]).await;
            let pressed = dara.taps(&text.question).await;
            assert!(pressed.contains(text.answer.trim()), "{pressed}");
            assert_eq!(dara.types(&text.question).await, pressed);
            assert_eq!(dara.types(&format!("/faq {}", faq.slug)).await, pressed);
            let questions = dara.types(&format!("/faq {}", topic.name[&Locale::EN])).await;
            assert_eq!(questions, dara.types(&topic.name[&locale]).await);
            assert!(questions.contains(&text.question), "{questions}");
        }
    }
}

#[tokio::test]
async fn with_one_topic_only_its_questions_stand_there_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", dir.path().join("samleng.db").display());
    let world = World::empty(dir, &url).await;
    let mut dara = world.person(1, "Sok Dara");
    dara.presses("lang:en").await;
    assert!(dara.types("/faq").await.contains("There are no questions and answers yet"));
    assert!(dara.types("/events").await.contains("No event is planned"));
    let one = r#"format = 1
[[faq_topic]]
slug = "empty"
name.en = "Nothing yet"
[[faq_topic]]
slug = "water"
name.km = "ទឹក"
[[faq]]
slug = "why"
topic = "water"
[faq.text.km]
question = "ហេតុអ្វីទឹក?"
answer = "គ្រប់គ្នាត្រូវការ។"
"#;
    world.import(one).await;
    let questions = dara.types("/faq").await;
    assert!(questions.contains("[ ហេតុអ្វីទឹក? ]") && !questions.contains("Back"), "{questions}");
    let answer = dara.taps("ហេតុអ្វីទឹក?").await;
    assert!(answer.contains("គ្រប់គ្នាត្រូវការ។"), "{answer}");
    assert!(answer.contains("written in another language only"), "{answer}");
    assert!(!answer.contains("EXAMPLE"), "{answer}");
    assert_eq!(dara.taps("Back").await, questions);
}
