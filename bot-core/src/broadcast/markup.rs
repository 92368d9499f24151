//! Bold, italic, links and lists as people type them in a chat.
//!
//! `*bold*` or `**bold**`, `_italic_`, `[words](https://…)`, and points that begin with `- ` or `• `.
//! A mark that is not closed, or that is inside a word, stays as it was typed. Khmer is written without
//! spaces between words, so beside a Khmer letter a mark counts anywhere.

use unicode_normalization::char::is_combining_mark;

use crate::khmer::{self, is_khmer};
use crate::text::{Line, Phrase, Span, Style, Text};

/// How deep marks may be nested. People need no more; hostile text could go on forever.
const DEEPEST: usize = 4;

/// What begins an item of a list.
const POINTS: [&str; 2] = ["- ", "• "];

/// The lines of an announcement as they are shown.
pub fn text(words: &str) -> Text {
    let letters: Vec<char> = words.chars().collect();
    let mut spans = Vec::new();
    read(&letters, &Span::default(), 0, &mut spans);
    let mut text = Text::new();
    let mut gap = false;
    for line in lines(spans) {
        if line.iter().all(|span| span.text.trim().is_empty()) {
            gap = !text.lines.is_empty();
            continue;
        }
        let (style, line) = point(trimmed(line));
        text.lines.push(Line {
            style,
            phrase: Phrase::Rich(line),
            locale: None,
            gap,
            moment: None,
        });
        gap = false;
    }
    text
}

/// How long a text is when it is shown, in UTF-16 units (Telegram Bot API: after entity parsing).
pub fn units(text: &Text) -> usize {
    let mut units = 0;
    for line in &text.lines {
        let joint = if units == 0 { 0 } else { 1 + usize::from(line.gap) };
        let point = if line.style == Style::Item { POINTS[1].encode_utf16().count() } else { 0 };
        units += joint + point + shown(line).encode_utf16().count();
    }
    units
}

/// The first line without marks, cut to so many characters.
pub fn first_words(words: &str, most: usize) -> String {
    let text = text(words);
    khmer::truncate(&text.lines.first().map(shown).unwrap_or_default(), most)
}

fn shown(line: &Line) -> String {
    match &line.phrase {
        Phrase::Rich(spans) => spans.iter().map(|span| span.text.as_str()).collect(),
        _ => String::new(),
    }
}

/// Reads characters that all look like this into spans.
fn read(letters: &[char], look: &Span, depth: usize, out: &mut Vec<Span>) {
    let mut plain = String::new();
    let mut at = 0;
    while at < letters.len() {
        let found = if depth < DEEPEST { element(letters, at, look) } else { None };
        match found {
            Some(Element { inner, look: inside, end }) => {
                flush(&mut plain, look, out);
                read(&letters[inner.0..inner.1], &inside, depth + 1, out);
                at = end;
            }
            None => {
                let end = at + address(&letters[at..]).max(1);
                plain.extend(&letters[at..end]);
                at = end;
            }
        }
    }
    flush(&mut plain, look, out);
}

fn flush(plain: &mut String, look: &Span, out: &mut Vec<Span>) {
    if !plain.is_empty() {
        out.push(Span { text: std::mem::take(plain), ..look.clone() });
    }
}

/// Marked words: the range inside the marks, its look, and where the text continues.
struct Element {
    inner: (usize, usize),
    look: Span,
    end: usize,
}

fn element(letters: &[char], at: usize, look: &Span) -> Option<Element> {
    match letters[at] {
        '[' if look.link.is_none() => link(letters, at, look),
        '*' if letters.get(at + 1) == Some(&'*') => {
            let end = closer(letters, at, 2)?;
            let look = Span { bold: true, ..look.clone() };
            Some(Element { inner: (at + 2, end), look, end: end + 2 })
        }
        '*' | '_' => {
            let end = closer(letters, at, 1)?;
            let bold = look.bold || letters[at] == '*';
            let italic = look.italic || letters[at] == '_';
            let look = Span { bold, italic, ..look.clone() };
            Some(Element { inner: (at + 1, end), look, end: end + 1 })
        }
        _ => None,
    }
}

/// Where the mark of this length at `at` is closed, if it may open there.
fn closer(letters: &[char], at: usize, length: usize) -> Option<usize> {
    let mark = letters[at];
    let inside = at + length;
    let first = letters.get(inside).filter(|c| !c.is_whitespace() && **c != mark)?;
    let before = at.checked_sub(1).map(|before| letters[before]);
    if length == 1 && !border(before, *first, mark) {
        return None;
    }
    let mut to = inside + 1;
    while to + length <= letters.len() {
        let skip = address(&letters[to..]);
        if skip > 0 {
            to += skip;
            continue;
        }
        // A single star is often a footnote: it closes within its paragraph or not at all.
        if mark == '*' && length == 1 && letters[to] == '\n' && letters[to - 1] == '\n' {
            return None;
        }
        if closes(letters, to, mark, length) {
            return Some(to);
        }
        to += 1;
    }
    None
}

