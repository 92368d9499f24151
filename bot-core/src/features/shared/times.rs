//! Day and time as people type them: `18:30`, `tomorrow 6 pm`, `25/12 18:30`, and the same in Khmer.

use crate::conversation::Turn;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::clock::{DAY, Seconds};
use crate::khmer::{self, is_khmer};

/// How far ahead a time may lie.
const AHEAD: Seconds = 60 * DAY;
/// Nobody types more for a time.
const LONGEST: usize = 200;

/// Why a time can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is no time, or could be several.
    Unread,
    /// It is over.
    Past,
    /// It is too far ahead.
    Far,
}

/// A word that means something in a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Today,
    Tomorrow,
    AfterTomorrow,
    Weekday(i8),
    Month(i8),
    /// Before or after an hour.
    Clock,
    /// Thirty minutes more.
    Half,
    Morning,
    Noon,
    /// Any hour after noon.
    Later,
    Night,
    Midnight,
    /// Says nothing by itself.
    Filler,
}

/// The words that are listed in the locale files, and where.
pub(crate) const WORDS: &[(Word, &str)] = &[
    (Word::Today, "time-words.today"),
    (Word::Tomorrow, "time-words.tomorrow"),
    (Word::AfterTomorrow, "time-words.after-tomorrow"),
    (Word::Clock, "time-words.clock"),
    (Word::Half, "time-words.half"),
    (Word::Morning, "time-words.morning"),
    (Word::Noon, "time-words.noon"),
    (Word::Later, "time-words.later"),
    (Word::Night, "time-words.night"),
    (Word::Midnight, "time-words.midnight"),
    (Word::Filler, "time-words.filler"),
];

/// What words mean, the longest first.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary(Vec<(String, Word)>);

impl Vocabulary {
    /// Adds words with commas between.
    pub(crate) fn add(&mut self, meaning: Word, words: &str) {
        for word in words.split(',').map(khmer::key).filter(|word| !word.is_empty()) {
            self.0.push((word, meaning));
        }
        self.0.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }

    /// The word at the beginning of a text, and its length. A Latin word must end there.
    fn begins(&self, text: &str) -> Option<(Word, usize)> {
        let whole = |word: &str| {
            let latin = word.chars().next_back().is_some_and(|c| c.is_alphabetic() && !is_khmer(c));
            let next = text[word.len()..].chars().next();
            !latin || !next.is_some_and(|c| c.is_alphabetic() && !is_khmer(c))
        };
        let found = self.0.iter().find(|(word, _)| text.starts_with(word.as_str()) && whole(word));
        found.map(|(word, meaning)| (*meaning, word.len()))
    }
}

/// A piece of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Word(Word),
    Number(i64),
    Clock(i8, i8),
    Date(Option<i16>, i8, i8),
}

/// The instant that was typed.
pub(crate) fn read(
    text: &str,
    now: Seconds,
    zone: &TimeZone,
    words: &Vocabulary,
) -> Result<Seconds, Refused> {
    if text.len() > LONGEST * 4 {
        return Err(Refused::Unread);
    }
    let tokens = tokens(&khmer::key(text), words).ok_or(Refused::Unread)?;
    let local = zone.to_datetime(Timestamp::from_second(now).unwrap_or(Timestamp::UNIX_EPOCH));
    let time = time(&tokens).ok_or(Refused::Unread)?;
    let day = day(&tokens).ok_or(Refused::Unread)?;
    let at = |date: Date| instant(date.to_datetime(time), zone);
    let today = local.date();
    let at = match day {
        Day::Unsaid => soonest(now, [today, after(today, 1)], at),
        Day::Ahead(days) => at(after(today, days)),
        Day::Weekday(number) => {
            let wait = (number - today.weekday().to_monday_one_offset()).rem_euclid(7);
            let first = after(today, i64::from(wait));
            soonest(now, [first, after(first, 7)], at)
        }
        Day::Date(Some(year), month, day) => at(date(year, month, day)?),
        Day::Date(None, month, day) => {
            let this = at(date(today.year(), month, day)?);
            let next = date(today.year() + 1, month, day).map(at);
            next.ok().filter(|next| this <= now && *next <= now + AHEAD).unwrap_or(this)
        }
    };
    match at {
        at if at <= now => Err(Refused::Past),
        at if at > now + AHEAD => Err(Refused::Far),
        at => Ok(at),
    }
}

