//! When an announcement's next post may begin: behind the replies, at Telegram's pace.
//!
//! Replies never wait for a post: they are counted, and posts give way. A "too many requests" to any
//! call pauses only this lane.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use teloxide::types::ChatId;
use tokio::time::{Instant, sleep};

use crate::message::Call;
use crate::place::is_private;

/// Telegram's FAQ for bots: one message a second to a person, twenty a minute to a group.
const PERSON: Limit = Limit {
    most: 1,
    span: Duration::from_secs(1),
    // Telegram tolerates bursts, so the messages that went too far may have begun a while ago.
    kept: Duration::from_secs(5),
};
const GROUP: Limit =
    Limit { most: 20, span: Duration::from_secs(60), kept: Duration::from_secs(60) };

/// How many messages a chat may get within a time, and how long they are remembered.
#[derive(Clone, Copy)]
struct Limit {
    most: usize,
    span: Duration,
    kept: Duration,
}

/// The pace of posts, shared by the sender and the carrier, with the limits of single chats.
pub(crate) struct Lane {
    pace: bot_core::broadcast::lane::Lane,
    began: Instant,
    chats: Mutex<Chats>,
}

struct Chats {
    people: Recent,
    groups: Recent,
}

impl Lane {
    pub(crate) fn new(per_second: u32) -> Self {
        let pace = bot_core::broadcast::lane::Lane::new(per_second);
        let chats = Chats { people: Recent::new(PERSON), groups: Recent::new(GROUP) };
        Self { pace, began: Instant::now(), chats: Mutex::new(chats) }
    }

    /// Posts per second.
    pub(crate) const fn per_second(&self) -> u32 {
        self.pace.per_second()
    }

    /// Counts a reply's call that begins now.
    pub(crate) fn note(&self, chat: ChatId, call: &Call) {
        match call {
            Call::Send { .. } | Call::Made { .. } => self.pace.note(),
            // An edit counts towards the limit of its chat, but not of the whole bot.
            Call::Edit { .. } => {}
            Call::Delete(_) => return,
        }
        let mut chats = self.chats();
        // Read under the lock, so that times never run backwards.
        let now = self.began.elapsed();
        chats.recent(chat).note(now, chat);
    }

    /// Telegram asked for a pause after a reply. If the chat itself went too fast, the lane goes on:
    /// otherwise anybody who taps all the time could hold up an announcement.
    pub(crate) fn too_many(&self, chat: ChatId, pause: Duration) {
        if !self.chats().recent(chat).hurried(chat) {
            self.pause(pause);
        }
    }

    /// Telegram asked for a pause, for whatever reason.
    pub(crate) fn pause(&self, pause: Duration) {
        self.pace.pause(pause);
    }

    /// Waits until a post may begin.
    pub(crate) async fn slot(&self) {
        self.pace.slot().await;
    }

    /// Takes a place within the chat's own limit. In a private chat it waits for the place; elsewhere
    /// `Err` is the time to wait, because the wait would block a slot of this lane for too long.
    pub(crate) async fn enter(&self, chat: ChatId) -> Result<(), Duration> {
        let Err(wait) = self.try_enter(chat, false) else { return Ok(()) };
        if !is_private(chat) {
            return Err(wait);
        }
        sleep(wait).await;
        self.try_enter(chat, true)
    }

    fn try_enter(&self, chat: ChatId, waited: bool) -> Result<(), Duration> {
        let mut chats = self.chats();
        let now = self.began.elapsed();
        if let Some(wait) = chats.recent(chat).wait(now, chat) {
            return Err(wait);
        }
        if waited {
            // The slot was for an earlier moment.
            if let Some(left) = self.pace.paused() {
                return Err(left);
            }
            self.pace.note();
        }
        chats.recent(chat).note(now, chat);
        Ok(())
    }

    /// How many messages to people and to groups are remembered.
    #[cfg(test)]
    pub(crate) fn remembered(&self) -> [usize; 2] {
        let chats = self.chats();
        [&chats.people, &chats.groups].map(|recent| recent.order.len().max(recent.chats.len()))
    }

    fn chats(&self) -> MutexGuard<'_, Chats> {
        self.chats.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Chats {
    fn recent(&mut self, chat: ChatId) -> &mut Recent {
        if is_private(chat) { &mut self.people } else { &mut self.groups }
    }
}

/// The last messages to each chat, for as long as they matter.
struct Recent {
    limit: Limit,
    chats: HashMap<ChatId, VecDeque<Duration>>,
    order: VecDeque<(Duration, ChatId)>,
}

impl Recent {
    fn new(limit: Limit) -> Self {
        Self { limit, chats: HashMap::new(), order: VecDeque::new() }
    }

    fn note(&mut self, now: Duration, chat: ChatId) {
        self.forget(now);
        self.chats.entry(chat).or_default().push_back(now);
        self.order.push_back((now, chat));
    }

    /// How long until the chat may get one more.
    fn wait(&mut self, now: Duration, chat: ChatId) -> Option<Duration> {
        self.forget(now);
        let times = self.chats.get(&chat)?;
        let first = times.get(times.len().checked_sub(self.limit.most)?)?;
        (*first + self.limit.span).checked_sub(now).filter(|wait| !wait.is_zero())
    }

    /// Whether the chat got more than it may.
    fn hurried(&self, chat: ChatId) -> bool {
        let Limit { most, span, .. } = self.limit;
        let Some(times) = self.chats.get(&chat) else { return false };
        times.iter().zip(times.iter().skip(most)).any(|(first, last)| *last - *first < span)
    }

    fn forget(&mut self, now: Duration) {
        let kept = self.limit.kept;
        while let Some((_, chat)) = self.order.pop_front_if(|(at, _)| *at + kept <= now) {
            let Some(times) = self.chats.get_mut(&chat) else { continue };
            times.pop_front();
            if times.is_empty() {
                self.chats.remove(&chat);
            }
        }
    }
}
