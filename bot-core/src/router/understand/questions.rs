//! Whether a text asks, and which of the campaign's questions it means.

use std::cell::OnceCell;

use super::{Lexicon, Screen};
use crate::command::{Command, Parsed};
use crate::conversation::asked::Asked;
use crate::country::Found as Where;
use crate::i18n::person_name;
use crate::locale::Locale;
use crate::sayings::said::{Part, Said};
use crate::sayings::{Heard, Kind};
use crate::search::{Found, SmallTalk, is_sentence};

/// Words of the longest text that may be a person's name, and clusters of the longest in Khmer.
const NAME: usize = 8;
const KHMER_NAME: usize = 30;
/// Characters of the longest text in which a question is looked for.
const LONGEST: usize = 400;
/// Letters of the shortest word that may be several without spaces.
const GLUED: usize = 10;
/// Entries that are offered at most.
const OFFERED: usize = 3;

/// A text with everything that is needed to judge it. What takes long is found once.
pub(super) struct Reading<'a> {
    pub(super) words: &'a str,
    /// The words without spaces and signs.
    pub(super) typed: &'a str,
    pub(super) said: &'a Said,
    pub(super) heard: &'a Heard,
    pub(super) asked: Asked,
    pub(super) screen: &'a Screen,
    pub(super) lexicon: &'a Lexicon<'a>,
    asks: OnceCell<bool>,
    sentence: OnceCell<bool>,
    found: OnceCell<Found>,
    /// The country that is named, where one is asked for: looking for it takes longest.
    pub(super) country: OnceCell<Where>,
}

/// What the campaign's questions say to a text.
pub(super) enum Answered {
    /// This entry.
    Clear(String),
    /// These, the likeliest first.
    Several(Vec<String>),
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        words: &'a str,
        typed: &'a str,
        said: &'a Said,
        heard: &'a Heard,
        asked: Asked,
        screen: &'a Screen,
        lexicon: &'a Lexicon<'a>,
    ) -> Self {
        let (asks, sentence) = (OnceCell::new(), OnceCell::new());
        let (found, country) = (OnceCell::new(), OnceCell::new());
        Self { words, typed, said, heard, asked, screen, lexicon, asks, sentence, found, country }
    }

    /// Which of the campaign's questions it comes near to. Long texts ask nothing.
    pub(super) fn found(&self) -> &Found {
        let long = || self.words.len() > 4 * LONGEST || self.words.chars().count() > LONGEST;
        let find = || if long() { Found::Nothing } else { self.lexicon.questions.find(self.words) };
        self.found.get_or_init(find)
    }

    /// Whether it is of this kind; in a question only if it surely is.
    pub(super) fn is(&self, kind: Kind) -> bool {
        self.lexicon.sayings.is(kind, self.heard, self.asks())
    }

    /// The same for kinds that are questions themselves.
    pub(super) fn asks_for(&self, kind: Kind) -> bool {
        self.lexicon.sayings.is(kind, self.heard, false)
    }

    /// Whether it surely is a question.
    pub(super) fn asks(&self) -> bool {
        let several = self.heard.whole.len() > 1;
        let asks = || {
            (self.said.marked && several) || self.lexicon.sayings.is_at_core(Kind::Asks, self.heard)
        };
        *self.asks.get_or_init(asks)
    }

    /// Whether it is as long as a question, and one entry of the campaign's has most of it.
    pub(super) fn is_question(&self) -> bool {
        matches!(self.found(), Found::Clear(_)) && is_sentence(self.words)
    }

    pub(super) fn fears(&self) -> bool {
        self.lexicon.sayings.fears(self.heard)
    }

    /// Whether it says something, and is neither a name nor a place.
    pub(super) fn is_sentence(&self) -> bool {
        *self.sentence.get_or_init(|| self.says_something())
    }

    fn says_something(&self) -> bool {
        self.said.long
            || self.fears()
            || self.asks_for(Kind::Asks)
            || self.asks_for(Kind::AsksPerhaps)
            || self.asks_for(Kind::Told)
            || (self.lexicon.sayings.is_plain(0..self.heard.whole.len(), self.heard)
                && !self.is_titled(&self.said.parts))
    }

    /// Whether these parts of it can be a name.
    pub(super) fn is_name(&self, parts: std::ops::Range<usize>) -> bool {
        let these = &self.said.parts[parts.clone()];
        let khmer = these.iter().filter(|part| part.khmer).count();
        let heard = parts.start.min(self.heard.whole.len())..parts.end.min(self.heard.whole.len());
        !these.is_empty()
            && khmer <= KHMER_NAME
            && these.len() - khmer <= NAME
            && (!self.lexicon.sayings.is_plain(heard, self.heard) || self.is_titled(these))
    }

    /// Whether each word begins with a capital, as names do: phones put one only before a sentence.
    fn is_titled(&self, parts: &[Part]) -> bool {
        let titled = |part: &Part| {
            let mut letters = self.words.get(part.at.clone()).unwrap_or_default().chars();
            let first = letters.next().is_some_and(char::is_uppercase);
            first && !letters.any(char::is_uppercase)
        };
        let shouted = self.words.trim_end().ends_with(['!', '?']);
        (2..=4).contains(&parts.len()) && !shouted && parts.iter().all(titled)
    }

    /// The words as a name, where one is asked for and they can be one beside what they say.
    pub(super) fn maybe_name(&self) -> Option<String> {
        let name = self.asked == Asked::Name && self.is_aside();
        name.then(|| person_name::clean(self.words)).flatten()
    }

    /// One word may be a name whatever it says; several only if they are written as names are: each with a
    /// capital, or in Khmer two or three with spaces between.
    fn is_aside(&self) -> bool {
        let all = &self.said.parts;
        let khmer = all.iter().filter(|part| part.khmer).count();
        let shaped = match khmer {
            0 => all.len() == 1 || self.is_titled(all),
            some if some < all.len() => false,
            _ => (2..=3).contains(&self.words.split_whitespace().count()),
        };
        let said = self.is_name(0..all.len()) && !self.asks_for(Kind::Asks);
        shaped && !self.is_drawled() && (all.len() == 1 || said)
    }

    /// Whether a letter stands there three times: `hiii` is no name.
    fn is_drawled(&self) -> bool {
        let letters: Vec<char> = self.typed.chars().collect();
        letters.windows(3).any(|three| three.iter().all(|c| *c == three[0]))
    }

    pub(super) fn language(&self) -> Option<Locale> {
        self.lexicon.sayings.language(self.said.once(), self.heard)
    }

    pub(super) fn talk(&self) -> Option<SmallTalk> {
        let talk = self.lexicon.talk;
        talk.kind(self.words).or_else(|| talk.kind(self.inner()?))
    }

    /// Whether these words say yes.
    pub(super) fn is_yes(&self, words: &str) -> bool {
        let sayings = self.lexicon.sayings;
        sayings.is(Kind::Agreeing, &sayings.hear(&Said::read(words)), false)
    }

    /// The text without politeness around it.
    pub(super) fn inner(&self) -> Option<&str> {
        let core = self.said.once().get(self.heard.core.clone())?;
        self.words.get(core.first()?.at.start..core.last()?.at.end)
    }

    /// The command whose word this is, whatever stands around it. Staff words are staff's.
    pub(super) fn worded_command(&self) -> Option<Command> {
        let parts = self.said.once();
        let whole = parts.first().zip(parts.last());
        let whole = whole.and_then(|(one, other)| self.words.get(one.at.start..other.at.end));
        let parse = |text: &str| match self.lexicon.commands.parse(text) {
            Parsed::Command(command, _) if command.spec().role <= self.screen.role => Some(command),
            _ => None,
        };
        whole.and_then(parse).or_else(|| parse(self.inner()?))
    }

    /// The command that is asked for in a sentence.
    pub(super) fn spoken_command(&self) -> Option<Command> {
        let command = self.lexicon.sayings.command(self.heard, self.asks())?;
        (command.spec().role <= self.screen.role).then_some(command)
    }
}

