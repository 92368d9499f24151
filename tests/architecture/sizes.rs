//! Small files and small functions.

use testing::sources::below;

/// Lines of a file.
const FILE: usize = 400;
/// Lines of a function.
const FUNCTION: usize = 60;
/// How many exceptions there may be in all.
const EXCEPTIONS: usize = 3;

fn all() -> Vec<(String, String)> {
    let folders = [
        "bot-core/src",
        "bot-telegram/src",
        "bot-discord/src",
        "src",
        "testing",
        "tests",
        "benches",
    ];
    folders.iter().flat_map(|folder| below(folder, ".rs")).collect()
}

/// The functions of a file: name, length, and whether a comment above says why it is long.
fn functions(text: &str) -> Vec<(String, usize, bool)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let words: Vec<&str> = code.split_whitespace().collect();
        let before = ["pub", "pub(crate)", "pub(super)", "async", "const", "pub(in"];
        let Some(at) = words.iter().position(|word| *word == "fn") else { continue };
        let head = |word: &&str| before.contains(word) || word.ends_with("features)");
        if !words[..at].iter().all(head) || line.trim_end().ends_with([';', '}']) {
            continue;
        }
        // Formatted code closes a function in the column where it began.
        let end = format!("{}}}", &line[..line.len() - code.len()]);
        let length = lines[start..].iter().position(|line| *line == end).map_or(1, |rest| rest + 1);
        let name = words.get(at + 1).copied().unwrap_or_default();
        let name = name.split(['(', '<']).next().unwrap_or_default().to_owned();
        let exempt = lines[start.saturating_sub(3)..start].iter();
        let exempt = exempt.clone().any(|line| line.trim_start().starts_with("// exempt: "));
        found.push((name, length, exempt));
    }
    found
}

#[test]
fn functions_are_found_with_their_lengths() {
    let text = "fn one() {\n    1\n}\n\nimpl A {\n    // exempt: a table\n    pub async fn two(\n        a: u8,\n    ) -> u8 {\n        if a { b }\n    }\n}\n";
    let expected = [("one".to_owned(), 3, false), ("two".to_owned(), 5, true)];
    assert_eq!(functions(text), expected);
}

#[test]
fn no_file_is_longer_than_one_sitting() {
    let long: Vec<String> = all()
        .into_iter()
        .map(|(file, text)| (file, text.lines().count()))
        .filter(|(_, lines)| *lines > FILE)
        .map(|(file, lines)| format!("{file}: {lines}"))
        .collect();
    assert!(long.is_empty(), "more than {FILE} lines:\n{}", long.join("\n"));
}

#[test]
fn no_function_is_longer_than_a_screen() {
    let mut long = Vec::new();
    let mut exempt = Vec::new();
    let mut count = 0;
    for (file, text) in all() {
        for (name, length, excused) in functions(&text) {
            count += 1;
            if length > FUNCTION {
                let list = if excused { &mut exempt } else { &mut long };
                list.push(format!("{file}: {name} has {length} lines"));
            }
        }
    }
    assert!(count > 500, "only {count} functions were found");
    assert!(long.is_empty(), "more than {FUNCTION} lines:\n{}", long.join("\n"));
    assert!(exempt.len() <= EXCEPTIONS, "too many exceptions:\n{}", exempt.join("\n"));
}
