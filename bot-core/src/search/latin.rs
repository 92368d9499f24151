//! The Latin words of all entries, and finding the words that people meant to type.

use std::collections::{BTreeMap, HashMap, HashSet};

use strsim::osa_distance;

/// How many similar words are considered at most.
const MOST: usize = 4;
/// Letters of the longest word that is compared.
const LONGEST: usize = 40;
/// Letters of the shortest word that is found within another one.
const SHORTEST_PART: usize = 3;

/// Every word, with the pairs of letters that it holds.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<String>,
    known: HashSet<String>,
    /// By pair of letters: the words that have it.
    pairs: HashMap<[char; 2], Vec<u32>>,
}

impl Vocabulary {
    pub(super) fn add(&mut self, word: &str) {
        if word.len() > LONGEST || !self.known.insert(word.to_owned()) {
            return;
        }
        let Ok(number) = u32::try_from(self.words.len()) else { return };
        self.words.push(word.to_owned());
        for pair in pairs(word) {
            let having = self.pairs.entry(pair).or_default();
            if having.last() != Some(&number) {
                having.push(number);
            }
        }
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.known.contains(word)
    }

    /// The words that may be meant, each with its likelihood: 1 is certain.
    pub(super) fn similar(&self, typed: &str) -> Vec<(&str, f32)> {
        let length = typed.chars().count();
        if length < 3 || typed.len() > LONGEST || typed.starts_with(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        let edits = edits(length);
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        for pair in pairs(typed) {
            for word in self.pairs.get(&pair).map(Vec::as_slice).unwrap_or_default() {
                *shared.entry(*word).or_default() += 1;
            }
        }
        // One mistake changes two pairs; swapped letters change three.
        let least = (length + 1).saturating_sub(3 * edits).max(1);
        let mut found = Vec::new();
        for (number, shared) in shared {
            let word = self.words[number as usize].as_str();
            if shared >= least
                && let Some(likeness) = likeness(typed, word, length, edits)
            {
                found.push((word, likeness));
            }
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found.truncate(MOST);
        found
    }

    /// Words that were typed without spaces between them, if nearly all of the text is words.
    pub(super) fn split<'a>(
        &self,
        typed: &'a str,
        filler: impl Fn(&str) -> bool,
    ) -> Option<Vec<&'a str>> {
        if typed.len() < 6 || !typed.is_ascii() {
            return None;
        }
        // For each end: the fewest letters outside words, the fewest words, and where the last one begins.
        let mut best: Vec<(usize, usize, usize)> = vec![(0, 0, 0)];
        for end in 1..=typed.len() {
            let (outside, words, _) = best[end - 1];
            let mut here = (outside + 1, words, end - 1);
            for start in end.saturating_sub(LONGEST / 2)..end {
                let part = &typed[start..end];
                let known = filler(part) || (part.len() >= SHORTEST_PART && self.has(part));
                let (outside, words, _) = best[start];
                if known && (outside, words + 1) < (here.0, here.1) {
                    here = (outside, words + 1, start);
                }
            }
            best.push(here);
        }
        let (outside, words, _) = *best.last()?;
        if outside * 4 > typed.len() || words < 2 {
            return None;
        }
        let mut parts = Vec::new();
        let mut end = typed.len();
        while end > 0 {
            let start = best[end].2;
            if end - start > 1 {
                parts.push(&typed[start..end]);
            }
            end = start;
        }
        parts.reverse();
        // Any letters can be cut into short filler words.
        parts.iter().any(|part| part.len() > SHORTEST_PART && !filler(part)).then_some(parts)
    }
}

/// How many mistakes a word of this length may have.
pub(super) const fn edits(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How likely it is that the other word was meant; `None` if it was not.
fn likeness(typed: &str, word: &str, length: usize, edits: usize) -> Option<f32> {
    let other = word.chars().count();
    if length >= 4 && word.starts_with(typed) && other <= length * 2 {
        return Some(if length == 4 { 0.6 } else { 0.8 });
    }
    // A short word that lacks a letter: the longer one must be long enough for a mistake.
    let edits = if length == 3 && other == 4 { 1 } else { edits };
    if edits == 0 || length.abs_diff(other) > edits {
        return None;
    }
    match osa_distance(typed, word) {
        0 => Some(1.0),
        1 => Some(match length {
            0..=4 => 0.5,
            5 => 0.65,
            _ => 0.85,
        }),
        2 if edits >= 2 => Some(0.65),
        _ => None,
    }
}

/// The pairs of letters of a word, with its beginning and its end.
fn pairs(word: &str) -> impl Iterator<Item = [char; 2]> {
    let edge = std::iter::once(' ');
    let mut last = None;
    edge.clone().chain(word.chars().collect::<Vec<_>>()).chain(edge).filter_map(move |c| {
        let pair = last.map(|before| [before, c]);
        last = Some(c);
        pair
    })
}
