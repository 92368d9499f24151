//! Servers, their channels and roles, as a test sets them up.

use serde_json::json;

use super::{
    Discord,
    channels::{ANNOUNCEMENT, TEXT},
    guilds::{self, Guild},
    messages::Message,
    person::Person,
    scheduled::Scheduled,
    session::GUILDS,
    world::{World, text},
};

/// A handle on a server (a *guild* in Discord's own words).
#[derive(Clone, Debug)]
pub struct Community {
    pub(super) discord: Discord,
    pub(super) id: u64,
}

/// A handle on a channel, or on direct messages.
#[derive(Clone, Debug)]
pub struct Room {
    pub(super) discord: Discord,
    pub(super) id: u64,
}

/// A handle on a role.
#[derive(Clone, Debug)]
pub struct Role {
    discord: Discord,
    guild: u64,
    id: u64,
}

impl Community {
    pub fn id(&self) -> u64 {
        self.id
    }

    fn change<R>(&self, act: impl FnOnce(&mut Guild) -> R) -> R {
        self.discord.shared.change(|world| act(world.guilds.get_mut(&self.id).expect("it exists")))
    }

    /// Tells the bot how the server is now.
    pub(super) fn tell(&self) {
        self.discord.shared.change(|world| {
            let event = world.guild_created(self.id);
            world.gateway.dispatch("GUILD_CREATE", GUILDS, &event)
        });
    }

    fn room(&self, kind: u8, name: &str) -> Room {
        let id = self.discord.shared.change(|world| {
            let id = world.add_channel(self.id, kind, name);
            let event = world.channel_json(&world.channels[&id]);
            world.gateway.dispatch("CHANNEL_CREATE", GUILDS, &event);
            id
        });
        Room { discord: self.discord.clone(), id }
    }

    /// Opens a text channel.
    pub fn text(&self, name: &str) -> Room {
        self.room(TEXT, name)
    }

    /// Opens a channel whose messages other servers can follow.
    pub fn announcements(&self, name: &str) -> Room {
        self.room(ANNOUNCEMENT, name)
    }

    /// Makes a role that gives these permissions.
    pub fn role(&self, name: &str, permissions: u64) -> Role {
        let id = self.discord.shared.change(World::next_id);
        let role = guilds::Role { id, name: name.into(), permissions, mentionable: false };
        self.change(|guild| guild.roles.insert(id, role));
        Role { discord: self.discord.clone(), guild: self.id, id }
    }

    /// People join.
    pub fn join(&self, people: &[&Person]) {
        for person in people {
            self.change(|guild| {
                guild.members.entry(person.id()).or_default();
            });
        }
    }

    /// Somebody leaves.
    pub fn leave(&self, person: &Person) {
        self.change(|guild| guild.members.remove(&person.id()));
    }

    /// A member gets a role.
    pub fn grant(&self, person: &Person, role: &Role) {
        self.change(|guild| guild.members.entry(person.id()).or_default().insert(role.id));
    }

    /// What the bot may do here, as bits of `permissions`.
    pub fn let_bot(&self, permissions: u64) {
        self.change(|guild| guild.bot = Some(permissions));
    }

    /// Removes the bot; it is told.
    pub fn remove_bot(&self) {
        self.change(|guild| guild.bot = None);
        self.discord.shared.change(|world| {
            let event = json!({ "id": text(self.id) });
            world.gateway.dispatch("GUILD_DELETE", GUILDS, &event)
        });
    }

    /// The events that the bot planned here, oldest first, with their ids.
    pub fn events(&self) -> Vec<(u64, Scheduled)> {
        self.discord.shared.read(|world| {
            let all = world.scheduled.iter().filter(|(_, event)| event.guild == self.id);
            all.map(|(id, event)| (*id, event.clone())).collect()
        })
    }

    /// A moderator deletes an event.
    pub fn deletes_event(&self, id: u64) {
        self.discord.shared.change(|world| world.scheduled.remove(&id));
    }
}

impl Room {
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Takes permissions from the bot in this channel only.
    pub fn deny_bot(&self, permissions: u64) {
        self.discord.shared.change(|world| {
            world.channels.entry(self.id).and_modify(|channel| channel.denied |= permissions);
        });
    }

    /// Deletes the channel with its messages; the bot is told.
    pub fn delete(&self) {
        self.discord.shared.change(|world| {
            let Some(channel) = world.channels.remove(&self.id) else {
                return;
            };
            world.messages.retain(|_, message| message.channel != self.id);
            let event = world.channel_json(&channel);
            world.gateway.dispatch("CHANNEL_DELETE", GUILDS, &event);
        });
    }

    /// What everybody in the channel sees, oldest first.
    pub fn messages(&self) -> Vec<Message> {
        self.discord.shared.read(|world| {
            let all = world.messages.values();
            let here = all.filter(|it| it.channel == self.id && it.only_for.is_none());
            here.cloned().collect()
        })
    }

    /// The same as text, each message on its own.
    pub fn screens(&self) -> Vec<String> {
        let messages = self.messages();
        self.discord.shared.read(|world| messages.iter().map(|one| world.shown(one)).collect())
    }
}

impl Role {
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Everybody may ping the role from now on.
    pub fn mentionable(self) -> Self {
        self.discord.shared.change(|world| {
            let guild = world.guilds.get_mut(&self.guild);
            if let Some(role) = guild.and_then(|guild| guild.roles.get_mut(&self.id)) {
                role.mentionable = true;
            }
        });
        self
    }

    /// Deletes the role; the bot is told.
    pub fn delete(self) {
        self.discord.shared.change(|world| {
            if let Some(guild) = world.guilds.get_mut(&self.guild) {
                guild.roles.remove(&self.id);
            }
            let event = json!({ "guild_id": text(self.guild), "role_id": text(self.id) });
            world.gateway.dispatch("GUILD_ROLE_DELETE", GUILDS, &event)
        });
    }
}
