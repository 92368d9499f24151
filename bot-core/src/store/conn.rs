//! One connection, and the only way to run a statement on it.

use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{AnyConnection, Connection as _, Row as _};

use super::Dialect;

/// Why a statement failed. Prints codes only: a database's message can hold values.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database is away, full, broken or refuses; the code is its own where it gave one.
    #[error("the database failed ({0})")]
    Database(String),
    /// A row holds what no version of this program writes.
    #[error("a stored value can't be read: {0}")]
    Corrupt(&'static str),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let code = match &error {
            sqlx::Error::Database(cause) => cause.code().map(|code| code.into_owned()),
            sqlx::Error::Io(cause) => Some(format!("{:?}", cause.kind())),
            sqlx::Error::PoolTimedOut => Some("timeout".to_owned()),
            sqlx::Error::WorkerCrashed => Some("worker".to_owned()),
            _ => None,
        };
        Self::Database(code.unwrap_or_else(|| "unnamed".to_owned()))
    }
}

/// An argument of a statement.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// BIGINT.
    Int(i64),
    /// TEXT.
    Text(String),
    /// BLOB or BYTEA.
    Blob(Vec<u8>),
    /// A missing blob.
    NoBlob,
}

impl std::fmt::Debug for Value {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Value(…)")
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}
impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}
impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Blob(value.to_vec())
    }
}
impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Blob(value)
    }
}
impl From<Option<Vec<u8>>> for Value {
    fn from(value: Option<Vec<u8>>) -> Self {
        value.map_or(Self::NoBlob, Self::Blob)
    }
}

/// A row of an answer. Columns are counted from 0.
pub struct Row(AnyRow);

impl std::fmt::Debug for Row {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Row(…)")
    }
}

impl Row {
    /// A whole number.
    ///
    /// # Errors
    /// The column holds something else.
    pub fn int(&self, column: usize) -> Result<i64, StoreError> {
        self.0.try_get(column).map_err(|_| StoreError::Corrupt("integer"))
    }

    /// Text.
    ///
    /// # Errors
    /// The column holds something else.
    pub fn text(&self, column: usize) -> Result<String, StoreError> {
        self.0.try_get(column).map_err(|_| StoreError::Corrupt("text"))
    }

    /// Bytes.
    ///
    /// # Errors
    /// The column holds something else.
    pub fn blob(&self, column: usize) -> Result<Vec<u8>, StoreError> {
        self.0.try_get(column).map_err(|_| StoreError::Corrupt("blob"))
    }

    /// Bytes or nothing.
    ///
    /// # Errors
    /// The column holds something else.
    pub fn maybe_blob(&self, column: usize) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.try_get(column).map_err(|_| StoreError::Corrupt("blob"))
    }
}

/// A connection. Once a statement has failed it refuses to commit: SQLite may have rolled back on its
/// own, and PostgreSQL's COMMIT of an aborted transaction says Ok.
pub struct Conn {
    inner: AnyConnection,
    dialect: Dialect,
    failed: bool,
}

impl std::fmt::Debug for Conn {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Conn({:?}, failed: {})", self.dialect, self.failed)
    }
}

impl Conn {
    pub(super) fn new(inner: AnyConnection, dialect: Dialect) -> Self {
        Self { inner, dialect, failed: false }
    }

    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Whether a statement failed on this connection. Drop it then.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// Opens the transaction of an update or a batch.
    ///
    /// # Errors
    /// The database failed.
    pub async fn begin(&mut self) -> Result<(), StoreError> {
        let begin = self.dialect.begin();
        self.plain(begin).await
    }

    /// Opens a transaction that only reads: everything in it is of one moment.
    ///
    /// # Errors
    /// The database failed.
    pub async fn begin_reading(&mut self) -> Result<(), StoreError> {
        let begin = self.dialect.begin_reading();
        self.plain(begin).await
    }

    /// Commits. An error means *unknown*: the commit may have happened.
    ///
    /// # Errors
    /// The database failed, now or at an earlier statement.
    pub async fn commit(&mut self) -> Result<(), StoreError> {
        if self.failed {
            return Err(StoreError::Database("aborted".to_owned()));
        }
        self.plain("COMMIT").await
    }

    /// Rolls back.
    ///
    /// # Errors
    /// The database failed.
    pub async fn rollback(&mut self) -> Result<(), StoreError> {
        self.plain("ROLLBACK").await
    }

    /// Runs a statement without arguments and without a result.
    ///
    /// # Errors
    /// The database failed.
    pub async fn plain(&mut self, sql: &'static str) -> Result<(), StoreError> {
        let done = sqlx::raw_sql(sql).execute(&mut self.inner).await;
        self.watch(done).map(|_| ())
    }

    /// Runs a statement; the number of rows that it changed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn execute(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<u64, StoreError> {
        let done = bind(sql, args).execute(&mut self.inner).await;
        self.watch(done).map(|result| result.rows_affected())
    }

    /// The first row of an answer, if any.
    ///
    /// # Errors
    /// The database failed.
    pub async fn one(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        let row = bind(sql, args).fetch_optional(&mut self.inner).await;
        Ok(self.watch(row)?.map(Row))
    }

    /// All rows of an answer. Callers bound it by a key or a LIMIT.
    ///
    /// # Errors
    /// The database failed.
    pub async fn all(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let rows = bind(sql, args).fetch_all(&mut self.inner).await;
        Ok(self.watch(rows)?.into_iter().map(Row).collect())
    }

    /// Takes the lock that lets one update of an account run at a time, across replicas. SQLite has
    /// one writer and needs none.
    ///
    /// # Errors
    /// The database failed or waited too long.
    pub async fn lock_account(&mut self, tag: &[u8]) -> Result<(), StoreError> {
        if self.dialect == Dialect::Postgres {
            let mut head = [0; 8];
            head.copy_from_slice(&tag[..8]);
            let sql = "SELECT 1 FROM (SELECT pg_advisory_xact_lock($1)) AS held";
            self.all(sql, vec![i64::from_be_bytes(head).into()]).await?;
        }
        Ok(())
    }

    /// Writes deleted rows out of SQLite's log. PostgreSQL leaves this to its vacuum.
    ///
    /// # Errors
    /// The database failed.
    pub async fn scrub(&mut self) -> Result<(), StoreError> {
        match self.dialect {
            Dialect::Sqlite => self.plain("PRAGMA wal_checkpoint(TRUNCATE)").await,
            Dialect::Postgres => Ok(()),
        }
    }

    /// Closes in an orderly way.
    pub async fn close(self) {
        // Whatever mattered is committed; a failed goodbye changes nothing.
        let _ = self.inner.close().await;
    }

    pub(super) fn raw(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }

    fn watch<T>(&mut self, result: Result<T, sqlx::Error>) -> Result<T, StoreError> {
        result.map_err(|error| {
            self.failed = true;
            error.into()
        })
    }
}

fn bind(
    sql: &'static str,
    args: Vec<Value>,
) -> sqlx::query::Query<'static, sqlx::Any, AnyArguments> {
    args.into_iter().fold(sqlx::query(sql), |query, value| match value {
        Value::Int(value) => query.bind(value),
        Value::Text(value) => query.bind(value),
        Value::Blob(value) => query.bind(value),
        Value::NoBlob => query.bind(Option::<Vec<u8>>::None),
    })
}
