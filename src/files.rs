//! Files that commands make: never over an existing file, readable only by their owner, and never half
//! written.

use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::Refusal;

/// Makes a file that does not exist yet, mode 0600.
pub(crate) fn make(path: &Path) -> Result<File, Refusal> {
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    made.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => taken(path),
        _ => Refusal::new(format!("{}: {error}", path.display())),
    })
}

/// The error for an existing file.
pub(crate) fn taken(path: &Path) -> Refusal {
    Refusal::new(format!("{} exists already: choose another name", path.display()))
}

/// Removes a file that could not be finished, because half of it must not be taken for all of it.
pub(crate) fn or_remove<T>(path: &Path, written: Result<T, Refusal>) -> Result<T, Refusal> {
    written.inspect_err(|_| {
        // The reason is being reported; a failure to remove the file adds nothing.
        let _ = std::fs::remove_file(path);
    })
}
