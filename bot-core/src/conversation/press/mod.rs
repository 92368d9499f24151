//! Buttons: what each sends back. Anyone can send anything, so reading is strict and every effect is
//! checked again.

mod announce;
mod edit;
mod event;
mod inbox;
mod questions;

use std::collections::BTreeSet;

pub(crate) use announce::{DraftAct, DraftPress, Server};
pub(crate) use edit::{EditAct, EditDraftAct, EditPress};
pub(crate) use event::EventPress;
pub(crate) use inbox::{InboxPress, Reason};
pub(crate) use questions::QuestionsPress;

use super::state::{AfterStep, StepName};
use crate::announcement::{Act, Kind, Topic};
use crate::command::Role;
use crate::country::Country;
use crate::i18n::Locale;

/// A pressed button, named after its label in the locale files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Press {
    Language(Locale),
    Petitions,
    Petition(String),
    WholeText(String),
    /// With the versions of the text and the consent that stood above the button.
    Agree {
        slug: String,
        text: i64,
        consent: i64,
    },
    Country(Country),
    Risk,
    ProfileName,
    OtherName,
    /// From which step: a second tap must not lead back twice. Nowhere in particular if typed.
    Back(Option<StepName>),
    Cancel,
    /// *Cancel* below *sure?*, where nothing was begun.
    Keep,
    Continue,
    /// With the question that stood above the button: a second tap must not skip the next one.
    Skip(AfterStep),
    Follow,
    Unfollow,
    /// All topics, to choose from.
    Choose,
    /// What a topic shall be from now on: a second tap must not undo the first.
    Topic {
        topic: Topic,
        on: bool,
    },
    /// *Where I live*.
    Home,
    HomeRemove,
    /// The IANA name of a time zone.
    Zone(String),
    /// *Skip* below a question on where one lives.
    Pass(StepName),
    Share(String),
    Beside(String),
    EraseChat,
    Withdraw {
        slug: String,
        seat: i64,
        sure: bool,
    },
    Correct {
        slug: String,
        seat: i64,
    },
    /// Corrects the country of a signature: which one?
    CorrectCountry {
        slug: String,
        seat: i64,
    },
    /// This one.
    NewCountry {
        slug: String,
        seat: i64,
        country: Country,
    },
    MyData,
    /// A code that connects this account with one on another platform.
    Connect,
    /// *I have typed it there*.
    ConnectTyped,
    /// Yes or no to the account with which this code would connect.
    ConnectAnswer {
        code: String,
        yes: bool,
    },
    Disconnect {
        sure: bool,
    },
    Forget,
    Invite(Role),
    Remove {
        tag: String,
        sure: bool,
    },
    Help,
    Privacy,
    /// To whom a problem is reported.
    Report,
    /// A new announcement.
    NewAnnouncement,
    /// Of which kind.
    Kind(Kind),
    /// Under a draft.
    Write(DraftPress),
    /// About one that exists.
    Announcement(Act, String),
    Broadcasts,
    TwoPeople(bool),
    Channels,
    /// In which languages announcements appear there; in none: not at all.
    Channel {
        tag: String,
        locales: BTreeSet<Locale>,
    },
    /// Something else about a channel of a server.
    Server {
        tag: String,
        what: Server,
    },
    /// The same, with its answer below: what was pressed must stay.
    Below(Box<Press>),
    Events,
    Event(String),
    /// Joining a forum, and what goes with it.
    Rsvp(EventPress),
    Faq,
    FaqTopic(String),
    FaqEntry(String),
    Inbox(InboxPress),
    Questions(QuestionsPress),
    /// About the campaign's content, for those who write it.
    Edit(EditPress),
    /// What else comes near to the words that were searched.
    FaqOthers,
}

