//! Words that somebody wrote: read with their limit, and shown set apart.

use crate::msg;
use crate::store::inbox::Voice;
use crate::text::{Line, Message, Phrase, Style, Text};

/// Characters of a message and of an answer, as platforms count them.
pub(crate) const MOST: usize = 2_000;

/// What somebody wrote, set apart, line by line.
pub(crate) fn quoted(mut text: Text, words: &str) -> Text {
    let lines = words.lines().filter(|line| !line.trim().is_empty());
    for (number, line) in lines.enumerate() {
        text.lines.push(Line {
            style: Style::Quote,
            phrase: Phrase::Plain(line.to_owned()),
            locale: None,
            gap: number == 0 && !text.lines.is_empty(),
            moment: None,
        });
    }
    text
}

/// The beginning of somebody's words on one line.
pub(crate) fn brief(words: &str, most: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    crate::khmer::fit(&line, most)
}

/// What was typed as it is kept, or what is wrong with it.
pub(crate) fn read(words: &str, most: usize) -> Result<String, Message> {
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let units = |words: &str| words.encode_utf16().count();
    // Nobody types more; a hostile megabyte is not even read.
    let long = words.len() > 60_000;
    let words = if long { words.to_owned() } else { tidy(words) };
    let length = units(&words);
    if long || length > most {
        return Err(msg!("inbox-long", number = number(length), most = number(most)));
    }
    let says = words.chars().any(char::is_alphanumeric);
    if says { Ok(words) } else { Err(msg!("inbox-empty")) }
}

/// What a message says, or how long it is if it is spoken.
pub(crate) fn saying(text: Text, words: &str, voice: Option<&Voice>) -> Text {
    match voice {
        Some(voice) => text.para(spoken(voice)),
        None => quoted(text, words),
    }
}

pub(crate) fn spoken(voice: &Voice) -> Message {
    msg!("inbox-voice", number = voice.seconds)
}

/// What was typed, without what nobody sees: ends of lines and invisible controls.
pub(crate) fn tidy(words: &str) -> String {
    let hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let words: String = words.replace("\r\n", "\n").chars().filter(|c| !hidden(*c)).collect();
    let lines: Vec<&str> = words.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}
