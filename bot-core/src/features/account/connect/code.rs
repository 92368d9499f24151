//! Codes as people see and type them.

use crate::khmer;

/// Letters of a code: 39 bits, for ten minutes and five tries.
pub(crate) const LENGTH: usize = 8;

/// What one looks like.
pub(crate) const EXAMPLE: &str = "7kmp4xwd";

/// In two halves, as it is read aloud.
pub(crate) fn written(code: &str) -> String {
    let (first, second) = code.split_at_checked(LENGTH / 2).unwrap_or((code, ""));
    format!("{first}-{second}").to_uppercase()
}

/// What was typed, as a code: in any case, with spaces or dashes anywhere, in the digits of either
/// script. `None` for what can't be one.
pub(crate) fn read(text: &str) -> Option<String> {
    // Hostile input can be a megabyte.
    if text.len() > 100 {
        return None;
    }
    let letters = khmer::to_latin_digits(&khmer::clean_line(text)).to_ascii_lowercase();
    let dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}');
    let code: String = letters.chars().filter(|c| !c.is_whitespace() && !dash(*c)).collect();
    let plain = code.len() == LENGTH && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::{read, written};

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(written("ab2c9xyz"), "AB2C-9XYZ");
        for typed in ["AB2C-9XYZ", "ab2c9xyz", " Ab2C 9xYz ", "AB2C–9XYZ", "ab2c \u{200b}9xyz"] {
            assert_eq!(read(typed).as_deref(), Some("ab2c9xyz"), "{typed}");
        }
        assert_eq!(read("\u{17e2}\u{17e3}4567\u{17e8}9").as_deref(), Some("23456789"));
        let long = "2".repeat(2_000_000);
        for typed in
            ["", "hello", "ab2c-9xy", "ab2c-9xyzz", "\u{1781}\u{17d2}\u{1798}", long.as_str()]
        {
            assert_eq!(read(typed), None);
        }
    }
}