/// The day that was typed, and the time if there is one. A day without a year is the next one.
pub(crate) fn local(
    text: &str,
    today: Date,
    words: &Vocabulary,
) -> Option<(Option<Date>, Option<Time>)> {
    if text.len() > LONGEST * 4 {
        return None;
    }
    let tokens = tokens(&khmer::key(text), words)?;
    let day = match day(&tokens)? {
        Day::Unsaid => None,
        Day::Ahead(days) => Some(after(today, days)),
        Day::Weekday(number) => {
            let wait = (number - today.weekday().to_monday_one_offset()).rem_euclid(7);
            Some(after(today, i64::from(wait)))
        }
        Day::Date(Some(year), month, day) => Some(date(year, month, day).ok()?),
        Day::Date(None, month, day) => {
            let this = date(today.year(), month, day).ok().filter(|this| *this >= today);
            Some(this.or_else(|| date(today.year() + 1, month, day).ok())?)
        }
    };
    Some((day, time(&tokens)))
}

fn soonest(now: Seconds, days: [Date; 2], at: impl Fn(Date) -> Seconds) -> Seconds {
    let first = at(days[0]);
    if first > now { first } else { at(days[1]) }
}

fn after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

fn date(year: i16, month: i8, day: i8) -> Result<Date, Refused> {
    // Who writes the month first says so where the day is above twelve.
    let swapped = || Date::new(year, day, month).ok().filter(|_| month > 12);
    Date::new(year, month, day).ok().or_else(swapped).ok_or(Refused::Unread)
}

/// A time that the clock skips is read as that much later, a time that comes twice as the first.
fn instant(local: DateTime, zone: &TimeZone) -> Seconds {
    zone.to_timestamp(local).map_or(0, Timestamp::as_second)
}

fn tokens(text: &str, words: &Vocabulary) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit() && !"/:.-".contains(c));
            let whole = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', '-', ':', '/']);
            // `18h30`, as French speakers write.
            let (token, length) = match hours(&rest[whole.len()..]) {
                Some((minutes, more)) if whole.len() <= 2 => {
                    (clock(whole, minutes)?, whole.len() + more)
                }
                _ => (numbers(whole)?, whole.len()),
            };
            tokens.push(token);
            length
        } else if first.is_whitespace() || ",.;-()៖។".contains(first) {
            first.len_utf8()
        } else {
            let (word, length) = words.begins(rest)?;
            tokens.push(Token::Word(word));
            length
        };
        rest = &rest[length..];
    }
    Some(tokens)
}

/// `h30` or a bare `h`.
fn hours(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix('h')?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let ends = !rest[digits..].chars().next().is_some_and(|c| c.is_alphabetic() && !is_khmer(c));
    let minutes = if digits == 0 { "00" } else { &rest[..digits] };
    (ends && minutes.len() == 2).then_some((minutes, 1 + digits))
}

fn clock(hour: &str, minute: &str) -> Option<Token> {
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    let good = (0..24).contains(&hour) && (0..60).contains(&minute);
    good.then_some(Token::Clock(hour, minute))
}

