//! Randomness as an argument: when an update runs again, it draws the same values.

use super::mac;

/// 32 random bytes that belong to one update.
#[derive(Clone)]
pub struct Seed {
    bytes: [u8; 32],
    drawn: u64,
}

impl std::fmt::Debug for Seed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Seed(…)")
    }
}

/// Letters and digits that can't be confused when read aloud: no 0 o 1 l i u.
const ALPHABET: &[u8; 30] = b"23456789abcdefghjkmnpqrstvwxyz";

impl Seed {
    /// From the operating system.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn fresh() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self { bytes, drawn: 0 })
    }

    /// A seed of these bytes, for tests.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self { bytes, drawn: 0 }
    }

    /// The next 32 bytes.
    pub fn bytes(&mut self) -> [u8; 32] {
        self.drawn += 1;
        let block = mac(&self.bytes, &[&self.drawn.to_be_bytes()]);
        let mut bytes = [0; 32];
        bytes.copy_from_slice(&block);
        bytes
    }

    /// A random id of 16 bytes.
    pub fn id(&mut self) -> [u8; 16] {
        let mut id = [0; 16];
        id.copy_from_slice(&self.bytes()[..16]);
        id
    }

    /// A code of this many letters and digits (at most 32); each carries 4.9 bits.
    pub fn code(&mut self, length: usize) -> String {
        // A modulo bias of 16 in 256 costs a hundredth of a bit per letter.
        let bytes = self.bytes();
        bytes
            .iter()
            .take(length)
            .map(|byte| char::from(ALPHABET[usize::from(*byte) % 30]))
            .collect()
    }
}
