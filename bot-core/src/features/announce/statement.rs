//! What became of an announcement, in figures.

use crate::msg;
use crate::store::announcements::Announcement;
use crate::text::Text;

/// The figures; nothing as long as nothing was built.
pub(super) fn statement(one: &Announcement) -> Text {
    let counts = &one.counts;
    if counts.built == 0 {
        return Text::new();
    }
    let mut text = Text::of(msg!("announce-built", number = counts.built))
        .item(msg!("announce-sent", number = counts.sent));
    let rest = [
        (counts.gone, msg!("announce-gone", number = counts.gone)),
        (counts.failed, msg!("announce-failed", number = counts.failed)),
        (counts.unknown, msg!("announce-unknown", number = counts.unknown)),
        (counts.left_out, msg!("announce-left-out", number = counts.left_out)),
        (counts.left(), msg!("announce-left", number = counts.left())),
    ];
    for (_, line) in rest.into_iter().filter(|(number, _)| *number > 0) {
        text = text.item(line);
    }
    text
}
