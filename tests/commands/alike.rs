//! What is not for somebody can't be told from what does not exist, to the last button.

use bot_core::command::{Role, TABLE};
use bot_core::incoming::Event;
use bot_core::outcome::Outcome;
use bot_core::store::roles;
use bot_core::vault::hex;

use super::ROLES;
use testing::actor::Actor as _;
use testing::world::{Someone, World};

/// Somebody new with this role who reads English and is being asked nothing.
async fn somebody(world: &World, role: Role) -> Someone {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(90_000);
    let id = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let mut person = match role {
        Role::Supporter => world.person(id, "Sok Dara"),
        _ => world.staff(id, "Sok Dara", role).await,
    };
    person.types("/start").await;
    person.taps("English").await;
    person.types("/cancel").await;
    person
}

async fn answer(person: &mut Someone, event: Event) -> Outcome {
    let incoming = person.incoming(event);
    person.submit(incoming).await
}

#[tokio::test]
async fn a_command_for_others_gets_the_very_answer_of_no_command() {
    let world = World::new().await;
    for role in ROLES {
        let nothing = Event::Text("/nosuchthing".to_owned());
        let nothing = answer(&mut somebody(&world, role).await, nothing).await;
        for spec in TABLE.iter().filter(|spec| spec.role > role) {
            let command = Event::Text(format!("/{}", spec.name));
            let given = answer(&mut somebody(&world, role).await, command).await;
            assert_eq!(given, nothing, "/{} as {role:?}", spec.name);
        }
    }
}

/// Presses that only an owner's screens have, one of which would remove an owner.
async fn forged(world: &World) -> Vec<String> {
    let mut conn = world.conn().await;
    let members = roles::list(&mut conn).await.unwrap();
    conn.close().await;
    let owner = members.iter().find(|member| member.role == Role::Owner).unwrap();
    let tag: String = hex(&owner.tag).chars().take(16).collect();
    let mut all = vec![format!("remove:{tag}"), format!("remove!:{tag}")];
    all.extend(ROLES.iter().map(|role| format!("invite:{}", role.as_str())));
    all
}

#[tokio::test]
async fn a_forged_press_gets_the_very_answer_of_nonsense_and_opens_no_question() {
    let world = World::new().await;
    for _ in 0..2 {
        somebody(&world, Role::Owner).await;
    }
    let label = Event::Text("Forum team".to_owned());
    for role in [Role::Supporter, Role::Moderator, Role::Organizer] {
        let mut honest = somebody(&world, role).await;
        let nonsense = answer(&mut honest, Event::Press("nonsense".to_owned())).await;
        let typed = answer(&mut honest, label.clone()).await;
        for data in &forged(&world).await {
            let mut forger = somebody(&world, role).await;
            let given = answer(&mut forger, Event::Press(data.clone())).await;
            assert_eq!(given, nonsense, "{data} as {role:?}");
            let given = answer(&mut forger, label.clone()).await;
            assert_eq!(given, typed, "a label after {data} as {role:?}");
        }
    }
    let mut conn = world.conn().await;
    assert_eq!(roles::owners(&mut conn).await.unwrap(), 2, "nobody was removed");
    conn.close().await;
}

#[tokio::test]
async fn help_lists_exactly_what_the_reader_may_use() {
    let world = World::new().await;
    for role in ROLES {
        let help = somebody(&world, role).await.types("/help").await;
        for spec in TABLE {
            let listed = help.contains(&format!("/{}:", spec.name));
            assert_eq!(listed, role >= spec.role, "{} as {role:?}: {help}", spec.name);
        }
    }
}
