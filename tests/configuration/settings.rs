//! Wrong settings in an empty folder.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;

use testing::binary::samleng;

use super::NewHost;

/// The command, what is set, and what the line says among other things.
type Case = (&'static [&'static str], &'static [(&'static str, &'static str)], &'static str);

const FOUR: &str = "age1veqewx0ktld4eelxmzk24yhsuvpxmhjwggklfr6fkq37nt2xmcfsy3qd29,\
    age1k3phfcflhstdcx5gakxkyay8x29y2z5j2qsuwa3zqyceu3m023zsadnewv,\
    age1lmch2xk76cfy4cjp9v08422kyesahvp4ymenm4ykthva0gsxv3uqvwfw9c,\
    age1d3gddueul0hgwvuymjcla9vaqd7trn7ukwxrpxdmlc8svmtaa3gsfwjzd7";
const TWICE: &str = "age1veqewx0ktld4eelxmzk24yhsuvpxmhjwggklfr6fkq37nt2xmcfsy3qd29,\
    age1k3phfcflhstdcx5gakxkyay8x29y2z5j2qsuwa3zqyceu3m023zsadnewv,\
    AGE1VEQEWX0KTLD4EELXMZK24YHSUVPXMHJWGGKLFR6FKQ37NT2XMCFSY3QD29";
const RUN: &[&str] = &["run"];
const CHAT: &[&str] = &["chat"];

const PLATFORM: &[Case] = &[
    (RUN, &[("TELEGRAM_BOT_TOKEN", "")], "run `samleng setup` first"),
    (RUN, &[("TELEGRAM_API_URL", "ftp://hunter2")], "such as https://api.telegram.org"),
    (RUN, &[("TELEGRAM_API_URL", "http://198.51.100.7")], "everybody on the way reads the token"),
    (
        &["setup", "--yes", "--language", "en"],
        &[("TELEGRAM_API_URL", "http://api.telegram.org")],
        "write https://, or an address of this computer such as http://127.0.0.1:8081",
    ),
    (RUN, &[("TELEGRAM_BULK_PER_SECOND", "0")], "a whole number from 1 to 1000"),
    (RUN, &[("TELEGRAM_BULK_PER_SECOND", "1001")], "a whole number from 1 to 1000"),
    (RUN, &[("TELEGRAM_BULK_PER_SECOND", "fast")], "TELEGRAM_BULK_PER_SECOND must be"),
    (RUN, &[("OWNERS", "123456")], "OWNERS: an account is written telegram:123456"),
    (RUN, &[("OWNERS", "telegram:1,telegram:sokha")], "OWNERS: an account is written"),
    (RUN, &[("OWNERS", "terminal:1")], "OWNERS: an account is written"),
    (RUN, &[("RUST_LOG", "[[[")], "RUST_LOG can't be read: write for example info"),
];

const KEYS: &[Case] = &[
    (RUN, &[("PETITION_RECIPIENTS", "")], "`samleng setup` makes a key"),
    (RUN, &[("PETITION_RECIPIENTS", "AGE-SECRET-KEY-1hunter2")], "it must never be on the server"),
    (RUN, &[("PETITION_RECIPIENTS", "age-secret-key-1hunter2")], "Use the public half"),
    (RUN, &[("PETITION_RECIPIENTS", "sokha")], "it must begin with age1"),
    (RUN, &[("PETITION_RECIPIENTS", TWICE)], "this public key stands there twice"),
    (RUN, &[("PETITION_RECIPIENTS", FOUR)], "one to three key-holders are needed, found 4"),
    (&["run", "--practice"], &[("PETITION_RECIPIENTS", FOUR)], "found 4"),
    (CHAT, &[("PETITION_RECIPIENTS", "AGE-SECRET-KEY-1hunter2")], "Use the public half"),
];

