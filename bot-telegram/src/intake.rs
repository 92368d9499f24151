//! Receives updates. A batch is confirmed to Telegram, by asking for the next one, only after the
//! engine has committed all of it. Nothing here waits for replies to be sent.

use std::collections::HashMap;
use std::time::Duration;

use bot_core::backoff::{Backoff, Reach};
use bot_core::engine::{Engine, Ticket};
use bot_core::outcome::Fetch;
use futures_util::future::join_all;
use teloxide::payloads::GetUpdatesSetters as _;
use teloxide::prelude::Requester as _;
use teloxide::types::{AllowedUpdate, ChatId, Update, UpdateKind};
use teloxide::{Bot, RequestError};
use tokio_util::sync::CancellationToken;

use crate::delivery;
use crate::errors::{Failure, classify};
use crate::fetch;
use crate::inbound::{self, Identity};
use crate::outbound::{self, Words};
use crate::place::Place;
use crate::sender::Sender;
use crate::settings::Ended;
use crate::wire::{Calls, limited};

/// Telegram Bot API: getUpdates.
const BATCH: u8 = 100;
/// How long a stop waits for submitted updates. What is not committed by then comes again.
const LAST_COMMITS: Duration = Duration::from_secs(5);
/// How long a stop takes to confirm the last batch.
const LAST_CONFIRMATION: Duration = Duration::from_secs(3);
/// Refusals of the token in a row, with growing waits: a server in trouble has refused good ones for a moment.
const REFUSALS: u32 = 5;

/// The polling side of the bot.
pub(crate) struct Intake<'a, C> {
    pub(crate) bot: Bot,
    pub(crate) poll_seconds: u32,
    pub(crate) reach: Reach,
    pub(crate) me: Identity,
    pub(crate) engine: Engine,
    pub(crate) words: Words<'a>,
    pub(crate) sender: Sender<C>,
    /// The queue of files to fetch.
    pub(crate) fetches: tokio::sync::mpsc::Sender<Fetch>,
}

/// The result of one poll.
#[derive(Debug, Default)]
struct Batch {
    updates: Vec<Update>,
    /// The offset that confirms it. From its last update, never from an earlier higher id: after a
    /// quiet week Telegram starts again at a random number.
    next: Option<i32>,
    /// Updates that could not be read. They are confirmed all the same, otherwise they would come
    /// forever.
    unreadable: usize,
}

impl<C: Calls> Intake<'_, C> {
    /// Polls until `stop`, until the engine has stopped, or until Telegram refuses the token for good.
    pub(crate) async fn run(&self, stop: &CancellationToken) -> Result<(), Ended> {
        let mut trouble = Trouble::new(self.reach.clone());
        match stop.run_until_cancelled(self.remove_webhook(&mut trouble)).await {
            Some(removed) => removed?,
            None => return Ok(()),
        }
        let mut offset = None;
        // Dropping the open poll loses nothing, because nothing of it was confirmed.
        while let Some(polled) = stop.run_until_cancelled(self.poll(offset)).await {
            match polled {
                Ok(batch) => {
                    trouble.over();
                    offset = batch.next.or(offset);
                    if !self.commit(batch, stop).await {
                        return if stop.is_cancelled() { Ok(()) } else { Err(Ended::Engine) };
                    }
                    if stop.is_cancelled() {
                        self.confirm(offset).await;
                        return Ok(());
                    }
                }
                Err(failure) => match stop.run_until_cancelled(trouble.pause(failure)).await {
                    Some(paused) => paused?,
                    None => break,
                },
            }
        }
        Ok(())
    }

    /// While a webhook is set, polling is refused.
    async fn remove_webhook(&self, trouble: &mut Trouble) -> Result<(), Ended> {
        while let Err(failure) = self.try_remove_webhook().await {
            trouble.pause(failure).await?;
        }
        trouble.over();
        Ok(())
    }

    async fn try_remove_webhook(&self) -> Result<(), Failure> {
        let webhook = match limited(self.bot.get_webhook_info()).await {
            Ok(info) => info.url.is_some(),
            // Whether or not the answer can be read, there may be one.
            Err(Failure::Delivered(_)) => true,
            Err(failure) => return Err(failure),
        };
        if webhook {
            limited(self.bot.delete_webhook()).await?;
            tracing::info!(code = "webhook_removed", "a webhook was set and has been removed");
        }
        Ok(())
    }

    async fn poll(&self, offset: Option<i32>) -> Result<Batch, Failure> {
        let mut request = self
            .bot
            .get_updates()
            .limit(BATCH)
            .timeout(self.poll_seconds)
            // If it is left out, Telegram uses the list of the last request, whichever program made it.
            .allowed_updates([
                AllowedUpdate::Message,
                AllowedUpdate::CallbackQuery,
                AllowedUpdate::MyChatMember,
            ]);
        if let Some(offset) = offset {
            request = request.offset(offset);
        }
        match request.await {
            Ok(updates) => Ok(Batch::of(updates)),
            Err(RequestError::InvalidJson { raw, .. }) if Batch::salvage(&raw).next.is_some() => {
                Ok(Batch::salvage(&raw))
            }
            Err(error) => Err(classify(&error)),
        }
    }

    /// Submits a batch in order and waits for all of it. Whether all of it was committed.
    async fn commit(&self, batch: Batch, stop: &CancellationToken) -> bool {
        if batch.unreadable > 0 {
            tracing::warn!(
                code = "update_unreadable",
                count = batch.unreadable,
                "updates were skipped"
            );
        }
        let mut lanes: HashMap<ChatId, Vec<(Place, Ticket)>> = HashMap::new();
        for update in &batch.updates {
            let inbound = inbound::read(update, &self.me);
            let inbound = inbound.map(|one| (one.place, self.engine.submit(one.incoming)));
            if inbound.as_ref().is_some_and(|(_, ticket)| ticket.is_ignored()) {
                continue;
            }
            if let Some(query) = inbound::press_to_answer(update) {
                self.sender.answer(query.clone());
            }
            if let Some((place, ticket)) = inbound {
                lanes.entry(place.chat).or_default().push((place, ticket));
            }
        }
        let all = async { join_all(lanes.into_values().map(|lane| self.lane(lane))).await };
        let too_late = async {
            stop.cancelled().await;
            tokio::time::sleep(LAST_COMMITS).await;
        };
        tokio::select! {
            committed = all => committed.into_iter().all(|committed| committed),
            () = too_late => {
                tracing::warn!(code = "commits_left", "stopped before the last updates were committed");
                false
            }
        }
    }

    /// The updates of one chat: their replies keep their order, and other chats don't wait for them.
    async fn lane(&self, lane: Vec<(Place, Ticket)>) -> bool {
        for (place, ticket) in lane {
            match ticket.await {
                Ok(outcome) => {
                    delivery::push(&self.sender, outbound::delivery(&outcome, &place, self.words));
                    fetch::order(&outcome, &self.fetches);
                }
                Err(_stopped) => {
                    tracing::error!(code = "engine_stopped", "the engine takes no more updates");
                    return false;
                }
            }
        }
        true
    }

    /// Confirms the last batch when no other poll follows. Otherwise it would come again at the next
    /// start, and people would see their screen twice. What this call returns is not confirmed.
    async fn confirm(&self, offset: Option<i32>) {
        let Some(offset) = offset else { return };
        let request = self.bot.get_updates().offset(offset).limit(1).timeout(0);
        // If it fails, the engine recognises the updates.
        let _ = tokio::time::timeout(LAST_CONFIRMATION, limited(request)).await;
    }
}