/// The question that is surely meant, or where somebody is afraid, what comes nearest.
pub(super) fn certain(reading: &Reading<'_>) -> Option<Answered> {
    let words = reading.words;
    if words.len() > 4 * LONGEST {
        return None;
    }
    let index = reading.lexicon.questions;
    let fears = reading.fears();
    // Written as names are it may be one: Him Son.
    let named = reading.asked == Asked::Name && reading.is_titled(&reading.said.parts);
    let known = !named && index.knows(words);
    let waits = reading.asked != Asked::Nothing;
    if waits && !known && !fears && !reading.is_sentence() {
        // As many words as a question has, most of them in one entry, or words without spaces between.
        let glued = reading.heard.whole.len() == 1 && words.len() >= GLUED && words.is_ascii();
        return match reading.found().clone() {
            Found::Clear(slug) if glued || is_sentence(words) => Some(Answered::Clear(slug)),
            _ => None,
        };
    }
    let found = reading.found().clone();
    if fears {
        return feared(reading, found);
    }
    match found {
        Found::Clear(slug) => Some(Answered::Clear(slug)),
        Found::Several(slugs) if known && reading.asked != Asked::Day => {
            Some(Answered::Several(slugs))
        }
        Found::Several(_) | Found::Nothing => None,
    }
}

/// Who is afraid gets the answer on safety, and beside it what else was clearly asked.
fn feared(reading: &Reading<'_>, found: Found) -> Option<Answered> {
    let index = reading.lexicon.questions;
    let mut safe =
        reading.lexicon.sayings.fear_means.iter().filter_map(|query| match index.find(query) {
            Found::Clear(slug) => Some(slug),
            Found::Several(slugs) => slugs.into_iter().next(),
            Found::Nothing => None,
        });
    match (safe.next(), found) {
        (Some(safe), Found::Clear(slug)) if slug != safe => {
            Some(Answered::Several(vec![slug, safe]))
        }
        (Some(safe), _) => Some(Answered::Clear(safe)),
        (None, Found::Clear(slug)) => Some(Answered::Clear(slug)),
        (None, _) => None,
    }
}

/// Questions that may be meant.
pub(super) fn possible(reading: &Reading<'_>) -> Option<Vec<String>> {
    match reading.found().clone() {
        Found::Clear(slug) => Some(vec![slug]),
        Found::Several(slugs) => Some(slugs.into_iter().take(OFFERED).collect()),
        Found::Nothing => None,
    }
    .filter(|_| reading.words.chars().any(char::is_alphabetic))
}
