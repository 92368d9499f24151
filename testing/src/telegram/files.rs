//! Files that were uploaded, known by their ids from then on.

use axum::body::Bytes;
use serde_json::json;

use super::{
    messages::{Content, unique},
    params::{Params, UPLOAD_LIMIT},
    refusal::{Answer, Refusal},
    world::World,
};

/// Photos may weigh this much.
const PHOTO_LIMIT: usize = 10 * 1024 * 1024;

/// What a file was sent as: it can be sent again as nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Photo,
    Document,
    Voice,
}

/// What was uploaded.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) name: String,
    pub(super) mime: String,
    pub(super) bytes: Bytes,
    pub(super) form: Form,
    /// How long a voice note is.
    pub(super) seconds: u32,
}

pub(super) fn document(world: &mut World, params: &Params) -> Result<Content, Refusal> {
    let file_id = find_or_store(world, params, "document", Form::Document)?;
    Ok(world.files[&file_id].content(file_id.clone()))
}

pub(super) fn photo(world: &mut World, params: &Params) -> Result<Content, Refusal> {
    let file_id = find_or_store(world, params, "photo", Form::Photo)?;
    Ok(world.files[&file_id].content(file_id.clone()))
}

pub(super) fn voice(world: &mut World, params: &Params) -> Result<Content, Refusal> {
    let file_id = find_or_store(world, params, "voice", Form::Voice)?;
    Ok(world.files[&file_id].content(file_id.clone()))
}

/// What a bot may download again at most (Telegram Bot API: getFile).
const DOWNLOAD_LIMIT: usize = 20 * 1024 * 1024;

pub(super) fn get_file(world: &mut World, params: &Params) -> Answer {
    let id = params.text("file_id").unwrap_or_default();
    let Some(stored) = world.files.get(&id) else {
        return Err(Refusal::careless("wrong file_id or the file is temporarily unavailable"));
    };
    if stored.bytes.len() > DOWNLOAD_LIMIT {
        return Err(Refusal::careless("file is too big"));
    }
    Ok(json!({
        "file_id": id,
        "file_unique_id": unique(&id),
        "file_size": stored.bytes.len(),
        "file_path": format!("files/{id}"),
    }))
}

/// What stands at a path that [`get_file`] told.
pub(super) fn download(world: &World, path: &str) -> Option<Bytes> {
    // A client may write the path as one segment.
    let path = path.replace("%2F", "/");
    let rest = path.strip_prefix("/file/bot")?;
    let id = rest.strip_prefix(world.bot.token.as_str())?.strip_prefix("/files/")?;
    world.files.get(id).map(|stored| stored.bytes.clone())
}

fn find_or_store(
    world: &mut World,
    params: &Params,
    field: &str,
    form: Form,
) -> Result<String, Refusal> {
    if let Some(upload) = params.upload(field) {
        let stored = Stored {
            name: upload.name.clone(),
            mime: upload.mime.clone(),
            bytes: upload.bytes.clone(),
            form,
            seconds: 0,
        };
        check(&stored)?;
        return Ok(world.store(stored));
    }
    let Some(reference) = params.text(field) else {
        return Err(Refusal::careless(format!("there is no {field} in the request")));
    };
    if reference.contains("://") {
        return Err(Refusal::careless("failed to get HTTP URL content"));
    }
    match world.files.get(&reference) {
        Some(stored) if stored.form == form => Ok(reference),
        Some(_) => Err(Refusal::careless("type of file mismatch")),
        None => Err(Refusal::careless("wrong file identifier/HTTP URL specified")),
    }
}

fn check(file: &Stored) -> Result<(), Refusal> {
    if file.bytes.is_empty() {
        return Err(Refusal::careless("file must be non-empty"));
    }
    if file.bytes.len() >= UPLOAD_LIMIT {
        return Err(Refusal {
            careless: true,
            ..Refusal::new(413, "Request Entity Too Large".into())
        });
    }
    // Anything but OGG with OPUS arrives as a document (Telegram Bot API: sendVoice).
    if file.form == Form::Voice && !file.bytes.starts_with(b"OggS") {
        return Err(Refusal::careless("VOICE_FILE_INVALID"));
    }
    if file.form == Form::Photo {
        if file.bytes.len() > PHOTO_LIMIT {
            return Err(Refusal::careless(format!(
                "file of size {} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes",
                file.bytes.len()
            )));
        }
        let known = [&b"\x89PNG\r\n\x1a\n"[..], b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM"];
        if !known.iter().any(|magic| file.bytes.starts_with(magic)) {
            return Err(Refusal::careless("IMAGE_PROCESS_FAILED"));
        }
    }
    Ok(())
}

impl Stored {
    /// A photo from a phone.
    pub(super) fn photo() -> Self {
        let bytes = b"\xff\xd8\xff a photo".to_vec().into();
        let (name, mime) = ("photo.jpg".into(), "image/jpeg".into());
        Self { name, mime, bytes, form: Form::Photo, seconds: 0 }
    }

    /// A voice note from a phone.
    pub(super) fn voice(seconds: u32) -> Self {
        let bytes = b"OggS a voice".to_vec().into();
        let (name, mime) = ("voice.ogg".into(), "audio/ogg".into());
        Self { name, mime, bytes, form: Form::Voice, seconds }
    }

    /// Any other file.
    pub(super) fn document(name: &str, bytes: &[u8]) -> Self {
        let mime = "application/octet-stream".into();
        let (name, bytes) = (name.into(), bytes.to_vec().into());
        Self { name, mime, bytes, form: Form::Document, seconds: 0 }
    }

    /// The file as a message holds it.
    pub(super) fn content(&self, file_id: String) -> Content {
        if self.form == Form::Voice {
            let voice = json!({
                "file_id": file_id,
                "file_unique_id": unique(&file_id),
                "duration": self.seconds,
                "mime_type": self.mime,
                "file_size": self.bytes.len(),
            });
            return Content::Other("voice", voice);
        }
        if self.form == Form::Photo {
            return Content::Photo { file_id, size: self.bytes.len() };
        }
        let (name, mime) = (self.name.clone(), self.mime.clone());
        Content::Document { file_id, name, mime, size: self.bytes.len() }
    }
}

impl World {
    /// Keeps a file and returns its id.
    pub(super) fn store(&mut self, file: Stored) -> String {
        let id = format!("BQACAgUAAxkBAAI{:012}", self.files.len() + 1);
        self.files.insert(id.clone(), file);
        id
    }
}
