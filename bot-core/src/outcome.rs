//! What the core answers: replies and jobs as data, without a platform's word in them.

use crate::announcement::Attachment;
use crate::clock::Seconds;
use crate::i18n::Locale;
use crate::incoming::{Address, Platform};
use crate::text::{Message, Phrase, Text};

/// All that follows from one update, to be carried out after the commit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What the person reads, in this order.
    pub replies: Vec<Reply>,
    /// What else is to be done, after the replies.
    pub jobs: Vec<Job>,
    /// What others read because of it, such as staff.
    pub notices: Vec<Notice>,
}

impl Outcome {
    /// Nothing to say and nothing to do.
    pub fn silent() -> Self {
        Self::default()
    }

    /// One reply and no job.
    pub fn reply(reply: Reply) -> Self {
        Self { replies: vec![reply], ..Self::default() }
    }

    /// Adds a job.
    #[must_use]
    pub fn with(mut self, job: Job) -> Self {
        self.jobs.push(job);
        self
    }

    /// Puts a reply before the others.
    #[must_use]
    pub fn first(mut self, reply: Reply) -> Self {
        self.replies.insert(0, reply);
        self
    }
}

/// A message to somebody who did nothing just now.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Which adapter sends it.
    pub platform: Platform,
    /// To where.
    pub address: Address,
    /// What it says.
    pub reply: Reply,
}

/// Work that a platform does for the person, where it can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Delete the message that brought this update: it held a name.
    EraseTyped,
    /// Delete the questions (see [`Reply::asks`]) that are still in this chat.
    EraseQuestions,
    /// Delete what the platform still lets the bot delete in this chat.
    EraseChat,
    /// Get a file from this platform and give it to [`crate::engine::Engine::keep_file`]: another platform
    /// needs its bytes. Only people who announce cause it; one file at a time, none that has more than
    /// [`crate::announcement::KEPT_FILE`] bytes, and none of another platform.
    KeepFile(Box<Fetch>),
    /// Write deleted rows out of the database's log. The engine does it; adapters never see it.
    Scrub,
    /// Look at the announcements: one has changed. The engine passes it on; adapters never see it.
    Wake,
}

/// A file that is to be kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Fetch {
    /// The announcement that has it; or a draft of content, behind [`crate::store::files::DRAFT`].
    pub announcement: String,
    /// The file.
    pub file: Attachment,
}

impl std::fmt::Debug for Fetch {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Fetch(…)")
    }
}

/// Where a reply appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In place of the message whose button was pressed; a new message where none was.
    Screen,
    /// A new message; the bot's newest earlier screen in this chat is taken away.
    Replace,
    /// A new message; everything else stays.
    Fresh,
}

/// One message to a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The language of its messages and digits.
    pub locale: Locale,
    /// What it says.
    pub text: Text,
    /// Rows of buttons under it.
    pub buttons: Vec<Vec<Button>>,
    /// Where it appears.
    pub place: Place,
    /// Whether it brings the standing keyboard of command words (only without `buttons`).
    pub keyboard: bool,
    /// A question that goes once it is answered or given up: it may show a name.
    pub asks: bool,
    /// What the person may write as an answer, for platforms that show a form for it.
    pub form: Option<Form>,
    /// A file above the words, which then have at most [`crate::announcement::CAPTION`] characters.
    pub attachment: Option<Attachment>,
    /// A file that is made for this reader, below the words. The message is always a new one.
    pub document: Option<Document>,
    /// A place on the map; `text` may then say nothing. The message is always a new one.
    pub pin: Option<Pin>,
    /// What goes with a post into a channel, for platforms that have it.
    pub extras: Extras,
}

/// A file with its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name: plain letters, with an extension.
    pub name: String,
    /// What it is, such as `text/calendar`.
    pub mime: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Document({})", self.mime)
    }
}

/// A place on the map.
#[derive(Clone, PartialEq)]
pub struct Pin {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// What the place is called.
    pub title: String,
    /// Where it is, in words. May be empty.
    pub address: String,
}

impl Pin {
    /// The same place on a map of the web, for platforms without pins.
    pub fn link(&self) -> String {
        let (north, east) = (self.latitude, self.longitude);
        format!("https://www.openstreetmap.org/?mlat={north}&mlon={east}#map=17/{north}/{east}")
    }

    /// What it is called, and where it is, in one line.
    pub fn words(&self) -> String {
        let parts = [self.title.trim(), self.address.trim()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Pin(…)")
    }
}

/// What goes with a post beside its words.
#[derive(Clone, Default, PartialEq)]
pub struct Extras {
    /// The one role that is told of it, as its platform names it. Nobody else is mentioned, whatever the
    /// words say.
    pub mention: Option<String>,
    /// Becomes an event of the channel's server once the post is there.
    pub scheduled: Option<Box<Scheduled>>,
    /// The same for every try of one post and never for another one, for platforms that know a
    /// repetition by it: at most 25 letters and digits (Discord: Create Message, nonce).
    pub once: Option<String>,
}

impl std::fmt::Debug for Extras {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Extras(…)")
    }
}

