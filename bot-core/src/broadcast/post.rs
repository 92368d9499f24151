//! One announcement as one reader sees it. The preview and the sending use the same code.

use super::markup;
use crate::announcement::{Content, Link};
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Place, Reply};
use crate::text::Phrase;

/// What begins the payload of a link to a forum.
const FORUM: &str = "event-";

/// The post for a reader of this language; `None` if they get nothing. In a private chat the answers to
/// its buttons appear below it, and its last button stops all announcements. Elsewhere the buttons lead
/// into the private chat.
pub fn reply(content: &Content, locale: Locale, to_private: bool) -> Option<Reply> {
    let (_, words) = content.text_for(locale)?;
    let mut reply = Reply::new(locale, markup::text(words)).place(Place::Fresh);
    reply.attachment.clone_from(&content.attachment);
    for link in &content.links {
        reply = reply.row(button(link, locale, to_private));
    }
    if to_private {
        reply = reply.row([Button::press(msg!("button-stop-announcements"), "new:unfollow")]);
    }
    Some(reply)
}

fn button(link: &Link, locale: Locale, to_private: bool) -> Option<Button> {
    Some(match link {
        Link::Sign(slug) if to_private => {
            Button::press(msg!("button-announced-petition"), format!("new:petition:{slug}"))
        }
        Link::Sign(slug) => Button::start(msg!("button-announced-petition"), slug.clone()),
        Link::Forum(slug) if to_private => {
            Button::press(msg!("button-announced-forum"), format!("new:event:{slug}"))
        }
        Link::Forum(slug) => {
            Button::start(msg!("button-announced-forum"), format!("{FORUM}{slug}"))
        }
        Link::Web { label, url } => {
            let label = label.get(&locale).or_else(|| label.values().next())?;
            Button::open(Phrase::Plain(label.clone()), url.clone())
        }
    })
}