impl Press {
    /// At most 64 bytes (Telegram Bot API: callback data): a slug has 40, versions rarely 3.
    pub(crate) fn data(&self) -> String {
        match self {
            Self::Language(locale) => format!("lang:{locale}"),
            Self::Petitions => "petitions".to_owned(),
            Self::Petition(slug) => format!("petition:{slug}"),
            Self::WholeText(slug) => format!("text:{slug}"),
            Self::Agree { slug, text, consent } => format!("agree:{slug}:{text}:{consent}"),
            Self::Country(country) => format!("country:{}", country.code()),
            Self::Risk => "risk".to_owned(),
            Self::ProfileName => "name".to_owned(),
            Self::OtherName => "other".to_owned(),
            Self::Back(from) => back(*from),
            Self::Cancel => "cancel".to_owned(),
            Self::Keep => "keep".to_owned(),
            Self::Continue => "continue".to_owned(),
            Self::Skip(next) => format!("skip:{}", next.as_str()),
            Self::Follow => "follow".to_owned(),
            Self::Unfollow => "unfollow".to_owned(),
            Self::Choose => "topics".to_owned(),
            Self::Topic { topic, on } => format!("{}:{}", following(*on), topic.code()),
            Self::Home => "home".to_owned(),
            Self::HomeRemove => "no-home".to_owned(),
            Self::Zone(zone) => format!("zone:{zone}"),
            Self::Pass(stage) => format!("pass:{}", stage.as_str()),
            Self::Share(slug) => format!("share:{slug}"),
            Self::Beside(slug) => format!("beside:{slug}"),
            Self::EraseChat => "erase".to_owned(),
            Self::Withdraw { slug, seat, sure } => format!("withdraw{}:{slug}:{seat}", mark(*sure)),
            Self::Correct { slug, seat } => format!("correct:{slug}:{seat}"),
            Self::CorrectCountry { slug, seat } => format!("correct-country:{slug}:{seat}"),
            Self::NewCountry { slug, seat, country } => {
                format!("new-country:{slug}:{seat}:{}", country.code())
            }
            Self::MyData => "mydata".to_owned(),
            Self::Connect => "connect".to_owned(),
            Self::ConnectTyped => "connect-typed".to_owned(),
            Self::ConnectAnswer { code, yes } => format!("connect-{}:{code}", answer(*yes)),
            Self::Disconnect { sure } => format!("disconnect{}", mark(*sure)),
            Self::Forget => "forget".to_owned(),
            Self::Invite(role) => format!("invite:{}", role.as_str()),
            Self::Remove { tag, sure } => format!("remove{}:{tag}", mark(*sure)),
            Self::Help => "help".to_owned(),
            Self::Privacy => "privacy".to_owned(),
            Self::Report => "report".to_owned(),
            Self::NewAnnouncement => "announce".to_owned(),
            Self::Kind(kind) => format!("kind:{}", kind.as_str()),
            Self::Announcement(act, id) => act.data(id),
            Self::Broadcasts => "broadcasts".to_owned(),
            Self::TwoPeople(on) => format!("two-people:{}", if *on { "on" } else { "off" }),
            Self::Channels => "channels".to_owned(),
            Self::Channel { tag, locales } => format!("channel:{tag}:{}", names(locales)),
            Self::Server { tag, what } => format!("server:{tag}:{}", what.as_str()),
            Self::Below(inner) => format!("new:{}", inner.data()),
            Self::Events => "events".to_owned(),
            Self::Event(slug) => format!("event:{slug}"),
            Self::Faq => "faq".to_owned(),
            Self::FaqTopic(slug) => format!("faq-topic:{slug}"),
            Self::FaqEntry(slug) => format!("faq:{slug}"),
            Self::FaqOthers => "faq-others".to_owned(),
            _ => self.of_a_feature(),
        }
    }

    /// The buttons that a feature names by itself.
    fn of_a_feature(&self) -> String {
        match self {
            Self::Write(tap) => tap.data(),
            Self::Rsvp(tap) => tap.data(),
            Self::Inbox(tap) => tap.data(),
            Self::Questions(tap) => tap.data(),
            Self::Edit(tap) => tap.data(),
            _ => String::new(),
        }
    }

