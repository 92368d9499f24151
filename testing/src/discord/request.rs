//! Reading a request: JSON, or a form with `payload_json` and files.

use axum::{
    body::to_bytes,
    extract::{FromRequest as _, Multipart, Request},
    http::header::CONTENT_TYPE,
};
use serde_json::Value;

use super::refusal::Refusal;

/// The largest file that an application may upload.
pub(super) const LARGEST: usize = 10 * 1024 * 1024;

/// A file in a request.
#[derive(Clone, Debug)]
pub(super) struct Upload {
    /// The `n` of its part `files[n]`.
    pub(super) number: u64,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) bytes: Vec<u8>,
}

/// The JSON and the files of a request.
pub(super) async fn read(request: Request) -> Result<(Value, Vec<Upload>), Refusal> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().to_owned();
    if kind.starts_with("multipart/form-data") {
        let form = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
        return read_form(form).await;
    }
    let bytes = to_bytes(request.into_body(), 32 << 20).await.map_err(|_| unreadable())?;
    if bytes.is_empty() {
        return Ok((Value::Null, Vec::new()));
    }
    if !kind.starts_with("application/json") {
        return Err(Refusal::careless(415, 50035, "Unsupported Media Type"));
    }
    Ok((serde_json::from_slice(&bytes).map_err(|_| unreadable())?, Vec::new()))
}

async fn read_form(mut form: Multipart) -> Result<(Value, Vec<Upload>), Refusal> {
    let (mut body, mut files) = (Value::Null, Vec::new());
    while let Some(part) = form.next_field().await.map_err(|_| unreadable())? {
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().map(str::to_owned);
        let kind = part.content_type().unwrap_or("application/octet-stream").to_owned();
        let bytes = part.bytes().await.map_err(|_| unreadable())?.to_vec();
        if field == "payload_json" {
            body = serde_json::from_slice(&bytes).map_err(|_| unreadable())?;
            continue;
        }
        let number = field.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']'));
        let Some((number, name)) = number.and_then(|number| number.parse().ok()).zip(name) else {
            let message = "Only payload_json and files[n] are simulated.";
            return Err(Refusal::field(&field, "FORM_TYPE_UNKNOWN", message));
        };
        if bytes.len() > LARGEST {
            return Err(Refusal::careless(413, 40005, "Request entity too large"));
        }
        files.push(Upload { number, name, kind, bytes });
    }
    if files.len() > 10 {
        return Err(Refusal::careless(400, 30015, "Maximum number of attachments reached (10)"));
    }
    Ok((body, files))
}

fn unreadable() -> Refusal {
    Refusal::careless(400, 50109, "The request body contains invalid JSON.")
}
