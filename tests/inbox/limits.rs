//! How much one person may send.

use bot_core::command::Role;

use super::open;
use testing::actor::Actor as _;
use testing::world::World;

const DAY: i64 = 86_400;

#[tokio::test]
async fn three_wait_at_most_and_five_a_day() {
    let world = World::new().await;
    let mut bopha = world.staff(500, "Bopha", Role::Moderator).await;
    bopha.types("/start").await;
    bopha.taps("English").await;
    let mut one = world.person(1_000, "Sokha");
    one.types("/start").await;
    one.taps("English").await;
    for number in 1..=3 {
        one.types(&format!("/ask Question {number}?")).await;
        one.taps("Send").await;
    }
    let said = one.types("/ask A fourth?").await;
    assert!(said.contains("3 of your messages still wait"), "{said}");
    assert!(one.types("/mydata").await.contains("wait for an answer: 3"));
    for item in open(&world).await.into_iter().take(2) {
        bopha.presses(&format!("in:no:{}:silent", item.id)).await;
    }
    for number in 4..=5 {
        one.types(&format!("/idea Idea {number}")).await;
        one.taps("Send").await;
    }
    for item in open(&world).await {
        bopha.presses(&format!("in:no:{}:silent", item.id)).await;
    }
    let said = one.types("/ask A sixth?").await;
    assert!(said.contains("5 messages today") && said.contains("22 November"), "{said}");
    world.clock.advance(DAY);
    assert!(one.types("/ask A sixth?").await.contains("Send this?"));
    one.taps("Send").await;
    assert_eq!(open(&world).await.len(), 1);
    world.engine.stop().await;
}

#[tokio::test]
async fn a_screen_from_before_the_limit_sends_nothing_beyond_it() {
    let world = World::new().await;
    let mut one = world.person(1_000, "Sokha");
    one.types("/start").await;
    one.taps("English").await;
    for number in 1..=3 {
        one.types(&format!("/ask Question {number}?")).await;
        let send = one.sends("in:send");
        one.presses(&send).await;
        one.presses(&send).await;
    }
    assert_eq!(open(&world).await.len(), 3);
    world.engine.stop().await;
}
