//! Files for Discord: each post carries the bytes, because Discord can't send a file again by its id.

use std::sync::Arc;

use bot_core::announcement::{Attachment, FileKind};
use bot_core::broadcast::Files;
use tokio::sync::Mutex;

use crate::message::Upload;

/// Letters of a file's name.
const NAME: usize = 60;

/// Loads files for uploading. The last file is kept in memory, because all posts of an announcement
/// have the same.
pub(crate) struct Uploads {
    files: Arc<dyn Files>,
    last: Mutex<Option<(Attachment, Upload)>>,
}

impl Uploads {
    pub(crate) fn new(files: Arc<dyn Files>) -> Self {
        Self { files, last: Mutex::default() }
    }

    /// A file, ready for uploading; `None` if it is not kept.
    pub(crate) async fn of(&self, file: &Attachment) -> Option<Upload> {
        let mut last = self.last.lock().await;
        if let Some((_, upload)) = last.as_ref().filter(|(known, _)| known == file) {
            return Some(upload.clone());
        }
        let bytes = self.files.bytes(file).await?;
        let (mime, extension) = form(&bytes, file.kind);
        let name = name(file, extension);
        let upload = Upload { name, mime, bytes: bytes.into() };
        *last = Some((file.clone(), upload.clone()));
        Some(upload)
    }
}

/// The MIME type by the first bytes, because the file's name is untrusted.
fn form(bytes: &[u8], kind: FileKind) -> (&'static str, &'static str) {
    let forms: [(&[u8], _); 5] = [
        (b"%PDF", ("application/pdf", "pdf")),
        (&[0xFF, 0xD8, 0xFF], ("image/jpeg", "jpg")),
        (b"\x89PNG", ("image/png", "png")),
        (b"GIF8", ("image/gif", "gif")),
        (b"OggS", ("audio/ogg", "ogg")),
    ];
    let known = forms.iter().find(|(begin, _)| bytes.starts_with(begin)).map(|(_, form)| *form);
    known.unwrap_or(match kind {
        FileKind::Photo => ("image/jpeg", "jpg"),
        FileKind::Document => ("application/octet-stream", "bin"),
        FileKind::Voice => ("audio/ogg", "ogg"),
    })
}

/// A plain name: letters, digits and `-_.`, with an extension.
fn name(file: &Attachment, extension: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' };
    let given = file.name.as_deref().unwrap_or_default();
    let name: String = given.chars().map(plain).collect();
    let says = name.chars().any(|c| c.is_ascii_alphanumeric());
    let dot = name.rfind('.').filter(|dot| *dot > 0 && says);
    match dot {
        Some(dot) => {
            let (stem, end) = name.split_at(dot);
            let stem: String = stem.chars().take(NAME).collect();
            let end: String = end.chars().take(8).collect();
            format!("{stem}{end}")
        }
        None => match file.kind {
            FileKind::Photo => format!("photo.{extension}"),
            FileKind::Document => format!("document.{extension}"),
            FileKind::Voice => format!("voice.{extension}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use bot_core::platform::Platform;

    use super::*;

    fn file(kind: FileKind, name: Option<&str>) -> Attachment {
        let (file, name) = ("x".to_owned(), name.map(str::to_owned));
        Attachment { platform: Platform::Telegram, kind, file, size: 4, name }
    }

    #[test]
    fn a_file_is_called_plainly_and_by_what_it_is() {
        let pdf = form(b"%PDF-1.7", FileKind::Document);
        assert_eq!(pdf, ("application/pdf", "pdf"));
        let document = |name| name_of(FileKind::Document, name, pdf.1);
        assert_eq!(document(Some("state ment.pdf")), "state_ment.pdf");
        assert_eq!(document(Some("../../x\u{202E}.pdf")), ".._.._x_.pdf");
        assert_eq!(document(Some("\u{1780}\u{1781}.\u{1780}")), "document.pdf");
        assert_eq!(document(None), "document.pdf");
        assert_eq!(name_of(FileKind::Photo, None, "jpg"), "photo.jpg");
    }

    fn name_of(kind: FileKind, given: Option<&str>, extension: &str) -> String {
        name(&file(kind, given), extension)
    }
}
