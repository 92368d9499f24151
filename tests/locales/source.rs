//! Finding in the sources which messages are said.

use std::collections::BTreeSet;

/// One `msg!(…)`.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) file: String,
    pub(super) id: String,
    pub(super) args: BTreeSet<String>,
}

/// Every invocation of `msg!` in the program.
pub(super) fn calls() -> Vec<Call> {
    let mut calls = Vec::new();
    for (file, text) in testing::sources::program() {
        for (at, _) in text.match_indices("msg!(") {
            let inside = balanced(&text[at + "msg!(".len()..]);
            let mut parts = split(inside).into_iter();
            let id = parts.next().unwrap_or_default();
            let id = id.trim().trim_matches('"').to_owned();
            let args = parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
            let name = |part: String| part.split('=').next().unwrap_or_default().trim().to_owned();
            calls.push(Call { file: file.clone(), id, args: args.map(name).collect() });
        }
    }
    calls
}

/// Every string literal in the program.
pub(super) fn literals() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (_, text) in testing::sources::program() {
        all.extend(text.split('"').map(str::to_owned));
    }
    all
}

/// The text up to the parenthesis that closes it.
fn balanced(text: &str) -> &str {
    let mut depth = 1_i32;
    for (at, letter) in outside_strings(text) {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    panic!("a macro that never ends: {}", &text[..text.len().min(80)])
}

/// The arguments of a macro.
fn split(text: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, letter) in outside_strings(text) {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// The characters that stand in no string literal.
fn outside_strings(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut inside = false;
    let mut before = ' ';
    text.char_indices().filter(move |(_, letter)| {
        if *letter == '"' && before != '\\' {
            inside = !inside;
        }
        before = *letter;
        !inside
    })
}

#[test]
fn a_call_is_read_over_several_lines_and_with_calls_inside() {
    let text = "\n  \"roles-row\",\n  label = f(a, \"x, y)\"),\n  role = g(x)\n) + msg!(\"b\")";
    let parts = split(balanced(text));
    assert_eq!(parts.len(), 3, "{parts:?}");
    assert_eq!(parts[1].trim(), "label = f(a, \"x, y)\")");
}