/// Digits with what stands between them.
fn numbers(text: &str) -> Option<Token> {
    if let Some((hour, minute)) = text.split_once(':') {
        // Seconds are nobody's business.
        let minute = minute.split(':').next().filter(|minute| minute.len() == 2)?;
        return clock(hour, minute);
    }
    // `6.30` is a time, as no month has that number.
    if let Some((hour, minute)) = text.split_once('.')
        && minute.len() == 2
        && minute.parse().is_ok_and(|minute: i8| minute > 12)
    {
        return clock(hour, minute);
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let number = |part: &str| part.parse::<i8>().ok();
    match parts.as_slice() {
        [one] => Some(Token::Number(one.parse().ok()?)),
        [day, month] => Some(Token::Date(None, number(month)?, number(day)?)),
        [year, month, day] if year.len() == 4 => {
            Some(Token::Date(year.parse().ok(), number(month)?, number(day)?))
        }
        [day, month, year] if year.len() == 4 => {
            Some(Token::Date(year.parse().ok(), number(month)?, number(day)?))
        }
        _ => None,
    }
}

/// The time of day. Exactly one must be named.
fn time(tokens: &[Token]) -> Option<Time> {
    let mut found = None;
    for (at, token) in tokens.iter().enumerate() {
        let (hour, minute) = match token {
            Token::Clock(hour, minute) => (*hour, *minute),
            Token::Number(hour) if is_hour(tokens, at) => (i8::try_from(*hour).ok()?, 0),
            _ => continue,
        };
        let half = tokens.contains(&Token::Word(Word::Half));
        let minute = if half { minute.checked_add(30).filter(|_| minute == 0)? } else { minute };
        let time = Time::new(part_of_day(tokens, hour)?, minute, 0, 0).ok()?;
        if found.replace(time).is_some() {
            return None;
        }
    }
    let alone = |word| tokens.contains(&Token::Word(word));
    match found {
        None if alone(Word::Noon) => Time::new(12, 0, 0, 0).ok(),
        None if alone(Word::Midnight) => Time::new(0, 0, 0, 0).ok(),
        found => found,
    }
}

/// A bare number is an hour if a word beside it says so.
fn is_hour(tokens: &[Token], at: usize) -> bool {
    let Token::Number(0..=23) = tokens[at] else { return false };
    let before = at.checked_sub(1).map(|before| tokens[before]);
    let after = tokens.get(at + 1).copied();
    let part = |token: Option<Token>| {
        let Some(Token::Word(word)) = token else { return false };
        use Word::{Clock, Half, Later, Midnight, Morning, Night, Noon};
        matches!(word, Clock | Half | Later | Midnight | Morning | Night | Noon)
    };
    before == Some(Token::Word(Word::Clock)) || part(after)
}

/// The hour, with what the words say of the part of the day.
fn part_of_day(tokens: &[Token], hour: i8) -> Option<i8> {
    let said = |word| tokens.contains(&Token::Word(word));
    let twelve = |hour: i8| if hour < 12 { hour + 12 } else { hour };
    Some(match hour {
        12 if said(Word::Morning) || said(Word::Midnight) || said(Word::Night) => 0,
        0..=12 if said(Word::Later) => twelve(hour),
        1..=5 if said(Word::Noon) => hour + 12,
        6..=11 if said(Word::Night) => hour + 12,
        13..=23 if said(Word::Morning) => return None,
        hour => hour,
    })
}

/// Which day was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    Unsaid,
    Ahead(i64),
    Weekday(i8),
    Date(Option<i16>, i8, i8),
}

/// The day. A weekday beside a date is only for people.
fn day(tokens: &[Token]) -> Option<Day> {
    let mut days = Vec::new();
    let mut weekday = None;
    for token in tokens {
        match token {
            Token::Word(Word::Today) => days.push(Day::Ahead(0)),
            Token::Word(Word::Tomorrow) => days.push(Day::Ahead(1)),
            Token::Word(Word::AfterTomorrow) => days.push(Day::Ahead(2)),
            Token::Word(Word::Weekday(number)) => weekday = Some(Day::Weekday(*number)),
            Token::Word(Word::Month(month)) => days.push(with_month(tokens, *month)?),
            Token::Date(year, month, day) => days.push(Day::Date(*year, *month, *day)),
            _ => {}
        }
    }
    let numbers = |month: bool| {
        let at = |(at, token): &(usize, &Token)| {
            matches!(token, Token::Number(_)) && !is_hour(tokens, *at)
        };
        month || tokens.iter().enumerate().filter(at).count() == 0
    };
    let by_month = tokens.iter().any(|token| matches!(token, Token::Word(Word::Month(_))));
    match days.as_slice() {
        _ if !numbers(by_month) => None,
        [] => Some(weekday.unwrap_or(Day::Unsaid)),
        [one] => Some(*one),
        _ => None,
    }
}

/// `25 December`, `December 25, 2026`: one number is the day, a big one the year.
fn with_month(tokens: &[Token], month: i8) -> Option<Day> {
    let numbers = tokens.iter().enumerate().filter(|(at, _)| !is_hour(tokens, *at));
    let (mut day, mut year) = (None, None);
    for (_, token) in numbers {
        match token {
            Token::Number(number @ 1..=31) if day.is_none() => day = i8::try_from(*number).ok(),
            Token::Number(number @ 2000..=2200) if year.is_none() => {
                year = i16::try_from(*number).ok();
            }
            Token::Number(_) => return None,
            _ => {}
        }
    }
    Some(Day::Date(year, month, day?))
}

/// The words of every language: people mix them.
pub(crate) fn vocabulary(turn: &Turn<'_>) -> Vocabulary {
    let mut words = Vocabulary::default();
    for (locale, _) in &turn.core.languages {
        let say = |id: &str| turn.core.catalogue.plain(*locale, id).unwrap_or_default();
        for (word, ids) in WORDS {
            words.add(*word, &say(ids));
        }
        for number in 1..=7 {
            words.add(Word::Weekday(number), &say(&format!("weekday-{number}")));
        }
        for number in 1..=12 {
            words.add(Word::Month(number), &say(&format!("month-{number}")));
        }
    }
    words
}

#[cfg(test)]
mod tests;
