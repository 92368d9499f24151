//! How announcements go out through Telegram: one post at a time, paced by the [`Lane`](crate::lane::Lane).

use std::sync::Arc;
use std::time::Duration;

use bot_core::broadcast::{Carrier, Posted};
use bot_core::i18n::Catalogue;
use bot_core::outcome::{Outcome, Reply};
use bot_core::platform::{Address, Platform};
use futures_util::future::BoxFuture;
use teloxide::types::{ChatId, MessageId};
use tokio::time::timeout;

use crate::Links;
use crate::errors::Failure;
use crate::foreign_files::{ForeignFiles, Taken};
use crate::message::{Call, Keyboard};
use crate::outbound::{self, Screen, Step, Words};
use crate::place::Place;
use crate::sender::Sender;
use crate::wire::Calls;

/// How long a post may take. On a 5xx teloxide spends ten seconds of this sleeping, inside the call.
const POST_LIMIT: Duration = Duration::from_secs(15);
/// How long to wait for replies that are on their way to staff.
const ANSWERS_LIMIT: Duration = Duration::from_secs(5);
/// Enough for 25 a second if one in twenty takes the whole limit.
const AT_ONCE: std::ops::RangeInclusive<usize> = 32..=256;

/// Telegram, as announcements see it.
pub(crate) struct Bulk<C> {
    pub(crate) sender: Sender<C>,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) links: Links,
    pub(crate) foreign_files: ForeignFiles,
}

impl<C: Calls> Carrier for Bulk<C> {
    fn platform(&self) -> Platform {
        Platform::Telegram
    }

    fn per_second(&self) -> u32 {
        self.sender.lane().per_second()
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
        let bytes = match self.foreign_files.take(&mut reply).await {
            Taken::Held => None,
            Taken::Bytes(bytes, alone) => Some((bytes, alone)),
            Taken::Missing => return Posted::Failed,
        };
        let Some(call) = outbound::post(&reply, chat, self.words()) else {
            return Posted::Refused;
        };
        let lane = self.sender.lane();
        if let Err(wait) = lane.enter(chat).await {
            // Rounded up to whole seconds: a try that comes too early would count as one more.
            let whole = u64::from(wait.subsec_nanos() > 0);
            return Posted::Wait(Duration::from_secs(wait.as_secs() + whole));
        }
        let calls = self.sender.calls();
        let result = match bytes {
            None => timeout(POST_LIMIT, calls.call(chat, &call)).await.map(|sent| sent.map(|_| ())),
            Some((bytes, _alone)) => {
                timeout(POST_LIMIT, calls.upload(chat, &call, bytes)).await.map(|sent| {
                    sent.map(|(_, held)| self.foreign_files.learn(post.attachment.as_ref(), held))
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
        // After the replies that are under way: the count must appear below its preview.
        let _ = timeout(ANSWERS_LIMIT, self.sender.outbox().settled(chat)).await;
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
