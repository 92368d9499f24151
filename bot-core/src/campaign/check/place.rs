//! Where in a campaign file something is wrong, and what the parser means, in the words of its author.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// One line for what the parser refuses. It holds nothing of a value: somebody who gives the wrong file must not
/// see a key or a token of it in a terminal or a log.
pub(super) fn refused(text: &str, error: &toml::de::Error) -> (Option<usize>, String) {
    let message = error.message().replace('\n', ", ");
    let line = error.span().map(|span| line(text, span.start));
    let Ok(root) = DeTable::parse(text) else {
        return (line, format!("the campaign file can't be read: {message}"));
    };
    let mut best: Option<(Range<usize>, Vec<String>)> = None;
    if let Some(span) = error.span() {
        nearest(root.get_ref(), &span, &mut Vec::new(), &mut best);
    }
    let mut path = best.map(|(_, path)| path).unwrap_or_default();
    let (key, what) = reworded(&message);
    if let Some(key) = key.filter(|key| path.last().map(String::as_str) != Some(*key)) {
        path.push(key.to_owned());
    }
    (line, format!("{} {what}", named(root.get_ref(), &path)).trim_start().to_owned())
}

/// The line of what a path leads to, or of as much of it as is there.
pub(super) fn line_of(text: &str, path: &str) -> Option<usize> {
    let root = DeTable::parse(text).ok()?;
    let (mut at, mut table) = (None, Some(root.get_ref()));
    let mut list = None;
    for part in path.split('.') {
        let value = if let Some(keys) = table {
            let Some((key, value)) = keys.iter().find(|(key, _)| key.get_ref() == part) else {
                break;
            };
            at = Some(key.span().start);
            value
        } else {
            let all: &toml::de::DeArray<'_> = list?;
            let Some(value) = part.parse::<usize>().ok().and_then(|number| all.get(number)) else {
                break;
            };
            at = Some(value.span().start);
            value
        };
        (table, list) = match value.get_ref() {
            DeValue::Table(keys) => (Some(keys), None),
            DeValue::Array(all) => (None, Some(all)),
            _ => break,
        };
    }
    at.map(|at| line(text, at))
}

fn line(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).matches('\n').count() + 1
}

/// The innermost key or value that holds this place.
fn nearest(
    table: &DeTable<'_>,
    span: &Range<usize>,
    path: &mut Vec<String>,
    best: &mut Option<(Range<usize>, Vec<String>)>,
) {
    for (key, value) in table {
        path.push(key.get_ref().to_string());
        better(key.span(), span, path, best);
        within(value, span, path, best);
        path.pop();
    }
}

fn within(
    value: &toml::Spanned<DeValue<'_>>,
    span: &Range<usize>,
    path: &mut Vec<String>,
    best: &mut Option<(Range<usize>, Vec<String>)>,
) {
    better(value.span(), span, path, best);
    match value.get_ref() {
        DeValue::Table(table) => nearest(table, span, path, best),
        DeValue::Array(all) => {
            for (number, one) in all.iter().enumerate() {
                path.push(number.to_string());
                within(one, span, path, best);
                path.pop();
            }
        }
        _ => {}
    }
}

fn better(
    found: Range<usize>,
    span: &Range<usize>,
    path: &[String],
    best: &mut Option<(Range<usize>, Vec<String>)>,
) {
    let holds = found.start <= span.start && span.end <= found.end;
    // Of two that are alike the later one is further in: a table and its first key, a list and its first value.
    if holds && best.as_ref().is_none_or(|(old, _)| found.len() <= old.len()) {
        *best = Some((found, path.to_vec()));
    }
}

/// `petition clean-water: text.en.title`: the item by its slug or its number, then the key.
fn named(root: &DeTable<'_>, path: &[String]) -> String {
    let [kind, number, rest @ ..] = path else { return path.concat() };
    let Ok(index) = number.parse::<usize>() else {
        return format!("{kind}: {}", key(path[1..].iter().map(String::as_str)));
    };
    let item = root.iter().find(|(key, _)| key.get_ref() == kind).and_then(|(_, all)| {
        let DeValue::Array(all) = all.get_ref() else { return None };
        let DeValue::Table(item) = all.get(index)?.get_ref() else { return None };
        item.iter().find(|(key, _)| key.get_ref() == "slug")?.1.get_ref().as_str()
    });
    // What stands in the place of a slug may be anything.
    let slug = item.filter(|slug| crate::campaign::rules::is_name(slug, 40));
    let which = slug.map_or_else(|| format!("number {}", index + 1), str::to_owned);
    format!("{kind} {which}: {}", key(rest.iter().map(String::as_str))).trim_end().to_owned()
}

/// A key as its author looks for it: without the numbers of lists.
pub(super) fn key<'a>(path: impl Iterator<Item = &'a str>) -> String {
    let names = path.filter(|part| !part.bytes().all(|byte| byte.is_ascii_digit()));
    names.collect::<Vec<_>>().join(".")
}

/// The key that the parser names, and what it says of it: without the value, in plain words.
fn reworded(message: &str) -> (Option<&str>, String) {
    let quoted = |begins: &str| message.strip_prefix(begins)?.split_once('`');
    if let Some((key, _)) = quoted("missing field `") {
        return (Some(key), "is missing".to_owned());
    }
    if let Some((key, rest)) = quoted("unknown field `") {
        let known = rest.trim_start_matches(", expected ").trim_start_matches("one of ");
        return (Some(key), format!("is no key here, only {known}"));
    }
    let wrong = ["invalid type: ", "invalid value: ", "unknown variant ", "invalid length "];
    match message.rsplit_once(", expected ") {
        Some((before, wanted)) if wrong.iter().any(|begins| before.starts_with(begins)) => {
            (None, format!("must be {}", plain(wanted)))
        }
        _ => (None, message.to_owned()),
    }
}

fn plain(wanted: &str) -> &str {
    match wanted {
        "i64" => "a whole number, such as 5000",
        "f64" => "a number, such as 49.19",
        "a boolean" => "true or false",
        "a string" => "a text in quotation marks",
        "a sequence" => "a list in square brackets, such as [\"one\", \"two\"]",
        "a map" => "one value for each language, such as en = \"…\" and km = \"…\"",
        other if other.starts_with("struct ") => "a block of keys of its own, in square brackets",
        other => other,
    }
}