const WORDS: &[Case] = &[
    (RUN, &[("DEFAULT_LOCALE", "xx")], "DEFAULT_LOCALE is \"xx\"; there are: en, km"),
    (CHAT, &[("DEFAULT_LOCALE", "")], "there are: en, km"),
    (CHAT, &[("DEFAULT_LOCALE", "xx")], "there are: en, km"),
    (RUN, &[("CAMPAIGN_TZ", "Mars/Base")], "write a name such as America/Vancouver or UTC"),
    (CHAT, &[("CAMPAIGN_TZ", "Mars/Base")], "CAMPAIGN_TZ is \"Mars/Base\""),
    (RUN, &[("LOCALES_DIR", "nowhere")], "LOCALES_DIR: "),
    (CHAT, &[("LOCALES_DIR", "nowhere")], "LOCALES_DIR: "),
    (CHAT, &[("LOCALES_DIR", "file")], "LOCALES_DIR: "),
    (&["chat", "--locale", "xx"], &[], "--locale is \"xx\"; there are: en, km"),
    (&["chat", "--role", "boss"], &[], "supporter, moderator, organizer or owner"),
    (&["role", "grant", "telegram:1", "boss"], &[], "moderator, organizer or owner"),
    (&["role", "grant", "telegram:1", "supporter"], &[], "moderator, organizer or owner"),
    (&["role", "grant", "telegram:Sokha", "owner"], &[], "an account is written"),
    (&["role", "grant", "terminal:1", "owner"], &[], "an account is written"),
    (&["setup", "--yes"], &[("DEFAULT_LOCALE", "xx")], "DEFAULT_LOCALE is \"xx\"; there are"),
    (&["setup", "--yes"], &[("CAMPAIGN_TZ", "Mars/Base")], "CAMPAIGN_TZ is \"Mars/Base\""),
    (&["setup", "--yes"], &[("OWNERS", "sokha")], "OWNERS: an account is written"),
    (&["setup", "--yes"], &[("RUST_LOG", "[[[")], "RUST_LOG can't be read: write for example info"),
    (&["setup", "--yes"], &[("TELEGRAM_BULK_PER_SECOND", "fast")], "TELEGRAM_BULK_PER_SECOND must"),
    (&["setup", "--yes", "--language", "xx"], &[], "--language is \"xx\"; there are: en, km"),
];

const STORE: &[Case] = &[
    (RUN, &[], "there is no database at samleng.db: start with"),
    (RUN, &[("DATABASE_URL", "sqlite:///proc/x.db")], "there is no database at /proc/x.db"),
    (CHAT, &[("DATABASE_URL", "sqlite:///proc/x.db")], "choose another place with DATABASE_URL"),
    (CHAT, &[("DATABASE_URL", "sqlite://nowhere/x.db")], "nowhere can't be written"),
    (CHAT, &[("DATABASE_URL", "sqlite://file/x.db")], "file can't be written"),
    (
        RUN,
        &[("DATABASE_URL", "mysql://sokha:hunter2@db/x")],
        "must begin with sqlite: or postgres:",
    ),
    (CHAT, &[("DATABASE_URL", "hunter2")], "must begin with sqlite: or postgres:"),
    (RUN, &[("DATABASE_URL", "postgres://sokha:hunter2@[x")], "check DATABASE_URL"),
    (RUN, &[("DATABASE_URL", "sqlite::memory:")], "after sqlite:// comes the name of a file"),
    (RUN, &[("DATABASE_URL", "sqlite:")], "after sqlite:// comes the name of a file"),
    (RUN, &[("DATABASE_URL", "sqlite://.")], "after sqlite:// comes the name of a file"),
    (CHAT, &[("DATABASE_URL", "sqlite://x.db?mode=ro")], "without ? and %"),
    (CHAT, &[("DATABASE_URL", "sqlite://my%20store.db")], "without ? and %"),
    (CHAT, &[("SAMLENG_SECRET_FILE", "file/x")], "choose another place with SAMLENG_SECRET_FILE"),
    (CHAT, &[("SAMLENG_SECRET_FILE", "/proc/x")], "choose another place with SAMLENG_SECRET_FILE"),
    (CHAT, &[("SAMLENG_SECRET_FILE", "secret")], "would lie beside the database"),
    (&["import", "sample"], &[("SAMLENG_SECRET_FILE", "./secret")], "choose a place in another"),
    (
        &["import", "sample"],
        &[("SAMLENG_SECRET_FILE", "copies/secret"), ("BACKUP_DIR", "copies")],
        "would lie beside the database",
    ),
    (
        &["setup", "--yes", "--language", "en"],
        &[("SAMLENG_SECRET_FILE", "secret")],
        "would lie beside the database, where a copy of the folder takes both",
    ),
    (CHAT, &[("HOME", "")], "say where the secret is with SAMLENG_SECRET_FILE"),
];

const NO_STORE: &[Case] = &[
    (&["totals"], &[], "start with `samleng chat` or `samleng setup`"),
    (&["doctor"], &[], "start with `samleng chat` or `samleng setup`"),
    (&["backup", "copy.db"], &[], "start with `samleng chat` or `samleng setup`"),
    (&["export", "any", "--out", "out.tar"], &[], "start with `samleng chat` or `samleng setup`"),
    (&["export-campaign", "out.toml"], &[], "start with `samleng chat` or `samleng setup`"),
    (&["role", "grant", "telegram:1", "owner"], &[], "start with `samleng chat`"),
    (&["import", "nowhere.toml"], &[], "nowhere.toml: No such file"),
    (&["open", "nowhere.tar", "--identity", "file", "--csv", "out.csv"], &[], "no private key"),
    (&["keygen", "--out", "file/key"], &[], "file/key: Not a directory"),
];

