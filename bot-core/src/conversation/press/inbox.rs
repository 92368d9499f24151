//! What the buttons of the inbox send back. Where one is about a message it says which one, and where it
//! sends words it says which words.

use super::part::{Arrival, Code, Id, Mark, OnOff, Part, Parts, named, said, whole};
use crate::command::Role;

names! {
    /// Why something is not answered.
    pub(crate) enum Reason {
        /// The answer stands among the questions and answers.
        Known = "known",
        /// The campaign can't help with this.
        Beyond = "beyond",
        /// Nobody understood it.
        Unclear = "unclear",
        /// Without words.
        Silent = "silent",
    }
}

named! {
    Reason, Self::ALL;
}

buttons! {
    /// A pressed button of the inbox.
    pub(crate) enum InboxPress {
        Supporter {
            /// Sends what was searched for as a question.
            "this" => AskThis,
            /// A new question.
            "ask" => NewQuestion,
            /// A new idea.
            "idea" => NewIdea,
            /// Asks back about an answered one.
            "again" => Again(id: Id),
            /// Sends what stands above.
            "send" => Send(words: Mark),
            /// Other words.
            "anew" => Anew,
        }
        Moderator {
            /// The open ones that came before this arrival.
            "list" => List(before: Arrival),
            "open" => Open(id: Id),
            "answer" => Answer(id: Id),
            /// Sends the answer that stands above.
            "reply" => Reply(id: Id, words: Mark),
            "rewrite" => Rewrite(id: Id),
            "take" => Take(id: Id),
            /// Takes what somebody else has.
            "over" => TakeOver(id: Id),
            /// Which reason?
            "decline" => Decline(id: Id),
            "no" => DeclineFor(id: Id, reason: Reason),
            "mute" => Mute(id: Id),
            "mute!" => MuteSure(id: Id),
            "muted" => Muted,
            "unmute" => Unmute(code: Code),
            "listen" => Listen(id: Id),
            /// Whether this member of the team is told of what comes.
            "duty" => Duty(on: OnOff),
            /// Makes it a question with its answer for everybody. Organizers can; moderators read who can.
            "faq" => Faq(id: Id),
        }
    }
}
