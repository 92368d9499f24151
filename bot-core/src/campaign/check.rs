//! Reading and writing the campaign file, with errors that say where and what to do.

mod behind;
mod event;
mod faq;

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Campaign, Petition, PetitionText};
use super::rules::{
    CHANNEL, SLUG, SUMMARY_WORDS, Words, are_milestones, is_goal, is_name, is_people, is_reserved,
    most, ordered,
};
use super::{ContentItem, Enclosure, Kind as PieceKind, Standing};
use crate::locale::Locale;

/// What is wrong with a campaign file.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Not TOML, or an unknown or missing key.
    #[error("the campaign file can't be read: {0}")]
    Syntax(String),
    /// A value that can't be used.
    #[error("{kind} {which}: {what}")]
    Value {
        /// What it is: `campaign`, `petition`, `event`, `faq_topic` or `faq`.
        kind: &'static str,
        /// Which one: its slug, or its number where the slug is at fault.
        which: String,
        /// What is wrong, and what would be right.
        what: String,
    },
    /// Another version of the format.
    #[error("the campaign file has format {0}, this program reads format 1")]
    Format(i64),
    /// More items than the program can list.
    #[error("the campaign file has more than {most} {of}")]
    Many {
        /// How many there may be.
        most: usize,
        /// What there are too many of, and which to leave out.
        of: &'static str,
    },
}

/// The part that every version of the format has.
#[derive(serde::Deserialize)]
struct Head {
    format: i64,
}

const TOPICS: usize = 30;
const DISORDER: &str = "not in canonical cluster order: type it again with a current keyboard";

impl Campaign {
    /// Reads and checks a file.
    ///
    /// # Errors
    /// See [`FileError`]; the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        // The file may come from Windows, and a line end is not part of a text.
        let text = text.replace("\r\n", "\n");
        // Another format has other keys, so say that first.
        if let Ok(Head { format }) = toml::from_str(&text)
            && format != 1
        {
            return Err(FileError::Format(format));
        }
        let mut campaign: Self =
            toml::from_str(&text).map_err(|error| FileError::Syntax(placed(&text, &error)))?;
        campaign.check_lengths()?;
        campaign.check_behind()?;
        each(&PETITION, &campaign.petitions, |petition| &petition.slug, Petition::check)?;
        each(&EVENT, &campaign.events, |event| &event.slug, event::check)?;
        each(&TOPIC, &campaign.topics, |topic| &topic.slug, faq::check_topic)?;
        let topics: BTreeSet<&str> = campaign.topics.iter().map(|one| one.slug.as_str()).collect();
        each(&FAQ, &campaign.faqs, |faq| &faq.slug, |faq| faq::check(faq, &topics))?;
        Ok(campaign)
    }

    fn check_lengths(&self) -> Result<(), FileError> {
        let many = [
            (
                self.petitions.len(),
                most(PieceKind::Petition),
                "petitions: leave out the closed ones",
            ),
            (self.events.len(), most(PieceKind::Event), "events: leave out the oldest"),
            (self.topics.len(), TOPICS, "faq_topics"),
            (self.faqs.len(), most(PieceKind::Faq), "faqs"),
        ];
        match many.into_iter().find(|(count, most, _)| count > most) {
            Some((_, most, of)) => Err(FileError::Many { most, of }),
            None => Ok(()),
        }
    }

    /// Writes the file. Reading it gives the same campaign.
    ///
    /// # Errors
    /// A value that TOML can't hold, which checking prevents.
    pub fn to_toml(&self) -> Result<String, FileError> {
        toml::to_string_pretty(self).map_err(|error| FileError::Syntax(error.to_string()))
    }
}

/// What is wrong and where, without the line itself: somebody who gives the wrong file must not see a key or
/// a token of it in a terminal or a log.
fn placed(text: &str, error: &toml::de::Error) -> String {
    let Some(at) = error.span().and_then(|span| text.get(..span.start)) else {
        return error.message().to_owned();
    };
    let line = at.matches('\n').count() + 1;
    let column = at.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("line {line}, column {column}: {}", error.message())
}

impl ContentItem {
    /// Whether it could be in a campaign file.
    #[must_use]
    pub fn is_right(&self) -> bool {
        let slug = super::rules::is_slug(self.kind(), self.slug());
        slug && match self {
            Self::Petition(one) => one.check().is_ok(),
            Self::Event(one) => event::check(one).is_ok(),
            Self::Faq(one) => faq::check(one, &BTreeSet::from([one.topic.as_str()])).is_ok(),
        }
    }
}

/// A kind of things in the file.
struct Kind {
    /// As the file calls it.
    name: &'static str,
    /// Slugs that are reserved, and why.
    taken: fn(&str) -> bool,
    /// How an error message says so.
    and_not: &'static str,
}

impl Kind {
    const fn plain(name: &'static str) -> Self {
        Self { name, taken: |_| false, and_not: "" }
    }
}

