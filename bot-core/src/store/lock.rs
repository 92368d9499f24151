//! The lock that allows one engine per SQLite store.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use super::Store;
use super::open::with_ending;

/// Why the lock can't be taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process holds it.
    #[error("another samleng (process {0}) is using this database: stop it first")]
    Taken(String),
    /// The lock file can't be written.
    #[error("the lock file can't be written: {0}")]
    Io(#[from] std::io::Error),
}

/// The lock on `FILE.lock`. It is held until this is dropped or the process ends in any way.
#[derive(Debug)]
pub struct EngineLock {
    /// Open while the lock is held.
    _file: Option<File>,
}

impl EngineLock {
    /// Takes the lock. PostgreSQL serves several engines and needs none.
    ///
    /// # Errors
    /// Another process holds it, or the file can't be written.
    pub fn take(store: &Store) -> Result<Self, LockError> {
        store.path().map_or(Ok(Self { _file: None }), |path| Self::of(&path))
    }

    /// Takes the lock of the SQLite store in this file, which need not exist.
    ///
    /// # Errors
    /// Another process holds it, or the file can't be written.
    pub fn of(store: &Path) -> Result<Self, LockError> {
        let path = with_ending(store, ".lock");
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                file.read_to_string(&mut holder)?;
                return Err(LockError::Taken(holder.trim().to_owned()));
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        file.set_len(0)?;
        file.rewind()?;
        write!(file, "{}", std::process::id())?;
        Ok(Self { _file: Some(file) })
    }
}
