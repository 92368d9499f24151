//! No circles of imports: each part can be read after the parts that it names.
//!
//! A part is a file of a folder, or a folder with all that is in it. The file that a folder begins with
//! (`mod.rs`, `lib.rs`) and a file with a folder of its own belong to what they hold: there a parent and
//! its children may name each other.

use std::collections::{BTreeMap, BTreeSet};

use testing::sources::program;

/// Folders whose parts must not name each other in a circle. The first one holds the vocabulary.
const FOLDERS: &[&str] = &[
    "bot-core/src",
    "bot-core/src/broadcast",
    "bot-core/src/calendar",
    "bot-core/src/campaign",
    "bot-core/src/engine",
    "bot-core/src/i18n",
    "bot-core/src/khmer",
    "bot-core/src/search",
    "bot-core/src/store",
    "bot-core/src/vault",
    "bot-discord/src",
    "bot-telegram/src",
    "src",
];

/// The names that `use` brings into a file, with the whole path of each.
type Aliases = BTreeMap<String, Vec<String>>;

/// The parts of a folder, and which others each of them names.
fn arrows(folder: &str, sources: &[(String, String)]) -> BTreeMap<String, BTreeSet<String>> {
    let files: Vec<(Vec<String>, &str)> = sources
        .iter()
        .filter_map(|(file, text)| Some((modules(crate_path(folder, file)?), text.as_str())))
        .collect();
    let own = modules(folder.split_once("src").map_or("", |(_, inner)| inner));
    let parts: BTreeSet<&String> = files
        .iter()
        .filter(|(at, _)| at.starts_with(&own))
        .filter_map(|(at, _)| at.get(own.len()))
        .collect();
    let mut arrows = BTreeMap::new();
    for (at, text) in &files {
        let Some(part) = at.get(own.len()).filter(|_| at.starts_with(&own)) else { continue };
        let named: &mut BTreeSet<String> = arrows.entry(part.clone()).or_default();
        for path in paths(text, at) {
            let other = path.get(own.len()).filter(|_| path.starts_with(&own));
            named.extend(other.filter(|other| *other != part && parts.contains(other)).cloned());
        }
    }
    arrows
}

/// A file's path below its crate's `src`, if it is in the crate of this folder.
fn crate_path<'a>(folder: &str, file: &'a str) -> Option<&'a str> {
    let root = folder.split_once("src").map_or(folder, |(root, _)| root);
    file.strip_prefix(root)?.strip_prefix("src/")
}

/// `a/b/mod.rs` as the modules a, b.
fn modules(path: &str) -> Vec<String> {
    let path = path.trim_start_matches('/').trim_end_matches(".rs");
    let names = path.split('/').filter(|name| !["", "mod", "lib", "main"].contains(name));
    names.map(str::to_owned).collect()
}

/// All paths that a file names, from the root of its crate.
fn paths(text: &str, at: &[String]) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let mut aliases = Aliases::new();
    let (uses, code) = declarations(text);
    for tree in uses {
        for (path, alias) in expanded(&tree) {
            let Some(path) = absolute(&path, at) else { continue };
            aliases.insert(alias, path.clone());
            all.push(path);
        }
    }
    for path in spelled(&code) {
        let names: Vec<&str> = path.split("::").collect();
        match aliases.get(names[0]) {
            Some(start) => {
                let rest = names[1..].iter().map(|name| (*name).to_owned());
                all.push(start.iter().cloned().chain(rest).collect());
            }
            None => all.extend(absolute(&path, at)),
        }
    }
    all
}

/// The trees of all `use` declarations, and the rest.
fn declarations(text: &str) -> (Vec<String>, String) {
    let (mut uses, mut code) = (Vec::new(), String::new());
    let mut open: Option<String> = None;
    for line in text.lines() {
        let start = line.trim_start();
        let start = start.strip_prefix("pub").map_or(start, |rest| {
            rest.split_once(')').map_or(
                rest,
                |(scope, rest)| {
                    if scope.starts_with('(') { rest } else { start }
                },
            )
        });
        if open.is_none()
            && let Some(tree) = start.trim_start().strip_prefix("use ")
        {
            open = Some(tree.to_owned());
        } else if let Some(tree) = &mut open {
            tree.push_str(line.trim());
        } else {
            code.push_str(line);
            code.push('\n');
        }
        if let Some(tree) = open.take_if(|tree| tree.ends_with(';')) {
            uses.push(tree.trim_end_matches(';').to_owned());
        }
    }
    (uses, code)
}

