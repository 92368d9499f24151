//! What a text answers where something is asked: surely, or perhaps.

use std::ops::Range;

use super::questions::Reading;
use super::sayings::Kind;
use super::{Answer, name};
use crate::conversation::asked::Asked;
use crate::country::Found;
use crate::i18n::khmer;

/// Characters of the longest region or place.
const PLACE: usize = 60;
/// Characters of the shortest and the longest code.
const CODE: std::ops::RangeInclusive<usize> = 4..=12;

/// An answer that needs no second look.
pub(super) fn certain(reading: &Reading<'_>) -> Option<Answer> {
    match reading.asked {
        Asked::Country => match find_country(reading) {
            Found::One(country) => Some(Answer::Country(country)),
            _ => None,
        },
        Asked::Region => known_place(reading).map(Answer::Region),
        Asked::Place => known_place(reading).map(Answer::Place),
        Asked::Count => count(reading).map(Answer::Count),
        Asked::Code => code(reading).map(Answer::Code),
        Asked::Nothing | Asked::Name | Asked::Day | Asked::Words => None,
    }
}

/// An answer that is shown back before it counts.
pub(super) fn possible(reading: &Reading<'_>) -> Option<Answer> {
    match reading.asked {
        Asked::Name => a_name(reading).map(Answer::Name),
        Asked::Country => match find_country(reading) {
            Found::None => None,
            found => Some(Answer::Countries(found)),
        },
        Asked::Region => place(reading).map(Answer::Region),
        Asked::Place => place(reading).map(Answer::Place),
        Asked::Day if !reading.is_sentence() || has_digit(reading.words) => {
            Some(Answer::Words(reading.words.to_owned()))
        }
        _ => None,
    }
}

/// The name, alone or in a sentence that tells it.
fn a_name(reading: &Reading<'_>) -> Option<String> {
    let all = reading.said.parts.len();
    if let Some(held) = held(reading, Kind::Name)
        && reading.is_name(held.clone())
        && let Some(text) = within(reading, held)
        && let Some(name) = name::clean(text)
    {
        return Some(name);
    }
    let alone = !reading.is_sentence() && reading.is_name(0..all);
    alone.then(|| name::clean(reading.words)).flatten()
}

fn find_country(reading: &Reading<'_>) -> Found {
    let found = reading.country();
    if matches!(found, Found::One(_)) {
        return found;
    }
    let inner = held(reading, Kind::Home).and_then(|held| within(reading, held));
    match inner.map(|text| reading.lexicon.countries.find(text)) {
        Some(inner) if inner != Found::None => inner,
        _ => found,
    }
}

/// A place that the program knows, alone or in a sentence that tells where somebody lives.
fn known_place(reading: &Reading<'_>) -> Option<String> {
    let text = place(reading)?;
    let country = matches!(reading.lexicon.countries.find(&text), Found::One(_));
    (country || !reading.lexicon.places.zones(&text).is_empty()).then_some(text)
}

/// What may be a place: a few words that say nothing else.
fn place(reading: &Reading<'_>) -> Option<String> {
    let told = held(reading, Kind::Home).filter(|held| reading.is_name(held.clone()));
    let text = match told.and_then(|held| within(reading, held)) {
        Some(text) => text,
        None if reading.is_sentence() || !reading.is_name(0..reading.said.parts.len()) => {
            return None;
        }
        None => reading.words,
    };
    let line = khmer::clean_line(&text[..text.floor_char_boundary(text.len().min(8 * PLACE))]);
    let sign =
        |c: char| c.is_ascii_punctuation() && c != ')' || matches!(c, '\u{17D4}' | '\u{17D5}');
    let line = line.trim_matches(sign).trim();
    let letters = line.chars().any(char::is_alphabetic);
    let strange = line.contains(['@', '<', '>', '{', '}', '_', '*']) || line.contains("://");
    (letters && !strange && line.chars().count() <= PLACE).then(|| line.to_owned())
}

/// The only number in a text, without signs between its digits: `about 1,200 people`.
fn count(reading: &Reading<'_>) -> Option<i64> {
    let digits = khmer::to_latin_digits(reading.words);
    let grouped = grouped(&digits);
    let mut numbers = grouped.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let number = numbers.next()?.parse().ok()?;
    let signed =
        grouped.contains(['-', '−', '/', '.', '%', '@']) && !grouped.trim_end().ends_with('.');
    (numbers.next().is_none() && !signed && reading.said.parts.len() <= 12).then_some(number)
}

/// Without the signs that part thousands: a comma, a full stop or a space before exactly three digits.
fn grouped(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit =
        |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let parts = |at: usize| {
        let three = (1..=3).all(|next| digit(Some(at + next))) && !digit(Some(at + 4));
        digit(at.checked_sub(1)) && three
    };
    let kept =
        |at: usize, c: char| !(matches!(c, ',' | '.' | ' ' | '\u{A0}' | '\u{202F}') && parts(at));
    letters.iter().enumerate().filter(|(at, c)| kept(*at, **c)).map(|(_, c)| *c).collect()
}

/// Letters and digits, however they are grouped; a word of letters alone is a code only if it is written
/// in capitals, or can't be said.
fn code(reading: &Reading<'_>) -> Option<String> {
    let text = khmer::to_latin_digits(reading.words.get(..reading.words.len().min(80))?);
    let dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}');
    let code: String = text.trim().trim_end_matches(['.', '!']).chars().collect();
    let code: String = code.chars().filter(|c| !c.is_whitespace() && !dash(*c)).collect();
    let plain = CODE.contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
    let unsaid = code.chars().any(|c| c.is_ascii_digit()) || !code.chars().any(vowel);
    (plain && unsaid).then_some(code)
}

fn has_digit(text: &str) -> bool {
    text.chars().take(200).any(char::is_numeric)
}

/// What a sentence of this kind holds. Only where nothing was said twice: the places must be those of the text.
fn held(reading: &Reading<'_>, kind: Kind) -> Option<Range<usize>> {
    let whole = reading.heard.whole.len() == reading.said.parts.len() && !reading.said.long;
    whole.then(|| reading.lexicon.sayings.held(kind, reading.heard)).flatten()
}

/// The text of these parts, with the signs behind the last one where nothing else follows.
fn within<'a>(reading: &Reading<'a>, parts: Range<usize>) -> Option<&'a str> {
    let all = &reading.said.parts;
    let start = all.get(parts.start)?.at.start;
    let end = if parts.end == all.len() {
        reading.words.len()
    } else {
        all.get(parts.end.checked_sub(1)?)?.at.end
    };
    reading.words.get(start..end)
}
