//! Files that another platform holds: uploaded once, and then sent by Telegram's own id.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bot_core::announcement::Attachment;
use bot_core::broadcast::Files;
use bot_core::incoming::Platform;
use bot_core::outcome::Reply;
use tokio::sync::OwnedMutexGuard;

/// Files that are remembered: one announcement has one.
const KNOWN: usize = 16;

/// What Telegram calls them.
pub(crate) struct Elsewhere {
    files: Arc<dyn Files>,
    known: Mutex<HashMap<String, Attachment>>,
    /// Whoever uploads: the others wait for what Telegram calls the file.
    uploading: Arc<tokio::sync::Mutex<()>>,
}

/// How a post's file is sent.
pub(crate) enum Taken {
    /// By Telegram's id, if there is one at all.
    Held,
    /// With these bytes, and nobody else uploads meanwhile.
    Bytes(Vec<u8>, OwnedMutexGuard<()>),
    /// Nobody has kept it.
    Missing,
}

impl Elsewhere {
    pub(crate) fn new(files: Arc<dyn Files>) -> Self {
        Self { files, known: Mutex::default(), uploading: Arc::default() }
    }

    /// Makes the post's file one of Telegram's.
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
        // Only its kind and its name matter now.
        file.platform = Platform::Telegram;
        Taken::Bytes(bytes, uploads)
    }

    /// Telegram holds the file now.
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
