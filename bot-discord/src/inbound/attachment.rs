//! Photos and documents that somebody sent.

use bot_core::announcement::{self, FileKind};
use bot_core::incoming::{Event, Platform};
use serenity::model::channel::{Attachment, Message};

/// What Discord shows as a picture.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/// The first file of a message with the words beside it; `None` if there is no file.
pub(super) fn read(message: &Message) -> Option<Event> {
    let caption = Some(message.content.clone()).filter(|words| !words.trim().is_empty());
    event(message.attachments.first()?, caption)
}

/// A voice message is no document.
pub(super) fn event(sent: &Attachment, caption: Option<String>) -> Option<Event> {
    let kind = sent.content_type.as_deref().unwrap_or_default();
    if kind.starts_with("audio/") && sent.duration_secs.is_some() {
        return Some(Event::Unreadable);
    }
    let picture = PICTURES.iter().any(|picture| kind.starts_with(picture));
    let file = announcement::Attachment {
        platform: Platform::Discord,
        kind: if picture { FileKind::Photo } else { FileKind::Document },
        // Good for a day (Discord: signed attachment URLs); its bytes are fetched at once.
        file: sent.url.clone(),
        size: sent.size.into(),
        name: Some(sent.filename.clone()),
    };
    Some(Event::Attachment { file, caption })
}
