//! The real program, when one account sends thousands of messages.

use testing::host::Host;

#[tokio::test(flavor = "multi_thread")]
async fn thousands_of_messages_of_one_account_fill_no_log_and_stop_no_signer() {
    let mut host = Host::set_up().await;
    host.settings.retain(|(name, _)| *name != "RUST_LOG");
    host.start().await;
    let flooder = host.tg.person(1, "Flood");
    for _ in 0..3_000 {
        flooder.send("/petitions").await;
    }
    let signer = host.tg.person(2, "Sokha");
    signer.start(None).await;
    host.tg.wait_for("the first screen", |_| signer.screen().contains("English")).await;
    for (label, follows) in [
        ("English", "I agree"),
        ("I agree", "France"),
        ("France", "Sign as"),
        ("Sign as Sokha", "Thank you for signing!"),
    ] {
        signer.press(label).await;
        host.tg.wait_for(follows, |_| signer.transcript().contains(follows)).await;
    }
    host.stop().await;
    let log = String::from_utf8(host.bytes("log")).unwrap();
    assert!(log.lines().count() < 60, "{}", log.lines().count());
    assert!(log.contains("account_ignored"), "{log}");
    assert!(flooder.transcript().contains("You are sending more than I can read"));
    let totals = host.does(["totals", "--json", "--petition", "vote-from-abroad"]).stdout;
    assert!(totals.contains("\"total\":1,"), "{totals}");
}
