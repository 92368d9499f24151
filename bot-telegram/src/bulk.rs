//! The bulk lane: posts that nobody asked for just now, paced behind the replies.
//!
//! Replies never wait for a post. They are counted, and posts give way. A "too many requests" to any call
//! pauses this lane and nothing else.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bot_core::broadcast::pace::{Pacer, Start};
use bot_core::broadcast::{Carrier, Posted};
use bot_core::i18n::Catalogue;
use bot_core::incoming::{Address, Platform};
use bot_core::outcome::{Outcome, Reply};
use futures_util::future::BoxFuture;
use teloxide::types::{ChatId, MessageId};
use tokio::time::{Instant, sleep, timeout};

use crate::Links;
use crate::elsewhere::{Elsewhere, Taken};
use crate::errors::Failure;
use crate::inbound::Place;
use crate::outbound::{self, Keyboard, Screen, Step, Words};
use crate::sender::Sender;
use crate::wire::{Call, Calls};

/// How long a post may take. On a 5xx teloxide sleeps for ten seconds of these, inside the call.
const POST_LIMIT: Duration = Duration::from_secs(15);
/// How long the answers that are on their way to staff are waited for.
const ANSWERS_LIMIT: Duration = Duration::from_secs(5);
/// Enough for 25 a second of which one in twenty takes the whole limit.
const AT_ONCE: std::ops::RangeInclusive<usize> = 32..=256;
/// The clock is looked at again after this time, whatever was computed.
const LONGEST_SLEEP: Duration = Duration::from_secs(1);
/// Telegram's FAQ for bots: one message a second to a person, twenty a minute to a group.
const PERSON: Limit = Limit {
    most: 1,
    span: Duration::from_secs(1),
    // It tolerates bursts, so that what goes too far may have begun a while ago.
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

/// When posts may begin, as the sender and the carrier both see it.
pub(crate) struct Lane {
    per_second: u32,
    began: Instant,
    /// Who waits for the next start, one after another: only one looks at the clock.
    turn: tokio::sync::Mutex<()>,
    state: Mutex<State>,
}

struct State {
    pacer: Pacer,
    people: Recent,
    groups: Recent,
}

impl Lane {
    pub(crate) fn new(per_second: u32) -> Self {
        let state = State {
            pacer: Pacer::new(per_second),
            people: Recent::new(PERSON),
            groups: Recent::new(GROUP),
        };
        Self {
            per_second,
            began: Instant::now(),
            turn: tokio::sync::Mutex::default(),
            state: Mutex::new(state),
        }
    }

    /// Counts a reply's call, which begins now.
    pub(crate) fn note(&self, chat: ChatId, call: &Call) {
        let mut state = self.state();
        // Taken under the lock, so that times never run backwards.
        let now = self.began.elapsed();
        match call {
            Call::Send { .. } | Call::Made { .. } => {
                state.pacer.note(now);
                state.recent(chat).note(now, chat);
            }
            // An edit counts in its chat, not for the whole bot.
            Call::Edit { .. } => state.recent(chat).note(now, chat),
            Call::Delete(_) => {}
        }
    }

    /// Telegram asked for a pause after a reply. Where the chat itself went too fast it says nothing
    /// about others: else anyone who taps without end could hold up an announcement.
    pub(crate) fn too_many(&self, chat: ChatId, pause: Duration) {
        if !self.state().recent(chat).hurried(chat) {
            self.pause(pause);
        }
    }

    /// Telegram asked for a pause, whatever it was that it did not want.
    pub(crate) fn pause(&self, pause: Duration) {
        let mut state = self.state();
        let now = self.began.elapsed();
        if state.pacer.paused(now).is_none() {
            let seconds = pause.as_secs();
            tracing::warn!(code = "bulk_paused", seconds, "Telegram asks to wait: bulk pauses");
        }
        state.pacer.pause(now, pause);
    }

    /// Waits until a post may begin. Nothing is taken before the end, so dropping it costs nothing; and
    /// nobody has to wake it.
    async fn slot(&self) {
        let _turn = self.turn.lock().await;
        while let Some(wait) = self.begin() {
            sleep(wait.min(LONGEST_SLEEP)).await;
        }
    }

    /// Begins a post, or says how long it has to wait.
    fn begin(&self) -> Option<Duration> {
        let mut state = self.state();
        let now = self.began.elapsed();
        match state.pacer.begin(now) {
            Start::Now => None,
            Start::NotBefore(at) => Some(at.saturating_sub(now)),
        }
    }

    /// Takes the chat's own place, waiting for it in a private chat. `Err` is the wait that is not worth
    /// a place of this lane.
    async fn enter(&self, chat: ChatId) -> Result<(), Duration> {
        let Err(wait) = self.try_enter(chat, false) else { return Ok(()) };
        if !outbound::is_private(chat) {
            return Err(wait);
        }
        sleep(wait).await;
        self.try_enter(chat, true)
    }

    fn try_enter(&self, chat: ChatId, waited: bool) -> Result<(), Duration> {
        let mut state = self.state();
        let now = self.began.elapsed();
        if let Some(wait) = state.recent(chat).wait(now, chat) {
            return Err(wait);
        }
        if waited {
            // The start was for an earlier moment.
            if let Some(left) = state.pacer.paused(now) {
                return Err(left);
            }
            state.pacer.note(now);
        }
        state.recent(chat).note(now, chat);
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn recent(&mut self, chat: ChatId) -> &mut Recent {
        if outbound::is_private(chat) { &mut self.people } else { &mut self.groups }
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

/// Telegram, as announcements see it.
pub(crate) struct Bulk<C> {
    pub(crate) sender: Sender<C>,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) links: Links,
    pub(crate) elsewhere: Elsewhere,
}

impl<C: Calls> Carrier for Bulk<C> {
    fn platform(&self) -> Platform {
        Platform::Telegram
    }

    fn per_second(&self) -> u32 {
        self.sender.lane().per_second
    }

    fn at_once(&self) -> usize {
        let rate = usize::try_from(self.per_second()).unwrap_or(usize::MAX);
        rate.clamp(*AT_ONCE.start(), *AT_ONCE.end())
    }

    fn slot(&self) -> BoxFuture<'_, ()> {
        Box::pin(self.sender.lane().slot())
    }

    fn post<'a>(&'a self, to: &'a Address, post: &'a Reply) -> BoxFuture<'a, Posted> {
        Box::pin(self.post_once(to, post))
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

    async fn post_once(&self, to: &Address, post: &Reply) -> Posted {
        let Some(chat) = chat(to) else { return Posted::Gone };
        let mut reply = post.clone();
        let bytes = match self.elsewhere.take(&mut reply).await {
            Taken::Held => None,
            Taken::Bytes(bytes, alone) => Some((bytes, alone)),
            Taken::Missing => return Posted::Failed,
        };
        let Some(call) = outbound::post(&reply, chat, self.words()) else {
            return Posted::Refused;
        };
        let lane = self.sender.lane();
        if let Err(wait) = lane.enter(chat).await {
            // Whole seconds, upwards: a try that comes early would count as one more.
            let whole = u64::from(wait.subsec_nanos() > 0);
            return Posted::Wait(Duration::from_secs(wait.as_secs() + whole));
        }
        let calls = self.sender.calls();
        let result = match bytes {
            None => timeout(POST_LIMIT, calls.call(chat, &call)).await.map(|sent| sent.map(|_| ())),
            Some((bytes, _alone)) => {
                timeout(POST_LIMIT, calls.upload(chat, &call, bytes)).await.map(|sent| {
                    sent.map(|(_, held)| self.elsewhere.learn(post.attachment.as_ref(), held))
                })
            }
        };
        match result.unwrap_or(Err(Failure::Unanswered)) {
            Ok(()) => Posted::Sent,
            Err(failure) => {
                if let Failure::Later(pause) = failure {
                    lane.pause(pause);
                }
                tracing::debug!(code = failure.code(), "a post was not sent");
                failure.posted()
            }
        }
    }

    async fn show_to(&self, to: &Address, reply: &Reply, edits: Option<&str>) -> Option<String> {
        let chat = chat(to)?;
        let delivery =
            outbound::delivery(&Outcome::reply(reply.clone()), &Place::of(chat), self.words());
        let screen = delivery.steps.into_iter().find_map(|step| match step {
            Step::Show(screen) => Some(screen),
            _ => None,
        })?;
        let edits = edits.and_then(|id| id.parse().ok()).map(MessageId);
        // Below what they have just pressed for: the count below the preview that it belongs to.
        let _ = timeout(ANSWERS_LIMIT, self.sender.settled(chat)).await;
        match self.show_screen(chat, screen, edits).await {
            Ok(shown) => shown.map(|message| message.0.to_string()),
            Err(failure) => {
                tracing::warn!(code = failure.code(), "what staff should see was not sent");
                None
            }
        }
    }

    async fn show_screen(
        &self,
        chat: ChatId,
        screen: Screen,
        edits: Option<MessageId>,
    ) -> Result<Option<MessageId>, Failure> {
        let Screen { file, texts, keyboard, .. } = screen;
        let last = texts.len().saturating_sub(1);
        let mut first = None;
        for (index, text) in texts.into_iter().enumerate() {
            let keyboard = if index == last { keyboard.clone() } else { Keyboard::None };
            if let Some(message) = edits.filter(|_| index == 0 && file.is_none()) {
                let (text, keyboard) = (text.clone(), keyboard.clone());
                match self.sender.attempt(chat, &Call::Edit { message, text, keyboard }).await {
                    Ok(_) | Err(Failure::Unchanged) => {
                        first = Some(message);
                        continue;
                    }
                    Err(Failure::Stale) => {}
                    Err(failure) => return Err(failure),
                }
            }
            let file = file.clone().filter(|_| index == 0);
            let call = Call::Send { file, text, keyboard, thread: None, answers: None };
            let sent = self.sender.attempt(chat, &call).await?;
            first = first.or(sent);
        }
        Ok(first)
    }
}

fn chat(to: &Address) -> Option<ChatId> {
    let chat = to.0.parse().ok().map(ChatId);
    if chat.is_none() {
        tracing::error!(code = "address_unreadable", "this is no address of Telegram");
    }
    chat
}

#[cfg(test)]
mod tests;
