//! `restore`: puts a copy in the place of a SQLite store, and says what is lost.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bot_core::clock::{Clock, Seconds, SystemClock, TimeZone, day_of, local};
use bot_core::features::shared::team;
use bot_core::i18n::Catalogue;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::tallies::total;
use bot_core::store::{
    Conn, EngineLock, OpenError, Store, StoreError, binding, copy, meta, petitions, restored,
    sqlite_file, with_ending,
};
use bot_core::vault::HostSecret;

use crate::Refusal;
use crate::files;

use crate::settings::Settings;
use crate::wiring;

/// What SQLite keeps beside a store's file.
const BESIDE: [&str; 3] = ["", "-wal", "-shm"];

/// `samleng restore FILE`.
pub async fn restore(settings: &Settings, file: &Path) -> Result<(), Refusal> {
    restore_at(settings, file, &SystemClock).await
}

/// The same, at another time.
pub async fn restore_at(
    settings: &Settings,
    file: &Path,
    clock: &dyn Clock,
) -> Result<(), Refusal> {
    let target = sqlite_file(&settings.database_url).ok_or_else(|| {
        Refusal::new(
            "restore is for SQLite: on PostgreSQL use pg_restore, as docs/host/postgresql.md says",
        )
    })?;
    let (catalogue, locale) = wiring::catalogue(settings)?;
    let zone = wiring::zone(settings)?;
    let secret = Arc::new(HostSecret::read(&settings.secret_path()?)?);
    let _lock = EngineLock::of(&target)?;
    let now = clock.now();
    let put = with_ending(&target, ".restoring");
    let parts = Parts { secret, zone: &zone, catalogue, locale };
    let copied = match prepare(&parts, file, &put, now).await {
        Ok(copied) => copied,
        Err(refusal) => {
            remove(&put);
            return Err(refusal);
        }
    };
    let before = signatures_in(&target).await;
    let aside = put_aside(&target, &zone, now)?;
    fs::rename(&put, &target).map_err(|error| told(&target, &error))?;
    sync_folder(&target)?;
    report(&zone, file, &copied, before, aside.as_deref());
    Ok(())
}

/// What reading and changing the copy needs.
struct Parts<'a> {
    secret: Arc<HostSecret>,
    zone: &'a TimeZone,
    catalogue: Arc<Catalogue>,
    locale: Locale,
}

/// What is known of the copy.
struct Copied {
    made: Seconds,
    /// Whether the copy says so itself, and not only the file's date.
    certain: bool,
    signatures: i64,
}

/// Checks the copy, brings it up to date, and takes back what must not go on by itself.
async fn prepare(
    parts: &Parts<'_>,
    file: &Path,
    put: &Path,
    now: Seconds,
) -> Result<Copied, Refusal> {
    remove(put);
    let mut source = fs::File::open(file).map_err(|error| told(file, &error))?;
    let dated = source.metadata()?.modified()?;
    let mut written = files::make(put)?;
    io::copy(&mut source, &mut written).map_err(|error| told(put, &error))?;
    written.sync_all()?;
    let mut conn = Store::copy(put).await.map_err(|error| refused(file, error))?;
    if !copy::is_sound(&mut conn).await.unwrap_or(false) {
        return Err(damaged(file));
    }
    if meta::unbound(&mut conn, meta::SECRET).await? != Some(parts.secret.fingerprint()) {
        return Err(Refusal::new(format!(
            "{} belongs to another host secret: set SAMLENG_SECRET_FILE to the one that it was made with",
            file.display()
        )));
    }
    let stamp = copy::made(&mut conn).await?;
    conn.close().await;
    let dated = dated.duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs();
    let made = stamp.unwrap_or_else(|| Seconds::try_from(dated).unwrap_or(now));
    let store = Store::open(&format!("sqlite://{}", put.display()), false).await?;
    let mut conn = store.with_secret(Arc::clone(&parts.secret)).connect().await?;
    // A copy of an older version is taken as it is: the host says that it is theirs.
    binding::all(&mut conn).await?;
    conn.begin().await?;
    restored::settle(&mut conn, now).await?;
    let spoken = parts.catalogue.spoken(parts.locale);
    team::owners(
        &mut conn,
        &spoken,
        now,
        |_| true,
        |locale| {
            let day = parts.catalogue.day(day_of(made, parts.zone), locale);
            vec![msg!("restored-told", day = day), msg!("restored-check")]
        },
    )
    .await?;
    let signatures = signatures(&mut conn).await?;
    conn.commit().await?;
    conn.close().await;
    Ok(Copied { made, certain: stamp.is_some(), signatures })
}

