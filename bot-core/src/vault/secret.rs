//! The host secret: 32 random bytes in a file that is never beside the database.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use zeroize::Zeroizing;

use super::{hex, mac};

/// The secret from which every tag and host key is derived. Wiped from memory when dropped.
pub struct HostSecret {
    bytes: Zeroizing<[u8; 32]>,
    /// What was derived: there are few purposes, and one of them is needed for each row.
    keys: Mutex<BTreeMap<&'static str, Zeroizing<Vec<u8>>>>,
}

impl std::fmt::Debug for HostSecret {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("HostSecret(…)")
    }
}

/// Why the secret can't be read or made.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// There is no such file.
    #[error("the secret file {0} does not exist")]
    Missing(String),
    /// The file can't be read or written.
    #[error(
        "the secret file {path} can't be used ({source}): choose another place with SAMLENG_SECRET_FILE"
    )]
    Io {
        /// Which file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file does not hold a secret.
    #[error(
        "the secret file {0} is damaged (it must hold 64 hexadecimal digits): put your copy of it back"
    )]
    Damaged(String),
    /// Others could read the file.
    #[error("the secret file {0} can be read by others: run `chmod 600 {0}`")]
    Open(String),
}

impl HostSecret {
    /// A secret of these bytes, for tests.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self { bytes: Zeroizing::new(bytes), keys: Mutex::default() }
    }

    /// A secret of a store whose own is not known yet: it is of this process alone, and opens nothing.
    pub(crate) fn none() -> Self {
        let mut bytes = [0; 32];
        #[expect(
            clippy::expect_used,
            reason = "without the system's randomness no store may be opened"
        )]
        getrandom::fill(&mut bytes).expect("the system's randomness");
        Self::from_bytes(bytes)
    }

    /// Reads the file.
    ///
    /// # Errors
    /// No such file, not readable, readable by others, or not 64 hexadecimal digits.
    pub fn read(path: &Path) -> Result<Self, SecretError> {
        let name = path.display().to_string();
        let io = |source| SecretError::Io { path: name.clone(), source };
        let meta = match fs::metadata(path) {
            Ok(meta) => meta,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(SecretError::Missing(name));
            }
            Err(error) => return Err(io(error)),
        };
        if open_to_others(meta.mode(), meta.gid()) {
            return Err(SecretError::Open(name));
        }
        let text = Zeroizing::new(fs::read(path).map_err(io)?);
        let digits = text.trim_ascii();
        let mut bytes = [0; 32];
        if digits.len() != 64 {
            return Err(SecretError::Damaged(name));
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            let pair = std::str::from_utf8(pair).ok();
            let value = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
            *byte = value.ok_or_else(|| SecretError::Damaged(name.clone()))?;
        }
        Ok(Self::from_bytes(bytes))
    }

    /// Makes a new secret and writes it, mode 0600. Never over an existing file.
    ///
    /// # Errors
    /// The folder can't be made, the file exists, or the disk refuses.
    pub fn create(path: &Path) -> Result<Self, SecretError> {
        let io = |source| SecretError::Io { path: path.display().to_string(), source };
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| io(std::io::Error::other(error)))?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(io)?;
        }
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(io)?;
        let written = file.write_all(hex(&bytes).as_bytes()).and_then(|()| file.sync_all());
        if let Err(error) = written {
            // Half a secret would be refused as damaged forever; if there is none, the next start makes
            // a new one.
            let _ = fs::remove_file(path);
            return Err(io(error));
        }
        Ok(Self::from_bytes(bytes))
    }

    /// The fingerprint by which a store recognises its secret. It reveals nothing about the secret.
    pub fn fingerprint(&self) -> String {
        hex(&self.derive("fingerprint")[..16])
    }

    /// Tells words from all others: eight hexadecimal digits for a button. Without the secret nobody can try
    /// which words they are of.
    pub fn mark(&self, words: &[&str]) -> String {
        let words: Vec<&[u8]> = words.iter().map(|word| word.as_bytes()).collect();
        hex(&mac(&self.derive("mark"), &words)[..4])
    }

    /// A key for one purpose.
    pub(crate) fn derive(&self, purpose: &'static str) -> Zeroizing<Vec<u8>> {
        // No panic can leave a key half written.
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || Zeroizing::new(mac(&*self.bytes, &[b"samleng/1", purpose.as_bytes()]));
        keys.entry(purpose).or_insert_with(make).clone()
    }
}

/// Whether anybody besides the owner can access the file. A credential that systemd hands to a service
/// belongs to root and has an access list, which looks like read access for root's group; that gives no
/// other person access.
#[must_use]
pub fn open_to_others(mode: u32, group: u32) -> bool {
    let others = if group == 0 { 0o037 } else { 0o077 };
    mode & others != 0
}

#[cfg(test)]
mod tests {
    use super::open_to_others;

    #[test]
    fn a_secret_is_its_owners_or_a_credential_of_systemd() {
        for (mode, group) in [(0o100_600, 1000), (0o100_400, 1000), (0o100_600, 0), (0o100_440, 0)]
        {
            assert!(!open_to_others(mode, group), "{mode:o} of group {group}");
        }
        for (mode, group) in [(0o100_640, 1000), (0o100_644, 0), (0o100_604, 1000), (0o100_460, 0)]
        {
            assert!(open_to_others(mode, group), "{mode:o} of group {group}");
        }
    }
}
