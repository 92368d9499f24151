//! A copy a day without cron, and putting one back.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use bot_core::clock::{Clock as _, DAY, HOUR};
use bot_core::command::Role;
use bot_core::store::announcements::{State, Why};
use bot_core::store::{EngineLock, Store, copy};
use clap::Parser as _;
use samleng::backups::Backups;
use samleng::commands::restore::restore_at;
use samleng::settings::{Cli, Settings};

use testing::actor::Actor as _;
use testing::binary::secret_of;
use testing::broadcasts::{AtWork, FakePlatform, follower, news};
use testing::world::{MAIN, World};

/// The program's settings on a world's store, with copies in the folder `copies` beside it.
async fn settings(world: &World) -> Settings {
    let (home, copies) = (world.dir.path(), world.dir.path().join("copies"));
    let secret = secret_of(home);
    fs::create_dir_all(secret.parent().unwrap()).unwrap();
    fs::write(&secret, "07".repeat(32)).unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
    let (secret, copies) = (secret.to_str().unwrap(), copies.to_str().unwrap());
    let flags = ["samleng", "--database-url", &world.url, "--secret-file", secret];
    let flags =
        flags.into_iter().chain(["--backup-dir", copies, "--default-locale", "en", "doctor"]);
    Cli::parse_from(flags).settings
}

async fn backups(world: &World) -> Backups {
    Backups::of(&settings(world).await, &world.store, &world.core).unwrap().unwrap()
}

/// The names of what is in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut all: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|one| one.unwrap().file_name().into_string().unwrap())
        .collect();
    all.sort();
    all
}

async fn sign(world: &World, ids: std::ops::Range<u64>) {
    for id in ids {
        world.person(id, "Sok").signs("FR").await;
    }
}

/// The owner's messages, once there are so many.
async fn told(world: &World, count: usize) -> Vec<String> {
    let platform = FakePlatform::new();
    let work = AtWork::start(world, vec![platform.clone()]);
    world.engine.wake();
    platform.until("the owner is told", |platform| platform.delivered() >= count).await;
    work.stop().await;
    platform.texts().into_iter().map(|(_, text)| text).collect()
}

#[tokio::test]
async fn a_copy_is_made_each_day_and_kept_for_two_weeks() {
    let world = World::new().await;
    let (backups, copies) = (backups(&world).await, world.dir.path().join("copies"));
    fs::write(copies.join("notes.txt"), "Somebody else's file.").unwrap();
    sign(&world, 1..3).await;
    for _ in 0..20 {
        // Looked at again within the day, nothing is made.
        for _ in 0..3 {
            assert!(!backups.look().await);
        }
        world.clock.advance(DAY);
    }
    let all = names(&copies);
    assert_eq!(all.len(), 15, "{all:?}");
    assert_eq!(all.first().unwrap(), "notes.txt");
    assert_eq!(all.last().unwrap(), "samleng-2026-12-10.db");
    assert_eq!(all[1], "samleng-2026-11-27.db");
    let newest = copies.join("samleng-2026-12-10.db");
    assert_eq!(fs::metadata(&newest).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(&copies).unwrap().permissions().mode() & 0o777, 0o700);
    let mut conn = Store::copy(&newest).await.unwrap();
    assert!(copy::is_sound(&mut conn).await.unwrap());
    assert_eq!(copy::made(&mut conn).await.unwrap(), Some(world.clock.now() - DAY));
    conn.close().await;
    world.engine.stop().await;
}

#[tokio::test]
async fn owners_hear_when_no_copy_has_succeeded_for_two_days_and_not_every_hour() {
    let world = World::new().await;
    world.staff(500, "Bopha", Role::Owner).await;
    world.staff(501, "Dara", Role::Organizer).await;
    let (backups, copies) = (backups(&world).await, world.dir.path().join("copies"));
    assert!(!backups.look().await);
    // The disk is gone: a file stands where the folder was.
    fs::remove_dir_all(&copies).unwrap();
    fs::write(&copies, "").unwrap();
    let mut alarms = Vec::new();
    for hour in 0..(6 * 24) {
        if backups.look().await {
            alarms.push(hour);
        }
        world.clock.advance(HOUR);
    }
    assert_eq!(alarms, [48, 96]);
    let said = told(&world, 1).await;
    assert_eq!(said.len(), 2);
    assert!(said[0].contains("ទី២១ ខែវិច្ឆិកា"), "{said:?}");
    // It works again, and nobody is told until it fails for two days.
    fs::remove_file(&copies).unwrap();
    fs::create_dir(&copies).unwrap();
    assert!(!backups.look().await);
    assert_eq!(names(&copies), ["samleng-2026-11-27.db"]);
    world.engine.stop().await;
}

#[tokio::test]
async fn what_a_crash_left_half_written_is_no_copy_and_in_nobodys_way() {
    let world = World::new().await;
    let (backups, copies) = (backups(&world).await, world.dir.path().join("copies"));
    let left = |name: &str| fs::write(copies.join(name), "half of").unwrap();
    left("samleng-2026-11-21.partial");
    // Of other days, and what SQLite kept beside them: people whose names are sealed in it may have gone since.
    left("samleng-2026-11-20.partial");
    left("samleng-2026-11-20.partial-journal");
    left("samleng-plans.partial");
    backups.look().await;
    assert_eq!(names(&copies), ["samleng-2026-11-21.db", "samleng-plans.partial"]);
    world.engine.stop().await;
}

