//! Somebody leaves the team, by their own wish or not.

use bot_core::announcement::Act;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::Account;
use bot_core::platform::Platform;
use bot_core::store::announcements::{self, State};
use bot_core::vault::{AccountTable, hex};

use super::{Announces as _, all, find, moves, now, record};
use testing::actor::Actor as _;
use testing::world::World;
use testing::writer::Writer;

const STATES: [State; 12] = [
    State::Draft,
    State::Counting,
    State::Ready,
    State::Agreeing,
    State::Scheduled,
    State::Late,
    State::Building,
    State::Running,
    State::Paused,
    State::Done,
    State::Cancelling,
    State::Cancelled,
];

/// Writes one and brings it into this state; the id.
async fn one_in(world: &World, author: &mut Writer, state: State) -> String {
    let before: Vec<String> = all(world).await.into_iter().map(|one| one.id).collect();
    author.writes("Hello").await;
    let id = all(world).await.into_iter().map(|one| one.id).find(|id| !before.contains(id));
    let id = id.expect("a new one");
    if state != State::Draft {
        moves(world, &id, state).await;
    }
    let mut conn = world.conn().await;
    announcements::set_progress(&mut conn, &id, "77").await.unwrap();
    conn.close().await;
    id
}

fn role_tag(world: &World, id: u64) -> Vec<u8> {
    let account = Account { platform: Platform::Telegram, user: id.to_string() };
    world.core.secret.account_tag(AccountTable::Roles, &account)
}

async fn forgets(phone: &mut Writer) {
    phone.types("/forget").await;
    phone.taps(msg!("button-forget-sure")).await;
}

#[tokio::test]
async fn what_somebody_wrote_who_leaves_the_team_goes_no_further() {
    for removed in [false, true] {
        let world = World::new().await;
        let mut owner = Writer::new(&world, 1, Role::Owner, Locale::EN).await;
        let mut author = Writer::new(&world, 2, Role::Organizer, Locale::EN).await;
        let mut other = Writer::new(&world, 3, Role::Organizer, Locale::EN).await;
        let others = one_in(&world, &mut other, State::Scheduled).await;
        let before = find(&world, &others).await;
        let mut ids = Vec::new();
        for state in STATES {
            ids.push((state, one_in(&world, &mut author, state).await));
        }
        if removed {
            let tag: String = hex(&role_tag(&world, 2)).chars().take(16).collect();
            owner.presses(&format!("remove!:{tag}")).await;
        } else {
            forgets(&mut author).await;
        }
        for (state, id) in &ids {
            let Some(one) = find(&world, id).await else {
                assert!(
                    matches!(state, State::Draft | State::Counting | State::Ready),
                    "{state:?}"
                );
                continue;
            };
            let planned = matches!(state, State::Agreeing | State::Scheduled | State::Late);
            let expected = if planned { State::Cancelling } else { *state };
            assert_eq!(one.state, expected, "{state:?}");
            assert!(!planned || one.due <= now(&world));
            let by = one.body.author;
            assert_eq!((by.address.as_str(), by.locale, by.person), ("1", Locale::KM, None));
            assert!(by.tag.is_empty() && one.progress.is_none(), "{state:?}");
        }
        assert_eq!(ids.len() - 3 + 1, all(&world).await.len(), "three drafts are gone");
        assert_eq!(find(&world, &others).await, before);
        assert_eq!(record(&world).await["announce_cancelled"], 3);
    }
}

#[tokio::test]
async fn without_an_owner_nobody_reads_what_becomes_of_it() {
    let world = World::new().await;
    let mut author = Writer::new(&world, 2, Role::Organizer, Locale::EN).await;
    let id = one_in(&world, &mut author, State::Running).await;
    forgets(&mut author).await;
    let one = find(&world, &id).await.unwrap();
    assert_eq!((one.state, one.body.author.address.as_str()), (State::Running, ""));
}

#[tokio::test]
async fn a_trial_of_somebody_who_leaves_reaches_nobody_else() {
    let world = World::new().await;
    Writer::new(&world, 1, Role::Owner, Locale::EN).await;
    let mut author = Writer::new(&world, 2, Role::Organizer, Locale::EN).await;
    let id = one_in(&world, &mut author, State::Draft).await;
    author.presses(&format!("w:{id}:myself:+")).await;
    assert!(find(&world, &id).await.unwrap().body.content.audience.myself, "{}", author.film);
    moves(&world, &id, State::Running).await;
    forgets(&mut author).await;
    assert_eq!(find(&world, &id).await.unwrap().state, State::Cancelling);
}

#[tokio::test]
async fn what_was_handed_over_can_still_be_stopped_by_the_team() {
    let world = World::new().await;
    let mut owner = Writer::new(&world, 1, Role::Owner, Locale::EN).await;
    let mut author = Writer::new(&world, 2, Role::Organizer, Locale::EN).await;
    let id = one_in(&world, &mut author, State::Running).await;
    forgets(&mut author).await;
    owner.acts(Act::CancelSure, &id).await;
    assert_eq!(find(&world, &id).await.unwrap().state, State::Cancelling, "{}", owner.film);
}
