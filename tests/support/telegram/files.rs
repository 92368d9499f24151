//! Files that were uploaded, known by their ids from then on.

use axum::body::Bytes;

use super::{
    messages::Content,
    params::{Params, UPLOAD_LIMIT},
    refusal::Refusal,
    world::World,
};

/// Photos may weigh this much.
const PHOTO_LIMIT: usize = 10 * 1024 * 1024;

/// What was uploaded.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) name: String,
    pub(super) mime: String,
    pub(super) bytes: Bytes,
    pub(super) photo: bool,
}

pub(super) fn document(world: &mut World, params: &Params) -> Result<Content, Refusal> {
    let file_id = find_or_store(world, params, "document", false)?;
    Ok(world.files[&file_id].content(file_id.clone()))
}

pub(super) fn photo(world: &mut World, params: &Params) -> Result<Content, Refusal> {
    let file_id = find_or_store(world, params, "photo", true)?;
    Ok(world.files[&file_id].content(file_id.clone()))
}

fn find_or_store(
    world: &mut World,
    params: &Params,
    field: &str,
    photo: bool,
) -> Result<String, Refusal> {
    if let Some(upload) = params.upload(field) {
        let stored = Stored {
            name: upload.name.clone(),
            mime: upload.mime.clone(),
            bytes: upload.bytes.clone(),
            photo,
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
        Some(stored) if stored.photo == photo => Ok(reference),
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
    if file.photo {
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
        Self { name: "photo.jpg".into(), mime: "image/jpeg".into(), bytes, photo: true }
    }

    /// Any other file.
    pub(super) fn document(name: &str, bytes: &[u8]) -> Self {
        let mime = "application/octet-stream".into();
        Self { name: name.into(), mime, bytes: bytes.to_vec().into(), photo: false }
    }

    /// The file as a message holds it.
    pub(super) fn content(&self, file_id: String) -> Content {
        if self.photo {
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
