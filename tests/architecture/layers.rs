//! Dependencies point one way: the program → adapters → engine → router → features → features/shared →
//! conversation → {store, broadcast} → vault → vocabulary.

use std::collections::BTreeSet;

use testing::sources::{program, root};

/// The modules of the core that need no others.
const VOCABULARY: &[&str] = &[
    "announcement",
    "backoff",
    "clock",
    "command",
    "country",
    "direct_message",
    "incoming",
    "khmer",
    "locale",
    "names",
    "outbox",
    "outcome",
    "platform",
    "text",
];

/// Which modules of the core each of them may name. The vocabulary may be named by all; `router` by none.
const MAY: &[(&str, &[&str])] = &[
    ("vocabulary", &[]),
    ("i18n", &[]),
    ("calendar", &[]),
    ("campaign", &[]),
    ("vault", &[]),
    ("sayings", &["i18n"]),
    ("search", &["campaign", "i18n"]),
    ("store", &["campaign", "i18n", "vault"]),
    ("broadcast", &["campaign", "i18n", "store", "vault"]),
    ("conversation", &["campaign", "i18n", "sayings", "search", "store", "vault"]),
    (
        "features",
        &["broadcast", "calendar", "campaign", "conversation", "i18n", "search", "store", "vault"],
    ),
    (
        "router",
        &["campaign", "conversation", "features", "i18n", "sayings", "search", "store", "vault"],
    ),
    ("engine", &["broadcast", "conversation", "features", "store", "vault"]),
];

/// Rooms that name other rooms. This table only gets shorter.
const NEIGHBOURS: &[(&str, &[&str])] = &[
    ("account", &["edit", "event", "inbox"]),
    ("inbox", &["edit", "questions"]),
    ("signing", &["milestones"]),
];

/// The part of a file's path that names its module.
fn module(file: &str) -> &str {
    let rest = file.strip_prefix("bot-core/src/").unwrap_or(file);
    let name = rest.split('/').next().unwrap_or(rest);
    let name = name.strip_suffix(".rs").unwrap_or(name);
    if VOCABULARY.contains(&name) { "vocabulary" } else { name }
}

