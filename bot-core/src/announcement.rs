//! What an announcement is made of: its words, its attachment, its buttons and who gets it.

mod event_notice;

pub use event_notice::EventNotice;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::country::Country;
use crate::locale::Locale;
use crate::platform::Platform;

/// A topic that people follow.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Topic {
    /// News of the campaign.
    News,
    /// Surveys and appeals for the place that the person named.
    Surveys,
    /// One petition, by its slug.
    Petition(String),
    /// One forum, by its slug.
    Forum(String),
}

impl Topic {
    /// As it is stored and as buttons name it.
    pub fn code(&self) -> String {
        match self {
            Self::News => "news".to_owned(),
            Self::Surveys => "surveys".to_owned(),
            Self::Petition(slug) => format!("petition/{slug}"),
            Self::Forum(slug) => format!("forum/{slug}"),
        }
    }

    /// The reverse of [`Topic::code`].
    pub fn parse(code: &str) -> Option<Self> {
        match code.split_once('/') {
            None if code == "news" => Some(Self::News),
            None if code == "surveys" => Some(Self::Surveys),
            Some(("petition", slug)) if !slug.is_empty() => Some(Self::Petition(slug.to_owned())),
            Some(("forum", slug)) if !slug.is_empty() => Some(Self::Forum(slug.to_owned())),
            _ => None,
        }
    }
}

impl From<Topic> for String {
    fn from(topic: Topic) -> Self {
        topic.code()
    }
}

impl TryFrom<String> for Topic {
    type Error = &'static str;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or("no topic has this code")
    }
}

/// Where a person lives, as they said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// The country.
    pub country: Country,
    /// A region or city in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The IANA name of the time zone, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

impl std::fmt::Debug for Home {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Home(…)")
    }
}

names! {
    /// What kind of announcement it is. Decides how it is written and who gets it at first.
    #[derive(PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Kind {
        /// A public forum, written from the event.
        Forum = "forum",
        /// A press release.
        Press = "press",
        /// How a petition is doing.
        Petition = "petition",
        /// A survey or an appeal.
        Survey = "survey",
        /// A greeting.
        Greeting = "greeting",
        /// News of the campaign.
        News = "news",
        /// Anything else.
        Free = "free",
    }
}

/// How a file is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A photo.
    Photo,
    /// Any other file, such as a PDF.
    Document,
    /// A voice note.
    Voice,
}

impl FileKind {
    /// Whether a file that begins so is of this kind, whatever its name says: a photo is a JPEG, PNG or WebP file, a
    /// document a PDF, a voice note an OGG file.
    #[must_use]
    pub fn begins(self, bytes: &[u8]) -> bool {
        let any = |signs: &[&[u8]]| signs.iter().any(|sign| bytes.starts_with(sign));
        match self {
            Self::Photo => {
                let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
                webp || any(&[b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"])
            }
            Self::Document => any(&[b"%PDF-"]),
            Self::Voice => any(&[b"OggS"]),
        }
    }
}

/// A file that a platform holds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The platform whose id `file` is.
    pub platform: Platform,
    /// How it is shown.
    pub kind: FileKind,
    /// The platform's own id of the file: good for sending it again without another upload.
    pub file: String,
    /// Bytes.
    pub size: u64,
    /// The file's name, untrusted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl std::fmt::Debug for Attachment {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Attachment({:?})", self.kind)
    }
}

/// A button under an announcement. *Stop announcements* always comes after these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// Opens a petition.
    Sign(String),
    /// Opens a forum.
    Forum(String),
    /// Opens a web address.
    Web {
        /// What the button says, by language; a missing one is said by another.
        label: BTreeMap<Locale, String>,
        /// `https://…`.
        url: String,
    },
}

/// What readers get in whose language there is no text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The organizer has not decided: nothing can be sent.
    #[default]
    Undecided,
    /// The text in the other language.
    Other,
    /// Nothing.
    Nothing,
}

/// Where the people of an audience live.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The country.
    pub country: Country,
    /// Only this region, compared without regard to case and cluster order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

/// The audience of an announcement. It can't depend on signatures, on purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// Followers of any of these.
    pub topics: BTreeSet<Topic>,
    /// Readers of these languages; empty means all.
    #[serde(default)]
    pub locales: BTreeSet<Locale>,
    /// People of this place only.
    #[serde(default)]
    pub area: Option<Area>,
    /// Whether groups and channels get it too.
    #[serde(default)]
    pub channels: bool,
    /// A trial: only the author gets it.
    #[serde(default)]
    pub myself: bool,
}

/// All that an organizer decides about an announcement.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What kind it is.
    pub kind: Kind,
    /// The forum or the petition that it is about.
    #[serde(default)]
    pub about: Option<String>,
    /// The words by language, with bold, italic, links and lists as they were typed.
    #[serde(default)]
    pub text: BTreeMap<Locale, String>,
    /// A photo or a document.
    #[serde(default)]
    pub attachment: Option<Attachment>,
    /// Buttons, in this order.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Who gets it.
    pub audience: Audience,
    /// What readers get whose language has no text.
    #[serde(default)]
    pub missing: Missing,
    /// Whether it may wake people.
    #[serde(default)]
    pub urgent: bool,
}

impl std::fmt::Debug for Content {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Content({:?})", self.kind)
    }
}

impl Content {
    /// The text for a reader of this language, and the language that it is in; `None` if they get
    /// nothing.
    pub fn text_for(&self, locale: Locale) -> Option<(Locale, &str)> {
        let own = self.text.get_key_value(&locale);
        let other = || self.text.iter().next().filter(|_| self.missing == Missing::Other);
        own.or_else(other).map(|(locale, text)| (*locale, text.as_str()))
    }
}

/// Characters of a text without an attachment. Telegram allows 4,096 (Bot API: sendMessage); the rest
/// leaves room for marks that are invisible when the text is shown.
pub const TEXT: usize = 4_000;
/// Characters of a text below a photo or a document (Telegram Bot API: caption, 1,024).
pub const CAPTION: usize = 1_000;
/// The largest file, in bytes, that is kept for other platforms: Discord accepts no larger one from a
/// bot (Discord: file uploads); Telegram gives a bot up to twice as much (Bot API: getFile).
pub const KEPT_FILE: u64 = 10 * 1024 * 1024;
/// Minimum audience, test sends excepted: members of a tiny audience could be identified.
pub const SMALLEST_AUDIENCE: i64 = 10;

names! {
    /// What a button does with an announcement that exists.
    pub enum Act {
        /// Shows it, with all that can be done now.
        Show = "show",
        /// Changes it.
        Edit = "edit",
        /// Sends it although its time has passed.
        SendNow = "now",
        /// A second person approves it.
        Agree = "agree",
        /// A second person refuses it.
        Refuse = "refuse",
        /// An owner sends it alone, because nobody has answered.
        SendAlone = "alone",
        /// Pauses it.
        Pause = "pause",
        /// Resumes it.
        Resume = "resume",
        /// Asks whether to cancel it.
        Cancel = "cancel",
        /// Cancels it.
        CancelSure = "cancel!",
        /// Asks whether to resend to recipients whose delivery is unknown.
        Resend = "resend",
        /// Resends to them.
        ResendSure = "resend!",
    }
}

impl Act {
    /// What a button sends back for the announcement of this id. The conversation's table of buttons reads
    /// it; reports of what was sent have such buttons too, and know nothing of conversations.
    pub fn data(self, id: &str) -> String {
        format!("ann:{}:{id}", self.as_str())
    }
}
