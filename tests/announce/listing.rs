//! `/broadcasts`: what is listed, and in which order.

use bot_core::announcement::Act;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::outcome::Action;
use bot_core::store::announcements::State;

use super::{Announces as _, all, moves};
use testing::actor::Actor as _;
use testing::world::World;
use testing::writer::Writer;

/// Writes one and brings it into this state, a minute after the one before; the id.
async fn one_in(world: &World, author: &mut Writer, state: State) -> String {
    world.clock.advance(60);
    author.writes("Hello").await;
    let id = all(world).await[0].id.clone();
    if state != State::Draft {
        moves(world, &id, state).await;
    }
    id
}

/// The ids in the order of the list.
async fn listed(phone: &mut Writer) -> Vec<String> {
    phone.types("/broadcasts").await;
    let buttons = phone.last.replies[0].buttons.iter().flatten();
    let show = Act::Show.data("");
    let id = |action: &Action| match action {
        Action::Press(data) => data.strip_prefix(&show).map(str::to_owned),
        _ => None,
    };
    buttons.filter_map(|button| id(&button.action)).collect()
}

#[tokio::test]
async fn what_is_not_finished_is_listed_first_however_old_it_is() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    let mut other = Writer::new(&world, 2, Role::Organizer, Locale::EN).await;
    let mut going = Vec::new();
    for state in [State::Scheduled, State::Late, State::Agreeing, State::Building, State::Running] {
        going.insert(0, one_in(&world, &mut dara, state).await);
    }
    going.insert(0, one_in(&world, &mut dara, State::Paused).await);
    let draft = one_in(&world, &mut dara, State::Draft).await;
    let mut done = Vec::new();
    for _ in 0..12 {
        done.insert(0, one_in(&world, &mut other, State::Done).await);
    }
    let mut expected = going.clone();
    expected.push(draft);
    expected.extend(done.iter().take(3).cloned());
    assert_eq!(listed(&mut dara).await, expected);
    // A draft is its author's.
    let mut expected = going;
    expected.extend(done.iter().take(4).cloned());
    assert_eq!(listed(&mut other).await, expected);
}

#[tokio::test]
async fn more_than_ten_that_are_not_finished_are_all_listed() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    one_in(&world, &mut dara, State::Done).await;
    for _ in 0..12 {
        one_in(&world, &mut dara, State::Scheduled).await;
    }
    assert_eq!(listed(&mut dara).await.len(), 12);
    for _ in 0..12 {
        one_in(&world, &mut dara, State::Scheduled).await;
    }
    assert_eq!(listed(&mut dara).await.len(), 20);
}
