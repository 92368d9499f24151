//! Reading and writing the campaign file, with errors that say where and what to do.

mod behind;
mod event;
mod faq;
mod place;

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Campaign, Petition, PetitionText};
use super::rules::{
    CHANNEL, SLUG, SUMMARY_WORDS, Words, are_milestones, is_goal, is_name, is_people, is_reserved,
    most,
};
use super::{ContentItem, Enclosure, Kind as PieceKind, Standing};
use crate::locale::Locale;

/// What is wrong with a campaign file, in one line: where, which key, and what would be right.
#[derive(Debug, thiserror::Error)]
#[error("{}{what}", .line.map(|line| format!("line {line}: ")).unwrap_or_default())]
pub struct FileError {
    line: Option<usize>,
    what: String,
}

/// What is wrong with an item: the path of the key within it, and what would be right.
#[derive(Debug)]
struct Wrong {
    at: String,
    what: String,
}

fn wrong<T>(at: impl Into<String>, what: impl Into<String>) -> Result<T, Wrong> {
    Err(Wrong { at: at.into(), what: what.into() })
}

impl Wrong {
    /// The same in this file, where `item` is called `which`.
    fn told(&self, text: &str, item: &str, which: &str) -> FileError {
        let line = place::line_of(text, &format!("{item}.{}", self.at));
        let key = place::key(self.at.split('.'));
        FileError { line, what: format!("{which}: {key} {}", self.what) }
    }
}

/// The part that every version of the format has.
#[derive(serde::Deserialize)]
struct Head {
    format: i64,
}

const TOPICS: usize = 30;

impl Campaign {
    /// Reads and checks a file, in whatever languages.
    ///
    /// # Errors
    /// See [`FileError`]; the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        Self::read(text, &[]).map(|(campaign, _)| campaign)
    }

    /// Reads and checks a file whose texts must be in these languages. With it, how many texts were written anew in
    /// canonical form.
    ///
    /// # Errors
    /// See [`FileError`]; the first thing that is wrong.
    pub fn read(text: &str, languages: &[Locale]) -> Result<(Self, usize), FileError> {
        // The file may come from Windows, and a line end is not part of a text.
        let text = &text.replace("\r\n", "\n");
        // Another format has other keys, so say that first.
        if let Ok(Head { format }) = toml::from_str(text)
            && format != 1
        {
            let what = format!("format must be 1: this file has format {format}");
            return Err(FileError { line: place::line_of(text, "format"), what });
        }
        let mut campaign: Self = toml::from_str(text).map_err(|error| {
            let (line, what) = place::refused(text, &error);
            FileError { line, what }
        })?;
        campaign.check_lengths(text)?;
        campaign.take_contact(text)?;
        campaign.check_languages(text, languages)?;
        let changed = campaign.normalize();
        campaign.behind.check().map_err(|wrong| wrong.told(text, "campaign", "campaign"))?;
        each(text, &PETITION, &campaign.petitions, |petition| &petition.slug, Petition::check)?;
        each(text, &EVENT, &campaign.events, |event| &event.slug, event::check)?;
        each(text, &TOPIC, &campaign.topics, |topic| &topic.slug, faq::check_topic)?;
        let topics: BTreeSet<&str> = campaign.topics.iter().map(|one| one.slug.as_str()).collect();
        each(text, &FAQ, &campaign.faqs, |faq| &faq.slug, |faq| faq::check(faq, &topics))?;
        Ok((campaign, changed))
    }

    fn check_lengths(&self, text: &str) -> Result<(), FileError> {
        let many = [
            (
                &PETITION,
                self.petitions.len(),
                most(PieceKind::Petition),
                "leave out the closed ones",
            ),
            (&EVENT, self.events.len(), most(PieceKind::Event), "leave out the oldest"),
            (&TOPIC, self.topics.len(), TOPICS, "join some"),
            (&FAQ, self.faqs.len(), most(PieceKind::Faq), "leave some out"),
        ];
        match many.into_iter().find(|(_, count, most, _)| count > most) {
            Some((kind, _, most, which)) => {
                let line = place::line_of(text, &format!("{}.{most}", kind.name));
                let what = format!("there are more than {most} {}s: {which}", kind.name);
                Err(FileError { line, what })
            }
            None => Ok(()),
        }
    }

    /// A text in a language that the program does not speak would be read by nobody.
    fn check_languages(&mut self, text: &str, languages: &[Locale]) -> Result<(), FileError> {
        let unknown = |locale: Locale| !languages.is_empty() && !languages.contains(&locale);
        let texts = self.texts();
        let Some(said) = texts.iter().find(|said| said.locale.is_some_and(unknown)) else {
            return Ok(());
        };
        let known: Vec<String> = languages.iter().map(ToString::to_string).collect();
        let what = format!(
            "{}: there is no such language, only {}",
            place::key(said.at.split('.')),
            known.join(" and ")
        );
        Err(FileError { line: place::line_of(text, &said.at), what })
    }

    /// Writes the file. Reading it gives the same campaign.
    ///
    /// # Errors
    /// A value that TOML can't hold, which checking prevents.
    pub fn to_toml(&self) -> Result<String, FileError> {
        let written = toml::to_string_pretty(self);
        written.map_err(|error| FileError { line: None, what: error.to_string() })
    }
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
    text: &str,
    kind: &Kind,
    all: &[T],
    slug: impl Fn(&T) -> &String,
    check: impl Fn(&T) -> Result<(), Wrong>,
) -> Result<(), FileError> {
    let mut slugs = BTreeSet::new();
    for (number, one) in all.iter().enumerate() {
        let (slug, item) = (slug(one), format!("{}.{number}", kind.name));
        if !is_name(slug, SLUG) || (kind.taken)(slug) {
            let what = format!("must be 1 to {SLUG} of a-z, 0-9 and -{}", kind.and_not);
            let which = format!("{} number {}", kind.name, number + 1);
            return Err(Wrong { at: "slug".to_owned(), what }.told(text, &item, &which));
        }
        let which = format!("{} {slug}", kind.name);
        check(one).map_err(|wrong| wrong.told(text, &item, &which))?;
        if !slugs.insert(slug) {
            let what = format!("must be another one: two {}s have this slug", kind.name);
            return Err(Wrong { at: "slug".to_owned(), what }.told(text, &item, &which));
        }
    }
    Ok(())
}

