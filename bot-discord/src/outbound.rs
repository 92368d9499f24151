//! From the core's answer to what Discord shows. Pure: the sender carries it out.

use std::borrow::Cow;

use bot_core::i18n::Catalogue;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::{
    Action, Button, Form, Job, Outcome, Place as Appears, Reply, is_start_payload,
};
use bot_core::platform::Platform;
use bot_core::text::{Phrase, Span, Text};
use serenity::builder::CreateActionRow;

use crate::Links;
use crate::components::{self, Key};
use crate::inbound::{self, Place};
use crate::layout::{self, Page};
use crate::message::{Message, Upload};

/// Everything to do because of one update, in this order.
#[derive(Clone, PartialEq)]
pub(crate) struct Delivery {
    pub(crate) place: Place,
    pub(crate) steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    /// Show something.
    Show(Screen),
    /// Delete the remembered questions, except what this delivery shows.
    EraseQuestions,
    /// Delete everything that Discord allows the bot to delete, except what this delivery shows.
    EraseChat,
}

/// One or more messages, one below the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Screen {
    /// At least one.
    pub(crate) messages: Vec<Message>,
    /// Whether the first message replaces the person's own screen, if there is one.
    pub(crate) in_place: bool,
    /// A question, which is deleted once it is answered.
    pub(crate) asks: bool,
}

/// Where the words come from.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) links: &'a Links,
}

/// Translates an outcome into Discord's terms: all replies as one screen, with as few messages as
/// possible.
pub(crate) fn delivery(outcome: &Outcome, place: &Place, words: Words<'_>) -> Delivery {
    let messages: Vec<Message> =
        parts(&outcome.replies).into_iter().flat_map(|part| words.messages(part)).collect();
    let mut steps = Vec::new();
    if !messages.is_empty() {
        // A question that is deleted may be replaced by what follows it.
        let answered = outcome.jobs.contains(&Job::EraseQuestions);
        let fresh = |reply: &Reply| reply.place == Appears::Fresh;
        let in_place = answered || !outcome.replies.iter().any(fresh);
        let asks = outcome.replies.iter().any(|reply| reply.asks);
        steps.push(Step::Show(Screen { messages, in_place, asks }));
    } else if !outcome.replies.is_empty() {
        tracing::error!(code = "reply_empty", "a reply without words was not sent");
    }
    steps.extend(outcome.jobs.iter().filter_map(job_step));
    Delivery { place: place.clone(), steps }
}

/// A reply as exactly one message, for announcements, which are never sent twice or in parts. `None` if
/// it does not fit into one message.
pub(crate) fn post(reply: &Reply, words: Words<'_>) -> Option<Message> {
    let lines = words.catalogue.render(&reply.text, reply.locale, words.links);
    let Page { content, embeds } = layout::single(&lines)?;
    let says = !content.is_empty() || !embeds.is_empty() || reply.attachment.is_some();
    let rows = words.rows(std::slice::from_ref(reply));
    let file = reply.attachment.clone();
    says.then_some(Message { content, embeds, rows, file, upload: None })
}

/// Bots can't delete what a person typed in a chat with them (Discord: Delete Message), and a form
/// leaves nothing behind.
const fn job_step(job: &Job) -> Option<Step> {
    match job {
        Job::EraseQuestions => Some(Step::EraseQuestions),
        Job::EraseChat => Some(Step::EraseChat),
        Job::EraseTyped
        | Job::MarkTyped
        | Job::EraseMarked
        | Job::Scrub
        | Job::Wake
        | Job::KeepFile(_) => None,
    }
}

/// Groups replies that share messages. A reply with buttons or a file ends its group, so that these are
/// below the words that they belong to.
fn parts(replies: &[Reply]) -> Vec<&[Reply]> {
    let brings = |reply: &Reply| reply.attachment.is_some() || reply.document.is_some();
    let ends = |reply: &Reply| !reply.buttons.is_empty() || brings(reply);
    replies.split_inclusive(ends).collect()
}

