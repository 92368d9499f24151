//! The form of an announcement: its states, its figures, and what people decide about it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::announcement::{Audience, Content, EventNotice, Kind, Missing};
use crate::clock::Seconds;
use crate::locale::Locale;
use crate::platform::{Address, Platform};
use crate::vault::Tag;

/// The announcement whose ledger holds all direct messages. Nobody wrote it, and nobody sees it.
pub const DIRECT_MESSAGES: &str = "notes";

/// How far an announcement has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is being written.
    Draft,
    /// Its audience is being counted.
    Counting,
    /// It is counted and waits for its author to type the count.
    Ready,
    /// It waits for a second person.
    Agreeing,
    /// It waits for its time.
    Scheduled,
    /// Its time was missed by so much that its author is asked whether to send it.
    Late,
    /// Its ledger is being built.
    Building,
    /// It is being sent.
    Running,
    /// It was stopped, by a person or by the runner, and can go on.
    Paused,
    /// Every row of its ledger has its outcome.
    Done,
    /// It was cancelled; the rows that are left are being settled.
    Cancelling,
    /// It was cancelled.
    Cancelled,
}

impl State {
    const ALL: [(Self, &'static str); 12] = [
        (Self::Draft, "draft"),
        (Self::Counting, "counting"),
        (Self::Ready, "ready"),
        (Self::Agreeing, "agreeing"),
        (Self::Scheduled, "scheduled"),
        (Self::Late, "late"),
        (Self::Building, "building"),
        (Self::Running, "running"),
        (Self::Paused, "paused"),
        (Self::Done, "done"),
        (Self::Cancelling, "cancelling"),
        (Self::Cancelled, "cancelled"),
    ];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("draft", |(_, name)| name)
    }

    pub(in crate::store) fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(state, _)| *state)
    }

    /// Whether its words can still be changed.
    pub fn can_be_edited(self) -> bool {
        matches!(self, Self::Draft | Self::Counting | Self::Ready | Self::Agreeing)
            || matches!(self, Self::Scheduled | Self::Late)
    }
}

/// Why an announcement was paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing was wrong.
    None,
    /// Somebody pressed *Pause*.
    ByHand,
    /// Too many of the first hundredth failed.
    Lead,
    /// The platform refused the content. It would refuse it for everyone.
    Content,
    /// Too many followers in a row can't be reached.
    Gone,
    /// The platform does not accept the bot's token.
    Token,
    /// Many posts in a row had no answer.
    Unanswered,
    /// Not paused: it is being sent again to recipients whose delivery is unknown.
    Resend,
    /// The store is a copy that was put back, and the copy does not know what was sent after it was made.
    Restored,
}

impl Why {
    const ALL: [(Self, &'static str); 9] = [
        (Self::None, ""),
        (Self::ByHand, "by_hand"),
        (Self::Lead, "lead"),
        (Self::Content, "content"),
        (Self::Gone, "gone"),
        (Self::Token, "token"),
        (Self::Unanswered, "unanswered"),
        (Self::Resend, "resend"),
        (Self::Restored, "restored"),
    ];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(why, _)| *why == self).map_or("", |(_, name)| name)
    }

    pub(super) fn parse(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == name).map_or(Self::None, |(why, _)| *why)
    }
}

/// The figures of a ledger: how many rows ended in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows at the end of building.
    pub built: i64,
    /// Delivered.
    pub sent: i64,
    /// The recipient can't be reached any more.
    pub gone: i64,
    /// Refused.
    pub failed: i64,
    /// Perhaps delivered; no answer came.
    pub unknown: i64,
    /// Stopped following, moved out of the audience, or cancelled before their turn.
    pub left_out: i64,
}

impl Counts {
    /// Rows that have an outcome.
    pub fn settled(&self) -> i64 {
        self.sent + self.gone + self.failed + self.unknown + self.left_out
    }

    /// Rows that have no outcome yet.
    pub fn left(&self) -> i64 {
        self.built - self.settled()
    }
}

/// Who wrote an announcement, and the chat in which they get its reports.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The row of their role.
    pub tag: Tag,
    /// The person behind the account. Two accounts of one person can't approve each other's
    /// announcements.
    pub person: Option<[u8; 16]>,
    /// The platform.
    pub platform: Platform,
    /// The private chat.
    pub address: String,
    /// Their language.
    pub locale: Locale,
}

impl std::fmt::Debug for Author {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Author(…)")
    }
}

impl Author {
    /// No author, for the bot's own announcements: nobody is asked or told anything.
    pub fn nobody() -> Self {
        let (platform, address, locale) = (Platform::Telegram, String::new(), Locale::EN);
        Self { tag: Tag::new(), person: None, platform, address, locale }
    }

    /// The chat in which they get reports.
    pub fn address(&self) -> Address {
        Address(self.address.clone())
    }
}

/// The sealed part: what people decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// What it says and to whom.
    pub content: Content,
    /// Who wrote it.
    pub author: Author,
    /// When to send it; `None` means at once.
    pub at: Option<Seconds>,
    /// When a second person was asked to approve it.
    pub asked: Option<Seconds>,
    /// The role rows of all accounts that belonged to its author when approval was asked for.
    #[serde(default)]
    pub own: Vec<Tag>,
    /// The role row of the person who approved it.
    pub agreed: Option<Tag>,
    /// Whether it may be sent, as far as people have decided: only a sealed row says so, whatever state it is in.
    #[serde(default)]
    pub decided: bool,
    /// The event notice, if the bot made this announcement to send one.
    #[serde(rename = "call", default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<EventNotice>,
}

impl Body {
    /// The body of an announcement that the bot makes itself: no organizer has decided anything.
    pub(in crate::store) fn of_the_bot(notice: Option<EventNotice>) -> Self {
        let content = Content {
            kind: Kind::Forum,
            about: None,
            text: BTreeMap::new(),
            attachment: None,
            links: Vec::new(),
            audience: Audience::default(),
            missing: Missing::Nothing,
            urgent: true,
        };
        let (author, own) = (Author::nobody(), Vec::new());
        Self { content, author, at: None, asked: None, own, agreed: None, decided: true, notice }
    }
}

/// An announcement as it is now.
#[derive(Clone, Debug, PartialEq)]
pub struct Announcement {
    /// Eight letters and digits.
    pub id: String,
    /// How far it is.
    pub state: State,
    /// Why it is paused.
    pub why: Why,
    /// When it was begun.
    pub made: Seconds,
    /// When the runner has something to do about it; for a scheduled one the time at which it is sent.
    pub due: Seconds,
    /// What people decided.
    pub body: Body,
    /// The size of its audience, if it was counted since the last change.
    pub counted: Option<i64>,
    /// What became of its rows.
    pub counts: Counts,
    /// How many rows are sent first as a trial; 0 if there is no trial.
    pub lead: i64,
    /// The tag up to which the ledger has been built.
    pub built_to: Tag,
    /// The platform's id of the message that shows the progress.
    pub progress: Option<String>,
}

impl Announcement {
    /// Whether the bot made it: direct messages and event notices. Nobody can be asked about these, so
    /// a problem with one recipient must not stop them for the others.
    pub fn is_own(&self) -> bool {
        self.id == DIRECT_MESSAGES || self.body.notice.is_some()
    }
}
