//! Photos and documents that somebody sent.

use bot_core::announcement::{self, FileKind};
use bot_core::incoming::Event;
use bot_core::platform::Platform;
use serenity::model::channel::{Attachment, Message};

/// The types that Discord shows as a picture.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/// The first file of a message with the words beside it; `None` if there is no file.
pub(super) fn read(message: &Message) -> Option<Event> {
    let caption = Some(message.content.clone()).filter(|words| !words.trim().is_empty());
    event(message.attachments.first()?, caption)
}

/// A voice message, or another sound whose length is known, is not a document.
pub(super) fn event(sent: &Attachment, caption: Option<String>) -> Option<Event> {
    let kind = sent.content_type.as_deref().unwrap_or_default();
    if kind.starts_with("audio/") {
        // Only voice messages tell their length (Discord: Attachment.duration_secs). Other sound files
        // count as 0 seconds; their size is limited all the same.
        let seconds = sent.duration_secs.map_or(0, |seconds| seconds.ceil().clamp(0.0, 1e6) as i64);
        let file = held(sent, FileKind::Voice);
        return Some(Event::Voice { file, seconds });
    }
    let picture = PICTURES.iter().any(|picture| kind.starts_with(picture));
    let kind = if picture { FileKind::Photo } else { FileKind::Document };
    Some(Event::Attachment { file: held(sent, kind), caption })
}

fn held(sent: &Attachment, kind: FileKind) -> announcement::Attachment {
    announcement::Attachment {
        platform: Platform::Discord,
        kind,
        // Valid for a day (Discord: signed attachment URLs); its bytes are fetched at once.
        file: sent.url.clone(),
        size: sent.size.into(),
        name: Some(sent.filename.clone()),
    }
}
