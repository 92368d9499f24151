//! Finds the question that a person means, in Khmer, in English, or in both.
//!
//! Khmer is written without spaces between words, and people type it in several ways. So nothing here
//! knows Khmer words: texts are compared by pairs of orthographic clusters, once as written and once by
//! sound. Latin words are compared as words, with their endings and usual typing mistakes. The scores
//! of both languages of an entry are added. How much of a question is found decides whether an answer
//! is clear.
//!
//! Everything is pure and bounded: a query is cut before anything is done with it.

mod cache;
mod entry;
mod index;
mod latin;
mod part;
mod sound;
mod sums;
mod talk;
mod tokens;

pub use cache::Cache;
pub use index::{Hit, Index};
use tokens::Token;

pub use talk::{Fillers, SmallTalk, Talk};

/// The result of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The slug of the one entry that is clearly meant.
    Clear(String),
    /// Up to three slugs, the likeliest first.
    Several(Vec<String>),
    /// No entry matches.
    Nothing,
}

/// Whether a text has as many words as a question, and so is neither a label nor a name.
pub fn is_sentence(text: &str) -> bool {
    let clusters = |token: &Token| match token {
        Token::Word(_) => LATIN_WORD,
        Token::Khmer(run) => tokens::clusters(run).len(),
    };
    let tokens = tokens::tokens(tokens::cut(text));
    tokens.iter().map(clusters).sum::<usize>() >= SENTENCE
}

/// Clusters of the shortest sentence, and as how many a Latin word counts.
const SENTENCE: usize = 8;
const LATIN_WORD: usize = 3;

#[cfg(test)]
#[expect(clippy::panic, reason = "a test fails by panicking")]
mod tests;
