//! `samleng setup` asks a volunteer.

use std::os::unix::fs::PermissionsExt as _;

use bot_core::vault::parse_identities;

use super::story::the_first_owner_signs;
use super::{NewHost, OTHER, PUBLIC};
use testing::binary::{Run, answer, read_until, secret_of};
use testing::host::Host;

fn asks(fresh: &NewHost, args: &[&str]) -> Run {
    let run = fresh.samleng(&["setup"]).args(args);
    run.env("TELEGRAM_BOT_TOKEN", "").env("PETITION_RECIPIENTS", "")
}

/// What is asked in one language.
struct Words {
    named: &'static str,
    unknown: &'static str,
    people: &'static str,
    zone: &'static str,
    no_zone: &'static str,
    zones: &'static str,
    token: &'static str,
    discord: &'static str,
    name: &'static str,
    key: &'static str,
    wrong: &'static str,
    holders: &'static str,
    done: &'static str,
}

const ENGLISH: Words = Words {
    named: " English ",
    unknown: "There are: en, km.",
    people: "Or nothing for English:",
    zone: "or nothing for UTC:",
    no_zone: "No time zone of this name is known.",
    zones: "There are several: America/Vancouver, America/Edmonton",
    token: "The token, or nothing to leave Telegram out:",
    discord: "The Discord token, or nothing to leave Discord out:",
    name: "This is @samleng_test_bot.",
    key: "Type its last six characters:",
    wrong: "These are not the last six characters. Please look again.",
    holders: "Another public key, or nothing:",
    done: "All is ready. Open this link",
};

const KHMER: Words = Words {
    named: "ភាសាខ្មែរ",
    unknown: "មានភាសា៖ en, km។",
    people: "ចុច Enter សម្រាប់ខ្មែរ៖",
    zone: "ចុច Enter សម្រាប់ UTC៖",
    no_zone: "រកមិនឃើញល្វែងម៉ោងឈ្មោះនេះទេ។",
    zones: "មានល្វែងម៉ោងច្រើន៖ America/Vancouver, America/Edmonton",
    token: "លេខសម្ងាត់ ឬចុច Enter បើមិនប្រើ Telegram ទេ៖",
    discord: "លេខសម្ងាត់របស់ Discord ឬចុច Enter បើមិនប្រើ Discord ទេ៖",
    name: "នេះគឺ @samleng_test_bot។",
    key: "សូមវាយតួអក្សរចុងក្រោយទាំង ៦ នៃកូនសោ៖",
    wrong: "នេះមិនមែនជាតួអក្សរចុងក្រោយទាំង ៦ ទេ។ សូមមើលម្តងទៀត។",
    holders: "កូនសោសាធារណៈបន្ថែម ឬចុច Enter ដើម្បីរំលង៖",
    done: "រួចរាល់ហើយ។",
};

#[tokio::test(flavor = "multi_thread")]
async fn somebody_answers_the_questions_and_errs_at_each_once() {
    for words in [ENGLISH, KHMER] {
        let fresh = NewHost::new().await;
        let mut run = asks(&fresh, &[]).spawn();
        answer(&mut run, "km", "français");
        answer(&mut run, "km", words.named);
        answer(&mut run, words.people, "klingon");
        let seen = answer(&mut run, words.people, "KHMER");
        assert!(seen.contains(words.unknown), "{seen}");
        answer(&mut run, words.zone, "Atlantis");
        let seen = answer(&mut run, words.zone, "Canada");
        assert!(seen.contains(words.no_zone), "{seen}");
        let seen = answer(&mut run, words.zone, "vancouver");
        assert!(seen.contains(words.zones), "{seen}");
        let seen = answer(&mut run, words.token, "7654321:hunter2");
        assert!(seen.contains("America/Vancouver"), "{seen}");
        let seen = answer(&mut run, words.token, &fresh.tg.token());
        assert!(seen.contains("Telegram does not know this token"), "{seen}");
        let seen = answer(&mut run, words.discord, "");
        assert!(seen.contains(words.name), "{seen}");
        let seen = answer(&mut run, words.key, "ABCDEF");
        let private = seen.lines().find(|line| line.starts_with("AGE-SECRET-KEY-")).unwrap();
        let seen = answer(&mut run, words.key, &private[private.len() - 6..].to_lowercase());
        assert!(seen.contains(words.wrong), "{seen}");
        answer(&mut run, words.holders, private);
        let seen = answer(&mut run, words.holders, PUBLIC);
        assert!(seen.contains("it must never be on the server"), "{seen}");
        let seen = answer(&mut run, words.holders, PUBLIC);
        assert!(!seen.contains("twice"), "{seen}");
        let seen = answer(&mut run, words.holders, "");
        assert!(seen.contains("this public key stands there twice"), "{seen}");
        let seen = read_until(&mut run, "`samleng run`");
        assert!(seen.contains(words.done) && seen.contains("start=invite_"), "{seen}");
        assert!(run.wait().unwrap().success());
        is_set_up(&fresh, private);
        let mut host = Host::of(fresh.home, fresh.tg, None, seen);
        host.does(["import", "sample"]);
        host.start().await;
        the_first_owner_signs(&host).await;
    }
}

