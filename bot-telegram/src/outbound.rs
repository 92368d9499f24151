//! From the core's answer to what Telegram shows. Pure: the sender carries it out.

use bot_core::announcement::Attachment;
use bot_core::command::{Command, KEYBOARD};
use bot_core::i18n::{Catalogue, RenderedLine, StartLinks as _};
use bot_core::khmer;
use bot_core::locale::Locale;
use bot_core::outcome::{Action, Button, Job, Outcome, Place as Appears, Reply, is_start_payload};
use bot_core::platform::Platform;
use teloxide::types::{ChatId, MessageId, ThreadId};

use crate::Links;
use crate::layout;
use crate::message::{Call, Key, Keyboard, Made, is_address};
use crate::place::{Origin, Place};

/// Telegram allows more, but phones cut labels long before.
const LABEL_CLUSTERS: usize = 64;
/// Telegram Bot API: InlineKeyboardButton.callback_data.
const DATA_BYTES: usize = 64;
/// Not documented; observed at the server.
const BUTTONS_PER_ROW: usize = 8;
/// Not documented; observed at the server.
const BUTTONS_PER_MESSAGE: usize = 100;

/// Everything to do in one chat because of one update, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Delivery {
    pub(crate) chat: ChatId,
    pub(crate) private: bool,
    pub(crate) thread: Option<ThreadId>,
    /// The message that brought the update, from the person or the bot.
    pub(crate) cause: Option<MessageId>,
    pub(crate) steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Show one reply.
    Show(Screen),
    /// Delete this message. If it can't be deleted, that is no failure.
    Erase(MessageId),
    /// Delete the remembered questions, except what this delivery shows.
    EraseQuestions,
    /// Remembers a message of the person that may hold a name.
    Mark(MessageId),
    /// Erases it.
    EraseMarked,
    /// Delete all that Telegram still lets the bot delete here, except what this delivery shows.
    EraseChat,
}

/// One reply: one message, or several if it is too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Screen {
    /// A file above the first text.
    pub(crate) file: Option<Attachment>,
    /// A file or a place made for this reader, with the first text below it; a place has no text.
    pub(crate) made: Option<Box<Made>>,
    /// In HTML. There is at least one; only the first one below a file may be empty.
    pub(crate) texts: Vec<String>,
    /// Under the last of them.
    pub(crate) keyboard: Keyboard,
    pub(crate) how: How,
    /// A question, which is deleted once it is answered.
    pub(crate) asks: bool,
    /// The message that it visibly replies to, so that a group knows who is meant.
    pub(crate) answers: Option<MessageId>,
}

/// Where a screen appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// In place of this message, or as a new one if that can't be edited any more.
    Edit(MessageId),
    /// As a new message; then this message is deleted, or else the newest earlier screen that is
    /// remembered.
    Replace(Option<MessageId>),
    /// As a new one.
    Send,
}

/// Where the words come from.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) links: &'a Links,
}

/// Translates an outcome into Telegram's terms.
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

/// A reply as exactly one message, for announcements, which are never sent twice or in parts. `None` if
/// it does not fit into one message, or if Telegram would refuse it.
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

fn job_step(job: &Job, place: &Place) -> Option<Step> {
    match (job, place.origin) {
        (Job::EraseTyped, Origin::Typed(message)) => Some(Step::Erase(message)),
        (Job::MarkTyped, Origin::Typed(message)) => Some(Step::Mark(message)),
        (Job::EraseMarked, _) => Some(Step::EraseMarked),
        (Job::EraseQuestions, _) => Some(Step::EraseQuestions),
        (Job::EraseChat, _) => Some(Step::EraseChat),
        // Nothing was typed; and the others are the engine's own affair.
        (Job::EraseTyped | Job::MarkTyped | Job::Scrub | Job::Wake, _) => None,
        // Nothing for the chat: the intake fetches it.
        (Job::KeepFile(_), _) => None,
    }
}

/// What the replies of one outcome have in common.
struct Composer<'a> {
    words: Words<'a>,
    private: bool,
    /// The pressed message, until a reply has replaced it.
    pressed: Option<MessageId>,
    /// Whether a text can replace it.
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
            // A visible reply to a message that is about to be deleted would only show that.
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
        // Editing a text can add neither a file nor a keyboard (Telegram Bot API: editMessageText).
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
            // A message with a file is never replaced: it may be an announcement.
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
            // On Telegram there is no need for a link to another platform.
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

/// The texts of a reply. Below a file the first text is its caption, which is empty if all the words do
/// not fit into one.
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