/// What follows a prefix such as `crate::`: names, also those in braces.
fn named(text: &str, prefix: &str) -> BTreeSet<String> {
    let name = |text: &str| -> String {
        text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut names = BTreeSet::new();
    for (at, _) in text.match_indices(prefix) {
        let rest = &text[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(inside) => names.extend(listed(inside).into_iter().map(name)),
            None => drop(names.insert(name(rest))),
        }
    }
    names
}

/// The parts of a list in braces, up to the brace that closes it.
pub(super) fn listed(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

#[test]
fn names_are_read_one_by_one_and_in_braces() {
    let text = "use crate::store::{self, Conn};\nuse crate::{a::b, c::{d, e}, f};\ncrate::g::h(1)";
    let names: Vec<String> = named(text, "crate::").into_iter().collect();
    assert_eq!(names, ["a", "c", "f", "g", "store"]);
}

#[test]
fn a_module_of_the_core_names_only_what_lies_below_it() {
    let mut looked = 0;
    for (file, text) in program() {
        let Some(rest) = file.strip_prefix("bot-core/src/") else { continue };
        if rest == "lib.rs" {
            continue;
        }
        let own = module(&file);
        let may = MAY.iter().find(|(name, _)| *name == own);
        let (_, may) = may.unwrap_or_else(|| panic!("{file}: {own} has no place in the house yet"));
        for name in named(&text, "crate::") {
            looked += 1;
            let macros = name == "msg" || name == "args" || name == "test";
            let allowed = macros
                || name == own
                || VOCABULARY.contains(&name.as_str())
                || may.contains(&name.as_str());
            assert!(allowed, "{file} must not know {name}");
        }
    }
    assert!(looked > 150, "only {looked} names were found");
}

/// The room that a file belongs to, and whether the file is the room's own top.
fn room(file: &str) -> Option<(&str, bool)> {
    let rest = file.strip_prefix("bot-core/src/features/")?;
    let (name, inside) = match rest.split_once('/') {
        Some((name, inside)) => (name, inside),
        None => (rest.strip_suffix(".rs")?, "mod.rs"),
    };
    (name != "mod").then_some((name, inside == "mod.rs"))
}

#[test]
fn a_room_names_no_other_room_but_its_few_neighbours() {
    let (mut looked, mut used) = (0, BTreeSet::new());
    for (file, text) in program() {
        let Some((own, top)) = room(&file) else { continue };
        // From here `super` would be the folder of all rooms.
        let above = if top { "super::" } else { "super::super::" };
        let relative = named(&text, above).into_iter().filter(|name| is_room(name));
        let neighbours = NEIGHBOURS.iter().find(|(name, _)| *name == own);
        let neighbours = neighbours.map_or(&[][..], |(_, names)| names);
        for name in named(&text, "crate::features::").into_iter().chain(relative) {
            looked += 1;
            if neighbours.contains(&name.as_str()) {
                used.insert((own.to_owned(), name));
                continue;
            }
            let shared = name == "shared" && own != "shared";
            assert!(shared || name == own, "{file}: {own} must not know {name}");
        }
    }
    assert!(looked > 50, "only {looked} names were found");
    for (own, names) in NEIGHBOURS {
        for name in *names {
            let is_used = used.contains(&((*own).to_owned(), (*name).to_owned()));
            assert!(is_used, "{own} needs {name} no more: take it out of the table");
        }
    }
}

fn is_room(name: &str) -> bool {
    let folder = root().join("bot-core/src/features");
    folder.join(name).is_dir() || folder.join(format!("{name}.rs")).is_file()
}

#[test]
fn the_conversation_names_no_room_and_nobody_names_the_router() {
    for (file, text) in program() {
        if !file.starts_with("bot-core/src/") || file == "bot-core/src/lib.rs" {
            continue;
        }
        let names = named(&text, "crate::");
        let router = file.starts_with("bot-core/src/router/");
        assert!(router || !names.contains("router"), "{file} must not know the router");
        let conversation = file.starts_with("bot-core/src/conversation/");
        assert!(!(conversation && names.contains("features")), "{file} must not know a room");
    }
}

#[test]
fn what_stands_in_shared_has_two_users() {
    let program = program();
    for (file, _) in &program {
        let Some(name) = file.strip_prefix("bot-core/src/features/shared/") else { continue };
        let name = name.strip_suffix(".rs").unwrap_or(name);
        if name == "mod" || name.contains('/') {
            continue;
        }
        let uses = |text: &str| named(text, "crate::features::shared::").contains(name);
        let users: BTreeSet<&str> = program
            .iter()
            .filter(|(user, text)| user != file && uses(text))
            .filter_map(|(user, _)| match room(user) {
                // Another shared file stands for rooms of its own.
                Some(("shared", _)) => Some(user.as_str()),
                Some((own, _)) => Some(own),
                None => user.starts_with("bot-core/src/router/").then_some("router"),
            })
            .collect();
        assert!(users.len() >= 2, "{file} is used by {users:?} only: it belongs there");
    }
}

/// Rooms that go through all content, also what is not public: for what people have of it, or to change it.
const WHOLE: &[&str] =
    &["account/", "edit/", "event/mine.rs", "inbox/tidy.rs", "shared/topics.rs", "suggest.rs"];

#[test]
fn content_is_found_by_one_that_knows_who_looks() {
    let stores = ["petitions", "events", "faqs", "content_items"];
    for (file, text) in program() {
        let room = file.strip_prefix("bot-core/src/features/");
        let inside = room.is_some() || file.starts_with("bot-core/src/router/");
        if !inside || room == Some("shared/find.rs") {
            continue;
        }
        let whole = room.is_some_and(|room| WHOLE.iter().any(|may| room.starts_with(may)));
        for store in stores {
            assert!(
                !text.contains(&format!("store::{store}::find")),
                "{file} imports {store}::find"
            );
            for act in ["find", "list"].into_iter().take(if whole { 1 } else { 2 }) {
                let call = format!("{store}::{act}(");
                assert!(!text.contains(&call), "{file} asks {call}) instead of shared::find");
            }
        }
    }
}

#[test]
fn no_platform_is_known_to_the_core() {
    let manifest = std::fs::read_to_string(root().join("bot-core/Cargo.toml")).unwrap();
    for name in ["teloxide", "serenity", "axum", "clap", "reqwest"] {
        assert!(!manifest.contains(name), "bot-core depends on {name}");
        for (file, text) in program() {
            if file.starts_with("bot-core/") {
                assert!(!text.contains(name), "{file} names {name}");
            }
        }
    }
}

#[test]
fn only_rendering_knows_how_messages_become_words() {
    let rendering = ["Catalogue", "RenderedLine", "StartLinks", "LoadError"];
    // What all turns share holds the catalogue.
    let may = ["bot-core/src/conversation/"];
    for (file, text) in program() {
        if !file.starts_with("bot-core/src/") || file.starts_with("bot-core/src/i18n/") {
            continue;
        }
        if may.iter().any(|folder| file.starts_with(folder)) || file == "bot-core/src/lib.rs" {
            continue;
        }
        for name in rendering {
            assert!(!text.contains(name), "{file} must not know {name}");
        }
        for call in [".render(", ".phrase("] {
            assert!(!text.contains(call), "{file} must not render: {call}");
        }
    }
}

#[test]
fn an_adapter_talks_to_the_engine_and_never_to_the_store() {
    let may = [
        "announcement",
        "backoff",
        "broadcast",
        "command",
        "conversation",
        "engine",
        "features",
        "i18n",
        "incoming",
        "khmer",
        "locale",
        "msg",
        "outbox",
        "outcome",
        "platform",
        "text",
    ];
    let mut looked = 0;
    for (file, text) in program() {
        if !file.starts_with("bot-telegram/") && !file.starts_with("bot-discord/") {
            continue;
        }
        for name in named(&text, "bot_core::") {
            looked += 1;
            assert!(may.contains(&name.as_str()), "{file} must not know bot_core::{name}");
        }
        for name in named(&text, "bot_core::features::") {
            assert_eq!(name, "suggest", "{file}: of the features it asks only what to suggest");
        }
    }
    assert!(looked >= 15, "only {looked} names were found");
}

#[test]
fn time_and_randomness_come_from_outside_the_features() {
    for (file, text) in program() {
        let pure = [
            "bot-core/src/router/",
            "bot-core/src/features/",
            "bot-core/src/conversation/",
            "bot-core/src/store/",
            "bot-core/src/campaign/",
        ];
        if !pure.iter().any(|folder| file.starts_with(folder)) {
            continue;
        }
        for name in ["getrandom", "SystemTime", "Timestamp::now", "Instant::now", "Seed::fresh"] {
            assert!(!text.contains(name), "{file} asks for {name} by itself");
        }
    }
}
