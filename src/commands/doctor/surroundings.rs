//! What is around the rows: settings, file, tables, clock, copies.

use std::os::unix::fs::PermissionsExt as _;

use bot_core::campaign::Behind;
use bot_core::clock::{DAY, MINUTE, Seconds, day_of};
use bot_core::store::{Dialect, StoreError, campaign, examine, latest, meta, with_ending};

use super::{Exam, RESTORE};
use crate::settings::{Settings, named};
use crate::wiring::Purpose;
use crate::{Refusal, backups, wiring};

/// A clock may be behind by this much: those of two machines never agree.
const BEHIND: Seconds = 5 * MINUTE;

/// The settings that another command would refuse.
pub(super) async fn settings(exam: &mut Exam<'_>) -> Result<(), StoreError> {
    match wiring::key_holders(exam.settings, exam.opened).await {
        Ok(holders) => {
            for key in holders.public() {
                say!("names are sealed to {key}");
            }
        }
        Err(refusal) => exam.found.push(refusal.to_string()),
    }
    exam.found.extend(wiring::zone(exam.settings).err().map(|one| one.to_string()));
    exam.found.extend(wiring::catalogue(exam.settings).err().map(|one| one.to_string()));
    Ok(())
}

/// The bytes of SQLite's file, and who can read them.
pub(super) async fn file(exam: &mut Exam<'_>) -> Result<(), StoreError> {
    let Some(path) = exam.opened.store.path() else { return Ok(()) };
    for ending in ["", "-wal", "-shm"] {
        let path = with_ending(&path, ending);
        let mode = path.metadata().map_or(0, |file| file.permissions().mode());
        if mode & 0o077 != 0 {
            let path = path.display();
            exam.finds(
                format!("others on this computer can open {path}"),
                format!("chmod 600 {path}"),
            );
        }
    }
    let damage = examine::damage(&mut exam.conn).await?;
    if damage.is_empty() {
        say!("database file: ok");
    }
    let damage: Vec<String> =
        damage.iter().map(|line| format!("the database file is damaged ({line})")).collect();
    exam.finds_all(&damage, format!("stop the bot, look at the disk, and {RESTORE}"));
    Ok(())
}

/// The tables, as the migrations make them.
pub(super) async fn tables(exam: &mut Exam<'_>) -> Result<(), StoreError> {
    for one in examine::tables(&mut exam.conn).await? {
        exam.finds(
            format!("the {} {} {}", one.kind, one.name, one.fate),
            format!("find out who writes into this database, and {RESTORE}"),
        );
    }
    Ok(())
}

/// This machine's clock, beside the times that are in the store.
pub(super) async fn clock(exam: &mut Exam<'_>) -> Result<(), StoreError> {
    let latest = examine::latest(&mut exam.conn).await?;
    if let Some(by) = latest.map(|at| at - exam.now).filter(|by| *by > BEHIND) {
        exam.finds(
            format!("this machine's clock is {} behind what is in the store", told(by)),
            "set the clock (`timedatectl`), and see that it stays right",
        );
    }
    // A copy stands still.
    if meta::unbound(&mut exam.conn, meta::COPIED).await?.is_some() {
        return Ok(());
    }
    if let Some(last) = latest::jumped(&mut exam.conn, exam.now).await? {
        exam.finds(
            format!(
                "this machine's clock is {} ahead of when the bot last cleaned up, so it deletes nothing that is old",
                told(exam.now - last)
            ),
            "look at the clock (`date`); if it is right, because the bot stood still or a copy was put back, run \
             `samleng doctor --clock-is-right`",
        );
    }
    Ok(())
}

/// Takes the clock for right, although it has jumped.
pub(super) async fn confirm(settings: &Settings, now: Seconds) -> Result<(), Refusal> {
    let opened = wiring::open(settings, Purpose::Existing).await?;
    let mut conn = opened.store.connect().await?;
    conn.begin().await?;
    latest::confirm(&mut conn, now).await?;
    conn.commit().await?;
    conn.close().await;
    say!("the clock is taken for right");
    Ok(())
}

fn told(seconds: Seconds) -> String {
    match seconds {
        _ if seconds >= DAY => format!("{} days", seconds / DAY),
        _ => format!("{} minutes", seconds / MINUTE),
    }
}

/// The daily copies, if there should be any.
pub(super) async fn copies(exam: &mut Exam<'_>) -> Result<(), StoreError> {
    if named(exam.settings.backup_dir.as_ref()).is_none()
        || exam.opened.store.dialect() == Dialect::Postgres
    {
        return Ok(());
    }
    let last = meta::get(&mut exam.conn, meta::BACKUP).await?.and_then(|at| at.parse().ok());
    let zone = wiring::zone(exam.settings).unwrap_or(bot_core::clock::TimeZone::UTC);
    if let Some(at) = last.filter(|at| exam.now - at >= backups::SILENT) {
        exam.finds(
            format!("no daily copy was made since {}", day_of(at, &zone)),
            "the bot's log says why (`backup_failed`); see that it runs, and that BACKUP_DIR has room",
        );
    }
    Ok(())
}

/// What is missing although nothing is broken, and what to type.
pub(super) async fn hints(exam: &mut Exam<'_>) -> Result<(), StoreError> {
    let behind = campaign::behind(&mut exam.conn).await?;
    let keys = wiring::key_holders(exam.settings, exam.opened).await.ok();
    for hint in missing(&behind, keys.map(|keys| keys.public().len())) {
        say!("hint: {hint}");
    }
    Ok(())
}

fn missing(behind: &Behind, keys: Option<usize>) -> Vec<String> {
    let how = "an owner can write it in the chat (/edit, \"Who is behind the campaign\"), or write [campaign] into \
               the campaign file and load it with `samleng import FILE`";
    let mut all = Vec::new();
    if behind.is_empty() {
        all.push(format!("nobody can read who is behind the campaign: {how}"));
    } else if behind.sample {
        all.push(format!(
            "what people read about who is behind the campaign is the example: {how}"
        ));
    }
    let named = behind.holder_count().and_then(|count| usize::try_from(count).ok());
    if let (Some(named), Some(keys), false) = (named, keys, behind.sample)
        && named != keys
    {
        all.push(format!(
            "people read of {named} key-holders, and names are sealed to {keys} keys: that is right only if \
             several people share a key or one holds several"
        ));
    }
    all
}
