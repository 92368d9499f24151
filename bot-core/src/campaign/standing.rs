//! The publication state of a petition, an event or a question.

use serde::{Deserialize, Serialize};

/// Who can find it, and where. Organizers can see everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In every list.
    #[default]
    Published,
    /// In no list and not readable: not written yet, or unpublished.
    Unpublished,
    /// In every list, but it takes no more signatures. Petitions only.
    Closed,
    /// In no list; people who have its link can still read it. It takes no signatures.
    Archived,
}

impl Standing {
    /// Whether it is in the lists that supporters see.
    #[must_use]
    pub const fn is_listed(self) -> bool {
        matches!(self, Self::Published | Self::Closed)
    }

    /// Whether anyone may read it who knows its name.
    #[must_use]
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Unpublished)
    }

    /// Whether the campaign file leaves it out.
    pub(super) fn is_published(&self) -> bool {
        *self == Self::Published
    }
}
