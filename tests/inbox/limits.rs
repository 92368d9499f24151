//! How much one person may send.

use bot_core::command::Role;

use super::open;
use crate::support::world::World;

const DAY: i64 = 86_400;

#[tokio::test]
async fn three_wait_at_most_and_five_a_day() {
    let world = World::new().await;
    let mut bopha = world.staff(500, "Bopha", Role::Moderator).await;
    bopha.send("/start").await;
    bopha.press("English").await;
    let mut one = world.person(1_000, "Sokha");
    one.send("/start").await;
    one.press("English").await;
    for number in 1..=3 {
        one.send(&format!("/ask Question {number}?")).await;
        one.press("Send").await;
    }
    let said = one.send("/ask A fourth?").await;
    assert!(said.contains("3 of your messages still wait"), "{said}");
    assert!(one.send("/mydata").await.contains("wait for an answer: 3"));
    for item in open(&world).await.into_iter().take(2) {
        bopha.press_data(&format!("in:no:{}:silent", item.id)).await;
    }
    for number in 4..=5 {
        one.send(&format!("/idea Idea {number}")).await;
        one.press("Send").await;
    }
    for item in open(&world).await {
        bopha.press_data(&format!("in:no:{}:silent", item.id)).await;
    }
    let said = one.send("/ask A sixth?").await;
    assert!(said.contains("5 messages today") && said.contains("22 November"), "{said}");
    world.clock.advance(DAY);
    assert!(one.send("/ask A sixth?").await.contains("Send this?"));
    one.press("Send").await;
    assert_eq!(open(&world).await.len(), 1);
    world.engine.stop().await;
}

#[tokio::test]
async fn a_screen_from_before_the_limit_sends_nothing_beyond_it() {
    let world = World::new().await;
    let mut one = world.person(1_000, "Sokha");
    one.send("/start").await;
    one.press("English").await;
    for number in 1..=3 {
        one.send(&format!("/ask Question {number}?")).await;
        let send = one.sends("in:send");
        one.press_data(&send).await;
        one.press_data(&send).await;
    }
    assert_eq!(open(&world).await.len(), 3);
    world.engine.stop().await;
}
