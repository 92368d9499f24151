//! A copy of a SQLite store each day, and an alarm to the owners when copies fail.

use std::fs;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bot_core::clock::{DAY, Date, Seconds, day_of};
use bot_core::conversation::Core;
use bot_core::engine::Engine;
use bot_core::features::shared::team;
use bot_core::msg;
use bot_core::store::{Conn, Dialect, Store, StoreError, copy, meta};
use bot_core::vault::HostSecret;
use tokio_util::sync::CancellationToken;

use crate::settings::{Settings, named};
use crate::{Refusal, files};

/// How often the program looks whether a copy is due. One that failed is tried again then.
const LOOK: Duration = Duration::from_secs(600);
/// Days for which a copy is kept: what people had erased must not stay in copies for long.
const KEPT: i32 = 14;
/// Without a copy for so long, owners are told; and again after the same time.
pub(crate) const SILENT: Seconds = 2 * DAY;

/// Makes the daily copies of one store.
#[derive(Debug)]
pub struct Backups {
    folder: PathBuf,
    store: Store,
    core: Arc<Core>,
}

impl Backups {
    /// `None` if no copies are wanted.
    ///
    /// # Errors
    /// The store is on PostgreSQL, or the folder can't be made.
    pub fn of(
        settings: &Settings,
        store: &Store,
        core: &Arc<Core>,
    ) -> Result<Option<Self>, Refusal> {
        let Some(folder) = named(settings.backup_dir.as_ref()) else { return Ok(None) };
        if store.dialect() == Dialect::Postgres {
            return Err(Refusal::new(
                "BACKUP_DIR is for SQLite: leave it out, and make backups with pg_dump",
            ));
        }
        let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(|error| {
            Refusal::new(format!("BACKUP_DIR: {} can't be made ({error})", folder.display()))
        })?;
        Ok(Some(Self { folder: folder.to_owned(), store: store.clone(), core: Arc::clone(core) }))
    }

    /// Makes copies until `stop`. A copy under way is finished first.
    pub async fn run(self, engine: Engine, stop: CancellationToken) {
        loop {
            if self.look().await {
                engine.wake();
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Makes today's copy if it is missing. Whether owners are to be told something.
    pub async fn look(&self) -> bool {
        let now = self.core.clock.now();
        let today = day_of(now, &self.core.zone);
        let file = self.folder.join(name(today));
        if file.exists() {
            return false;
        }
        match self.copy(now, &file).await {
            Ok(()) => {
                tracing::info!(code = "backup_made", "today's copy is written and checked");
                self.remove_old(today);
            }
            Err(refusal) => {
                tracing::error!(code = "backup_failed", %refusal, "today's copy was not written");
            }
        }
        self.note(now, file.exists()).await.unwrap_or_else(|_| {
            tracing::error!(code = "backup_note_failed", "whether copies succeed was not noted");
            false
        })
    }

    /// A copy has its name only when it is whole and checked.
    async fn copy(&self, now: Seconds, file: &Path) -> Result<(), Refusal> {
        let partial = file.with_extension("partial");
        self.remove_halves();
        write(&self.store, &self.core.secret, now, &partial).await?;
        fs::rename(&partial, file)?;
        fs::File::open(&self.folder)?.sync_all()?;
        Ok(())
    }

    /// What an end in the middle left behind, on whichever day: nobody would ever remove it, and people who
    /// were forgotten since are in it.
    fn remove_halves(&self) {
        self.remove(|_, ending| ending.starts_with(".partial"));
    }

    /// Only after a success: when copies fail, the old ones are all there is.
    fn remove_old(&self, today: Date) {
        self.remove(|day, ending| ending == ".db" && (today - day).get_days() >= KEPT);
    }

    /// Removes those of our files of which this is true, by their day and what stands behind it.
    fn remove(&self, is_over: impl Fn(Date, &str) -> bool) {
        let Ok(all) = fs::read_dir(&self.folder) else { return };
        for one in all.flatten() {
            let name = one.file_name();
            let ours = name.to_str().and_then(dated);
            let over = ours.is_some_and(|(day, ending)| is_over(day, ending));
            if over && fs::remove_file(one.path()).is_err() {
                tracing::warn!(code = "backup_stays", "an old copy can't be removed");
            }
        }
    }

    /// Keeps when the last copy succeeded, and tells owners when that is too long ago.
    async fn note(&self, now: Seconds, succeeded: bool) -> Result<bool, StoreError> {
        let mut conn = self.store.connect().await?;
        conn.begin().await?;
        let told = if succeeded {
            meta::set(&mut conn, meta::BACKUP, &now.to_string()).await?;
            meta::clear(&mut conn, meta::BACKUP_TOLD).await?;
            false
        } else {
            self.alarm(&mut conn, now).await?
        };
        conn.commit().await?;
        conn.close().await;
        Ok(told)
    }

    async fn alarm(&self, conn: &mut Conn, now: Seconds) -> Result<bool, StoreError> {
        // The first failure begins the time, if no copy has ever succeeded.
        meta::set_once(conn, meta::BACKUP, &now.to_string()).await?;
        let since = seconds(conn, meta::BACKUP).await?.unwrap_or(now);
        let told = seconds(conn, meta::BACKUP_TOLD).await?.unwrap_or(since);
        if now - since.max(told) < SILENT {
            return Ok(false);
        }
        meta::set(conn, meta::BACKUP_TOLD, &now.to_string()).await?;
        let core = &self.core;
        let spoken = core.catalogue.spoken(core.default_locale);
        team::owners(
            conn,
            &spoken,
            now,
            |_| true,
            |locale| {
                vec![msg!(
                    "backup-late",
                    day = core.catalogue.day(day_of(since, &core.zone), locale)
                )]
            },
        )
        .await?;
        Ok(true)
    }
}

/// Writes a copy into a new file that only its owner can read, and checks it.
pub(crate) async fn write(
    store: &Store,
    secret: &HostSecret,
    now: Seconds,
    file: &Path,
) -> Result<(), Refusal> {
    // Made empty first with its owner's permissions only: SQLite may write into an empty file, and
    // nobody else can read it at any moment.
    let made = files::make(file)?;
    files::or_remove(file, fill(store, secret, now, file).await)?;
    made.sync_all()?;
    Ok(())
}

async fn fill(
    store: &Store,
    secret: &HostSecret,
    now: Seconds,
    file: &Path,
) -> Result<(), Refusal> {
    let name = file.to_str().ok_or_else(|| Refusal::new("the file's name must be UTF-8"))?;
    let mut conn = store.connect().await?;
    copy::to(&mut conn, name).await?;
    conn.close().await;
    let mut conn = Store::copy(file).await?;
    copy::stamp(&mut conn, now).await?;
    let known = meta::unbound(&mut conn, meta::SECRET).await?;
    let sound = copy::is_sound(&mut conn).await? && known == Some(secret.fingerprint());
    conn.close().await;
    if sound { Ok(()) } else { Err(Refusal::new("the copy is damaged: check the disk it is on")) }
}

async fn seconds(conn: &mut Conn, name: &str) -> Result<Option<Seconds>, StoreError> {
    Ok(meta::get(conn, name).await?.and_then(|at| at.parse().ok()))
}

/// The name of a day's copy.
fn name(day: Date) -> String {
    format!("samleng-{day}.db")
}

/// The day in the name of one of our files, and what stands behind it; `None` for any other file.
fn dated(name: &str) -> Option<(Date, &str)> {
    let (day, ending) = name.strip_prefix("samleng-")?.split_at_checked("2026-12-01".len())?;
    Some((day.parse().ok()?, ending))
}
