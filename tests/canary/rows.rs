//! What stands in the tables.

use std::collections::BTreeMap;

use bot_core::store::{Conn, Store};
use bot_core::vault::Cell;

use super::needles::Needles;
use super::people::SIGNERS;
use crate::support::host::Host;

/// Tables with something of a person: the key, and the columns that are sealed by the host.
const PERSONAL: &[(&str, &str, &[&str])] = &[
    ("accounts", "tag", &[]),
    ("profiles", "tag", &["sealed"]),
    ("conversations", "tag", &["sealed"]),
    ("signatures", "tag", &["facts"]),
    ("follows", "tag", &["sealed"]),
    ("roles", "tag", &["sealed"]),
    ("invites", "tag", &["sealed"]),
];

async fn connect(host: &Host) -> Conn {
    let url = format!("sqlite://{}", host.file("samleng.db").display());
    Store::open(&url, false).await.unwrap().connect().await.unwrap()
}

/// Statements live as long as the program, so a test may leak a few.
fn statement(sql: String) -> &'static str {
    sql.leak()
}

/// With the host secret in hand, everything that it opens is opened: no name appears.
pub(super) async fn nothing_opens_to_a_name(host: &Host, names: &Needles) {
    let secret = host.secret();
    let mut conn = connect(host).await;
    let mut opened = BTreeMap::new();
    for (table, key, columns) in PERSONAL.iter().chain([&("audit", "id", &["sealed"][..])]) {
        for column in *columns {
            let sql = statement(format!("SELECT {key}, {column} FROM {table}"));
            for row in conn.all(sql, Vec::new()).await.unwrap() {
                let tag = row.blob(0).unwrap();
                let cell = Cell { table, column, row: &tag };
                let value: Option<serde_json::Value> =
                    secret.open(cell, &row.blob(1).unwrap()).value();
                let text = value.expect("the host opens what it sealed").to_string();
                let found = names.found_in(text.as_bytes());
                assert!(found.is_empty(), "{table}.{column}: {found:?}");
                *opened.entry(*table).or_insert(0) += 1;
            }
        }
    }
    for table in ["profiles", "conversations", "signatures", "follows"] {
        assert_eq!(opened.get(table), Some(&SIGNERS), "{table}");
    }
    conn.close().await;
}

/// Every personal table is kept in the order of random keys and nothing else.
pub(super) async fn nothing_tells_who_came_first(host: &Host) {
    let mut conn = connect(host).await;
    let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name";
    let mut seen = 0;
    for row in conn.all(sql, Vec::new()).await.unwrap() {
        let (name, sql) = (row.text(0).unwrap(), row.text(1).unwrap());
        // What organizers make may have an order; so may the log of what staff did.
        if ["petitions", "revisions", "audit", "_sqlx_migrations"].contains(&name.as_str()) {
            continue;
        }
        seen += 1;
        assert!(sql.contains("WITHOUT ROWID"), "{name} remembers the order of its rows");
        let times = ["time", "stamp", "created", "updated", "hour", "minute"];
        assert!(!times.iter().any(|word| sql.contains(word)), "{name} remembers a time");
    }
    assert!(seen >= PERSONAL.len(), "only {seen} tables were found");
    conn.close().await;
}

/// Every tag, person and ciphertext of the personal tables.
pub(super) async fn all_of(host: &Host) -> BTreeMap<Vec<u8>, String> {
    let mut conn = connect(host).await;
    let mut all = BTreeMap::new();
    let more = [("accounts", "person"), ("signatures", "name"), ("signatures", "region")];
    let columns = PERSONAL.iter().flat_map(|(table, key, sealed)| {
        [*key].into_iter().chain(sealed.iter().copied()).map(|column| (*table, column))
    });
    for (table, column) in columns.chain(more) {
        if ["roles", "invites"].contains(&table) {
            continue;
        }
        let sql = statement(format!("SELECT {column} FROM {table}"));
        for row in conn.all(sql, Vec::new()).await.unwrap() {
            let bytes = row.blob(0).unwrap();
            // An age file begins alike everywhere: what is its own stands at its end.
            let own = bytes[bytes.len() - bytes.len().min(64)..].to_vec();
            all.insert(own, format!("{table}.{column}"));
        }
    }
    conn.close().await;
    all
}

/// Nothing that was there before and is not any more stands anywhere in the files.
pub(super) fn leave_no_byte(
    host: &Host,
    before: &BTreeMap<Vec<u8>, String>,
    kept: &BTreeMap<Vec<u8>, String>,
) {
    let mut gone = Needles::new();
    for (bytes, name) in before.iter().filter(|(bytes, _)| !kept.contains_key(*bytes)) {
        let number = gone.len();
        gone.add(&format!("{name} {number}"), &bytes[..16]);
    }
    assert!(gone.len() > 400, "only {} things are gone", gone.len());
    let found = gone.found_in(&host.database());
    let few: Vec<&String> = found.iter().take(10).collect();
    assert!(found.is_empty(), "{} things can still be found: {few:?}", found.len());
}
