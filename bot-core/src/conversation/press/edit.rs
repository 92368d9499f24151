//! What the buttons of editing send back.

use serde::{Deserialize, Serialize};

use crate::campaign::{Fact, Kind};
use crate::i18n::Locale;

/// A pressed button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EditPress {
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
    EditAct(EditAct, Kind, String),
    /// Its file, for everyone.
    File(Kind, String),
    /// Under a draft.
    Draft(String, EditDraftAct),
    /// Who is behind the campaign.
    Behind(BehindPress),
}

/// What an owner does with who is behind the campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BehindPress {
    Show,
    /// All questions, one after the other.
    Write,
    Ask(Fact),
    /// With the question that stood above: a second tap must not skip the next one.
    Skip(Fact),
    /// Takes the answer away.
    Clear(Fact),
    Publish,
    Discard,
}

/// What can be done with something that is not being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum EditAct {
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
pub(crate) enum EditDraftAct {
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

const ACTS: [(&str, EditAct); 11] = [
    ("edit", EditAct::Edit),
    ("publish", EditAct::Publish),
    ("unpublish", EditAct::Unpublish),
    ("close", EditAct::Close),
    ("close!", EditAct::CloseSure),
    ("archive", EditAct::Archive),
    ("recap", EditAct::Recap),
    ("sendrecap", EditAct::SendRecap),
    ("cancel", EditAct::Cancel),
    ("cancel!", EditAct::CancelSure),
    ("revive", EditAct::Revive),
];

const PLAIN: [(&str, EditDraftAct); 17] = [
    ("go", EditDraftAct::GoOn),
    ("later", EditDraftAct::Later),
    ("region+", EditDraftAct::Region(true)),
    ("region-", EditDraftAct::Region(false)),
    ("add", EditDraftAct::AddRecipient),
    ("names+", EditDraftAct::Names(true)),
    ("names-", EditDraftAct::Names(false)),
    ("done", EditDraftAct::Done),
    ("newtopic", EditDraftAct::NewTopic),
    ("slug", EditDraftAct::UseSlug),
    ("preview", EditDraftAct::Preview),
    ("fields", EditDraftAct::Fields),
    ("publish", EditDraftAct::Publish),
    ("anyway", EditDraftAct::Anyway),
    ("theirs", EditDraftAct::Theirs),
    ("keep", EditDraftAct::Keep),
    ("discard", EditDraftAct::Discard),
];

impl EditPress {
    /// At most 64 bytes: a slug has 40, a step's name 14.
    pub(crate) fn data(&self) -> String {
        match self {
            Self::List => "ed:list".to_owned(),
            Self::New(kind) => format!("ed:new:{}", kind.as_str()),
            Self::Samples => "ed:samples".to_owned(),
            Self::SamplesSure => "ed:samples!".to_owned(),
            Self::Show(kind, slug) => format!("ed:show:{}:{slug}", kind.as_str()),
            Self::File(kind, slug) => format!("ed:file:{}:{slug}", kind.as_str()),
            Self::EditAct(act, kind, slug) => {
                let name = ACTS.iter().find(|(_, one)| one == act).map_or("", |(name, _)| name);
                format!("ed:{name}:{}:{slug}", kind.as_str())
            }
            Self::Draft(id, what) => format!("e:{id}:{}", what.data()),
            Self::Behind(what) => format!("ed:behind:{}", what.data()),
        }
    }

