//! Announcements on Discord: one post per channel, with what goes with it.
//!
//! Discord recognises a repeated post by its nonce for some minutes. So a post whose answer was lost is
//! repeated once, at once; nothing else is tried twice here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bot_core::broadcast::{Carrier, Files, Posted};
use bot_core::i18n::Catalogue;
use bot_core::khmer;
use bot_core::outcome::{Reply, Scheduled};
use bot_core::platform::{Address, Platform};
use bot_core::text::Phrase;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use serenity::builder::CreateEmbed;
use serenity::model::Timestamp;
use serenity::model::id::{ChannelId, GuildId, MessageId, RoleId, ScheduledEventId, UserId};
use tokio::time::{Instant, sleep};

use crate::Links;
use crate::calls::{Call, Post};
use crate::dm_rate::DmRate;
use crate::errors::Failure;
use crate::inbound::Place;
use crate::limits::Class;
use crate::message::Message;
use crate::notifications;
use crate::outbound::{self, Words};
use crate::sender::Sender;
use crate::uploads::Uploads;
use crate::wire::{CALL_LIMIT, Calls};

/// How many posts may be under way at once: a channel takes one after the other, and no bot is in very
/// many.
const AT_ONCE: usize = 8;
/// The pause before a post without an answer is repeated.
const UNANSWERED_PAUSE: Duration = Duration::from_secs(1);
/// How long the kind of a channel is remembered.
const KNOWN: Duration = Duration::from_secs(600);
/// How long showing something to staff may take.
const SHOWING: Duration = Duration::from_secs(8);
/// Discord: a message's content.
const CONTENT: usize = 2_000;
/// Discord: status of a scheduled event.
const CANCELED: u64 = 4;
/// Discord: the type of a channel whose posts other servers can follow.
const ANNOUNCEMENTS: u64 = 5;

/// Discord, as the runner of announcements sees it.
pub(crate) struct Bulk<C> {
    sender: Sender<C>,
    catalogue: Arc<Catalogue>,
    links: Links,
    uploads: Uploads,
    dm_rate: DmRate,
    /// Whether other servers can follow a channel, and since when that is known.
    followed: Mutex<HashMap<ChannelId, (bool, Instant)>>,
}

impl<C> Bulk<C> {
    pub(crate) fn new(
        sender: Sender<C>,
        catalogue: Arc<Catalogue>,
        links: Links,
        files: Arc<dyn Files>,
    ) -> Self {
        let uploads = Uploads::new(files);
        let (dm_rate, followed) = (DmRate::new(), Mutex::default());
        Self { sender, catalogue, links, uploads, dm_rate, followed }
    }
}

impl<C: Calls> Carrier for Bulk<C> {
    fn platform(&self) -> Platform {
        Platform::Discord
    }

    fn per_second(&self) -> u32 {
        self.sender.lane().per_second()
    }

    fn at_once(&self) -> usize {
        AT_ONCE
    }

    fn slot(&self) -> BoxFuture<'_, ()> {
        Box::pin(self.sender.lane().slot())
    }

    fn post<'a>(&'a self, to: &'a Address, post: &'a Reply) -> BoxFuture<'a, Posted> {
        Box::pin(self.post_to(to, post))
    }

    fn show<'a>(
        &'a self,
        to: &'a Address,
        reply: &'a Reply,
        edits: Option<&'a str>,
    ) -> BoxFuture<'a, Option<String>> {
        Box::pin(self.show_to(to, reply, edits))
    }
}

