//! What the engine says of its own accord, while the database is away.

use bot_core::outcome::{Notice, Outcome};
use bot_core::platform::Platform;
use teloxide::types::ChatId;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::inbound::Place;
use crate::outbound::{self, Words};
use crate::sender::Sender;
use crate::wire::Calls;

/// Sends every notice for Telegram until the engine is gone.
pub(crate) async fn forward<C: Calls>(
    mut notices: Receiver<Notice>,
    words: Words<'_>,
    sender: &Sender<C>,
) {
    loop {
        match notices.recv().await {
            Ok(notice) => send(notice, words, sender),
            Err(RecvError::Lagged(count)) => {
                tracing::warn!(code = "notices_lost", count, "too many notices at once");
            }
            Err(RecvError::Closed) => return,
        }
    }
}

fn send<C: Calls>(notice: Notice, words: Words<'_>, sender: &Sender<C>) {
    if notice.platform != Platform::Telegram {
        return;
    }
    let Ok(chat) = notice.address.0.parse().map(ChatId) else {
        tracing::error!(code = "address_unreadable", "a notice has no address of Telegram");
        return;
    };
    let place = Place::of(chat);
    sender.push(outbound::delivery(&Outcome::reply(notice.reply), &place, words));
}
