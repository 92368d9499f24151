//! What every connection is set to, and who may open a store.

use bot_core::store::{OpenError, Store};

use testing::postgres;
use testing::world::World;

#[tokio::test]
async fn every_connection_to_sqlite_is_durable_and_wipes_what_it_deletes() {
    let world = World::new().await;
    for _ in 0..2 {
        let mut conn = world.conn().await;
        for (question, answer) in [
            ("PRAGMA synchronous", 2),
            ("PRAGMA foreign_keys", 1),
            ("PRAGMA secure_delete", 1),
            ("PRAGMA trusted_schema", 0),
            ("PRAGMA busy_timeout", 5000),
        ] {
            let row = conn.one(question, vec![]).await.unwrap().unwrap();
            assert_eq!(row.int(0).unwrap(), answer, "{question}");
        }
        let row = conn.one("PRAGMA journal_mode", vec![]).await.unwrap().unwrap();
        assert_eq!(row.text(0).unwrap(), "wal");
        conn.close().await;
    }
}

#[tokio::test]
async fn every_connection_to_postgresql_is_durable_and_waits_for_nothing_long() {
    let name = "every_connection_to_postgresql_is_durable_and_waits_for_nothing_long";
    let Some(world) = postgres::world(name).await else { return };
    let mut conn = world.conn().await;
    for (name, value) in [
        ("synchronous_commit", "on"),
        ("statement_timeout", "2500ms"),
        ("lock_timeout", "2s"),
        ("idle_in_transaction_session_timeout", "1min"),
    ] {
        let row = conn.one("SELECT current_setting($1)", vec![name.into()]).await.unwrap().unwrap();
        assert_eq!(row.text(0).unwrap(), value, "{name}");
    }
}

#[tokio::test]
async fn deleted_rows_leave_the_log_at_once_or_as_soon_as_no_reader_is_in_the_way() {
    let world = World::new().await;
    // Its own cleaning at the start would be in the way now and then.
    world.engine.stop().await;
    let mut conn = world.conn().await;
    conn.plain("INSERT INTO meta (name, value) VALUES ('a', 'b')").await.unwrap();
    let log = world.dir.path().join("samleng.db-wal");
    assert!(log.metadata().unwrap().len() > 0);
    let mut reader = world.conn().await;
    reader.begin_reading().await.unwrap();
    reader.one("SELECT value FROM meta LIMIT 1", vec![]).await.unwrap();
    conn.plain("DELETE FROM meta").await.unwrap();
    assert!(!conn.scrub().await.unwrap(), "a reader still needs the log");
    reader.commit().await.unwrap();
    assert!(conn.scrub().await.unwrap());
    assert_eq!(log.metadata().unwrap().len(), 0);
}

#[tokio::test]
async fn a_store_is_made_only_where_that_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("new.db");
    let url = format!("sqlite://{}", file.display());
    assert!(matches!(Store::open(&url, false).await, Err(OpenError::Missing(_))));
    assert!(!file.exists());
    let store = Store::open(&url, true).await.unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(store.connect().await.is_err(), "a store that went away must not come back empty");
    assert!(!file.exists());
    assert!(matches!(Store::open("mysql://x", true).await, Err(OpenError::Scheme)));
}

#[tokio::test]
async fn a_file_that_is_something_else_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("letter.db");
    std::fs::write(&file, "Dear friends, ".repeat(1000)).unwrap();
    let before = std::fs::read(&file).unwrap();
    let url = format!("sqlite://{}", file.display());
    assert!(Store::open(&url, true).await.is_err());
    assert_eq!(std::fs::read(&file).unwrap(), before);
}
