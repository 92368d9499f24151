//! The documented limits on sending.

use std::{
    collections::{HashMap, VecDeque},
    time::{Duration, Instant},
};

use super::{refusal::Refusal, world::World};

/// How much may be sent before the server says 429.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub overall_per_second: usize,
    /// Messages that one chat may get at once; one more each second.
    pub chat_burst: usize,
    pub group_per_minute: usize,
    /// A chat that wrote so recently does not count into the overall limit.
    pub reply_within: Duration,
}

impl Limits {
    /// The limit of the whole bot counts answers to people as well, as nobody promises that it does not.
    pub fn strict() -> Self {
        Self { reply_within: Duration::ZERO, ..Self::default() }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            overall_per_second: 30,
            chat_burst: 3,
            group_per_minute: 20,
            reply_within: Duration::from_secs(5),
        }
    }
}

/// Counts what was sent.
#[derive(Debug)]
pub(super) struct Limiter {
    limits: Limits,
    overall: VecDeque<Instant>,
    chats: HashMap<i64, VecDeque<Instant>>,
    heard: HashMap<i64, Instant>,
    /// Chats that were told to wait, and until when.
    closed: HashMap<i64, Instant>,
}

impl Limiter {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            overall: VecDeque::new(),
            chats: HashMap::new(),
            heard: HashMap::new(),
            closed: HashMap::new(),
        }
    }

    /// A chat wrote to the bot.
    pub(super) fn hear(&mut self, chat: i64) {
        self.heard.insert(chat, Instant::now());
    }

    /// Counts a message to a chat, or an edit there, or says how long to wait.
    fn count(&mut self, chat: i64, group: bool, edit: bool) -> Result<(), Duration> {
        let now = Instant::now();
        let heard = self.heard.get(&chat);
        let reply = edit || heard.is_some_and(|at| now - *at < self.limits.reply_within);
        let second = Duration::from_secs(1);
        let mut waits = Vec::new();
        if !reply {
            waits.push(wait(&mut self.overall, now, second, self.limits.overall_per_second));
        }
        let (window, count) = if group {
            (second * 60, self.limits.group_per_minute)
        } else {
            let burst = self.limits.chat_burst;
            (second * u32::try_from(burst).unwrap_or(u32::MAX), burst)
        };
        let sent = self.chats.entry(chat).or_default();
        waits.push(wait(sent, now, window, count));
        if let Some(longest) = waits.into_iter().flatten().max() {
            return Err(longest);
        }
        sent.push_back(now);
        if !reply {
            self.overall.push_back(now);
        }
        Ok(())
    }
}

/// How long until one more fits into the window.
fn wait(
    sent: &mut VecDeque<Instant>,
    now: Instant,
    window: Duration,
    count: usize,
) -> Option<Duration> {
    while sent.front().is_some_and(|at| now - *at >= window) {
        sent.pop_front();
    }
    let oldest = sent.len().checked_sub(count)?;
    Some(window - (now - sent[oldest]))
}

impl World {
    /// Counts a message against the limits, if they are enforced. An edit counts in its chat only.
    pub(super) fn throttle(&mut self, chat: i64, edit: bool) -> Result<(), Refusal> {
        let group = self.chats.contains_key(&chat);
        let Some(limiter) = &mut self.limiter else {
            return Ok(());
        };
        let now = Instant::now();
        let ignored = limiter.closed.get(&chat).is_some_and(|until| now < *until);
        let Err(wait) = limiter.count(chat, group, edit) else {
            return Ok(());
        };
        let seconds = u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX).max(1);
        limiter.closed.insert(chat, now + Duration::from_secs(seconds.into()));
        Err(Refusal { careless: ignored, ..Refusal::too_many(seconds) })
    }
}
