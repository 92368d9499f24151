//! The permissions that the bot asks of a server, and no others.

/// To see the channel for announcements.
const VIEW_CHANNEL: u64 = 1 << 10;
/// To post there, and to publish its own posts if the channel allows it.
const SEND_MESSAGES: u64 = 1 << 11;
/// For petitions and totals.
const EMBED_LINKS: u64 = 1 << 14;
/// For the photo or PDF of an announcement.
const ATTACH_FILES: u64 = 1 << 15;
/// For forums as scheduled events.
const CREATE_EVENTS: u64 = 1 << 44;
// Not MENTION_EVERYONE: the people who run the server make a role mentionable if it wants to be
// notified.
// Not MANAGE_MESSAGES: the bot deletes and publishes only its own messages.

/// All permissions.
const NEEDED: u64 = VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | CREATE_EVENTS;

/// The page on which an administrator adds the bot to a server.
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
