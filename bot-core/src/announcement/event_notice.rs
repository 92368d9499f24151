//! Notices that the bot sends on its own.

use serde::{Deserialize, Serialize};

use crate::clock::Seconds;

/// A notice to the participants of a forum.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventNotice {
    /// It begins soon.
    Reminder {
        /// The forum's slug.
        event: String,
        /// When it begins. If the forum was moved, this reminder is not sent.
        start: Seconds,
        /// How many hours before the start it is sent.
        hours: i64,
    },
    /// The forum has another time or place.
    Moved {
        /// The forum's slug.
        event: String,
        /// Which of its changes it was.
        sequence: i64,
        /// When it would have begun before the change.
        from: Seconds,
        /// The new time and place, as [`crate::store::event_notices::mark`] writes them. If they have
        /// changed again, another notice tells it.
        mark: String,
    },
    /// The forum was cancelled.
    Cancelled {
        /// The forum's slug.
        event: String,
        /// Which of its changes it was.
        sequence: i64,
    },
    /// The forum was changed in another way: only the scheduled events of servers are updated, no
    /// person is told.
    Kept {
        /// The forum's slug.
        event: String,
        /// Which of its changes it was.
        sequence: i64,
    },
    /// The recap, after the forum.
    Recap {
        /// The forum's slug.
        event: String,
    },
}

impl EventNotice {
    /// The slug of the forum.
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
