//! Khmer and Latin text: canonical order, comparison keys, digits, cutting, and cleaning typed text.
//!
//! Nothing here knows any word or message. All functions are pure and take linear time, also on hostile
//! text.

mod order;

pub use order::khnormal;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Whether a character belongs to the Khmer script: letters, signs, digits, punctuation and lunar
/// dates.
#[must_use]
pub const fn is_khmer(c: char) -> bool {
    matches!(c, '\u{1780}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}')
}

/// The key for comparing, looking up and searching: two texts that a reader would take for the same
/// have the same key.
///
/// Idempotent. Punctuation stays, and single spaces inside. A key loses information (accents of Latin
/// letters, Vietnamese tones, obsolete Khmer letters), so show and store the text itself.
#[must_use]
pub fn key(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c) && !is_joiner(*c)) {
        match modern(c) {
            Some(letters) => visible.push_str(letters),
            None => visible.push(to_latin_digit(c)),
        }
    }
    let mut folded = String::with_capacity(visible.len());
    for (khmer, run) in runs(&khnormal(&visible)) {
        if khmer {
            folded.push_str(run);
        } else {
            folded.extend(fold_letters(run).nfc());
        }
    }
    one_spaced(&folded)
}

/// Writes the ASCII digits of a text as Khmer digits: `1,156` becomes `១,១៥៦`.
///
/// Grouping and decimal signs stay as they are, as Cambodian election notices print them.
#[must_use]
pub fn to_khmer_digits(text: &str) -> String {
    let digit = |c| match c {
        '0'..='9' => char::from_u32(c as u32 - '0' as u32 + 0x17E0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(digit).collect()
}

/// Writes the Khmer digits of a text as ASCII digits; other scripts' digits stay.
#[must_use]
pub fn to_latin_digits(text: &str) -> String {
    text.chars().map(to_latin_digit).collect()
}

/// A number with commas between its thousands, in Latin digits: `1,156`, `-1,156`.
#[must_use]
pub fn group_thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        out.push('-');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The text, or as much of its beginning as fits with `…` into this many grapheme clusters.
///
/// No Khmer cluster is cut. A cluster may hold any number of marks, so this limits what is seen, not
/// the bytes.
#[must_use]
pub fn truncate(text: &str, max_graphemes: usize) -> String {
    let Some((last_fit, _)) = text.grapheme_indices(true).nth(max_graphemes) else {
        return text.to_owned();
    };
    let kept = text[..last_fit].grapheme_indices(true).next_back();
    match kept {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => String::new(),
    }
}

/// The text, or as much of its beginning as fits with `…` into this many characters as platforms count
/// them: UTF-16 units. No Khmer cluster is torn.
#[must_use]
pub fn fit(text: &str, most: usize) -> String {
    let units = |text: &str| text.encode_utf16().count();
    if units(text) <= most {
        return text.to_owned();
    }
    let mut fitted = String::new();
    let mut left = most.saturating_sub(1);
    for cluster in text.graphemes(true) {
        let Some(rest) = left.checked_sub(units(cluster)) else { break };
        left = rest;
        fitted.push_str(cluster);
    }
    format!("{}…", fitted.trim_end())
}

/// A typed name or place on one line, without invisible characters.
///
/// Idempotent. Removes control, bidi and other invisible characters; keeps joiners between Khmer
/// letters; any white space becomes one space. Khmer is put in canonical order. NFC is applied only to
/// the rest, because it would damage Khmer. It does not shorten the text, and does not decide whether
/// it is a name.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let ordered: Vec<char> = khnormal(&visible).chars().collect();
    let mut joined = String::with_capacity(visible.len());
    for (i, &c) in ordered.iter().enumerate() {
        let before = joined.chars().next_back().is_some_and(is_khmer);
        let after = ordered.get(i + 1).is_some_and(|next| is_khmer(*next));
        if !is_joiner(c) || (before && after) {
            joined.push(c);
        }
    }
    let mut composed = String::with_capacity(joined.len());
    for (khmer, run) in runs(&joined) {
        if khmer {
            composed.push_str(run);
        } else {
            composed.extend(run.nfc());
        }
    }
    one_spaced(&composed)
}

const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Characters that show nothing and are no white space; joiners excepted, as Khmer uses them.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
        || (c.is_control() && !c.is_whitespace())
}

/// What the Unicode Standard says to write instead of an obsolete Khmer character.
const fn modern(c: char) -> Option<&'static str> {
    match c {
        '\u{17A3}' => Some("\u{17A2}"),
        '\u{17A4}' => Some("\u{17A2}\u{17B6}"),
        '\u{17A8}' => Some("\u{17A7}\u{1780}"),
        '\u{17B2}' => Some("\u{17B1}"),
        '\u{17D3}' => Some("\u{17C6}"),
        '\u{17D8}' => Some("\u{17D4}\u{179B}\u{17D4}"),
        _ => None,
    }
}

fn to_latin_digit(c: char) -> char {
    match c {
        '០'..='៩' => char::from_u32(c as u32 - 0x17E0 + '0' as u32).unwrap_or(c),
        _ => c,
    }
}

/// Lower case, and Latin letters without their marks.
fn fold_letters(run: &str) -> String {
    let mut out = String::with_capacity(run.len());
    let mut after_latin = false;
    for c in run.nfd() {
        if is_combining_mark(c) {
            if !after_latin {
                out.push(c);
            }
            continue;
        }
        after_latin = c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}');
        match c {
            'Đ' | 'đ' | 'Ð' | 'ð' => out.push('d'),
            'Ø' | 'ø' => out.push('o'),
            'Ł' | 'ł' => out.push('l'),
            'Æ' | 'æ' => out.push_str("ae"),
            'Œ' | 'œ' => out.push_str("oe"),
            'ẞ' | 'ß' => out.push_str("ss"),
            'ı' => out.push('i'),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Cuts a text at every change between Khmer (with joiners) and other text.
fn runs(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let of_khmer_run = |c: char| is_khmer(c) || is_joiner(c);
    let mut rest = text;
    std::iter::from_fn(move || {
        let khmer = of_khmer_run(rest.chars().next()?);
        let end = rest.find(|c| of_khmer_run(c) != khmer).unwrap_or(rest.len());
        let (run, others) = rest.split_at(end);
        rest = others;
        Some((khmer, run))
    })
}

fn one_spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests;
