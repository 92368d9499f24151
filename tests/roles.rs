//! The team: invited by one-time links, listed by labels, removed at once, never without an owner.

use bot_core::clock::DAY;
use bot_core::command::Role;
use bot_core::store::roles;

use crate::support::host::Host;
use crate::support::world::{Someone, World};

/// An owner who reads English.
async fn owner(world: &World, id: u64) -> Someone {
    let mut owner = world.staff(id, "Chan", Role::Owner).await;
    owner.send("/start").await;
    owner.press("English").await;
    owner.send("/cancel").await;
    owner
}

/// Somebody without a role who reads English.
async fn volunteer(world: &World, id: u64) -> Someone {
    let mut person = world.person(id, "Vanna");
    person.send("/start").await;
    person.press("English").await;
    person.send("/cancel").await;
    person
}

/// The start command in a link that the bot wrote.
fn command(said: &str) -> String {
    let (_, payload) = said.split_once("?start=").expect("a link");
    format!("/start {}", payload.trim())
}

/// Invites and returns what the link sends.
async fn invites(owner: &mut Someone, button: &str, label: &str) -> String {
    owner.send("/roles").await;
    owner.press(button).await;
    command(&owner.send(label).await)
}

async fn role_of(world: &World, person: &Someone) -> Role {
    let account = person.incoming(bot_core::incoming::Event::Unreadable).account;
    let mut conn = world.conn().await;
    let role = roles::of(&mut conn, &world.core.secret, &account).await.unwrap();
    conn.close().await;
    role
}

#[tokio::test]
async fn a_link_makes_whoever_opens_it_first_a_moderator_and_nobody_else() {
    let world = World::new().await;
    let mut owner = owner(&world, 1).await;
    let link = invites(&mut owner, "Invite a moderator", "Forum team").await;
    let mut first = volunteer(&world, 2).await;
    let said = first.send(&link).await;
    assert!(said.contains("You are now moderator"), "{said}");
    assert!(first.send("/totals").await.contains("have signed"));
    let mut second = volunteer(&world, 3).await;
    assert!(second.send(&link).await.contains("used already or is too old"));
    assert_eq!(role_of(&world, &second).await, Role::Supporter);
    let list = owner.send("/roles").await;
    assert!(list.contains("Forum team: moderator"), "{list}");
    assert!(!list.contains("Vanna"), "the list knows labels, not names: {list}");
}

#[tokio::test]
async fn a_newcomer_chooses_a_language_and_the_link_still_counts() {
    let world = World::new().await;
    let mut owner = owner(&world, 1).await;
    let link = invites(&mut owner, "Invite an organizer", "Paris").await;
    let mut newcomer = world.person(2, "Vanna");
    newcomer.send(&link).await;
    let said = newcomer.press("English").await;
    assert!(said.contains("You are now organizer"), "{said}");
}

#[tokio::test]
async fn a_link_is_dead_after_a_day() {
    let world = World::new().await;
    let mut owner = owner(&world, 1).await;
    let link = invites(&mut owner, "Invite an owner", "Deputy").await;
    let mut late = volunteer(&world, 2).await;
    world.clock.advance(DAY);
    assert!(late.send(&link).await.contains("used already or is too old"));
    assert_eq!(role_of(&world, &late).await, Role::Supporter);
    let invented = late.send("/start invite_23456789abcdefghjkmn").await;
    assert!(invented.contains("used already or is too old"), "{invented}");
}

#[tokio::test]
async fn an_owner_who_tries_the_link_does_not_use_it_up() {
    let world = World::new().await;
    let mut owner = owner(&world, 1).await;
    let link = invites(&mut owner, "Invite a moderator", "Forum team").await;
    assert!(owner.send(&link).await.contains("You are owner already"));
    assert_eq!(role_of(&world, &owner).await, Role::Owner);
    let mut invited = volunteer(&world, 2).await;
    assert!(invited.send(&link).await.contains("You are now moderator"));
}

#[tokio::test]
async fn whoever_is_removed_loses_everything_at_once() {
    let world = World::new().await;
    let mut owner = owner(&world, 1).await;
    let link = invites(&mut owner, "Invite a moderator", "Forum team").await;
    let mut moderator = volunteer(&world, 2).await;
    moderator.send(&link).await;
    assert!(moderator.send("/totals").await.contains("have signed"));
    owner.send("/roles").await;
    let asked = owner.press("Remove: Forum team").await;
    assert!(asked.contains("Remove Forum team (moderator)?"), "{asked}");
    assert!(moderator.send("/totals").await.contains("have signed"), "only asked so far");
    let list = owner.press("Yes, remove").await;
    assert!(!list.contains("Forum team"), "{list}");
    assert!(moderator.send("/totals").await.contains("don't know that command"));
    assert!(!moderator.send("/help").await.contains("/totals"));
}

