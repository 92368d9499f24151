//! Announcements that nobody writes.

use serde::{Deserialize, Serialize};

use crate::clock::Seconds;

/// What the bot tells those who have joined a forum by itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventNotice {
    /// It begins soon.
    Reminder {
        /// The forum's slug.
        event: String,
        /// When it begins: of a forum that begins at another time nobody is reminded.
        start: Seconds,
        /// So many hours before.
        hours: i64,
    },
    /// It has another time or place.
    Moved {
        /// The forum's slug.
        event: String,
        /// Which of its changes it was.
        sequence: i64,
        /// When it would have begun.
        from: Seconds,
        /// Its new time and place, as [`crate::store::event_notices::mark`] tells them from others: once they
        /// have changed again there is another notice.
        mark: String,
    },
    /// It does not take place.
    Cancelled {
        /// The forum's slug.
        event: String,
        /// Which of its changes it was.
        sequence: i64,
    },
    /// It is written otherwise: the events that it has become are brought up to it. No person is told.
    Kept {
        /// The forum's slug.
        event: String,
        /// Which of its changes it was.
        sequence: i64,
    },
    /// It is over, and this is what was said.
    Recap {
        /// The forum's slug.
        event: String,
    },
}

impl EventNotice {
    /// The slug of the forum that it is about.
    pub fn event(&self) -> &str {
        match self {
            Self::Reminder { event, .. }
            | Self::Moved { event, .. }
            | Self::Cancelled { event, .. }
            | Self::Kept { event, .. }
            | Self::Recap { event } => event,
        }
    }
}

impl std::fmt::Debug for EventNotice {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Reminder { .. } => "EventNotice(reminder)",
            Self::Moved { .. } => "EventNotice(moved)",
            Self::Cancelled { .. } => "EventNotice(cancelled)",
            Self::Kept { .. } => "EventNotice(kept)",
            Self::Recap { .. } => "EventNotice(recap)",
        })
    }
}
