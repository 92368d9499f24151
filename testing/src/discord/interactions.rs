//! Interactions: commands, presses, choices and forms on their way to the bot.

use std::time::Instant;

use serde_json::{Value, json};

use super::world::{World, text};

/// What people did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}

/// How far the bot is with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// No first response yet.
    Open,
    Answered,
    /// The application did not respond.
    Failed,
}

/// One interaction.
#[derive(Clone, Debug)]
pub(super) struct Interaction {
    pub(super) token: String,
    pub(super) kind: Kind,
    pub(super) person: u64,
    pub(super) channel: u64,
    /// The message with the component, also that behind a form.
    pub(super) source: Option<u64>,
    /// The real instant at which it was made.
    pub(super) at: Instant,
    /// The same on the simulator's clock.
    pub(super) born: i64,
    pub(super) progress: Progress,
    /// How long the first response took.
    pub(super) took: Option<std::time::Duration>,
    /// The kind of the first response.
    pub(super) response: i64,
    /// What `@original` means.
    pub(super) original: Option<u64>,
    pub(super) follow_ups: Vec<u64>,
    /// The form that the response opened.
    pub(super) modal: Option<Value>,
    /// What was suggested: names and values.
    pub(super) choices: Vec<Value>,
    /// The kind of the option that is being typed.
    pub(super) typing: i64,
    /// The event.
    pub(super) event: Value,
}

/// What makes an interaction.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub(super) kind: Kind,
    pub(super) person: u64,
    pub(super) channel: u64,
    pub(super) source: Option<u64>,
    pub(super) typing: i64,
    pub(super) data: Value,
}

/// An interaction's token works this long, in milliseconds.
const LIFETIME: i64 = 15 * 60 * 1000;
/// A first response must come within this, in milliseconds.
pub(super) const FIRST: i64 = 3000;

impl Interaction {
    /// The token does not work any more.
    pub(super) fn is_over(&self, now: i64) -> bool {
        now - self.born >= LIFETIME
    }
}

impl World {
    /// Makes an interaction and tells the bot; its id.
    pub(super) fn interact(&mut self, act: Act) -> u64 {
        let id = self.next_id();
        let token = format!("aW50ZXJhY3Rpb246{id}");
        let event = self.interaction_json(id, &token, &act);
        let heard = self.gateway.dispatch("INTERACTION_CREATE", 0, &event);
        // Discord says so at once if nobody is there to listen.
        let progress = if heard { Progress::Open } else { Progress::Failed };
        let Act { kind, person, channel, source, typing, .. } = act;
        let interaction = Interaction {
            token,
            kind,
            person,
            channel,
            source,
            at: Instant::now(),
            born: self.clock,
            progress,
            took: None,
            response: 0,
            original: None,
            follow_ups: Vec::new(),
            modal: None,
            choices: Vec::new(),
            typing,
            event,
        };
        if self.channels[&channel].person.is_some() {
            self.account(person).acquainted = true;
        }
        self.interactions.insert(id, interaction);
        id
    }

    fn interaction_json(&self, id: u64, token: &str, act: &Act) -> Value {
        let channel = &self.channels[&act.channel];
        let person = &self.people[&act.person];
        let mut event = json!({
            "id": text(id),
            "application_id": text(self.bot.id),
            "type": act.kind as i64,
            "token": token,
            "version": 1,
            "data": act.data,
            "channel_id": text(channel.id),
            "channel": self.channel_json(channel),
            "locale": person.locale,
            "app_permissions": self.bot_may(channel).to_string(),
            "entitlements": [],
            "attachment_size_limit": super::request::LARGEST,
        });
        if let Some(guild) = channel.guild.and_then(|id| self.guilds.get(&id)) {
            let mut member = self.member_json(guild.id, act.person);
            let permissions = guild.permissions_of(act.person);
            member["permissions"] = permissions.to_string().into();
            event["member"] = member;
            event["guild_id"] = text(guild.id);
            let features = json!(["COMMUNITY", "NEWS"]);
            event["guild"] =
                json!({ "id": text(guild.id), "locale": guild.locale, "features": features });
            event["guild_locale"] = guild.locale.as_str().into();
            event["context"] = 0.into();
            event["authorizing_integration_owners"] = json!({ "0": text(guild.id) });
            event["channel"]["permissions"] = permissions.to_string().into();
        } else {
            event["user"] = person.user();
            event["context"] = 1.into();
            event["authorizing_integration_owners"] = json!({ "0": "0" });
        }
        if let Some(message) = act.source.and_then(|id| self.messages.get(&id)) {
            event["message"] = self.message_json(message, true);
        }
        event
    }
}
