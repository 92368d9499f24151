//! The program's own sources, for the tests that read them.

use std::path::{Path, PathBuf};

/// The folders of the program.
const PARTS: &[&str] = &["bot-core/src", "bot-telegram/src", "bot-discord/src", "src"];

/// The project's folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("this crate is in a folder of the project").to_owned()
}

/// Every file below a folder of the project, by its path from there, in a stable order.
pub fn below(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            walk(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The program without its comments and its tests: what runs.
pub fn program() -> Vec<(String, String)> {
    let all = PARTS.iter().flat_map(|part| below(part, ".rs"));
    let all = all.filter(|(name, _)| !name.ends_with("/tests.rs") && !name.contains("/tests/"));
    all.map(|(name, text)| (name, without_tests(&text))).collect()
}

fn without_tests(text: &str) -> String {
    // By convention the tests of a file are one module at its end.
    let text = text.split("\n#[cfg(test)]\n").next().unwrap_or_default();
    let code = |line: &&str| !line.trim_start().starts_with("//");
    let lines: Vec<&str> = text.lines().filter(code).collect();
    lines.join("\n") + "\n"
}
