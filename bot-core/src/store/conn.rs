//! One connection, and the only way to run a statement on it.

use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::sync::Arc;

use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{AnyConnection, Connection as _, Row as _};

use super::{Dialect, StoreError};
use crate::vault::HostSecret;

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
    /// The column holds another type.
    pub fn int(&self, column: usize) -> Result<i64, StoreError> {
        self.0.try_get(column).map_err(|_| StoreError::Corrupt("integer"))
    }

    /// Text.
    ///
    /// # Errors
    /// The column holds another type.
    pub fn text(&self, column: usize) -> Result<String, StoreError> {
        self.0.try_get(column).map_err(|_| StoreError::Corrupt("text"))
    }

    /// Bytes.
    ///
    /// # Errors
    /// The column holds another type.
    pub fn blob(&self, column: usize) -> Result<Vec<u8>, StoreError> {
        self.0.try_get(column).map_err(|_| StoreError::Corrupt("blob"))
    }

    /// Bytes or nothing.
    ///
    /// # Errors
    /// The column holds another type.
    pub fn maybe_blob(&self, column: usize) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.try_get(column).map_err(|_| StoreError::Corrupt("blob"))
    }
}

/// Makes statements fail when a test asks for it.
pub trait Faults: Send + Sync {
    /// Asked before and after each statement. If it returns an error, the statement fails with it.
    /// After a failure of the second kind the statement's effect stays, as when its answer is lost on
    /// the way.
    fn strike(&self, sql: &str, moment: Moment) -> Option<StoreError>;
}

/// When [`Faults`] are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before the statement.
    Before,
    /// After the statement.
    After,
}

/// A connection. Once a statement has failed it accepts no more statements: SQLite may have rolled back
/// on its own, so that each further statement would be committed alone, and PostgreSQL's COMMIT of an
/// aborted transaction reports success.
pub struct Conn {
    inner: AnyConnection,
    dialect: Dialect,
    secret: Arc<HostSecret>,
    /// The code of the first failure.
    failure: Option<String>,
    under_way: bool,
    faults: Option<Arc<dyn Faults>>,
    /// SQLite's file, and which one it was when this connection was made.
    file: Option<(PathBuf, FileId)>,
}

/// The device and the number of a file: another file in its place has others.
type FileId = (u64, u64);

fn file_id(path: &PathBuf) -> Option<FileId> {
    std::fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
}

impl std::fmt::Debug for Conn {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Conn({:?}, failure: {:?})", self.dialect, self.failure)
    }
}

impl Conn {
    pub(super) fn new(inner: AnyConnection, dialect: Dialect, secret: Arc<HostSecret>) -> Self {
        Self { inner, dialect, secret, failure: None, under_way: false, faults: None, file: None }
    }

    /// The same connection, which notices when this file is no longer there.
    pub(super) fn of_file(self, path: PathBuf) -> Result<Self, StoreError> {
        let id = file_id(&path).ok_or_else(StoreError::moved)?;
        Ok(Self { file: Some((path, id)), ..self })
    }

    /// The same connection, with faults.
    #[must_use]
    pub fn with_faults(self, faults: Arc<dyn Faults>) -> Self {
        Self { faults: Some(faults), ..self }
    }

    /// The database that it is connected to.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The secret under which this store's values are sealed and bound.
    pub fn secret(&self) -> Arc<HostSecret> {
        Arc::clone(&self.secret)
    }

    /// The first failure of a statement on this connection. Then drop the connection.
    pub fn failure(&self) -> Option<StoreError> {
        self.failure.clone().map(StoreError::Database)
    }

    /// Whether a statement was begun whose future was dropped before the answer came.
    pub fn interrupted(&self) -> bool {
        self.under_way
    }

    /// Opens the transaction of an update or a batch.
    ///
    /// # Errors
    /// The database failed, or its file was moved away: SQLite would go on writing into it, and everything
    /// would be gone when the last connection is closed.
    pub async fn begin(&mut self) -> Result<(), StoreError> {
        if let Some((path, id)) = &self.file
            && file_id(path) != Some(*id)
        {
            return Err(self.failed(StoreError::moved()));
        }
        let begin = self.dialect.begin();
        self.plain(begin).await
    }

    /// Opens a transaction that only reads. All its answers show the same moment.
    pub async fn begin_reading(&mut self) -> Result<(), StoreError> {
        let begin = self.dialect.begin_reading();
        self.plain(begin).await
    }

    /// Commits. An error means *unknown*: the commit may have happened.
    ///
    /// # Errors
    /// The database failed, now or at an earlier statement.
    pub async fn commit(&mut self) -> Result<(), StoreError> {
        self.plain("COMMIT").await
    }