impl<C: Calls> Bulk<C> {
    fn words(&self) -> Words<'_> {
        Words { catalogue: &self.catalogue, links: &self.links }
    }

    async fn post_to(&self, to: &Address, reply: &Reply) -> Posted {
        let (guild, channel) = match notifications::place(to) {
            Some(Place::Channel(guild, channel)) => (Some(guild), channel),
            Some(Place::User(user)) => match self.unasked_direct(user).await {
                Ok(channel) => (None, channel),
                Err(posted) => return posted,
            },
            _ => return Posted::Gone,
        };
        if let (Some(guild), Some(id)) = (guild, held(reply)) {
            return self.follow(guild, id, reply).await;
        }
        let Some(message) = outbound::post(reply, self.words()) else { return Posted::Refused };
        let upload = match &message.file {
            Some(file) => match self.uploads.of(file).await {
                Some(upload) => Some(upload),
                None => {
                    tracing::error!(code = "file_missing", "a post has a file that is not kept");
                    return Posted::Failed;
                }
            },
            None => None,
        };
        let mention = reply.extras.mention.as_deref().and_then(role);
        let nonce = reply.extras.once.clone().unwrap_or_else(|| self.sender.nonce());
        let message = Message { upload, ..mentioning(message, mention) };
        let roles = mention.into_iter().collect();
        let call = Call::Send(channel, Box::new(Post { message, nonce, roles }));
        match self.post_once(&call).await {
            Ok(answer) => {
                let Some(guild) = guild else { return Posted::Sent };
                self.publish(channel, &answer).await;
                match self.schedule(guild, reply).await {
                    Some(event) => Posted::Made(event.to_string()),
                    None => Posted::Sent,
                }
            }
            Err(failure) => {
                tracing::debug!(code = failure.code(), "a post was not sent");
                failure.posted()
            }
        }
    }

    async fn post_once(&self, call: &Call) -> Result<Value, Failure> {
        let calls = self.sender.calls();
        let mut result = calls.call(call, Class::Bulk, CALL_LIMIT).await;
        if result == Err(Failure::Unanswered) {
            sleep(UNANSWERED_PAUSE).await;
            // If the first try arrived, Discord answers with the existing message.
            result = match calls.call(call, Class::Bulk, CALL_LIMIT).await {
                Ok(answer) => Ok(answer),
                // A failure of the second try says nothing about the first.
                Err(_) => Err(Failure::Unanswered),
            };
        }
        if let Err(Failure::Later { pause, global: true, .. }) = result {
            self.sender.lane().pause(pause);
        }
        result
    }

    /// A call beside a post. It is tried once, and waits a moment for its turn as replies do, because
    /// it will have no other.
    async fn beside(&self, call: &Call) -> Result<Value, Failure> {
        self.sender.lane().note();
        self.sender.calls().call(call, Class::Reply, CALL_LIMIT).await
    }

    /// Publishes the post to servers that follow the channel. Its failure does not matter for the post.
    async fn publish(&self, channel: ChannelId, posted: &Value) {
        let Some(message) = id(&posted["id"]) else { return };
        if !self.is_followed(channel).await {
            return;
        }
        let call = Call::Crosspost(channel, MessageId::new(message));
        if let Err(failure) = self.beside(&call).await {
            tracing::warn!(code = failure.code(), "a post was not passed on to other servers");
        }
    }

    async fn is_followed(&self, channel: ChannelId) -> bool {
        let known = || self.followed.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known().get(&channel).copied();
        if let Some((followed, _)) = found.filter(|(_, at)| at.elapsed() < KNOWN) {
            return followed;
        }
        let call = Call::Channel(channel);
        match self.beside(&call).await {
            Ok(answer) => {
                let followed = answer["type"] == ANNOUNCEMENTS;
                known().insert(channel, (followed, Instant::now()));
                followed
            }
            Err(failure) => {
                tracing::warn!(code = failure.code(), "what kind of channel it is was not told");
                false
            }
        }
    }

    /// Makes a scheduled event of the forum. The event's id; its failure does not matter for the post.
    async fn schedule(&self, guild: GuildId, reply: &Reply) -> Option<u64> {
        let call = Call::CreateEvent(guild, self.event(reply)?);
        match self.beside(&call).await {
            Ok(answer) => id(&answer["id"]),
            Err(failure) => {
                let code = failure.code();
                tracing::warn!(code, "a forum did not become an event of a server");
                None
            }
        }
    }

    /// Updates a scheduled event. Doing it twice changes nothing.
    async fn follow(&self, guild: GuildId, held: u64, reply: &Reply) -> Posted {
        let Some(scheduled) = reply.extras.scheduled.as_deref() else { return Posted::Refused };
        let body =
            if scheduled.cancelled { Some(json!({"status": CANCELED})) } else { self.event(reply) };
        let Some(body) = body else { return Posted::Refused };
        let call = Call::EditEvent(guild, ScheduledEventId::new(held), body);
        match self.post_once(&call).await {
            Ok(_) => Posted::Sent,
            Err(failure) => {
                tracing::warn!(code = failure.code(), "an event of a server was not changed");
                failure.posted()
            }
        }
    }

    fn event(&self, reply: &Reply) -> Option<Value> {
        let scheduled = reply.extras.scheduled.as_deref()?;
        let place = Phrase::Message(scheduled.place.clone());
        let place = self.catalogue.phrase(&place, reply.locale, &self.links);
        event(scheduled, place.trim())
    }

    /// A person's chat with the bot, for a message that they did not ask for: opening many new chats at
    /// once would look like spam to Discord.
    async fn unasked_direct(&self, user: UserId) -> Result<ChannelId, Posted> {
        if self.sender.memory().direct(user).is_none() {
            self.dm_rate.take().map_err(Posted::Wait)?;
        }
        self.direct(user).await.map_err(Failure::posted)
    }

    /// A person's chat with the bot.
    async fn direct(&self, user: UserId) -> Result<ChannelId, Failure> {
        let known = self.sender.memory().direct(user);
        if let Some(channel) = known {
            return Ok(channel);
        }
        let call = Call::OpenDirect(user);
        let answer = self.sender.calls().call(&call, Class::Reply, CALL_LIMIT).await?;
        let channel = ChannelId::new(id(&answer["id"]).ok_or(Failure::Unanswered)?);
        self.sender.memory().found(user, channel);
        Ok(channel)
    }

    async fn show_to(&self, to: &Address, reply: &Reply, edits: Option<&str>) -> Option<String> {
        let Some(Place::User(user)) = notifications::place(to) else { return None };
        let message = outbound::post(reply, self.words())?;
        match self.show_message(user, message, edits.and_then(shown)).await {
            Ok((channel, message)) => Some(format!("{channel}/{message}")),
            Err(failure) => {
                tracing::warn!(code = failure.code(), "what staff should see was not sent");
                None
            }
        }
    }

    async fn show_message(
        &self,
        user: UserId,
        message: Message,
        edits: Option<(ChannelId, MessageId)>,
    ) -> Result<(ChannelId, MessageId), Failure> {
        let until = Instant::now() + SHOWING;
        if let Some((channel, shown)) = edits {
            let call = Call::Edit(channel, shown, message.clone());
            match self.sender.attempt(&call, until).await {
                Ok(_) => return Ok((channel, shown)),
                Err(Failure::Stale | Failure::Gone) => {}
                Err(failure) => return Err(failure),
            }
        }
        let channel = self.direct(user).await?;
        let post = Post::new(message, self.sender.nonce());
        let answer = self.sender.attempt(&Call::Send(channel, Box::new(post)), until).await?;
        let shown = id(&answer["id"]).ok_or(Failure::Unanswered)?;
        Ok((channel, MessageId::new(shown)))
    }
}

