//! What the buttons of questions to the speakers send back. Each names the forum or the question that it
//! is about.

use super::part::{Id, Mark, Part, Parts, Slug, said, whole};
use crate::command::Role;
use crate::locale::Locale;

buttons! {
    /// A pressed button.
    pub(crate) enum QuestionsPress {
        Supporter {
            /// *Ask the speakers* of this forum.
            "ask" => Ask(slug: Slug),
            /// Follows the forum and goes on.
            "follow" => Follow(slug: Slug),
            /// Sends what stands above.
            "send" => Send(slug: Slug, words: Mark),
            "anew" => Anew(slug: Slug),
        }
        Moderator {
            /// The forum's queue.
            "queue" => Queue(slug: Slug),
            "open" => Open(id: Id),
            /// The speakers were asked.
            "asked" => Asked(id: Id),
            /// With which one?
            "with" => MergeWith(id: Id),
            /// Makes the first one with the second.
            "merge" => Merge(id: Id, into: Id),
            "up" => Up(id: Id),
            "down" => Down(id: Id),
            "decline" => Decline(id: Id),
            /// Publishes it with the recap: what is the answer?
            "publish" => Publish(id: Id),
            /// Publishes what stands above.
            "put" => Put(id: Id, words: Mark),
            "rewrite" => Rewrite(id: Id),
            /// Writes the question anew, in the moderator's words.
            "reword" => Reword(id: Id),
            /// The same in another language.
            "also" => Also(id: Id, locale: Locale),
        }
    }
}
