//! Reads an entry: everything that it holds, in all its languages.

use std::collections::HashMap;

use super::latin::Vocabulary;
use super::part::Part;
use super::sound;
use super::talk::Fillers;
use super::tokens::{self, Token};
use crate::campaign::Faq;
use crate::locale::Locale;

/// How much the question and its other words count, compared with the answer.
const HEADING: f32 = 4.0;

/// What an entry holds: for each part how often, weighted by where, and whether in a heading.
pub(super) type Parts = HashMap<Part, (f32, bool)>;

/// The parts of an entry, and its length. Its Latin words are added to the vocabulary.
pub(super) fn entry(faq: &Faq, fillers: &Fillers, words: &mut Vocabulary) -> (Parts, f32) {
    let mut reading = Reading { fillers, words, parts: HashMap::new(), length: 0.0 };
    for (locale, text) in &faq.text {
        let romanised = *locale == Locale::KM;
        for heading in std::iter::once(&text.question).chain(&text.words) {
            reading.put(heading, romanised, true);
        }
        reading.put(&text.answer, false, false);
    }
    (reading.parts, reading.length)
}

/// An entry while it is read.
struct Reading<'a> {
    fillers: &'a Fillers,
    words: &'a mut Vocabulary,
    parts: Parts,
    length: f32,
}

impl Reading<'_> {
    fn put(&mut self, text: &str, romanised: bool, heading: bool) {
        for token in tokens::tokens(text) {
            match token {
                Token::Word(word) => {
                    if !self.fillers.has(&word) {
                        self.words.add(&word);
                        self.count(Part::stem(&word), heading);
                        if romanised && let Some(part) = Part::romanised(&word) {
                            self.count(part, heading);
                        }
                    }
                    self.count(Part::word(&word), heading);
                }
                Token::Khmer(run) => self.put_khmer(&run, heading),
            }
        }
    }

    fn put_khmer(&mut self, run: &str, heading: bool) {
        let clusters = tokens::clusters(run);
        for cluster in &clusters {
            self.count(Part::single(cluster), heading);
        }
        for pair in clusters.windows(2) {
            if let [first, second] = pair {
                self.count(Part::pair(first, second), heading);
            }
        }
        for pair in sound::khmer(run).windows(2) {
            if let [first, second] = pair {
                self.count(Part::sounds(first, second), heading);
            }
        }
    }

    fn count(&mut self, part: Part, heading: bool) {
        let weight = if heading { HEADING } else { 1.0 };
        let (often, in_heading) = self.parts.entry(part).or_default();
        *often += weight;
        *in_heading |= heading;
        self.length += weight;
    }
}
