//! Whatever is wrong with the settings: one clear line, exit 2, and nothing half-made.

mod platform;
mod setting_up;

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use bot_core::vault::{HostSecret, generate_key, hex};
use secrecy::ExposeSecret as _;
use sqlx::{AnyConnection, Connection as _};
use tempfile::TempDir;

use crate::support::binary::{Run, samleng, secret_of};
use crate::support::world::SECRET;

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.display().to_string(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The run must be refused in one line with these words, and leave the directory as it was.
fn refused(home: &TempDir, run: Run, words: &[&str]) {
    let before = files(home.path());
    let ended = run.output("");
    assert_eq!(ended.code, 2, "not refused: {}{}", ended.stdout, ended.stderr);
    assert_eq!(ended.stderr.trim_end().lines().count(), 1, "not one line: {}", ended.stderr);
    assert!(ended.stderr.starts_with("samleng: "), "{}", ended.stderr);
    for word in words {
        assert!(ended.stderr.contains(word), "does not say {word:?}: {}", ended.stderr);
    }
    let after = files(home.path());
    let new: Vec<&String> =
        after.keys().filter(|name| !before.contains_key(*name) && !comes_and_goes(name)).collect();
    assert!(new.is_empty(), "left behind: {new:?} ({})", ended.stderr);
    for (name, bytes) in before.iter().filter(|(name, _)| !comes_and_goes(name)) {
        let database = name.ends_with(".db");
        assert!(database || after.get(name) == Some(bytes), "{name} was changed or is gone");
    }
}

/// What SQLite keeps beside a database while it is open, and the lock.
fn comes_and_goes(name: &str) -> bool {
    ["-wal", "-shm", ".lock"].iter().any(|ending| name.ends_with(ending))
}

fn chat(home: &TempDir) -> Run {
    samleng(home.path()).args(["chat"])
}

/// A directory in which a practice chat was held.
fn practised() -> TempDir {
    let home = home();
    let ended = chat(&home).output("");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    home
}

fn write_secret(home: &TempDir, text: &str, mode: u32) {
    let path = secret_of(home.path());
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_place_that_can_not_be_written_is_named() {
    let home = home();
    for url in ["sqlite:///nowhere/at/all/samleng.db", "sqlite:///proc/samleng.db"] {
        refused(&home, chat(&home).env("DATABASE_URL", url), &["can't be written", "DATABASE_URL"]);
    }
    for url in ["mysql://x", "samleng.db", ""] {
        refused(&home, chat(&home).env("DATABASE_URL", url), &["sqlite: or postgres:"]);
    }
}

#[test]
fn a_secret_that_is_broken_or_open_to_others_makes_no_database() {
    let home = home();
    let digits = hex(&SECRET);
    for (text, mode, words) in [
        ("not hexadecimal", 0o600, ["64 hexadecimal digits", "secret"]),
        (&digits[..63], 0o600, ["64 hexadecimal digits", "secret"]),
        (&"zz".repeat(32), 0o600, ["64 hexadecimal digits", "secret"]),
        (&digits, 0o644, ["can be read by others", "chmod 600"]),
    ] {
        write_secret(&home, text, mode);
        refused(&home, chat(&home), &words);
    }
    write_secret(&home, &digits, 0o600);
    assert_eq!(chat(&home).output("").code, 0);
}

#[test]
fn a_secret_that_can_not_be_made_leaves_no_database() {
    let home = home();
    let run = chat(&home).env("SAMLENG_SECRET_FILE", "/proc/samleng/secret");
    refused(&home, run, &["/proc/samleng/secret"]);
}

#[test]
fn a_database_without_its_own_secret_is_left_alone() {
    let home = practised();
    let mine = std::fs::read_to_string(secret_of(home.path())).unwrap();
    write_secret(&home, &hex(&SECRET), 0o600);
    refused(&home, chat(&home), &["does not belong to this database", "SAMLENG_SECRET_FILE"]);
    std::fs::remove_file(secret_of(home.path())).unwrap();
    refused(&home, chat(&home), &["is gone", "put it back"]);
    write_secret(&home, &mine, 0o600);
    assert_eq!(chat(&home).output("").code, 0);
    assert!(HostSecret::read(&secret_of(home.path())).is_ok());
}

#[test]
fn an_unknown_language_or_zone_is_noticed_before_anything_is_made() {
    let home = home();
    refused(&home, chat(&home).env("DEFAULT_LOCALE", "xx"), &["DEFAULT_LOCALE", "en, km"]);
    refused(&home, chat(&home).env("CAMPAIGN_TZ", "Asia/Nowhere"), &["CAMPAIGN_TZ", "UTC"]);
    refused(&home, chat(&home).env("LOCALES_DIR", "/nowhere"), &["LOCALES_DIR"]);
    let run = samleng(home.path()).args(["run"]);
    refused(&home, run.env("RUST_LOG", "=%="), &["RUST_LOG"]);
    refused(&home, chat(&home).args(["--locale", "xx"]), &["--locale", "en, km"]);
    refused(&home, chat(&home).args(["--role", "king"]), &["--role"]);
}

#[test]
fn a_broken_env_file_is_refused_and_its_words_are_not_repeated() {
    let home = home();
    std::fs::write(home.path().join(".env"), "this line holds 123:a-token\n").unwrap();
    refused(&home, chat(&home), &[".env", "NAME=value"]);
    let said = chat(&home).output("").stderr;
    assert!(!said.contains("a-token"), "{said}");
}

async fn sql(file: &Path, statement: &'static str) {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}?mode=rwc", file.display());
    let mut conn = AnyConnection::connect(&url).await.unwrap();
    sqlx::raw_sql(statement).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let home = practised();
    let statement = "INSERT INTO _sqlx_migrations (version, description, success, checksum, \
                     execution_time) VALUES (9999, 'later', 1, x'00', 1)";
    sql(&home.path().join("samleng.db"), statement).await;
    refused(&home, chat(&home), &["newer version", "update"]);
}

#[tokio::test]
async fn a_database_of_another_program_is_left_alone() {
    for statement in ["CREATE TABLE meta (x INTEGER)", "CREATE TABLE diary (page TEXT)"] {
        let home = home();
        sql(&home.path().join("samleng.db"), statement).await;
        is_left_alone(&home);
    }
    let home = home();
    std::fs::write(home.path().join("samleng.db"), "Dear diary, today ".repeat(1_000)).unwrap();
    is_left_alone(&home);
}

fn is_left_alone(home: &TempDir) {
    let before = files(home.path());
    refused(home, chat(home), &["something else", "DATABASE_URL"]);
    assert_eq!(files(home.path()), before, "not a byte of it is changed");
}

#[test]
fn a_second_engine_is_told_which_process_has_the_store() {
    let home = practised();
    let mut first = chat(&home).spawn();
    let mut out = BufReader::new(first.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    let holder = format!("process {}", first.id());
    refused(&home, chat(&home), &[&holder, "stop it first"]);
    drop(first.stdin.take());
    assert!(first.wait().unwrap().success());
    assert_eq!(chat(&home).output("").code, 0);
}

#[test]
fn commands_beside_a_store_make_none() {
    let home = home();
    for args in [
        &["totals"][..],
        &["doctor"],
        &["backup", "copy.db"],
        &["export", "vote-from-abroad", "--out", "export.tar"],
        &["export-campaign", "campaign.toml"],
        &["role", "grant", "telegram:1", "owner"],
    ] {
        let words = ["there is no database", "samleng setup"];
        refused(&home, samleng(home.path()).args(args), &words);
    }
}

#[test]
fn what_does_not_exist_is_named_and_what_exists_is_not_written_over() {
    let home = practised();
    let run = |args: &[&str]| samleng(home.path()).args(args);
    refused(&home, run(&["totals", "--petition", "nothing"]), &["no petition nothing"]);
    refused(&home, run(&["export", "nothing", "--out", "x.tar"]), &["no petition nothing"]);
    refused(&home, run(&["import", "nothing.toml"]), &["nothing.toml"]);
    std::fs::write(home.path().join("mine"), "precious").unwrap();
    let again = &["exists already", "mine"];
    refused(&home, run(&["export", "vote-from-abroad", "--out", "mine"]), again);
    refused(&home, run(&["backup", "mine"]), again);
    refused(&home, run(&["keygen", "--out", "mine"]), again);
    refused(&home, run(&["export-campaign", "mine"]), again);
}

#[test]
fn key_holders_must_be_public_keys_and_a_private_one_is_not_repeated() {
    let home = practised();
    let (private, public) = generate_key();
    let private = private.expose_secret();
    let doctor =
        |keys: &str| samleng(home.path()).args(["doctor"]).env("PETITION_RECIPIENTS", keys);
    refused(&home, doctor(private), &["PETITION_RECIPIENTS", "must never be on the server"]);
    assert!(!doctor(private).output("").stderr.contains(&private[20..]));
    refused(&home, doctor("age1nonsense"), &["PETITION_RECIPIENTS", "begin with age1"]);
    let four = [public.as_str(); 4].join(",");
    refused(&home, doctor(&four), &["one to three key-holders"]);
}