/// The words of a reply. Discord has no pins, so a place becomes words with a link to a map.
fn words_of(reply: &Reply) -> Cow<'_, Text> {
    let Some(pin) = &reply.pin else { return Cow::Borrowed(&reply.text) };
    let span = Span { text: pin.words(), link: Some(pin.link()), ..Span::default() };
    Cow::Owned(reply.text.clone().para(vec![span]))
}

impl Words<'_> {
    fn messages(self, replies: &[Reply]) -> Vec<Message> {
        let rendered: Vec<_> = replies
            .iter()
            .map(|reply| self.catalogue.render(&words_of(reply), reply.locale, self.links))
            .collect();
        let pages = layout::pages(&rendered).into_iter();
        let mut messages: Vec<Message> = pages
            .map(|Page { content, embeds }| Message { content, embeds, ..Message::default() })
            .collect();
        let file = replies.iter().find_map(|reply| reply.attachment.clone());
        let upload = replies.iter().find_map(|reply| reply.document.clone()).map(Upload::from);
        if messages.is_empty() && (file.is_some() || upload.is_some()) {
            messages.push(Message::default());
        }
        if let Some(first) = messages.first_mut() {
            first.file = file;
            first.upload = upload;
        }
        if let Some(last) = messages.last_mut() {
            last.rows = self.rows(replies);
        }
        messages
    }

    fn rows(self, replies: &[Reply]) -> Vec<CreateActionRow> {
        let Some(locale) = replies.last().map(|reply| reply.locale) else { return Vec::new() };
        let mut keys: Vec<Vec<Key>> = Vec::new();
        for reply in replies {
            let mut rows: Vec<Vec<Key>> = Vec::new();
            rows.extend(reply.buttons.iter().map(|row| {
                row.iter().filter_map(|button| self.key(button, reply.locale)).collect()
            }));
            if let Some(form) = self.form(reply) {
                // Above the row that leads out, below the buttons that answer directly.
                rows.insert(rows.len().saturating_sub(1), vec![form]);
            }
            keys.append(&mut rows);
        }
        let choose = self.phrase(&msg!("select-choose").into(), locale);
        components::rows(keys, &choose)
    }

    /// The button that opens a form.
    fn form(self, reply: &Reply) -> Option<Key> {
        let Form { label, long } = reply.form.as_ref()?;
        let named = self.phrase(&label.clone().into(), reply.locale);
        let button = self.phrase(&msg!("button-form", label = named).into(), reply.locale);
        Some(Key::Press(button, inbound::form_id(&label.id, reply.locale, *long)))
    }

    fn phrase(self, phrase: &Phrase, locale: Locale) -> String {
        self.catalogue.phrase(phrase, locale, self.links)
    }

    /// `None` for a button that Discord would refuse, and with it the whole message.
    fn key(self, button: &Button, locale: Locale) -> Option<Key> {
        let label = self.phrase(&button.label, locale);
        let label = label.trim().to_owned();
        let key = match &button.action {
            _ if label.is_empty() => None,
            // Discord has no way to pass a link on: the press answers with a text that can be copied.
            Action::Press(data) | Action::Share { press: data, .. } => {
                inbound::is_data(data).then(|| Key::Press(label, data.clone()))
            }
            // A link to the private chat is a button here: it answers where only the presser sees it.
            Action::Start(payload) => is_start_payload(payload)
                .then(|| Key::Press(label, format!("{}{payload}", inbound::START))),
            Action::StartOn(platform, payload) => {
                let url = self.links.elsewhere(*platform, payload);
                url.map(|url| Key::Open(label, url))
            }
            Action::Open(url) => is_address(url).then(|| Key::Open(label, url.clone())),
        };
        if key.is_none() {
            tracing::error!(code = "button_refused", "a button was left out");
        }
        key
    }
}

/// Discord: a link button's url, 512 characters.
fn is_address(url: &str) -> bool {
    let scheme = url.starts_with("https://") || url.starts_with("http://");
    scheme && url.chars().count() <= 512 && !url.contains(char::is_whitespace)
}

impl Links {
    fn elsewhere(&self, platform: Platform, payload: &str) -> Option<String> {
        let telegram = self.telegram.as_ref().filter(|_| platform == Platform::Telegram)?;
        Some(telegram.start_link(payload)).filter(|url| is_address(url))
    }
}

#[cfg(test)]
mod tests;
