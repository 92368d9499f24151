//! A name as it can be sealed.

use crate::conversation::Turn;
use crate::i18n::khmer;

/// Characters of a name, counted in code points.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=100;

/// A name that can be sealed: one line, no control or bidi characters, 2 to 100 characters, at least
/// two letters of any script. `None` for anything else.
pub(crate) fn clean(text: &str) -> Option<String> {
    // A hostile megabyte is not worth normalizing: 100 characters have at most 400 bytes.
    if text.len() > 4000 {
        return None;
    }
    let name = khmer::clean_line(text);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (LENGTH.contains(&name.chars().count()) && letters >= 2).then_some(name)
}

/// Words that people type to say yes or go on: sealing them as a name would surprise everyone.
fn is_no_name(turn: &Turn<'_>, text: &str) -> bool {
    let typed = khmer::key(text);
    turn.core.languages.iter().any(|(locale, _)| {
        let words = turn.core.catalogue.plain(*locale, "name-refused.words").unwrap_or_default();
        words.split(',').any(|word| khmer::key(word) == typed)
    })
}

/// A typed name that can be sealed.
pub(crate) fn typed_name(turn: &Turn<'_>, text: &str) -> Option<String> {
    clean(text).filter(|name| !is_no_name(turn, name))
}
