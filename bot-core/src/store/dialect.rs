//! The differences between SQLite and PostgreSQL.

/// The database that a connection talks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// One file, one writer.
    Sqlite,
    /// A server, many writers.
    Postgres,
}

impl Dialect {
    /// From the scheme of `DATABASE_URL`.
    pub fn of(url: &str) -> Option<Self> {
        match url.split_once(':')?.0 {
            "sqlite" => Some(Self::Sqlite),
            "postgres" | "postgresql" => Some(Self::Postgres),
            _ => None,
        }
    }

    /// Opens a transaction that may write. SQLite takes the write lock at once: a later upgrade from
    /// reading would fail with `SQLITE_BUSY_SNAPSHOT`.
    pub(super) const fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }

    /// Opens a transaction in which all answers show the same moment.
    pub(super) const fn begin_reading(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN DEFERRED",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    /// Settings of every new connection. FULL keeps acknowledged commits through a power loss. The
    /// timeouts are shorter than a handler's time limit, so that an update that waits for a lock is not
    /// taken for a slow one.
    pub(super) const fn session(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => &[
                "PRAGMA busy_timeout = 5000",
                // Only possible while the file is empty. A row that is too large for a page is
                // continued on pages at the end of the file, and their order would show who signed
                // first.
                "PRAGMA page_size = 16384",
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = FULL",
                "PRAGMA foreign_keys = ON",
                "PRAGMA secure_delete = ON",
                "PRAGMA trusted_schema = OFF",
            ],
            Self::Postgres => &[
                "SET statement_timeout = '2500ms'",
                "SET lock_timeout = '2s'",
                "SET synchronous_commit = on",
                "SET idle_in_transaction_session_timeout = '60s'",
            ],
        }
    }

    /// Settings of the connection that runs migrations: rebuilding a large table takes time.
    pub(super) const fn patient(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => &[],
            Self::Postgres => &["SET statement_timeout = 0"],
        }
    }

    /// Queries that must return these integers. A connection on which a setting did not take effect is
    /// refused.
    pub(super) const fn asserted(self) -> &'static [(&'static str, i64)] {
        match self {
            Self::Sqlite => &[
                ("PRAGMA synchronous", 2),
                ("PRAGMA foreign_keys", 1),
                ("PRAGMA secure_delete", 1),
            ],
            Self::Postgres => &[],
        }
    }
}
