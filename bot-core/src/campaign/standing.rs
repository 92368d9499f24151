//! How far a petition, an event or a question has come with the public.

use serde::{Deserialize, Serialize};

/// Who finds it, and where. Organizers see everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In every list.
    #[default]
    Published,
    /// Nowhere: not written yet, or taken back.
    Unpublished,
    /// In every list, but it takes no signatures any more. Petitions only.
    Closed,
    /// In no list; whoever has its link still reads it. It takes no signatures.
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
