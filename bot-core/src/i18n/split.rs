//! Splits lines where a platform's message ends: between sentences, and never inside a cluster.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Mark, RenderedLine};
use crate::clock::Seconds;
use crate::text::Style;

/// The ends of sentences; each is part of the sentence before it.
const SENTENCE_ENDS: &[&str] = &["។", "៕", ". ", "! ", "? "];

/// A line, or a part of one that is longer than a message.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// How it looks. Of an item of a list only the first piece looks like one.
    pub style: Style,
    /// What it says.
    pub text: &'a str,
    /// Whether an empty line comes before it.
    pub gap: bool,
    /// The moment that the line names; only on its last piece.
    pub moment: Option<Seconds>,
    /// Where it begins in its line.
    at: usize,
    /// The marks of the whole line.
    marks: &'a [Mark],
}

/// The length of a text as platforms count it: in UTF-16 units.
#[must_use]
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The longest start of `text` of at most `limit` units that ends between grapheme clusters.
#[must_use]
pub fn start_within(text: &str, limit: usize) -> &str {
    let mut room = limit;
    let mut end = 0;
    for cluster in text.graphemes(true) {
        let Some(rest) = room.checked_sub(units(cluster)) else { break };
        room = rest;
        end += cluster.len();
    }
    &text[..end]
}

/// The pieces of a line, each of at most `room` units for its style.
pub fn pieces(line: &RenderedLine, room: impl Fn(Style) -> usize) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line.text.trim();
    let mut at = line.text.len() - line.text.trim_start().len();
    while !rest.is_empty() {
        let first = pieces.is_empty();
        let style = if line.style == Style::Item && !first { Style::Plain } else { line.style };
        let (text, left) = rest.split_at(cut(rest, room(style)));
        let (gap, marks) = (first && line.gap, line.marks.as_slice());
        let moment = line.moment.filter(|_| left.trim_start().is_empty());
        pieces.push(Piece { style, text: text.trim_end(), gap, moment, at, marks });
        at += rest.len() - left.trim_start().len();
        rest = left.trim_start();
    }
    pieces
}

impl<'a> Piece<'a> {
    /// The words in order, each with the mark that it has.
    pub fn marked(&self) -> Vec<(&'a str, Option<&'a Mark>)> {
        let mut parts = Vec::new();
        let mut done = 0;
        let within = |at: usize| at.saturating_sub(self.at).min(self.text.len());
        for mark in self.marks {
            let (start, end) = (within(mark.range.start).max(done), within(mark.range.end));
            let (Some(before), Some(words)) =
                (self.text.get(done..start), self.text.get(start..end))
            else {
                continue;
            };
            // A mark around nothing is left out.
            let mark = Some(mark).filter(|_| !words.trim().is_empty());
            parts.extend([(before, None), (words, mark)]);
            done = end;
        }
        parts.push((self.text.get(done..).unwrap_or_default(), None));
        parts.retain(|(words, _)| !words.is_empty());
        parts
    }
}

/// Where to cut a text that may be too long: at its end, the last line end within the limit, the last
/// sentence end, or between clusters.
fn cut(text: &str, limit: usize) -> usize {
    if units(text) <= limit {
        return text.len();
    }
    let head = start_within(text, limit);
    let sentence =
        || SENTENCE_ENDS.iter().filter_map(|end| Some(head.rfind(end)? + end.len())).max();
    let clusters = || Some(head.len()).filter(|end| *end > 0);
    // A single cluster that is longer than a message is an attack and not a word, so it may be cut.
    let torn = || text.char_indices().map(|(at, _)| at).take_while(|at| *at <= limit).last();
    head.rfind('\n')
        .filter(|at| *at > 0)
        .or_else(sentence)
        .or_else(clusters)
        .or_else(torn)
        .unwrap_or(text.len())
}
