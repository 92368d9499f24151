//! How `run` ends.

use std::process::Command;

use testing::host::Host;

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
