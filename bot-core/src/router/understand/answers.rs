//! What a text answers where something is asked: surely, or perhaps.

use crate::i18n::person_name;
use std::ops::Range;

use super::Answer;
use super::questions::Reading;
use crate::conversation::asked::Asked;
use crate::country::Found;
use crate::khmer;
use crate::sayings::Kind;
use crate::search::Found as Near;

/// Characters of the longest region or place.
const PLACE: usize = 60;

/// Bytes of the longest text that says how many.
const COUNT: usize = 400;
/// Characters of the shortest and the longest code.
const CODE: std::ops::RangeInclusive<usize> = 4..=12;

/// An answer that needs no second look.
pub(super) fn certain(reading: &Reading<'_>) -> Option<Answer> {
    match reading.asked {
        Asked::Country => match country(reading) {
            Found::One(country) => Some(Answer::Country(*country)),
            _ => None,
        },
        // `Texas?` is a doubt: it is shown back.
        Asked::Region | Asked::Place | Asked::Count
            if reading.said.marked || reading.is_question() =>
        {
            None
        }
        Asked::Region => known_region(reading).map(Answer::Region),
        Asked::Place => known_place(reading).map(Answer::Place),
        Asked::Count => count(reading).map(Answer::Count),
        Asked::Code => code(reading).map(Answer::Code),
        Asked::Nothing | Asked::Name | Asked::Day | Asked::Line | Asked::Words => None,
    }
}

/// Countries of which one surely is meant, as a place that the program knows was named: they come before
/// questions, although the person still chooses.
pub(super) fn places(reading: &Reading<'_>) -> Option<Answer> {
    let asks = reading.asks() || reading.fears();
    if reading.asked != Asked::Country || asks || asks_something_else(reading) {
        return None;
    }
    let found = country(reading);
    is_place(found).then(|| Answer::Countries(found.clone()))
}

/// Whether a place was found that says a country, and not only something like a country's name.
const fn is_place(found: &Found) -> bool {
    !matches!(found, Found::One(_) | Found::Suggestions(_) | Found::None)
}

/// An answer that is shown back before it counts.
pub(super) fn possible(reading: &Reading<'_>) -> Option<Answer> {
    match reading.asked {
        Asked::Name => a_name(reading).map(Answer::Name),
        Asked::Country => match country(reading) {
            Found::None => None,
            found => (!asks_something_else(reading)).then(|| Answer::Countries(found.clone())),
        },
        Asked::Region => place(reading).map(Answer::Region),
        Asked::Place => place(reading).map(Answer::Place),
        Asked::Day if is_day(reading) => Some(Answer::Words(reading.words.to_owned())),
        _ => None,
    }
}

/// The name, alone or in a sentence that tells it.
fn a_name(reading: &Reading<'_>) -> Option<String> {
    let all = reading.said.parts.len();
    if let Some(name) = perhaps_told_name(reading) {
        return Some(name);
    }
    let alone = !reading.is_sentence() && reading.is_name(0..all);
    alone.then(|| person_name::clean(reading.words)).flatten()
}

/// The name in a sentence that tells it. Also one that is a word, if it is written as names are.
pub(super) fn told_name(reading: &Reading<'_>) -> Option<String> {
    let held = held(reading, Kind::Name)?;
    let told =
        reading.asks_for(Kind::Told) || reading.asks() || reading.asks_for(Kind::AsksPerhaps);
    let text = within(reading, held.clone())?;
    let capital = text.trim_start().chars().next().is_some_and(char::is_uppercase);
    let named = reading.is_name(held.clone()) || (capital && held.len() == 1);
    (named && !told).then(|| person_name::clean(text)).flatten()
}

/// The name in a sentence that may tell one or anything else: `I am …`. A word there is a name if it has a
/// capital; several words, also in scripts without any, may be one.
fn perhaps_told_name(reading: &Reading<'_>) -> Option<String> {
    let held = held(reading, Kind::NamePerhaps)?;
    if reading.asks_for(Kind::Told) || !reading.is_name(held.clone()) {
        return None;
    }
    let name = person_name::clean(within(reading, held)?)?;
    let written = name.contains(' ') || name.chars().next().is_some_and(char::is_uppercase);
    written.then_some(name)
}

/// A sentence that only names a country, and comes near to a question of the campaign's.
fn asks_something_else(reading: &Reading<'_>) -> bool {
    let told = home(reading).is_some_and(|held| reading.is_name(held));
    let near = *reading.found() != Near::Nothing;
    !told && (reading.is_question() || (reading.is_sentence() && (near || reading.asks())))
}

/// The country that is named, alone or in a sentence that tells where somebody lives.
pub(super) fn country<'a>(reading: &'a Reading<'_>) -> &'a Found {
    reading.country.get_or_init(|| {
        let find = |text| reading.lexicon.countries.find(text);
        let inner = home(reading).and_then(|held| within(reading, held)).map(find);
        match inner {
            Some(Found::One(country)) => Found::One(country),
            inner => match (find(reading.words), inner) {
                (Found::One(country), _) => Found::One(country),
                (_, Some(inner)) if inner != Found::None => inner,
                (whole, _) => whole,
            },
        }
    })
}

