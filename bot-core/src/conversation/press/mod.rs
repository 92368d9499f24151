//! Buttons: what each sends back and who may press it. Anyone can send anything, so reading is strict and
//! every effect is checked again.

#[macro_use]
mod buttons;

mod announce;
mod edit;
mod event;
mod inbox;
mod old;
mod part;
mod questions;

use std::collections::BTreeSet;

pub(crate) use announce::{DraftAct, Server};
pub(crate) use edit::{BehindPress, EditAct, EditDraftAct, EditPress};
pub(crate) use event::EventPress;
pub(crate) use inbox::{InboxPress, Reason};
pub(crate) use old::OldPress;
use part::{
    AnnouncementId, Asked, Code, Id, Inner, Mark, OnOff, Page, Part, Parts, RowTag, Seat, Slug,
    Version, Zone, said, whole,
};
pub(crate) use questions::QuestionsPress;

use super::state::{AfterStep, StepName};
use crate::announcement::{Act, Kind, Topic};
use crate::command::Role;
use crate::country::Country;
use crate::locale::Locale;

buttons! {
    /// A pressed button, named after its label in the locale files.
    pub(crate) enum Press {
        Supporter {
            "lang" => Language(locale: Locale),
            "petitions" => Petitions,
            "petition" => Petition(slug: Slug),
            "text" => WholeText(slug: Slug),
            /// With the versions of the text and the consent that stood above the button.
            "agree" => Agree { slug: Slug, text: Version, consent: Version, seat: Seat },
            "country" => Country(country: Country),
            /// *Continue* after the sentence on risk.
            "risk" => Risk { slug: Slug, seat: Seat },
            /// *Sign as …*, with the profile's name.
            "name" => ProfileName { slug: Slug, seat: Seat },
            "other" => OtherName,
            /// *Sign* with the typed name that stands above the button.
            "sign" => SignTyped { slug: Slug, seat: Seat, mark: Mark },
            /// To the step before, wherever that is.
            "back" => Back,
            /// From which step: a second tap must not lead back twice.
            "back" => BackFrom(step: StepName),
            "cancel" => Cancel,
            /// *Cancel* below *sure?*, where nothing was begun.
            "keep" => Keep,
            "continue" => Continue,
            /// With the question that stood above the button: a second tap must not skip the next one.
            "skip" => Skip { next: AfterStep, slug: Slug, seat: Seat },
            /// Keeps the typed region that stands above the button.
            "region" => KeepRegion { slug: Slug, seat: Seat, mark: Mark },
            "follow" => Follow,
            "unfollow" => Unfollow,
            /// A topic from now on: a second tap must not undo the first.
            "follow" => FollowTopic(topic: Topic),
            "unfollow" => UnfollowTopic(topic: Topic),
            /// All topics, to choose from.
            "topics" => Choose,
            /// Stops all news?
            "stop-news" => StopNews,
            "keep-news" => KeepNews,
            /// *Where I live*.
            "home" => Home,
            "no-home" => HomeRemove,
            /// Keeps the typed region that stands above the button.
            "home-region" => SetHomeRegion { mark: Mark },
            "zone" => Zone(zone: Zone),
            /// *Skip* below a question on where one lives.
            "pass" => Pass(step: StepName),
            "share" => Share(slug: Slug),
            "beside" => Beside(slug: Slug),
            "erase" => EraseChat,
            "withdraw" => Withdraw { slug: Slug, seat: Seat },
            "withdraw!" => WithdrawSure { slug: Slug, seat: Seat },
            "correct" => Correct { slug: Slug, seat: Seat },
            /// The typed name that stands above the button, in place of the sealed one.
            "replace" => ReplaceName { slug: Slug, seat: Seat, mark: Mark },
            /// Which country instead?
            "correct-country" => CorrectCountry { slug: Slug, seat: Seat },
            "new-country" => NewCountry { slug: Slug, seat: Seat, country: Country },
            "mydata" => MyData,
            /// A code that connects this account with one on another platform.
            "connect" => Connect,
            /// *I have typed it there*.
            "connect-typed" => ConnectTyped,
            /// Yes or no to the account with which this code would connect.
            "connect-yes" => ConnectYes(code: Code),
            "connect-no" => ConnectNo(code: Code),
            "disconnect" => Disconnect,
            "disconnect!" => DisconnectSure,
            "forget" => Forget,
            "help" => Help,
            "privacy" => Privacy,
            /// To whom a problem is reported.
            "report" => Report,
            "events" => Events,
            "event" => Event(slug: Slug),
            /// Joining a forum, and what goes with it.
            "r" => Rsvp(press: EventPress),
            "faq" => Faq,
            "faq-topic" => FaqTopic(slug: Slug),
            "faq" => FaqEntry(slug: Slug),
            /// What else comes near to the words that were searched.
            "faq-others" => FaqOthers,
            "in" => Inbox(press: InboxPress),
            "q" => Questions(press: QuestionsPress),
            /// The campaign's content.
            "ed" => Edit(press: EditPress),
            /// The same, with its answer below: what was pressed must stay.
            "new" => Below(inner: Inner),
            /// Of an earlier version.
            Old(press: OldPress),
        }
        Organizer {
            /// A new announcement.
            "announce" => NewAnnouncement,
            /// Of which kind.
            "kind" => Kind(kind: Kind),
            /// Under an announcement in the making.
            "w" => Write { id: AnnouncementId, what: DraftAct },
            /// About one that exists.
            "ann" => Announcement(act: Act, id: Asked),
            "broadcasts" => Broadcasts,
            "channels" => Channels,
            /// In which languages announcements appear there; in none: not at all.
            "channel" => Channel { tag: RowTag, locales: BTreeSet<Locale> },
            /// Something else about a channel of a server.
            "server" => Server { tag: RowTag, what: Server },
            /// Under content in the making.
            "e" => Draft { id: Id, what: EditDraftAct },
        }
        Owner {
            "two-people" => TwoPeople(on: OnOff),
            "invite" => Invite(role: Role),
            /// Makes the invitation for whom is named above the button.
            "invite!" => InviteSure(mark: Mark),
            "remove" => Remove(tag: RowTag),
            "remove!" => RemoveSure(tag: RowTag),
            /// An invitation that nobody has used yet.
            "recall" => Recall(tag: RowTag),
            /// A page of the log of what staff did.
            "audit" => Audit(page: Page),
        }
    }
}

impl Press {
    /// At most 64 bytes of ASCII (Telegram Bot API: callback data); a test writes the longest ones.
    pub(crate) fn data(&self) -> String {
        Self::written(self)
    }

    /// `None` for anything that no button of ours sends.
    pub(crate) fn parse(data: &str) -> Option<Self> {
        // What a button sends can be written in one way only: no `+1`, no second spelling of a country.
        let press = if data.len() > 64 { None } else { Self::read(&mut data.split(':')) };
        press.filter(|press| press.data() == data)
    }

    /// Who may press it. Asked again with each press: a role may be lost meanwhile.
    pub(crate) fn role(&self) -> Role {
        <Self as Part>::role(self)
    }

    /// The same button with its answer below.
    pub(crate) fn below(self) -> String {
        Self::Below(Box::new(self)).data()
    }
}

#[cfg(test)]
mod old_buttons;
#[cfg(test)]
mod tests;
