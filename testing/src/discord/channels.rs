//! Channels of servers, and those of direct messages.

use serde_json::{Value, json};

use super::{
    refusal::{Answer, Refusal},
    routes::Ask,
    world::{World, number, text},
};

pub(super) const TEXT: u8 = 0;
pub(super) const DM: u8 = 1;
pub(super) const ANNOUNCEMENT: u8 = 5;

/// A channel.
#[derive(Clone, Debug)]
pub(super) struct Channel {
    pub(super) id: u64,
    pub(super) kind: u8,
    pub(super) guild: Option<u64>,
    pub(super) name: String,
    /// The person on the other side of direct messages.
    pub(super) person: Option<u64>,
    /// What the bot may not do here although it may elsewhere.
    pub(super) denied: u64,
}

impl World {
    /// Opens a channel of a server.
    pub(super) fn add_channel(&mut self, guild: u64, kind: u8, name: &str) -> u64 {
        let id = self.next_id();
        let (guild, name) = (Some(guild), name.to_owned());
        let channel = Channel { id, kind, guild, name, person: None, denied: 0 };
        self.channels.insert(id, channel);
        id
    }

    /// The direct messages with a person.
    pub(super) fn dm(&mut self, person: u64) -> u64 {
        if let Some(id) = self.account(person).dm {
            return id;
        }
        let id = self.next_id();
        let name = String::new();
        let channel = Channel { id, kind: DM, guild: None, name, person: Some(person), denied: 0 };
        self.channels.insert(id, channel);
        self.account(person).dm = Some(id);
        id
    }

    pub(super) fn channel_json(&self, channel: &Channel) -> Value {
        if let Some(person) = channel.person {
            return json!({
                "id": text(channel.id),
                "type": channel.kind,
                "last_message_id": null,
                "recipients": [self.user(person)],
                "flags": 0,
            });
        }
        let denied = channel.denied.to_string();
        let overwrite = json!({ "id": text(self.bot.id), "type": 1, "allow": "0", "deny": denied });
        let overwrites = if channel.denied == 0 { json!([]) } else { json!([overwrite]) };
        json!({
            "id": text(channel.id),
            "type": channel.kind,
            "guild_id": channel.guild.map(text),
            "name": channel.name,
            "position": 0,
            "permission_overwrites": overwrites,
            "topic": null,
            "nsfw": false,
            "rate_limit_per_user": 0,
            "parent_id": null,
            "last_message_id": null,
            "flags": 0,
        })
    }

    /// Whether a person can read a channel.
    pub(super) fn reads(&self, person: u64, channel: u64) -> bool {
        let Some(channel) = self.channels.get(&channel) else {
            return false;
        };
        let member = |guild: u64| self.guilds[&guild].members.contains_key(&person);
        channel.person == Some(person) || channel.guild.is_some_and(member)
    }

    /// Whether the bot and a person share a server.
    pub(super) fn meets(&self, person: u64) -> bool {
        let mut guilds = self.guilds.values();
        guilds.any(|guild| guild.bot.is_some() && guild.members.contains_key(&person))
    }
}

pub(super) fn get(world: &mut World, ask: &Ask) -> Answer {
    let channel = world.enter(ask.id(0)?)?;
    Ok(world.channel_json(channel))
}

pub(super) fn open_dm(world: &mut World, ask: &Ask) -> Answer {
    let person = number(&ask.body["recipient_id"]).ok_or_else(|| {
        Refusal::field("recipient_id", "NUMBER_TYPE_COERCE", "Value is not snowflake.")
    })?;
    if !world.people.contains_key(&person) {
        return Err(Refusal::new(404, 10013, "Unknown User"));
    }
    let id = world.dm(person);
    Ok(world.channel_json(&world.channels[&id]))
}
