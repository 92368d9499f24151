//! What people do, as updates.

use serde_json::{Value, json};

use super::{
    chats::{Chat, Kind, Standing},
    messages::{Content, Message, Sender},
    settle::Awaited,
    world::World,
};

/// What a person sent: the update's id (0 if the bot gets none) and the message's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub update: u32,
    pub message: i32,
}

impl World {
    /// Posts a person's message and tells the bot, where it may know.
    pub(super) fn say(&mut self, message: Message) -> Said {
        let chat = message.chat;
        if let Some(account) = self.accounts.get_mut(&chat) {
            account.started = true;
        }
        let id = self.post(message);
        if let Some(limiter) = &mut self.limiter {
            limiter.hear(chat);
        }
        let Some(message) = self.message(chat, id).filter(|message| self.bot_sees(message)) else {
            return Said { update: 0, message: id };
        };
        let kind = if self.is_channel(chat) { "channel_post" } else { "message" };
        let addressed = self.chats.get(&chat).is_none_or(|chat| self.meant_for_bot(chat, message));
        let update = self.push(kind, self.message_json(message));
        if update != 0 && addressed {
            self.activity.awaited.insert(Awaited::Chat(chat));
        }
        Said { update, message: id }
    }

    /// A person changes a message.
    pub(super) fn reword(&mut self, chat: i64, id: i32, text: super::text::Styled) -> u32 {
        let now = self.now();
        let Some(message) = self.message_mut(chat, id) else {
            return 0;
        };
        message.text = text;
        message.edited = Some(now);
        let message = message.clone();
        if !self.bot_sees(&message) {
            return 0;
        }
        let kind = if self.is_channel(chat) { "edited_channel_post" } else { "edited_message" };
        self.push(kind, self.message_json(&message))
    }

    /// Privacy mode: what of a group reaches the bot.
    fn bot_sees(&self, message: &Message) -> bool {
        let Some(chat) = self.chats.get(&message.chat) else {
            return true;
        };
        match chat.bot {
            Standing::Left | Standing::Kicked => false,
            Standing::Admin { .. } => true,
            Standing::Member | Standing::Silenced if chat.kind == Kind::Channel => false,
            Standing::Member | Standing::Silenced => {
                !self.bot.privacy || is_service(message) || self.meant_for_bot(chat, message)
            }
        }
    }

    fn meant_for_bot(&self, chat: &Chat, message: &Message) -> bool {
        let answered = message.reply_to.and_then(|id| self.message(message.chat, id));
        if answered.is_some_and(Message::is_bots) {
            return true;
        }
        let command = message.text.entities.iter().find(|entity| entity.kind == "bot_command");
        let Some(command) = command.filter(|command| command.offset == 0) else {
            return false;
        };
        // A command is ASCII, so its units are bytes.
        let command = &message.text.text[..command.length];
        match command.split_once('@') {
            Some((_, bot)) => bot.eq_ignore_ascii_case(&self.bot.username),
            None => chat.bot_spoke_last,
        }
    }

    /// A person blocks or unblocks the bot.
    pub(super) fn set_blocked(&mut self, person: i64, blocked: bool) -> u32 {
        let Some(account) = self.accounts.get_mut(&person) else {
            return 0;
        };
        account.blocked = blocked;
        let (user, chat) = (account.user(), account.chat());
        let (old, new) = if blocked {
            (Standing::Member, Standing::Kicked)
        } else {
            (Standing::Kicked, Standing::Member)
        };
        let payload = json!({
            "chat": chat,
            "from": user,
            "date": self.now(),
            "old_chat_member": self.bot_member(Kind::Group, &old),
            "new_chat_member": self.bot_member(Kind::Group, &new),
        });
        self.push("my_chat_member", payload)
    }

    /// A note of the chat itself, such as a new member.
    pub(super) fn note(
        &mut self,
        chat: i64,
        from: Sender,
        field: &'static str,
        value: Value,
    ) -> Said {
        let mut message = Message::new(chat, from, super::text::Styled::default());
        message.content = Content::Other(field, value);
        self.say(message)
    }
}

/// Notes of the chat itself reach every bot.
fn is_service(message: &Message) -> bool {
    let Content::Other(field, _) = &message.content else {
        return false;
    };
    field.contains("chat_member") || field.contains("migrate")
}