    /// The reverse of [`EditPress::data`].
    pub(crate) fn parse(data: &str) -> Option<Self> {
        if let Some(rest) = data.strip_prefix("e:") {
            let (id, what) = rest.split_once(':')?;
            let good = id.len() == 8 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
            return good.then_some(Self::Draft(id.to_owned(), EditDraftAct::parse(what)?));
        }
        let parts: Vec<&str> = data.strip_prefix("ed:")?.split(':').collect();
        Some(match parts.as_slice() {
            ["list"] => Self::List,
            ["samples"] => Self::Samples,
            ["samples!"] => Self::SamplesSure,
            ["behind", what] => Self::Behind(BehindPress::parse(what)?),
            ["new", kind] => Self::New(Kind::parse(kind)?),
            ["show", kind, slug] => Self::Show(Kind::parse(kind)?, (*slug).to_owned()),
            ["file", kind, slug] => Self::File(Kind::parse(kind)?, (*slug).to_owned()),
            [act, kind, slug] => {
                let (_, act) = ACTS.iter().find(|(name, _)| name == act)?;
                Self::EditAct(*act, Kind::parse(kind)?, (*slug).to_owned())
            }
            _ => return None,
        })
    }
}

impl BehindPress {
    /// At most 17 characters.
    fn data(self) -> String {
        match self {
            Self::Show => "show".to_owned(),
            Self::Write => "write".to_owned(),
            Self::Ask(fact) => format!("ask-{}", fact.code()),
            Self::Skip(fact) => format!("skip-{}", fact.code()),
            Self::Clear(fact) => format!("clear-{}", fact.code()),
            Self::Publish => "publish".to_owned(),
            Self::Discard => "discard".to_owned(),
        }
    }

    fn parse(data: &str) -> Option<Self> {
        let plain = [Self::Show, Self::Write, Self::Publish, Self::Discard];
        if let Some(press) = plain.into_iter().find(|press| press.data() == data) {
            return Some(press);
        }
        let (verb, code) = data.split_once('-')?;
        let fact = Fact::parse(code)?;
        match verb {
            "ask" => Some(Self::Ask(fact)),
            "skip" => Some(Self::Skip(fact)),
            "clear" => Some(Self::Clear(fact)),
            _ => None,
        }
    }
}

impl EditDraftAct {
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
    use super::{ACTS, BehindPress, EditDraftAct, EditPress, Fact, Kind, PLAIN};
    use crate::i18n::Locale;

    #[test]
    fn every_button_is_read_as_it_was_written_and_fits() {
        let slug = "a".repeat(40);
        let mut whats: Vec<EditDraftAct> = PLAIN.iter().map(|(_, what)| what.clone()).collect();
        whats.extend([
            EditDraftAct::Skip("speakers-km".to_owned()),
            EditDraftAct::Back("milestones".to_owned()),
            EditDraftAct::Clear("closes".to_owned()),
            EditDraftAct::To("title-km".to_owned()),
            EditDraftAct::Language(Locale::KM),
            EditDraftAct::Without(Locale::EN),
            EditDraftAct::NoRecipient(3, 30),
            EditDraftAct::Zone(1),
            EditDraftAct::Topic(slug.clone()),
            EditDraftAct::DiscardSure,
        ]);
        let mut all: Vec<EditPress> =
            whats.into_iter().map(|what| EditPress::Draft("abcd2345".to_owned(), what)).collect();
        for kind in Kind::ALL {
            let acts = ACTS.iter().map(|(_, act)| EditPress::EditAct(*act, kind, slug.clone()));
            all.extend(acts.chain([
                EditPress::New(kind),
                EditPress::Show(kind, slug.clone()),
                EditPress::File(kind, slug.clone()),
            ]));
        }
        all.extend([EditPress::List, EditPress::Samples, EditPress::SamplesSure]);
        let facts = Fact::all(&[Locale::KM, Locale::EN]).into_iter();
        let asks = facts.flat_map(|one| {
            [BehindPress::Ask(one), BehindPress::Skip(one), BehindPress::Clear(one)]
        });
        let plain =
            [BehindPress::Show, BehindPress::Write, BehindPress::Publish, BehindPress::Discard];
        all.extend(asks.chain(plain).map(EditPress::Behind));
        for tap in all {
            assert!(tap.data().len() <= 64, "{}", tap.data());
            assert_eq!(EditPress::parse(&tap.data()), Some(tap));
        }
    }

    #[test]
    fn nothing_else_is_read() {
        for data in [
            "e:",
            "e:abc:go",
            "e:abcd2345:fly",
            "ed:fly",
            "ed:new:moon",
            "ed:show:event",
            "ed:behind:ask-title-km",
            "ed:behind:fly-web",
        ] {
            assert_eq!(EditPress::parse(data), None, "{data}");
        }
    }
}
