//! From an empty folder to the first signature.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;

use clap::CommandFactory as _;
use samleng::settings::{Cli, Settings};

use super::{NewHost, PUBLIC};
use testing::binary::{answer, read_until, samleng, secret_of};
use testing::discord::Discord;
use testing::host::Host;

/// The link that `setup` printed, as a payload.
fn invitation(printed: &str) -> String {
    let line = printed.lines().find(|line| line.starts_with("https://t.me/")).unwrap();
    let (bot, payload) = line.split_once("?start=").unwrap();
    assert_eq!(bot, "https://t.me/samleng_test_bot");
    assert!(payload.starts_with("invite_"), "{payload}");
    payload.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_commands_lead_to_an_owner_and_a_signature() {
    let mut host = Host::set_up().await;
    let mode = std::fs::metadata(host.file(".env")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let last = host.printed.lines().last().unwrap();
    assert!(
        last.starts_with("People will ask who is behind the campaign.") && last.contains("/edit")
    );
    assert!(!host.printed.contains(&host.tg.token()) && !host.printed.contains("AGE-SECRET-KEY"));
    host.start().await;
    the_first_owner_signs(&host).await;
    let log = String::from_utf8(host.bytes("log")).unwrap();
    assert!(!log.contains(&host.tg.token()) && !log.contains(&invitation(&host.printed)));
}

/// Opens the printed link, becomes the owner, and signs; nobody else becomes one by it.
pub(super) async fn the_first_owner_signs(host: &Host) {
    let payload = invitation(&host.printed);
    let owner = host.tg.person(70_001, "Dara");
    owner.start(Some(&payload)).await;
    host.tg.settle().await;
    owner.press("English").await;
    host.tg.settle().await;
    assert!(owner.screen().contains("You are now owner of this campaign."), "{}", owner.screen());
    let late = host.tg.person(70_002, "Sokha");
    late.start(Some(&payload)).await;
    host.tg.settle().await;
    late.press("English").await;
    host.tg.settle().await;
    assert!(late.screen().contains("was used already or is too old"), "{}", late.screen());
    owner.send("/roles").await;
    host.tg.settle().await;
    assert!(owner.screen().contains("Invite a moderator"), "{}", owner.screen());
    owner.send("/sign").await;
    host.tg.settle().await;
    for button in ["I agree", "France", "Sign as Dara"] {
        owner.press(button).await;
        host.tg.settle().await;
    }
    let totals = host.does(["totals", "--json", "--petition", "vote-from-abroad"]).stdout;
    assert!(totals.contains("\"total\":1,"), "{totals}");
    let doctor = host.does(["doctor"]).stdout;
    assert!(doctor.contains("every counter is right"), "{doctor}");
    host.tg.assert_no_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_set_up_is_refused() {
    let host = Host::set_up().await;
    let before = host.bytes(".env");
    let ended = host.samleng(["setup", "--yes", "--language", "en", "--key-out", "new"]).output("");
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("there is an .env here already"), "{}", ended.stderr);
    assert!(ended.stderr.contains("Move it away first"), "{}", ended.stderr);
    assert_eq!(host.bytes(".env"), before);
    assert!(!host.file("new").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn beside_a_practice_store_the_campaign_gets_one_of_its_own() {
    let new = NewHost::new().await;
    new.does(&["chat"]);
    let practice = std::fs::read(new.path("samleng.db")).unwrap();
    let ended = new.does(&["setup", "--yes", "--language", "en"]);
    assert!(ended.stdout.contains("campaign.db"), "{}", ended.stdout);
    assert_eq!(std::fs::read(new.path("samleng.db")).unwrap(), practice);
    let env = std::fs::read_to_string(new.path(".env")).unwrap();
    assert!(env.contains("DATABASE_URL='sqlite://campaign.db'"), "{env}");
    new.does(&["import", "sample"]);
    assert!(std::fs::read(new.path("samleng.db")).unwrap() == practice);
    let mut bot = new.samleng(&["run"]).logs_to(&new.path("log")).spawn();
    new.tg.wait_for("the first poll", |tg| tg.polls() > 0).await;
    let sokha = new.tg.person(70_001, "Sokha");
    sokha.start(None).await;
    new.tg.settle().await;
    sokha.press("English").await;
    new.tg.settle().await;
    assert!(sokha.screen().contains("EXAMPLE"), "{}", sokha.screen());
    assert!(!sokha.screen().contains("PRACTICE"), "{}", sokha.screen());
    bot.kill().unwrap();
    bot.wait().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_setting_that_is_told_at_set_up_stands_in_its_file_as_it_was_told() {
    for by_flag in [true, false] {
        let (new, discord) = (NewHost::new().await, Discord::start().await);
        std::fs::create_dir(new.path("texts")).unwrap();
        let token = new.tg.token();
        let (urls, on_discord) = ([new.tg.url(), discord.url()], discord.token());
        let value = |name: &str| match name {
            "DATABASE_URL" => "sqlite://votes.db",
            "SAMLENG_SECRET_FILE" => "hidden/secret",
            "PETITION_RECIPIENTS" => PUBLIC,
            "OWNERS" => "telegram:5",
            "DEFAULT_LOCALE" => "km",
            "CAMPAIGN_TZ" => "America/Vancouver",
            "LOCALES_DIR" => "texts",
            "TELEGRAM_BOT_TOKEN" => token.as_str(),
            "TELEGRAM_API_URL" => urls[0].as_str(),
            "TELEGRAM_BULK_PER_SECOND" => "20",
            "DISCORD_BOT_TOKEN" => on_discord.as_str(),
            "DISCORD_API_URL" => urls[1].as_str(),
            "BACKUP_DIR" => "copies",
            "RUST_LOG" => "warn",
            "LOG_FORMAT" => "json",
            // Beside the tokens themselves they would be refused; empty is not set.
            "TELEGRAM_BOT_TOKEN_FILE" | "DISCORD_BOT_TOKEN_FILE" => "",
            _ => panic!("{name} has no value here"),
        };
        let mut run = samleng(new.home.path()).args(["setup", "--yes", "--language", "en"]);
        let all = Cli::command();
        for arg in all.get_arguments().filter(|arg| arg.get_env().is_some()) {
            let name = arg.get_env().unwrap().to_str().unwrap();
            let flag = format!("--{}", arg.get_long().unwrap());
            let told = value(name);
            run = if by_flag { run.args([flag.as_str(), told]) } else { run.env(name, told) };
        }
        let ended = run.output("");
        assert_eq!(ended.code, 0, "{}", ended.stderr);
        let env = std::fs::read_to_string(new.path(".env")).unwrap();
        let names = Settings::names();
        let set = names.iter().filter(|name| !value(name).is_empty());
        let lines: Vec<_> = set.map(|name| format!("{name}='{}'", value(name))).collect();
        assert_eq!(env.lines().collect::<Vec<_>>(), lines);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_lies_beside_the_database_already_is_told_with_every_command() {
    let new = NewHost::with_store().await;
    std::fs::copy(secret_of(new.home.path()), new.path("secret")).unwrap();
    let run = new.samleng(&["totals"]).env("SAMLENG_SECRET_FILE", "secret");
    let ended = run.output("");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(ended.stderr.contains("secret_beside_database"), "{}", ended.stderr);
    assert!(!new.does(&["totals"]).stderr.contains("secret_beside_database"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_up_that_can_not_write_its_settings_leaves_nothing() {
    let new = NewHost::new().await;
    let args = ["setup", "--yes", "--language", "en", "--key-out", "key"];
    let run =
        new.samleng(&args).env("PETITION_RECIPIENTS", "").env("DATABASE_URL", "sqlite://it's.db");
    let before = new.path("file");
    let ended = run.output("");
    assert_eq!(ended.code, 2, "{}", ended.stderr);
    assert!(ended.stderr.contains("DATABASE_URL holds a quotation mark"), "{}", ended.stderr);
    assert!(before.exists());
    for name in ["key", "it's.db", ".env"] {
        assert!(!new.path(name).exists(), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_set_up_says_to_which_keys_names_are_sealed_and_keeps_them() {
    let mut host = Host::set_up().await;
    host.start().await;
    the_first_owner_signs(&host).await;
    host.stop().await;
    let env = String::from_utf8(host.bytes(".env")).unwrap();
    let keys = env.lines().find(|line| line.starts_with("PETITION_RECIPIENTS=")).unwrap();
    let key = keys.split('\'').nth(1).unwrap();
    let line = format!("names that {key} opens: 1\n");
    let doctor = host.samleng(["doctor"]).output("");
    assert!(doctor.stdout.contains(&line), "{} {}", doctor.stdout, doctor.stderr);
    for (typed, kept) in [(&["what?", ""][..], true), (&["NEW"], false), (&["ថ្មី"], false)]
    {
        std::fs::remove_file(host.file(".env")).unwrap();
        let args = ["setup", "--language", "en", "--default-locale", "en", "--campaign-tz", "UTC"];
        let mut run = host.with_tokens(host.samleng(args)).spawn();
        answer(&mut run, "leave Discord out:", "");
        let mut seen = String::new();
        for word in typed {
            seen += &answer(&mut run, "or write *new* to make a new one:", word);
        }
        assert!(seen.contains("A new key opens none of them") && seen.contains(&line), "{seen}");
        if !kept {
            let seen = read_until(&mut run, "six characters:");
            let private = seen.lines().find(|line| line.starts_with("AGE-SECRET-KEY-")).unwrap();
            writeln!(run.stdin.as_mut().unwrap(), "{}", &private[private.len() - 6..]).unwrap();
        }
        answer(&mut run, "or nothing:", "");
        read_until(&mut run, "`samleng run`");
        assert!(run.wait().unwrap().success());
        let env = String::from_utf8(host.bytes(".env")).unwrap();
        assert_eq!(env.contains(keys), kept, "{env}");
    }
    // With a flag it is said as well.
    std::fs::remove_file(host.file(".env")).unwrap();
    let args = ["setup", "--yes", "--language", "en", "--key-out", "another.key"];
    let ended = host.with_tokens(host.samleng(args)).output("");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(ended.stdout.contains(&line), "{}", ended.stdout);
}
