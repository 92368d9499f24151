//! What nobody should do, and a restart in the middle.

use super::{FORUM, arrives, entry, hall, numbers, recounts};
use testing::actor::Actor as _;
use testing::world::World;

#[tokio::test]
async fn forged_buttons_make_no_forum_and_no_row() {
    let world = World::new().await;
    world.import(FORUM).await;
    let mut one = arrives(&world, 1).await;
    for word in ["come", "in", "on", "no", "no!", "ics", "map", "recap", "recap!", "door", "done"] {
        for slug in ["", ":", ":nowhere", ":TOWN-HALL", ":town-hall:1", ":'--", ":town_hall"] {
            let said = one.presses(&format!("r:{word}{slug}")).await;
            assert!(!said.is_empty(), "{word}{slug} is answered");
        }
    }
    let mut conn = world.conn().await;
    for sql in [
        "SELECT COUNT(*) FROM rsvps",
        "SELECT COUNT(*) FROM attendance WHERE event <> 'town-hall' AND event <> 'surrey' AND event <> 'online' AND event <> 'vancouver-2018'",
    ] {
        assert_eq!(conn.one(sql, Vec::new()).await.unwrap().unwrap().int(0).unwrap(), 0, "{sql}");
    }
    conn.close().await;
    assert_eq!(entry(&world, 1).await, None);
}

#[tokio::test]
async fn somebody_without_a_language_is_asked_for_it_first() {
    let world = World::new().await;
    world.import(FORUM).await;
    let mut one = world.person(1, "Sokha");
    for data in ["r:come:town-hall", "r:in:town-hall", "r:no!:town-hall", "r:recap:town-hall"] {
        assert!(one.presses(data).await.contains("English"), "{data}");
    }
    assert_eq!(numbers(&world).await, [0; 4]);
}

#[tokio::test]
async fn what_is_typed_does_what_the_button_does() {
    let world = World::new().await;
    world.import(&hall(5)).await;
    // The sample's forums are coming too: with several, people choose.
    let mut one = arrives(&world, 1).await;
    assert!(one.types("I will come").await.contains("Events"));
    one.types("town hall").await;
    one.taps("I will come").await;
    assert!(one.types("Can't come after all").await.contains("Give up your place?"));
    assert!(one.types("yes, i can't come").await.contains("Your place is free"));
    assert_eq!(numbers(&world).await, [0; 4]);
}

#[tokio::test]
async fn a_place_survives_a_restart_and_an_update_that_comes_twice() {
    let mut world = World::new().await;
    world.import(&hall(1)).await;
    let mut one = arrives(&world, 1).await;
    let tap = one.incoming(bot_core::incoming::Event::Press("r:in:town-hall".to_owned()));
    one.submit(tap.clone()).await;
    let before = entry(&world, 1).await;
    assert!(before.is_some());
    world.restart().await;
    let mut again = world.person(1, "Sokha");
    again.submit(tap).await;
    assert_eq!((entry(&world, 1).await, numbers(&world).await), (before, [1, 0, 0, 0]));
    recounts(&world).await;
}
