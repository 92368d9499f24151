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
    let mut file = open.map_err(|error| Refusal::of_file(out, &error))?;
    let written = writeln!(file, "# public key: {public}\n{}", private.expose_secret())
        .and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a key opens nothing.
        let _ = std::fs::remove_file(out);
    }
    written.map_err(|error| Refusal::of_file(out, &error))
}
