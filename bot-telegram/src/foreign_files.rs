//! Files that another platform holds: they are uploaded once, and then sent by Telegram's own id.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bot_core::announcement::Attachment;
use bot_core::broadcast::Files;
use bot_core::outcome::Reply;
use bot_core::platform::Platform;
use tokio::sync::OwnedMutexGuard;

/// How many files are remembered: each announcement has one.
const KNOWN: usize = 16;

/// Telegram's ids of these files.
pub(crate) struct ForeignFiles {
    files: Arc<dyn Files>,
    known: Mutex<HashMap<String, Attachment>>,
    /// Held during an upload: other posts wait for Telegram's id of the file.
    uploading: Arc<tokio::sync::Mutex<()>>,
}

/// How a post's file is sent.
pub(crate) enum Taken {
    /// By Telegram's id, if there is one at all.
    Held,
    /// With these bytes; the guard keeps others from uploading meanwhile.
    Bytes(Vec<u8>, OwnedMutexGuard<()>),
    /// The file is not kept.
    Missing,
}

impl ForeignFiles {
    pub(crate) fn new(files: Arc<dyn Files>) -> Self {
        Self { files, known: Mutex::default(), uploading: Arc::default() }
    }

    /// Replaces the post's file by Telegram's own, if that is known.
    pub(crate) async fn take(&self, post: &mut Reply) -> Taken {
        match &mut post.attachment {
            Some(file) => self.take_file(file).await,
            None => Taken::Held,
        }
    }

    /// Makes a file one of Telegram's.
    pub(crate) async fn take_file(&self, file: &mut Attachment) -> Taken {
        if file.platform == Platform::Telegram {
            return Taken::Held;
        }
        if let Some(held) = self.held(file) {
            *file = held;
            return Taken::Held;
        }
        let uploads = Arc::clone(&self.uploading).lock_owned().await;
        // Somebody else may have uploaded it meanwhile.
        if let Some(held) = self.held(file) {
            *file = held;
            return Taken::Held;
        }
        let Some(bytes) = self.files.bytes(file).await else {
            tracing::error!(code = "file_missing", "a post has a file that is not kept");
            return Taken::Missing;
        };
        // Only the kind and the name matter from here on.
        file.platform = Platform::Telegram;
        Taken::Bytes(bytes, uploads)
    }

    /// Remembers Telegram's own file.
    pub(crate) fn learn(&self, file: Option<&Attachment>, held: Option<Attachment>) {
        let (Some(file), Some(held)) = (file, held) else { return };
        let mut known = self.known();
        if known.len() >= KNOWN {
            known.clear();
        }
        known.insert(file.file.clone(), held);
    }

    fn held(&self, file: &Attachment) -> Option<Attachment> {
        self.known().get(&file.file).cloned()
    }

    fn known(&self) -> MutexGuard<'_, HashMap<String, Attachment>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
