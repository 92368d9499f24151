//! From the conversation to the followers, with the runner at work.

use bot_core::announcement::{Act, Kind};
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::Place;
use bot_core::store::announcements::State;

use super::{Announces as _, newest, one_forum_to_come};
use testing::actor::Actor as _;
use testing::broadcasts::{AtWork, FakePlatform, assert_adds_up, follower};
use testing::world::World;
use testing::writer::Writer;

#[tokio::test]
async fn who_types_the_count_sends_it_to_each_follower_once() {
    let world = World::new().await;
    one_forum_to_come(&world).await;
    world.follow((500..540).map(follower)).await;
    let platform = FakePlatform::new();
    let work = AtWork::start(&world, vec![platform.clone()]);
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.announces(Kind::Forum).await;
    dara.taps(msg!("button-preview")).await;
    platform.until_shown("please type 40").await;
    dara.types("40").await;
    let id = newest(&world).await.id;
    let done = world.until_state(&id, State::Done).await;
    assert_adds_up(&done);
    assert_eq!(platform.delivered(), 40);
    platform.assert_nobody_twice();
    dara.acts(Act::Edit, &id).await;
    assert!(dara.reads(msg!("announce-sent-already")));
    work.stop().await;
}

#[tokio::test]
async fn one_that_waits_for_its_time_and_is_cancelled_reaches_nobody() {
    let world = World::new().await;
    world.follow((500..540).map(follower)).await;
    let platform = FakePlatform::new();
    let work = AtWork::start(&world, vec![platform.clone()]);
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.writes("Hello").await;
    dara.taps(msg!("button-when")).await;
    dara.types("tomorrow 6 pm").await;
    dara.taps(msg!("button-preview")).await;
    platform.until_shown("please type 40").await;
    dara.types("40").await;
    let id = newest(&world).await.id;
    dara.acts(Act::CancelSure, &id).await;
    world.until_state(&id, State::Cancelled).await;
    world.clock.advance(2 * bot_core::clock::DAY);
    world.engine.wake();
    assert_eq!(platform.delivered(), 0);
    work.stop().await;
}

#[tokio::test]
async fn the_buttons_of_an_announcement_answer_below_it() {
    let world = World::new().await;
    let mut reader = Writer::new(&world, 9, Role::Supporter, Locale::EN).await;
    for (data, words) in [
        ("new:petition:vote-from-abroad", msg!("button-agree")),
        ("new:event:surrey", msg!("button-back")),
        ("new:unfollow", msg!("button-follow")),
    ] {
        reader.presses(data).await;
        assert!(reader.last.replies.iter().all(|reply| reply.place == Place::Fresh), "{data}");
        assert!(reader.reads(words), "{data}: {}", reader.film);
    }
}
