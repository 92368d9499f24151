//! Groups and channels, and what the bot may do in them.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::{
    params::Params,
    refusal::{Answer, Refusal},
    world::World,
};

/// The kinds of chats with several people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Group,
    Supergroup,
    Channel,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Supergroup => "supergroup",
            Self::Channel => "channel",
        }
    }
}

/// What the bot is in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Member,
    /// May delete other people's messages, or may not.
    Admin {
        deletes: bool,
    },
    /// In it, but may write nothing: restricted in a group, no right to post in a channel.
    Silenced,
    Left,
    Kicked,
}

/// A group, supergroup or channel.
#[derive(Clone, Debug)]
pub(super) struct Chat {
    pub(super) id: i64,
    pub(super) kind: Kind,
    pub(super) title: String,
    pub(super) username: Option<String>,
    pub(super) members: HashSet<i64>,
    pub(super) admins: HashSet<i64>,
    pub(super) bot: Standing,
    pub(super) migrated_to: Option<i64>,
    pub(super) last_message: i32,
    /// The bot's message is the newest from any bot.
    pub(super) bot_spoke_last: bool,
}

impl Chat {
    pub(super) fn new(id: i64, kind: Kind, title: &str) -> Self {
        let bot = if kind == Kind::Channel {
            Standing::Admin { deletes: true }
        } else {
            Standing::Member
        };
        Self {
            id,
            kind,
            title: title.into(),
            username: None,
            members: HashSet::new(),
            admins: HashSet::new(),
            bot,
            migrated_to: None,
            last_message: 1,
            bot_spoke_last: false,
        }
    }

    pub(super) fn json(&self) -> Value {
        let mut chat = json!({ "id": self.id, "type": self.kind.name(), "title": self.title });
        if let Some(username) = &self.username {
            chat["username"] = username.as_str().into();
        }
        chat
    }

    /// The bot must be in the chat.
    fn check(&self) -> Result<(), Refusal> {
        let kind = self.kind.name();
        if let Some(to) = self.migrated_to {
            return Err(Refusal::migrated(to));
        }
        match self.bot {
            Standing::Kicked => {
                Err(Refusal::forbidden(format!("bot was kicked from the {kind} chat")))
            }
            Standing::Left => {
                Err(Refusal::forbidden(format!("bot is not a member of the {kind} chat")))
            }
            Standing::Member | Standing::Silenced if self.kind == Kind::Channel => {
                Err(Refusal::bad_request("need administrator rights in the channel chat"))
            }
            _ => Ok(()),
        }
    }
}

impl World {
    /// The chat's JSON; a private chat has its person's id.
    pub(super) fn chat_json(&self, id: i64) -> Value {
        let group = self.chats.get(&id).map(Chat::json);
        group.or_else(|| self.accounts.get(&id).map(|account| account.chat())).unwrap_or_default()
    }

    /// Finds the chat that a call names; nothing is said yet about access.
    pub(super) fn find_chat(&self, params: &Params) -> Result<i64, Refusal> {
        let Some(text) = params.text("chat_id") else {
            return Err(Refusal::careless("chat_id is empty"));
        };
        let by_name = |name: &str| {
            let is_it = |username: &Option<String>| {
                username.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(name))
            };
            self.chats.values().find(|chat| is_it(&chat.username)).map(|chat| chat.id)
        };
        let id = match text.strip_prefix('@') {
            Some(name) => by_name(name),
            None => text.trim().parse().ok(),
        };
        id.filter(|id| self.chats.contains_key(id) || self.accounts.contains_key(id))
            .ok_or_else(|| Refusal::bad_request("chat not found"))
    }

    /// Finds the chat that a call works in; whoever blocked the bot still counts.
    pub(super) fn reachable_chat(&self, params: &Params) -> Result<i64, Refusal> {
        let id = self.find_chat(params)?;
        if let Some(chat) = self.chats.get(&id) {
            chat.check()?;
        } else if self.accounts.get(&id).is_some_and(|account| account.deactivated) {
            return Err(Refusal::forbidden("user is deactivated"));
        }
        Ok(id)
    }

    /// Finds the chat that a call writes to.
    pub(super) fn writable_chat(&self, params: &Params) -> Result<i64, Refusal> {
        let id = self.reachable_chat(params)?;
        if self.chats.get(&id).is_some_and(|chat| chat.bot == Standing::Silenced) {
            return Err(Refusal::bad_request(
                "not enough rights to send text messages to the chat",
            ));
        }
        let account = self.accounts.get(&id).filter(|_| !self.chats.contains_key(&id));
        match account {
            Some(account) if account.blocked => {
                Err(Refusal::forbidden("bot was blocked by the user"))
            }
            Some(account) if !account.started => {
                Err(Refusal::forbidden("bot can't initiate conversation with a user"))
            }
            _ => Ok(id),
        }
    }
}

