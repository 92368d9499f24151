//! What the buttons of editing send back.

use serde::{Deserialize, Serialize};

use crate::campaign::Kind;
use crate::i18n::Locale;

/// A pressed button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::features) enum Tap {
    /// All there is to edit.
    List,
    /// Something new.
    New(Kind),
    /// What goes if the examples go?
    Samples,
    /// They go.
    SamplesSure,
    /// Everything there is to say of one, with what can be done.
    Show(Kind, String),
    /// Does something with it.
    Act(Act, Kind, String),
    /// Its file, for everyone.
    File(Kind, String),
    /// Under a draft.
    Draft(String, What),
}

/// What can be done with something that is not being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::features) enum Act {
    Edit,
    Publish,
    Unpublish,
    Close,
    CloseSure,
    Archive,
    Recap,
    /// Sends what came of it to those who came or asked for it.
    SendRecap,
    /// The forum does not take place.
    Cancel,
    CancelSure,
    /// It does after all.
    Revive,
}

/// What can be done with a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::features) enum What {
    GoOn,
    /// With the question that stood above: a second tap must not skip the next one.
    Skip(String),
    Back(String),
    /// Takes the answer away.
    Clear(String),
    /// To this question.
    To(String),
    Language(Locale),
    /// Leaves a language out that is not finished.
    Without(Locale),
    Later,
    Region(bool),
    AddRecipient,
    /// Which one, of how many: a second tap must not remove the next one.
    NoRecipient(usize, usize),
    Names(bool),
    Done,
    Zone(usize),
    Topic(String),
    NewTopic,
    UseSlug,
    Preview,
    Fields,
    Publish,
    /// Although somebody else changed it meanwhile.
    Anyway,
    /// As it is now, in place of the draft.
    Theirs,
    Keep,
    Discard,
    DiscardSure,
}

const ACTS: [(&str, Act); 11] = [
    ("edit", Act::Edit),
    ("publish", Act::Publish),
    ("unpublish", Act::Unpublish),
    ("close", Act::Close),
    ("close!", Act::CloseSure),
    ("archive", Act::Archive),
    ("recap", Act::Recap),
    ("sendrecap", Act::SendRecap),
    ("cancel", Act::Cancel),
    ("cancel!", Act::CancelSure),
    ("revive", Act::Revive),
];

const PLAIN: [(&str, What); 17] = [
    ("go", What::GoOn),
    ("later", What::Later),
    ("region+", What::Region(true)),
    ("region-", What::Region(false)),
    ("add", What::AddRecipient),
    ("names+", What::Names(true)),
    ("names-", What::Names(false)),
    ("done", What::Done),
    ("newtopic", What::NewTopic),
    ("slug", What::UseSlug),
    ("preview", What::Preview),
    ("fields", What::Fields),
    ("publish", What::Publish),
    ("anyway", What::Anyway),
    ("theirs", What::Theirs),
    ("keep", What::Keep),
    ("discard", What::Discard),
];

impl Tap {
    /// At most 64 bytes: a slug has 40, a step's name 14.
    pub(in crate::features) fn data(&self) -> String {
        match self {
            Self::List => "ed:list".to_owned(),
            Self::New(kind) => format!("ed:new:{}", kind.as_str()),
            Self::Samples => "ed:samples".to_owned(),
            Self::SamplesSure => "ed:samples!".to_owned(),
            Self::Show(kind, slug) => format!("ed:show:{}:{slug}", kind.as_str()),
            Self::File(kind, slug) => format!("ed:file:{}:{slug}", kind.as_str()),
            Self::Act(act, kind, slug) => {
                let name = ACTS.iter().find(|(_, one)| one == act).map_or("", |(name, _)| name);
                format!("ed:{name}:{}:{slug}", kind.as_str())
            }
            Self::Draft(id, what) => format!("e:{id}:{}", what.data()),
        }
    }

