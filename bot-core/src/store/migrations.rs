//! The embedded migrations, and how far a database has been migrated.

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use super::{Conn, Dialect, StoreError};

macro_rules! migration {
    ($version:literal, $file:literal, $name:literal) => {
        (
            $version,
            $name,
            include_str!(concat!("../../../migrations/sqlite/", $file, "_", $name, ".sql")),
            include_str!(concat!("../../../migrations/postgres/", $file, "_", $name, ".sql")),
        )
    };
}

/// (version, name, SQLite, PostgreSQL), in order. Never edited once landed.
pub const MIGRATIONS: &[(i64, &str, &str, &str)] = &[
    migration!(1, "0001", "meta"),
    migration!(2, "0002", "handled"),
    migration!(3, "0003", "people"),
    migration!(4, "0004", "conversations"),
    migration!(5, "0005", "petitions"),
    migration!(6, "0006", "signatures"),
    migration!(7, "0007", "follows"),
    migration!(8, "0008", "staff"),
    migration!(9, "0009", "content"),
    migration!(10, "0010", "announcements"),
    migration!(11, "0011", "ledger"),
    migration!(12, "0012", "channels"),
    migration!(13, "0013", "milestones"),
    migration!(14, "0014", "unreachable"),
    migration!(15, "0015", "connections"),
    migration!(16, "0016", "files"),
    migration!(17, "0017", "rsvps"),
    migration!(18, "0018", "kept_events"),
    migration!(19, "0019", "inbox"),
    migration!(20, "0020", "questions"),
    migration!(21, "0021", "drafts"),
    migration!(22, "0022", "campaign"),
    migration!(23, "0023", "bound"),
    migration!(26, "0026", "seldom"),
];

/// How the schema of a store compares with this program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// The same.
    Current,
    /// Made by a newer program.
    Newer,
    /// Another program, or somebody, has changed what says how far it is.
    Meddled,
}

/// Whether a SQLite file holds tables of another program.
pub(super) async fn is_foreign(conn: &mut Conn) -> Result<bool, StoreError> {
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' \
               ORDER BY name = '_sqlx_migrations' DESC LIMIT 1";
    let row = conn.one(sql, Vec::new()).await?;
    let first = row.map(|row| row.text(0)).transpose()?;
    Ok(first.is_some_and(|name| name != "_sqlx_migrations"))
}

/// The version of the newest migration that a SQLite file has; `None` if it has no tables of ours.
pub(super) async fn newest(conn: &mut Conn) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT version FROM _sqlx_migrations ORDER BY version DESC LIMIT 1";
    let row = conn.one(sql, Vec::new()).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Whether there is none of our tables.
pub(super) async fn is_missing(conn: &mut Conn) -> Result<bool, StoreError> {
    let sql = match conn.dialect() {
        Dialect::Sqlite => "SELECT 1 FROM sqlite_master WHERE name = '_sqlx_migrations' LIMIT 1",
        Dialect::Postgres => {
            "SELECT 1 WHERE pg_catalog.to_regclass('_sqlx_migrations') IS NOT NULL"
        }
    };
    Ok(conn.one(sql, Vec::new()).await?.is_none())
}

/// Runs the migrations that are missing.
pub(super) async fn migrate(conn: &mut Conn) -> Result<Schema, StoreError> {
    let dialect = conn.dialect();
    let steps = MIGRATIONS.iter().map(|(version, name, sqlite, postgres)| {
        let sql = if dialect == Dialect::Sqlite { *sqlite } else { *postgres };
        Migration::new(*version, (*name).into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    let migrator = Migrator::with_migrations(steps.collect());
    match migrator.run_direct(None, conn.raw(), false).await {
        Ok(()) => Ok(Schema::Current),
        Err(sqlx::migrate::MigrateError::VersionMissing(_)) => Ok(Schema::Newer),
        Err(
            sqlx::migrate::MigrateError::VersionMismatch(_) | sqlx::migrate::MigrateError::Dirty(_),
        ) => Ok(Schema::Meddled),
        Err(
            sqlx::migrate::MigrateError::Execute(error)
            | sqlx::migrate::MigrateError::ExecuteMigration(error, _),
        ) => Err(error.into()),
        Err(_) => Err(StoreError::Database("migration".to_owned())),
    }
}
