//! Servers with their roles and members.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{
    permissions,
    refusal::{Answer, Refusal},
    routes::Ask,
    world::{World, text},
};

/// A role of a server.
#[derive(Clone, Debug)]
pub(super) struct Role {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) permissions: u64,
    pub(super) mentionable: bool,
}

/// A server.
#[derive(Clone, Debug)]
pub(super) struct Guild {
    pub(super) id: u64,
    pub(super) name: String,
    /// What the bot may do here; nothing at all once it was removed.
    pub(super) bot: Option<u64>,
    /// Also the role of everyone, which has the server's own id.
    pub(super) roles: BTreeMap<u64, Role>,
    pub(super) members: BTreeMap<u64, BTreeSet<u64>>,
    pub(super) locale: String,
}

impl Guild {
    pub(super) fn new(id: u64, name: &str) -> Self {
        let permissions = permissions::EVERYONE;
        let everyone = Role { id, name: "@everyone".into(), permissions, mentionable: false };
        Self {
            id,
            name: name.into(),
            bot: Some(permissions::BOT),
            roles: BTreeMap::from([(id, everyone)]),
            members: BTreeMap::new(),
            locale: "en-US".into(),
        }
    }

    /// What a member may do, channels aside.
    pub(super) fn permissions_of(&self, person: u64) -> u64 {
        let roles = self.members.get(&person).into_iter().flatten().chain([&self.id]);
        let all = roles.filter_map(|role| self.roles.get(role));
        permissions::complete(all.fold(0, |sum, role| sum | role.permissions))
    }

    fn role_json(&self, role: &Role) -> Value {
        let position = self.roles.keys().position(|id| *id == role.id).unwrap_or_default();
        json!({
            "id": text(role.id),
            "name": role.name,
            "color": 0,
            "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
            "hoist": false,
            "managed": false,
            "mentionable": role.mentionable,
            "permissions": role.permissions.to_string(),
            "position": position,
            "icon": null,
            "unicode_emoji": null,
            "flags": 0,
        })
    }

    pub(super) fn roles_json(&self) -> Vec<Value> {
        self.roles.values().map(|role| self.role_json(role)).collect()
    }

    /// What all answers about a server say.
    fn basics(&self) -> Value {
        json!({
            "id": text(self.id),
            "name": self.name,
            "icon": null,
            "splash": null,
            "discovery_splash": null,
            "owner_id": text(self.id + 1),
            "afk_channel_id": null,
            "afk_timeout": 300,
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "roles": self.roles_json(),
            "emojis": [],
            "stickers": [],
            "features": ["COMMUNITY", "NEWS"],
            "mfa_level": 0,
            "application_id": null,
            "system_channel_id": null,
            "system_channel_flags": 0,
            "rules_channel_id": null,
            "vanity_url_code": null,
            "description": null,
            "banner": null,
            "premium_tier": 0,
            "preferred_locale": self.locale,
            "public_updates_channel_id": null,
            "nsfw_level": 0,
            "premium_progress_bar_enabled": false,
        })
    }
}

impl World {
    /// The server as GUILD_CREATE tells it.
    pub(super) fn guild_created(&self, id: u64) -> Value {
        let guild = &self.guilds[&id];
        let channels = self.channels.values().filter(|channel| channel.guild == Some(id));
        let mut body = guild.basics();
        for (key, value) in [
            ("joined_at", self.time(self.clock)),
            ("large", false.into()),
            ("unavailable", false.into()),
            ("member_count", (guild.members.len() + 1).into()),
            ("voice_states", json!([])),
            ("members", json!([self.bot_member(id)])),
            ("channels", channels.map(|channel| self.channel_json(channel)).collect()),
            ("threads", json!([])),
            ("presences", json!([])),
            ("stage_instances", json!([])),
            ("guild_scheduled_events", json!([])),
            ("soundboard_sounds", json!([])),
        ] {
            body[key] = value;
        }
        body
    }

    /// A person as a member of a server.
    pub(super) fn member_json(&self, guild: u64, person: u64) -> Value {
        let roles = self.guilds[&guild].members.get(&person).into_iter().flatten();
        let roles: Vec<Value> = roles.map(|role| text(*role)).collect();
        json!({
            "user": self.user(person),
            "nick": null,
            "avatar": null,
            "banner": null,
            "roles": roles,
            "joined_at": self.time(self.clock),
            "premium_since": null,
            "deaf": false,
            "mute": false,
            "flags": 0,
            "pending": false,
            "communication_disabled_until": null,
        })
    }

    fn bot_member(&self, guild: u64) -> Value {
        self.member_json(guild, self.bot.id)
    }

    /// The server that a call names, if the bot is in it.
    pub(super) fn visit(&self, ask: &Ask) -> Result<&Guild, Refusal> {
        let guild = self.guilds.get(&ask.id(0)?);
        let guild = guild.ok_or_else(|| Refusal::new(404, 10004, "Unknown Guild"))?;
        if guild.bot.is_none() { Err(Refusal::missing_access()) } else { Ok(guild) }
    }
}

pub(super) fn get(world: &mut World, ask: &Ask) -> Answer {
    world.visit(ask).map(Guild::basics)
}

pub(super) fn roles(world: &mut World, ask: &Ask) -> Answer {
    world.visit(ask).map(|guild| guild.roles_json().into())
}

pub(super) fn channels(world: &mut World, ask: &Ask) -> Answer {
    let guild = world.visit(ask)?.id;
    let here = world.channels.values().filter(|channel| channel.guild == Some(guild));
    Ok(here.map(|channel| world.channel_json(channel)).collect())
}

pub(super) fn member(world: &mut World, ask: &Ask) -> Answer {
    let guild = world.visit(ask)?;
    let person = ask.id(1)?;
    if person == world.bot.id || guild.members.contains_key(&person) {
        return Ok(world.member_json(guild.id, person));
    }
    Err(Refusal::new(404, 10007, "Unknown Member"))
}
