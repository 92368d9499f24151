//! Both folders of migrations, and what is in a store while they run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use bot_core::locale::Locale;
use bot_core::store::{Dialect, MIGRATIONS, OpenError, Store, binding, campaign};
use bot_core::vault::HostSecret;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Row as _, SqlSafeStr as _};
use tempfile::TempDir;

use testing::postgres;

/// A database without a table.
struct Empty {
    url: String,
    dialect: Dialect,
    _dir: TempDir,
}

/// Runs a scenario on an empty database of each kind.
async fn on_both_empty(test: &str, scenario: impl AsyncFn(Empty)) {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", dir.path().join("samleng.db").display());
    scenario(Empty { url, dialect: Dialect::Sqlite, _dir: dir }).await;
    if let Some(url) = postgres::database(test).await {
        let dir = tempfile::tempdir().unwrap();
        scenario(Empty { url, dialect: Dialect::Postgres, _dir: dir }).await;
    }
}

impl Empty {
    async fn conn(&self) -> AnyConnection {
        sqlx::any::install_default_drivers();
        let url = match self.dialect {
            Dialect::Sqlite => format!("{}?mode=rwc", self.url),
            Dialect::Postgres => self.url.clone(),
        };
        AnyConnection::connect(&url).await.unwrap()
    }

    async fn run(&self, sql: &str) {
        let mut conn = self.conn().await;
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut conn).await.unwrap();
        conn.close().await.unwrap();
    }

    /// Every row of an answer, its columns as text.
    async fn ask(&self, sql: &str) -> Vec<Vec<String>> {
        let mut conn = self.conn().await;
        let rows = sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_all(&mut conn).await.unwrap();
        conn.close().await.unwrap();
        let texts = |row: &sqlx::any::AnyRow| (0..row.len()).map(|at| row.get(at)).collect();
        rows.iter().map(texts).collect()
    }

    /// Table → column → kind and whether it may be empty.
    async fn tables(&self) -> BTreeMap<String, BTreeMap<String, String>> {
        let sql = match self.dialect {
            Dialect::Sqlite => {
                "SELECT t.name, c.name, lower(c.type), CASE c.\"notnull\" WHEN 1 THEN 'NO' ELSE 'YES' END \
                 FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
            }
            Dialect::Postgres => {
                "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text \
                 FROM information_schema.columns WHERE table_schema = 'public'"
            }
        };
        let mut tables: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for row in self.ask(sql).await {
            let [table, column, kind, empty] = row.try_into().unwrap();
            if table == "_sqlx_migrations" {
                continue;
            }
            let kind = kind.replace("bytea", "blob");
            tables.entry(table).or_default().insert(column, format!("{kind}, empty: {empty}"));
        }
        tables
    }

    /// Brings it as far as the first `count` migrations did.
    async fn as_of(&self, count: usize) {
        let steps = MIGRATIONS[..count].iter().map(|(version, name, sqlite, postgres)| {
            let sql = if self.dialect == Dialect::Sqlite { *sqlite } else { *postgres };
            let kind = MigrationType::Simple;
            Migration::new(*version, (*name).into(), kind, sql.into_sql_str(), false)
        });
        let mut conn = self.conn().await;
        let migrator = Migrator::with_migrations(steps.collect());
        migrator.run_direct(None, &mut conn, false).await.unwrap();
        conn.close().await.unwrap();
    }

    /// One row in every table, in every column.
    async fn fill(&self) {
        let blob = if self.dialect == Dialect::Sqlite { "X'00ff'" } else { "'\\x00ff'" };
        for (table, columns) in self.tables().await {
            let value = |kind: &String| match kind.split(',').next() {
                Some("bigint") => "7",
                Some("text") => "'x'",
                _ => blob,
            };
            let names: Vec<&str> = columns.keys().map(String::as_str).collect();
            let values: Vec<&str> = columns.values().map(value).collect();
            let (names, values) = (names.join(", "), values.join(", "));
            self.run(&format!("INSERT INTO {table} ({names}) VALUES ({values})")).await;
        }
    }

    /// What is in these columns of these tables.
    async fn content(
        &self,
        tables: &BTreeMap<String, BTreeMap<String, String>>,
    ) -> BTreeMap<String, Vec<Vec<String>>> {
        let mut content = BTreeMap::new();
        for (table, columns) in tables {
            let text = |(name, kind): (&String, &String)| match kind.split(',').next() {
                Some("blob") if self.dialect == Dialect::Sqlite => format!("hex({name})"),
                Some("blob") => format!("encode({name}, 'hex')"),
                _ => format!("CAST({name} AS TEXT)"),
            };
            let columns: Vec<String> = columns.iter().map(text).collect();
            let sql = format!("SELECT {} FROM {table}", columns.join(", "));
            content.insert(table.clone(), self.ask(&sql).await);
        }
        content
    }
}

/// The files of a folder: name → text.
fn files(folder: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(folder);
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).unwrap())
    };
    std::fs::read_dir(folder).unwrap().map(read).collect()
}

/// The word after each of these marks.
fn names_after(marks: &[&str], text: &str) -> BTreeSet<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let named = |pair: &&[&str]| marks.contains(&pair[0]);
    words.windows(2).filter(named).map(|pair| pair[1].to_owned()).collect()
}

