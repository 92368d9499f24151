//! Files that commands make: never over another one, for their owner only, and never half.

use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::Refusal;

/// Makes a file that does not exist yet, mode 0600.
pub(super) fn make(path: &Path) -> Result<File, Refusal> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(|error| {
        let what = match error.kind() {
            ErrorKind::AlreadyExists => "exists already: choose another name".to_owned(),
            _ => error.to_string(),
        };
        Refusal::new(format!("{}: {what}", path.display()))
    })
}

/// Takes a file away again that could not be finished: half of it must not be taken for all.
pub(super) fn or_remove<T>(path: &Path, written: Result<T, Refusal>) -> Result<T, Refusal> {
    written.inspect_err(|_| {
        // The reason is being told; a file that can't be removed either adds nothing to it.
        let _ = std::fs::remove_file(path);
    })
}