#[tokio::test]
async fn an_owner_removed_in_mid_question_is_not_even_asked_it_again() {
    let world = World::new().await;
    let mut owner = owner(&world, 1).await;
    let mut deputy = world.staff(2, "Vanna", Role::Owner).await;
    deputy.send("/start").await;
    deputy.press("English").await;
    deputy.send("/roles").await;
    deputy.press("Invite an owner").await;
    owner.send("/roles").await;
    let mut conn = world.conn().await;
    let account = deputy.incoming(bot_core::incoming::Event::Unreadable).account;
    let secret = &world.core.secret;
    let tag = secret.account_tag(bot_core::vault::AccountTable::Roles, &account);
    roles::revoke(&mut conn, &tag).await.unwrap();
    conn.close().await;
    for text in ["/nosuchthing", "/help", "/totals"] {
        let before = deputy.seen.len();
        deputy.send(text).await;
        let said = deputy.seen[before..].concat();
        assert!(!said.contains("What shall the new"), "{text}: {said}");
    }
    let said = deputy.press_data("nonsense").await;
    assert!(!said.contains("What shall the new"), "an old button: {said}");
    let said = deputy.send("My friends").await;
    assert!(!said.contains("start=invite_"), "{said}");
}

#[tokio::test]
async fn the_last_owner_can_neither_go_nor_be_removed() {
    let world = World::new().await;
    let mut owner = owner(&world, 1).await;
    owner.send("/roles").await;
    assert!(owner.press("Remove: owner team").await.contains("only owner"));
    owner.send("/forget").await;
    assert!(owner.press("Yes, erase").await.contains("only owner"));
    assert_eq!(role_of(&world, &owner).await, Role::Owner);
    let link = invites(&mut owner, "Invite an owner", "Deputy").await;
    let mut deputy = volunteer(&world, 2).await;
    deputy.send(&link).await;
    owner.send("/forget").await;
    assert!(owner.press("Yes, erase").await.contains("Goodbye"));
    assert_eq!(role_of(&world, &owner).await, Role::Supporter);
    assert_eq!(role_of(&world, &deputy).await, Role::Owner);
}

#[tokio::test]
async fn a_label_must_be_short_and_the_question_can_be_left() {
    let world = World::new().await;
    let mut owner = owner(&world, 1).await;
    owner.send("/roles").await;
    owner.press("Invite a moderator").await;
    for wrong in ["x", &"long ".repeat(20), "\u{200b}\u{200b}\u{200b}", &"y".repeat(1_000_000)] {
        owner.seen.clear();
        owner.send(wrong).await;
        assert!(owner.seen.concat().contains("2 to 40 letters"), "{:?}", owner.seen);
    }
    assert!(owner.press("Cancel").await.contains("Nothing was changed"));
    let said = owner.send("Forum team").await;
    assert!(!said.contains("start=invite_"), "{said}");
}

#[tokio::test]
async fn what_staff_did_is_kept() {
    let world = World::new().await;
    let mut owner = owner(&world, 1).await;
    let link = invites(&mut owner, "Invite a moderator", "Forum team").await;
    volunteer(&world, 2).await.send(&link).await;
    owner.send("/roles").await;
    owner.press("Remove: Forum team").await;
    owner.press("Yes, remove").await;
    let mut conn = world.conn().await;
    let rows = conn.all("SELECT act FROM audit ORDER BY act", Vec::new()).await.unwrap();
    let acts: Vec<String> = rows.iter().map(|row| row.text(0).unwrap()).collect();
    conn.close().await;
    assert_eq!(acts, ["role_invited", "role_removed", "role_taken"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_host_gives_and_takes_roles_while_the_bot_runs() {
    let host = Host::running().await;
    let vanna = host.tg.person(80_001, "Vanna").language("en");
    let said = async |text: &str| {
        vanna.send(text).await;
        host.tg.settle().await;
        vanna.screen()
    };
    said("/start").await;
    vanna.press("English").await;
    host.tg.settle().await;
    assert!(said("/totals").await.contains("don't know that command"));
    host.does(["role", "grant", "telegram:80001", "moderator"]);
    assert!(said("/totals").await.contains("have signed"));
    let refused = host.samleng(["role", "revoke", "telegram:80001", "owner"]).output("");
    assert_eq!((refused.code, refused.stderr.lines().count()), (2, 1), "{}", refused.stderr);
    host.does(["role", "revoke", "telegram:80001", "moderator"]);
    assert!(said("/totals").await.contains("don't know that command"));
    for wrong in [["telegram:abc", "owner"], ["terminal:1", "owner"], ["telegram:1", "supporter"]] {
        let refused = host.samleng(["role", "grant"]).args(wrong).output("");
        assert_eq!((refused.code, refused.stderr.lines().count()), (2, 1), "{}", refused.stderr);
    }
}