#[tokio::test]
async fn a_copy_that_is_put_back_sends_nothing_by_itself_and_says_what_is_lost() {
    let world = World::new().await;
    let settings = settings(&world).await;
    world.staff(500, "Bopha", Role::Owner).await;
    world.follow((600..620).map(follower)).await;
    sign(&world, 1..4).await;
    // At the moment of the copy one announcement is being sent, and an invitation is open.
    world.announcement("sending", news(), State::Building, 0).await;
    world.announcement("planned", news(), State::Scheduled, world.clock.now() + HOUR).await;
    let code = world.invite(Role::Owner).await;
    let copies = world.dir.path().join("copies");
    backups(&world).await.look().await;
    let file = copies.join("samleng-2026-11-21.db");
    sign(&world, 4..9).await;
    world.clock.advance(5 * HOUR);
    // While the bot runs nothing is put back.
    let lock = EngineLock::take(&world.store).unwrap();
    let refused = restore_at(&settings, &file, &*world.clock).await.unwrap_err().to_string();
    assert!(refused.contains("is using this database: stop it first"), "{refused}");
    drop(lock);
    world.engine.stop().await;
    restore_at(&settings, &file, &*world.clock).await.unwrap();
    let before = world.dir.path().join("samleng.db.replaced-2026-11-21");
    Store::copy(&before).await.unwrap().close().await;
    // What is put back is no copy any more: a copy of it by another program is not made at the old time.
    let mut conn = world.conn().await;
    assert_eq!(copy::made(&mut conn).await.unwrap(), None);
    conn.close().await;
    let mut world = world;
    world.restart().await;
    assert_eq!(world.total(MAIN).await, 3);
    let sending = world.stored("sending").await;
    assert_eq!((sending.state, sending.why), (State::Paused, Why::Restored));
    assert_eq!(world.stored("planned").await.state, State::Late);
    let said = told(&world, 1).await;
    assert!(said[0].contains("made on Saturday, 21 November 2026"), "{said:?}");
    let mut late = world.person(700, "Chan");
    late.types("/start").await;
    late.taps("English").await;
    late.types(&format!("/start invite_{code}")).await;
    assert!(late.seen.last().unwrap().contains("used already"), "{}", late.seen.last().unwrap());
    world.engine.stop().await;
}

#[tokio::test]
async fn what_is_no_copy_of_this_store_is_refused_and_nothing_is_touched() {
    let world = World::new().await;
    let settings = settings(&world).await;
    world.engine.stop().await;
    let folder = world.dir.path();
    let good = folder.join("good.db");
    let mut conn = world.conn().await;
    copy::to(&mut conn, good.to_str().unwrap()).await.unwrap();
    conn.close().await;
    let bytes = fs::read(&good).unwrap();
    let damaged = folder.join("damaged.db");
    let mut broken = bytes.clone();
    for byte in &mut broken[8_192..40_960] {
        *byte = 0x55;
    }
    fs::write(&damaged, broken).unwrap();
    fs::write(folder.join("words.db"), "Dear friends, here is the database.").unwrap();
    fs::write(folder.join("empty.db"), "").unwrap();
    let newer = folder.join("newer.db");
    fs::write(&newer, &bytes).unwrap();
    let mut conn = Store::copy(&newer).await.unwrap();
    conn.plain("UPDATE _sqlx_migrations SET version = 9999 WHERE version = 22").await.unwrap();
    conn.close().await;
    let foreign = folder.join("foreign.db");
    fs::write(&foreign, &bytes).unwrap();
    let mut conn = Store::copy(&foreign).await.unwrap();
    conn.plain("UPDATE meta SET value = 'ffff' WHERE name = 'secret'").await.unwrap();
    conn.close().await;
    let before = fs::read(world.file()).unwrap();
    for (name, says) in [
        ("missing.db", "missing.db: No such file"),
        ("damaged.db", "damaged.db is damaged"),
        ("words.db", "words.db is no copy of samleng's store"),
        ("empty.db", "empty.db is no copy of samleng's store"),
        ("newer.db", "update the program first"),
        ("foreign.db", "belongs to another host secret"),
    ] {
        let refused = restore_at(&settings, &folder.join(name), &*world.clock).await;
        let refused = refused.unwrap_err().to_string();
        assert!(refused.contains(says), "{name}: {refused}");
        assert!(!names(folder).iter().any(|name| name.contains(".restoring")), "{name}");
    }
    assert!(fs::read(world.file()).unwrap() == before, "the store was touched");
    assert!(!names(folder).iter().any(|name| name.contains(".replaced")));
}

#[tokio::test]
async fn the_log_of_a_database_that_is_gone_does_not_meddle_with_the_copy() {
    let world = World::new().await;
    let settings = settings(&world).await;
    sign(&world, 1..4).await;
    let folder = world.dir.path();
    let copied = folder.join("copied.db");
    let mut conn = world.conn().await;
    copy::to(&mut conn, copied.to_str().unwrap()).await.unwrap();
    // More is signed, and stands in the log alone when the disk loses the database.
    sign(&world, 4..30).await;
    let (store, log) = (world.file(), folder.join("samleng.db-wal"));
    let kept = fs::read(&log).unwrap();
    conn.close().await;
    world.engine.stop().await;
    fs::remove_file(&store).unwrap();
    fs::write(&log, kept).unwrap();
    restore_at(&settings, &copied, &*world.clock).await.unwrap();
    let mut conn = world.conn().await;
    assert!(copy::is_sound(&mut conn).await.unwrap());
    conn.close().await;
    assert_eq!(world.total(MAIN).await, 3);
    assert!(folder.join("samleng.db.replaced-2026-11-21-wal").exists());
}
