//! `setup`: by answers or by flags, up to a first signature; all or nothing.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::process::{ChildStdin, ChildStdout};

use bot_core::vault::generate_key;

use super::{files, home, practised, refused};
use crate::support::binary::samleng;
use crate::support::host::Host;
use crate::support::telegram::Telegram;

/// The payload of the link that `setup` printed.
fn payload(printed: &str) -> String {
    let (_, link) = printed.split_once("?start=").unwrap_or_else(|| panic!("no link: {printed}"));
    link.split_whitespace().next().unwrap().to_owned()
}

/// Answers the questions in turn; the key's end is read off the screen.
fn answer(token: &str, stdin: &mut ChildStdin, out: &mut BufReader<ChildStdout>) -> String {
    let mut say = |text: &str| writeln!(stdin, "{text}").unwrap();
    for text in ["german", "en", "123:wrong", token] {
        say(text);
    }
    let mut key = String::new();
    while !key.starts_with("AGE-SECRET-KEY") {
        key.clear();
        assert!(out.read_line(&mut key).unwrap() > 0, "no key was shown");
    }
    let (_, second) = generate_key();
    say("wrong!");
    say(&key.trim()[key.trim().len() - 6..].to_lowercase());
    say("age1nonsense");
    say(&second);
    say("");
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    rest
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_lead_to_an_owner_and_to_a_first_signature() {
    let tg = Telegram::start().await;
    let home = home();
    let run = samleng(home.path()).args(["setup"]).env("TELEGRAM_API_URL", tg.url());
    let token = tg.token();
    let talk = move || {
        let mut child = run.spawn();
        let mut stdin = child.stdin.take().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let printed = answer(&token, &mut stdin, &mut out);
        (child.wait().unwrap(), printed)
    };
    let (status, printed) = tokio::task::spawn_blocking(talk).await.unwrap();
    assert!(status.success(), "{printed}");
    let env = std::fs::read_to_string(home.path().join(".env")).unwrap();
    assert_eq!(env.matches("age1").count(), 2, "two key-holders");
    assert!(!env.contains("AGE-SECRET-KEY"));
    let mut host = Host::of(home, tg, printed);
    host.does(["import", "sample"]);
    host.start().await;
    first_owner_signs(&host).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn flags_lead_to_the_same() {
    let host = Host::running().await;
    assert!(host.printed.contains("petition.key"), "{}", host.printed);
    for (name, mode) in [(".env", 0o600), ("petition.key", 0o600), ("samleng.db", 0o600)] {
        let meta = std::fs::metadata(host.file(name)).unwrap();
        assert_eq!(meta.permissions().mode() & 0o777, mode, "{name}");
    }
    first_owner_signs(&host).await;
}

/// Opens the printed link, becomes the owner, signs, and reads the totals.
async fn first_owner_signs(host: &Host) {
    let chan = host.tg.person(70_001, "Chan").language("en");
    chan.start(Some(&payload(&host.printed))).await;
    host.tg.settle().await;
    chan.press("English").await;
    host.tg.settle().await;
    assert!(chan.transcript().contains("You are now owner"), "{}", chan.transcript());
    chan.send("/sign").await;
    host.tg.settle().await;
    for label in ["I agree", "France", "Sign as Chan"] {
        chan.press(label).await;
        host.tg.settle().await;
    }
    assert!(chan.transcript().contains("Thank you for signing"), "{}", chan.transcript());
    assert!(host.does(["totals"]).stdout.contains("vote-from-abroad: 1 of 100000"));
    let doctor = host.does(["doctor"]).stdout;
    assert!(doctor.contains("every counter is right"), "{doctor}");
    host.tg.assert_no_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn with_yes_every_answer_must_be_a_flag() {
    let (home, tg) = (home(), Telegram::start().await);
    let setup = |args: &[&str]| {
        let run = samleng(home.path()).args(["setup", "--yes"]).args(args);
        run.env("TELEGRAM_API_URL", tg.url())
    };
    refused(&home, setup(&[]), &["--language"]);
    refused(&home, setup(&["--language", "xx"]), &["--language", "en, km"]);
    refused(&home, setup(&["--language", "en"]), &["--telegram-bot-token"]);
    let with_token = |args| setup(args).env("TELEGRAM_BOT_TOKEN", tg.token());
    refused(&home, with_token(&["--language", "en"]), &["--key-out"]);
    let wrong = ["--language", "en", "--key-out", "key", "--key-holders", "age1nonsense"];
    refused(&home, with_token(&wrong), &["age1"]);
    let zone = ["--language", "en", "--key-out", "key", "--campaign-tz", "Mars"];
    refused(&home, with_token(&zone), &["CAMPAIGN_TZ"]);
    let place = ["--language", "en", "--key-out", "key", "--database-url", "sqlite:///proc/x.db"];
    refused(&home, with_token(&place), &["can't be written"]);
    let wrong = setup(&["--language", "en", "--key-out", "key"]).env("TELEGRAM_BOT_TOKEN", "1:x");
    refused(&home, wrong, &["@BotFather"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn input_that_ends_early_leaves_nothing_at_any_question() {
    let tg = Telegram::start().await;
    let answers = ["en".to_owned(), tg.token(), "wrong!".to_owned()];
    for count in 0..=answers.len() {
        let home = home();
        let run = samleng(home.path()).args(["setup"]).env("TELEGRAM_API_URL", tg.url());
        let input: String = answers[..count].iter().map(|line| format!("{line}\n")).collect();
        let ended = run.output(input);
        assert_eq!(ended.code, 2, "{}", ended.stdout);
        assert!(ended.stderr.contains("nothing was written"), "{}", ended.stderr);
        assert_eq!(files(home.path()).len(), 0, "after {count} answers: {:?}", files(home.path()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_file_is_not_left_by_a_set_up_that_was_given_up() {
    let (home, tg) = (home(), Telegram::start().await);
    let run = samleng(home.path()).args(["setup", "--language", "en", "--key-out", "key"]);
    let run = run.env("TELEGRAM_API_URL", tg.url()).env("TELEGRAM_BOT_TOKEN", tg.token());
    let ended = run.output("age1nonsense\n");
    assert_eq!(ended.code, 2, "{}", ended.stdout);
    assert_eq!(files(home.path()).len(), 0, "{:?}", files(home.path()).keys());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_set_up_does_not_hide_the_first() {
    let host = Host::set_up().await;
    let run = samleng(host.home.path()).args(["setup", "--yes", "--language", "en"]);
    refused(&host.home, run.args(["--key-out", "second.key"]), &[".env", "Move it away first"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_up_beside_a_practice_store_gets_a_store_of_its_own() {
    let (home, tg) = (practised(), Telegram::start().await);
    let run = samleng(home.path()).args(["setup", "--yes", "--language", "en", "--key-out", "key"]);
    let run = run.env("TELEGRAM_API_URL", tg.url()).env("TELEGRAM_BOT_TOKEN", tg.token());
    let ended = run.output("");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(ended.stdout.contains("campaign.db"), "{}", ended.stdout);
    let mut host = Host::of(home, tg, ended.stdout);
    host.does(["import", "sample"]);
    host.start().await;
    first_owner_signs(&host).await;
}
