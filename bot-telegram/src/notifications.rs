//! What the engine says without having been asked: to staff, and while the database is away.

use bot_core::outcome::{Notice, Outcome};
use teloxide::types::ChatId;

use crate::delivery;
use crate::outbound::{self, Words};
use crate::place::Place;
use crate::sender::Sender;
use crate::wire::Calls;

/// Sends one of them.
pub(crate) fn send<C: Calls>(notice: Notice, words: Words<'_>, sender: &Sender<C>) {
    let Ok(chat) = notice.address.0.parse().map(ChatId) else {
        tracing::error!(code = "address_unreadable", "a notice has no address of Telegram");
        return;
    };
    let place = Place::of(chat);
    delivery::push(sender, outbound::delivery(&Outcome::reply(notice.reply), &place, words));
}