fn refused(file: &Path, error: OpenError) -> Refusal {
    let name = file.display();
    match error {
        OpenError::Newer => Refusal::new(format!(
            "{name} was made by a newer version of samleng: update the program first"
        )),
        OpenError::Foreign => Refusal::new(format!("{name} is no copy of samleng's store")),
        OpenError::Database(_) => damaged(file),
        error => Refusal::new(format!("{name}: {error}")),
    }
}

fn damaged(file: &Path) -> Refusal {
    Refusal::new(format!("{} is damaged: take another copy", file.display()))
}

async fn signatures(conn: &mut Conn) -> Result<i64, StoreError> {
    let mut all = 0;
    for stored in petitions::list(conn).await? {
        all += total(conn, &stored.petition.slug).await?;
    }
    Ok(all)
}

/// The signatures of the store that is replaced, if it can still be read.
async fn signatures_in(target: &Path) -> Option<i64> {
    let mut conn = Store::copy(target).await.ok()?;
    let all = signatures(&mut conn).await.ok();
    conn.close().await;
    all
}

/// Keeps what was there, under a name of the day. `None` if there was nothing.
fn put_aside(target: &Path, zone: &TimeZone, now: Seconds) -> Result<Option<PathBuf>, Refusal> {
    // A log whose database is gone would be read as the new one's.
    if !BESIDE.iter().any(|ending| with_ending(target, ending).exists()) {
        return Ok(None);
    }
    let name = format!(".replaced-{}", day_of(now, zone));
    let free = |path: &PathBuf| !BESIDE.iter().any(|end| with_ending(path, end).exists());
    let numbered = (2..1_000).map(|n| with_ending(target, &format!("{name}-{n}")));
    let aside = std::iter::once(with_ending(target, &name)).chain(numbered).find(free);
    let aside = aside.ok_or_else(|| Refusal::new("too many replaced databases are kept here"))?;
    for ending in BESIDE {
        let (from, to) = (with_ending(target, ending), with_ending(&aside, ending));
        if from.exists() {
            fs::rename(&from, &to).map_err(|error| told(&from, &error))?;
        }
    }
    Ok(Some(aside))
}

fn remove(put: &Path) {
    for ending in BESIDE {
        // Mostly there is none.
        let _ = fs::remove_file(with_ending(put, ending));
    }
}

/// The new name must outlive a power cut.
fn sync_folder(target: &Path) -> Result<(), Refusal> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}

fn told(path: &Path, error: &io::Error) -> Refusal {
    Refusal::new(format!("{}: {error}", path.display()))
}

fn report(
    zone: &TimeZone,
    file: &Path,
    copied: &Copied,
    before: Option<i64>,
    aside: Option<&Path>,
) {
    let about = if copied.certain { "" } else { "about " };
    let at = local(copied.made, zone);
    let made = format!("{about}{} {}", at.date(), at.time());
    say!("restored {}: made {made}, {} signatures", file.display(), copied.signatures);
    match (aside, before) {
        (None, _) => {}
        (Some(aside), Some(before)) => {
            say!(
                "the database that was here had {before} signatures; it is kept as {}",
                aside.display()
            );
        }
        (Some(aside), None) => {
            say!("the database that was here can't be read; it is kept as {}", aside.display());
        }
    }
    say!(
        "lost: everything after {made}. People who signed after that must sign again; people who took a signature \
         back or were forgotten after that are in it again, and so are members of the team who were removed"
    );
    say!(
        "waiting: announcements that were being sent are paused, planned ones go out at their time, and invitations have \
         ended. Start the bot: it tells the owners. Then look at /broadcasts and /roles"
    );
}