const PETITION: Kind = Kind {
    name: "petition",
    taken: is_reserved,
    and_not: ", and not `invite`, `faq` or anything that begins with `event-`: such links lead elsewhere",
};
const EVENT: Kind = Kind::plain("event");
const TOPIC: Kind = Kind::plain("faq_topic");
const FAQ: Kind = Kind::plain("faq");

/// Checks the slugs of a kind, and what else must be right about each one.
fn each<T>(
    kind: &Kind,
    all: &[T],
    slug: impl Fn(&T) -> &String,
    check: impl Fn(&T) -> Result<(), String>,
) -> Result<(), FileError> {
    let fail = |which: &str, what: String| {
        Err(FileError::Value { kind: kind.name, which: which.to_owned(), what })
    };
    let mut slugs = BTreeSet::new();
    for (number, one) in (1..).zip(all) {
        let slug = slug(one);
        if !is_name(slug, SLUG) || (kind.taken)(slug) {
            let what = format!("slug must be 1 to {SLUG} of a-z, 0-9 and -{}", kind.and_not);
            return fail(&format!("number {number}"), what);
        }
        check(one).or_else(|what| fail(slug, what))?;
        if !slugs.insert(slug) {
            return fail(slug, format!("two {}s have this slug", kind.name));
        }
    }
    Ok(())
}

impl Petition {
    fn check(&self) -> Result<(), String> {
        let fail = |what: &str| Err(what.to_owned());
        if !is_goal(self.goal) {
            return fail("goal must be between 1 and 1000000000");
        }
        if !is_people(self.people_per_account) {
            return fail("people_per_account must be 1 to 4");
        }
        if let (Some(opens), Some(closes)) = (self.opens, self.closes)
            && closes < opens
        {
            return fail("closes is before opens");
        }
        enclosed(self.attachment.as_ref())?;
        if self.state == Standing::Closed && self.closes.is_none() {
            return fail("a petition whose state is closed needs its last day, closes");
        }
        if self.channels.iter().any(|channel| !is_name(channel, CHANNEL)) {
            return fail("a channel must be 1 to 20 of a-z, 0-9 and -");
        }
        if !are_milestones(&self.milestones, self.goal) {
            return fail("milestones must rise, each from 1 to the goal, at most 20 of them");
        }
        if self.text.is_empty() {
            return fail("there is no [petition.text.km] or [petition.text.en]");
        }
        for (locale, text) in &self.text {
            text.check(*locale).or_else(|what| fail(&what))?;
        }
        let nameless = |names: &BTreeMap<Locale, String>| {
            let wrong = |name: &String| Words::Recipient.check(name).is_err();
            names.is_empty() || names.values().any(wrong)
        };
        if self.recipients.is_empty() || self.recipients.iter().any(|one| nameless(&one.name)) {
            return fail(
                "every petition needs a recipient, and every recipient a name of at most 200 letters",
            );
        }
        let khmer = self.recipients.iter().filter_map(|one| one.name.get(&Locale::KM));
        if khmer.into_iter().any(|name| !ordered(name)) {
            return fail(&format!("a recipient's name.km is {DISORDER}"));
        }
        Ok(())
    }
}

impl PetitionText {
    fn check(&self, locale: Locale) -> Result<(), String> {
        length(locale, "title", &self.title, Words::Title)?;
        if Words::Summary.check(&self.summary).is_err() {
            let most = Words::Summary.most();
            return Err(format!(
                "text.{locale}.summary must have 1 to {SUMMARY_WORDS} words ({most} letters)"
            ));
        }
        length(locale, "share", &self.share, Words::Share)?;
        length(locale, "body", &self.body, Words::Body)?;
        order(locale, [&self.title, &self.summary, &self.share, &self.body])
    }
}

/// Whether a text has as many letters as it may, and at least one.
fn length(locale: Locale, what: &str, text: &str, words: Words) -> Result<(), String> {
    match words.check(text) {
        Ok(()) => Ok(()),
        Err(_) => {
            let title = matches!(words, Words::Title | Words::Question);
            let (most, unit) = (words.most(), if title { "characters" } else { "letters" });
            Err(format!("text.{locale}.{what} must have 1 to {most} {unit}"))
        }
    }
}

/// A file beside the campaign file.
fn enclosed(file: Option<&Enclosure>) -> Result<(), String> {
    match file {
        Some(file) if !file.is_path() => {
            Err("attachment.file must be a path from the campaign file, such as \"campaign.files/programme.pdf\"".to_owned())
        }
        _ => Ok(()),
    }
}

/// Only a petition can be closed.
fn not_closed(state: Standing) -> Result<(), String> {
    match state {
        Standing::Closed => Err("state must be published, unpublished or archived".to_owned()),
        _ => Ok(()),
    }
}

/// Checks that the Khmer texts among these are in canonical order.
fn order<'a>(locale: Locale, texts: impl IntoIterator<Item = &'a String>) -> Result<(), String> {
    if locale == Locale::KM && texts.into_iter().any(|text| !ordered(text)) {
        return Err(format!("text.km is {DISORDER}"));
    }
    Ok(())
}
