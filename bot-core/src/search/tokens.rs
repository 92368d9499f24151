//! Cutting a text into words, and into runs of Khmer clusters.

use unicode_segmentation::UnicodeSegmentation;

use crate::khmer;

/// Bytes of a query that are read: a Khmer letter takes three.
const BYTES: usize = 3_000;
/// Clusters of a query that are read.
pub(super) const CLUSTERS: usize = 240;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Latin or other letters, or digits: a word of its own, in small letters.
    Word(String),
    /// Khmer without a break. Spaces are no break, because people put them anywhere in Khmer.
    Khmer(String),
}

/// The query, or as much of it as is read.
pub(super) fn cut(query: &str) -> &str {
    let end = query.floor_char_boundary(BYTES.min(query.len()));
    let fits = &query[..end];
    fits.grapheme_indices(true).nth(CLUSTERS).map_or(fits, |(at, _)| &fits[..at])
}

/// The parts of a text, in their order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut reader = Reader::default();
    for c in khmer::key(text).chars() {
        match Kind::of(c) {
            Kind::Quiet => {}
            kind @ (Kind::Khmer | Kind::Letter | Kind::Digit) => reader.put(kind, c),
            // Only a Latin word ends at a space.
            Kind::Space if reader.kind == Kind::Khmer => {}
            kind => reader.end(kind),
        }
    }
    reader.end(Kind::Break);
    reader.tokens
}

/// The clusters of a run of Khmer.
pub(super) fn clusters(run: &str) -> Vec<&str> {
    run.graphemes(true).collect()
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    Khmer,
    Letter,
    Digit,
    Space,
    /// An apostrophe neither ends a word nor belongs to it.
    Quiet,
    #[default]
    Break,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            ' ' => Self::Space,
            '\'' | '\u{2019}' | '\u{2018}' | '`' => Self::Quiet,
            // Full stops, repetition signs and other signs between words.
            '\u{17D4}'..='\u{17DC}' | '\u{17F0}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}' => {
                Self::Break
            }
            c if khmer::is_khmer(c) => Self::Khmer,
            c if c.is_ascii_digit() => Self::Digit,
            c if c.is_alphanumeric() => Self::Letter,
            _ => Self::Break,
        }
    }
}

#[derive(Default)]
struct Reader {
    tokens: Vec<Token>,
    part: String,
    kind: Kind,
}

impl Reader {
    fn put(&mut self, kind: Kind, c: char) {
        if kind != self.kind {
            self.end(kind);
        }
        self.part.push(c);
    }

    /// Ends the current token; the next one is of this kind.
    fn end(&mut self, next: Kind) {
        let part = std::mem::take(&mut self.part);
        if !part.is_empty() {
            let khmer = self.kind == Kind::Khmer;
            self.tokens.push(if khmer { Token::Khmer(part) } else { Token::Word(part) });
        }
        self.kind = next;
    }
}
