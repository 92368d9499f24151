//! What the buttons about a forum send back. Each says what is from then on: a second tap changes nothing.

use super::part::{Part, Parts, Slug, said, whole};
use crate::command::Role;

buttons! {
    /// A pressed button about a forum.
    pub(crate) enum EventPress {
        Supporter {
            /// *I will come*: in which way?
            "come" => Come(slug: Slug),
            /// At the place.
            "in" => InPerson(slug: Slug),
            /// From anywhere.
            "on" => Online(slug: Slug),
            /// Sure?
            "no" => Leave(slug: Slug),
            /// Yes.
            "no!" => LeaveSure(slug: Slug),
            /// *Calendar file*.
            "ics" => Calendar(slug: Slug),
            /// *Map*.
            "map" => Map(slug: Slug),
            /// *Send me the recap*.
            "recap" => Recap(slug: Slug),
            /// *No recap, please*.
            "recap!" => NoRecap(slug: Slug),
        }
        Moderator {
            /// The door of this forum.
            "door" => Door(slug: Slug),
            /// Leaves the door.
            "done" => DoorDone,
        }
    }
}
