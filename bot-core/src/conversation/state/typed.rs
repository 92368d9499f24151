//! What was typed and waits for a press: shown back to the person, and kept so that the press can act.

use serde::{Deserialize, Serialize};

/// Letters of a mark: enough that an old button never fits newer words.
const MARK: usize = 8;

/// A typed name, sealed to the key-holders when it was typed: nobody can read it here.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TypedName {
    /// The id of the signature that it would have or has.
    pub(crate) id: String,
    /// The sealed file.
    pub(crate) file: Vec<u8>,
    /// Tells this name from one that was typed before or after it.
    pub(crate) mark: String,
    /// The mark of the keys to which it is sealed.
    #[serde(default)]
    pub(crate) keys: String,
}

impl std::fmt::Debug for TypedName {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("TypedName(…)")
    }
}

/// A typed region that no list of ours has.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TypedRegion {
    /// As it would be kept.
    pub(crate) region: String,
    /// Tells this region from one that was typed before or after it.
    pub(crate) mark: String,
}

impl std::fmt::Debug for TypedRegion {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("TypedRegion(…)")
    }
}

/// The mark of something that is typed now.
pub(crate) fn mark(seed: &mut crate::vault::Seed) -> String {
    seed.code(MARK)
}
