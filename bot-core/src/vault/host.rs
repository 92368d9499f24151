//! Host sealing: XChaCha20-Poly1305 under the host secret, bound to table, row and column, so that a
//! value moved elsewhere does not open.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{HostSecret, Tag, mac};

/// Where a sealed value lives.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The row's key.
    pub row: &'a [u8],
}

impl std::fmt::Debug for Cell<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Cell({}.{})", self.table, self.column)
    }
}

/// The result of opening.
#[derive(Debug)]
pub enum Opened<T> {
    /// The value.
    Value(T),
    /// Damaged, moved, or sealed under another secret.
    Broken,
}

impl<T> Opened<T> {
    /// The value, or `None`.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Broken => None,
        }
    }
}

const NONCE: usize = 24;

impl HostSecret {
    /// Seals a value as JSON, padded to a multiple of `bucket` bytes so that its length says little.
    pub fn seal<T: Serialize>(&self, cell: Cell<'_>, bucket: usize, value: &T) -> Vec<u8> {
        #[expect(clippy::expect_used, reason = "our own plain structs always serialise")]
        let mut plain = serde_json::to_vec(value).expect("a plain struct");
        let bucket = bucket.max(1);
        plain.resize(plain.len().div_ceil(bucket) * bucket, b' ');
        self.seal_bytes(cell, &plain)
    }

    /// Seals bytes as they are. Their length can be seen.
    pub fn seal_bytes(&self, cell: Cell<'_>, plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        // The nonce never comes from the update's seed: a handler that runs again would seal two
        // different values under the same nonce.
        #[expect(
            clippy::expect_used,
            reason = "without the system's randomness nothing may be sealed; the engine contains the panic"
        )]
        getrandom::fill(&mut nonce).expect("the system's randomness");
        let aad = aad(cell);
        let payload = Payload { msg: plain, aad: &aad };
        #[expect(clippy::expect_used, reason = "encryption fails only beyond 256 GiB")]
        let body =
            self.cipher().encrypt(XNonce::from_slice(&nonce), payload).expect("a short value");
        let mut out = nonce.to_vec();
        out.extend(body);
        out
    }

    /// Opens what [`HostSecret::seal`] sealed for the same cell.
    pub fn open<T: DeserializeOwned>(&self, cell: Cell<'_>, sealed: &[u8]) -> Opened<T> {
        let plain = self.open_bytes(cell, sealed).value();
        let read = plain.and_then(|plain| serde_json::from_slice(&plain).ok());
        read.map_or(Opened::Broken, Opened::Value)
    }

    /// Opens what [`HostSecret::seal_bytes`] sealed for the same cell.
    pub fn open_bytes(&self, cell: Cell<'_>, sealed: &[u8]) -> Opened<Vec<u8>> {
        let Some((nonce, body)) = sealed.split_at_checked(NONCE) else { return Opened::Broken };
        let aad = aad(cell);
        let payload = Payload { msg: body, aad: &aad };
        let plain = self.cipher().decrypt(XNonce::from_slice(nonce), payload);
        plain.map_or(Opened::Broken, Opened::Value)
    }

    /// A checksum over values that stand in the clear, for the column that is bound to them: whoever has the
    /// database but not the secret can neither change one of them nor move them to another row.
    pub fn bind(&self, cell: Cell<'_>, values: &[&[u8]]) -> Tag {
        let place = [cell.table.as_bytes(), cell.column.as_bytes(), cell.row];
        mac(&self.derive("bind"), &[&place[..], values].concat())
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        let key = self.derive("seal/host");
        XChaCha20Poly1305::new(chacha20poly1305::Key::from_slice(&key))
    }
}

fn aad(cell: Cell<'_>) -> Vec<u8> {
    let mut aad = format!("{}|{}|", cell.table, cell.column).into_bytes();
    aad.extend_from_slice(cell.row);
    aad
}
