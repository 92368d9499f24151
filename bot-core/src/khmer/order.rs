//! The canonical order of Khmer letters and signs within a cluster.
//!
//! One written Khmer cluster can be typed in several orders that look the same. The order used here
//! is that of Unicode Technical Note #61, as SIL's `khnormal` applies it: base, robat, subscripts
//! (subscript ro last), register shifter, vowels, signs. This is a port of its own; it departs from
//! the reference only in sequences that no Khmer word has, so that normal text stays as it is, and
//! in counting NYO among the weak consonants.

const COENG: char = '\u{17D2}';
const ROBAT: char = '\u{17CC}';
const BA: char = '\u{1794}';
const RO: char = '\u{179A}';
const SIGN_U: char = '\u{17BB}';
const MOST_PASSES: usize = 5;

/// The place of a character in its cluster: the order of the variants is the canonical order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Outside,
    Base,
    Robat,
    Coeng,
    CoengRo,
    Shifter,
    NonJoiner,
    VowelBefore,
    VowelBelow,
    VowelAbove,
    VowelAfter,
    Sign,
    FinalSign,
    FinalCoeng,
}

/// Puts every Khmer cluster into its canonical order and spelling; everything else stays as it is.
///
/// Idempotent. It unifies what looks the same and nothing more, but subscript DA becomes subscript
/// TA, which cannot be told apart in print: never use the result to prove what somebody typed.
#[must_use]
pub fn khnormal(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    // a second pass only confirms the first, save for sequences that no word has
    for _ in 0..MOST_PASSES {
        let next = one_pass(&chars);
        if next == chars {
            break;
        }
        chars = next;
    }
    chars.into_iter().collect()
}

fn one_pass(chars: &[char]) -> Vec<char> {
    let chars = without_idle_joiners(chars.iter().copied());
    let places = places(&chars);
    let mut out = Vec::with_capacity(chars.len());
    let mut start = 0;
    while start < chars.len() {
        let mut end = start + 1;
        if places[start] == Place::Base {
            end += places[end..].iter().take_while(|place| **place > Place::Base).count();
            out.extend(normal_cluster(&chars[start..end], &places[start..end]));
        } else {
            out.push(chars[start]);
        }
        start = end;
    }
    out
}

fn places(chars: &[char]) -> Vec<Place> {
    let mut places: Vec<Place> = chars.iter().map(|c| place(*c)).collect();
    for i in 1..chars.len() {
        // a consonant goes with the coeng before it, a coeng with the joiner before it
        match (chars[i - 1], places[i]) {
            (COENG, Place::Base) | ('\u{200D}', Place::Coeng) => places[i] = places[i - 1],
            _ => {}
        }
    }
    for i in 1..chars.len() {
        if chars[i] == RO && chars[i - 1] == COENG && places[i] == Place::Coeng {
            places[i - 1] = Place::CoengRo;
            places[i] = Place::CoengRo;
        }
    }
    places
}

const fn place(c: char) -> Place {
    match c {
        '\u{1780}'..='\u{17A2}' | '\u{17A5}'..='\u{17B3}' => Place::Base,
        ROBAT => Place::Robat,
        COENG => Place::Coeng,
        '\u{17C9}' | '\u{17CA}' => Place::Shifter,
        '\u{200C}' => Place::NonJoiner,
        '\u{17BE}'..='\u{17C5}' => Place::VowelBefore,
        '\u{17BB}'..='\u{17BD}' => Place::VowelBelow,
        '\u{17B7}'..='\u{17BA}' => Place::VowelAbove,
        '\u{17B6}' => Place::VowelAfter,
        '\u{17C6}' | '\u{17CB}' | '\u{17CD}'..='\u{17D1}' | '\u{17D3}' | '\u{17DD}' => Place::Sign,
        '\u{17C7}' | '\u{17C8}' => Place::FinalSign,
        '\u{200D}' => Place::FinalCoeng,
        _ => Place::Outside,
    }
}

fn normal_cluster(chars: &[char], places: &[Place]) -> Vec<char> {
    let mut pairs: Vec<(Place, char)> = places.iter().copied().zip(chars.iter().copied()).collect();
    pairs.sort_by_key(|pair| pair.0);
    let mut cluster = without_idle_joiners(pairs.into_iter().map(|pair| pair.1));
    cluster = rewrite(&cluster, split_vowels);
    cluster = rewrite(&cluster, |rest| match rest {
        ['\u{17BE}', SIGN_U, ..] => Some((2, vec![SIGN_U, '\u{17BE}'])),
        _ => None,
    });
    shifters_for_u(&mut cluster);
    rewrite(&cluster, |rest| match rest {
        [COENG, '\u{178A}', ..] => Some((2, vec![COENG, '\u{178F}'])),
        _ => None,
    })
}

