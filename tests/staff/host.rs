//! Roles from the host, beside the running bot.

use testing::host::Host;
use testing::telegram::Person;

async fn arrives(host: &Host, id: i64) -> Person {
    let person = host.tg.person(id, "Sokha");
    person.start(None).await;
    host.tg.settle().await;
    person.press("English").await;
    host.tg.settle().await;
    person
}

/// What a command is answered.
async fn answer(host: &Host, person: &Person, command: &str) -> String {
    person.send(command).await;
    host.tg.settle().await;
    person.screen()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_host_gives_and_takes_roles_while_the_bot_runs() {
    let host = Host::running().await;
    let sokha = arrives(&host, 70_002).await;
    assert!(answer(&host, &sokha, "/totals").await.contains("I don't know that command"));
    let ended = host.does(["role", "grant", "telegram:70002", "moderator"]);
    assert!(!ended.stdout.contains("70002") && !ended.stderr.contains("70002"));
    assert!(answer(&host, &sokha, "/totals").await.contains("people have signed"));
    assert!(answer(&host, &sokha, "/roles").await.contains("I don't know that command"));
    host.does(["role", "grant", "telegram:70002", "owner"]);
    let list = answer(&host, &sokha, "/roles").await;
    assert!(list.contains("owner (host): owner (Telegram)") && !list.contains("7000"), "{list}");
    let ended = host.samleng(["role", "revoke", "telegram:70002", "moderator"]).output("");
    assert_eq!(ended.code, 2, "it is another role by now");
    host.does(["role", "revoke", "telegram:70002", "owner"]);
    assert!(answer(&host, &sokha, "/roles").await.contains("I don't know that command"));
    assert!(answer(&host, &sokha, "/totals").await.contains("I don't know that command"));
    host.tg.assert_no_violations();
}

/// Runs the bot with these owners in the settings, and asks whether somebody is one.
async fn is_owner_under(host: &Host, owners: &str, person: i64) -> bool {
    let before = host.tg.polls();
    let run = host.samleng(["run"]).env("OWNERS", owners).logs_to(&host.file("log"));
    let mut bot = run.spawn();
    host.tg.wait_for("the first poll", |tg| tg.polls() > before).await;
    let person = host.tg.person(person, "Sokha");
    if person.transcript().is_empty() {
        arrives(host, person.id()).await;
    }
    let screen = answer(host, &person, "/roles").await;
    bot.kill().unwrap();
    bot.wait().unwrap();
    screen.contains("The campaign's team")
}

#[tokio::test(flavor = "multi_thread")]
async fn owners_in_the_settings_count_only_while_there_is_none() {
    let host = Host::set_up().await;
    assert!(is_owner_under(&host, "telegram:70001, telegram:70002", 70_001).await);
    assert!(is_owner_under(&host, "telegram:70003", 70_002).await, "it was given for good");
    assert!(!is_owner_under(&host, "telegram:70003", 70_003).await, "there are owners");
    host.does(["role", "revoke", "telegram:70001", "owner"]);
    assert!(!is_owner_under(&host, "telegram:70003", 70_003).await, "there is still one");
    assert!(!is_owner_under(&host, "telegram:70001", 70_001).await, "it does not come back");
    host.does(["role", "revoke", "telegram:70002", "owner"]);
    assert!(is_owner_under(&host, "telegram:70003", 70_003).await);
}
