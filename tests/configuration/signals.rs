//! How `run` ends.

use std::process::Command;

use testing::host::Host;

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_under_way_is_finished_before_the_bot_ends() {
    let host = Host::set_up().await;
    // So much that the copy takes longer than the first poll.
    let mut conn = host.conn().await;
    conn.plain("INSERT INTO meta (name, value) VALUES ('much', hex(randomblob(30000000)))")
        .await
        .unwrap();
    conn.close().await;
    let mut bot = host.samleng(["run"]).logs_to(&host.file("log")).spawn();
    host.tg.wait_for("the first poll", |tg| tg.polls() > 0).await;
    assert!(Command::new("kill").arg(bot.id().to_string()).status().unwrap().success());
    let ended = tokio::task::spawn_blocking(move || bot.wait()).await.unwrap().unwrap();
    assert_eq!(ended.code(), Some(0));
    let copies = std::fs::read_dir(host.file("backups")).unwrap();
    let copies: Vec<_> = copies.map(|one| one.unwrap().path()).collect();
    assert!(
        copies.len() == 1 && copies[0].extension().is_some_and(|end| end == "db"),
        "{copies:?}"
    );
    assert!(!host.file("samleng.db-wal").exists(), "a connection was left open");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_ends_the_bot_in_good_order_and_the_next_start_goes_on() {
    let host = Host::set_up().await;
    for signal in ["-TERM", "-INT"] {
        let log = host.file("log");
        let polls = host.tg.polls();
        let mut bot = host.samleng(["run"]).logs_to(&log).spawn();
        host.tg.wait_for("the first poll", |tg| tg.polls() > polls).await;
        let told = Command::new("kill").args([signal, &bot.id().to_string()]).status();
        assert!(told.unwrap().success());
        let ended = tokio::task::spawn_blocking(move || bot.wait()).await.unwrap().unwrap();
        assert_eq!(ended.code(), Some(0), "{signal}");
        let log = std::fs::read_to_string(log).unwrap();
        assert!(log.contains("the bot has stopped"), "{signal}: {log}");
        assert!(!log.contains(&host.tg.token()));
        for junk in ["samleng.db-wal", "samleng.db-shm"] {
            assert!(!host.file(junk).exists(), "{signal}: {junk}");
        }
    }
}