/// The settings are complete, for their owner's eyes, and hold no private half.
fn is_set_up(fresh: &NewHost, private: &str) {
    let own = parse_identities(private).unwrap()[0].to_public();
    let env = std::fs::read_to_string(fresh.path(".env")).unwrap();
    for line in [
        "DATABASE_URL='sqlite://samleng.db'".to_owned(),
        format!("PETITION_RECIPIENTS='{own},{PUBLIC}'"),
        "DEFAULT_LOCALE='km'".to_owned(),
        "CAMPAIGN_TZ='America/Vancouver'".to_owned(),
        format!("TELEGRAM_BOT_TOKEN='{}'", fresh.tg.token()),
    ] {
        assert!(env.lines().any(|one| one == line), "{line} is not in\n{env}");
    }
    let mode = std::fs::metadata(fresh.path(".env")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    for (path, bytes) in fresh.tree() {
        let bytes = String::from_utf8_lossy(&bytes);
        assert!(!bytes.contains(private), "the private half is in {}", path.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_third_key_holder_ends_the_questions() {
    let fresh = NewHost::new().await;
    let mut run = asks(&fresh, &["--language", "english", "--key-out", "key"]).spawn();
    answer(&mut run, ENGLISH.people, "");
    answer(&mut run, ENGLISH.zone, "");
    answer(&mut run, ENGLISH.token, &fresh.tg.token());
    answer(&mut run, ENGLISH.discord, "");
    answer(&mut run, ENGLISH.holders, PUBLIC);
    answer(&mut run, ENGLISH.holders, OTHER);
    let seen = read_until(&mut run, "`samleng run`");
    assert!(!seen.contains("AGE-SECRET-KEY"), "{seen}");
    assert!(run.wait().unwrap().success());
    let key = std::fs::read_to_string(fresh.path("key")).unwrap();
    let private = key.lines().find(|line| line.starts_with("AGE-SECRET-KEY")).unwrap();
    let own = parse_identities(private).unwrap()[0].to_public();
    let env = std::fs::read_to_string(fresh.path(".env")).unwrap();
    for line in [
        &format!("PETITION_RECIPIENTS='{own},{PUBLIC},{OTHER}'"),
        "DEFAULT_LOCALE='en'",
        "CAMPAIGN_TZ='UTC'",
    ] {
        assert!(env.lines().any(|one| one == line), "{line}: {env}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_end_early_write_nothing() {
    let fresh = NewHost::new().await;
    let token = fresh.tg.token();
    for (args, input) in [
        (&[][..], String::new()),
        (&[], "en".to_owned()),
        (&[], "en\nkm".to_owned()),
        (&[], "en\nkm\nUTC".to_owned()),
        (&["--language", "km"], "\n\n\n\n".to_owned()),
        (&[], format!("en\n\n\n{token}\n")),
        (&[], format!("en\n\n\n{token}\n\nwrong!\nwrong!\n")),
        (&["--key-out", "key"], format!("en\n\n\n{token}\n\n")),
        (&["--key-out", "key"], format!("en\n\n\n{token}\n\nage1nonsense\n{PUBLIC}\n")),
    ] {
        let before = fresh.tree();
        let ended = asks(&fresh, args).output(&input);
        assert_eq!(ended.code, 2, "{input:?}");
        assert!(ended.stderr.contains("the input ended before every question"), "{}", ended.stderr);
        assert_eq!(ended.stderr.lines().count(), 1);
        assert!(fresh.tree() == before, "{input:?}");
        assert!(!secret_of(fresh.home.path()).exists());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_questions_every_missing_answer_is_named_by_its_flag() {
    let fresh = NewHost::new().await;
    let yes = ["--yes", "--language", "en", "--key-out", "key"];
    let list = format!("{PUBLIC},{PUBLIC}");
    let twice = [&yes[..], &["--key-holders", &list]].concat();
    let both = [&yes[..], &["--petition-recipients", PUBLIC]].concat();
    let wrong: [(&[&str], &str, &str); 8] = [
        (&["--yes"], "", "--language is missing"),
        (&yes[..3], "", "--telegram-bot-token is missing"),
        (&yes[..3], &fresh.tg.token(), "--key-out is missing"),
        (&yes, "7654321:hunter2", "Telegram does not know this token"),
        (&[&yes[..], &["--key-holders", "age1x"]].concat(), &fresh.tg.token(), "begin with age1"),
        (&twice, &fresh.tg.token(), "this public key stands there twice"),
        (&both, &fresh.tg.token(), "--key-out makes a new key, and PETITION_RECIPIENTS names"),
        (&[&yes[..3], &["--key-out", "no/key"]].concat(), &fresh.tg.token(), "no/key: "),
    ];
    for (args, token, says) in wrong {
        let before = fresh.tree();
        let ended = asks(&fresh, args).env("TELEGRAM_BOT_TOKEN", token).output("");
        let code = if says.contains("does not know") { 78 } else { 2 };
        assert_eq!(ended.code, code, "{args:?}");
        assert!(ended.stderr.contains(says), "{args:?}: {}", ended.stderr);
        assert!(!ended.stderr.contains("hunter2") && !ended.stdout.contains("hunter2"));
        assert!(fresh.tree() == before, "{args:?}");
    }
}
