//! Messages, and what the bot does with them in channels.

use serde_json::{Value, json};

use super::{
    channels::ANNOUNCEMENT,
    drafts::Purpose,
    interactions::Kind,
    mentions::{Pings, named},
    permissions::{MANAGE_MESSAGES, SEND_MESSAGES},
    refusal::{Answer, Refusal},
    routes::Ask,
    world::{World, text},
};

pub(super) const CROSSPOSTED: u64 = 1;
pub(super) const SUPPRESS_EMBEDS: u64 = 1 << 2;
pub(super) const EPHEMERAL: u64 = 1 << 6;
pub(super) const LOADING: u64 = 1 << 7;
pub(super) const SILENT: u64 = 1 << 12;
/// A nonce is remembered for this many milliseconds: "the past few minutes".
const NONCE: i64 = 5 * 60 * 1000;

/// A message as it is now.
#[derive(Clone, Debug, Default)]
pub struct Message {
    pub id: u64,
    pub channel: u64,
    pub author: u64,
    pub content: String,
    pub embeds: Vec<Value>,
    /// Rows of buttons and selects, as the bot sent them.
    pub components: Vec<Value>,
    /// Ids of files.
    pub attachments: Vec<u64>,
    pub flags: u64,
    /// The only person who sees it.
    pub only_for: Option<u64>,
    /// Whom it pinged when it came.
    pub pings: Pings,
    pub(super) time: i64,
    pub(super) edited: Option<i64>,
    pub(super) nonce: Value,
    /// The interaction that it answers.
    pub(super) interaction: Option<u64>,
}

impl Message {
    /// Published to the servers that follow its channel.
    pub fn is_published(&self) -> bool {
        self.flags & CROSSPOSTED != 0
    }

    /// Nothing is in it yet: *thinking*.
    pub(super) fn is_loading(&self) -> bool {
        self.flags & LOADING != 0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.content.trim().is_empty() && self.embeds.is_empty() && self.attachments.is_empty()
    }
}

impl World {
    /// The message as an answer or an event tells it; `whole` if the bot may read it.
    pub(super) fn message_json(&self, message: &Message, whole: bool) -> Value {
        let shown = |value: Value| if whole { value } else { json!([]) };
        let files = message.attachments.iter().map(|id| self.attachment_json(*id)).collect();
        let people = if message.author == self.bot.id {
            message.pings.people.clone()
        } else {
            named(&message.content).people
        };
        let answers = message.interaction.and_then(|id| self.interactions.get(&id));
        let kind = if answers.is_some_and(|it| it.kind == Kind::Command) { 20 } else { 0 };
        let roles: Vec<Value> = message.pings.roles.iter().map(|id| text(*id)).collect();
        json!({
            "id": text(message.id),
            "type": kind,
            "channel_id": text(message.channel),
            "author": self.user(message.author),
            "content": if whole { message.content.as_str() } else { "" },
            "timestamp": self.time(message.time),
            "edited_timestamp": message.edited.map(|time| self.time(time)),
            "tts": false,
            "mention_everyone": message.pings.everyone,
            "mentions": people.iter().map(|id| self.user(*id)).collect::<Vec<_>>(),
            "mention_roles": roles,
            "attachments": shown(files),
            "embeds": shown(message.embeds.clone().into()),
            "components": shown(message.components.clone().into()),
            "pinned": false,
            "flags": message.flags,
            "nonce": message.nonce,
            "application_id": answers.map(|_| text(self.bot.id)),
            "webhook_id": answers.map(|_| text(self.bot.id)),
        })
    }

    /// Whether the bot may read what is in a message without the privileged intent.
    pub(super) fn bot_reads(&self, message: &Message) -> bool {
        let private = self.channels.get(&message.channel).is_some_and(|it| it.guild.is_none());
        private
            || message.author == self.bot.id
            || named(&message.content).people.contains(&self.bot.id)
    }

    /// As the bot reads it.
    pub(super) fn told(&self, id: u64) -> Value {
        let message = &self.messages[&id];
        self.message_json(message, self.bot_reads(message))
    }

    /// Puts a message into its channel.
    pub(super) fn post(&mut self, mut message: Message) -> u64 {
        message.id = self.next_id();
        message.time = self.clock;
        let id = message.id;
        self.messages.insert(id, message);
        id
    }

    /// A message of a channel as the channel's own endpoints find it: private answers are not there.
    fn public(&self, ask: &Ask) -> Result<&Message, Refusal> {
        let channel = self.enter(ask.id(0)?)?.id;
        let message = self.messages.get(&ask.id(1)?);
        message
            .filter(|message| message.channel == channel && message.only_for.is_none())
            .ok_or_else(Refusal::unknown_message)
    }

