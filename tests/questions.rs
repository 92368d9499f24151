//! Questions to the speakers of a forum: asked from its card, minded by moderators, published with the
//! recap.

mod asking;
mod campaign_file;
mod queue;
mod recap;

use bot_core::command::Role;
use bot_core::store::announcements::DIRECT_MESSAGES;
use bot_core::store::questions::{self, Question, State};

use testing::actor::Actor as _;
use testing::world::{Someone, World};

/// The forum of the sample that is always to come.
async fn forum(world: &World) -> String {
    let mut conn = world.conn().await;
    let now = bot_core::clock::Clock::now(&*world.clock);
    let all = bot_core::store::events::list(&mut conn).await.unwrap();
    conn.close().await;
    all.into_iter().find(|event| !event.is_over(now)).unwrap().slug
}

async fn english(world: &World, id: u64) -> Someone {
    let mut one = world.person(id, "Sokha");
    one.types("/start").await;
    one.taps("English").await;
    one.types("/cancel").await;
    one
}

async fn follower(world: &World, id: u64) -> Someone {
    let mut one = english(world, id).await;
    one.presses("follow").await;
    one
}

async fn moderator(world: &World, id: u64) -> Someone {
    world.staff(id, "Bopha", Role::Moderator).await;
    english(world, id).await
}

/// Asks the speakers.
async fn asks(one: &mut Someone, slug: &str, words: &str) -> String {
    one.presses(&format!("q:ask:{slug}")).await;
    one.types(words).await;
    one.press_start("q:send").await
}

/// The queue as it is stored.
async fn queued(world: &World, slug: &str) -> Vec<Question> {
    listed(world, slug, State::Queued).await
}

async fn listed(world: &World, slug: &str, state: State) -> Vec<Question> {
    let mut conn = world.conn().await;
    let all = questions::list(&mut conn, slug, state).await.unwrap();
    conn.close().await;
    all
}

/// The id of the question with these words.
async fn id(world: &World, slug: &str, words: &str) -> String {
    let all = queued(world, slug).await;
    all.into_iter().find(|one| one.said.text == words).unwrap().id
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
