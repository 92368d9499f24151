//! What somebody typed: its letters, and how they were written, which tells codes from words.

use super::Meaning;
use super::index::coded;
use super::letters::Letters;
use crate::khmer::key;

/// Longer texts name no country; they are not even looked at.
const LONGEST: usize = 60;
/// Spaces and invisible characters count until they are dropped: so much is read at most.
pub(super) const READ_AT_MOST: usize = 4 * LONGEST;

/// Codes and places that are also English words: unless in capitals, they may be no more than that.
const WORDS: [&str; 32] = [
    "act", "am", "and", "are", "as", "at", "be", "by", "can", "do", "guy", "hi", "in", "is", "it",
    "lie", "mac", "me", "my", "nam", "nice", "no", "nor", "oh", "ok", "on", "or", "pan", "per",
    "so", "to", "ton",
];
/// Greetings and agreement are written in capitals, too.
const NEVER_ALONE: [&str; 3] = ["hi", "oh", "ok"];
/// Words between a place and what it is part of.
const FILLING: [&str; 6] = ["in", "the", "of", "near", "state", "city"];

/// A text of bearable length.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) letters: Letters,
    /// Whether there is a small letter in it.
    small: bool,
    /// The words in capitals, as small letters, if not everything is in capitals.
    capitals: Vec<String>,
    /// The words right behind a comma, as small letters.
    behind_comma: Vec<String>,
}

impl Typed {
    /// Nothing where the text is too long.
    pub(super) fn read(text: &str) -> Option<Self> {
        let key = key(text);
        if text.chars().count() > READ_AT_MOST || key.chars().count() > LONGEST {
            return None;
        }
        Some(Self {
            letters: Letters::of(&key),
            small: text.chars().any(char::is_lowercase),
            capitals: capitals(text),
            behind_comma: behind_comma(text),
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.letters.bare.is_empty()
    }

    /// Whether the whole text may be no more than an English word.
    pub(super) fn may_be_a_word(&self) -> bool {
        self.small && WORDS.contains(&self.letters.text().as_str())
    }

    /// Whether a known word within the text is more likely an English or French one. Two letters
    /// are known words only where they are written as a code.
    pub(super) fn is_only_a_word(&self, word: &str) -> bool {
        let behind_comma = self.behind_comma.iter().any(|other| other == word);
        let any_word = WORDS.contains(&word) && !behind_comma;
        any_word || (word.len() <= 2 && !self.is_written_as_code(word))
    }

    /// What the whole text is the code of.
    ///
    /// A small "or" and "hi" are no regions; a small "no" may be a country still.
    pub(super) fn lone_code(&self, text: &str) -> Vec<Meaning> {
        let mut meanings = coded(text);
        if NEVER_ALONE.contains(&text) || self.may_be_a_word() {
            meanings.retain(|one| matches!(one, Meaning::Name(_)));
        }
        meanings
    }

    /// The word of two or three Latin letters that begins here.
    pub(super) fn code_at(&self, from: usize) -> Option<(usize, String)> {
        let letters = &self.letters;
        let end = (from + 1..=letters.bare.len()).find(|end| letters.gaps[*end])?;
        let code = letters.part(from, end);
        let latin = code.bytes().all(|byte| byte.is_ascii_lowercase());
        (letters.gaps[from] && latin && (2..=3).contains(&code.len())).then_some((end, code))
    }

    /// Whether a code is written as one: in capitals, or behind a comma.
    pub(super) fn is_written_as_code(&self, code: &str) -> bool {
        let has = |words: &[String]| words.iter().any(|word| word == code);
        has(&self.behind_comma) || (has(&self.capitals) && !WORDS.contains(&code))
    }

    /// Whether what begins here says nothing: a postcode, or a word between two places.
    pub(super) fn filling_at(&self, from: usize) -> Option<usize> {
        let letters = &self.letters;
        let end = (from + 1..=letters.bare.len()).find(|end| letters.gaps[*end])?;
        let word = letters.part(from, end);
        let digits = word.chars().all(|c| c.is_ascii_digit());
        (letters.gaps[from] && (digits || FILLING.contains(&word.as_str()))).then_some(end)
    }
}

/// The words in capitals, as small letters. None where all is in capitals: there they say nothing.
pub(super) fn capitals(text: &str) -> Vec<String> {
    let capital = |word: &&str| word.chars().all(|c| c.is_ascii_uppercase());
    let small = text.chars().any(char::is_lowercase);
    let found = words(text).filter(capital).map(str::to_ascii_lowercase);
    if small { found.collect() } else { Vec::new() }
}

/// The words right behind a comma, as small letters.
pub(super) fn behind_comma(text: &str) -> Vec<String> {
    let first = |part| words(part).next().map(str::to_lowercase);
    text.split(',').skip(1).filter_map(first).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}
