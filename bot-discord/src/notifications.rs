//! What the engine says without having been asked: to staff, and while the database is away.

use bot_core::outcome::{Notice, Outcome};
use bot_core::platform::Address;
use serenity::model::id::{ChannelId, GuildId, UserId};
use tokio::time::Instant;

use crate::delivery::Work;
use crate::inbound::Place;
use crate::outbound::{self, Words};
use crate::sender::Sender;
use crate::wire::Calls;

/// Sends one of them.
pub(crate) fn send<C: Calls>(notice: Notice, words: Words<'_>, sender: &Sender<C>) {
    let Some(place) = place(&notice.address) else {
        tracing::error!(code = "address_unreadable", "a notice has no address of Discord");
        return;
    };
    let delivery = outbound::delivery(&Outcome::reply(notice.reply), &place, words);
    Work::new(delivery.place, Instant::now()).with(delivery.steps).push(sender);
}

/// Reads an address in the core's form: a person's id, or the ids of a server and a channel with a
/// slash between.
pub(crate) fn place(address: &Address) -> Option<Place> {
    let id = |text: &str| text.parse::<u64>().ok().filter(|id| (1..u64::MAX).contains(id));
    match address.0.split_once('/') {
        None => id(&address.0).map(|user| Place::User(UserId::new(user))),
        Some((guild, channel)) => {
            Some(Place::Channel(GuildId::new(id(guild)?), ChannelId::new(id(channel)?)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_person_or_a_channel_of_a_server() {
        let read = |text: &str| place(&Address(text.to_owned()));
        assert!(read("12") == Some(Place::User(UserId::new(12))));
        assert!(read("3/4") == Some(Place::Channel(GuildId::new(3), ChannelId::new(4))));
        for wrong in ["", "0", "x", "3/", "/4", "3/4/5", "-1", "18446744073709551615"] {
            assert!(read(wrong).is_none(), "{wrong}");
        }
    }
}
