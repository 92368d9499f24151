//! A database that is not this campaign's, or in use.

use bot_core::store::Store;
use sqlx::Connection as _;

use super::NewHost;
use testing::host::Host;
use testing::telegram::Telegram;

const COMMANDS: [&[&str]; 5] =
    [&["run"], &["chat"], &["import", "sample"], &["totals"], &["setup", "--yes"]];

/// Runs a statement on the new's database, as another program would.
async fn sql(new: &NewHost, statement: &'static str) {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}?mode=rwc", new.path("samleng.db").display());
    let mut conn = sqlx::AnyConnection::connect(&url).await.unwrap();
    sqlx::raw_sql(statement).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
}

fn all_refuse(new: &NewHost, says: &str) {
    for command in COMMANDS {
        let run = new.samleng(command);
        let run = if command[0] == "setup" { run.args(["--language", "en"]) } else { run };
        new.refuses(&format!("{command:?}"), run, says);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_programs_database_is_left_alone() {
    let new = NewHost::new().await;
    sql(&new, "CREATE TABLE notes (line TEXT); INSERT INTO notes VALUES ('mine')").await;
    all_refuse(&new, "holds something else than samleng's tables: choose another DATABASE_URL");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_database_is_left_alone() {
    let new = NewHost::new().await;
    std::fs::copy(new.path("file"), new.path("samleng.db")).unwrap();
    all_refuse(&new, "holds something else than samleng's tables: choose another DATABASE_URL");
    std::fs::write(new.path("samleng.db"), "A longer text. ".repeat(1000)).unwrap();
    all_refuse(&new, "holds something else than samleng's tables: choose another DATABASE_URL");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_programs_database_is_left_alone() {
    let new = NewHost::with_store().await;
    sql(
        &new,
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (999, 'later', 1, x'00', 0)",
    )
    .await;
    all_refuse(&new, "made by a newer version of samleng: update the program");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_bots_token_does_not_take_the_store_over() {
    let mut host = Host::running().await;
    host.stop().await;
    let other = Telegram::start_for(1_111_111, "another_test_bot").await;
    let at_home = NewHost {
        home: std::mem::replace(&mut host.home, tempfile::tempdir().unwrap()),
        tg: other,
    };
    let says = "belongs to another Telegram bot: use that bot's token, or another DATABASE_URL";
    let ended = at_home.samleng(&["run"]).output("");
    at_home.is_refused("run", &ended, says);
    std::fs::remove_file(at_home.path(".env")).unwrap();
    let key = at_home.path("second.key");
    let setup = at_home.samleng(&["setup", "--yes", "--language", "en", "--key-out"]);
    let ended = setup.args([&key]).env("PETITION_RECIPIENTS", "").output("");
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains(says), "{}", ended.stderr);
    assert!(!key.exists() && !at_home.path(".env").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_engine_is_told_which_process_is_first() {
    let mut host = Host::running().await;
    let pid = std::fs::read_to_string(host.file("samleng.db.lock")).unwrap();
    let says = format!("another samleng (process {pid}) is using this database: stop it first");
    let ended = host.samleng(["run"]).output("");
    assert_eq!((ended.code, ended.stderr), (2, format!("samleng: {says}\n")));
    host.does(["totals"]);
    host.does(["doctor"]);
    host.stop().await;
    let new = NewHost::new().await;
    let mut first = new.samleng(&["chat", "--locale", "en"]).logs_to(&new.path("log")).spawn();
    testing::binary::read_until(&mut first, "[2]");
    let says = format!("another samleng (process {}) is using this database", first.id());
    for command in [&["chat"][..], &["run", "--practice"]] {
        let ended = new.samleng(command).output("");
        new.is_refused("second", &ended, &says);
    }
    drop(first.stdin.take());
    assert!(first.wait().unwrap().success());
    new.does(&["chat"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaigns_store_is_no_place_to_practise() {
    let new = NewHost::with_store().await;
    let says = "belongs to a campaign: choose another one for practice";
    new.refuses("chat", new.samleng(&["chat"]), says);
}

#[tokio::test]
async fn a_store_is_made_with_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("new.db").display());
    let store = Store::open(&url, true).await.unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    store.discard_if_made();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    Store::open(&url, true).await.unwrap();
    Store::open(&url, true).await.unwrap().discard_if_made();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "it was there before");
}