    /// Rolls back.
    pub async fn rollback(&mut self) -> Result<(), StoreError> {
        self.plain("ROLLBACK").await
    }

    /// Runs a statement without arguments and without a result.
    pub async fn plain(&mut self, sql: &'static str) -> Result<(), StoreError> {
        self.enter(sql)?;
        let done = sqlx::raw_sql(sql).execute(&mut self.inner).await;
        self.leave(sql, done).map(|_| ())
    }

    /// Runs a statement; the number of rows that it changed.
    pub async fn execute(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<u64, StoreError> {
        self.enter(sql)?;
        let done = bind(sql, args).execute(&mut self.inner).await;
        self.leave(sql, done).map(|result| result.rows_affected())
    }

    /// The first row of an answer, if any.
    pub async fn one(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        self.enter(sql)?;
        let row = bind(sql, args).fetch_optional(&mut self.inner).await;
        Ok(self.leave(sql, row)?.map(Row))
    }

    /// All rows of an answer. Callers bound it by a key or a LIMIT.
    pub async fn all(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        self.enter(sql)?;
        let rows = bind(sql, args).fetch_all(&mut self.inner).await;
        Ok(self.leave(sql, rows)?.into_iter().map(Row).collect())
    }

    /// Takes an account's lock, so that only one update of an account runs at a time, in all replicas.
    /// SQLite has one writer and needs no lock.
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

    /// Takes the lock of a second account, for updates that change which person both accounts belong
    /// to.
    ///
    /// Updates wait for locks only in the order of the keys, so they can't wait for each other in a
    /// circle. A lock against that order is taken only if it is free. If it is not, this update fails
    /// as if it had lost a race for a lock: it is rolled back, which frees its own lock, and is tried
    /// again.
    ///
    /// # Errors
    /// The database failed, waited too long, or another update holds the lock.
    pub async fn lock_second(&mut self, held: &[u8], tag: &[u8]) -> Result<(), StoreError> {
        if self.dialect != Dialect::Postgres || held[..8] == tag[..8] {
            return Ok(());
        }
        if held[..8] < tag[..8] {
            return self.lock_account(tag).await;
        }
        let mut head = [0; 8];
        head.copy_from_slice(&tag[..8]);
        let sql =
            "SELECT CAST(CASE WHEN pg_try_advisory_xact_lock($1) THEN 1 ELSE 0 END AS BIGINT)";
        let row = self.one(sql, vec![i64::from_be_bytes(head).into()]).await?;
        if row.map(|row| row.int(0)).transpose()? == Some(1) {
            return Ok(());
        }
        Err(StoreError::lock_taken())
    }

    /// Removes deleted rows from SQLite's write-ahead log. `false` if a reader prevented it: then they
    /// are still in the log. On PostgreSQL its vacuum does this.
    pub async fn scrub(&mut self) -> Result<bool, StoreError> {
        if self.dialect == Dialect::Postgres {
            return Ok(true);
        }
        // A checkpoint waits for readers as long as a writer waits for a lock, and all writers would
        // wait with it.
        self.plain("PRAGMA busy_timeout = 100").await?;
        let row = self.one("PRAGMA wal_checkpoint(TRUNCATE)", Vec::new()).await?;
        self.plain("PRAGMA busy_timeout = 5000").await?;
        Ok(row.map(|row| row.int(0)).transpose()? == Some(0))
    }

    /// Closes the connection in an orderly way.
    pub async fn close(self) {
        // Everything that matters has been committed, so a failure here changes nothing.
        let _ = self.inner.close().await;
    }

    pub(super) fn raw(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }

    fn enter(&mut self, sql: &str) -> Result<(), StoreError> {
        if let Some(error) = self.failure() {
            return Err(error);
        }
        self.strike(sql, Moment::Before)?;
        self.under_way = true;
        Ok(())
    }

    fn leave<T>(&mut self, sql: &str, result: Result<T, sqlx::Error>) -> Result<T, StoreError> {
        self.under_way = false;
        let result = result.map_err(StoreError::from);
        let result = result.and_then(|done| self.strike(sql, Moment::After).map(|()| done));
        result.map_err(|error| self.failed(error))
    }

    fn strike(&mut self, sql: &str, moment: Moment) -> Result<(), StoreError> {
        let Some(error) = self.faults.as_ref().and_then(|faults| faults.strike(sql, moment)) else {
            return Ok(());
        };
        Err(self.failed(error))
    }

    /// Notes the failure: this connection accepts no more statements.
    fn failed(&mut self, error: StoreError) -> StoreError {
        if let StoreError::Database(code) = &error {
            self.failure.get_or_insert_with(|| code.clone());
        }
        error
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
