//! Who may do what: a command that somebody may not use does not exist for them, by whichever way they try.

use bot_core::command::{Command, Role, Spec, TABLE};
use bot_core::incoming::{ChatKind, Event};
use bot_core::outcome::{Action, Job, Outcome};
use bot_core::store::roles;
use bot_core::vault::hex;

use crate::support::world::{Someone, World, catalogue, rendered};

const ROLES: [Role; 4] = [Role::Supporter, Role::Moderator, Role::Organizer, Role::Owner];

/// What no command is called.
const NOTHING: &str = "/nosuchthing";

/// Somebody new with this role who reads English and is being asked nothing.
async fn somebody(world: &World, role: Role) -> Someone {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(90_000);
    let id = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let mut person = match role {
        Role::Supporter => world.person(id, "Sok Dara"),
        _ => world.staff(id, "Sok Dara", role).await,
    };
    person.send("/start").await;
    person.press("English").await;
    person.send("/cancel").await;
    person
}

async fn types(person: &mut Someone, text: &str) -> Outcome {
    let incoming = person.incoming(Event::Text(text.to_owned()));
    person.submit(incoming).await
}

async fn presses(person: &mut Someone, data: &str) -> Outcome {
    let incoming = person.incoming(Event::Press(data.to_owned()));
    person.submit(incoming).await
}

fn staff_commands() -> impl Iterator<Item = &'static Spec> {
    TABLE.iter().filter(|spec| spec.role > Role::Supporter)
}

#[tokio::test]
async fn whoever_may_use_a_command_is_answered_and_to_all_others_it_does_not_exist() {
    let world = World::new().await;
    for role in ROLES {
        let nothing = types(&mut somebody(&world, role).await, NOTHING).await;
        assert_eq!(nothing.replies.len(), 1);
        for spec in TABLE {
            let mut person = somebody(&world, role).await;
            let answer = types(&mut person, &format!("/{}", spec.name)).await;
            let what = format!("{} as {}", spec.name, role.as_str());
            if role >= spec.role {
                assert!(!answer.replies.is_empty() && answer != nothing, "/{what}: no answer");
            } else {
                assert_eq!(answer, nothing, "/{what} can be told from no command at all");
            }
        }
    }
}

#[tokio::test]
async fn staff_words_in_any_language_are_just_words_to_everyone_else() {
    let world = World::new().await;
    for spec in staff_commands() {
        for role in ROLES.into_iter().filter(|role| *role < spec.role) {
            let expected = types(&mut somebody(&world, role).await, "qwertyuiop").await;
            for locale in catalogue().locales() {
                let id = format!("{}.words", spec.command.message_id());
                for word in catalogue().plain(locale, &id).unwrap().split(',') {
                    let answer = types(&mut somebody(&world, role).await, word.trim()).await;
                    assert_eq!(answer, expected, "{word} as {}", role.as_str());
                }
            }
        }
    }
}

#[tokio::test]
async fn words_of_a_command_work_for_those_who_may_use_it() {
    let world = World::new().await;
    let mut moderator = somebody(&world, Role::Moderator).await;
    let command = types(&mut moderator, "/totals").await;
    let word = types(&mut moderator, "ចំនួនសរុប").await;
    assert_eq!(command, word);
    assert!(rendered(&word.replies[0]).contains("have signed"));
}

/// Presses that only an owner's screens have, among them one that would remove an owner.
async fn forged(world: &World) -> Vec<String> {
    let mut conn = world.conn().await;
    let members = roles::list(&mut conn, &world.core.secret).await.unwrap();
    conn.close().await;
    let owner = members.iter().find(|member| member.role == Role::Owner).unwrap();
    let tag: String = hex(&owner.tag).chars().take(16).collect();
    let mut all = vec![format!("remove:{tag}"), format!("remove!:{tag}")];
    all.extend(ROLES.iter().map(|role| format!("invite:{}", role.as_str())));
    all
}

