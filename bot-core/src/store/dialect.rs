//! Where SQLite and PostgreSQL really differ.

/// Which database a connection talks to.
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

    /// Opens a transaction in which every answer is of one moment.
    pub(super) const fn begin_reading(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN DEFERRED",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    /// What every new connection is told. FULL keeps acknowledged commits through a power loss. The
    /// timeouts are shorter than a handler's limit: who waits for a lock is not to blame for it.
    pub(super) const fn session(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => &[
                "PRAGMA busy_timeout = 5000",
                // Only while the file is empty. A row that is too large for a page is continued on
                // pages at the end of the file, and their order would tell who signed first.
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

    /// What the connection is told that changes the tables: rebuilding a large one takes its time.
    pub(super) const fn patient(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => &[],
            Self::Postgres => &["SET statement_timeout = 0"],
        }
    }

    /// Queries whose one integer must be this: a connection that did not take a setting is refused.
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
