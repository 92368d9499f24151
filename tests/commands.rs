//! Every command × role × kind of chat, from the one table: who may use it gets its answer, and to
//! everyone else it looks like any word that is no command.

mod alike;

use bot_core::campaign::{Campaign, SAMPLE};
use bot_core::command::{Command, Role, Spec, TABLE};
use bot_core::incoming::{ChatKind, Event};
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::{Action, Job, Outcome};

use testing::actor::Actor as _;
use testing::world::{MAIN, Someone, World, catalogue, rendered, words as phrase};

const ROLES: [Role; 4] = [Role::Supporter, Role::Moderator, Role::Organizer, Role::Owner];

/// Words that only the answers for staff hold.
const STAFF_ONLY: &[&str] = &[
    "As of",
    "No door is open",
    "Taken back so far",
    "On a shared phone",
    "The campaign's team",
    "What the team did",
    "Invite",
    "What would you like to announce",
    "There is none yet",
    "No group or channel gets announcements yet",
    "Nothing is waiting.",
    "Which language would you like to write first?",
    "Petitions, forums and questions",
];

async fn everyone(world: &World) -> Vec<(Role, Someone)> {
    let mut people = Vec::new();
    for (id, role) in (100..).zip(ROLES) {
        let mut person = match role {
            Role::Supporter => world.person(id, "Sok Dara"),
            staff => world.staff(id, "Sok Dara", staff).await,
        };
        person.signs("France").await;
        person.types("/cancel").await;
        people.push((role, person));
    }
    people
}

/// A code that connects accounts is another one each time.
fn without_code(screens: &str) -> String {
    let code = |line: &&str| line.len() == 9 && line.as_bytes()[4] == b'-';
    screens.split_inclusive('\n').filter(|line| !code(&line.trim_end())).collect()
}

async fn says(person: &mut Someone, chat: ChatKind, text: &str) -> (Outcome, String) {
    person.chat = chat;
    let incoming = person.incoming(Event::Text(text.to_owned()));
    let outcome = person.submit(incoming).await;
    let screens: String = outcome.replies.iter().map(rendered).collect();
    let screens = without_code(&screens);
    // A command must not depend on what the one before it left open.
    if chat == ChatKind::Private {
        person.types("/cancel").await;
    }
    (outcome, screens)
}

fn holds_staff_answer(screens: &str) -> bool {
    STAFF_ONLY.iter().any(|words| screens.contains(words))
}

/// Whether this is nothing but how many have signed.
fn says_the_total(screens: &str) -> bool {
    let sample = Campaign::parse(SAMPLE).unwrap();
    let (mut totals, mut buttons) = (Vec::new(), String::new());
    for petition in &sample.petitions {
        let title = petition.text[&Locale::EN].title.as_str();
        let signed = if petition.slug == MAIN { ROLES.len() } else { 0 };
        let total = i64::try_from(signed).unwrap();
        totals.push(phrase(Locale::EN, msg!("total-said", title = title, total = total)));
        buttons += &format!("[ {title} ]\n");
    }
    screens == format!("{}\n{buttons}", totals.join("\n\n"))
}

#[tokio::test]
async fn a_command_answers_whoever_may_use_it_and_does_not_exist_for_others() {
    let world = World::new().await;
    for (role, person) in &mut everyone(&world).await {
        let (_, unknown) = says(person, ChatKind::Private, "/nosuchthing").await;
        for spec in TABLE {
            let (_, screens) = says(person, ChatKind::Private, &format!("/{}", spec.name)).await;
            assert!(!screens.is_empty(), "/{} says nothing to a {role:?}", spec.name);
            if *role < spec.role {
                assert_eq!(screens, unknown, "/{} is known to a {role:?}", spec.name);
            } else {
                assert_ne!(screens, unknown, "/{} is not known to a {role:?}", spec.name);
            }
            let for_staff = *role >= spec.role && spec.role > Role::Supporter;
            assert_eq!(holds_staff_answer(&screens), for_staff, "/{} to a {role:?}", spec.name);
        }
    }
}

#[tokio::test]
async fn the_words_of_a_staff_command_are_just_words_to_a_supporter() {
    let world = World::new().await;
    let mut supporter = everyone(&world).await.remove(0).1;
    for spec in TABLE.iter().filter(|spec| spec.role > Role::Supporter) {
        for word in words(spec) {
            let (_, screens) = says(&mut supporter, ChatKind::Private, &word).await;
            assert!(!holds_staff_answer(&screens), "{word:?} opens the team's: {screens}");
            // They are searched like a question, or ask for the total, which everybody is told.
            let is_for_all = screens.contains("[ Ask a person ]") || says_the_total(&screens);
            assert!(is_for_all, "{word:?} opens something: {screens}");
        }
    }
}

