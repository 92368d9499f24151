//! From what the core answers to what Telegram is to show. Pure: the sender carries it out.

use bot_core::announcement::Attachment;
use bot_core::command::{Command, KEYBOARD};
use bot_core::i18n::{Catalogue, Locale, RenderedLine, StartLinks as _, khmer};
use bot_core::incoming::Platform;
use bot_core::outcome::{
    Action, Button, Document, Job, Outcome, Pin, Place as Appears, Reply, is_start_payload,
};
use teloxide::types::{ChatId, MessageId, ThreadId};

use crate::Links;
use crate::inbound::{Origin, Place};
use crate::layout;
use crate::wire::{Call, is_address};

/// Telegram allows more, but cuts labels on a phone long before.
const LABEL_CLUSTERS: usize = 64;
/// Telegram Bot API: InlineKeyboardButton.callback_data.
const DATA_BYTES: usize = 64;
/// Not documented; observed at the server.
const BUTTONS_PER_ROW: usize = 8;
/// Not documented; observed at the server.
const BUTTONS_PER_MESSAGE: usize = 100;

/// All that is to be done in one chat because of one update, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Delivery {
    pub(crate) chat: ChatId,
    pub(crate) private: bool,
    pub(crate) thread: Option<ThreadId>,
    /// The message that brought the update, whoever wrote it.
    pub(crate) cause: Option<MessageId>,
    pub(crate) steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Show one reply.
    Show(Screen),
    /// Delete this message. That it can't be deleted is no failure.
    Erase(MessageId),
    /// Delete the questions that are remembered here, except what this delivery shows.
    EraseQuestions,
    /// Delete all that Telegram still lets the bot delete here, except what this delivery shows.
    EraseChat,
}

/// One reply: a message, or several where it is too long for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Screen {
    /// A file above the first text.
    pub(crate) file: Option<Attachment>,
    /// A file or a place that is made for this reader, with the first text below it; a place has none.
    pub(crate) made: Option<Box<Made>>,
    /// In HTML. There is one at least; only the first one below a file may say nothing.
    pub(crate) texts: Vec<String>,
    /// Under the last of them.
    pub(crate) keyboard: Keyboard,
    pub(crate) how: How,
    /// A question that goes once it is answered.
    pub(crate) asks: bool,
    /// The message that it answers visibly, so that a group knows who is meant.
    pub(crate) answers: Option<MessageId>,
}

/// What the bot makes itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// A file with its bytes.
    Document(Document),
    /// A place on the map.
    Venue(Venue),
}

/// A place on the map (Telegram Bot API: sendVenue). Neither title nor address may be empty.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Venue {
    /// Millionths of a degree north, and east.
    pub(crate) at: [i64; 2],
    pub(crate) title: String,
    pub(crate) address: String,
}

impl std::fmt::Debug for Venue {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Venue(…)")
    }
}

impl From<&Pin> for Venue {
    fn from(pin: &Pin) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "at most 180 million")]
        let millionths = |degrees: f64| (degrees * 1e6).round() as i64;
        let or = |one: &str, other: &str| {
            let one = if one.trim().is_empty() { other } else { one };
            if one.trim().is_empty() { "–".to_owned() } else { one.trim().to_owned() }
        };
        let (title, address) = (or(&pin.title, &pin.address), or(&pin.address, &pin.title));
        Self { at: [millionths(pin.latitude), millionths(pin.longitude)], title, address }
    }
}

/// Where a screen appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// In place of this message, or as a new one if that can't be edited any more.
    Edit(MessageId),
    /// As a new one; then this one goes, or else the newest earlier screen that is remembered.
    Replace(Option<MessageId>),
    /// As a new one.
    Send,
}

/// What is under a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Keyboard {
    /// Nothing.
    None,
    /// Buttons that belong to the message.
    Inline(Vec<Vec<Key>>),
    /// The standing keyboard, which stays below the chat.
    Standing(Vec<Vec<String>>),
}

impl Keyboard {
    /// How many buttons belong to the message.
    fn buttons(&self) -> usize {
        match self {
            Self::Inline(rows) => rows.iter().map(Vec::len).sum(),
            Self::None | Self::Standing(_) => 0,
        }
    }
}

/// An inline button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// A label, and the data that come back.
    Press(String, String),
    /// A label, and the address that opens.
    Open(String, String),
}

/// Where words come from.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) links: &'a Links,
}