/// Whether another start may help is told by the exit code.
fn code(says: &str) -> i32 {
    match says {
        _ if says.contains("@BotFather") || says.contains("does not know") => 78,
        _ if says.contains("check the internet connection") => 69,
        _ => 2,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_setting_is_said_in_one_line_and_leaves_nothing() {
    let host = NewHost::new().await;
    for (args, set, says) in [PLATFORM, KEYS, WORDS, STORE, NO_STORE].concat() {
        let run = host.samleng(args);
        let run = set.iter().fold(run, |run, (name, value)| run.env(name, value));
        host.ends_with(code(says), &format!("{args:?} {set:?}"), run, says);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_token_and_a_platform_that_is_away_have_codes_of_their_own() {
    let host = NewHost::new().await;
    for (code, name, value, says) in [
        (78, "TELEGRAM_BOT_TOKEN", "hunter2", "TELEGRAM_BOT_TOKEN: Telegram does not know"),
        (78, "TELEGRAM_BOT_TOKEN", "7654321:hunter2", "copy it from @BotFather again"),
        (69, "TELEGRAM_API_URL", "http://127.0.0.1:9", "check the internet connection"),
    ] {
        host.ends_with(code, value, host.samleng(&["run"]).env(name, value), says);
    }
    // One that is away may come back, so that another start may help.
    let both = host.samleng(&["run"]).env("TELEGRAM_BOT_TOKEN", "hunter2");
    let both = both.env("DISCORD_BOT_TOKEN", "a.b.c").env("DISCORD_API_URL", "http://127.0.0.1:9");
    host.ends_with(69, "both", both, "Discord can't be reached");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_does_not_answer_may_answer_at_the_next_start() {
    let host = NewHost::new().await;
    for command in ["run", "totals", "doctor"] {
        let run = host.samleng(&[command]);
        let run = run.env("DATABASE_URL", "postgres://sokha:hunter2@127.0.0.1:9/x");
        host.ends_with(69, command, run, "check DATABASE_URL");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_was_revoked_is_told_and_what_is_wrong_here_is_told_before_telegram_is_asked()
{
    let host = NewHost::new().await;
    for (name, value) in [("PETITION_RECIPIENTS", ""), ("CAMPAIGN_TZ", "Mars"), ("OWNERS", "me")] {
        host.refuses(name, host.samleng(&["run"]).env(name, value), name);
    }
    assert_eq!(host.tg.calls().len(), 0);
    host.tg.revoke_token();
    host.ends_with(78, "revoked", host.samleng(&["run"]), "copy it from @BotFather again");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_names_wrong_keys_and_repeats_none() {
    let host = NewHost::with_store().await;
    for (_, set, says) in KEYS.iter().filter(|(args, ..)| *args == RUN) {
        let keys = set[0].1;
        let ended = host.samleng(&["doctor"]).env("PETITION_RECIPIENTS", keys).output("");
        assert_eq!(ended.code, 1, "{keys}");
        assert!(ended.stderr.contains(says), "{keys}: {}", ended.stderr);
        assert!(!ended.stderr.contains(super::HUSH), "{keys}: {}", ended.stderr);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_settings_file_is_not_half_read_and_not_printed() {
    let host = NewHost::new().await;
    let broken: [(&[u8], &str); 5] = [
        (b"TELEGRAM_BOT_TOKEN 7654321:hunter2\n", "a line is not NAME=value"),
        (b"CAMPAIGN_TZ='UTC'\nTELEGRAM_BOT_TOKEN='7654321:hunter2\n", "a line is not NAME=value"),
        (b"7654321:hunter2", "a line is not NAME=value"),
        (b"TELEGRAM_BOT_TOKEN=\"hunter2\\q\"\n", "a line is not NAME=value"),
        (b"TELEGRAM_BOT_TOKEN=hunter2\xff\xfe\n", "UTF-8"),
    ];
    for (text, says) in broken {
        std::fs::write(host.path(".env"), text).unwrap();
        set_mode(&host, ".env", 0o600);
        let case = String::from_utf8_lossy(text).into_owned();
        for command in ["run", "chat", "setup"] {
            host.refuses(&case, host.samleng(&[command]), ".env can't be read: ");
            host.refuses(&case, host.samleng(&[command]), says);
        }
    }
    std::fs::remove_file(host.path(".env")).unwrap();
    std::fs::create_dir(host.path(".env")).unwrap();
    host.refuses("a folder", host.samleng(&["run"]), ".env can't be read: Is a directory");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_translation_is_named() {
    let host = NewHost::new().await;
    let folder = host.path("texts/km");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("signing.ftl"), "button-agree = ខ្ញុំយល់ព្រម\n{ oops\n").unwrap();
    for command in ["run", "chat", "setup"] {
        let run = host.samleng(&[command]).env("LOCALES_DIR", "texts");
        host.refuses(command, run, "km/signing.ftl: line 2");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_value_counts_as_not_set() {
    let host = NewHost::with_store().await;
    for name in [
        "SAMLENG_SECRET_FILE",
        "LOCALES_DIR",
        "BACKUP_DIR",
        "TELEGRAM_API_URL",
        "DISCORD_BOT_TOKEN",
        "OWNERS",
    ] {
        let ended = host.samleng(&["doctor"]).env(name, "").output("");
        assert_eq!((ended.code, &*ended.stderr), (0, ""), "{name}");
    }
}

fn set_mode(host: &NewHost, file: &str, mode: u32) {
    std::fs::set_permissions(host.path(file), Permissions::from_mode(mode)).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_others_can_read_or_change_are_not_taken() {
    let host = NewHost::with_store().await;
    std::fs::write(host.path(".env"), "CAMPAIGN_TZ='UTC'\n").unwrap();
    for mode in [0o666, 0o644, 0o602, 0o601, 0o660] {
        set_mode(&host, ".env", mode);
        for command in ["run", "totals", "setup"] {
            let says = ".env can be read or changed by others: run `chmod 600 .env`";
            host.refuses(&format!("{mode:o}"), host.samleng(&[command]), says);
        }
    }
    for mode in [0o600, 0o400, 0o640] {
        set_mode(&host, ".env", mode);
        host.does(&["totals"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_may_stand_in_a_file_of_its_own() {
    let host = NewHost::with_store().await;
    let (token, url) = (host.tg.token(), host.tg.url());
    let by_file = |args: &[&str], file: &str| {
        let run = samleng(host.home.path()).args(args).env("TELEGRAM_BOT_TOKEN_FILE", file);
        run.env("TELEGRAM_API_URL", &url).env("PETITION_RECIPIENTS", super::PUBLIC)
    };
    for (name, text, mode) in [
        ("token", token.as_str(), 0o600),
        ("wrong", "7654321:hunter2\n", 0o400),
        ("empty", "\n", 0o600),
        ("open", token.as_str(), 0o644),
    ] {
        std::fs::write(host.path(name), text).unwrap();
        set_mode(&host, name, mode);
    }
    for (file, says) in [
        ("nowhere", "TELEGRAM_BOT_TOKEN_FILE: nowhere: No such file"),
        ("empty", "TELEGRAM_BOT_TOKEN_FILE: empty: there is no token in it"),
        ("open", "TELEGRAM_BOT_TOKEN_FILE: open: others can read it: run `chmod 600 open`"),
        ("wrong", "Telegram does not know this token"),
        ("", "run `samleng setup` first"),
        ("-", "TELEGRAM_BOT_TOKEN_FILE: -: there is no token in it"),
    ] {
        host.ends_with(code(says), file, by_file(&["run"], file), says);
    }
    let both = by_file(&["run"], "token").env("TELEGRAM_BOT_TOKEN", &token);
    host.refuses("both", both, "TELEGRAM_BOT_TOKEN and TELEGRAM_BOT_TOKEN_FILE are both set");
    // `setup` writes where the file is, or the token that it was given, and `run` understands both.
    let setup = ["setup", "--yes", "--language", "en"];
    for (file, input, line) in [
        ("token", String::new(), "TELEGRAM_BOT_TOKEN_FILE='token'".to_owned()),
        ("-", format!("{token}\n"), format!("TELEGRAM_BOT_TOKEN='{token}'")),
    ] {
        let ended = by_file(&setup, file).output(input);
        assert_eq!(ended.code, 0, "{}", ended.stderr);
        let env = std::fs::read_to_string(host.path(".env")).unwrap();
        assert!(env.lines().any(|one| one == line), "{env}");
        assert_eq!(env.matches("TELEGRAM_BOT_TOKEN").count(), 1, "{env}");
        let polls = host.tg.polls();
        let mut bot = samleng(host.home.path()).args(["run"]).logs_to(&host.path("log")).spawn();
        host.tg.wait_for("a poll", |tg| tg.polls() > polls).await;
        bot.kill().unwrap();
        bot.wait().unwrap();
        std::fs::remove_file(host.path(".env")).unwrap();
    }
}
