//! Senders who are not heard for a while.

use bot_core::command::Role;
use bot_core::incoming::Platform;

use super::{only, open};
use crate::support::world::{Someone, World};

const DAY: i64 = 86_400;

async fn english(world: &World, id: u64) -> Someone {
    let mut one = world.person(id, "Sokha");
    one.send("/start").await;
    one.press("English").await;
    one.send("/cancel").await;
    one
}

/// A moderator, and somebody whom they have muted.
async fn muted(world: &World) -> (Someone, Someone) {
    world.staff(500, "Bopha", Role::Moderator).await;
    let mut bopha = english(world, 500).await;
    let mut one = english(world, 1_000).await;
    one.send("/ask You fools!").await;
    one.press("Send").await;
    let id = only(world).await.id;
    let asked = bopha.press_data(&format!("in:mute:{id}")).await;
    assert!(asked.contains("Mute this person?"), "{asked}");
    assert!(one.send("/ask Still here?").await.contains("Send this?"), "it was only asked");
    one.send("/cancel").await;
    assert!(bopha.press("Yes, mute").await.contains("This person is muted."));
    (bopha, one)
}

async fn acts(world: &World) -> Vec<String> {
    let mut conn = world.conn().await;
    let rows = conn.all("SELECT act FROM audit ORDER BY at, act", Vec::new()).await.unwrap();
    let acts = rows.iter().map(|row| row.text(0).unwrap()).collect();
    conn.close().await;
    acts
}

#[tokio::test]
async fn a_muted_sender_is_told_politely_and_heard_again_after_unmute() {
    let world = World::new().await;
    let (mut bopha, mut one) = muted(&world).await;
    let said = one.send("/ask Hello?").await;
    assert!(said.contains("can’t be taken at the moment"), "{said}");
    one.press_data("in:send:0123abcd").await;
    assert_eq!(open(&world).await.len(), 1, "nothing more has come");
    bopha.send("/inbox").await;
    let list = bopha.press("Who is muted").await;
    assert!(list.contains("1. Muted on"), "{list}");
    bopha.press("Unmute 1").await;
    assert!(one.send("/ask Hello?").await.contains("Send this?"));
    assert_eq!(acts(&world).await, ["sender_muted", "sender_unmuted"]);
    world.engine.stop().await;
}

#[tokio::test]
async fn being_forgotten_washes_no_mute_off() {
    let world = World::new().await;
    let (_, mut one) = muted(&world).await;
    one.send("/forget").await;
    one.press("Yes, erase").await;
    assert!(open(&world).await.is_empty(), "what was written is gone");
    one.send("/start").await;
    one.press("English").await;
    assert!(one.send("/ask Hello?").await.contains("can’t be taken"));
    world.clock.advance(91 * DAY);
    super::closing::tidy(&world).await;
    assert!(one.send("/ask Hello?").await.contains("Send this?"), "it ends by itself");
    world.engine.stop().await;
}

#[tokio::test]
async fn a_mute_holds_for_the_account_that_is_connected_later() {
    let world = World::new().await;
    let (_, mut one) = muted(&world).await;
    let mut other = world.person_on(Platform::Discord, 7_000, "Sokha");
    other.send("/start").await;
    other.press("English").await;
    let shown = one.send("/connect").await;
    let code = shown
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .find(|word| word.len() == 9 && word.as_bytes()[4] == b'-')
        .unwrap()
        .to_owned();
    other.send(&format!("/connect {code}")).await;
    other.press("Yes, that is me").await;
    one.send("/connect").await;
    one.press("Yes, that is me").await;
    let said = other.send("/ask Hello?").await;
    assert!(said.contains("can’t be taken"), "{said}");
    assert_eq!(open(&world).await.len(), 1, "what was asked stays");
    world.engine.stop().await;
}
