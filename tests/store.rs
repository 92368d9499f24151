//! Every function of the store, with the same expectations on SQLite and on PostgreSQL.

mod administrator;
mod calls;
mod content;
mod migrations;
mod people;
mod petitions;
mod plans;
mod rsvps;
mod settings;
mod signatures;
mod staff;
mod updates;

use bot_core::platform::Account;
use bot_core::platform::Platform;
use bot_core::store::Conn;
use bot_core::vault::PersonId;

use testing::world::World;

/// Runs in one transaction and commits it.
async fn in_one<T>(world: &World, work: impl AsyncFnOnce(&mut Conn) -> T) -> T {
    let mut conn = world.conn().await;
    conn.begin().await.unwrap();
    let done = work(&mut conn).await;
    conn.commit().await.unwrap();
    conn.close().await;
    done
}

fn account(user: &str) -> Account {
    Account { platform: Platform::Telegram, user: user.to_owned() }
}

fn person(number: u8) -> PersonId {
    PersonId([number; 16])
}