fn closes(letters: &[char], to: usize, mark: char, length: usize) -> bool {
    let here = letters[to..to + length].iter().all(|c| *c == mark);
    let last = letters[to - 1];
    let after = letters.get(to + length).copied();
    let alone = length == 2 || (after != Some(mark) && last != mark);
    here && alone && !last.is_whitespace() && (length == 2 || border(after, last, mark))
}

/// Whether a word ends between these two characters; the second one is inside the marks.
fn border(outside: Option<char>, inside: char, mark: char) -> bool {
    let Some(outside) = outside else { return true };
    if outside == mark || outside == '_' {
        return false;
    }
    !outside.is_alphanumeric() || is_khmer(outside) || is_khmer(inside)
}

/// `[words](https://…)`.
fn link(letters: &[char], at: usize, look: &Span) -> Option<Element> {
    let close = at + letters[at..].iter().position(|c| *c == ']')?;
    if close == at + 1 || letters.get(close + 1) != Some(&'(') {
        return None;
    }
    let start = close + 2;
    let mut open = 1;
    let length = letters[start..].iter().position(|c| {
        open += i32::from(*c == '(') - i32::from(*c == ')');
        open == 0
    })?;
    let url: String = letters[start..start + length].iter().collect();
    let look = Span { link: Some(web(&url)?), ..look.clone() };
    Some(Element { inner: (at + 1, close), look, end: start + length + 1 })
}

/// The address, if all platforms accept it as a web address: `http` or `https`, a host, an optional
/// port, and no invisible characters.
pub fn web(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let head = url.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &url[scheme.len()..])
    })?;
    let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) =
        place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port)));
    let refused = |c: char| c.is_whitespace() || c.is_control() || "\"“”„«»`<>\\".contains(c);
    let clean = url.len() <= 1000 && !url.chars().any(refused);
    (clean && is_host(host) && port.is_none_or(is_port)).then(|| url.to_owned())
}

/// Whether a URL parser accepts it as a host: words with dots between them, or an IPv4 address.
fn is_host(host: &str) -> bool {
    let Some((_, last)) = host.rsplit_once('.') else { return false };
    // A host that ends in a number is parsed as an IPv4 address.
    if last.chars().next().is_none_or(char::is_numeric) {
        return host.parse::<std::net::Ipv4Addr>().is_ok();
    }
    host.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let hyphen = |c: char| c == '-';
    // A combining sign needs a letter before it. Khmer signs are not all alphabetic.
    let letter =
        |c: char| c.is_alphanumeric() || hyphen(c) || (is_khmer(c) && is_combining_mark(c));
    (1..=63).contains(&label.chars().count())
        && !label.starts_with(hyphen)
        && !label.ends_with(hyphen)
        && !label.starts_with(is_combining_mark)
        && label.chars().all(letter)
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// How many characters a bare address has here. Marks inside an address stay as they are.
fn address(letters: &[char]) -> usize {
    let begins = |scheme: &str| scheme.chars().eq(letters.iter().copied().take(scheme.len()));
    if !begins("https://") && !begins("http://") {
        return 0;
    }
    let ends = |c: &char| c.is_whitespace() || "*()[]<>\"".contains(*c) || is_khmer(*c);
    let length = letters.iter().position(ends).unwrap_or(letters.len());
    let idle = letters[..length].iter().rev().take_while(|c| "_.,;:!?".contains(**c)).count();
    length - idle
}

/// Cuts spans at line ends.
fn lines(spans: Vec<Span>) -> Vec<Vec<Span>> {
    let mut lines = vec![Vec::new()];
    for span in spans {
        for (index, part) in span.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut().filter(|_| !part.is_empty()) {
                line.push(Span { text: part.to_owned(), ..span.clone() });
            }
        }
    }
    lines
}

fn trimmed(mut line: Vec<Span>) -> Vec<Span> {
    if let Some(first) = line.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = line.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    line.retain(|span| !span.text.is_empty());
    line
}

/// Takes the marker off an item of a list.
fn point(mut line: Vec<Span>) -> (Style, Vec<Span>) {
    let rest = line.first().and_then(|first| {
        let rest = POINTS.iter().find_map(|point| first.text.strip_prefix(point))?;
        Some(rest.trim_start().to_owned())
    });
    let Some(rest) = rest else { return (Style::Plain, line) };
    if rest.is_empty() && line.len() == 1 {
        return (Style::Plain, line);
    }
    line[0].text = rest;
    line.retain(|span| !span.text.is_empty());
    (Style::Item, line)
}

#[cfg(test)]
#[expect(clippy::panic, reason = "a test fails by panicking")]
mod tests;
