//! Announcements over a platform that the test holds in its hands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bot_core::announcement::{Audience, Content, Home, Kind, Missing, Topic};
use bot_core::broadcast::{Carrier, Runner};
use bot_core::clock::Seconds;
use bot_core::command::Role;
use bot_core::country::Country;
use bot_core::locale::Locale;
use bot_core::platform::{Account, Platform};
use bot_core::store::Conn;
use bot_core::store::announcements::{self, Announcement, Author, Body, State, Why};
use bot_core::store::follows::{self, Follow};
use bot_core::store::roles::{self, Staff};
use bot_core::vault::{AccountTable, PersonId, PersonTable};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

mod platform;

pub use platform::FakePlatform;

use crate::world::World;

/// The author's private chat.
pub const AUTHOR: &str = "1000000";

/// A runner at work on a world.
pub struct AtWork {
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl AtWork {
    pub fn start(world: &World, carriers: Vec<Arc<dyn Carrier>>) -> Self {
        let stop = CancellationToken::new();
        let runner = Runner::new(Arc::new(world.engine.clone()), carriers);
        Self { task: tokio::spawn(runner.run(stop.clone())), stop }
    }

    /// In good order.
    pub async fn stop(self) {
        self.stop.cancel();
        self.task.await.unwrap();
    }

    /// As `kill -9` does it: nothing is recorded any more.
    pub async fn kill(self) {
        self.task.abort();
        let _ = self.task.await;
    }
}

/// A follower of the news who reads English and lives nowhere in particular.
pub fn follower(id: u64) -> Follow {
    Follow {
        platform: "telegram".to_owned(),
        address: id.to_string(),
        locale: Locale::EN,
        topics: BTreeSet::from([Topic::News]),
        home: None,
    }
}

/// The same, at home in a country and a zone.
pub fn at_home(id: u64, country: &str, zone: Option<&str>) -> Follow {
    let country = Country::parse_code(country).unwrap();
    let home = Home { country, region: None, zone: zone.map(str::to_owned) };
    Follow { home: Some(home), ..follower(id) }
}

/// Plain news in English, for all who follow them.
pub fn news() -> Content {
    Content {
        kind: Kind::News,
        about: None,
        text: BTreeMap::from([(Locale::EN, "The forum is on Sunday.".to_owned())]),
        attachment: None,
        links: Vec::new(),
        audience: Audience { topics: BTreeSet::from([Topic::News]), ..Audience::default() },
        missing: Missing::Other,
        urgent: false,
    }
}

fn follower_of(id: &str) -> PersonId {
    let mut bytes = [9; 16];
    bytes[..8].copy_from_slice(&id.parse::<u64>().unwrap().to_be_bytes());
    PersonId(bytes)
}

/// Lets people follow; each is known by their address.
pub async fn write_follows(conn: &mut Conn, follows: impl IntoIterator<Item = Follow>) {
    conn.begin().await.unwrap();
    for follow in follows {
        follows::set(conn, follower_of(&follow.address), &follow).await.unwrap();
    }
    conn.commit().await.unwrap();
}

/// Writes an announcement and leaves it in this state.
pub async fn write_announcement(
    conn: &mut Conn,
    (id, now): (&str, Seconds),
    content: Content,
    (state, due): (State, Seconds),
) {
    let account = Account { platform: Platform::Telegram, user: AUTHOR.to_owned() };
    let tag = conn.secret().account_tag(AccountTable::Roles, &account);
    let author = Author {
        tag,
        person: None,
        platform: Platform::Telegram,
        address: AUTHOR.to_owned(),
        locale: Locale::EN,
    };
    let body = Body {
        content,
        author,
        at: None,
        asked: None,
        own: Vec::new(),
        agreed: None,
        decided: false,
        notice: None,
    };
    conn.begin().await.unwrap();
    let staff = Staff {
        label: "author".to_owned(),
        platform: account.platform.as_str().to_owned(),
        address: account.user.clone(),
        since: now,
    };
    roles::grant(conn, &account, Role::Organizer, &staff).await.unwrap();
    announcements::add(conn, id, now, &body).await.unwrap();
    let step = (State::Draft, state);
    assert!(announcements::decide(conn, id, &body, step, due).await.unwrap());
    conn.commit().await.unwrap();
}

impl World {
    /// Lets people follow; each is known by their address.
    pub async fn follow(&self, follows: impl IntoIterator<Item = Follow>) {
        let mut conn = self.conn().await;
        write_follows(&mut conn, follows).await;
        conn.close().await;
    }

    /// Ends a follow, as the person does.
    pub async fn unfollow(&self, id: u64) {
        let mut conn = self.conn().await;
        let person = follower_of(&id.to_string());
        assert!(follows::end(&mut conn, person).await.unwrap());
        conn.close().await;
    }

    /// Whether a follower can be reached, as far as the store knows.
    pub async fn reachable(&self, id: u64) -> bool {
        let mut conn = self.conn().await;
        let secret = &self.core.secret;
        let tag = secret.person_tag(PersonTable::Follows, follower_of(&id.to_string()));
        let found = follows::reachable(&mut conn, &tag).await.unwrap();
        conn.close().await;
        found.is_some()
    }

    /// Writes an announcement and leaves it in this state.
    pub async fn announcement(&self, id: &str, content: Content, state: State, due: Seconds) {
        let mut conn = self.conn().await;
        let now = self.core.clock.now();
        write_announcement(&mut conn, (id, now), content, (state, due)).await;
        conn.close().await;
        self.engine.wake();
    }

    /// Sends an announcement at once.
    pub async fn announce(&self, id: &str, content: Content) {
        self.announcement(id, content, State::Building, 0).await;
    }

    /// An announcement as it is stored.
    pub async fn stored(&self, id: &str) -> Announcement {
        let mut conn = self.conn().await;
        let found = announcements::find(&mut conn, id).await.unwrap();
        conn.close().await;
        found.unwrap()
    }

    /// Moves an announcement as its organizer does.
    pub async fn shift(&self, id: &str, from: State, to: State) -> bool {
        let mut conn = self.conn().await;
        let shifted = if to == State::Building {
            let body = announcements::find(&mut conn, id).await.unwrap().unwrap().body;
            announcements::decide(&mut conn, id, &body, (from, to), 0).await.unwrap()
        } else {
            let why = if to == State::Paused { Why::ByHand } else { Why::None };
            announcements::shift(&mut conn, id, (from, to), why).await.unwrap()
        };
        conn.close().await;
        self.engine.wake();
        shifted
    }

    /// Waits until an announcement is in this state.
    pub async fn until_state(&self, id: &str, state: State) -> Announcement {
        self.pass_until(id, state, 0).await
    }

    /// The same, and so many seconds pass before each look.
    pub async fn pass_until(&self, id: &str, state: State, seconds: Seconds) -> Announcement {
        let is_there = async || {
            if seconds > 0 {
                self.clock.advance(seconds);
                self.engine.wake();
            }
            self.stored(id).await.state == state
        };
        crate::until(&format!("{id} is {state:?}"), is_there).await;
        self.stored(id).await
    }
}

/// The statement adds up, and nothing is left.
pub fn assert_adds_up(one: &Announcement) {
    assert_eq!(one.counts.left(), 0, "{:?}", one.counts);
    assert_eq!(one.counts.built, one.counts.settled(), "{:?}", one.counts);
}
