//! Senders who are not heard for a while.

use bot_core::command::Role;
use bot_core::platform::Platform;

use super::{only, open};
use testing::actor::Actor as _;
use testing::world::{Someone, World};

const DAY: i64 = 86_400;

async fn english(world: &World, id: u64) -> Someone {
    let mut one = world.person(id, "Sokha");
    one.types("/start").await;
    one.taps("English").await;
    one.types("/cancel").await;
    one
}

/// A moderator, and somebody whom they have muted.
async fn muted(world: &World) -> (Someone, Someone) {
    world.staff(500, "Bopha", Role::Moderator).await;
    let mut bopha = english(world, 500).await;
    let mut one = english(world, 1_000).await;
    one.types("/ask You fools!").await;
    one.taps("Send").await;
    let id = only(world).await.id;
    let asked = bopha.presses(&format!("in:mute:{id}")).await;
    assert!(asked.contains("Mute this person?"), "{asked}");
    assert!(one.types("/ask Still here?").await.contains("Send this?"), "it was only asked");
    one.types("/cancel").await;
    assert!(bopha.taps("Yes, mute").await.contains("This person is muted."));
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
    let said = one.types("/ask Hello?").await;
    assert!(said.contains("can’t take your messages"), "{said}");
    one.presses("in:send:0123abcd").await;
    assert_eq!(open(&world).await.len(), 1, "nothing more has come");
    bopha.types("/inbox").await;
    let list = bopha.taps("Who is muted").await;
    assert!(list.contains("1. Muted on"), "{list}");
    bopha.taps("Unmute 1").await;
    assert!(one.types("/ask Hello?").await.contains("Send this?"));
    assert_eq!(acts(&world).await, ["sender_muted", "sender_unmuted"]);
    world.engine.stop().await;
}

#[tokio::test]
async fn words_mute_nobody_and_a_yes_names_the_button_that_does() {
    let world = World::new().await;
    world.staff(500, "Bopha", Role::Moderator).await;
    let mut bopha = english(&world, 500).await;
    let mut one = english(&world, 1_000).await;
    one.types("/ask You fools!").await;
    one.taps("Send").await;
    let mute = format!("in:mute:{}", only(&world).await.id);
    for word in ["yes", "ok do it", "oui", "បាទ", "mute him"] {
        bopha.presses(&mute).await;
        let said = bopha.types(word).await;
        assert!(said.contains("Yes, mute"), "{word}: {said}");
    }
    for word in ["no", "non merci", "ទេ", "stop"] {
        bopha.presses(&mute).await;
        let said = bopha.types(word).await;
        assert!(said.contains("Nothing was changed"), "{word}: {said}");
    }
    assert!(acts(&world).await.is_empty());
    assert!(one.types("/ask Still here?").await.contains("Send this?"));
    world.engine.stop().await;
}

#[tokio::test]
async fn being_forgotten_washes_no_mute_off() {
    let world = World::new().await;
    let (_, mut one) = muted(&world).await;
    one.types("/forget").await;
    one.taps("Yes, erase").await;
    assert!(open(&world).await.is_empty(), "what was written is gone");
    one.types("/start").await;
    one.taps("English").await;
    assert!(one.types("/ask Hello?").await.contains("can’t take your messages"));
    world.clock.advance(91 * DAY);
    super::closing::tidy(&world).await;
    assert!(one.types("/ask Hello?").await.contains("Send this?"), "it ends by itself");
    world.engine.stop().await;
}

#[tokio::test]
async fn a_mute_holds_for_the_account_that_is_connected_later() {
    let world = World::new().await;
    let (_, mut one) = muted(&world).await;
    let mut other = world.person_on(Platform::Discord, 7_000, "Sokha");
    other.types("/start").await;
    other.taps("English").await;
    let shown = one.types("/connect").await;
    let code = shown
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .find(|word| word.len() == 9 && word.as_bytes()[4] == b'-')
        .unwrap()
        .to_owned();
    other.types(&format!("/connect {code}")).await;
    other.taps("Yes, that is me").await;
    one.types("/connect").await;
    one.taps("Yes, that is me").await;
    let said = other.types("/ask Hello?").await;
    assert!(said.contains("can’t take your messages"), "{said}");
    assert_eq!(open(&world).await.len(), 1, "what was asked stays");
    world.engine.stop().await;
}