    fn same_nonce(&self, nonce: &Value) -> Option<u64> {
        let since = self.clock - NONCE;
        let mut newest = self.messages.values().rev();
        let same = newest.find(|message| {
            message.author == self.bot.id && message.nonce == *nonce && message.time >= since
        });
        same.map(|message| message.id)
    }

    /// Refuses direct messages that would not arrive.
    fn reach(&self, person: u64) -> Result<(), Refusal> {
        let account = &self.people[&person];
        if account.closed {
            return Err(Refusal::new(403, 50007, "Cannot send messages to this user"));
        }
        if !account.acquainted && !self.meets(person) {
            let message = "Cannot send messages to this user due to having no mutual guilds";
            return Err(Refusal::new(403, 50278, message));
        }
        Ok(())
    }
}

pub(super) fn create(world: &mut World, ask: &Ask) -> Answer {
    let channel = world.enter(ask.id(0)?)?.clone();
    if let Some(person) = channel.person {
        world.reach(person)?;
    }
    world.demand(&channel, SEND_MESSAGES)?;
    let nonce = &ask.body["nonce"];
    if nonce.as_str().is_some_and(|nonce| nonce.chars().count() > 25) {
        let message = "Must be 25 or fewer in length.";
        return Err(Refusal::field("nonce", "NONCE_TYPE_TOO_LONG", message));
    }
    let mut message = Message { channel: channel.id, author: world.bot.id, ..Message::default() };
    world.fill(&mut message, &ask.body, &ask.files, Purpose::Post)?;
    if ask.body["enforce_nonce"] == true && nonce.is_null() {
        world.remark("enforce_nonce does nothing without a nonce");
    }
    if let (true, Some(id)) = (ask.body["enforce_nonce"] == true, world.same_nonce(nonce)) {
        return Ok(world.told(id));
    }
    message.nonce = nonce.clone();
    let id = world.post(message);
    world.tell_message(id);
    Ok(world.told(id))
}

pub(super) fn list(world: &mut World, ask: &Ask) -> Answer {
    let channel = world.enter(ask.id(0)?)?.id;
    let most = ask.query.get("limit").map_or(Ok(50), |limit| limit.parse::<usize>());
    let most = most.ok().filter(|most| (1..=100).contains(most)).ok_or_else(|| {
        Refusal::field("limit", "NUMBER_TYPE_RANGE", "Must be between 1 and 100.")
    })?;
    let all = world.messages.values().rev();
    let here = all.filter(|message| message.channel == channel && message.only_for.is_none());
    Ok(here.take(most).map(|message| world.told(message.id)).collect())
}

pub(super) fn get(world: &mut World, ask: &Ask) -> Answer {
    let id = world.public(ask)?.id;
    Ok(world.told(id))
}

pub(super) fn edit(world: &mut World, ask: &Ask) -> Answer {
    let mut message = world.public(ask)?.clone();
    if message.author != world.bot.id {
        return Err(Refusal::new(403, 50005, "Cannot edit a message authored by another user"));
    }
    world.fill(&mut message, &ask.body, &ask.files, Purpose::Edit)?;
    message.edited = Some(world.clock);
    let id = message.id;
    world.messages.insert(id, message);
    Ok(world.told(id))
}

pub(super) fn delete(world: &mut World, ask: &Ask) -> Answer {
    let (id, author) = world.public(ask).map(|message| (message.id, message.author))?;
    if author != world.bot.id {
        let channel = world.enter(ask.id(0)?)?;
        if channel.person.is_some() {
            return Err(Refusal::new(403, 50003, "Cannot execute action on a DM channel"));
        }
        world.demand(channel, MANAGE_MESSAGES)?;
    }
    world.messages.remove(&id);
    Ok(Value::Null)
}

pub(super) fn crosspost(world: &mut World, ask: &Ask) -> Answer {
    let (id, author) = world.public(ask).map(|message| (message.id, message.author))?;
    let channel = world.enter(ask.id(0)?)?;
    if channel.kind != ANNOUNCEMENT {
        let message = "Cannot execute action on this channel type";
        return Err(Refusal::new(400, 50024, message));
    }
    let wanted = if author == world.bot.id { SEND_MESSAGES } else { MANAGE_MESSAGES };
    world.demand(channel, wanted)?;
    let Some(message) = world.messages.get_mut(&id) else {
        return Err(Refusal::unknown_message());
    };
    if message.is_published() {
        let message = "This message has already been crossposted";
        return Err(Refusal::new(400, 40033, message));
    }
    message.flags |= CROSSPOSTED;
    Ok(world.told(id))
}
