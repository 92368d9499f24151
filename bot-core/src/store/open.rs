//! Opening a store: its settings, its tables, and checks that it is ours.

use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::{AnyConnection, Connection as _};

use super::migrations::{self, MIGRATIONS, Schema, is_foreign, migrate};
use super::{Conn, Dialect, StoreError};
use crate::vault::HostSecret;

/// How long making a connection may take.
const CONNECT: Duration = Duration::from_secs(10);

/// Why a store can't be opened. Shown to the person who started the program.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address has another scheme.
    #[error("DATABASE_URL must begin with sqlite: or postgres:")]
    Scheme,
    /// The address of a SQLite store names no plain file.
    #[error("DATABASE_URL: after sqlite:// comes the name of a file, without ? and %")]
    File,
    /// There is no such file, and this command does not make one.
    #[error(
        "there is no database at {0}: start with `samleng chat` or `samleng setup`. If there was one, put it back, or a backup with `samleng restore FILE`"
    )]
    Missing(String),
    /// There is nothing in it, and this command begins none.
    #[error(
        "the database is empty: start with `samleng setup`. If it was not, put a backup back with `samleng restore FILE`"
    )]
    Empty,
    /// The folder can't be written.
    #[error("{folder} can't be written ({source}): choose another place with DATABASE_URL")]
    Folder {
        /// Which folder.
        folder: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The database can't be reached or refuses.
    #[error("{0}{more}", more = unless_told(.0))]
    Database(#[from] StoreError),
    /// A setting did not take effect.
    #[error("the database does not honour `{0}`, on which the durability of signatures rests")]
    Setting(&'static str),
    /// The tables were made by a newer version.
    #[error("this database was made by a newer version of samleng: update the program")]
    Newer,
    /// The tables belong to another program.
    #[error(
        "this database holds something else than samleng's tables: choose another DATABASE_URL. If it was samleng's, it is damaged: put a backup back with `samleng restore FILE`"
    )]
    Foreign,
    /// A migration is not the one that this program knows, or was not finished.
    #[error(
        "the tables of this database were not made by this program, or not to the end: put a backup back with `samleng restore FILE`"
    )]
    Meddled,
}

/// What to look at where the database's own words do not say it.
fn unless_told(error: &StoreError) -> &'static str {
    let told = error.trouble().is_some();
    if told { "" } else { ": check DATABASE_URL, and that this user can open what it names" }
}

/// An opened store: an address from which connections are made.
#[derive(Clone)]
pub struct Store {
    url: String,
    dialect: Dialect,
    secret: Arc<HostSecret>,
    /// Whether this opening made the file.
    made: bool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Store({:?})", self.dialect)
    }
}

