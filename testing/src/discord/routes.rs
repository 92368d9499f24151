//! Which paths there are, named as in Discord's specification.

use std::collections::HashMap;

use serde_json::Value;

use super::{
    callbacks, channels, commands, guilds, messages, profile,
    refusal::{Answer, Refusal},
    request::Upload,
    scheduled, webhooks,
    world::World,
};

/// One request, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Ask {
    /// What stands for the braces of the path.
    pub(super) parts: Vec<String>,
    pub(super) query: HashMap<String, String>,
    /// The JSON, also that of a form; `null` if there was none.
    pub(super) body: Value,
    pub(super) files: Vec<Upload>,
}

impl Ask {
    /// A part of the path as an id.
    pub(super) fn id(&self, number: usize) -> Result<u64, Refusal> {
        let part = self.parts.get(number).map(String::as_str).unwrap_or_default();
        part.parse().map_err(|_| {
            let message = format!("Value \"{part}\" is not snowflake.");
            Refusal::field("id", "NUMBER_TYPE_COERCE", &message)
        })
    }

    pub(super) fn part(&self, number: usize) -> &str {
        self.parts.get(number).map(String::as_str).unwrap_or_default()
    }

    /// Whether a switch of the query is on.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.query.get(name).is_some_and(|value| value == "true" || value == "1")
    }
}

/// An operation and what carries it out.
#[derive(Debug)]
pub(super) struct Route {
    /// Method and path, such as `GET /gateway`.
    pub(super) operation: &'static str,
    /// Needs no token.
    pub(super) open: bool,
    pub(super) run: fn(&mut World, &Ask) -> Answer,
}

const fn of(operation: &'static str, run: fn(&mut World, &Ask) -> Answer) -> Route {
    Route { operation, open: false, run }
}

const fn open(operation: &'static str, run: fn(&mut World, &Ask) -> Answer) -> Route {
    Route { operation, open: true, run }
}

/// Every operation of the simulator.
pub(super) static ROUTES: &[Route] = &[
    open("GET /gateway", profile::gateway),
    of("GET /gateway/bot", profile::gateway_bot),
    of("GET /users/@me", profile::me),
    of("GET /applications/@me", profile::application),
    of("GET /oauth2/applications/@me", profile::application),
    of("GET /applications/{application_id}/commands", commands::list),
    of("PUT /applications/{application_id}/commands", commands::put),
    open("POST /interactions/{interaction_id}/{interaction_token}/callback", callbacks::respond),
    open("POST /webhooks/{webhook_id}/{webhook_token}", webhooks::follow_up),
    open("GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", webhooks::get),
    open("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", webhooks::edit),
    open("DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", webhooks::delete),
    of("POST /users/@me/channels", channels::open_dm),
    of("GET /channels/{channel_id}", channels::get),
    of("POST /channels/{channel_id}/messages", messages::create),
    of("GET /channels/{channel_id}/messages", messages::list),
    of("GET /channels/{channel_id}/messages/{message_id}", messages::get),
    of("PATCH /channels/{channel_id}/messages/{message_id}", messages::edit),
    of("DELETE /channels/{channel_id}/messages/{message_id}", messages::delete),
    of("POST /channels/{channel_id}/messages/{message_id}/crosspost", messages::crosspost),
    of("GET /guilds/{guild_id}", guilds::get),
    of("GET /guilds/{guild_id}/roles", guilds::roles),
    of("GET /guilds/{guild_id}/channels", guilds::channels),
    of("GET /guilds/{guild_id}/members/{user_id}", guilds::member),
    of("GET /guilds/{guild_id}/scheduled-events", scheduled::list),
    of("POST /guilds/{guild_id}/scheduled-events", scheduled::create),
    of("PATCH /guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}", scheduled::edit),
];

/// Finds what a request asks for, and what stands for the braces.
pub(super) fn find(method: &str, path: &str) -> Option<(&'static Route, Vec<String>)> {
    ROUTES.iter().find_map(|route| {
        let template = route.operation.strip_prefix(method)?.strip_prefix(' ')?;
        let (mut wanted, mut given) = (template.split('/'), path.split('/'));
        let mut parts = Vec::new();
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return Some((route, parts)),
                (Some(name), Some(part)) if name.starts_with('{') => parts.push(part.into()),
                (Some(name), Some(part)) if name == part => {}
                _ => return None,
            }
        }
    })
}
