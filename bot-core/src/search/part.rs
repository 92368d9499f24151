//! The parts of a text that are compared.

use std::hash::{DefaultHasher, Hash, Hasher as _};

use super::sound;

/// A part, as a hash to save memory: an index holds very many. Collisions are too rare to matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Part(u64);

impl Part {
    /// A word as it is written.
    pub(super) fn word(word: &str) -> Self {
        Self::of(0, word, "")
    }

    /// A word without its endings.
    pub(super) fn stem(word: &str) -> Self {
        Self::of(1, sound::stem(word), "")
    }

    /// A Khmer word in Latin letters.
    pub(super) fn romanised(word: &str) -> Option<Self> {
        sound::romanised(word).map(|sounds| Self::of(2, &sounds, ""))
    }

    /// A cluster.
    pub(super) fn single(cluster: &str) -> Self {
        Self::of(3, cluster, "")
    }

    /// Two clusters, one after the other.
    pub(super) fn pair(first: &str, second: &str) -> Self {
        Self::of(4, first, second)
    }

    /// The same by how they sound.
    pub(super) fn sounds(first: &str, second: &str) -> Self {
        Self::of(5, first, second)
    }

    fn of(kind: u8, first: &str, second: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        (kind, first, second).hash(&mut hasher);
        Self(hasher.finish())
    }
}
