//! Files of announcements and content: keeping what an adapter has fetched, and giving it to another
//! adapter.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::Engine;
use crate::announcement::{Attachment, KEPT_FILE};
use crate::broadcast::{Files, GivenUp, Step, Steps as _, Work};
use crate::outcome::Fetch;
use crate::store::{StoreError, announcements, drafts, files, inbox};

struct Keep {
    fetched: Fetch,
    /// The mark of the bytes, for a file of a content item.
    mark: String,
    sealed: Vec<u8>,
    size: i64,
    kept: Mutex<bool>,
}

impl Step for Keep {
    fn run<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<(), StoreError>> {
        async move {
            let Fetch { announcement, file } = &self.fetched;
            if let Some(draft) = announcement.strip_prefix(files::DRAFT) {
                let still = self.keep_content(draft, work).await?;
                *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = still;
                return Ok(());
            }
            // While the file was fetched, the draft or the message may have been changed or deleted.
            let still = match inbox::wants(work.conn, announcement, file).await? {
                Some(wanted) => wanted,
                None => announcements::find(work.conn, announcement)
                    .await?
                    .is_some_and(|one| one.body.content.attachment.as_ref() == Some(file)),
            };
            if still {
                let sealed = (self.sealed.clone(), self.size);
                files::set(work.conn, announcement, file, sealed).await?;
            }
            *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = still;
            Ok(())
        }
        .boxed()
    }
}

impl Keep {
    /// Keeps the file of a draft. It belongs to content from the start, even if the draft is never
    /// published.
    async fn keep_content(&self, draft: &str, work: Work<'_>) -> Result<bool, StoreError> {
        let asked = (draft, &self.fetched.file);
        let still = drafts::mark(work.conn, asked, &self.mark).await?;
        if still {
            let file = files::of_content(&self.fetched.file, &self.mark);
            let sealed = (self.sealed.clone(), self.size);
            files::add_content(work.conn, &file, sealed).await?;
        }
        Ok(still)
    }
}

struct Read {
    file: Attachment,
    sealed: Mutex<Option<Vec<u8>>>,
}

impl Step for Read {
    fn run<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<(), StoreError>> {
        async move {
            let found = files::sealed(work.conn, &self.file).await?;
            *self.sealed.lock().unwrap_or_else(PoisonError::into_inner) = found;
            Ok(())
        }
        .boxed()
    }
}

impl Engine {
    /// Keeps a file that was fetched for an announcement or for a draft; see
    /// [`crate::outcome::Job::KeepFile`]. `false` if it is not needed: the announcement has another
    /// file by now, or the file is empty or too large.
    ///
    /// # Errors
    /// The engine has stopped, or a row can't be read.
    pub async fn keep_file(&self, fetched: Fetch, bytes: &[u8]) -> Result<bool, GivenUp> {
        let fits = |size: &i64| (1..=KEPT_FILE.cast_signed()).contains(size);
        let Some(size) = i64::try_from(bytes.len()).ok().filter(fits) else { return Ok(false) };
        // Sealed before the transaction, so that nobody waits for it.
        let mark = files::mark(bytes);
        let own = fetched.announcement.starts_with(files::DRAFT);
        let held = &fetched.file;
        let file = if own { files::of_content(held, &mark) } else { held.clone() };
        let sealed = files::seal(&self.core.secret, &file, bytes);
        let keep = Arc::new(Keep { fetched, mark, sealed, size, kept: Mutex::default() });
        self.carry_out(keep.clone()).await?;
        Ok(*keep.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A file that is kept.
    ///
    /// # Errors
    /// The engine has stopped, or a row can't be read.
    pub async fn file(&self, file: &Attachment) -> Result<Option<Vec<u8>>, GivenUp> {
        let read = Arc::new(Read { file: file.clone(), sealed: Mutex::default() });
        self.carry_out(read.clone()).await?;
        let sealed = read.sealed.lock().unwrap_or_else(PoisonError::into_inner).take();
        Ok(sealed.and_then(|sealed| files::open(&self.core.secret, file, &sealed)))
    }
}

impl Files for Engine {
    fn bytes<'a>(&'a self, file: &'a Attachment) -> BoxFuture<'a, Option<Vec<u8>>> {
        async move { self.file(file).await.ok().flatten() }.boxed()
    }
}
