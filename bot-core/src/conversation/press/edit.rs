//! What the buttons of editing send back.

use serde::{Deserialize, Serialize};

use super::part::{Id, Mark, Number, Part, Parts, Slug, StepCode, named, said, whole};
use crate::campaign::{Fact, Kind};
use crate::command::Role;
use crate::locale::Locale;

names! {
    /// What can be done with something that is not being written.
    #[derive(Serialize, Deserialize)]
    pub(crate) enum EditAct {
        Edit = "edit",
        Publish = "publish",
        Unpublish = "unpublish",
        Close = "close",
        CloseSure = "close!",
        Archive = "archive",
        Recap = "recap",
        /// Sends what came of it to those who came or asked for it.
        SendRecap = "sendrecap",
        /// The forum does not take place.
        Cancel = "cancel",
        CancelSure = "cancel!",
        /// It does after all.
        Revive = "revive",
    }
}

named! {
    EditAct, Self::ALL;
}

buttons! {
    /// What an owner does with who is behind the campaign.
    pub(crate) enum BehindPress {
        Owner {
            "show" => Show,
            /// All questions, one after the other.
            "write" => Write,
            "ask" => Ask(fact: Fact),
            /// With the question that stood above: a second tap must not skip the next one.
            "skip" => Skip(fact: Fact),
            /// Takes the answer away.
            "clear" => Clear(fact: Fact),
            "publish" => Publish,
            "discard" => Discard,
        }
    }
}

buttons! {
    /// A pressed button.
    pub(crate) enum EditPress {
        Supporter {
            /// Its file, for everyone.
            "file" => File(kind: Kind, slug: Slug),
        }
        Organizer {
            /// All there is to edit.
            "list" => List,
            /// Something new.
            "new" => New(kind: Kind),
            /// What goes if the examples go?
            "samples" => Samples,
            /// They go.
            "samples!" => SamplesSure,
            /// Everything there is to say of one, with what can be done.
            "show" => Show(kind: Kind, slug: Slug),
            /// Who is behind the campaign.
            "behind" => Behind(press: BehindPress),
            /// A second person's answer about a draft, and to what they were shown.
            "agree" => Agree(id: Id, shown: Mark),
            "refuse" => Refuse(id: Id, shown: Mark),
            /// Does something with it.
            EditAct(act: EditAct, kind: Kind, slug: Slug),
        }
        Owner {
            /// Nobody has answered.
            "alone" => Alone(id: Id, shown: Mark),
        }
    }
}

buttons! {
    /// What can be done with a draft.
    pub(crate) enum EditDraftAct {
        Organizer {
            "go" => GoOn,
            /// With the question that stood above: a second tap must not skip the next one.
            "skip" => Skip(step: StepCode),
            "back" => Back(step: StepCode),
            /// Takes the answer away.
            "clear" => Clear(step: StepCode),
            /// To this question.
            "to" => To(step: StepCode),
            "lang" => Language(locale: Locale),
            /// Leaves a language out that is not finished.
            "without" => Without(locale: Locale),
            "later" => Later,
            "region+" => AskRegion,
            "region-" => NoRegion,
            "add" => AddRecipient,
            /// Which one, of how many: a second tap must not remove the next one.
            "norec" => NoRecipient(number: Number, count: Number),
            "names+" => WithNames,
            "names-" => FiguresOnly,
            "done" => Done,
            "zone" => Zone(number: Number),
            "topic" => Topic(slug: Slug),
            "newtopic" => NewTopic,
            "slug" => UseSlug,
            "preview" => Preview,
            "fields" => Fields,
            "publish" => Publish,
            /// Although somebody else changed it meanwhile.
            "anyway" => Anyway,
            /// As it is now, in place of the draft.
            "theirs" => Theirs,
            "keep" => Keep,
            /// What somebody has signed becomes another text.
            "another" => Another,
            /// It only corrects the spelling of what somebody has signed.
            "spelling" => Spelling,
            "discard" => Discard,
            "discard!" => DiscardSure,
        }
    }
}
