//! What the buttons under a draft send back, behind the announcement's id: an old button must not change
//! another one. Each says what is from then on, not what changes: a second tap changes nothing.

use super::part::{Number, Part, Parts, Sign, Signed, Slug, StepCode, named, said, whole};
use crate::announcement::Topic;
use crate::command::Role;
use crate::country::Country;
use crate::locale::Locale;

buttons! {
    /// What was pressed under a draft.
    pub(crate) enum DraftAct {
        Organizer {
            "desk" => Desk,
            "preview" => Preview,
            "posts" => Posts,
            "about" => About(slug: Slug),
            "greet" => Greeting(number: Number),
            "own" => OwnWords,
            "text" => Text(locale: Locale),
            "notext" => NoText(locale: Locale),
            "missing" => Missing,
            "missing:other" => MissingOther,
            "missing:nothing" => MissingNothing,
            "file" => File,
            "nofile" => NoFile,
            "links" => Links,
            "sign" => Sign(slug: Slug),
            "forum" => Forum(slug: Slug),
            "web" => Web,
            "nolink" => NoLink(number: Number),
            "audience" => Audience,
            Follows(topic: Signed<Topic>),
            "reads" => Reads(locale: Signed<Locale>),
            "channels" => Channels(on: Sign),
            "myself" => Myself(on: Sign),
            "area" => Area,
            "everywhere" => Everywhere,
            "in" => Country(country: Country),
            "whole" => WholeCountry,
            "when" => When,
            "now" => AtOnce,
            "urgent" => Urgent(on: Sign),
            "discard" => Discard,
            "discard!" => DiscardSure,
            /// Below which question.
            "skip" => Skip(step: StepCode),
            /// Below which question.
            "back" => Back(step: StepCode),
        }
    }
}

names! {
    /// A pressed button below a channel of a server.
    pub(crate) enum Server {
        /// All that is set there.
        Show = "show",
        /// Mention nobody there.
        NoRole = "no-role",
        /// Forums become events there: a second tap must not undo the first.
        Events = "events+",
        /// They don't.
        NoEvents = "events-",
    }
}

named! {
    Server, Self::ALL;
}
