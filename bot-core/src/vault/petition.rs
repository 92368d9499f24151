//! Petition sealing: a name goes into an age file that only key-holders can open, with the stock age
//! tool.

use std::io::{Read as _, Write as _};

use age::secrecy::ExposeSecret as _;
use age::x25519;
pub use age::x25519::Identity;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::hex;
use crate::country::Country;

/// Every name has this many bytes before encryption, so that the length of the file reveals nothing.
const PADDED: usize = 1024;

/// What key-holders read when they open one signature. Padded with spaces to 1 KiB.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedName {
    /// The signature's random id, in hexadecimal: ties name and region together.
    pub signature: String,
    /// Which petition.
    pub petition: String,
    /// The version of the petition's text that was signed.
    pub text_version: i64,
    /// The version of the consent that was given.
    pub consent_version: i64,
    /// The name, at most 100 characters; empty in a region's file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The region, where the petition asks for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// The country that was chosen when this was sealed. The server can't open the file, so it stays when the
    /// signer corrects the country: the one among the facts counts.
    pub country: Option<Country>,
}

impl std::fmt::Debug for SealedName {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("SealedName(…)")
    }
}

/// Why a key or a sealed file can't be used.
#[derive(Debug, thiserror::Error)]
pub enum PetitionKeyError {
    /// Somebody gave the private half where the public one belongs.
    #[error(
        "this is a private key (AGE-SECRET-KEY…): it must never be on the server. Use the public half, which begins with age1"
    )]
    Private,
    /// Not an age key.
    #[error("this is not an age public key: it must begin with age1")]
    NotAKey,
    /// A file without a private key, such as one with the public half.
    #[error(
        "there is no private key in this file: it must have a line that begins with AGE-SECRET-KEY"
    )]
    NoIdentity,
    /// Who loses that key would lose what looks like two.
    #[error("this public key stands there twice: every key-holder needs a key of their own")]
    Twice,
    /// None, or more than three.
    #[error("one to three key-holders are needed, found {0}")]
    Count(usize),
    /// Sealed to other keys.
    #[error("it opens with none of these keys")]
    OtherKeys,
    /// Damaged.
    #[error("it is damaged: it can't be opened")]
    Damaged,
}

/// The one to three public keys to which every name is sealed.
#[derive(Clone)]
pub struct KeyHolders {
    keys: Vec<x25519::Recipient>,
    mark: String,
}

impl std::fmt::Debug for KeyHolders {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "KeyHolders({})", self.keys.len())
    }
}

impl KeyHolders {
    /// Reads public keys separated by commas or spaces.
    ///
    /// # Errors
    /// A private key, something else, the same one twice, none, or more than three.
    pub fn parse(list: &str) -> Result<Self, PetitionKeyError> {
        let parts = list.split([',', ' ', '\n', '\t']).filter(|part| !part.is_empty());
        let mut keys: Vec<x25519::Recipient> = Vec::new();
        for part in parts {
            if part.to_ascii_uppercase().starts_with("AGE-SECRET-KEY") {
                return Err(PetitionKeyError::Private);
            }
            let key = part.parse().map_err(|_| PetitionKeyError::NotAKey)?;
            if keys.contains(&key) {
                return Err(PetitionKeyError::Twice);
            }
            keys.push(key);
        }
        if !(1..=3).contains(&keys.len()) {
            return Err(PetitionKeyError::Count(keys.len()));
        }
        let mut texts: Vec<String> = keys.iter().map(ToString::to_string).collect();
        texts.sort();
        let mark = hex(&Sha256::digest(texts.join(","))[..4]);
        Ok(Self { keys, mark })
    }

    /// The public keys as text, for comparing by eye.
    pub fn public(&self) -> Vec<String> {
        self.keys.iter().map(ToString::to_string).collect()
    }

    /// Tells these keys from others, in whatever order: eight hexadecimal digits.
    pub fn mark(&self) -> &str {
        &self.mark
    }

    /// Seals one file to all key-holders. Any one of them opens it.
    ///
    /// # Errors
    /// The encryption itself fails, which no input of ours causes.
    pub fn seal(&self, name: &SealedName) -> Result<Vec<u8>, std::io::Error> {
        let mut plain = serde_json::to_vec(name)?;
        plain.resize(plain.len().div_ceil(PADDED) * PADDED, b' ');
        let recipients = self.keys.iter().map(|key| key as &dyn age::Recipient);
        let encryptor =
            age::Encryptor::with_recipients(recipients).map_err(std::io::Error::other)?;
        let mut sealed = Vec::with_capacity(PADDED + 600);
        let mut writer = encryptor.wrap_output(&mut sealed)?;
        writer.write_all(&plain)?;
        writer.finish()?;
        Ok(sealed)
    }
}

/// A new key pair: the private half, to be kept offline, and the public half.
pub fn generate_key() -> (SecretString, String) {
    let identity = Identity::generate();
    let public = identity.to_public().to_string();
    (SecretString::from(identity.to_string().expose_secret().to_owned()), public)
}

/// Whether these bytes begin as every age file does. Only a private key can tell more.
pub fn is_sealed_file(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/v1\n-> ")
}

/// Reads an identity file: every line that begins with `AGE-SECRET-KEY`.
///
/// # Errors
/// No such line, or a damaged key.
pub fn parse_identities(text: &str) -> Result<Vec<Identity>, PetitionKeyError> {
    let lines = text.lines().map(str::trim).filter(|line| line.starts_with("AGE-SECRET-KEY"));
    let keys: Vec<_> = lines
        .map(|line| line.parse().map_err(|_| PetitionKeyError::NoIdentity))
        .collect::<Result<_, _>>()?;
    if keys.is_empty() { Err(PetitionKeyError::NoIdentity) } else { Ok(keys) }
}

/// Opens one sealed file with whichever of these keys fits. Runs on a key-holder's own machine.
///
/// # Errors
/// The file is damaged or sealed to somebody else.
pub fn open_with(identities: &[Identity], sealed: &[u8]) -> Result<SealedName, PetitionKeyError> {
    let damaged = |_| PetitionKeyError::Damaged;
    let decryptor = age::Decryptor::new(sealed).map_err(damaged)?;
    let keys = identities.iter().map(|key| key as &dyn age::Identity);
    let mut reader = decryptor.decrypt(keys).map_err(|error| match error {
        age::DecryptError::NoMatchingKeys => PetitionKeyError::OtherKeys,
        error => damaged(error),
    })?;
    let mut plain = Vec::new();
    reader.read_to_end(&mut plain).map_err(|_| PetitionKeyError::Damaged)?;
    serde_json::from_slice(&plain).map_err(|_| PetitionKeyError::Damaged)
}
