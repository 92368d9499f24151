//! After the forum: the answers stand with the recap, in one language or in both.

use bot_core::campaign::Answered;
use bot_core::campaign::rules::QUESTIONS;
use bot_core::store::events;
use bot_core::store::questions::State;

use super::{asks, follower, forum, id, listed, moderator, queued};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::postgres::on_both;
use testing::world::World;

const DAY: i64 = 86_400;

#[tokio::test]
async fn a_question_and_its_answer_stand_on_the_card_in_both_languages() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let slug = forum(&world).await;
        let mut bopha = moderator(&world, 500).await;
        let mut one = follower(&world, 1_000).await;
        asks(&mut one, &slug, "Who pays?").await;
        let question = id(&world, &slug, "Who pays?").await;
        bopha.presses(&format!("q:asked:{question}")).await;
        bopha.presses(&format!("q:publish:{question}")).await;
        world.clock.advance(60 * DAY);
        bopha.presses(&format!("lang:{locale}")).await;
        bopha.seen.clear();
        bopha.types("/inbox").await;
        bopha.presses(&format!("q:queue:{slug}")).await;
        bopha.presses(&format!("q:open:{question}")).await;
        bopha.presses(&format!("q:publish:{question}")).await;
        bopha.presses(&format!("q:reword:{question}")).await;
        bopha.types("Who pays for all this?").await;
        bopha.types(&"x".repeat(2_001)).await;
        bopha.types("Nobody is paid.").await;
        bopha.presses(&format!("q:rewrite:{question}")).await;
        bopha.types("Nobody. We are volunteers.").await;
        bopha.press_start("q:put").await;
        bopha.presses(&format!("q:also:{question}:km")).await;
        bopha.types("តើអ្នកណាបង់ប្រាក់?").await;
        bopha.types("គ្មាននរណាទេ។ យើងជាអ្នកស្ម័គ្រចិត្ត។").await;
        bopha.press_start("q:put").await;
        bopha.presses(&format!("event:{slug}")).await;
        assert_film("questions_recap", locale, &bopha.seen.join("\n"));
        let event = world.event(&slug).await;
        for (locale, text) in &event.text {
            assert_eq!(text.questions.len(), 1, "{locale}");
        }
        one.types("/cancel").await;
        let card = one.presses(&format!("event:{slug}")).await;
        assert!(
            card.contains("Who pays for all this?") && card.contains("We are volunteers."),
            "{card}"
        );
        world.engine.stop().await;
    }
}

#[tokio::test]
async fn of_two_who_publish_at_once_one_does_and_the_other_keeps_the_words() {
    on_both("two publish at once", async |world| {
        let slug = forum(&world).await;
        let (mut dara, mut bopha) = (moderator(&world, 500).await, moderator(&world, 600).await);
        asks(&mut follower(&world, 1_000).await, &slug, "Who pays?").await;
        let question = id(&world, &slug, "Who pays?").await;
        world.clock.advance(60 * DAY);
        for (one, words) in [(&mut dara, "Dara's answer"), (&mut bopha, "Bopha's answer")] {
            one.presses(&format!("q:publish:{question}")).await;
            one.types(words).await;
        }
        let (first, second) = tokio::join!(dara.press_start("q:put"), bopha.press_start("q:put"));
        let published =
            [&first, &second].iter().filter(|said| said.contains("with the recap.")).count();
        let kept = [&first, &second].iter().filter(|said| said.contains("Your words")).count();
        assert_eq!((published, kept), (1, 1), "{first}\n{second}");
        let event = world.event(&slug).await;
        assert_eq!(event.text.values().map(|text| text.questions.len()).sum::<usize>(), 1);
        world.engine.stop().await;
    })
    .await;
}

#[tokio::test]
async fn questions_go_ninety_days_after_the_forum() {
    let world = World::new().await;
    let slug = forum(&world).await;
    let mut bopha = moderator(&world, 500).await;
    let mut one = follower(&world, 1_000).await;
    asks(&mut one, &slug, "Who pays?").await;
    asks(&mut one, &slug, "Who comes?").await;
    let question = id(&world, &slug, "Who pays?").await;
    bopha.presses(&format!("q:asked:{question}")).await;
    let end = world.event(&slug).await.end_instant();
    let now = bot_core::clock::Clock::now(&*world.clock);
    world.clock.advance((end - now) % DAY);
    world.days_pass((end - now) / DAY + 89).await;
    assert_eq!(queued(&world, &slug).await.len(), 1);
    world.days_pass(3).await;
    assert!(queued(&world, &slug).await.is_empty());
    assert!(listed(&world, &slug, State::Asked).await.is_empty());
    world.engine.stop().await;
}

#[tokio::test]
async fn a_recap_takes_no_more_questions_than_the_campaign_file() {
    let world = World::new().await;
    let slug = forum(&world).await;
    let mut bopha = moderator(&world, 500).await;
    asks(&mut follower(&world, 1_000).await, &slug, "One more?").await;
    let question = id(&world, &slug, "One more?").await;
    world.clock.advance(60 * DAY);
    let mut event = world.event(&slug).await;
    for text in event.text.values_mut() {
        text.questions = (0..QUESTIONS)
            .map(|number| Answered { question: format!("{number}?"), answer: "Yes.".to_owned() })
            .collect();
    }
    let mut conn = world.conn().await;
    events::replace(&mut conn, &event).await.unwrap();
    conn.close().await;
    bopha.presses(&format!("q:publish:{question}")).await;
    bopha.types("My long answer.").await;
    let said = bopha.press_start("q:put").await;
    assert!(said.contains("30 questions already"), "{said}");
    assert_eq!(world.event(&slug).await.text, event.text);
    assert_eq!(queued(&world, &slug).await.len(), 1, "it can still be published");
    // Somebody makes room, and what was typed is still there.
    event.text.values_mut().for_each(|text| text.questions.truncate(QUESTIONS - 1));
    let mut conn = world.conn().await;
    events::replace(&mut conn, &event).await.unwrap();
    conn.close().await;
    let said = bopha.press_start("q:put").await;
    assert!(said.contains("It is published with the recap."), "{said}");
    let text = &world.event(&slug).await.text[&bot_core::locale::Locale::EN];
    assert_eq!(text.questions.last().unwrap().answer, "My long answer.");
    world.engine.stop().await;
}
