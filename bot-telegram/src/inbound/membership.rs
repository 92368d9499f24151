//! Changes of the bot's membership in a chat.

use bot_core::incoming::Event;
use teloxide::types::{ChatMemberKind, ChatMemberUpdated};

/// Whether the bot was added, was removed, or may no longer write. `None` if none of these changed.
pub(super) fn event(change: &ChatMemberUpdated) -> Option<Event> {
    let (before, now) = (&change.old_chat_member.kind, &change.new_chat_member.kind);
    // In a private chat a changed membership is exactly blocked or unblocked (Telegram Bot API:
    // Update.my_chat_member).
    if change.chat.is_private() {
        let blocked = now.is_banned() || now.is_left();
        return Some(if blocked { Event::Blocked } else { Event::Unblocked });
    }
    let writes = |member| may_write(member, change.chat.is_channel());
    let promoted = now.is_privileged() && !before.is_privileged();
    match (writes(before), writes(now)) {
        (false, true) => Some(Event::Added),
        // The person who makes the bot an administrator need not be the one who added it.
        (true, true) if promoted => Some(Event::Added),
        (true, false) => Some(Event::Removed),
        _ => None,
    }
}

fn may_write(member: &ChatMemberKind, channel: bool) -> bool {
    match member {
        ChatMemberKind::Owner(_) => true,
        ChatMemberKind::Administrator(admin) => !channel || admin.can_post_messages,
        ChatMemberKind::Member(_) => !channel,
        ChatMemberKind::Restricted(rights) => {
            !channel && rights.is_member && rights.can_send_messages
        }
        ChatMemberKind::Left | ChatMemberKind::Banned(_) => false,
    }
}
