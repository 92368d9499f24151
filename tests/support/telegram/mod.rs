//! A simulated Telegram: a Bot API server as strict as the real one, and people who use it.
//!
//! A test starts one, points the bot's `TELEGRAM_API_URL` at [`Telegram::url`], lets people write and
//! press, waits with [`Telegram::settle`] and reads their screens. Wrong calls get the real server's
//! errors and are kept as [`Telegram::violations`]; [`Telegram::inject`] makes things go wrong.
//!
//! Read `person` and `group` for what people can do, `methods` for what the bot can call, `faults` for
//! what can fail.

#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a scenario that cannot go on has failed"
)]

mod accounts;
mod callbacks;
mod chats;
mod editing;
mod faults;
mod files;
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
mod refusal;
mod render;
mod sending;
mod server;
mod settle;
mod shared;
mod speaking;
mod text;
mod updates;
mod webhook;
mod wire;
mod words;
mod world;

use std::{sync::Arc, time::Duration};

use serde_json::Value;

pub(crate) use self::{
    accounts::Notice,
    chats::Kind,
    faults::{Fault, Gate, When},
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
    faults::Rule,
    limits::Limiter,
    server::Server,
    shared::Shared,
    world::{Identity, World},
};

/// A running server; clones are handles on the same one, which stops with the last of them.
#[derive(Clone, Debug)]
pub(crate) struct Telegram {
    shared: Arc<Shared>,
    server: Arc<Server>,
}

impl Telegram {
    /// Starts a server that knows one bot, `@samleng_test_bot`.
    pub(crate) async fn start() -> Self {
        Self::start_for(7_654_321, "samleng_test_bot").await
    }

    /// Starts a server that knows one bot of this id and name.
    pub(crate) async fn start_for(id: i64, username: &str) -> Self {
        let shared = Shared::new(World::new(Identity::new(id, username)));
        let server = Server::start(Arc::clone(&shared)).expect("a free port on this machine");
        Self {
            shared,
            server: Arc::new(server),
        }
    }

