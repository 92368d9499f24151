//! What the core answers: replies and jobs as data, without anything specific to a platform.

use crate::announcement::Attachment;
use crate::clock::Seconds;
use crate::locale::Locale;
use crate::platform::{Address, Platform};
use crate::text::{Message, Phrase, Text};

/// Everything that follows from one update. It is carried out after the commit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What the person reads, in this order.
    pub replies: Vec<Reply>,
    /// What else is to be done, after the replies.
    pub jobs: Vec<Job>,
    /// Messages to other people, such as staff.
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

/// A message to a person who did nothing just now.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Which adapter sends it.
    pub platform: Platform,
    /// The chat.
    pub address: Address,
    /// What it says.
    pub reply: Reply,
}

/// Work that the platform does for the person, if it can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Delete the message that brought this update: it held a name.
    EraseTyped,
    /// Remember the message that brought this update: it was shown back as a name. It stays in the chat until
    /// [`Job::EraseMarked`].
    MarkTyped,
    /// Delete the messages that are remembered: a name is sealed now.
    EraseMarked,
    /// Delete the questions (see [`Reply::asks`]) that are still in this chat.
    EraseQuestions,
    /// Delete everything in this chat that the platform allows the bot to delete.
    EraseChat,
    /// Fetch a file from this platform and give it to [`crate::engine::Engine::keep_file`], because
    /// another platform needs its bytes. Only organizers cause it; one file at a time, at most
    /// [`crate::announcement::KEPT_FILE`] bytes, and only files of this platform.
    KeepFile(Box<Fetch>),
    /// Remove deleted rows from the database's log. The engine does it; adapters never see this job.
    Scrub,
    /// Look at the announcements, because one has changed. The engine passes it on; adapters never see
    /// this job.
    Wake,
}

/// A file to be kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Fetch {
    /// The announcement that it belongs to; or a draft of content, behind
    /// [`crate::store::files::DRAFT`].
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
    /// In place of the message whose button was pressed; a new message if no button was pressed.
    Screen,
    /// A new message; the bot's previous screen in this chat is deleted.
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
    /// Whether it brings the permanent keyboard of command words (only without `buttons`).
    pub keyboard: bool,
    /// Whether it is a question that is deleted once it is answered or cancelled, because it may show a
    /// name.
    pub asks: bool,
    /// Whether a typed number is the answer: where buttons have numbers it is not the button of that number.
    pub wants_number: bool,
    /// A form for the answer, on platforms that have forms.
    pub form: Option<Form>,
    /// A file above the words, which then have at most [`crate::announcement::CAPTION`] characters.
    pub attachment: Option<Attachment>,
    /// A file made for this reader, below the words. The message is always a new one.
    pub document: Option<Document>,
    /// A place on the map; `text` may then say nothing. The message is always a new one.
    pub pin: Option<Pin>,
    /// What goes with a post into a channel, on platforms that support it.
    pub extras: Extras,
}

/// A file with its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name: plain letters, with an extension.
    pub name: String,
    /// Its MIME type, such as `text/calendar`.
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
    /// A link to the same place on a web map, for platforms without pins.
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

/// What goes with a post besides its words.
#[derive(Clone, Default, PartialEq)]
pub struct Extras {
    /// The one role that is mentioned, as its platform names it. Nobody else is mentioned, whatever the
    /// words say.
    pub mention: Option<String>,
    /// Becomes a scheduled event of the channel's server once the post is sent.
    pub scheduled: Option<Box<Scheduled>>,
    /// The same for every try of one post, and different for every other post. Some platforms recognise
    /// a repetition by it. At most 25 letters and digits (Discord: Create Message, nonce).
    pub once: Option<String>,
}

impl std::fmt::Debug for Extras {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Extras(…)")
    }
}

/// A forum as a scheduled event of a server, in the language of the post.
#[derive(Clone, PartialEq)]
pub struct Scheduled {
    /// Its title: at most [`Scheduled::NAME`] characters.
    pub name: String,
    /// What happens there: at most [`Scheduled::ABOUT`] characters.
    pub about: String,
    /// When it begins.
    pub starts: Seconds,
    /// When it ends. Must be later than the start.
    pub ends: Seconds,
    /// Where. Words longer than [`Scheduled::PLACE`] characters are cut.
    pub place: Message,
    /// The platform's id, if the event exists already: it is changed, and nothing is posted.
    pub id: Option<String>,
    /// Whether it was cancelled.
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
            wants_number: false,
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

    /// The button that stands first.
    pub fn first_button(&self) -> Option<&Button> {
        self.buttons.iter().flatten().next()
    }

    /// Sets where it appears.
    #[must_use]
    pub fn place(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// Makes it a question that is deleted once it is answered.
    #[must_use]
    pub fn asking(mut self) -> Self {
        self.asks = true;
        self
    }

    /// Lets it bring the permanent keyboard.
    #[must_use]
    pub fn with_keyboard(mut self) -> Self {
        self.keyboard = true;
        self
    }
}

/// A form with one field. The answer comes back as [`crate::incoming::Event::Text`].
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
    /// The same on another platform, for what can't or must not be done here. Left out if the bot is
    /// not on that platform.
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
/// linking). An empty payload just opens the chat.
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
