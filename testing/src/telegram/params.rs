//! The parameters of a call, however they were encoded.

use std::collections::HashMap;

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Query, Request},
    http::{Uri, header::CONTENT_TYPE},
};
use serde_json::{Map, Value};

use super::refusal::Refusal;

/// The largest file that a bot may upload.
pub(super) const UPLOAD_LIMIT: usize = 50 * 1024 * 1024;

/// Parameters that hold JSON, also when they arrive as a string.
const STRUCTURED: [&str; 12] = [
    "allowed_updates",
    "caption_entities",
    "commands",
    "entities",
    "link_preview_options",
    "menu_button",
    "message_ids",
    "reply_markup",
    "reply_parameters",
    "scope",
    "suggested_post_parameters",
    "rich_message",
];

/// A file inside a multipart body.
#[derive(Clone, Debug)]
pub(super) struct Upload {
    pub(super) name: String,
    pub(super) mime: String,
    pub(super) bytes: Bytes,
}

/// Named values and files.
#[derive(Clone, Debug, Default)]
pub(super) struct Params {
    values: Map<String, Value>,
    uploads: HashMap<String, Upload>,
}

impl Params {
    /// Reads the query string and the body.
    pub(super) async fn read(request: Request) -> Result<Self, Refusal> {
        let mut params = Self::default();
        params.add_pairs(request.uri().query().unwrap_or_default());
        let kind = content_type(&request);
        match kind.as_str() {
            "multipart/form-data" => params.add_parts(request).await?,
            "application/json" => params.add_json(&body(request).await?)?,
            "application/x-www-form-urlencoded" => {
                let body = body(request).await?;
                params.add_pairs(&String::from_utf8_lossy(&body));
            }
            _ => {}
        }
        Ok(params)
    }

    fn add_json(&mut self, body: &[u8]) -> Result<(), Refusal> {
        if body.is_empty() {
            return Ok(());
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => {
                fields.into_iter().for_each(|(name, value)| self.add(name, value));
                Ok(())
            }
            Ok(_) => Err(Refusal::careless("request body must be a JSON object")),
            Err(_) => Err(Refusal::careless("can't parse JSON encoded request parameters")),
        }
    }

    fn add_pairs(&mut self, pairs: &str) {
        let uri = Uri::builder().path_and_query(format!("/?{pairs}")).build().unwrap_or_default();
        let parsed = Query::<Vec<(String, String)>>::try_from_uri(&uri);
        for (name, value) in parsed.map(|query| query.0).unwrap_or_default() {
            self.add(name, Value::String(value));
        }
    }

    async fn add_parts(&mut self, request: Request) -> Result<(), Refusal> {
        let broken = |_| Refusal::careless("can't parse multipart/form-data request body");
        let mut parts = Multipart::from_request(request, &())
            .await
            .map_err(|_| Refusal::careless("boundary in multipart/form-data is missing"))?;
        while let Some(part) = parts.next_field().await.map_err(broken)? {
            let field = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let mime = part.content_type().unwrap_or("application/octet-stream").to_owned();
            let bytes = part.bytes().await.map_err(broken)?;
            match file {
                Some(name) => drop(self.uploads.insert(field, Upload { name, mime, bytes })),
                None => self.add(field, String::from_utf8_lossy(&bytes).into_owned().into()),
            }
        }
        Ok(())
    }

    fn add(&mut self, name: String, value: Value) {
        let value = match value {
            Value::Null => return,
            Value::String(text) if STRUCTURED.contains(&name.as_str()) => {
                serde_json::from_str(&text).unwrap_or(Value::String(text))
            }
            other => other,
        };
        self.values.insert(name, value);
    }

    /// The values, for the log.
    pub(super) fn to_value(&self) -> Value {
        Value::Object(self.values.clone())
    }

    /// Every name that the caller used.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// A value as text; an empty one counts as absent.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let text = match self.values.get(name)? {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn integer(&self, name: &str) -> Option<i64> {
        self.text(name)?.trim().parse().ok()
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        let text = self.text(name).unwrap_or_default().to_lowercase();
        matches!(text.as_str(), "true" | "yes" | "1")
    }

    /// A structured value, if there is one.
    pub(super) fn structure(&self, name: &str) -> Option<&Value> {
        self.values.get(name).filter(|value| value.as_str() != Some(""))
    }

    /// An uploaded file: under its own name, or where `attach://` points.
    pub(super) fn upload(&self, name: &str) -> Option<&Upload> {
        let reference = self.text(name);
        let attached = reference.as_deref().and_then(|text| text.strip_prefix("attach://"));
        self.uploads.get(attached.unwrap_or(name))
    }
}

fn content_type(request: &Request) -> String {
    let header = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    header.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_lowercase()
}

async fn body(request: Request) -> Result<Bytes, Refusal> {
    axum::body::to_bytes(request.into_body(), UPLOAD_LIMIT)
        .await
        .map_err(|_| Refusal::new(413, "Request Entity Too Large".into()))
}
