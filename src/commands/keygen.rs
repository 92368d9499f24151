//! `keygen`: a petition key, made offline.

use std::io::Write as _;
use std::path::Path;

use bot_core::vault::generate_key;
use secrecy::{ExposeSecret as _, SecretString};

use crate::Refusal;
use crate::files;

/// `samleng keygen --out FILE`.
pub fn keygen(out: &Path) -> Result<(), Refusal> {
    let (private, public) = generate_key();
    write_key(out, &private, &public)?;
    say!("{public}");
    eprintln!(
        "The private half is in {}: keep it offline, and a copy in another place.",
        out.display()
    );
    Ok(())
}

/// Writes the private half, mode 0600, never over an existing file.
pub fn write_key(out: &Path, private: &SecretString, public: &str) -> Result<(), Refusal> {
    let mut file = files::make(out)?;
    let mut write = || {
        writeln!(file, "# public key: {public}\n{}", private.expose_secret())?;
        file.sync_all()
    };
    let told = |error: std::io::Error| Refusal::new(format!("{}: {error}", out.display()));
    files::or_remove(out, write().map_err(told))
}
