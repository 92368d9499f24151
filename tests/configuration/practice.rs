//! A practice store on a real platform: only on purpose, and it says so on every screen.

use super::NewHost;

const LINE: &str = "PRACTICE. Signatures here do not count.";

#[tokio::test(flavor = "multi_thread")]
async fn a_practice_store_runs_only_on_purpose() {
    let host = NewHost::new().await;
    host.does(&["chat"]);
    let says = "made by `samleng chat` for practice: its signatures do not count. Choose another";
    host.refuses("run", host.samleng(&["run"]), says);
    host.refuses("run", host.samleng(&["run"]), "or use `samleng run --practice`");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_signing_screen_of_a_practice_store_says_that_it_does_not_count() {
    let host = NewHost::new().await;
    host.does(&["chat"]);
    // A practice store needs no keys.
    let run = host.samleng(&["run", "--practice"]).env("PETITION_RECIPIENTS", "");
    let mut bot = run.logs_to(&host.path("log")).spawn();
    host.tg.wait_for("the first poll", |tg| tg.polls() > 0).await;
    let sokha = host.tg.person(70_001, "Sokha");
    sokha.start(None).await;
    host.tg.settle().await;
    for (button, then) in [
        ("English", "Your name is locked"),
        ("I agree", "Which country do you live in?"),
        ("Cambodia", "Please continue only if you feel safe"),
        ("Continue", "Press your name"),
        ("Another name", "Type your name and send it"),
    ] {
        sokha.press(button).await;
        host.tg.settle().await;
        assert!(sokha.screen().contains(then), "after {button}: {}", sokha.screen());
        assert!(sokha.screen().contains(LINE), "after {button}: {}", sokha.screen());
    }
    sokha.send("Sok Dara").await;
    host.tg.settle().await;
    assert!(sokha.screen().contains("Sign as “Sok Dara”?"), "{}", sokha.screen());
    assert!(sokha.screen().contains(LINE), "below the typed name: {}", sokha.screen());
    sokha.press("Sign as Sok Dara").await;
    host.tg.settle().await;
    let shown = sokha.transcript();
    let thanks = shown.split("Thank you for signing!").nth(1).unwrap_or_default();
    assert!(thanks.contains(LINE), "{shown}");
    host.tg.assert_no_violations();
    bot.kill().unwrap();
    bot.wait().unwrap();
}
