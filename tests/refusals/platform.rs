//! What is wrong between `run` and Telegram.

use bot_core::vault::generate_key;
use secrecy::ExposeSecret as _;
use tempfile::TempDir;

use super::{home, practised, refused};
use crate::support::binary::{Run, samleng};
use crate::support::host::Host;
use crate::support::telegram::Telegram;

/// `run` with everything right, to be spoilt.
fn run(home: &TempDir, tg: &Telegram) -> Run {
    let (_, public) = generate_key();
    let run = samleng(home.path()).args(["run"]);
    let run = run.env("TELEGRAM_API_URL", tg.url()).env("TELEGRAM_BOT_TOKEN", tg.token());
    run.env("PETITION_RECIPIENTS", public)
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_token_or_key_holders_it_says_to_set_up() {
    let (home, tg) = (home(), Telegram::start().await);
    refused(&home, samleng(home.path()).args(["run"]), &["TELEGRAM_BOT_TOKEN", "samleng setup"]);
    let words = ["TELEGRAM_BOT_TOKEN", "samleng setup"];
    refused(&home, run(&home, &tg).env("TELEGRAM_BOT_TOKEN", " "), &words);
    let words = ["PETITION_RECIPIENTS", "samleng setup"];
    refused(&home, run(&home, &tg).env("PETITION_RECIPIENTS", ""), &words);
    let (private, _) = generate_key();
    let spoilt = run(&home, &tg).env("PETITION_RECIPIENTS", private.expose_secret());
    refused(&home, spoilt, &["must never be on the server"]);
    assert_eq!(tg.calls().len(), 0, "Telegram is not even asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_telegram_does_not_know_is_said_to_be_wrong() {
    let (home, tg) = (home(), Telegram::start().await);
    for token in ["nonsense", "123", "123:short of", "999999:AAF5unknown_token_of_35_characters_"] {
        let words = ["TELEGRAM_BOT_TOKEN", "@BotFather"];
        refused(&home, run(&home, &tg).env("TELEGRAM_BOT_TOKEN", token), &words);
    }
    tg.revoke_token();
    refused(&home, run(&home, &tg), &["TELEGRAM_BOT_TOKEN", "@BotFather"]);
    let said = run(&home, &tg).output("").stderr;
    assert!(!said.contains(&tg.token()), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_no_bot_api_is_said_to_be_none() {
    let (home, tg) = (home(), Telegram::start().await);
    let spoilt = run(&home, &tg).env("TELEGRAM_API_URL", "api.telegram.org");
    refused(&home, spoilt, &["TELEGRAM_API_URL"]);
    let spoilt = run(&home, &tg).env("TELEGRAM_API_URL", "http://127.0.0.1:9");
    refused(&home, spoilt, &["can't be reached", "TELEGRAM_API_URL"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_settings_are_looked_at_before_a_store_is_made() {
    let (home, tg) = (home(), Telegram::start().await);
    refused(&home, run(&home, &tg).env("OWNERS", "dara"), &["OWNERS", "telegram:123456"]);
    refused(&home, run(&home, &tg).env("DEFAULT_LOCALE", "xx"), &["DEFAULT_LOCALE"]);
    refused(&home, run(&home, &tg).env("CAMPAIGN_TZ", "Mars"), &["CAMPAIGN_TZ"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_practice_store_serves_no_campaign() {
    let (home, tg) = (practised(), Telegram::start().await);
    refused(&home, run(&home, &tg), &["for practice", "run --practice"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_bots_store_is_left_alone() {
    let mut host = Host::running().await;
    let other = Telegram::start_for(1_234_567, "someone_elses_bot").await;
    host.stop().await;
    let run = run(&host.home, &other);
    refused(&host.home, run, &["belongs to another Telegram bot", "DATABASE_URL"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_bot_on_the_same_store_is_told_which_process_has_it() {
    let host = Host::running().await;
    let run = samleng(host.home.path()).args(["run"]);
    refused(&host.home, run, &["another samleng (process ", "stop it first"]);
}
