//! What a supporter follows, where they live, and what becomes of those who can't be reached.

mod home;
mod reach;
mod topics;

use std::collections::BTreeSet;

use bot_core::announcement::Topic;
use bot_core::platform::Account;
use bot_core::platform::Platform;
use bot_core::store::accounts;
use bot_core::store::follows::{self, Follow};
use bot_core::text::Message;
use bot_core::vault::{PersonId, PersonTable, Tag};

use testing::world::World;

/// The one person of these stories.
const ID: i64 = 70_001;

async fn person(world: &World) -> Option<PersonId> {
    let account = Account { platform: Platform::Telegram, user: ID.to_string() };
    let mut conn = world.conn().await;
    let person = accounts::person(&mut conn, &account).await.unwrap();
    conn.close().await;
    person
}

/// What is kept of their follow.
async fn kept(world: &World) -> Option<Follow> {
    let person = person(world).await?;
    let mut conn = world.conn().await;
    let follow = follows::get(&mut conn, person).await.unwrap();
    conn.close().await;
    follow
}

/// What they follow, as it is stored.
async fn followed(world: &World) -> Vec<String> {
    let topics = kept(world).await.map_or_else(BTreeSet::new, |follow| follow.topics);
    topics.iter().map(Topic::code).collect()
}

/// Where they live, as it is stored.
async fn lives(world: &World) -> Option<(String, Option<String>, Option<String>)> {
    let home = kept(world).await?.home?;
    Some((home.country.code().to_owned(), home.region, home.zone))
}

/// The platform has said on this day that they can't be reached.
async fn lose(world: &World, day: i64) -> Tag {
    let person = person(world).await.unwrap();
    let tag = world.core.secret.person_tag(PersonTable::Follows, person);
    let mut conn = world.conn().await;
    follows::lose(&mut conn, &tag, day).await.unwrap();
    conn.close().await;
    tag
}

/// Whether an announcement would be sent to them.
async fn is_reachable(world: &World, tag: &[u8]) -> bool {
    let mut conn = world.conn().await;
    let follow = follows::reachable(&mut conn, tag).await.unwrap();
    conn.close().await;
    follow.is_some()
}

/// A message without arguments.
fn plain(id: &str) -> Message {
    Message::new(id, Vec::new())
}
