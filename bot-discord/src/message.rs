//! A message of Discord, as data.

use std::fmt;
use std::sync::Arc;

use bot_core::announcement::Attachment;
use bot_core::outcome::Document;
use serenity::builder::{CreateActionRow, CreateEmbed};

/// One message.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Message {
    /// In Markdown, at most 2,000 characters. May be empty beside embeds.
    pub(crate) content: String,
    /// At most 6,000 characters together.
    pub(crate) embeds: Vec<CreateEmbed>,
    /// At most five rows.
    pub(crate) rows: Vec<CreateActionRow>,
    /// A file.
    pub(crate) file: Option<Attachment>,
    /// Its bytes, once they have been loaded.
    pub(crate) upload: Option<Upload>,
}

/// A file's bytes.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Upload {
    /// With an extension: Discord shows the file accordingly.
    pub(crate) name: String,
    /// Its MIME type, such as `image/jpeg`.
    pub(crate) mime: &'static str,
    pub(crate) bytes: Arc<[u8]>,
}

impl fmt::Debug for Upload {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Upload(…)")
    }
}

impl From<Document> for Upload {
    fn from(made: Document) -> Self {
        Self { name: made.name, mime: made.mime, bytes: made.bytes.into() }
    }
}
