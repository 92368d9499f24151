//! Groups and channels.

use serde_json::json;

use super::{
    Telegram,
    chats::{Chat, Kind, Standing},
    messages::{Message, Sender},
    person::{Person, Press},
    speaking::Said,
    text::Styled,
    world::World,
};

/// A handle on a group or a channel.
#[derive(Clone, Debug)]
pub struct Group {
    pub(super) tg: Telegram,
    pub(super) id: i64,
}

impl Group {
    pub fn id(&self) -> i64 {
        self.id
    }

    fn change<R>(&self, act: impl FnOnce(&mut Chat) -> R) -> R {
        self.tg.shared.change(|world| act(world.chats.get_mut(&self.id).expect("the chat exists")))
    }

    /// Makes the chat public under a name.
    pub fn named(self, username: &str) -> Self {
        self.change(|chat| chat.username = Some(username.into()));
        self
    }

    fn say(&self, from: Sender, text: &str, reply_to: Option<i32>) -> Said {
        let mut message = Message::new(self.id, from, Styled::typed(text));
        message.reply_to = reply_to;
        self.tg.shared.change(|world| {
            if let Sender::Person(id) = from {
                assert!(world.chats[&self.id].members.contains(&id), "only members write");
            }
            world.say(message)
        })
    }

    pub async fn send(&self, person: &Person, text: &str) -> Said {
        self.say(Sender::Person(person.id), text, None)
    }

    pub async fn reply(&self, person: &Person, message: i32, text: &str) -> Said {
        self.say(Sender::Person(person.id), text, Some(message))
    }

    /// An administrator writes in the group's name; in a channel that is a post.
    pub async fn send_anonymously(&self, text: &str) -> Said {
        self.say(Sender::Chat(self.id), text, None)
    }

    /// Somebody writes in a channel's name.
    pub async fn send_as(&self, channel: &Group, text: &str) -> Said {
        self.say(Sender::Chat(channel.id), text, None)
    }

    /// A member presses a button in this chat.
    pub async fn press(&self, person: &Person, label: &str) -> Press {
        match self.tg.find_button(self.id, label) {
            Some((message, action)) => person.activate(self.id, message, action).await,
            None => panic!("no button {label:?} in this chat:\n{}", self.transcript()),
        }
    }

    pub async fn join(&self, person: &Person) -> Said {
        self.change(|chat| chat.members.insert(person.id));
        self.tg.shared.change(|world| {
            let members = json!([world.user(person.id)]);
            world.note(self.id, Sender::Person(person.id), "new_chat_members", members)
        })
    }

    pub async fn leave(&self, person: &Person) -> Said {
        self.change(|chat| chat.members.remove(&person.id));
        self.tg.shared.change(|world| {
            let member = world.user(person.id);
            world.note(self.id, Sender::Person(person.id), "left_chat_member", member)
        })
    }

    /// Makes a member an administrator.
    pub fn admin(self, person: &Person) -> Self {
        self.change(|chat| chat.admins.insert(person.id));
        self
    }

    fn move_bot(&self, by: &Person, to: Standing) -> u32 {
        let before = self.change(|chat| std::mem::replace(&mut chat.bot, to));
        self.tg.shared.change(|world| {
            let actor = world.user(by.id);
            world.bot_moved(self.id, actor, &before)
        })
    }

    /// Makes the bot an administrator who may delete messages, or may not.
    pub async fn promote_bot(&self, by: &Person, deletes: bool) -> u32 {
        self.move_bot(by, Standing::Admin { deletes })
    }

    /// Makes the bot a plain member, adding it if need be.
    pub async fn add_bot(&self, by: &Person) -> u32 {
        self.move_bot(by, Standing::Member)
    }

    /// Takes from the bot what lets it write here.
    pub async fn silence_bot(&self, by: &Person) -> u32 {
        self.move_bot(by, Standing::Silenced)
    }

    /// A chat that the bot was never in.
    pub fn without_bot(self) -> Self {
        self.change(|chat| chat.bot = Standing::Left);
        self
    }

    /// Adds the bot over a `startgroup` link.
    pub async fn add_bot_by_link(&self, by: &Person, payload: &str) -> Said {
        self.add_bot(by).await;
        self.send(by, &format!("/start@{} {payload}", self.tg.username())).await
    }

    pub async fn kick_bot(&self, by: &Person) -> u32 {
        self.move_bot(by, Standing::Kicked)
    }

    /// Turns a group into a supergroup of a new id.
    pub async fn migrate(&self, to: i64) -> Group {
        let upgrade = |world: &mut World| {
            let mut chat = world.chats[&self.id].clone();
            chat.id = to;
            chat.kind = Kind::Supergroup;
            chat.last_message = 0;
            world.chats.insert(to, chat);
            let Some(admin) = world.chats[&self.id].members.iter().min().copied() else {
                return;
            };
            world.note(self.id, Sender::Person(admin), "migrate_to_chat_id", to.into());
            world.note(to, Sender::Chat(to), "migrate_from_chat_id", self.id.into());
            world.chats.entry(self.id).and_modify(|old| old.migrated_to = Some(to));
        };
        self.tg.shared.change(upgrade);
        Group { tg: self.tg.clone(), id: to }
    }

    pub fn screen(&self) -> String {
        self.tg.shared.read(|world| world.screen(self.id))
    }

    pub fn transcript(&self) -> String {
        self.tg.shared.read(|world| world.transcript(self.id))
    }

    pub fn messages(&self) -> Vec<Message> {
        self.tg.shared.read(|world| world.visible(self.id).cloned().collect())
    }
}
