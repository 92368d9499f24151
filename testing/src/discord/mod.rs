//! A simulated Discord: REST and gateway as strict as the real ones, and people who use them.
//!
//! A test starts one, points the bot's `DISCORD_API_URL` at [`Discord::url`], lets people use commands,
//! press and write, and reads what they see. Wrong calls get the real server's errors and are kept as
//! [`Discord::violations`]; [`Discord::inject`] makes things go wrong. The clock stands still unless a
//! test moves it.
//!
//! Read `person` and `places` for what people can do, `routes` for what the bot can call, `faults` for
//! what can fail.

mod callbacks;
mod channels;
mod choosing;
mod commands;
mod components;
mod controls;
mod drafts;
mod embeds;
mod faults;
mod files;
mod findings;
mod gateway;
mod guilds;
mod interactions;
mod journal;
mod limits;
mod mentions;
mod messages;
mod people;
pub mod permissions;
mod person;
mod places;
mod profile;
mod refusal;
mod render;
mod request;
mod routes;
mod scheduled;
mod server;
mod session;
mod settle;
mod speaking;
mod specification;
mod webhooks;
mod world;

use std::sync::Arc;

pub use self::{
    faults::{Fault, When},
    journal::Call,
    limits::Limits,
    mentions::Pings,
    messages::Message,
    person::Person,
    places::{Community, Room},
    refusal::Scope,
};
use self::{
    guilds::Guild,
    world::{Bot, World},
};
use super::simulated::{Server, Shared};

/// A running server; clones are handles on the same one, which stops with the last of them.
#[derive(Clone, Debug)]
pub struct Discord {
    shared: Arc<Shared<World>>,
    server: Arc<Server>,
}

impl Discord {
    /// Starts a server that knows one bot, *Samleng*.
    pub async fn start() -> Self {
        Self::start_for(1_300_000_000_000_000_000, "Samleng").await
    }

    /// Starts a server that knows another one.
    pub async fn start_for(id: u64, name: &str) -> Self {
        let shared = Shared::new(World::new(Bot::new(id, name)));
        let server = server::start(&shared).expect("a free port on this machine");
        Self { shared, server: Arc::new(server) }
    }

    /// Where the bot should call; `/api/v10` comes after it.
    pub fn url(&self) -> String {
        format!("http://{}", self.server.address)
    }

    pub fn token(&self) -> String {
        self.shared.read(|world| world.bot.token.clone())
    }

    /// The id of the application, which is also the bot's.
    pub fn application_id(&self) -> u64 {
        self.shared.read(|world| world.bot.id)
    }

    /// A person; the same name is the same person.
    pub fn person(&self, name: &str) -> Person {
        let id = self.shared.change(|world| world.register(name));
        Person { discord: self.clone(), id }
    }

    /// A server with the bot in it; the bot is told.
    pub fn guild(&self, name: &str) -> Community {
        let id = self.shared.change(|world| {
            let id = world.next_id();
            world.guilds.insert(id, Guild::new(id, name));
            id
        });
        let guild = Community { discord: self.clone(), id };
        guild.tell();
        guild
    }
}
