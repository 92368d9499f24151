//! `/inbox`: the list, duty, floods, and who may press what.

use bot_core::command::Role;
use bot_core::incoming::{Event, Platform};
use bot_core::store::notes;

use super::{only, open};
use crate::support::telegram_world::{READERS, assert_film};
use crate::support::world::{Someone, World};

/// Somebody who has chosen English.
async fn english(world: &World, id: u64) -> Someone {
    let mut one = world.person(id, "Sokha");
    one.send("/start").await;
    one.press("English").await;
    one.send("/cancel").await;
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
    let row = conn.one(sql, vec![notes::ID.into()]).await.unwrap().unwrap();
    let number = row.int(0).unwrap();
    conn.close().await;
    number
}

#[tokio::test]
async fn the_list_shows_the_newest_first_page_by_page() {
    let world = World::new().await;
    let mut bopha = moderator(&world, 500, Role::Moderator).await;
    assert!(bopha.send("/inbox").await.contains("Nothing waits."));
    for number in 1..=7 {
        let mut one = english(&world, 1_000 + number).await;
        one.send(&format!("/ask Question {number}?")).await;
        one.press("Send").await;
    }
    let list = bopha.send("/inbox").await;
    assert!(list.contains("New: 7. Taken: 0."), "{list}");
    assert!(list.contains("1. Question: Question 7?") && list.contains("5. Question: Question 3?"));
    let older = bopha.press("Older").await;
    assert!(
        older.contains("1. Question: Question 2?") && !older.contains("Question 3?"),
        "{older}"
    );
    let one = bopha.send("2").await;
    assert!(one.contains("Question 1?") && one.contains("Came on"), "{one}");
    assert!(bopha.press("Inbox").await.contains("Question 7?"));
    world.engine.stop().await;
}

#[tokio::test]
async fn whoever_presses_not_now_is_told_of_nothing_until_they_want_to() {
    let world = World::new().await;
    let mut bopha = moderator(&world, 500, Role::Moderator).await;
    bopha.send("/inbox").await;
    let away = bopha.press("Not now").await;
    assert!(away.contains("You are not told"), "{away}");
    let mut one = english(&world, 1_000).await;
    one.send("/ask Is it cold?").await;
    one.press("Send").await;
    assert_eq!(notes_waiting(&world).await, 0);
    assert!(bopha.send("/inbox").await.contains("Is it cold?"), "it waits in the list");
    bopha.press("Tell me again").await;
    one.send("/ask Is it warm?").await;
    one.press("Send").await;
    assert_eq!(notes_waiting(&world).await, 1);
    world.engine.stop().await;
}

#[tokio::test]
async fn a_flood_becomes_one_line_and_ends_with_the_hour() {
    let world = World::new().await;
    moderator(&world, 500, Role::Moderator).await;
    for number in 0..25 {
        let mut one = english(&world, 1_000 + number).await;
        one.send(&format!("/ask Question {number}?")).await;
        one.press("Send").await;
    }
    assert_eq!(notes_waiting(&world).await, 21, "twenty notes and one line");
    world.clock.advance(3_600);
    let mut one = english(&world, 2_000).await;
    one.send("/ask And now?").await;
    one.press("Send").await;
    assert_eq!(notes_waiting(&world).await, 22);
    world.engine.stop().await;
}

#[tokio::test]
async fn supporters_and_former_moderators_press_in_vain() {
    let world = World::new().await;
    let mut one = english(&world, 1_000).await;
    one.send("/ask Is it cold?").await;
    one.press("Send").await;
    let id = only(&world).await.id;
    assert!(one.send("/inbox").await.contains("I don't know that command"));
    for verb in ["open", "answer", "take", "over", "decline", "mute", "mute!", "listen", "faq"] {
        let said = one.press_data(&format!("in:{verb}:{id}")).await;
        assert!(!said.contains("Is it cold?"), "{verb}: {said}");
    }
    one.press_data(&format!("in:no:{id}:silent")).await;
    one.press_data("in:duty:off").await;
    let mut bopha = moderator(&world, 500, Role::Moderator).await;
    bopha.press_data(&format!("in:answer:{id}")).await;
    world.grant(Platform::Telegram, "500", Role::Supporter).await;
    let said = bopha.send("It is.").await;
    assert!(!said.contains("Is it cold?"), "{said}");
    bopha.press_data(&format!("in:reply:{id}:0123abcd")).await;
    assert_eq!(open(&world).await.len(), 1, "nothing was answered");
    world.engine.stop().await;
}

#[tokio::test]
async fn a_moderator_makes_no_faq() {
    let world = World::new().await;
    let mut one = english(&world, 1_000).await;
    one.send("/ask Is it cold?").await;
    one.press("Send").await;
    let id = only(&world).await.id;
    let mut bopha = moderator(&world, 500, Role::Moderator).await;
    assert!(!bopha.press_data(&format!("in:open:{id}")).await.contains("FAQ"));
    let said = bopha.press_data(&format!("in:faq:{id}")).await;
    assert!(said.contains("made by organizers"), "{said}");
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
        one.send("/ask Is it cold?").await;
        one.press("Send").await;
        one.send("/idea A forum in Lyon.").await;
        one.press("Send").await;
        bopha.send("/start").await;
        bopha.press(&language).await;
        bopha.send("/cancel").await;
        bopha.seen.clear();
        let id = super::open(&world).await[1].id.clone();
        bopha.send("/inbox").await;
        for data in ["open", "take", "answer", "decline", "mute", "mute!", "faq"] {
            bopha.press_data(&format!("in:{data}:{id}")).await;
        }
        bopha.press_data("in:muted").await;
        bopha.press_data("in:duty:off").await;
        bopha.press_data(&format!("in:no:{id}:unclear")).await;
        bopha.press_data(&format!("in:open:{id}")).await;
        let sticker = bopha.incoming(Event::Unreadable);
        bopha.submit(sticker).await;
        assert_film("inbox_desk", locale, &bopha.seen.join("\n"));
        world.engine.stop().await;
    }
}
