//! Filler words, and sentences that ask nothing: greetings and thanks.

use std::collections::{HashMap, HashSet};

use super::latin::edits;
use super::{sound, tokens};
use crate::khmer;
use strsim::osa_distance;

/// Letters of the longest small talk.
const LONGEST: usize = 120;

/// Words that say nothing about the subject of a question, in every language.
#[derive(Clone, Debug, Default)]
pub struct Fillers {
    words: HashSet<String>,
    clusters: Phrases,
    sounds: Phrases,
}

/// Phrases by their first cluster, the longest first.
type Phrases = HashMap<String, Vec<Vec<String>>>;

impl Fillers {
    /// From lists with commas between, as locale files have them.
    pub fn new(lists: impl IntoIterator<Item = String>) -> Self {
        let mut fillers = Self::default();
        for list in lists {
            for phrase in list.split(',') {
                for token in tokens::tokens(phrase) {
                    match token {
                        tokens::Token::Word(word) => drop(fillers.words.insert(word)),
                        tokens::Token::Khmer(run) => {
                            let clusters = tokens::clusters(&run).into_iter().map(str::to_owned);
                            add(&mut fillers.clusters, clusters.collect());
                            add(&mut fillers.sounds, sound::khmer(&run));
                        }
                    }
                }
            }
        }
        for phrases in fillers.clusters.values_mut().chain(fillers.sounds.values_mut()) {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
        fillers
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether a word is one of them with a typing mistake.
    pub(super) fn is_like(&self, word: &str) -> bool {
        let edits = edits(word.chars().count()).min(1);
        // People rarely mistake the first letter, and short words are like very many others.
        let alike = |filler: &String| {
            filler.get(..1) == word.get(..1) && osa_distance(filler, word) <= edits
        };
        edits > 0 && self.words.iter().any(alike)
    }

    /// For each of these clusters, whether it is a filler.
    pub(super) fn within(&self, clusters: &[&str]) -> Vec<bool> {
        marks(&self.clusters, clusters)
    }

    /// The same for clusters by how they sound.
    pub(super) fn within_sounds(&self, sounds: &[String]) -> Vec<bool> {
        let sounds: Vec<&str> = sounds.iter().map(String::as_str).collect();
        marks(&self.sounds, &sounds)
    }
}

fn add(phrases: &mut Phrases, phrase: Vec<String>) {
    if let Some(first) = phrase.first() {
        phrases.entry(first.clone()).or_default().push(phrase);
    }
}

fn marks(phrases: &Phrases, clusters: &[&str]) -> Vec<bool> {
    let mut marks = vec![false; clusters.len()];
    let mut at = 0;
    while let Some(first) = clusters.get(at) {
        let starting = phrases.get(*first).map(Vec::as_slice).unwrap_or_default();
        let here = &clusters[at..];
        let fits = |phrase: &&Vec<String>| {
            phrase.len() <= here.len() && phrase.iter().zip(here).all(|(a, b)| a == b)
        };
        let length = starting.iter().find(fits).map_or(0, Vec::len);
        marks[at..at + length].fill(true);
        at += length.max(1);
    }
    marks
}

/// Kinds of small talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SmallTalk {
    /// Hello.
    Greeting,
    /// Thank you.
    Thanks,
    /// All right.
    Agreeing,
    /// Who are you?
    Who,
}

/// The words of small talk, in every language.
#[derive(Clone, Debug, Default)]
pub struct Talk {
    phrases: HashMap<String, Option<SmallTalk>>,
    longest: usize,
}

impl Talk {
    /// From lists with commas between; phrases without a kind may be beside any other.
    pub fn new(lists: impl IntoIterator<Item = (Option<SmallTalk>, String)>) -> Self {
        let mut talk = Self::default();
        for (kind, list) in lists {
            for phrase in list.split(',') {
                let phrase = letters(phrase);
                talk.longest = talk.longest.max(phrase.len());
                if !phrase.is_empty() {
                    talk.phrases.entry(phrase).or_insert(kind);
                }
            }
        }
        talk
    }

    /// The kind of small talk, if the text is nothing else. The first phrase decides.
    pub fn kind(&self, text: &str) -> Option<SmallTalk> {
        if text.len() > 3 * LONGEST {
            return None;
        }
        let said = letters(text);
        // For each end that phrases reach: the kind of the first one that has any.
        let mut reached: HashMap<usize, Option<SmallTalk>> = HashMap::from([(0, None)]);
        for start in 0..said.len() {
            let Some(before) = reached.get(&start).copied() else { continue };
            let ends = start + 1..=said.len().min(start + self.longest);
            for end in ends.filter(|end| said.is_char_boundary(*end)) {
                if let Some(kind) = self.phrases.get(&said[start..end]) {
                    let kind = before.or(*kind);
                    let here = reached.entry(end).or_insert(kind);
                    *here = here.or(kind);
                }
            }
        }
        reached.get(&said.len()).copied().flatten()
    }

    /// Whether there is nothing to read: only signs, pictures, spaces.
    pub fn is_wordless(text: &str) -> bool {
        !text.chars().any(char::is_alphanumeric)
    }
}

/// Only the letters of a text: without spaces and signs, and without drawn-out letters.
fn letters(text: &str) -> String {
    let key: Vec<char> = khmer::key(text).chars().collect();
    let mut out = String::with_capacity(key.len());
    for (at, c) in key.iter().enumerate() {
        let sign = !c.is_alphanumeric() && !khmer::is_khmer(*c);
        let stop = matches!(*c, '\u{17D4}'..='\u{17DB}');
        // "helloooo" means "hello"; no word has the same letter three times in a row.
        let run = key[..at].iter().rev().take_while(|before| *before == c).count();
        let drawn = run > 0 && (run + key[at..].iter().take_while(|next| *next == c).count()) > 2;
        if !sign && !stop && !drawn {
            out.push(*c);
        }
    }
    out
}
