//! Reading and writing the campaign file, with errors that say where and what to do.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Campaign, Petition, PetitionText};
use crate::i18n::{Locale, khmer};

/// What is wrong with a campaign file.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Not TOML, or an unknown or missing key.
    #[error("the campaign file can't be read: {0}")]
    Syntax(String),
    /// A value that can't be used.
    #[error("petition {petition}: {what}")]
    Value {
        /// Which petition: its slug, or its number where the slug is at fault.
        petition: String,
        /// What is wrong, and what would be right.
        what: String,
    },
    /// Another version of the form.
    #[error("the campaign file has format {0}, this program reads format 1")]
    Format(i64),
    /// More than the lists of the program show.
    #[error("the campaign file has more than {PETITIONS} petitions: leave out the closed ones")]
    Many,
}

/// What every version of the form has.
#[derive(serde::Deserialize)]
struct Head {
    format: i64,
}

const PETITIONS: usize = 100;

const SLUG: usize = 40;
const CHANNEL: usize = 20;
const TITLE: usize = 120;
const SUMMARY_WORDS: usize = 60;
/// Khmer writes no spaces between words: five letters are about one.
const SUMMARY_LETTERS: usize = 420;
const BODY: usize = 20_000;
const NAME: usize = 200;
const GOAL: i64 = 1_000_000_000;
const MILESTONES: usize = 20;
const DISORDER: &str = "not in canonical cluster order: type it again with a current keyboard";

/// Payloads of start links that mean something else.
const RESERVED: &[&str] = &["invite"];

impl Campaign {
    /// Reads and checks a file.
    ///
    /// # Errors
    /// See [`FileError`]; the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        // The file may come from Windows: a line's end is no part of a text.
        let text = text.replace("\r\n", "\n");
        // Another format has other keys: say that first.
        if let Ok(Head { format }) = toml::from_str(&text)
            && format != 1
        {
            return Err(FileError::Format(format));
        }
        let campaign: Self =
            toml::from_str(&text).map_err(|error| FileError::Syntax(error.to_string()))?;
        if campaign.petitions.len() > PETITIONS {
            return Err(FileError::Many);
        }
        let mut slugs = BTreeSet::new();
        for (index, petition) in campaign.petitions.iter().enumerate() {
            petition.check(index + 1)?;
            if !slugs.insert(&petition.slug) {
                return Err(value(&petition.slug, "two petitions have this slug"));
            }
        }
        Ok(campaign)
    }

    /// Writes the file. Reading it gives the same campaign.
    ///
    /// # Errors
    /// A value that TOML can't hold, which checking prevents.
    pub fn to_toml(&self) -> Result<String, FileError> {
        toml::to_string_pretty(self).map_err(|error| FileError::Syntax(error.to_string()))
    }
}

impl Petition {
    fn check(&self, number: usize) -> Result<(), FileError> {
        if !is_name(&self.slug, SLUG) || RESERVED.contains(&self.slug.as_str()) {
            let what = format!("slug must be 1 to {SLUG} of a-z, 0-9 and -, and not `invite`");
            return Err(value(&format!("number {number}"), &what));
        }
        let fail = |what: &str| Err(value(&self.slug, what));
        if !(1..=GOAL).contains(&self.goal) {
            return fail("goal must be between 1 and 1000000000");
        }
        if !(1..=4).contains(&self.people_per_account) {
            return fail("people_per_account must be 1 to 4");
        }
        if let (Some(opens), Some(closes)) = (self.opens, self.closes)
            && closes < opens
        {
            return fail("closes is before opens");
        }
        if self.channels.iter().any(|channel| !is_name(channel, CHANNEL)) {
            return fail("a channel must be 1 to 20 of a-z, 0-9 and -");
        }
        let rising = self.milestones.is_sorted_by(|one, next| one < next);
        let within = self.milestones.iter().all(|number| (1..=self.goal).contains(number));
        if !rising || !within || self.milestones.len() > MILESTONES {
            return fail("milestones must rise, each from 1 to the goal, at most 20 of them");
        }
        if self.text.is_empty() {
            return fail("there is no [petition.text.km] or [petition.text.en]");
        }
        for (locale, text) in &self.text {
            text.check(*locale).or_else(|what| fail(&what))?;
        }
        let nameless = |names: &BTreeMap<Locale, String>| {
            let wrong = |name: &String| !(1..=NAME).contains(&letters(name));
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
        let long =
            |what: &str, limit: String| Err(format!("text.{locale}.{what} must have 1 to {limit}"));
        if !(1..=TITLE).contains(&letters(&self.title)) {
            return long("title", format!("{TITLE} characters"));
        }
        let words = self.summary.split_whitespace().count();
        if !(1..=SUMMARY_WORDS).contains(&words) || letters(&self.summary) > SUMMARY_LETTERS {
            return long("summary", format!("{SUMMARY_WORDS} words ({SUMMARY_LETTERS} letters)"));
        }
        if !(1..=SUMMARY_LETTERS).contains(&letters(&self.share)) {
            return long("share", format!("{SUMMARY_LETTERS} letters"));
        }
        if !(1..=BODY).contains(&letters(&self.body)) {
            return long("body", format!("{BODY} letters"));
        }
        let all = [&self.title, &self.summary, &self.share, &self.body];
        if locale == Locale::KM && all.into_iter().any(|text| !ordered(text)) {
            return Err(format!("text.km is {DISORDER}"));
        }
        Ok(())
    }
}

fn letters(text: &str) -> usize {
    text.trim().chars().count()
}

fn ordered(text: &str) -> bool {
    khmer::khnormal(text) == text
}

fn is_name(name: &str, limit: usize) -> bool {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=limit).contains(&name.len()) && name.bytes().all(good)
}

fn value(petition: &str, what: &str) -> FileError {
    FileError::Value { petition: petition.to_owned(), what: what.to_owned() }
}
