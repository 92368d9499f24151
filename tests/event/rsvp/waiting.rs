//! The waiting list.

use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::rsvps::Way;

use super::{FORUM, arrives, hall, notes, numbers, recounts, ticket, way, with};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;
use testing::world::World;

#[tokio::test]
async fn who_waits_gets_a_free_place_and_is_told() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        bot.world.import(&FORUM.replace("capacity = 2", "capacity = 1")).await;
        let mut other = arrives(&bot.world, 1).await;
        other.presses("r:in:town-hall").await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.types("/cancel").await;
        phone.film();
        phone.types("/events town-hall").await;
        phone.taps(msg!("button-come")).await;
        phone.taps(msg!("button-in-person")).await;
        assert_eq!(way(&bot.world, 70_001).await, Some(Way::Waiting));
        phone.taps(msg!("button-forum")).await;
        other.presses("r:no!:town-hall").await;
        let title =
            if locale == Locale::KM { "វេទិកាក្រុង" } else { "Town hall" };
        phone.hears("a place becomes free", msg!("rsvp-moved-up", title = title)).await;
        assert_eq!(way(&bot.world, 70_001).await, Some(Way::InPerson));
        phone.taps(msg!("button-forum")).await;
        let code = ticket(&bot.world, 70_001).await.code.to_uppercase();
        assert_film("forum_waited", locale, &phone.film().replace(&code, "K7M2QX"));
        bot.close().await;
    }
}

#[tokio::test]
async fn more_places_go_to_those_who_wait_and_fewer_take_nobodys() {
    let world = World::new().await;
    world.import(&hall(1)).await;
    for id in 1..=4 {
        arrives(&world, id).await.presses("r:in:town-hall").await;
    }
    assert_eq!(numbers(&world).await, [1, 0, 3, 0]);
    world.import(&hall(3)).await;
    assert_eq!((numbers(&world).await, notes(&world).await), ([3, 0, 1, 0], 2));
    assert_eq!(way(&world, 4).await, Some(Way::Waiting), "the last who came waits");
    world.import(&hall(2)).await;
    assert_eq!(numbers(&world).await, [3, 0, 1, 0]);
    arrives(&world, 1).await.presses("r:no!:town-hall").await;
    assert_eq!(numbers(&world).await, [2, 0, 1, 0], "there was one too many");
    arrives(&world, 2).await.presses("r:no!:town-hall").await;
    assert_eq!((numbers(&world).await, notes(&world).await), ([2, 0, 0, 0], 3));
    recounts(&world).await;
}

#[tokio::test]
async fn nobody_moves_up_in_a_forum_that_is_cancelled() {
    let world = World::new().await;
    world.import(&hall(1)).await;
    for id in 1..=2 {
        arrives(&world, id).await.presses("r:in:town-hall").await;
    }
    world.import(&with(&hall(9), "cancelled = true")).await;
    assert_eq!((numbers(&world).await, notes(&world).await), ([1, 0, 1, 0], 0));
    world.import(&hall(9)).await;
    assert_eq!((numbers(&world).await, notes(&world).await), ([2, 0, 0, 0], 1));
}

#[tokio::test]
async fn who_takes_part_online_instead_frees_the_place_and_who_wants_a_full_hall_stays_online() {
    let world = World::new().await;
    world.import(&FORUM.replace("capacity = 2", "capacity = 1")).await;
    let (mut one, mut two) = (arrives(&world, 1).await, arrives(&world, 2).await);
    one.presses("r:in:town-hall").await;
    two.presses("r:in:town-hall").await;
    one.presses("r:on:town-hall").await;
    assert_eq!(
        (way(&world, 1).await, way(&world, 2).await),
        (Some(Way::Online), Some(Way::InPerson))
    );
    let shown = one.presses("r:in:town-hall").await;
    assert!(shown.contains("You still take part online"), "{shown}");
    assert_eq!((numbers(&world).await, notes(&world).await), ([1, 1, 0, 0], 1));
    recounts(&world).await;
}
