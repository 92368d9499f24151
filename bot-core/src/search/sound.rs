//! Unifies different spellings, only for comparing.

use super::tokens;

const COENG: char = '\u{17D2}';
const MO: char = '\u{1798}';
const NIKAHIT: char = '\u{17C6}';
/// The sign that makes a consonant silent.
const SILENT: char = '\u{17CD}';

/// The clusters of a run of Khmer by sound: consonants that sound alike become one, short and long
/// vowels too, and doubled or silent letters are dropped.
pub(super) fn khmer(run: &str) -> Vec<String> {
    let spelt = nikahits(run);
    let clusters = tokens::clusters(&spelt).into_iter().filter(|one| !one.contains(SILENT));
    clusters.map(cluster).filter(|one| !one.is_empty()).collect()
}

/// A subscript under MO is as often written with the sign NIKAHIT before it.
fn nikahits(run: &str) -> String {
    let mut out = String::with_capacity(run.len());
    let mut rest = run.chars().peekable();
    while let Some(c) = rest.next() {
        if c == MO && !out.is_empty() && rest.peek() == Some(&COENG) {
            rest.next();
            out.push(NIKAHIT);
        } else {
            out.push(c);
        }
    }
    out
}

fn cluster(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let folded = match c {
            '\u{1780}'..='\u{1783}' => 'k',
            '\u{1784}' => 'g',
            '\u{1785}'..='\u{1788}' => 'c',
            '\u{1789}' => 'y',
            '\u{178A}'..='\u{178D}' | '\u{178F}'..='\u{1792}' => 't',
            '\u{178E}' | '\u{1793}' => 'n',
            '\u{1794}'..='\u{1797}' => 'p',
            '\u{1798}' | NIKAHIT => 'm',
            '\u{1799}' => 'j',
            '\u{179A}' => 'r',
            '\u{179B}' | '\u{17A1}' => 'l',
            '\u{179C}' => 'v',
            '\u{179D}'..='\u{179F}' => 's',
            '\u{17A0}' => 'h',
            '\u{17A2}' => 'q',
            '\u{17A5}' | '\u{17A6}' => 'I',
            '\u{17A7}'..='\u{17AA}' => 'U',
            '\u{17AB}' | '\u{17AC}' => 'R',
            '\u{17AD}' | '\u{17AE}' => 'L',
            '\u{17AF}' | '\u{17B0}' => 'E',
            '\u{17B1}'..='\u{17B3}' => 'O',
            '\u{17B6}' => 'a',
            '\u{17B7}'..='\u{17BA}' => 'i',
            '\u{17BB}'..='\u{17BD}' => 'u',
            '\u{17BE}'..='\u{17C0}' => 'w',
            '\u{17C1}'..='\u{17C3}' => 'e',
            '\u{17C4}' | '\u{17C5}' => 'o',
            _ => continue,
        };
        // A doubled consonant sounds like one.
        if !out.ends_with(folded) {
            out.push(folded);
        }
    }
    out
}

/// The consonants of a Khmer word that was typed in Latin letters, because people spell the vowels in
/// many ways. `None` if too few are left to tell words apart.
pub(super) fn romanised(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    for (at, c) in word.char_indices() {
        let folded = match c {
            'b' | 'p' | 'f' => 'p',
            'd' | 't' => 't',
            'k' | 'g' | 'q' => 'k',
            'c' | 'j' | 'x' => 'c',
            's' | 'z' => 's',
            'v' => 'v',
            'w' if at == 0 => 'v',
            'n' | 'm' | 'l' | 'r' => c,
            'h' if at == 0 => 'h',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' if at == 0 => 'a',
            _ => continue,
        };
        if !out.ends_with(folded) {
            out.push(folded);
        }
    }
    (out.chars().filter(|c| *c != 'a').count() >= 3).then_some(out)
}

/// Endings of English words, the longest first.
const ENDINGS: &[&str] = &[
    "atures", "rations", "ations", "ature", "ration", "ation", "ments", "ities", "ment", "ings",
    "ions", "ies", "ing", "ity", "ion", "ers", "ors", "ly", "es", "ed", "er", "or", "al", "s", "e",
    "y",
];

/// A word without its usual English endings.
pub(super) fn stem(word: &str) -> &str {
    let mut stem = word;
    for _ in 0..2 {
        let shorter = ENDINGS.iter().filter_map(|ending| stem.strip_suffix(ending));
        match shorter.into_iter().find(|shorter| shorter.len() >= 3) {
            Some(shorter) => stem = shorter,
            None => break,
        }
    }
    stem
}