#[tokio::test]
async fn every_word_of_a_command_does_what_the_command_does() {
    let world = World::new().await;
    let mut owner = everyone(&world).await.remove(3).1;
    // *Stop following* and the like are labels as well, and do what the label says.
    let labels = ["follow news", "stop following", "erase everything", "តាមដានព័ត៌មាន", "ឈប់តាមដាន"];
    for spec in TABLE.iter().filter(|spec| spec.command != Command::Cancel) {
        let (_, typed) = says(&mut owner, ChatKind::Private, &format!("/{}", spec.name)).await;
        for word in words(spec).filter(|word| !labels.contains(&word.to_lowercase().as_str())) {
            let (_, screens) = says(&mut owner, ChatKind::Private, &word).await;
            let says_more = match spec.command {
                // Who asks how many have signed is told that, whoever they are.
                Command::Petitions | Command::Totals => says_the_total(&screens),
                // Who wants no more news is not asked to follow.
                Command::Follow => screens.starts_with(&phrase(Locale::EN, msg!("stop-news-none"))),
                _ => false,
            };
            if says_more {
                continue;
            }
            assert_eq!(screens, typed, "{word:?} and /{}", spec.name);
        }
    }
}

/// The words of a command in both languages.
fn words(spec: &Spec) -> impl Iterator<Item = String> {
    let id = format!("{}.words", spec.command.message_id());
    let lists = [Locale::KM, Locale::EN].map(|locale| catalogue().plain(locale, &id));
    let lists: Vec<String> = lists.into_iter().flatten().collect();
    let words = lists.iter().flat_map(|list| list.split(',')).map(|word| word.trim().to_owned());
    words.collect::<Vec<_>>().into_iter()
}

#[tokio::test]
async fn in_a_group_nothing_personal_and_nothing_of_the_team_is_said() {
    let world = World::new().await;
    for (role, person) in &mut everyone(&world).await {
        for spec in TABLE {
            let (outcome, screens) =
                says(person, ChatKind::Group, &format!("/{}", spec.name)).await;
            assert!(!holds_staff_answer(&screens), "/{} of a {role:?} in a group", spec.name);
            for private in ["You signed", "Signed on", "you get", "your language", "Sok", "Dara"] {
                assert!(!screens.contains(private), "/{} says {private:?}", spec.name);
            }
            let pressed = |action: &Action| matches!(action, Action::Press(_));
            let buttons = outcome.replies.iter().flat_map(|reply| reply.buttons.iter().flatten());
            let mut buttons = buttons.map(|button| &button.action);
            assert!(!buttons.any(pressed), "/{}: a button that acts in a group", spec.name);
            if spec.personal {
                assert!(outcome.jobs.contains(&Job::EraseTyped), "/{} stays to be seen", spec.name);
            }
        }
    }
}

#[tokio::test]
async fn in_a_group_a_moderators_command_looks_like_a_supporters() {
    let world = World::new().await;
    let mut people = everyone(&world).await;
    for spec in TABLE {
        let command = format!("/{}", spec.name);
        let mut answers = Vec::new();
        // An organizer's /channel makes the group one that gets announcements, as everyone there sees.
        let alike = if spec.command == Command::Channel { 2 } else { people.len() };
        for (_, person) in &mut people[..alike] {
            answers.push(says(person, ChatKind::Group, &command).await.1);
        }
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{command}: {answers:#?}");
    }
}

#[tokio::test]
async fn no_forged_press_gives_a_supporter_what_is_the_teams() {
    let world = World::new().await;
    let mut supporter = everyone(&world).await.remove(0).1;
    for chat in [ChatKind::Private, ChatKind::Group] {
        supporter.chat = chat;
        for data in [
            "invite:owner",
            "invite:moderator",
            "invite:supporter",
            "remove:0123456789abcdef",
            "remove!:0123456789abcdef",
            "remove!:",
            "totals",
            "totals:vote-from-abroad",
            "roles",
        ] {
            let incoming = supporter.incoming(Event::Press(data.to_owned()));
            let outcome = supporter.submit(incoming).await;
            let screens: String = outcome.replies.iter().map(rendered).collect();
            assert!(!holds_staff_answer(&screens), "{data}: {screens}");
            assert_eq!(screens.is_empty(), chat == ChatKind::Group, "{data}: {screens}");
        }
    }
}
