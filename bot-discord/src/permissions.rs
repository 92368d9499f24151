//! What the bot asks of a server, and nothing more.

/// See the channel that announcements go to.
const VIEW_CHANNEL: u64 = 1 << 10;
/// Post there, and publish the own post where the channel allows it.
const SEND_MESSAGES: u64 = 1 << 11;
/// Petitions and totals.
const EMBED_LINKS: u64 = 1 << 14;
/// An announcement's photo or PDF.
const ATTACH_FILES: u64 = 1 << 15;
/// A forum among the server's events.
const CREATE_EVENTS: u64 = 1 << 44;
// Not MENTION_EVERYONE: a role that wants to be told is made mentionable by those who run the server.
// Not MANAGE_MESSAGES: the bot deletes and publishes only its own.

/// All of it.
const NEEDED: u64 = VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | CREATE_EVENTS;

/// The page on which a server lets the bot in.
pub(crate) fn invite_link(application: u64) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={NEEDED}"
    )
}

#[cfg(test)]
mod tests {
    use serenity::model::permissions::Permissions;

    use super::*;

    #[test]
    fn the_link_asks_for_five_permissions_by_their_right_numbers() {
        let named = Permissions::VIEW_CHANNEL
            | Permissions::SEND_MESSAGES
            | Permissions::EMBED_LINKS
            | Permissions::ATTACH_FILES
            | Permissions::CREATE_EVENTS;
        assert_eq!(NEEDED, named.bits());
        assert_eq!(
            invite_link(7),
            "https://discord.com/oauth2/authorize?client_id=7&scope=bot+applications.commands&permissions=17592186096640"
        );
    }
}