/// The paths of a tree such as `a::{b, c::{self, d as e}}`, each with the name that it brings in.
fn expanded(tree: &str) -> Vec<(String, String)> {
    let tree = tree.trim();
    let Some((before, inside)) = tree.split_once('{') else {
        let (path, alias) = tree.split_once(" as ").unwrap_or((tree, ""));
        let path = path.trim().trim_end_matches("::self");
        let last = path.rsplit("::").next().unwrap_or(path);
        let alias = if alias.is_empty() { last } else { alias.trim() };
        return vec![(path.to_owned(), alias.to_owned())];
    };
    let parts = super::layers::listed(inside);
    let whole = parts.into_iter().map(|part| format!("{}{}", before.trim(), part.trim()));
    whole.flat_map(|part| expanded(&part)).collect()
}

/// What looks like a path in code: names with `::` between.
fn spelled(code: &str) -> Vec<String> {
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let paths = code.split(|c| !word(c)).map(|path| path.trim_matches(':'));
    paths.filter(|path| path.contains("::")).map(str::to_owned).collect()
}

/// A path from the root of the crate; `None` if it leads out of it.
fn absolute(path: &str, at: &[String]) -> Option<Vec<String>> {
    let mut names = path.split("::").map(str::to_owned).peekable();
    let mut start = match names.next()?.as_str() {
        "crate" => Vec::new(),
        "self" => at.to_vec(),
        "super" => at.split_last()?.1.to_vec(),
        _ => return None,
    };
    while names.next_if(|name| name == "super").is_some() {
        start.pop()?;
    }
    Some(start.into_iter().chain(names).collect())
}

/// Parts that name each other in a circle, if there are any.
fn circle(arrows: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<&str>> {
    let mut left: BTreeSet<&str> = arrows.keys().map(String::as_str).collect();
    loop {
        // What names nothing that is left, or is named by nothing that is left, is in no circle.
        let named = |part: &&str| arrows[*part].iter().any(|other| left.contains(other.as_str()));
        let kept: BTreeSet<&str> = left.iter().copied().filter(named).collect();
        let names = |part: &&str| kept.iter().any(|other| arrows[*other].contains(*part));
        let kept: BTreeSet<&str> = kept.iter().copied().filter(names).collect();
        if kept.len() == left.len() {
            break;
        }
        left = kept;
    }
    (!left.is_empty()).then(|| left.into_iter().collect())
}

#[test]
fn paths_are_read_in_every_form() {
    let text = "use super::{a, b::{self, C as D}};\npub(crate) use crate::e::F;\n\
                fn g() { D::h(a::i); crate::j::k() }";
    let at = ["top".to_owned(), "here".to_owned()];
    let paths: Vec<String> = paths(text, &at).iter().map(|path| path.join("/")).collect();
    assert_eq!(paths, ["top/a", "top/b", "top/b/C", "e/F", "top/b/C/h", "top/a/i", "j/k"]);
}

#[test]
fn a_circle_is_found() {
    let source = |file: &str, text: &str| (format!("x/src/{file}.rs"), text.to_owned());
    let mut sources = vec![
        source("a", "use crate::b::{self, B};"),
        source("b/mod", "mod inner;"),
        source("b/inner", "use super::super::c;"),
        source("c", ""),
    ];
    assert_eq!(circle(&arrows("x/src", &sources)), None);
    sources[3].1 = "fn c() { crate::a::d() }".to_owned();
    assert_eq!(circle(&arrows("x/src", &sources)), Some(vec!["a", "b", "c"]));
}

#[test]
fn no_parts_name_each_other_in_a_circle() {
    let sources = program();
    let mut looked = 0;
    for folder in FOLDERS {
        let arrows = arrows(folder, &sources);
        looked += arrows.values().map(BTreeSet::len).sum::<usize>();
        assert!(circle(&arrows).is_none(), "{folder}: {:?}", circle(&arrows));
    }
    assert!(looked > 250, "only {looked} imports were found");
}