#[tokio::test]
async fn a_forged_press_gives_nobody_an_owners_answer() {
    let world = World::new().await;
    for _ in 0..2 {
        somebody(&world, Role::Owner).await;
    }
    let forged = forged(&world).await;
    let mut conn = world.conn().await;
    let before = roles::list(&mut conn, &world.core.secret).await.unwrap().len();
    for role in [Role::Supporter, Role::Moderator, Role::Organizer] {
        let expected = presses(&mut somebody(&world, role).await, "nonsense").await;
        for data in &forged {
            let mut person = somebody(&world, role).await;
            assert_eq!(presses(&mut person, data).await, expected, "{data} as {}", role.as_str());
            // Nor is there a question open that a typed label would answer.
            let answer = types(&mut person, "Forum team").await;
            let expected = types(&mut somebody(&world, role).await, "Forum team").await;
            assert_eq!(answer, expected, "a label after {data} as {}", role.as_str());
        }
    }
    let grown = roles::list(&mut conn, &world.core.secret).await.unwrap().len();
    conn.close().await;
    // Two of three roles were given to twelve people each, and nobody was removed.
    assert_eq!(grown, before + 2 * (1 + 2 * forged.len()));
}

#[tokio::test]
async fn help_lists_exactly_what_the_reader_may_use() {
    let world = World::new().await;
    for role in ROLES {
        let help = somebody(&world, role).await.send("/help").await;
        for spec in TABLE {
            let listed = help.contains(&format!("/{}:", spec.name));
            assert_eq!(listed, role >= spec.role, "{} as {}: {help}", spec.name, role.as_str());
        }
    }
}

/// What must never be read in a group: the words of personal and of staff screens.
fn personal(text: &str) -> bool {
    ["Sok Dara", "kept about you", "You signed", "your part", "team", "As of", "moderator", "owner"]
        .iter()
        .any(|words| text.contains(words))
}

#[tokio::test]
async fn nothing_personal_and_nothing_for_staff_is_answered_in_a_group() {
    let world = World::new().await;
    for role in ROLES {
        let door = types(&mut in_group(&world, role).await, "/mydata").await;
        for spec in TABLE {
            let mut person = in_group(&world, role).await;
            let answer = types(&mut person, &format!("/{}", spec.name)).await;
            let what = format!("/{} as {}", spec.name, role.as_str());
            for reply in &answer.replies {
                let text = rendered(reply);
                assert!(!personal(&text), "{what}: {text}");
                let buttons = reply.buttons.iter().flatten();
                let opens =
                    |button: &bot_core::outcome::Button| matches!(button.action, Action::Start(_));
                assert!(buttons.clone().all(opens), "{what}: a button that answers in the group");
            }
            if spec.role > Role::Supporter {
                assert_eq!(answer, door, "{what} can be told from any personal command");
            }
            let erased = answer.jobs.contains(&Job::EraseTyped);
            assert_eq!(erased, spec.personal, "{what}: is it deleted from the group?");
        }
    }
}

async fn in_group(world: &World, role: Role) -> Someone {
    let mut person = somebody(world, role).await;
    person.chat = ChatKind::Group;
    person
}

#[tokio::test]
async fn presses_in_a_group_do_nothing() {
    let world = World::new().await;
    let mut owner = in_group(&world, Role::Owner).await;
    for data in
        ["mydata", "forget", "invite:owner", "agree:vote-from-abroad:1:1", "name", "lang:km"]
    {
        assert_eq!(presses(&mut owner, data).await, Outcome::silent(), "{data}");
    }
}

#[test]
fn every_command_has_a_row_of_its_own() {
    for spec in TABLE {
        assert_eq!(spec.command.spec().name, spec.name);
        let same = TABLE.iter().filter(|other| other.name == spec.name);
        assert_eq!(same.count(), 1, "{}", spec.name);
    }
    assert!(staff_commands().any(|spec| spec.command == Command::Totals));
}