impl Store {
    /// Opens the store, creates it if `create` allows that, and migrates its tables. One without tables is
    /// as good as none: a file that was emptied must not look like a new campaign.
    ///
    /// # Errors
    /// See [`OpenError`]. Nothing half-made is left behind.
    pub async fn open(url: &str, create: bool) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let dialect = Dialect::of(url).ok_or(OpenError::Scheme)?;
        let secret = Arc::new(HostSecret::none());
        let mut store = Self { url: url.to_owned(), dialect, secret, made: false };
        if let Some(path) = store.path() {
            store.made = check_file(&path, create)?;
        }
        let opened = store.prepare(create).await;
        if opened.is_err() {
            store.discard_if_made();
        }
        opened.map(|()| store)
    }

    /// The same store, with the secret under which its values are sealed and bound. Without it a
    /// connection can ask which secret that is, and reads nothing sealed.
    #[must_use]
    pub fn with_secret(self, secret: Arc<HostSecret>) -> Self {
        Self { secret, ..self }
    }

    /// Removes the file if this opening made it and could not use it. Any other file stays.
    pub fn discard_if_made(&self) {
        if let (true, Some(path)) = (self.made, self.path()) {
            for ending in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(with_ending(&path, ending));
            }
        }
    }

    async fn prepare(&self, create: bool) -> Result<(), OpenError> {
        if self.dialect == Dialect::Sqlite && !self.made {
            self.refuse_foreign(create).await?;
        }
        let mut conn = self.connect_with(if self.made { "rwc" } else { "rw" }).await?;
        for setting in self.dialect.patient() {
            conn.plain(setting).await?;
        }
        let server = self.dialect == Dialect::Postgres;
        if server && !create && migrations::is_missing(&mut conn).await? {
            conn.close().await;
            return Err(OpenError::Empty);
        }
        let schema = migrate(&mut conn).await?;
        for (question, expected) in self.dialect.asserted() {
            let row = conn.one(question, Vec::new()).await?;
            if row.map(|row| row.int(0)).transpose()? != Some(*expected) {
                return Err(OpenError::Setting(question));
            }
        }
        conn.close().await;
        match schema {
            Schema::Current => Ok(()),
            Schema::Newer => Err(OpenError::Newer),
            Schema::Meddled => Err(OpenError::Meddled),
        }
    }

    /// A connection to a copy of a SQLite store that nothing else uses. Its tables are not migrated, and no
    /// log stays beside it.
    ///
    /// # Errors
    /// See [`OpenError`]: it is missing, another program's, or of a newer version.
    pub async fn copy(path: &Path) -> Result<Conn, OpenError> {
        sqlx::any::install_default_drivers();
        check_file(path, false)?;
        let store = Self {
            url: format!("sqlite://{}", path.display()),
            dialect: Dialect::Sqlite,
            secret: Arc::new(HostSecret::none()),
            made: false,
        };
        store.refuse_foreign(true).await?;
        let conn = AnyConnection::connect(&format!("{}?mode=rw", store.url)).await;
        let mut conn = Conn::new(conn.map_err(StoreError::from)?, Dialect::Sqlite, store.secret);
        let newest = match migrations::newest(&mut conn).await {
            // SQLITE_ERROR: there is no such table.
            Err(StoreError::Database(code)) if code == "1" => None,
            newest => newest?,
        };
        match newest {
            None => Err(OpenError::Foreign),
            Some(version) if MIGRATIONS.last().is_some_and(|(last, ..)| version > *last) => {
                Err(OpenError::Newer)
            }
            Some(_) => Ok(conn),
        }
    }

    /// Examines a file before any setting is made: a file of another program must not be changed, nor an empty
    /// one that is not to become a store.
    async fn refuse_foreign(&self, create: bool) -> Result<(), OpenError> {
        let url = format!("{}?mode=rw", self.url);
        let conn = AnyConnection::connect(&url).await.map_err(StoreError::from)?;
        let mut conn = Conn::new(conn, self.dialect, Arc::clone(&self.secret));
        let found = match is_foreign(&mut conn).await {
            Ok(false) if !create => migrations::is_missing(&mut conn).await.map(|it| (false, it)),
            found => found.map(|foreign| (foreign, false)),
        };
        conn.close().await;
        match found {
            Ok((false, false)) => Ok(()),
            Ok((false, true)) => Err(OpenError::Empty),
            Ok((true, _)) => Err(OpenError::Foreign),
            // SQLITE_NOTADB.
            Err(StoreError::Database(code)) if code == "26" => Err(OpenError::Foreign),
            Err(error) => Err(error.into()),
        }
    }

    /// A new connection with all settings.
    ///
    /// # Errors
    /// The database is away or refuses a setting.
    pub async fn connect(&self) -> Result<Conn, StoreError> {
        // Never creates the file: a database that was deleted must not come back empty.
        self.connect_with("rw").await
    }

    async fn connect_with(&self, mode: &str) -> Result<Conn, StoreError> {
        let url = match self.dialect {
            Dialect::Sqlite => format!("{}?mode={mode}", self.url),
            Dialect::Postgres => self.url.clone(),
        };
        let connect = async {
            let conn = AnyConnection::connect(&url).await?;
            let mut conn = Conn::new(conn, self.dialect, Arc::clone(&self.secret));
            if let Some(path) = self.path() {
                conn = conn.of_file(path)?;
            }
            for setting in self.dialect.session() {
                conn.plain(setting).await?;
            }
            Ok(conn)
        };
        // A server that swallows packets would keep its callers waiting for minutes.
        let late = |_| Err(StoreError::Database("timeout".to_owned()));
        tokio::time::timeout(CONNECT, connect).await.unwrap_or_else(late)
    }

    /// The kind of database.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The database's file, if it is SQLite.
    pub fn path(&self) -> Option<PathBuf> {
        sqlite_file(&self.url)
    }
}

/// The file that the address of a SQLite store names.
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    Some(PathBuf::from(rest.strip_prefix("//").unwrap_or(rest)))
}

/// Whether the file is to be made now.
fn check_file(path: &Path, create: bool) -> Result<bool, OpenError> {
    let name = path.to_string_lossy();
    // The driver reads options after `?` and escapes after `%`, and keeps `:memory:` in no file.
    if name.is_empty() || name.contains(['?', '%']) || name == ":memory:" || path.is_dir() {
        return Err(OpenError::File);
    }
    if path.exists() {
        return Ok(false);
    }
    if !create {
        return Err(OpenError::Missing(path.display().to_string()));
    }
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fails = |source| OpenError::Folder { folder: folder.display().to_string(), source };
    let probe = folder.join(format!(".samleng-{}", std::process::id()));
    std::fs::write(&probe, b"").map_err(fails)?;
    std::fs::remove_file(&probe).map_err(fails)?;
    // SQLite gives its log the permissions of the file, and takes an empty file for a new database.
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(fails)?;
    Ok(true)
}

/// The path with `ending` appended to its name.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
