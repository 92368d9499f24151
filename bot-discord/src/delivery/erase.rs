//! Deletes messages for a delivery.

use serde_json::Value;
use tokio::time::Instant;

use super::{Work, id, patience, person};
use crate::calls::Call;
use crate::errors::Failure;
use crate::inbound::Place;
use crate::memory::Shown;
use crate::sender::Sender;
use crate::wire::Calls;

impl Work {
    pub(super) async fn erase_questions<C: Calls>(&self, sender: &Sender<C>) {
        let Some(user) = person(&self.place) else { return };
        let questions = sender.memory().answered(user, self.received, &self.shown);
        for question in questions {
            erase(sender, question).await;
        }
    }

    /// In the chat with the bot, its own messages among the last hundred; elsewhere the messages that
    /// only the person can see. Bots can't delete what people wrote in a chat with them.
    pub(super) async fn erase_chat<C: Calls>(&self, sender: &Sender<C>) {
        let (user, direct) = match &self.place {
            Place::Interaction(origin) => (origin.user, origin.direct),
            Place::Direct { user, channel } => (*user, Some(*channel)),
            Place::User(_) | Place::Channel(..) => return,
        };
        let personal = sender.memory().personal(user, &self.shown);
        let Some(channel) = direct else {
            for message in personal {
                erase(sender, message).await;
            }
            return;
        };
        let recent = match sender.attempt(&Call::Recent(channel), patience()).await {
            Ok(recent) => recent,
            Err(failure) => return quietly(Err(failure)),
        };
        let me = sender.me().to_string();
        let own = recent.as_array().into_iter().flatten();
        let own = own.filter(|message| message["author"]["id"] == *me);
        for message in own.filter_map(|message| id(&message["id"])) {
            let message = Shown::Direct(channel, message);
            if !self.shown.iter().any(|shown| shown.is(&message)) {
                erase(sender, message).await;
            }
        }
    }
}

/// Deletes a message. Discord does not allow every deletion, so a failure is ignored.
async fn erase<C: Calls>(sender: &Sender<C>, message: Shown) {
    if !message.lasts(Instant::now()) {
        return;
    }
    let (call, until) = match message {
        Shown::Direct(channel, id) => (Call::Delete(channel, id), patience()),
        Shown::Hooked { token, which, until, .. } => (Call::DeleteHooked(token, which), until),
    };
    quietly(sender.attempt(&call, until).await);
}

pub(super) fn quietly(result: Result<Value, Failure>) {
    if let Err(failure) = result {
        tracing::debug!(code = failure.code(), "a message was not deleted");
    }
}