/// Puts an outcome into Telegram's terms.
pub(crate) fn delivery(outcome: &Outcome, place: &Place, words: Words<'_>) -> Delivery {
    let cause = match place.origin {
        Origin::Typed(message) | Origin::Pressed(message) | Origin::PressedFile(message) => {
            Some(message)
        }
        Origin::None => None,
    };
    let mut composer = Composer::new(outcome, place, words);
    let mut steps: Vec<Step> =
        outcome.replies.iter().filter_map(|reply| composer.step(reply)).collect();
    steps.extend(outcome.jobs.iter().filter_map(|job| job_step(job, place)));
    Delivery { chat: place.chat, private: place.private, thread: place.thread, cause, steps }
}

/// A reply as exactly one message, for a lane that sends nothing twice and nothing in parts. `None` if
/// it is no such message, or one that Telegram would refuse.
pub(crate) fn post(reply: &Reply, chat: ChatId, words: Words<'_>) -> Option<Call> {
    let composer = Composer::new(&Outcome::silent(), &Place::of(chat), words);
    let file = composer.file(reply);
    let limit = if file.is_some() { layout::CAPTION } else { layout::LIMIT };
    let text = layout::single(&composer.lines(reply), limit)?;
    let keyboard = composer.keyboard(reply);
    let buttons = reply.buttons.iter().map(Vec::len).sum::<usize>();
    if made(reply).is_some() {
        return None;
    }
    let whole = file.is_some() == reply.attachment.is_some() && keyboard.buttons() >= buttons;
    let says = file.is_some() || !text.is_empty();
    (whole && says).then_some(Call::Send { file, text, keyboard, thread: None, answers: None })
}

/// A person's chat has the person's id; groups and channels count downwards from zero.
pub(crate) const fn is_private(chat: ChatId) -> bool {
    chat.0 > 0
}

fn job_step(job: &Job, place: &Place) -> Option<Step> {
    match (job, place.origin) {
        (Job::EraseTyped, Origin::Typed(message)) => Some(Step::Erase(message)),
        (Job::EraseQuestions, _) => Some(Step::EraseQuestions),
        (Job::EraseChat, _) => Some(Step::EraseChat),
        // Nothing was typed; and the others are the engine's own affair.
        (Job::EraseTyped | Job::Scrub | Job::Wake, _) => None,
        // Nothing for the chat: the intake fetches it.
        (Job::KeepFile(_), _) => None,
    }
}

/// What the replies of one outcome share.
struct Composer<'a> {
    words: Words<'a>,
    private: bool,
    /// The pressed message, until a reply took its place.
    pressed: Option<MessageId>,
    /// Whether a text can take that place.
    editable: bool,
    answers: Option<MessageId>,
}

impl<'a> Composer<'a> {
    fn new(outcome: &Outcome, place: &Place, words: Words<'a>) -> Self {
        let pressed = match place.origin {
            Origin::Pressed(message) | Origin::PressedFile(message) => Some(message),
            Origin::Typed(_) | Origin::None => None,
        };
        let answers = match place.origin {
            // A reply to a message that is about to go would only say so.
            Origin::Typed(message)
                if !place.private && !outcome.jobs.contains(&Job::EraseTyped) =>
            {
                Some(message)
            }
            _ => None,
        };
        let editable = !matches!(place.origin, Origin::PressedFile(_));
        Self { words, private: place.private, pressed, editable, answers }
    }

    fn step(&mut self, reply: &Reply) -> Option<Step> {
        let file = self.file(reply);
        let made = made(reply);
        let texts = match made.as_deref() {
            Some(Made::Venue(_)) => {
                [vec![String::new()], layout::messages(&self.lines(reply))].concat()
            }
            made => texts(&self.lines(reply), file.is_some() || made.is_some()),
        };
        if texts.is_empty() {
            tracing::error!(code = "reply_empty", "a reply without words was not sent");
            return None;
        }
        let keyboard = self.keyboard(reply);
        // An edit of a text can bring neither (Telegram Bot API: editMessageText).
        let new = file.is_some() || made.is_some() || matches!(keyboard, Keyboard::Standing(_));
        let how = self.how(reply.place, new);
        let (asks, answers) = (reply.asks, self.answers);
        Some(Step::Show(Screen { file, made, texts, keyboard, how, asks, answers }))
    }

    fn lines(&self, reply: &Reply) -> Vec<RenderedLine> {
        self.words.catalogue.render(&reply.text, reply.locale, self.words.links)
    }