impl Batch {
    fn of(updates: Vec<Update>) -> Self {
        let next = updates.last().and_then(|update| after(update.id.0.into()));
        let unreadable =
            updates.iter().filter(|update| matches!(update.kind, UpdateKind::Error(_))).count();
        Self { updates, next, unreadable }
    }

    /// Reads what can be read of an answer that teloxide could not read as a whole. Otherwise one
    /// impossible update, and all behind it, would come again until Telegram forgets it.
    fn salvage(raw: &str) -> Self {
        let mut batch = Self::default();
        let answer: serde_json::Value = serde_json::from_str(raw).unwrap_or_default();
        for update in answer["result"].as_array().into_iter().flatten() {
            batch.next = update["update_id"].as_i64().and_then(after).or(batch.next);
            // From text, because teloxide can't read an update from a value with owned keys.
            match serde_json::from_str(&update.to_string()) {
                Ok(Update { kind: UpdateKind::Error(_), .. }) | Err(_) => batch.unreadable += 1,
                Ok(update) => batch.updates.push(update),
            }
        }
        batch
    }
}

fn after(update: i64) -> Option<i32> {
    i32::try_from(update.checked_add(1)?).ok()
}

/// A problem with polling, logged once when it begins and once when it is over.
struct Trouble {
    code: Option<&'static str>,
    backoff: Backoff,
    /// How often in a row the token was refused.
    refused: u32,
    reach: Reach,
}

impl Trouble {
    const fn new(reach: Reach) -> Self {
        let backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(30));
        Self { code: None, backoff, refused: 0, reach }
    }

    /// Waits before the next try.
    async fn pause(&mut self, failure: Failure) -> Result<(), Ended> {
        self.reach.away();
        self.refused = if failure == Failure::Unauthorized { self.refused + 1 } else { 0 };
        let code = failure.code();
        if self.code != Some(code) {
            self.code = Some(code);
            if failure == Failure::Unauthorized {
                tracing::error!(code, "Telegram no longer accepts the token; see @BotFather");
            } else {
                tracing::warn!(code, "polling Telegram fails; it goes on trying");
            }
        }
        if self.refused >= REFUSALS {
            return Err(Ended::TokenRefused);
        }
        let wait = self.backoff.wait();
        tokio::time::sleep(match failure {
            Failure::Later(pause) => pause.max(wait),
            _ => wait,
        })
        .await;
        Ok(())
    }

    fn over(&mut self) {
        self.reach.back();
        self.refused = 0;
        if self.code.take().is_some() {
            tracing::info!(
                code = "polling_resumed",
                count = self.backoff.tries(),
                "polling Telegram works again"
            );
        }
        self.backoff.reset();
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failing test may panic")]

    use serde_json::json;

    use super::*;

    #[test]
    fn the_next_offset_follows_the_last_update_even_downwards() {
        let update = |id: u32| {
            serde_json::from_str(&json!({"update_id": id, "poll": {}}).to_string()).unwrap()
        };
        assert_eq!(Batch::of(vec![update(900), update(901)]).next, Some(902));
        assert_eq!(Batch::of(vec![update(901), update(17)]).next, Some(18));
        assert_eq!(Batch::of(Vec::new()).next, None);
    }

    #[test]
    fn an_impossible_update_is_skipped_and_its_neighbours_are_not() {
        let chat = json!({"id": 5, "type": "private", "first_name": "S"});
        let good = json!({"update_id": 11, "message": {"message_id": 1, "date": 1, "chat": chat, "text": "x"}});
        let raw = json!({"ok": true, "result": [{"update_id": -4}, good, {"update_id": 12, "message": 3}]});
        let batch = Batch::salvage(&raw.to_string());
        assert_eq!(batch.updates.len(), 1);
        assert_eq!(batch.unreadable, 2);
        assert_eq!(batch.next, Some(13));
        assert_eq!(Batch::salvage("<html>").next, None);
    }
}
