//! What stands in the tables.

use std::collections::BTreeMap;

use bot_core::clock::{Clock as _, SystemClock};
use bot_core::locale::Locale;
use bot_core::platform::Account;
use bot_core::platform::Platform;
use bot_core::store::announcements::{self, State};
use bot_core::store::{Conn, roles};
use bot_core::vault::{AccountTable, Cell, open_with, parse_identities};

use super::needles::Needles;
use super::people::{Canary, signers};
use testing::broadcasts::{news, write_announcement};
use testing::host::Host;

/// Tables with something of a person: the key, and the columns that are sealed by the host.
pub(super) const PERSONAL: &[(&str, &str, &[&str])] = &[
    ("accounts", "tag", &[]),
    ("profiles", "tag", &["sealed"]),
    ("conversations", "tag", &["sealed"]),
    ("signatures", "tag", &["facts"]),
    ("follows", "tag", &["sealed"]),
    // Sealed beside their role: see below.
    ("roles", "tag", &[]),
    ("invites", "tag", &[]),
    ("ledger", "tag", &["sealed"]),
    ("channels", "tag", &["sealed"]),
    ("offers", "tag", &["sealed"]),
    ("connecting", "tag", &["sealed"]),
    ("links", "tag", &["sealed"]),
    ("bars", "tag", &[]),
    ("beside", "tag", &["sealed"]),
    ("spent", "tag", &["sealed"]),
    ("files", "tag", &[]),
    ("drafts", "owner", &[]),
    ("scheduled", "tag", &[]),
    ("rsvps", "tag", &["sealed"]),
    ("inbox", "asker", &[]),
    ("mutes", "tag", &[]),
    ("duty", "tag", &[]),
    ("questions", "asker", &[]),
    ("kept_events", "tag", &["sealed"]),
];

/// Statements live as long as the program, so a test may leak a few.
pub(super) fn statement(sql: String) -> &'static str {
    sql.leak()
}

/// The words of an announcement that everybody got, and of one that nobody was meant to see yet.
pub(super) const SAID: [&str; 2] =
    ["Forumsunday in Liechtenstein", "Unfinisheddraft about a person"];

/// Announces to all followers, and leaves a draft behind.
pub(super) async fn announce(host: &Host) {
    let mut conn = host.conn().await;
    let now = SystemClock.now();
    for (id, state, words) in [("sent", State::Building, SAID[0]), ("left", State::Ready, SAID[1])]
    {
        let mut content = news();
        content.urgent = true;
        content.text = BTreeMap::from([(Locale::EN, words.to_owned())]);
        write_announcement(&mut conn, (id, now), content, (state, 0)).await;
    }
    let sent = async || {
        let found = announcements::find(&mut conn, "sent").await.unwrap();
        found.unwrap().state == State::Done
    };
    testing::until("the announcement is sent", sent).await;
    assert_eq!(host.tg.sent(SAID[0]), signers());
    conn.close().await;
}

/// What an organizer has begun to write, and the name of the file that goes with it.
pub(super) const DRAFTED: [&str; 2] =
    ["Unfinishedquestion about a relative", "Secretprogramme.pdf"];

/// With the host secret in hand, everything that it opens is opened: no name appears.
pub(super) async fn nothing_opens_to_a_name(host: &Host, names: &Needles) {
    let secret = host.secret();
    let mut conn = host.conn().await;
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
    let team: Vec<String> =
        roles::list(&mut conn).await.unwrap().into_iter().map(|one| one.staff.label).collect();
    assert!(!team.is_empty() && names.found_in(team.join(" ").as_bytes()).is_empty());
    for table in ["profiles", "conversations", "signatures", "follows", "ledger", "rsvps"] {
        assert_eq!(opened.get(table), Some(&signers()), "{table}");
    }
    conn.close().await;
}

/// Every personal table is kept in the order of random keys and nothing else.
pub(super) async fn no_table_remembers_an_order(host: &Host) {
    let mut conn = host.conn().await;
    let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name";
    let mut seen = 0;
    for row in conn.all(sql, Vec::new()).await.unwrap() {
        let (name, sql) = (row.text(0).unwrap(), row.text(1).unwrap());
        // What organizers make may have an order; so may the log of what staff did.
        let made = ["petitions", "revisions", "milestones", "announcements", "audit"];
        if made.contains(&name.as_str()) || name == "_sqlx_migrations" {
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

/// Where rows lie in the file says nothing about the order in which they came: of two people who signed
/// one after the other, either may lie before the other.
pub(super) async fn the_file_does_not_tell_who_came_first(host: &Host, canaries: &[Canary]) {
    let key = String::from_utf8(host.bytes("petition.key")).unwrap();
    let key = parse_identities(&key).unwrap();
    let mut conn = host.conn().await;
    let mut names = BTreeMap::new();
    for row in conn.all("SELECT name FROM signatures", Vec::new()).await.unwrap() {
        let sealed = row.blob(0).unwrap();
        names.insert(open_with(&key, &sealed).unwrap().name, sealed);
    }
    conn.close().await;
    let secret = host.secret();
    let mut needles = Needles::new();
    for (number, one) in canaries.iter().enumerate() {
        let sealed: &[u8] = &names[&one.name];
        let user = one.person.id().to_string();
        let account = Account { platform: Platform::Telegram, user };
        let tag = secret.account_tag(AccountTable::Accounts, &account);
        for (what, bytes) in [("signatures", sealed), ("accounts", &tag)] {
            needles.add(&format!("{what} {number}"), &bytes[bytes.len() - 16..]);
        }
    }
    let places = needles.places_in(&host.bytes("samleng.db"));
    assert_eq!(places.len(), 2 * canaries.len(), "every row stands in the file");
    for what in ["signatures", "accounts"] {
        let at = |number: usize| places[&format!("{what} {number}")];
        let pairs = (0..canaries.len() - 1).step_by(2);
        let count = pairs.len();
        let in_order = pairs.filter(|first| at(*first) < at(first + 1)).count() * 100 / count;
        // The half of 150 pairs differs by chance by up to 20 of 100 once in a million times.
        assert!((30..=70).contains(&in_order), "{in_order} % of the {what} lie as they came");
    }
}

/// Values of columns, each with the column's name.
pub(super) type Rows = BTreeMap<Vec<u8>, String>;

/// Every tag, person and ciphertext of the personal tables.
pub(super) async fn all_of(conn: &mut Conn) -> Rows {
    let mut all = BTreeMap::new();
    let more = [
        ("accounts", "person"),
        ("signatures", "name"),
        ("signatures", "region"),
        ("bars", "holder"),
        ("rsvps", "code"),
    ];
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
    all
}