impl Petition {
    fn check(&self) -> Result<(), Wrong> {
        if !is_goal(self.goal) {
            return wrong("goal", "must be between 1 and 1000000000");
        }
        if !is_people(self.people_per_account) {
            return wrong("people_per_account", "must be 1 to 4");
        }
        if let (Some(opens), Some(closes)) = (self.opens, self.closes)
            && closes < opens
        {
            return wrong("closes", "is before opens: it is the last day, and opens the first");
        }
        enclosed(self.attachment.as_ref())?;
        if self.state == Standing::Closed && self.closes.is_none() {
            return wrong("state", "can't be closed without a last day: write closes as well");
        }
        let bad = |channel: &String| !is_name(channel, CHANNEL);
        if let Some(number) = self.channels.iter().position(bad) {
            let what = format!("must each be 1 to {CHANNEL} of a-z, 0-9 and -");
            return wrong(format!("channels.{number}"), what);
        }
        if !are_milestones(&self.milestones, self.goal) {
            return wrong("milestones", "must rise, each from 1 to the goal, at most 20 of them");
        }
        if self.text.is_empty() {
            return wrong("text", "must be there: [petition.text.km] or [petition.text.en]");
        }
        self.text.iter().try_for_each(|(locale, text)| text.check(*locale))?;
        if self.recipients.is_empty() {
            return wrong("recipient", "must be there: write [[petition.recipient]] with its name");
        }
        for (number, one) in self.recipients.iter().enumerate() {
            named(&format!("recipient.{number}.name"), &one.name, Words::Recipient)?;
        }
        Ok(())
    }
}

impl PetitionText {
    fn check(&self, locale: Locale) -> Result<(), Wrong> {
        length(locale, "title", &self.title, Words::Title)?;
        if Words::Summary.check(&self.summary).is_err() {
            let most = Words::Summary.most();
            let what = format!("must have 1 to {SUMMARY_WORDS} words ({most} letters)");
            return wrong(format!("text.{locale}.summary"), what);
        }
        length(locale, "share", &self.share, Words::Share)?;
        length(locale, "body", &self.body, Words::Body)
    }
}

/// A name in one language at least.
fn named(at: &str, names: &BTreeMap<Locale, String>, words: Words) -> Result<(), Wrong> {
    let most = words.most();
    if names.is_empty() {
        return wrong(at, format!("must be there in a language, with 1 to {most} letters"));
    }
    match names.iter().find(|(_, name)| words.check(name).is_err()) {
        Some((locale, _)) => {
            wrong(format!("{at}.{locale}"), format!("must have 1 to {most} letters"))
        }
        None => Ok(()),
    }
}

/// Whether a text has as many letters as it may, and at least one.
fn length(locale: Locale, what: &str, text: &str, words: Words) -> Result<(), Wrong> {
    match words.check(text) {
        Ok(()) => Ok(()),
        Err(_) => {
            let title = matches!(words, Words::Title | Words::Question);
            let (most, unit) = (words.most(), if title { "characters" } else { "letters" });
            wrong(format!("text.{locale}.{what}"), format!("must have 1 to {most} {unit}"))
        }
    }
}

/// A list of texts, each of so many letters.
fn several(locale: Locale, what: &str, all: &[String], words: Words) -> Result<(), Wrong> {
    let bad = |text: &String| words.check(text).is_err();
    let first =
        all.iter().position(bad).or_else(|| (all.len() > words.many()).then_some(words.many()));
    let Some(number) = first else { return Ok(()) };
    let (many, most) = (words.many(), words.most());
    let what_is_right = format!("must be at most {many}, each of 1 to {most} letters");
    wrong(format!("text.{locale}.{what}.{number}"), what_is_right)
}

/// A file beside the campaign file.
fn enclosed(file: Option<&Enclosure>) -> Result<(), Wrong> {
    match file {
        Some(file) if !file.is_path() => wrong(
            "attachment.file",
            "must be a path from the campaign file, such as \"campaign.files/programme.pdf\"",
        ),
        _ => Ok(()),
    }
}

/// Only a petition can be closed.
fn not_closed(state: Standing) -> Result<(), Wrong> {
    match state {
        Standing::Closed => wrong("state", "must be published, unpublished or archived"),
        _ => Ok(()),
    }
}
