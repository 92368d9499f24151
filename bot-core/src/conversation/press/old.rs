//! What buttons of earlier versions send that don't say what they are about. Whoever presses one is shown
//! what is open now.

use super::part::{Id, Part, Parts, Slug, Version, said, whole};
use crate::command::Role;
use crate::conversation::state::AfterStep;

buttons! {
    /// A pressed button of an earlier version.
    pub(crate) enum OldPress {
        Supporter {
            /// *I agree, sign*, which was always for the account's own person or for whoever was asked.
            "agree" => Agree { slug: Slug, text: Version, consent: Version },
            "name" => ProfileName,
            "risk" => Risk,
            "skip" => Skip(next: AfterStep),
            "in:send" => Send,
            "q:send" => SendQuestion(slug: Slug),
        }
        Moderator {
            "in:reply" => Reply(id: Id),
            "q:put" => Put(id: Id),
        }
    }
}
