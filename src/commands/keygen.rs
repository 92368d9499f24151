//! `keygen`: a petition key, made offline.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use bot_core::vault::generate_key;
use secrecy::{ExposeSecret as _, SecretString};

use crate::Refusal;

/// `samleng keygen --out FILE`.
pub fn keygen(out: &Path) -> Result<(), Refusal> {
    let (private, public) = generate_key();
    write_key(out, &private, &public)?;
    println!("{public}");
    eprintln!(
        "The private half is in {}: keep it offline, and a copy in another place.",
        out.display()
    );
    Ok(())
}

/// Writes the private half, mode 0600, never over an existing file.
pub fn write_key(out: &Path, private: &SecretString, public: &str) -> Result<(), Refusal> {
    let open = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(out);
    let written = open.and_then(|mut file| {
        writeln!(file, "# public key: {public}\n{}", private.expose_secret())?;
        file.sync_all()
    });
    written.map_err(|error| Refusal::new(format!("{}: {error}", out.display())))
}