/// Mentions this role above the words. Words that leave no room for it go into an embed.
fn mentioning(mut message: Message, mention: Option<RoleId>) -> Message {
    let Some(role) = mention else { return message };
    let mention = format!("<@&{role}>");
    let units = |text: &str| text.encode_utf16().count();
    if message.content.is_empty() {
        message.content = mention;
    } else if units(&mention) + 1 + units(&message.content) <= CONTENT {
        message.content = format!("{mention}\n{}", message.content);
    } else {
        message.embeds.insert(0, CreateEmbed::new().description(message.content));
        message.content = mention;
    }
    message
}

/// The data of a scheduled event at any place; `None` if it has no name.
fn event(scheduled: &Scheduled, place: &str) -> Option<Value> {
    let at = |seconds| Timestamp::from_unix_timestamp(seconds).ok().map(|at| at.to_string());
    let place = if place.is_empty() { scheduled.name.as_str() } else { place };
    (!scheduled.name.is_empty()).then_some(())?;
    Some(json!({
        "name": khmer::fit(&scheduled.name, Scheduled::NAME),
        "description": khmer::fit(&scheduled.about, Scheduled::ABOUT),
        "privacy_level": 2,
        "entity_type": 3,
        "entity_metadata": {"location": khmer::fit(place, Scheduled::PLACE)},
        "scheduled_start_time": at(scheduled.starts)?,
        "scheduled_end_time": at(scheduled.ends)?,
    }))
}

fn number(text: &str) -> Option<u64> {
    text.parse().ok().filter(|id| (1..u64::MAX).contains(id))
}

fn id(value: &Value) -> Option<u64> {
    value.as_str().and_then(number)
}

/// The id of the scheduled event that is to be changed, if the reply does only that.
fn held(reply: &Reply) -> Option<u64> {
    number(reply.extras.scheduled.as_deref()?.id.as_deref()?)
}

fn role(text: &str) -> Option<RoleId> {
    number(text).map(RoleId::new)
}

/// The message that an earlier `show` returned.
fn shown(text: &str) -> Option<(ChannelId, MessageId)> {
    let (channel, message) = text.split_once('/')?;
    Some((ChannelId::new(number(channel)?), MessageId::new(number(message)?)))
}