/// Drops the coengs, joiners and non-joiners right after a coeng: they show nothing.
fn without_idle_joiners(chars: impl Iterator<Item = char>) -> Vec<char> {
    let mut out = Vec::with_capacity(chars.size_hint().0);
    for c in chars {
        if out.last() != Some(&COENG) || !matches!(c, COENG | '\u{200C}' | '\u{200D}') {
            out.push(c);
        }
    }
    out
}

/// Vowels that were typed in two halves, with or without a vowel below between them.
fn split_vowels(rest: &[char]) -> Option<(usize, Vec<char>)> {
    match *rest {
        ['\u{17BE}', '\u{17B6}', ..] => Some((2, vec!['\u{17C4}', '\u{17B8}'])),
        ['\u{17C1}', '\u{17B8}', ..] => Some((2, vec!['\u{17BE}'])),
        ['\u{17C1}', '\u{17B6}', ..] => Some((2, vec!['\u{17C4}'])),
        ['\u{17C1}', below @ '\u{17BB}'..='\u{17BD}', '\u{17B8}', ..] => {
            Some((3, vec!['\u{17BE}', below]))
        }
        ['\u{17C1}', below @ '\u{17BB}'..='\u{17BD}', '\u{17B6}', ..] => {
            Some((3, vec!['\u{17C4}', below]))
        }
        _ => None,
    }
}

/// A sign U before a vowel above is a register shifter that slid down: writes the shifter that was
/// meant.
fn shifters_for_u(cluster: &mut [char]) {
    for i in 1..cluster.len() {
        let above = matches!(
            cluster[i + 1..],
            ['\u{17B7}'..='\u{17BA}' | '\u{17BE}' | '\u{17BF}' | '\u{17D0}' | '\u{17DD}', ..]
                | ['\u{17B6}', '\u{17C6}', ..]
        );
        if cluster[i] != SIGN_U || !above {
            continue;
        }
        if is_strong(&cluster[..i]) {
            cluster[i] = '\u{17CA}';
        } else if is_weak(&cluster[..i]) {
            cluster[i] = '\u{17C9}';
        }
    }
}

/// Whether a strong consonant rules the stack: such a stack takes TRIISAP.
fn is_strong(stack: &[char]) -> bool {
    let mut rest = stack;
    for _ in 0..3 {
        if before_robat(rest).is_some_and(is_strong_letter) {
            return true;
        }
        match rest {
            [lower @ .., COENG, c] if *c != BA && place(*c) == Place::Base => rest = lower,
            _ => return false,
        }
    }
    false
}

/// Whether the stack ends in a weak consonant or stands on BA: such a stack takes MUUSIKATOAN.
fn is_weak(stack: &[char]) -> bool {
    let mut rest = stack;
    for _ in 0..5 {
        if before_robat(rest) == Some(BA) {
            return true;
        }
        match rest {
            [lower @ .., COENG, c] if place(*c) == Place::Base => rest = lower,
            _ => break,
        }
    }
    before_robat(stack).is_some_and(|c| place(c) == Place::Base && !is_strong_letter(c))
}

const fn before_robat(stack: &[char]) -> Option<char> {
    match stack {
        [.., c, ROBAT] | [.., c] => Some(*c),
        [] => None,
    }
}

/// The consonants other than NGO, NYO, NNO, NO, BA, the row from MO to SHA, and LA.
const fn is_strong_letter(c: char) -> bool {
    matches!(c,
        '\u{1780}'..='\u{1783}' | '\u{1785}'..='\u{1788}' | '\u{178A}'..='\u{178D}' | '\u{178F}'..='\u{1792}'
        | '\u{1795}'..='\u{1797}' | '\u{179E}'..='\u{17A0}' | '\u{17A2}')
}

/// Applies a rule from left to right; what it wrote is not looked at again.
fn rewrite(cluster: &[char], rule: impl Fn(&[char]) -> Option<(usize, Vec<char>)>) -> Vec<char> {
    let mut out = Vec::with_capacity(cluster.len());
    let mut i = 0;
    while i < cluster.len() {
        if let Some((taken, written)) = rule(&cluster[i..]) {
            out.extend(written);
            i += taken;
        } else {
            out.push(cluster[i]);
            i += 1;
        }
    }
    out
}
