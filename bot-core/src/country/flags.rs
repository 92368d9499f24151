//! Flags: pairs of regional indicators (🇰🇭), and the black flag with tags (🏴󠁧󠁢󠁥󠁮󠁧󠁿).

use super::Country;

/// Two of these letters make a flag.
const INDICATORS: std::ops::RangeInclusive<char> = '\u{1F1E6}'..='\u{1F1FF}';
/// A region's flag is a black one, followed by its code in tags and an end.
const BLACK: char = '\u{1F3F4}';
const TAGS: std::ops::RangeInclusive<char> = '\u{E0020}'..='\u{E007F}';

/// The countries of the flags in a text, each once, and the text without them.
pub(super) fn flags(text: &str) -> (Vec<Country>, String) {
    let (mut found, mut rest) = (Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let code: String = if INDICATORS.contains(&c) {
            let second = chars.next_if(|next| INDICATORS.contains(next));
            [Some(c), second].into_iter().flatten().filter_map(letter).collect()
        } else if c == BLACK {
            let tags = std::iter::from_fn(|| chars.next_if(|next| TAGS.contains(next)));
            tags.filter_map(letter).collect()
        } else {
            rest.push(c);
            continue;
        };
        rest.push(' ');
        let country = code.get(..2).and_then(Country::parse_code);
        found.extend(country.filter(|country| !found.contains(country)));
    }
    (found, rest)
}

/// The letter that an indicator or a tag stands for.
fn letter(c: char) -> Option<char> {
    let code = u32::from(c);
    let ascii = match code {
        0x1F1E6..=0x1F1FF => code - 0x1F1E6 + u32::from('a'),
        0xE0061..=0xE007A => code - 0xE0000,
        _ => return None,
    };
    char::from_u32(ascii)
}