    /// `None` for anything that no button of ours sends.
    pub(crate) fn parse(data: &str) -> Option<Self> {
        // PostgreSQL takes no NUL in a text, and no button of ours sends anything but this.
        if data.len() > 64 || !data.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        if let Some(inner) = data.strip_prefix("new:") {
            let inner = Self::parse(inner).filter(|inner| !matches!(inner, Self::Below(_)))?;
            return Some(Self::Below(Box::new(inner)));
        }
        if data.starts_with("e:") || data.starts_with("ed:") {
            return EditPress::parse(data).map(Self::Edit);
        }
        if data.starts_with("w:") {
            return DraftPress::parse(data).map(Self::Write);
        }
        if let Some(tap) = InboxPress::parse(data) {
            return Some(Self::Inbox(tap));
        }
        if let Some(tap) = QuestionsPress::parse(data) {
            return Some(Self::Questions(tap));
        }
        if data.starts_with("r:") {
            return EventPress::parse(data).map(Self::Rsvp);
        }
        if let Some((act, id)) = Act::parse(data) {
            return Some(Self::Announcement(act, id.to_owned()));
        }
        let mut parts = data.split(':');
        let verb = parts.next()?;
        let args: Vec<&str> = parts.collect();
        match args.as_slice() {
            [] => Self::parse_plain(verb),
            [one] => Self::parse_one(verb, one),
            [tag, locales] if verb == "channel" => {
                let names = locales.split('+').filter(|name| !name.is_empty());
                let locales = names.map(Locale::parse).collect::<Option<BTreeSet<_>>>()?;
                Some(Self::Channel { tag: (*tag).to_owned(), locales })
            }
            [tag, what] if verb == "server" => {
                Some(Self::Server { tag: (*tag).to_owned(), what: Server::parse(what)? })
            }
            [slug, seat] => {
                let (slug, seat) = ((*slug).to_owned(), seat.parse().ok()?);
                match verb {
                    "withdraw" => Some(Self::Withdraw { slug, seat, sure: false }),
                    "withdraw!" => Some(Self::Withdraw { slug, seat, sure: true }),
                    "correct" => Some(Self::Correct { slug, seat }),
                    "correct-country" => Some(Self::CorrectCountry { slug, seat }),
                    _ => None,
                }
            }
            [slug, seat, country] if verb == "new-country" => {
                let (seat, country) = (seat.parse().ok()?, Country::parse_code(country)?);
                Some(Self::NewCountry { slug: (*slug).to_owned(), seat, country })
            }
            [slug, text, consent] if verb == "agree" => {
                let (text, consent) = (text.parse().ok()?, consent.parse().ok()?);
                Some(Self::Agree { slug: (*slug).to_owned(), text, consent })
            }
            _ => None,
        }
    }

    fn parse_plain(verb: &str) -> Option<Self> {
        let all = [
            Self::Petitions,
            Self::Risk,
            Self::ProfileName,
            Self::OtherName,
            Self::Back(None),
            Self::Cancel,
            Self::Keep,
            Self::Continue,
            Self::Follow,
            Self::Unfollow,
            Self::Choose,
            Self::Home,
            Self::HomeRemove,
            Self::EraseChat,
            Self::MyData,
            Self::Connect,
            Self::ConnectTyped,
            Self::Disconnect { sure: false },
            Self::Disconnect { sure: true },
            Self::Forget,
            Self::Help,
            Self::Privacy,
            Self::Report,
            Self::NewAnnouncement,
            Self::Broadcasts,
            Self::Channels,
            Self::Events,
            Self::Faq,
            Self::FaqOthers,
        ];
        all.into_iter().find(|press| press.data() == verb)
    }

    fn parse_one(verb: &str, arg: &str) -> Option<Self> {
        let owned = arg.to_owned();
        Some(match verb {
            "lang" => Self::Language(Locale::parse(arg)?),
            "petition" => Self::Petition(owned),
            "text" => Self::WholeText(owned),
            "country" => Self::Country(Country::parse_code(arg)?),
            "back" => Self::Back(Some(StepName::parse(arg)?)),
            "skip" => Self::Skip(AfterStep::parse(arg)?),
            "follow" => Self::Topic { topic: Topic::parse(arg)?, on: true },
            "unfollow" => Self::Topic { topic: Topic::parse(arg)?, on: false },
            "zone" => Self::Zone(owned),
            "pass" => Self::Pass(StepName::parse(arg)?),
            "connect-yes" => Self::ConnectAnswer { code: owned, yes: true },
            "connect-no" => Self::ConnectAnswer { code: owned, yes: false },
            "share" => Self::Share(owned),
            "beside" => Self::Beside(owned),
            "invite" => Self::Invite(Role::parse(arg)?),
            "remove" => Self::Remove { tag: owned, sure: false },
            "remove!" => Self::Remove { tag: owned, sure: true },
            "kind" => Self::Kind(Kind::parse(arg)?),
            "two-people" if arg == "on" => Self::TwoPeople(true),
            "two-people" if arg == "off" => Self::TwoPeople(false),
            "event" => Self::Event(owned),
            "faq-topic" => Self::FaqTopic(owned),
            "faq" => Self::FaqEntry(owned),
            _ => return None,
        })
    }
}

fn following(on: bool) -> &'static str {
    if on { "follow" } else { "unfollow" }
}

fn answer(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn back(from: Option<StepName>) -> String {
    from.map_or_else(|| "back".to_owned(), |stage| format!("back:{}", stage.as_str()))
}

fn names(locales: &BTreeSet<Locale>) -> String {
    locales.iter().map(Locale::as_str).collect::<Vec<_>>().join("+")
}

fn mark(sure: bool) -> &'static str {
    if sure { "!" } else { "" }
}

#[cfg(test)]
mod tests;
