//! No statement of the store reads a whole table: each finds its rows by an index or stops at a LIMIT.

use std::path::Path;

use sqlx::{Connection as _, Row as _};

use testing::world::World;

/// Every SQL text in the store's sources, so that a new one can't be forgotten.
fn statements() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bot-core/src/store");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // What lies deeper is types without statements.
        if path.is_dir() {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&path).unwrap();
        let texts = literals(&source).into_iter();
        found.extend(texts.filter(|text| is_sql(text)).map(|text| (name.clone(), text)));
    }
    found.sort();
    found
}

fn is_sql(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "REPLACE"].contains(&first)
}

/// The string literals of a source file; `\` at a line's end goes on with the next line's words.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: String = code.flat_map(|line| [line, "\n"]).collect();
    let mut rest = code.as_str();
    while let Some((_, after)) = rest.split_once('"') {
        let mut text = String::new();
        let mut letters = after.char_indices();
        let mut end = after.len();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    end = at + 1;
                    break;
                }
                '\\' => {
                    if letters.next().is_some_and(|(_, next)| next == '\n') {
                        text.push(' ');
                    }
                }
                letter => text.push(letter),
            }
        }
        found.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        rest = &after[end..];
    }
    found
}

#[test]
fn statements_are_found_in_the_sources() {
    let all = statements();
    for file in ["accounts.rs", "conversations.rs", "petitions.rs", "roles.rs", "signatures.rs"] {
        assert!(all.iter().filter(|(name, _)| name == file).count() >= 3, "{file}: {all:?}");
    }
    let joined = "DELETE FROM conversations WHERE tag IN (SELECT tag FROM conversations WHERE day \
                  < $1 ORDER BY day LIMIT 1000)";
    assert!(all.iter().any(|(_, text)| text == joined), "{all:#?}");
}

#[tokio::test]
async fn every_statement_finds_its_rows_by_an_index_or_stops_at_a_limit() {
    let world = World::new().await;
    let mut conn = sqlx::AnyConnection::connect(&world.url).await.unwrap();
    let mut bad = Vec::new();
    // What only PostgreSQL understands reads no table.
    for (file, text) in statements().into_iter().filter(|(_, text)| !text.contains("pg_")) {
        let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"));
        let plan = sqlx::query(explain).fetch_all(&mut conn).await;
        let plan = plan.unwrap_or_else(|error| panic!("{file}: {text}: {error}"));
        // Rows that the statement brings itself, and pragmas, are no tables.
        let harmless = ["VALUES CLAUSE", "VIRTUAL TABLE"];
        let scans = |step: &str| {
            step.starts_with("SCAN") && !harmless.iter().any(|kind| step.contains(kind))
        };
        let scans = plan.iter().any(|step| scans(&step.get::<String, _>(3)));
        if scans && !text.contains("LIMIT") {
            bad.push(format!("{file}: {text}"));
        }
    }
    assert!(bad.is_empty(), "these read whole tables:\n{}", bad.join("\n"));
}
