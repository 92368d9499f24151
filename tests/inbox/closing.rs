//! What becomes of messages with time, and when people leave.

use bot_core::clock::Clock as _;
use bot_core::command::Role;
use bot_core::platform::Platform;
use bot_core::store::{latest, mutes};
use bot_core::vault::Seed;

use super::{only, open, stored};
use testing::actor::Actor as _;
use testing::world::World;

const DAY: i64 = 86_400;

/// What the engine does by itself when nobody waits, although the clock of the test is put forward by more than a day.
pub(super) async fn tidy(world: &World) {
    let mut conn = world.conn().await;
    latest::confirm(&mut conn, world.clock.now()).await.unwrap();
    conn.close().await;
    world.engine.maintain().await;
}

async fn asked(world: &World) -> String {
    let mut one = world.person(1_000, "Sokha");
    one.types("/start").await;
    one.taps("English").await;
    one.types("/ask Is it cold?").await;
    one.taps("Send").await;
    only(world).await.id
}

#[tokio::test]
async fn a_closed_message_goes_after_ninety_days_and_an_open_one_stays() {
    let world = World::new().await;
    let mut bopha = world.staff(500, "Bopha", Role::Moderator).await;
    bopha.types("/start").await;
    bopha.taps("English").await;
    let id = asked(&world).await;
    bopha.presses(&format!("in:answer:{id}")).await;
    bopha.types("It is.").await;
    bopha.taps("Send").await;
    let mut two = world.person(2_000, "Sokha");
    two.types("/start").await;
    two.taps("English").await;
    two.types("/ask Is it warm?").await;
    two.taps("Send").await;
    world.clock.advance(89 * DAY);
    tidy(&world).await;
    assert_eq!(stored(&world, &id).await.unwrap().answer, "It is.");
    world.clock.advance(3 * DAY);
    tidy(&world).await;
    assert!(stored(&world, &id).await.is_none());
    assert_eq!(only(&world).await.said.text, "Is it warm?");
    world.engine.stop().await;
}

#[tokio::test]
async fn what_nobody_answers_for_half_a_year_is_closed() {
    let world = World::new().await;
    let id = asked(&world).await;
    world.clock.advance(179 * DAY);
    tidy(&world).await;
    assert_eq!(open(&world).await.len(), 1);
    world.clock.advance(3 * DAY);
    tidy(&world).await;
    assert!(open(&world).await.is_empty());
    let one = stored(&world, &id).await.unwrap();
    assert!(!one.state.is_open());
    tidy(&world).await;
    world.engine.stop().await;
}

#[tokio::test]
async fn who_is_forgotten_leaves_no_question() {
    let world = World::new().await;
    let id = asked(&world).await;
    let mut one = world.person(1_000, "Sokha");
    one.types("/forget").await;
    one.taps("Yes, erase").await;
    assert!(stored(&world, &id).await.is_none());
    let mut bopha = world.staff(500, "Bopha", Role::Moderator).await;
    bopha.types("/start").await;
    bopha.taps("English").await;
    let said = bopha.presses(&format!("in:answer:{id}")).await;
    assert!(said.contains("not here any more"), "{said}");
    world.engine.stop().await;
}

#[tokio::test]
async fn an_answer_to_somebody_who_has_left_goes_nowhere_and_is_not_lost() {
    let world = World::new().await;
    let id = asked(&world).await;
    let mut bopha = world.staff(500, "Bopha", Role::Moderator).await;
    bopha.types("/start").await;
    bopha.taps("English").await;
    bopha.presses(&format!("in:answer:{id}")).await;
    bopha.types("It is cold.").await;
    let send = bopha.sends("in:reply");
    let mut one = world.person(1_000, "Sokha");
    one.types("/forget").await;
    one.taps("Yes, erase").await;
    let said = bopha.presses(&send).await;
    assert!(said.contains("not here any more") && said.contains("It is cold."), "{said}");
    world.engine.stop().await;
}

#[tokio::test]
async fn a_mute_is_one_row_for_each_account() {
    let world = World::new().await;
    let mut conn = world.conn().await;
    let code = Seed::fresh().unwrap().code(8);
    let tags: Vec<_> = [Platform::Telegram, Platform::Discord]
        .map(|platform| bot_core::platform::Account { platform, user: "1".to_owned() })
        .iter()
        .map(|account| mutes::tag(&world.core.secret, account))
        .collect();
    // A day of today: an old mute may be cleaned away at any moment.
    let day = world.core.clock.now().div_euclid(DAY);
    mutes::add(&mut conn, &tags, &code, day).await.unwrap();
    assert_eq!(mutes::list(&mut conn).await.unwrap(), [(code.clone(), day)]);
    assert!(mutes::end(&mut conn, &code).await.unwrap());
    assert_eq!(mutes::of(&mut conn, &tags[1]).await.unwrap(), None);
    conn.close().await;
    world.engine.stop().await;
}