#[test]
fn both_folders_hold_the_same_files_and_the_program_holds_them_all() {
    let (sqlite, postgres) = (files("sqlite"), files("postgres"));
    assert!(sqlite.keys().eq(postgres.keys()), "{:?} {:?}", sqlite.keys(), postgres.keys());
    let embedded: Vec<(String, &str, &str)> = MIGRATIONS
        .iter()
        .map(|(version, name, sqlite, postgres)| {
            (format!("{version:04}_{name}.sql"), *sqlite, *postgres)
        })
        .collect();
    assert!(embedded.iter().map(|(name, ..)| name).eq(sqlite.keys()));
    for (name, lite, pg) in embedded {
        assert_eq!((lite, pg), (sqlite[&name].as_str(), postgres[&name].as_str()), "{name}");
    }
}

#[test]
fn constraints_and_indexes_have_the_same_names_in_both_folders() {
    let marks = ["CONSTRAINT", "INDEX"];
    let (sqlite, postgres) = (files("sqlite"), files("postgres"));
    let mut count = 0;
    for (name, text) in sqlite {
        let names = names_after(&marks, &text);
        assert_eq!(names, names_after(&marks, &postgres[&name]), "{name}");
        count += names.len();
    }
    assert!(count > 10, "no names were found");
}

#[tokio::test]
async fn both_databases_end_in_the_same_tables_and_columns() {
    let name = "both_databases_end_in_the_same_tables_and_columns";
    let seen = std::sync::Mutex::new(Vec::new());
    on_both_empty(name, async |empty| {
        Store::open(&empty.url, true).await.unwrap();
        let tables = empty.tables().await;
        assert!(tables.len() > 10 && tables["signatures"].len() == 6, "{tables:#?}");
        seen.lock().unwrap().push(tables);
    })
    .await;
    if let [sqlite, postgres] = seen.into_inner().unwrap().as_slice() {
        assert_eq!(sqlite, postgres);
    }
}

#[tokio::test]
async fn opening_a_second_time_changes_nothing() {
    on_both_empty("opening_a_second_time_changes_nothing", async |empty| {
        let ledger = "SELECT CAST(version AS TEXT), CAST(installed_on AS TEXT) \
                      FROM _sqlx_migrations ORDER BY version";
        Store::open(&empty.url, true).await.unwrap();
        let before = (empty.tables().await, empty.ask(ledger).await);
        empty.fill().await;
        let content = empty.content(&before.0).await;
        Store::open(&empty.url, true).await.unwrap();
        assert_eq!((empty.tables().await, empty.ask(ledger).await), before);
        assert_eq!(empty.content(&before.0).await, content);
        assert_eq!(before.1.len(), MIGRATIONS.len());
    })
    .await;
}

#[tokio::test]
async fn a_store_of_a_newer_program_is_refused_and_left_alone() {
    on_both_empty("a_store_of_a_newer_program_is_refused", async |empty| {
        Store::open(&empty.url, true).await.unwrap();
        let newest = "INSERT INTO _sqlx_migrations \
             (version, description, installed_on, success, checksum, execution_time) \
             SELECT 9999, 'tomorrow', installed_on, success, checksum, 1 \
             FROM _sqlx_migrations WHERE version = 1";
        empty.run(newest).await;
        let before = empty.tables().await;
        assert!(matches!(Store::open(&empty.url, true).await, Err(OpenError::Newer)));
        assert_eq!(empty.tables().await, before);
    })
    .await;
}

#[tokio::test]
async fn a_store_whose_migrations_differ_is_refused() {
    on_both_empty("a_store_whose_migrations_differ_is_refused", async |empty| {
        Store::open(&empty.url, true).await.unwrap();
        let other = "UPDATE _sqlx_migrations SET checksum = \
             (SELECT checksum FROM _sqlx_migrations WHERE version = 1) WHERE version = 2";
        empty.run(other).await;
        assert!(matches!(Store::open(&empty.url, true).await, Err(OpenError::Meddled)));
    })
    .await;
}

#[tokio::test]
async fn what_was_stored_under_any_older_version_is_still_there() {
    for count in 1..=MIGRATIONS.len() {
        on_both_empty("what_was_stored_under_any_older_version", async |empty| {
            empty.as_of(count).await;
            empty.fill().await;
            let tables = empty.tables().await;
            let before = empty.content(&tables).await;
            assert!(before.values().all(|rows| rows.len() == 1), "{before:?}");
            Store::open(&empty.url, true).await.unwrap();
            assert_eq!(empty.content(&tables).await, before, "after {count} migrations");
        })
        .await;
    }
}

#[tokio::test]
async fn the_contact_of_an_older_store_is_one_of_the_facts_about_the_campaign() {
    on_both_empty("the_contact_of_an_older_store", async |empty| {
        empty.as_of(21).await;
        let contact = "INSERT INTO meta (name, value) VALUES ('contact', '{\"en\":\"the page\"}')";
        empty.run(contact).await;
        let secret = Arc::new(HostSecret::from_bytes([7; 32]));
        let store = Store::open(&empty.url, true).await.unwrap().with_secret(secret);
        let mut conn = store.connect().await.unwrap();
        binding::all(&mut conn).await.unwrap();
        let behind = campaign::behind(&mut conn).await.unwrap();
        conn.close().await;
        assert_eq!(behind.contact[&Locale::EN], "the page");
        assert!(behind.name.is_empty());
    })
    .await;
}