    /// The file, if Telegram holds it, or the host, which uploads it.
    fn file(&self, reply: &Reply) -> Option<Attachment> {
        let file = reply.attachment.clone()?;
        if !matches!(file.platform, Platform::Telegram | Platform::Terminal) {
            tracing::error!(code = "file_elsewhere", "another platform's file was left out");
            return None;
        }
        Some(file)
    }

    fn how(&mut self, place: Appears, new: bool) -> How {
        match (place, new, self.pressed) {
            (Appears::Fresh, ..) | (Appears::Screen, _, None) => How::Send,
            // What stands under a file stays: it may be an announcement.
            (Appears::Screen, ..) if !self.editable => How::Send,
            (Appears::Screen, true, Some(_)) | (Appears::Replace, ..) => {
                How::Replace(self.pressed.take())
            }
            (Appears::Screen, false, Some(message)) => {
                self.pressed = None;
                How::Edit(message)
            }
        }
    }

    fn keyboard(&self, reply: &Reply) -> Keyboard {
        let rows = self.inline(reply);
        if !rows.is_empty() {
            Keyboard::Inline(rows)
        } else if reply.keyboard && self.private {
            Keyboard::Standing(standing(self.words.catalogue, reply.locale))
        } else {
            Keyboard::None
        }
    }

    fn inline(&self, reply: &Reply) -> Vec<Vec<Key>> {
        let mut room = BUTTONS_PER_MESSAGE;
        let mut rows = Vec::new();
        for row in &reply.buttons {
            let keys: Vec<Key> =
                row.iter().filter_map(|button| self.key(button, reply.locale)).take(room).collect();
            room -= keys.len();
            rows.extend(keys.chunks(BUTTONS_PER_ROW).map(<[Key]>::to_vec));
        }
        if room == 0 {
            tracing::error!(
                code = "too_many_buttons",
                count = BUTTONS_PER_MESSAGE,
                "buttons may be left out"
            );
        }
        rows
    }

    /// `None` for a button that Telegram would refuse, and with it the whole message.
    fn key(&self, button: &Button, locale: Locale) -> Option<Key> {
        let label = self.words.catalogue.phrase(&button.label, locale, self.words.links);
        let label = khmer::truncate(label.trim(), LABEL_CLUSTERS);
        let key = match &button.action {
            _ if label.is_empty() => None,
            Action::Press(data) => is_data(data).then(|| Key::Press(label, data.clone())),
            Action::Start(payload) => is_start_payload(payload)
                .then(|| Key::Open(label, self.words.links.start_link(payload))),
            // Nothing leads away from Telegram.
            Action::StartOn(..) => None,
            Action::Open(url) => is_address(url).then(|| Key::Open(label, url.clone())),
            Action::Share { payload, text, press } => match self.words.links.share(payload, text) {
                Some(url) => Some(Key::Open(label, url)),
                None => is_data(press).then(|| Key::Press(label, press.clone())),
            },
        };
        if key.is_none() {
            tracing::error!(
                code = "button_refused",
                "a button that Telegram would refuse was left out"
            );
        }
        key
    }
}

fn made(reply: &Reply) -> Option<Box<Made>> {
    let document = reply.document.clone().map(Made::Document);
    let made = document.or_else(|| reply.pin.as_ref().map(|pin| Made::Venue(pin.into())));
    made.map(Box::new)
}

/// The texts of a reply: below a file the first is its caption, which says nothing where all of it is too
/// long for one.
fn texts(lines: &[RenderedLine], below_file: bool) -> Vec<String> {
    if !below_file {
        return layout::messages(lines);
    }
    match layout::single(lines, layout::CAPTION) {
        Some(caption) => vec![caption],
        None => [vec![String::new()], layout::messages(lines)].concat(),
    }
}

fn is_data(data: &str) -> bool {
    data.is_ascii() && (1..=DATA_BYTES).contains(&data.len())
}

/// Rows of words that work as commands when they are sent.
fn standing(catalogue: &Catalogue, locale: Locale) -> Vec<Vec<String>> {
    let word = |command: &Command| {
        let words = catalogue.plain(locale, &format!("{}.words", command.message_id()))?;
        let first = words.split(',').next().unwrap_or_default().trim().to_owned();
        Some(first).filter(|word| !word.is_empty())
    };
    let rows = KEYBOARD.iter().map(|row| row.iter().filter_map(word).collect::<Vec<_>>());
    rows.filter(|row| !row.is_empty()).collect()
}

#[cfg(test)]
mod tests;
