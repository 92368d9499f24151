//! One's own affairs: language, `/mydata`, `/forget`, `/connect`.

use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::rsvps::Way;

use super::{FORUM, arrives, entry, entry_of, hall, notes, numbers, recounts, ticket, way};
use testing::actor::Actor as _;
use testing::world::{Someone, World};

#[tokio::test]
async fn who_changes_the_language_is_told_in_that_one() {
    let world = World::new().await;
    world.import(&hall(9)).await;
    let mut one = arrives(&world, 1).await;
    one.presses("r:in:town-hall").await;
    let before = ticket(&world, 1).await;
    one.presses("lang:km").await;
    let after = ticket(&world, 1).await;
    assert_eq!((before.locale, after.locale), (Locale::EN, Locale::KM));
    assert_eq!((before.code, before.address), (after.code, after.address));
}

#[tokio::test]
async fn who_is_forgotten_makes_place_for_the_next_one() {
    let world = World::new().await;
    world.import(&hall(1)).await;
    let (mut one, mut two) = (arrives(&world, 1).await, arrives(&world, 2).await);
    one.presses("r:in:town-hall").await;
    two.presses("r:in:town-hall").await;
    assert!(one.types("/mydata").await.contains("You come to: Town hall"));
    assert!(two.types("/mydata").await.contains("You are waiting for a place: Town hall"));
    one.presses("forget").await;
    assert_eq!((entry(&world, 1).await, way(&world, 2).await), (None, Some(Way::InPerson)));
    assert_eq!((numbers(&world).await, notes(&world).await), ([1, 0, 0, 0], 1));
    recounts(&world).await;
}

/// Connects an account on Telegram with one on Discord.
async fn connect(one: &mut Someone, two: &mut Someone) {
    let shown = one.types("/connect").await;
    let words = shown.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let code = words.into_iter().find(|word| word.len() == 9 && word.as_bytes()[4] == b'-');
    let code = code.unwrap_or_else(|| panic!("no code in {shown}")).to_owned();
    two.types(&format!("/connect {code}")).await;
    two.taps("Yes").await;
    one.types("/connect").await;
    one.taps("Yes").await;
}

async fn on_discord(world: &World, id: u64) -> Someone {
    let mut one = world.person_on(Platform::Discord, id, "Sokha");
    one.types("/start").await;
    one.taps("English").await;
    one.types("/cancel").await;
    one
}

#[tokio::test]
async fn two_accounts_that_are_one_person_have_one_place() {
    let world = World::new().await;
    world.import(FORUM).await;
    let mut phone = arrives(&world, 1).await;
    let mut desk = on_discord(&world, 2).await;
    let mut third = arrives(&world, 3).await;
    phone.presses("r:in:town-hall").await;
    desk.presses("r:in:town-hall").await;
    third.presses("r:in:town-hall").await;
    assert_eq!(numbers(&world).await, [2, 0, 1, 0]);
    connect(&mut phone, &mut desk).await;
    assert_eq!((numbers(&world).await, notes(&world).await), ([2, 0, 0, 0], 1));
    assert_eq!(way(&world, 3).await, Some(Way::InPerson));
    let (one, two) = (entry(&world, 1).await, entry_of(&world, Platform::Discord, 2).await);
    assert_eq!(one, two, "both see the one ticket");
    recounts(&world).await;
}

#[tokio::test]
async fn the_place_of_an_account_that_goes_is_kept_and_stays_when_they_part() {
    let world = World::new().await;
    world.import(&hall(5)).await;
    let mut phone = arrives(&world, 1).await;
    let mut desk = on_discord(&world, 2).await;
    desk.presses("r:in:town-hall").await;
    let code = entry_of(&world, Platform::Discord, 2).await.unwrap().0.code;
    connect(&mut phone, &mut desk).await;
    let kept = ticket(&world, 1).await;
    assert_eq!((kept.code.clone(), kept.platform), (code, Platform::Discord));
    phone.presses("disconnect!").await;
    let kept = ticket(&world, 1).await;
    assert_eq!((kept.platform, kept.address.as_str()), (Platform::Telegram, "1"));
    assert_eq!(entry_of(&world, Platform::Discord, 2).await, None);
    recounts(&world).await;
}
