//! Why a statement failed, and whether the update or the database is to blame.

/// Why a statement failed. Prints codes only: a database's message can hold values.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database is away, full, broken or refuses; the code is its own where it gave one.
    #[error("the database failed ({0})")]
    Database(String),
    /// A row holds a value that this program never writes.
    #[error("a stored value can't be read: {0}")]
    Corrupt(&'static str),
}

/// The code for an error in the statement itself or its values.
const STATEMENT: &str = "statement";

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let code = match &error {
            sqlx::Error::Database(cause) => cause.code().map(|code| code.into_owned()),
            sqlx::Error::Io(cause) => Some(format!("{:?}", cause.kind())),
            sqlx::Error::PoolTimedOut => Some("timeout".to_owned()),
            sqlx::Error::WorkerCrashed => Some("worker".to_owned()),
            sqlx::Error::Encode(_)
            | sqlx::Error::Decode(_)
            | sqlx::Error::ColumnDecode { .. }
            | sqlx::Error::ColumnIndexOutOfBounds { .. }
            | sqlx::Error::ColumnNotFound(_)
            | sqlx::Error::TypeNotFound { .. }
            | sqlx::Error::RowNotFound
            | sqlx::Error::InvalidArgument(_)
            | sqlx::Error::AnyDriverError(_) => Some(STATEMENT.to_owned()),
            _ => None,
        };
        Self::Database(code.unwrap_or_else(|| "unnamed".to_owned()))
    }
}

impl StoreError {
    /// The statement was still running when the time of its update was over.
    pub(crate) fn slow_statement() -> Self {
        Self::Database(STATEMENT.to_owned())
    }

    /// Another update holds a lock. PostgreSQL's code for it (lock_not_available).
    pub(super) fn lock_taken() -> Self {
        Self::Database("55P03".to_owned())
    }

    /// Whether the cause lies outside any single update: the database is away, full, busy or shutting
    /// down. SQLite gives result codes (extended ones end in the primary code), PostgreSQL five-letter
    /// SQLSTATEs.
    pub fn is_outage(&self) -> bool {
        let Self::Database(code) = self else { return false };
        match code.parse::<i64>() {
            Ok(number) if code.len() != 5 => {
                matches!(number & 0xff, 3 | 5 | 6 | 7 | 8 | 9 | 10 | 13 | 14 | 15 | 26)
            }
            _ if code.len() == 5 => ["08", "25", "28", "3D", "40", "53", "55", "57", "58"]
                .iter()
                .any(|class| code.starts_with(class)),
            _ => code != STATEMENT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StoreError;

    fn outage(code: &str) -> bool {
        StoreError::Database(code.to_owned()).is_outage()
    }

    #[test]
    fn a_full_disk_or_a_lost_server_is_nobodys_fault() {
        // SQLITE_FULL, SQLITE_BUSY_SNAPSHOT, SQLITE_IOERR_FSYNC, SQLITE_CANTOPEN.
        assert!(["13", "517", "1034", "14"].into_iter().all(outage));
        // disk_full, admin_shutdown, deadlock, lock timeout, no such database, a reset connection.
        assert!(
            ["53100", "57P01", "40P01", "55P03", "3D000", "ConnectionReset"]
                .into_iter()
                .all(outage)
        );
    }

    #[test]
    fn a_broken_statement_is_the_updates_fault() {
        // SQLITE_ERROR, a primary key, a syntax error, a zero byte in a text, a value of no known type.
        assert!(!["1", "1555", "42601", "22021", "statement"].into_iter().any(outage));
        assert!(!StoreError::Corrupt("x").is_outage());
    }
}
