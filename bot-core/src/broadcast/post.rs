//! One announcement as one message.

use crate::announcement::Content;
use crate::i18n::Locale;
use crate::outcome::{Place, Reply};
use crate::text::{Span, Text};

/// The message that a reader of this language gets; `None` where there is no text for them.
pub fn reply(content: &Content, locale: Locale, _to_private: bool) -> Option<Reply> {
    let (_, text) = content.text_for(locale)?;
    let span = Span { text: text.to_owned(), ..Span::default() };
    let mut reply = Reply::new(locale, Text::of(vec![span])).place(Place::Fresh);
    reply.attachment.clone_from(&content.attachment);
    Some(reply)
}