/// A region or city that the program knows, and nothing else: it is kept without a second look.
fn known_region(reading: &Reading<'_>) -> Option<String> {
    place(reading).filter(|text| reading.lexicon.countries.is_only_a_place(text))
}

/// A place that the program knows, alone or in a sentence that tells where somebody lives.
fn known_place(reading: &Reading<'_>) -> Option<String> {
    let text = place(reading)?;
    let found = reading.lexicon.countries.find(&text);
    let country = is_place(&found) || matches!(found, Found::One(_));
    (country || !reading.lexicon.places.zones(&text).is_empty()).then_some(text)
}

/// What may be a place: a few words that say nothing else.
fn place(reading: &Reading<'_>) -> Option<String> {
    let asks = reading.asks() || reading.asks_for(Kind::AsksPerhaps) || reading.fears();
    let told = home(reading).filter(|held| !asks && reading.is_name(held.clone()));
    let text = match told.and_then(|held| within(reading, held)) {
        Some(text) => text,
        None if reading.is_sentence() || !reading.is_name(0..reading.said.parts.len()) => {
            return None;
        }
        None => reading.words,
    };
    line(reading, text)
}

/// A place on one line, without signs around it. `None` for links, addresses and what is too long.
fn line(reading: &Reading<'_>, text: &str) -> Option<String> {
    let line = khmer::clean_line(&text[..text.floor_char_boundary(text.len().min(8 * PLACE))]);
    let sign =
        |c: char| c.is_ascii_punctuation() && c != ')' || matches!(c, '\u{17D4}' | '\u{17D5}');
    let line = line.trim_matches(sign).trim();
    let letters = line.chars().any(char::is_alphabetic);
    let typed =
        &reading.words[..reading.words.floor_char_boundary(reading.words.len().min(8 * PLACE))];
    let strange =
        typed.contains(['@', '<', '>', '{', '}', '_', '*']) || person_name::is_link(typed);
    (letters && !strange && line.chars().count() <= PLACE).then(|| line.to_owned())
}

/// The only number in a text, without signs between its digits: `about 1,200 people`.
fn count(reading: &Reading<'_>) -> Option<i64> {
    if reading.words.len() > COUNT {
        return None;
    }
    let digits = khmer::to_latin_digits(reading.words);
    let grouped = grouped(&digits);
    let mut numbers = grouped.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let number = numbers.next()?.parse().ok()?;
    let signed =
        grouped.contains(['-', '−', '/', '.', '%', '@']) && !grouped.trim_end().ends_with('.');
    let only = reading.lexicon.sayings.only_counts(reading.said.once(), reading.heard);
    (numbers.next().is_none() && !signed && only).then_some(number)
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
pub(super) fn code(reading: &Reading<'_>) -> Option<String> {
    let text = khmer::to_latin_digits(
        &reading.words[..reading.words.floor_char_boundary(reading.words.len().min(80))],
    );
    let dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}');
    let code: String = text.trim().trim_end_matches(['.', '!']).chars().collect();
    let code: String = code.chars().filter(|c| !c.is_whitespace() && !dash(*c)).collect();
    let plain = CODE.contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
    let unsaid = code.chars().any(|c| c.is_ascii_digit()) || !code.chars().any(vowel);
    // `120 people`: a word that can be said is no part of a code.
    let word = |part: &str| {
        part.len() > 2 && part.chars().all(char::is_alphabetic) && part.chars().any(vowel)
    };
    (plain && unsaid && !text.split_whitespace().any(word)).then_some(code)
}

/// Whether a day may be read in it: whoever asked does that.
fn is_day(reading: &Reading<'_>) -> bool {
    let digits = reading.words.chars().take(200).any(char::is_numeric);
    let asks = reading.asks() || reading.asks_for(Kind::AsksPerhaps);
    let tells = asks || reading.fears() || reading.asks_for(Kind::Told);
    let dated = digits || reading.lexicon.sayings.dates(reading.heard);
    !reading.is_sentence() || reading.is(Kind::Day) || (dated && !tells)
}

/// What a sentence of this kind holds, up to its end: what follows a name belongs to it.
fn held(reading: &Reading<'_>, kind: Kind) -> Option<Range<usize>> {
    held_before(reading, kind, reading.heard.whole.len())
}

/// The place in a sentence that tells one. Behind it stands politeness, unless the place ends like that:
/// Battambang is written with the word for an elder sister.
fn home(reading: &Reading<'_>) -> Option<Range<usize>> {
    let known = |held: &Range<usize>| {
        let text = within(reading, held.clone()).and_then(|text| line(reading, text));
        text.is_some_and(|text| reading.lexicon.countries.is_only_a_place(&text))
    };
    held(reading, Kind::Home)
        .filter(known)
        .or_else(|| held_before(reading, Kind::Home, reading.heard.core.end))
}

/// Only where nothing was said twice: the places must be those of the text.
fn held_before(reading: &Reading<'_>, kind: Kind, end: usize) -> Option<Range<usize>> {
    let whole = reading.heard.whole.len() == reading.said.parts.len() && !reading.said.long;
    whole.then(|| reading.lexicon.sayings.held(kind, reading.heard, end)).flatten()
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
