//! Why a statement failed, and whether the update or the database is to blame.

/// Why a statement failed. Prints the code and what it means: a database's own message can hold values.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database is away, full, broken or refuses; the code is its own where it gave one.
    #[error("the database failed ({0}){words}", words = Trouble::of(.0).map_or("", Trouble::words))]
    Database(String),
    /// A row holds a value that this program never writes.
    #[error("a stored value can't be read: {0}")]
    Corrupt(&'static str),
}

/// The code for an error in the statement itself or its values.
const STATEMENT: &str = "statement";
/// SQLite's code for a file that is not where it was opened (SQLITE_READONLY_DBMOVED).
const MOVED: &str = "1032";

/// What is wrong with a database, where its code tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Bytes of it are not what was written.
    Damaged,
    /// There is no room left.
    Full,
    /// Somebody else holds it.
    Locked,
    /// It is not where it was.
    Lost,
    /// It may be read, and not written.
    ReadOnly,
    /// Its disk gives errors.
    Disk,
    /// It does not accept this user.
    Refused,
    /// Nothing answers.
    Away,
}

impl Trouble {
    /// SQLite gives numbers, of which the low byte says the kind; PostgreSQL five letters, of which the first two
    /// do; what never came so far has a name of ours or of the system.
    fn of(code: &str) -> Option<Self> {
        match code.parse::<i64>() {
            Ok(_) if code == MOVED => return Some(Self::Lost),
            Ok(number) if code.len() != 5 => {
                return Some(match number & 0xff {
                    11 | 26 => Self::Damaged,
                    13 => Self::Full,
                    5 | 6 | 15 => Self::Locked,
                    14 => Self::Lost,
                    8 => Self::ReadOnly,
                    10 => Self::Disk,
                    3 | 23 => Self::Refused,
                    _ => return None,
                });
            }
            _ => {}
        }
        let begins = |class: &&str| code.starts_with(*class);
        Some(match code {
            "XX001" | "XX002" => Self::Damaged,
            "53100" => Self::Full,
            "25006" => Self::ReadOnly,
            "55P03" | "40P01" => Self::Locked,
            "58030" => Self::Disk,
            "timeout" | "worker" => Self::Away,
            STATEMENT | "unnamed" | "no_randomness" | "migration" => return None,
            _ if code.len() != 5 => Self::Away,
            _ if begins(&"3D") => Self::Lost,
            _ if begins(&"28") => Self::Refused,
            _ if ["08", "53", "57P"].iter().any(begins) => Self::Away,
            _ => return None,
        })
    }

    /// Whether it may be over at the next try, without anybody's doing.
    pub const fn may_pass(self) -> bool {
        matches!(self, Self::Full | Self::Locked | Self::Away)
    }

    /// What it is, and what to do.
    const fn words(self) -> &'static str {
        match self {
            Self::Damaged => {
                ": it is damaged. Stop the bot, look at the disk, and put a backup back (`samleng restore FILE`)"
            }
            Self::Full => ": its disk is full. Make room there; nothing that was answered is lost",
            Self::Locked => ": another program keeps it locked. End that program",
            Self::Lost => {
                ": it is not where it was, or can't be opened. Put it back where DATABASE_URL says, or a backup (`samleng restore FILE`)"
            }
            Self::ReadOnly => {
                ": it can't be written. Let the bot's user write the file and its folder"
            }
            Self::Disk => ": its disk gives errors. Look at the disk and at the system's log",
            Self::Refused => ": it does not accept this user. Check DATABASE_URL",
            Self::Away => {
                ": it does not answer. Look whether its server runs, and check DATABASE_URL"
            }
        }
    }
}

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

    /// The file is not where it was opened: what is written into it now is lost.
    pub(super) fn moved() -> Self {
        Self::Database(MOVED.to_owned())
    }

    /// What is wrong with the database, where its code tells.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Database(code) => Trouble::of(code),
            Self::Corrupt(_) => None,
        }
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
    use super::Trouble::{self, *};

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
    fn a_code_becomes_words_with_what_to_do() {
        let kinds: [(Trouble, &[&str]); 8] = [
            (Damaged, &["11", "267", "26", "XX001"]),
            (Full, &["13", "53100"]),
            (Locked, &["5", "6", "261", "517", "55P03"]),
            (Lost, &["14", "1032", "3D000"]),
            (ReadOnly, &["8", "25006"]),
            (Disk, &["10", "1034", "58030"]),
            (Refused, &["3", "28P01"]),
            (Away, &["08006", "53300", "57P03", "ConnectionRefused", "timeout"]),
        ];
        for (trouble, codes) in kinds {
            for code in codes {
                let error = StoreError::Database((*code).to_owned());
                assert_eq!(error.trouble(), Some(trouble), "{code}");
                let said = error.to_string();
                assert!(said.starts_with(&format!("the database failed ({code}): ")), "{said}");
            }
        }
        for code in ["1", "1555", "42601", "22021", "statement", "unnamed"] {
            let error = StoreError::Database(code.to_owned());
            assert_eq!(error.to_string(), format!("the database failed ({code})"));
        }
    }

    #[test]
    fn a_broken_statement_is_the_updates_fault() {
        // SQLITE_ERROR, a primary key, a syntax error, a zero byte in a text, a value of no known type.
        assert!(!["1", "1555", "42601", "22021", "statement"].into_iter().any(outage));
        assert!(!StoreError::Corrupt("x").is_outage());
    }
}
