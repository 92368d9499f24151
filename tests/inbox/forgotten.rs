//! `/forget` erases what somebody wrote, and washes no limit off: for a day it is remembered by tags alone.

use bot_core::command::Role;
use bot_core::platform::Platform;
use bot_core::store::{Conn, Value};

use super::{only, open};
use testing::actor::Actor as _;
use testing::world::{Someone, World};

const DAY: i64 = 86_400;

async fn english(one: &mut Someone) {
    one.types("/start").await;
    one.taps("English").await;
    one.types("/cancel").await;
}

async fn newcomer(world: &World, platform: Platform, id: u64) -> Someone {
    let mut one = world.person_on(platform, id, "Sokha");
    english(&mut one).await;
    one
}

async fn forgets(one: &mut Someone) {
    one.types("/forget").await;
    one.taps("Yes, erase").await;
    english(one).await;
}

/// Whether a message is taken.
async fn sends(one: &mut Someone, words: &str) -> bool {
    if !one.types(&format!("/ask {words}")).await.contains("Send this?") {
        return false;
    }
    one.taps("Send").await.contains("with the campaign’s moderators")
}

async fn count(conn: &mut Conn, sql: &'static str) -> i64 {
    conn.one(sql, Vec::<Value>::new()).await.unwrap().unwrap().int(0).unwrap()
}

#[tokio::test]
async fn being_forgotten_washes_no_limit_off_for_a_day() {
    let world = World::new().await;
    let mut one = newcomer(&world, Platform::Telegram, 1_000).await;
    for words in ["You fools!", "You liars!", "You thieves!"] {
        assert!(sends(&mut one, words).await);
    }
    for _ in 0..3 {
        assert!(!sends(&mut one, "Hello?").await);
        forgets(&mut one).await;
        assert!(open(&world).await.is_empty(), "what was written is gone");
    }
    let said = one.types("/ask Hello?").await;
    assert!(said.contains("3 of your messages still wait"), "{said}");
    // The next day they may still not, and after that they are a newcomer like any other.
    world.clock.advance(DAY);
    super::closing::tidy(&world).await;
    assert!(!sends(&mut one, "Hello?").await);
    world.clock.advance(DAY);
    assert!(sends(&mut one, "Hello?").await);
    world.clock.advance(2 * DAY);
    super::closing::tidy(&world).await;
    let mut conn = world.conn().await;
    assert_eq!(count(&mut conn, "SELECT COUNT(*) FROM spent").await, 0);
    conn.close().await;
    world.engine.stop().await;
}

#[tokio::test]
async fn the_limit_of_the_day_counts_what_was_sent_before_being_forgotten() {
    let world = World::new().await;
    let mut one = newcomer(&world, Platform::Telegram, 1_000).await;
    let mut bopha = world.staff(500, "Bopha", Role::Moderator).await;
    english(&mut bopha).await;
    for words in ["One", "Two", "Three", "Four"] {
        assert!(sends(&mut one, words).await);
        let id = only(&world).await.id;
        bopha.presses(&format!("in:no:{id}:silent")).await;
    }
    forgets(&mut one).await;
    assert!(sends(&mut one, "Five").await, "nothing was open");
    forgets(&mut one).await;
    assert!(!sends(&mut one, "Six").await, "five a day are five a day");
    world.engine.stop().await;
}

#[tokio::test]
async fn whoever_was_forgotten_can_be_muted_for_a_day() {
    let world = World::new().await;
    let mut bopha = world.staff(500, "Bopha", Role::Moderator).await;
    english(&mut bopha).await;
    let mut one = newcomer(&world, Platform::Telegram, 1_000).await;
    assert!(sends(&mut one, "You fools!").await);
    let id = only(&world).await.id;
    forgets(&mut one).await;
    // The note that came with the message leads there.
    let gone = bopha.presses(&format!("in:open:{id}")).await;
    assert!(!gone.contains("You fools!") && gone.contains("Mute"), "{gone}");
    bopha.taps("Mute").await;
    assert!(bopha.taps("Yes, mute").await.contains("This person is muted."));
    assert!(one.types("/ask Hello?").await.contains("can’t take your messages"));
    // Later nobody can be found any more.
    let mut other = newcomer(&world, Platform::Telegram, 1_001).await;
    assert!(sends(&mut other, "You fools!").await);
    let id = only(&world).await.id;
    forgets(&mut other).await;
    world.clock.advance(2 * DAY);
    let gone = bopha.presses(&format!("in:mute!:{id}")).await;
    assert!(!gone.contains("is muted"), "{gone}");
    world.engine.stop().await;
}

#[tokio::test]
async fn a_connected_account_does_not_begin_anew_either() {
    let world = World::new().await;
    let mut one = newcomer(&world, Platform::Telegram, 1_000).await;
    let mut other = newcomer(&world, Platform::Discord, 7_000).await;
    let shown = one.types("/connect").await;
    let is_code = |word: &&str| word.len() == 9 && word.as_bytes()[4] == b'-';
    let code = shown.split_whitespace().find(is_code).unwrap().to_owned();
    other.types(&format!("/connect {code}")).await;
    other.taps("Yes, that is me").await;
    one.types("/connect").await;
    one.taps("Yes, that is me").await;
    for words in ["You fools!", "You liars!", "You thieves!"] {
        assert!(sends(&mut one, words).await);
    }
    other.types("/forget").await;
    other.taps("Yes, erase").await;
    for account in [&mut one, &mut other] {
        english(account).await;
        assert!(!sends(account, "Hello?").await);
    }
    world.engine.stop().await;
}
