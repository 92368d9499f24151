//! Photos, documents and voice notes that people send.

use bot_core::announcement::{Attachment, FileKind};
use bot_core::incoming::Event;
use bot_core::platform::Platform;
use teloxide::types::{FileMeta, MediaDocument, MediaPhoto, MediaVoice, MessageEntity};

use super::formatted::formatted;

/// A photo in its largest size. `None` if it has none.
pub(super) fn photo(photo: &MediaPhoto) -> Option<(Event, Option<String>)> {
    let area = |width: u32, height: u32| u64::from(width) * u64::from(height);
    let largest = photo.photo.iter().max_by_key(|size| area(size.width, size.height))?;
    let file = held(FileKind::Photo, &largest.file, None);
    Some(with_caption(file, photo.caption.as_deref(), &photo.caption_entities))
}

/// A document.
pub(super) fn document(media: &MediaDocument) -> (Event, Option<String>) {
    let document = &media.document;
    let file = held(FileKind::Document, &document.file, document.file_name.clone());
    with_caption(file, media.caption.as_deref(), &media.caption_entities)
}

/// A voice note. A caption is rare and adds nothing.
pub(super) fn voice(media: &MediaVoice) -> (Event, Option<String>) {
    let voice = &media.voice;
    let seconds = voice.duration.seconds().into();
    (Event::Voice { file: held(FileKind::Voice, &voice.file, None), seconds }, None)
}

fn held(kind: FileKind, file: &FileMeta, name: Option<String>) -> Attachment {
    let (size, file) = (file.size.into(), file.id.0.clone());
    Attachment { platform: Platform::Telegram, kind, file, size, name }
}

fn with_caption(
    file: Attachment,
    caption: Option<&str>,
    entities: &[MessageEntity],
) -> (Event, Option<String>) {
    let shown = caption.and_then(|caption| formatted(caption, entities));
    (Event::Attachment { file, caption: caption.map(str::to_owned) }, shown)
}
