//! An organizer writes an announcement, previews it, sends it by typing the count, and watches it.

mod acts;
mod agreeing;
mod channels;
mod files;
mod leaving;
mod listing;
mod sending;
mod servers;
mod story;
mod strangers;
mod times;
mod writing;
mod wrong;

use std::collections::BTreeMap;

use bot_core::announcement::{Act, Attachment, FileKind, Kind};
use bot_core::campaign::SAMPLE;
use bot_core::incoming::Event;
use bot_core::msg;
use bot_core::platform::Platform;
use bot_core::store::announcements::{self, Announcement, State};

use testing::actor::Actor as _;
use testing::world::World;
use testing::writer::Writer;

/// What somebody does with announcements.
trait Announces {
    /// Does something with an announcement.
    async fn acts(&mut self, act: Act, id: &str) -> String;
    /// `/announce`, and a kind.
    async fn announces(&mut self, kind: Kind) -> String;
    /// The text in the own language, and none in the other, which gets the same.
    async fn writes(&mut self, text: &str);
    /// Previews, and the runner counts.
    async fn previews(&mut self, world: &World, count: i64) -> Announcement;
}

impl Announces for Writer {
    async fn acts(&mut self, act: Act, id: &str) -> String {
        self.does(&format!("{act:?}"), Event::Press(act.data(id)), None).await
    }

    async fn announces(&mut self, kind: Kind) -> String {
        self.types("/announce").await;
        self.presses(&format!("kind:{}", kind.as_str())).await
    }

    async fn writes(&mut self, text: &str) {
        self.announces(Kind::Free).await;
        self.types(text).await;
        self.taps(msg!("button-skip")).await;
        self.taps(msg!("button-missing-other")).await;
    }

    async fn previews(&mut self, world: &World, count: i64) -> Announcement {
        self.taps(msg!("button-preview")).await;
        let one = newest(world).await;
        assert_eq!(one.state, State::Counting, "{}", self.film);
        let mut conn = world.conn().await;
        assert!(announcements::set_counted(&mut conn, &one.id, count).await.unwrap());
        conn.close().await;
        find(world, &one.id).await.unwrap()
    }
}

async fn find(world: &World, id: &str) -> Option<Announcement> {
    let mut conn = world.conn().await;
    let found = announcements::find(&mut conn, id).await.unwrap();
    conn.close().await;
    found
}

async fn all(world: &World) -> Vec<Announcement> {
    let mut conn = world.conn().await;
    let all = announcements::newest(&mut conn, 20).await.unwrap();
    conn.close().await;
    all
}

async fn newest(world: &World) -> Announcement {
    all(world).await.into_iter().next().expect("an announcement")
}

/// As somebody else who moved it would.
async fn moves(world: &World, id: &str, to: State) {
    let one = find(world, id).await.unwrap();
    let mut conn = world.conn().await;
    let states = (one.state, to);
    announcements::decide(&mut conn, id, &one.body, states, one.due).await.unwrap();
    conn.close().await;
}

/// How often each act is on record.
async fn record(world: &World) -> BTreeMap<String, i64> {
    let mut conn = world.conn().await;
    let rows = conn.all("SELECT act FROM audit", Vec::new()).await.unwrap();
    conn.close().await;
    let mut acts = BTreeMap::new();
    for row in rows {
        *acts.entry(row.text(0).unwrap()).or_insert(0) += 1;
    }
    acts
}

/// A PDF that the platform holds.
fn pdf(size: u64) -> Attachment {
    Attachment {
        platform: Platform::Telegram,
        kind: FileKind::Document,
        file: "BQACAgUAAxkBAAIB".to_owned(),
        size,
        name: Some("statement.pdf".to_owned()),
    }
}

/// The sample campaign after its second forum: one is still to come.
async fn one_forum_to_come(world: &World) {
    let past = "start = \"2018-12-20T18:00\"\nend = \"2018-12-20T19:30\"";
    let coming = "days_ahead = 28\nstart = \"2026-12-20T18:00\"\nend = \"2026-12-20T19:30\"";
    assert!(SAMPLE.contains(coming));
    world.import(&SAMPLE.replace(coming, past)).await;
}

fn now(world: &World) -> i64 {
    use bot_core::clock::Clock as _;
    world.clock.now()
}
