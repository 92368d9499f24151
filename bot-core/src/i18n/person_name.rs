//! Names of persons: how one is kept, and what can't be one.

/// Bytes that are looked at: a hostile megabyte is not worth cleaning.
const BYTES: usize = 2_000;
/// Characters of the longest name that is kept.
const LONGEST: usize = 100;

/// A name as it is sealed and shown: exactly as it was written, on one line, without what nobody sees and
/// without the pictures around it. `None` for what can't be a name: links, addresses, numbers, markup.
///
/// Nothing is normalized: whoever compares names makes a [key](crate::khmer::key) of both.
#[must_use]
pub fn clean(text: &str) -> Option<String> {
    if text.len() > BYTES {
        return None;
    }
    let line = visible(text);
    // An address or markup stays one when its signs are cut off.
    if line.contains(['@', '<', '>', '{', '}', '*', '_', '#', '='])
        || line.replace(" / ", " ").contains('/')
    {
        return None;
    }
    let name = trimmed(&line);
    let letters = name.chars().filter(|c| c.is_alphabetic() && *c != '\u{17D7}').count();
    let fits = (1..=LONGEST).contains(&name.chars().count());
    (fits && letters > 0 && !name.chars().any(is_foreign) && !is_link(&name)).then_some(name)
}

/// The name of a platform's profile: its owner chose it, so `sokha.dara` is one. `None` if it has no letter.
#[must_use]
pub fn of_profile(text: &str) -> Option<String> {
    if text.len() > BYTES {
        return None;
    }
    let name = trimmed(&visible(text));
    let fits = (1..=LONGEST).contains(&name.chars().count());
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (fits && (letters > 1 || letters == name.chars().count())).then_some(name)
}

/// On one line, without controls, marks of direction, pictures. Joiners stay where scripts need them.
fn visible(text: &str) -> String {
    let letters: Vec<char> = text.chars().filter(|c| !is_hidden(*c)).collect();
    let mut out = String::with_capacity(text.len());
    for (at, c) in letters.iter().enumerate() {
        let joins = |other: Option<&char>| other.is_some_and(|c| needs_joiners(*c));
        let joiner = matches!(c, '\u{200C}' | '\u{200D}');
        let kept = !joiner || (at > 0 && joins(letters.get(at - 1)) && joins(letters.get(at + 1)));
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if kept {
            out.push(*c);
        }
    }
    out
}

/// Scripts in which a joiner between two letters changes what is read: from Arabic to Khmer, Mongolian.
const fn needs_joiners(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

const fn is_hidden(c: char) -> bool {
    let control = matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}');
    let marks = matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFD}');
    control || marks || is_picture(c)
}

const fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{20E3}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Without signs at its ends. What belongs to a name stays: an initial's full stop, brackets, apostrophes.
fn trimmed(name: &str) -> String {
    let letter = |c: char| c.is_alphanumeric() || is_mark(c);
    let start = |c: char| letter(c) || matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ');
    let from = name.find(start).unwrap_or(name.len());
    let name = name[from..].trim_end();
    let end = name.char_indices().rev().find(|(_, c)| letter(*c));
    let Some((at, c)) = end else { return String::new() };
    let (kept, rest) = name.split_at(at + c.len_utf8());
    let last = kept.rsplit([' ', '.']).next().unwrap_or_default();
    let closes = rest.starts_with(')') && kept.contains('(');
    let shortened = rest.starts_with('.') && !rest.starts_with("..") && is_shortened(last, kept);
    let sign = if closes || shortened { &rest[..1] } else { "" };
    let pair = kept.strip_prefix(['\'', '‘']).filter(|_| rest.starts_with(['\'', '’']));
    format!("{}{sign}", pair.unwrap_or(kept))
}

/// An initial or a usual shortening, behind other letters: `Dara S.`, `Sok Jr.`
fn is_shortened(last: &str, name: &str) -> bool {
    let short = last.chars().count() <= 2 && last.chars().next().is_some_and(char::is_uppercase);
    short && last.len() < name.len()
}

/// Vowels and other signs of scripts that write them around letters.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || c == '\u{17D7}'
}

/// What no name has: digits, signs of addresses, links and markup.
fn is_foreign(c: char) -> bool {
    c.is_numeric()
        || matches!(
            c,
            '@' | '\\'
                | '<'
                | '>'
                | '_'
                | '#'
                | '*'
                | '='
                | '{'
                | '}'
                | '['
                | ']'
                | '|'
                | '~'
                | '^'
                | '%'
                | '$'
                | '+'
                | ':'
                | ';'
                | '?'
                | '!'
                | '"'
                | '&'
                | '\u{17D4}'
                | '\u{17D5}'
                | '\u{17DB}'
        )
}

/// `example.org`: a full stop within a word, with small letters behind it.
pub(crate) fn is_link(name: &str) -> bool {
    let parts = |word: &str| {
        let mut parts = word.split('.').skip(1).filter(|part| !part.is_empty());
        parts.any(|part| part.len() > 1 && part.chars().all(|c| c.is_ascii_lowercase()))
    };
    name.split(' ').any(|word| word.contains('.') && word.len() > 4 && parts(word))
}

#[cfg(test)]
mod tests {
    use super::clean;

    fn cleaned(text: &str) -> String {
        clean(text).unwrap_or_default()
    }

    #[test]
    fn a_name_stays_as_it_was_written() {
        for name in [
            "Sok Dara",
            "O'Brien",
            "O’Brien",
            "Sok-Dara",
            "Y",
            "이",
            "Nguyễn Thị Mỹ",
            "J. R. Smith",
            "Sok Jr.",
            "ʻAulani",
            "Maria (Mimi)",
            "Anne-Marie d'Arc",
        ] {
            assert_eq!(cleaned(name), name);
        }
        // Subscript DA, which a key writes as TA.
        assert_eq!(cleaned("ស\u{17D2}\u{178A}ា"), "ស\u{17D2}\u{178A}ា"); // exempt: read
    }

    #[test]
    fn pictures_controls_and_signs_around_it_go() {
        assert_eq!(cleaned("🌸 Sok Dara 🌸"), "Sok Dara");
        assert_eq!(cleaned("  Sok\u{202E}\n\tDara!! "), "Sok Dara");
        assert_eq!(cleaned("«Sok Dara».."), "Sok Dara");
        assert_eq!(cleaned("Sok Dara."), "Sok Dara");
        assert_eq!(cleaned("\u{200B}Dara\u{FEFF}"), "Dara");
        assert_eq!(cleaned("👩\u{200D}👩\u{200D}👧 Dara"), "Dara");
    }

    #[test]
    fn joiners_stay_where_a_script_needs_them() {
        let persian = "امیر\u{200C}حسین";
        assert_eq!(cleaned(persian), persian);
        assert_eq!(cleaned("So\u{200D}k"), "Sok");
    }

    #[test]
    fn links_addresses_numbers_and_markup_are_none() {
        for text in [
            "https://example.org",
            "example.org",
            "@dara",
            "dara@example.org",
            "012 345 678",
            "០១២",
            "<b>Dara</b>",
            "*Dara*",
            "🙂",
            "",
            "…",
            "Dara 2",
        ] {
            assert_eq!(clean(text), None, "{text}"); // exempt: read
        }
        assert_eq!(clean(&"x".repeat(3_000_000)), None);
    }
}
