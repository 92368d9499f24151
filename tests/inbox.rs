//! The inbox: somebody asks, moderators answer, and neither learns the other's account. The films are in
//! `tests/snapshots`.

mod canary;
mod closing;
mod desk;
mod discord;
mod forgotten;
mod limits;
mod mutes;
mod races;
mod story;
mod voices;
mod wrong;

use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::store::inbox::{self, Item};

use testing::telegram_world::{Phone, TelegramWorld};
use testing::world::World;

/// The account of the one who asks, and those of the team: nobody's number is part of another's.
const ASKER: i64 = 77_001_234;
const MODERATOR: i64 = 55_009_876;

/// A phone of a member of the team.
async fn team(bot: &TelegramWorld, id: i64, role: Role, locale: Locale) -> Phone {
    bot.world.staff(id.unsigned_abs(), "Bopha", role).await;
    bot.settled(id, "Bopha", locale).await
}

/// All that is open, the newest first.
async fn open(world: &World) -> Vec<Item> {
    let mut conn = world.conn().await;
    let all = inbox::open(&mut conn, i64::MAX, 1_000).await.unwrap();
    conn.close().await;
    all
}

/// The only one that is open.
async fn only(world: &World) -> Item {
    let mut all = open(world).await;
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

/// One as it is stored.
async fn stored(world: &World, id: &str) -> Option<Item> {
    let mut conn = world.conn().await;
    let one = inbox::find(&mut conn, id).await.unwrap();
    conn.close().await;
    one
}