    /// The reverse of [`Tap::data`].
    pub(in crate::features) fn parse(data: &str) -> Option<Self> {
        if let Some(rest) = data.strip_prefix("e:") {
            let (id, what) = rest.split_once(':')?;
            let good = id.len() == 8 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
            return good.then_some(Self::Draft(id.to_owned(), What::parse(what)?));
        }
        let parts: Vec<&str> = data.strip_prefix("ed:")?.split(':').collect();
        Some(match parts.as_slice() {
            ["list"] => Self::List,
            ["samples"] => Self::Samples,
            ["samples!"] => Self::SamplesSure,
            ["new", kind] => Self::New(Kind::parse(kind)?),
            ["show", kind, slug] => Self::Show(Kind::parse(kind)?, (*slug).to_owned()),
            ["file", kind, slug] => Self::File(Kind::parse(kind)?, (*slug).to_owned()),
            [act, kind, slug] => {
                let (_, act) = ACTS.iter().find(|(name, _)| name == act)?;
                Self::Act(*act, Kind::parse(kind)?, (*slug).to_owned())
            }
            _ => return None,
        })
    }
}

impl What {
    fn data(&self) -> String {
        match self {
            Self::Skip(code) => format!("skip:{code}"),
            Self::Back(code) => format!("back:{code}"),
            Self::Clear(code) => format!("clear:{code}"),
            Self::To(code) => format!("to:{code}"),
            Self::Language(locale) => format!("lang:{locale}"),
            Self::Without(locale) => format!("without:{locale}"),
            Self::NoRecipient(number, count) => format!("norec:{number}:{count}"),
            Self::Zone(number) => format!("zone:{number}"),
            Self::Topic(slug) => format!("topic:{slug}"),
            Self::DiscardSure => "discard!".to_owned(),
            plain => PLAIN.iter().find(|(_, one)| one == plain).map_or("", |(name, _)| name).into(),
        }
    }

    fn parse(data: &str) -> Option<Self> {
        let Some((verb, arg)) = data.split_once(':') else {
            if data == "discard!" {
                return Some(Self::DiscardSure);
            }
            let known = PLAIN.iter().find(|(name, _)| *name == data);
            return known.map(|(_, what)| what.clone());
        };
        let owned = arg.to_owned();
        Some(match verb {
            "skip" => Self::Skip(owned),
            "back" => Self::Back(owned),
            "clear" => Self::Clear(owned),
            "to" => Self::To(owned),
            "lang" => Self::Language(Locale::parse(arg)?),
            "without" => Self::Without(Locale::parse(arg)?),
            "norec" => {
                let (number, count) = arg.split_once(':')?;
                Self::NoRecipient(number.parse().ok()?, count.parse().ok()?)
            }
            "zone" => Self::Zone(arg.parse().ok()?),
            "topic" => Self::Topic(owned),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{ACTS, Kind, PLAIN, Tap, What};
    use crate::i18n::Locale;

    #[test]
    fn every_button_is_read_as_it_was_written_and_fits() {
        let slug = "a".repeat(40);
        let mut whats: Vec<What> = PLAIN.iter().map(|(_, what)| what.clone()).collect();
        whats.extend([
            What::Skip("speakers-km".to_owned()),
            What::Back("milestones".to_owned()),
            What::Clear("closes".to_owned()),
            What::To("title-km".to_owned()),
            What::Language(Locale::KM),
            What::Without(Locale::EN),
            What::NoRecipient(3, 30),
            What::Zone(1),
            What::Topic(slug.clone()),
            What::DiscardSure,
        ]);
        let mut all: Vec<Tap> =
            whats.into_iter().map(|what| Tap::Draft("abcd2345".to_owned(), what)).collect();
        for kind in Kind::ALL {
            let acts = ACTS.iter().map(|(_, act)| Tap::Act(*act, kind, slug.clone()));
            all.extend(acts.chain([
                Tap::New(kind),
                Tap::Show(kind, slug.clone()),
                Tap::File(kind, slug.clone()),
            ]));
        }
        all.extend([Tap::List, Tap::Samples, Tap::SamplesSure]);
        for tap in all {
            assert!(tap.data().len() <= 64, "{}", tap.data());
            assert_eq!(Tap::parse(&tap.data()), Some(tap));
        }
    }

    #[test]
    fn nothing_else_is_read() {
        for data in ["e:", "e:abc:go", "e:abcd2345:fly", "ed:fly", "ed:new:moon", "ed:show:event"] {
            assert_eq!(Tap::parse(data), None, "{data}");
        }
    }
}
