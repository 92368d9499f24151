//! A simulated Telegram: a Bot API server as strict as the real one, and people who use it.
//!
//! A test starts one, points the bot's `TELEGRAM_API_URL` at [`Telegram::url`], lets people write and
//! press, waits with [`Telegram::settle`] and reads their screens. Wrong calls get the real server's
//! errors and are kept as [`Telegram::violations`]; [`Telegram::inject`] makes things go wrong.
//!
//! Read `person` and `group` for what people can do, `methods` for what the bot can call, `faults` for
//! what can fail.

mod accounts;
mod callbacks;
mod chats;
mod controls;
mod editing;
mod faults;
mod files;
mod findings;
mod group;
mod html;
mod journal;
mod keyboards;
mod limits;
mod link;
mod markup;
mod messages;
mod methods;
mod params;
mod person;
mod polling;
mod profile;
mod references;
mod refusal;
mod render;
mod sending;
mod server;
mod settle;
mod speaking;
mod tags;
mod tally;
mod text;
mod updates;
mod webhook;
mod words;
mod world;

use std::sync::Arc;

pub use self::{
    accounts::Notice,
    chats::Kind,
    faults::{Fault, When},
    group::Group,
    journal::{Call, Violation},
    limits::Limits,
    markup::{Action, Button},
    messages::{Content, Message, Sender},
    person::{Person, Press},
    profile::Profile,
    speaking::Said,
};
use self::{
    chats::Chat,
    world::{Identity, World},
};
pub use super::simulated::Gate;
use super::simulated::{Server, Shared};

/// A running server; clones are handles on the same one, which stops with the last of them.
#[derive(Clone, Debug)]
pub struct Telegram {
    shared: Arc<Shared<World>>,
    server: Arc<Server>,
}

impl Telegram {
    /// Starts a server that knows one bot, `@samleng_test_bot`.
    pub async fn start() -> Self {
        Self::start_for(7_654_321, "samleng_test_bot").await
    }

    /// Starts a server that knows one bot of this id and name.
    pub async fn start_for(id: i64, username: &str) -> Self {
        let shared = Shared::new(World::new(Identity::new(id, username)));
        let server = server::start(&shared).expect("a free port on this machine");
        Self { shared, server: Arc::new(server) }
    }

    /// Where the bot should call.
    pub fn url(&self) -> String {
        format!("http://{}", self.server.address)
    }

    pub fn token(&self) -> String {
        self.shared.read(|world| world.bot.token.clone())
    }

    /// The bot's username, without `@`.
    pub fn username(&self) -> String {
        self.shared.read(|world| world.bot.username.clone())
    }

    /// A person; the same id is the same person.
    pub fn person(&self, id: i64, first_name: &str) -> Person {
        self.shared.change(|world| world.register(id, first_name));
        Person { tg: self.clone(), id }
    }

    /// Somebody who pressed START long ago: the bot may write, and gets no update now.
    pub fn acquaintance(&self, id: i64, first_name: &str) -> Person {
        let person = self.person(id, first_name);
        self.shared.change(|world| {
            world.accounts.entry(id).and_modify(|account| account.started = true);
        });
        person
    }

    /// A group with the bot in it; ids below -1000000000000 are supergroups.
    pub fn group(&self, id: i64, title: &str, members: &[&Person]) -> Group {
        let kind = if id < -1_000_000_000_000 { Kind::Supergroup } else { Kind::Group };
        self.chat(id, kind, title, members)
    }

    /// A channel that the bot may post in.
    pub fn channel(&self, id: i64, title: &str) -> Group {
        self.chat(id, Kind::Channel, title, &[])
    }

    fn chat(&self, id: i64, kind: Kind, title: &str, members: &[&Person]) -> Group {
        assert!(id < 0, "groups and channels have negative ids");
        let mut chat = Chat::new(id, kind, title);
        chat.members = members.iter().map(|person| person.id()).collect();
        self.shared.change(|world| world.chats.insert(id, chat));
        Group { tg: self.clone(), id }
    }

    /// The newest message with a button of that label, exactly or in part, and what it does.
    fn find_button(&self, chat: i64, label: &str) -> Option<(i32, Action)> {
        self.shared.read(|world| {
            world.visible(chat).rev().find_map(|message| {
                let buttons = || message.buttons.iter().flatten();
                let exact = buttons().find(|button| button.label == label);
                let button =
                    exact.or_else(|| buttons().find(|button| button.label.contains(label)));
                button.map(|button| (message.id, button.action.clone()))
            })
        })
    }

    /// The payload of a link that starts this bot.
    fn own_payload(&self, url: &str) -> Option<Option<String>> {
        let rest = url.split_once("t.me/").map(|(_, rest)| rest)?;
        let (name, query) = rest.split_once('?').unwrap_or((rest, ""));
        let ours = name.trim_end_matches('/').eq_ignore_ascii_case(&self.username());
        ours.then(|| query.strip_prefix("start=").map(str::to_owned))
    }
}
