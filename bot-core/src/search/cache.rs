//! The index of the questions in the store, kept while the store's stamp stays the same.

use std::sync::{Arc, Mutex, PoisonError};

use super::Index;

/// The newest index. Other processes may change the questions; the stamp shows it.
#[derive(Debug, Default)]
pub struct Cache(Mutex<Option<(String, Arc<Index>)>>);

impl Cache {
    /// The index of this stamp, if it is kept.
    pub fn get(&self, stamp: &str) -> Option<Arc<Index>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(of, _)| of == stamp).map(|(_, index)| index.clone())
    }

    /// Keeps an index in place of the one before.
    pub fn put(&self, stamp: String, index: Arc<Index>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((stamp, index));
    }
}
