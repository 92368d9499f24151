//! A text as it is compared: in words, and in the clusters of Khmer, which sets no spaces between words.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::khmer;

/// Bytes that are looked at: hostile input can be a megabyte. Khmer needs three for a letter.
const BYTES: usize = 3_000;
/// Words and clusters that are looked at. Whoever says more is telling something.
const PARTS: usize = 80;

/// A word, or one cluster of Khmer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// In small letters, without apostrophes; accents stay, as `Thế` is no `the`.
    pub(crate) text: String,
    /// Where it stands in the text that was typed.
    pub(crate) at: Range<usize>,
    pub(crate) khmer: bool,
}

/// A text in its parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub(crate) parts: Vec<Part>,
    /// Whether a question mark ends it, in any script.
    pub(crate) marked: bool,
    /// Whether there was more than is looked at.
    pub(crate) long: bool,
}

impl Said {
    pub(crate) fn read(text: &str) -> Self {
        let head = &text[..text.floor_char_boundary(BYTES.min(text.len()))];
        let mut reader = Reader { text: head, said: Self::default(), from: 0, kind: Kind::Break };
        for (at, c) in head.char_indices() {
            reader.take(at, Kind::of(c));
        }
        reader.end(head.len(), Kind::Break);
        let mut said = reader.said;
        said.long = head.len() < text.len() || said.parts.len() > PARTS;
        said.parts.truncate(PARTS);
        let ends = |c: char| !is_letter(c);
        let tail = head.chars().rev().take_while(|c| ends(*c));
        said.marked = tail.take(20).any(|c| matches!(c, '?' | '？' | '؟' | '\u{17D6}'));
        said
    }

    /// Without what is only said again: `no no no`, `ទេៗ`.
    pub(crate) fn once(&self) -> &[Part] {
        let all = self.parts.as_slice();
        let repeats = |length: &usize| {
            all.len().is_multiple_of(*length)
                && all.iter().zip(&all[*length..]).all(|(one, next)| one.text == next.text)
        };
        (1..=all.len() / 2).find(repeats).map_or(all, |length| &all[..length])
    }
}

/// Only the letters and digits of a text, to compare what was typed with labels and words of commands.
pub(crate) fn squeezed(text: &str) -> String {
    let head = &text[..text.floor_char_boundary(BYTES.min(text.len()))];
    let key = khmer::key(head);
    key.chars().filter(|c| is_letter(*c)).collect()
}

/// A letter, a digit or a sign that belongs to words, in any script.
pub(crate) fn is_letter(c: char) -> bool {
    if khmer::is_khmer(c) { is_letter_of_khmer(c) } else { c.is_alphanumeric() }
}

/// Letters, vowels and signs of Khmer that belong to words: no full stop, no sign of repetition.
const fn is_letter_of_khmer(c: char) -> bool {
    khmer::is_khmer(c) && !matches!(c, '\u{17D4}'..='\u{17DC}' | '\u{17F0}'..='\u{17FF}')
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Khmer,
    Word,
    Digits,
    /// It neither ends a word nor belongs to it: an apostrophe, what shows nothing.
    Quiet,
    Break,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            '0'..='9' | '០'..='៩' => Self::Digits, // exempt: digits are read, never shown
            '\''
            | '’'
            | '‘'
            | '`'
            | 'ʼ'
            | '´'
            | '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2060}'
            // What says how an emoji is drawn.
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' => Self::Quiet,
            c if is_letter_of_khmer(c) => Self::Khmer,
            c if khmer::is_khmer(c) => Self::Break,
            c if c.is_alphanumeric() || is_combining_mark(c) => Self::Word,
            _ => Self::Break,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    said: Said,
    from: usize,
    kind: Kind,
}

impl Reader<'_> {
    fn take(&mut self, at: usize, kind: Kind) {
        let quiet = kind == Kind::Quiet && self.kind != Kind::Break;
        if kind != self.kind && !quiet {
            self.end(at, if kind == Kind::Quiet { Kind::Break } else { kind });
        }
    }

    /// Ends what was begun; what comes next is of this kind.
    fn end(&mut self, at: usize, next: Kind) {
        let range = self.from..at;
        let run = &self.text[range.clone()];
        match self.kind {
            Kind::Khmer => self.put_khmer(run, range.start),
            Kind::Word | Kind::Digits => {
                let text = lowered(run);
                if !text.is_empty() {
                    self.said.parts.push(Part { text, at: range, khmer: false });
                }
            }
            Kind::Quiet | Kind::Break => {}
        }
        (self.from, self.kind) = (at, next);
    }

    fn put_khmer(&mut self, run: &str, from: usize) {
        // Each cluster is normalized by itself only after the whole run was: the order of its signs
        // may cross what a segmenter takes for its end.
        let key = khmer::key(run);
        let clusters: Vec<&str> = key.graphemes(true).collect();
        let shows = |part: &(usize, &str)| !khmer::key(part.1).is_empty();
        let typed: Vec<(usize, &str)> = run.grapheme_indices(true).filter(shows).collect();
        for (number, cluster) in clusters.iter().enumerate() {
            // Where normalizing joined or parted clusters the place is only near.
            let (start, of) = typed.get(number).or(typed.last()).copied().unwrap_or((0, run));
            let end = if number + 1 == clusters.len() { run.len() } else { start + of.len() };
            let at = from + start..from + end;
            self.said.parts.push(Part { text: (*cluster).to_owned(), at, khmer: true });
        }
    }
}

/// Small letters, composed, without apostrophes, Latin digits; what is drawn out (`nooo`) said once.
pub(crate) fn lowered(run: &str) -> String {
    let letters = run.chars().filter(|c| Kind::of(*c) != Kind::Quiet).flat_map(char::to_lowercase);
    let letters: Vec<char> =
        khmer::to_latin_digits(&letters.nfc().collect::<String>()).chars().collect();
    // `III` is a number, not a letter drawn out.
    let single = letters.iter().all(|c| Some(c) == letters.first());
    let mut out = String::with_capacity(run.len());
    for (at, c) in letters.iter().enumerate() {
        let alike = |other: Option<&char>| other == Some(c);
        let before = at > 0 && alike(letters.get(at - 1));
        let drawn = (before && alike(letters.get(at + 1)))
            || (at > 1 && before && alike(letters.get(at - 2)));
        if !drawn || single || c.is_ascii_digit() {
            out.push(*c);
        }
    }
    out
}