/// A forum as an event of a server, in the language of the post.
#[derive(Clone, PartialEq)]
pub struct Scheduled {
    /// Its title: at most [`Scheduled::NAME`] characters.
    pub name: String,
    /// What happens there: at most [`Scheduled::ABOUT`] characters.
    pub about: String,
    /// When it begins.
    pub starts: Seconds,
    /// When it ends: later.
    pub ends: Seconds,
    /// Where. Its words may be longer than [`Scheduled::PLACE`] characters: then they are cut.
    pub place: Message,
    /// The event that it is already, as its platform names it: that one is changed, and nothing is said.
    pub id: Option<String>,
    /// Whether it does not take place.
    pub cancelled: bool,
}

impl Scheduled {
    /// Characters of a name (Discord: Guild Scheduled Event).
    pub const NAME: usize = 100;
    /// Characters of what happens there.
    pub const ABOUT: usize = 1_000;
    /// Characters of a place.
    pub const PLACE: usize = 100;
}

impl std::fmt::Debug for Scheduled {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Scheduled(…)")
    }
}

impl Reply {
    /// A reply that takes the place of the pressed screen.
    pub fn new(locale: Locale, text: Text) -> Self {
        Self {
            locale,
            text,
            buttons: Vec::new(),
            place: Place::Screen,
            keyboard: false,
            asks: false,
            form: None,
            attachment: None,
            document: None,
            pin: None,
            extras: Extras::default(),
        }
    }

    /// Adds a row of buttons.
    #[must_use]
    pub fn row(mut self, row: impl IntoIterator<Item = Button>) -> Self {
        let row: Vec<Button> = row.into_iter().collect();
        if !row.is_empty() {
            self.buttons.push(row);
        }
        self
    }

    /// Sets where it appears.
    #[must_use]
    pub fn place(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// Makes it a question that goes once it is answered.
    #[must_use]
    pub fn asking(mut self) -> Self {
        self.asks = true;
        self
    }

    /// Lets it bring the standing keyboard.
    #[must_use]
    pub fn with_keyboard(mut self) -> Self {
        self.keyboard = true;
        self
    }
}

/// One field to fill in. What is written comes back as [`crate::incoming::Event::Text`].
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// What is asked for: at most 45 characters (Discord: modal title and label).
    pub label: Message,
    /// Whether the answer may have several lines.
    pub long: bool,
}

/// A button under a reply.
#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    /// What it says.
    pub label: Phrase,
    /// What it does.
    pub action: Action,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Sends this back as [`crate::incoming::Event::Press`]: at most 64 bytes of ASCII
    /// (Telegram Bot API: callback data).
    Press(String),
    /// Opens the private chat with this start payload (Telegram Bot API: 64 of `A-Za-z0-9_-`).
    Start(String),
    /// The same on another platform, for what this one can't or must not do. Left out where the bot is not
    /// on that platform.
    StartOn(Platform, String),
    /// Opens this web address.
    Open(String),
    /// Opens the app's own way to pass on a link with a sentence; where there is none it sends `press` back,
    /// and the answer is a text to pass on.
    Share {
        /// The start payload of the link.
        payload: String,
        /// The sentence, in the reader's language.
        text: String,
        /// As in [`Action::Press`].
        press: String,
    },
}

impl Action {
    /// What it sends back where nothing but pressing is possible, or its label was typed.
    pub fn pressed(&self) -> Option<&str> {
        match self {
            Self::Press(data) | Self::Share { press: data, .. } => Some(data),
            Self::Start(_) | Self::StartOn(..) | Self::Open(_) => None,
        }
    }
}

/// Whether this can be the payload of a start link: at most 64 of `A-Za-z0-9_-` (Telegram Bot API: deep
/// linking). Empty, it just opens the chat.
pub fn is_start_payload(payload: &str) -> bool {
    let good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    payload.len() <= 64 && payload.bytes().all(good)
}

impl Button {
    /// A button that sends `data` back.
    pub fn press(label: impl Into<Phrase>, data: impl Into<String>) -> Self {
        Self { label: label.into(), action: Action::Press(data.into()) }
    }

    /// A button that opens a web address.
    pub fn open(label: impl Into<Phrase>, url: impl Into<String>) -> Self {
        Self { label: label.into(), action: Action::Open(url.into()) }
    }

    /// A button that passes on the link with this payload.
    pub fn share(
        label: impl Into<Phrase>,
        payload: impl Into<String>,
        text: impl Into<String>,
        press: impl Into<String>,
    ) -> Self {
        let (payload, text, press) = (payload.into(), text.into(), press.into());
        Self { label: label.into(), action: Action::Share { payload, text, press } }
    }

    /// A button that opens the private chat on another platform.
    pub fn start_on(
        label: impl Into<Phrase>,
        platform: Platform,
        payload: impl Into<String>,
    ) -> Self {
        Self { label: label.into(), action: Action::StartOn(platform, payload.into()) }
    }

    /// A button that opens the private chat.
    pub fn start(label: impl Into<Phrase>, payload: impl Into<String>) -> Self {
        Self { label: label.into(), action: Action::Start(payload.into()) }
    }
}
