//! Permissions as bits.

use super::{channels::Channel, refusal::Refusal, world::World};

pub const ADMINISTRATOR: u64 = 1 << 3;
pub const MANAGE_GUILD: u64 = 1 << 5;
pub const VIEW_CHANNEL: u64 = 1 << 10;
pub const SEND_MESSAGES: u64 = 1 << 11;
pub const MANAGE_MESSAGES: u64 = 1 << 13;
pub const EMBED_LINKS: u64 = 1 << 14;
pub const ATTACH_FILES: u64 = 1 << 15;
pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
pub const MENTION_EVERYONE: u64 = 1 << 17;
pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
pub const MANAGE_EVENTS: u64 = 1 << 33;
pub const CREATE_EVENTS: u64 = 1 << 44;

/// What the bot is invited with, unless a test says otherwise.
pub(super) const BOT: u64 = VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | CREATE_EVENTS;

/// What every member may do.
pub(super) const EVERYONE: u64 =
    VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | USE_APPLICATION_COMMANDS;

/// Administrators may do everything.
pub(super) fn complete(bits: u64) -> u64 {
    if bits & ADMINISTRATOR == 0 { bits } else { (1 << 52) - 1 }
}

impl World {
    /// What the bot may do in a channel.
    pub(super) fn bot_may(&self, channel: &Channel) -> u64 {
        let Some(guild) = channel.guild.and_then(|id| self.guilds.get(&id)) else {
            return BOT;
        };
        let bits = guild.bot.unwrap_or_default();
        if bits & ADMINISTRATOR == 0 { bits & !channel.denied } else { complete(bits) }
    }

    /// The channel, if the bot may see it.
    pub(super) fn enter(&self, channel: u64) -> Result<&Channel, Refusal> {
        let channel = self.channels.get(&channel).ok_or_else(Refusal::unknown_channel)?;
        if self.bot_may(channel) & VIEW_CHANNEL == 0 {
            return Err(Refusal::missing_access());
        }
        Ok(channel)
    }

    /// Refuses what the bot may not do in a channel.
    pub(super) fn demand(&self, channel: &Channel, wanted: u64) -> Result<(), Refusal> {
        if self.bot_may(channel) & wanted == wanted {
            return Ok(());
        }
        Err(Refusal::missing_permissions())
    }
}