pub(super) fn get_chat(world: &mut World, params: &Params) -> Answer {
    let id = world.find_chat(params)?;
    if let Some(chat) = world.chats.get(&id) {
        match chat.bot {
            Standing::Kicked | Standing::Left => chat.check()?,
            _ => {}
        }
    }
    let mut chat = world.chat_json(id);
    chat["accent_color_id"] = 1.into();
    chat["max_reaction_count"] = 11.into();
    chat["accepted_gift_types"] = json!({
        "unlimited_gifts": false,
        "limited_gifts": false,
        "unique_gifts": false,
        "premium_subscription": false,
        "gifts_from_channels": false,
    });
    Ok(chat)
}

pub(super) fn get_chat_member(world: &mut World, params: &Params) -> Answer {
    let id = world.find_chat(params)?;
    let Some(user) = params.integer("user_id").filter(|user| *user > 0) else {
        return Err(Refusal::careless("invalid user_id specified"));
    };
    if user != world.bot.id && !world.accounts.contains_key(&user) {
        return Err(Refusal::bad_request("PARTICIPANT_ID_INVALID"));
    }
    match world.chats.get(&id) {
        Some(chat) => {
            chat.check()?;
            Ok(member_json(world, chat, user))
        }
        None => Ok(json!({ "status": "member", "user": world.user(user) })),
    }
}

pub(super) fn leave_chat(world: &mut World, params: &Params) -> Answer {
    let id = world.find_chat(params)?;
    let Some(chat) = world.chats.get_mut(&id) else {
        return Err(Refusal::careless("chat member status can't be changed in private chats"));
    };
    chat.check()?;
    chat.bot = Standing::Left;
    let actor = world.bot.user();
    world.bot_moved(id, actor, &Standing::Member);
    Ok(true.into())
}

fn member_json(world: &World, chat: &Chat, user: i64) -> Value {
    let admin = if user == world.bot.id {
        match chat.bot {
            Standing::Admin { deletes } => Some(deletes),
            _ => None,
        }
    } else {
        chat.admins.contains(&user).then_some(true)
    };
    let inside = user == world.bot.id || chat.members.contains(&user);
    match (admin, inside) {
        (Some(deletes), _) => {
            administrator_json(world.user(user), deletes, chat.kind == Kind::Channel)
        }
        (None, true) => json!({ "status": "member", "user": world.user(user) }),
        (None, false) => json!({ "status": "left", "user": world.user(user) }),
    }
}

fn administrator_json(user: Value, deletes: bool, posts: bool) -> Value {
    let rights: HashMap<&str, bool> = HashMap::from([
        ("can_be_edited", false),
        ("is_anonymous", false),
        ("can_manage_chat", true),
        ("can_delete_messages", deletes),
        ("can_manage_video_chats", false),
        ("can_restrict_members", false),
        ("can_promote_members", false),
        ("can_change_info", false),
        ("can_invite_users", false),
        ("can_post_stories", false),
        ("can_edit_stories", false),
        ("can_delete_stories", false),
        ("can_post_messages", posts),
        ("can_edit_messages", posts),
        ("can_pin_messages", false),
        ("can_manage_topics", false),
    ]);
    let mut member = json!(rights);
    member["status"] = "administrator".into();
    member["user"] = user;
    member
}

/// A member who may write nothing.
fn restricted_json(user: Value) -> Value {
    let rights = [
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_manage_topics",
    ];
    let mut member = json!({ "status": "restricted", "user": user, "until_date": 0 });
    member["is_member"] = true.into();
    for right in rights {
        member[right] = false.into();
    }
    member
}

impl World {
    /// The `ChatMember` of the bot for a standing.
    pub(super) fn bot_member(&self, kind: Kind, standing: &Standing) -> Value {
        let user = self.bot.user();
        match standing {
            Standing::Member => json!({ "status": "member", "user": user }),
            Standing::Left => json!({ "status": "left", "user": user }),
            Standing::Kicked => json!({ "status": "kicked", "user": user, "until_date": 0 }),
            Standing::Admin { deletes } => {
                administrator_json(user, *deletes, kind == Kind::Channel)
            }
            Standing::Silenced if kind == Kind::Channel => administrator_json(user, false, false),
            Standing::Silenced => restricted_json(user),
        }
    }

    /// Tells the bot that its standing in a chat changed.
    pub(super) fn bot_moved(&mut self, id: i64, actor: Value, before: &Standing) -> u32 {
        let Some(chat) = self.chats.get(&id) else {
            return 0;
        };
        let payload = json!({
            "chat": chat.json(),
            "from": actor,
            "date": self.now(),
            "old_chat_member": self.bot_member(chat.kind, before),
            "new_chat_member": self.bot_member(chat.kind, &chat.bot),
        });
        self.push("my_chat_member", payload)
    }
}
