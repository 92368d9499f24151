//! Attachments, and the place they are fetched from.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};

use super::{
    request::Upload,
    world::{World, text},
};
use crate::simulated::Shared;

/// What the app calls a voice message.
pub(super) const VOICE: &str = "voice-message.ogg";

/// A stored file.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) channel: u64,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) bytes: Vec<u8>,
}

impl World {
    /// Keeps an uploaded file under an id.
    pub(super) fn store(&mut self, channel: u64, file: &Upload) -> u64 {
        let id = self.next_id();
        let (name, kind, bytes) = (file.name.clone(), file.kind.clone(), file.bytes.clone());
        self.files.insert(id, Stored { channel, name, kind, bytes });
        id
    }

    pub(super) fn attachment_json(&self, id: u64) -> Value {
        let Some(file) = self.files.get(&id) else {
            return Value::Null;
        };
        let name: String = file.name.replace(' ', "_");
        let url = format!("http://{}/attachments/{}/{id}/{name}?ex=1", self.address, file.channel);
        let mut json = json!({
            "id": text(id),
            "filename": name,
            "size": file.bytes.len(),
            "url": url,
            "proxy_url": url,
            "content_type": file.kind,
        });
        // Only voice messages tell how long they are (Discord: Attachment Object).
        if file.name == VOICE {
            json["duration_secs"] = json!(2.4);
            json["waveform"] = "AAAA".into();
        }
        json
    }
}

/// Answers `GET /attachments/{channel}/{id}/{name}`.
pub(super) async fn serve(
    State(shared): State<Arc<Shared<World>>>,
    Path((channel, id, _name)): Path<(u64, u64, String)>,
) -> Response {
    let find = |world: &World| world.files.get(&id).cloned();
    match shared.read(find).filter(|file| file.channel == channel) {
        Some(file) => ([(CONTENT_TYPE, file.kind)], file.bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
