//! `/inbox`: the list, duty, floods, and who may press what.

use bot_core::command::Role;
use bot_core::incoming::Event;
use bot_core::platform::Platform;
use bot_core::store::announcements::DIRECT_MESSAGES;

use super::{only, open};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::world::{Someone, World};

/// Somebody who has chosen English.
async fn english(world: &World, id: u64) -> Someone {
    let mut one = world.person(id, "Sokha");
    one.types("/start").await;
    one.taps("English").await;
    one.types("/cancel").await;
    one
}

async fn moderator(world: &World, id: u64, role: Role) -> Someone {
    world.staff(id, "Bopha", role).await;
    english(world, id).await
}

/// How many notes wait to be sent.
async fn notes_waiting(world: &World) -> i64 {
    let mut conn = world.conn().await;
    let sql = "SELECT COUNT(*) FROM ledger WHERE announcement = $1";
    let row = conn.one(sql, vec![DIRECT_MESSAGES.into()]).await.unwrap().unwrap();
    let number = row.int(0).unwrap();
    conn.close().await;
    number
}

#[tokio::test]
async fn the_list_shows_the_newest_first_page_by_page() {
    let world = World::new().await;
    let mut bopha = moderator(&world, 500, Role::Moderator).await;
    assert!(bopha.types("/inbox").await.contains("Nothing is waiting."));
    for number in 1..=7 {
        let mut one = english(&world, 1_000 + number).await;
        one.types(&format!("/ask Question {number}?")).await;
        one.taps("Send").await;
    }
    let list = bopha.types("/inbox").await;
    assert!(list.contains("New: 7. Taken: 0."), "{list}");
    assert!(list.contains("1. Question: Question 7?") && list.contains("5. Question: Question 3?"));
    let older = bopha.taps("Older").await;
    assert!(
        older.contains("1. Question: Question 2?") && !older.contains("Question 3?"),
        "{older}"
    );
    let one = bopha.types("2").await;
    assert!(one.contains("Question 1?") && one.contains("Came on"), "{one}");
    assert!(bopha.taps("Inbox").await.contains("Question 7?"));
    world.engine.stop().await;
}

#[tokio::test]
async fn whoever_presses_not_now_is_told_of_nothing_until_they_want_to() {
    let world = World::new().await;
    let mut bopha = moderator(&world, 500, Role::Moderator).await;
    bopha.types("/inbox").await;
    let away = bopha.taps("Not now").await;
    assert!(away.contains("You are not told"), "{away}");
    let mut one = english(&world, 1_000).await;
    one.types("/ask Is it cold?").await;
    one.taps("Send").await;
    assert_eq!(notes_waiting(&world).await, 0);
    assert!(bopha.types("/inbox").await.contains("Is it cold?"), "it waits in the list");
    bopha.taps("Tell me again").await;
    one.types("/ask Is it warm?").await;
    one.taps("Send").await;
    assert_eq!(notes_waiting(&world).await, 1);
    world.engine.stop().await;
}

#[tokio::test]
async fn a_flood_becomes_one_line_and_ends_with_the_hour() {
    let world = World::new().await;
    moderator(&world, 500, Role::Moderator).await;
    for number in 0..25 {
        let mut one = english(&world, 1_000 + number).await;
        one.types(&format!("/ask Question {number}?")).await;
        one.taps("Send").await;
    }
    assert_eq!(notes_waiting(&world).await, 21, "twenty notes and one line");
    world.clock.advance(3_600);
    let mut one = english(&world, 2_000).await;
    one.types("/ask And now?").await;
    one.taps("Send").await;
    assert_eq!(notes_waiting(&world).await, 22);
    world.engine.stop().await;
}

#[tokio::test]
async fn supporters_and_former_moderators_press_in_vain() {
    let world = World::new().await;
    let mut one = english(&world, 1_000).await;
    one.types("/ask Is it cold?").await;
    one.taps("Send").await;
    let id = only(&world).await.id;
    assert!(one.types("/inbox").await.contains("I don't know that command"));
    for verb in ["open", "answer", "take", "over", "decline", "mute", "mute!", "listen", "faq"] {
        let said = one.presses(&format!("in:{verb}:{id}")).await;
        assert!(!said.contains("Is it cold?"), "{verb}: {said}");
    }
    one.presses(&format!("in:no:{id}:silent")).await;
    one.presses("in:duty:off").await;
    let mut bopha = moderator(&world, 500, Role::Moderator).await;
    bopha.presses(&format!("in:answer:{id}")).await;
    world.grant(Platform::Telegram, "500", Role::Supporter).await;
    let said = bopha.types("It is.").await;
    assert!(!said.contains("Is it cold?"), "{said}");
    bopha.presses(&format!("in:reply:{id}:0123abcd")).await;
    assert_eq!(open(&world).await.len(), 1, "nothing was answered");
    world.engine.stop().await;
}

#[tokio::test]
async fn a_moderator_makes_no_faq() {
    let world = World::new().await;
    let mut one = english(&world, 1_000).await;
    one.types("/ask Is it cold?").await;
    one.taps("Send").await;
    let id = only(&world).await.id;
    let mut bopha = moderator(&world, 500, Role::Moderator).await;
    assert!(!bopha.presses(&format!("in:open:{id}")).await.contains("FAQ"));
    let said = bopha.presses(&format!("in:faq:{id}")).await;
    assert!(said.contains("Only organizers can make"), "{said}");
    world.engine.stop().await;
}

#[tokio::test]
async fn the_desk_reads_well_in_both_languages() {
    for (locale, name) in READERS {
        let world = World::new().await;
        let language =
            world.core.languages.iter().find(|(one, _)| *one == locale).unwrap().1.clone();
        world.staff(500, name, Role::Organizer).await;
        let mut bopha = world.person(500, name);
        let mut one = english(&world, 1_000).await;
        one.types("/ask Is it cold?").await;
        one.taps("Send").await;
        one.types("/idea A forum in Lyon.").await;
        one.taps("Send").await;
        bopha.types("/start").await;
        bopha.taps(&language).await;
        bopha.types("/cancel").await;
        bopha.seen.clear();
        let id = super::open(&world).await[1].id.clone();
        bopha.types("/inbox").await;
        for data in ["open", "take", "answer", "decline", "mute", "mute!", "faq"] {
            bopha.presses(&format!("in:{data}:{id}")).await;
        }
        bopha.presses("in:muted").await;
        bopha.presses("in:duty:off").await;
        bopha.presses(&format!("in:no:{id}:unclear")).await;
        bopha.presses(&format!("in:open:{id}")).await;
        let sticker = bopha.incoming(Event::Unreadable);
        bopha.submit(sticker).await;
        assert_film("inbox_desk", locale, &bopha.seen.join("\n"));
        world.engine.stop().await;
    }
}
