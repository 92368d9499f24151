//! What people write, as events.

use serde_json::Value;

use super::{
    mentions::named,
    messages::Message,
    request::Upload,
    session::{DIRECT_MESSAGES, GUILD_MESSAGES},
    world::{World, text},
};

impl World {
    /// A person writes into a channel; the message's id.
    pub(super) fn say(
        &mut self,
        person: u64,
        channel: u64,
        content: &str,
        files: &[Upload],
    ) -> u64 {
        assert!(self.reads(person, channel), "only who reads a channel can write in it");
        assert!(content.chars().count() <= 2000, "apps do not send such a long message");
        assert!(!content.trim().is_empty() || !files.is_empty(), "apps do not send nothing");
        let content = content.trim().to_owned();
        let mut message = Message { channel, author: person, content, ..Message::default() };
        message.attachments = files.iter().map(|file| self.store(channel, file)).collect();
        let private = self.channels[&channel].person.is_some();
        if private {
            self.account(person).acquainted = true;
        }
        let addressed = private || named(&message.content).people.contains(&self.bot.id);
        let id = self.post(message);
        if self.tell_message(id) && addressed {
            self.activity.awaited.insert(channel);
        }
        id
    }

    /// Tells the bot of a message; whether anybody heard.
    pub(super) fn tell_message(&mut self, id: u64) -> bool {
        let message = &self.messages[&id];
        if message.only_for.is_some() || message.is_loading() {
            return false;
        }
        let event = self.message_event(message);
        let intents = if event["guild_id"].is_null() { DIRECT_MESSAGES } else { GUILD_MESSAGES };
        self.gateway.dispatch("MESSAGE_CREATE", intents, &event)
    }

    fn message_event(&self, message: &Message) -> Value {
        let channel = &self.channels[&message.channel];
        let mut event = self.message_json(message, self.bot_reads(message));
        if let Some(guild) = channel.guild {
            let mut member = self.member_json(guild, message.author);
            if let Some(member) = member.as_object_mut() {
                member.remove("user");
            }
            event["guild_id"] = text(guild);
            event["member"] = member;
        }
        event["channel_type"] = channel.kind.into();
        event
    }
}