    /// Where the bot should call.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.server.address)
    }

    pub(crate) fn token(&self) -> String {
        self.shared.read(|world| world.bot.token.clone())
    }

    /// The bot's username, without `@`.
    pub(crate) fn username(&self) -> String {
        self.shared.read(|world| world.bot.username.clone())
    }

    /// From now on the token is refused.
    pub(crate) fn revoke_token(&self) {
        self.shared.change(|world| world.bot.token_revoked = true);
    }

    /// Whether the bot sees only what is meant for it in groups; on at first.
    pub(crate) fn set_privacy(&self, on: bool) {
        self.shared.change(|world| world.bot.privacy = on);
    }

    /// A person; the same id is the same person.
    pub(crate) fn person(&self, id: i64, first_name: &str) -> Person {
        self.shared.change(|world| world.register(id, first_name));
        Person {
            tg: self.clone(),
            id,
        }
    }

    /// A group with the bot in it; ids below -1000000000000 are supergroups.
    pub(crate) fn group(&self, id: i64, title: &str, members: &[&Person]) -> Group {
        let kind = if id < -1_000_000_000_000 {
            Kind::Supergroup
        } else {
            Kind::Group
        };
        self.chat(id, kind, title, members)
    }

    /// A channel that the bot may post in.
    pub(crate) fn channel(&self, id: i64, title: &str) -> Group {
        self.chat(id, Kind::Channel, title, &[])
    }

    fn chat(&self, id: i64, kind: Kind, title: &str, members: &[&Person]) -> Group {
        assert!(id < 0, "groups and channels have negative ids");
        let mut chat = Chat::new(id, kind, title);
        chat.members = members.iter().map(|person| person.id()).collect();
        self.shared.change(|world| world.chats.insert(id, chat));
        Group {
            tg: self.clone(),
            id,
        }
    }

    /// Seconds since 1970 on the simulator's clock.
    pub(crate) fn now(&self) -> i64 {
        self.shared.read(World::now)
    }

    /// Moves the simulator's clock on; updates, presses and messages age by that.
    pub(crate) fn advance(&self, time: Duration) {
        let seconds = i64::try_from(time.as_secs()).expect("less than an age");
        self.shared.change(|world| {
            world.ahead += seconds;
            world.expire();
        });
    }

    /// Queues an update once more, whether it was confirmed or not.
    pub(crate) fn redeliver(&self, update: u32) {
        let known = self.shared.change(|world| world.updates.redeliver(update));
        assert!(known, "there was no update {update}");
    }

    /// Queues an update as it is; without an `update_id` it gets the next one.
    pub(crate) fn push_raw(&self, update: Value) -> u32 {
        self.shared.change(|world| {
            let expires = world.now() + 86_400;
            world.updates.push_raw(update, expires)
        })
    }

    /// The next update gets this id, as after a week without any.
    pub(crate) fn next_update_id(&self, id: u32) {
        self.shared.change(|world| world.updates.jump(id));
    }

    /// Updates that the bot did not confirm.
    pub(crate) fn pending(&self) -> Vec<Value> {
        self.shared.read(|world| world.updates.bodies())
    }

    /// Takes all updates away, for tests that hand them over themselves.
    pub(crate) fn take_updates(&self) -> Vec<Value> {
        self.shared.change(|world| {
            let bodies = world.updates.bodies();
            world.updates.clear();
            bodies
        })
    }

    /// Presses that the bot did not answer.
    pub(crate) fn unanswered(&self) -> usize {
        let open = |world: &World| {
            world
                .queries
                .values()
                .filter(|query| !query.answered)
                .count()
        };
        self.shared.read(open)
    }

    /// How often the bot asked for updates.
    pub(crate) fn polls(&self) -> u64 {
        self.shared.read(|world| world.polling.count)
    }

    /// Every call but getUpdates, also those refused.
    pub(crate) fn calls(&self) -> Vec<Call> {
        self.shared.read(|world| world.calls.clone())
    }

    /// Every call that was accepted, but getUpdates.
    pub(crate) fn log(&self) -> Vec<Call> {
        self.calls().into_iter().filter(Call::accepted).collect()
    }

    /// How many calls of a method were accepted.
    pub(crate) fn count(&self, method: &str) -> usize {
        let counts = |call: &&Call| call.accepted() && call.method == method;
        self.shared
            .read(|world| world.calls.iter().filter(counts).count())
    }

    /// What the bot should not have done.
    pub(crate) fn violations(&self) -> Vec<Violation> {
        self.shared.read(|world| world.violations.clone())
    }

    /// # Panics
    /// If the bot did anything that it should not have done.
    pub(crate) fn assert_no_violations(&self) {
        let violations = self.violations();
        let list: Vec<String> = violations.iter().map(ToString::to_string).collect();
        assert!(
            violations.is_empty(),
            "the bot broke rules:\n{}",
            list.join("\n")
        );
    }

    /// What the bot uploaded or a person sent under this id.
    pub(crate) fn file(&self, file_id: &str) -> Option<Vec<u8>> {
        self.shared
            .read(|world| world.files.get(file_id).map(|file| file.bytes.to_vec()))
    }

    /// Name, descriptions, commands and webhook, as set by the bot.
    pub(crate) fn profile(&self) -> Profile {
        self.shared.read(|world| world.profile.clone())
    }

    /// From now on calls that `when` meets suffer `fault`.
    pub(crate) fn inject(&self, when: When, fault: Fault) {
        self.shared
            .change(|world| world.rules.push(Rule { when, fault }));
    }

    /// Nothing goes wrong any more.
    pub(crate) fn heal(&self) {
        self.shared.change(|world| world.rules.clear());
    }

    /// From now on sending too fast is answered with 429.
    pub(crate) fn enforce(&self, limits: Limits) {
        self.shared
            .change(|world| world.limiter = Some(Limiter::new(limits)));
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
        let ours = name
            .trim_end_matches('/')
            .eq_ignore_ascii_case(&self.username());
        ours.then(|| query.strip_prefix("start=").map(str::to_owned))
    }
}
