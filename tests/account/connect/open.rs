//! Codes one after the other, and what was open before.

use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::Platform;

use super::{DC, TG, Table};
use testing::world::MAIN;

#[tokio::test]
async fn an_old_yes_does_not_take_ones_new_code_away() {
    for way in ["/cancel", "/forget"] {
        let mut table = Table::new(Locale::EN).await;
        table.meets(TG, DC).await;
        let old = table.code.replace('-', "").to_lowercase();
        table.taps(DC, msg!("button-connect-no")).await;
        table.says(TG, "/connect").await;
        let new = table.code.clone();
        table.data(TG, &format!("connect-yes:{old}")).await;
        assert!(table.reads(TG, msg!("connect-over")), "{}", table.film);
        table.says(TG, way).await;
        if way == "/forget" {
            table.taps(TG, msg!("button-forget-sure")).await;
        }
        table.says(DC, &format!("/connect {new}")).await;
        assert!(table.reads(DC, msg!("connect-wrong")), "{}", table.film);
    }
}

#[tokio::test]
async fn whoever_types_another_code_leaves_the_first_one() {
    let mut table = Table::new(Locale::EN).await;
    let third = table.add(Platform::Telegram, 70_003, "Chan", Locale::EN).await;
    table.meets(TG, DC).await;
    let first = table.code.replace('-', "").to_lowercase();
    table.taps(DC, msg!("button-connect-yes")).await;
    table.says(third, "/connect").await;
    let code = table.code.clone();
    table.film.clear();
    table.says(DC, &format!("/connect {code}")).await;
    assert!(table.film.contains(&table.words(TG, msg!("connect-refused"))), "{}", table.film);
    table.data(TG, &format!("connect-yes:{first}")).await;
    assert!(table.reads(TG, msg!("connect-over")), "{}", table.film);
    table.taps(third, msg!("button-connect-yes")).await;
    table.taps(DC, msg!("button-connect-yes")).await;
    let done = msg!("connect-done", app = msg!("app-name", platform = "telegram"));
    assert!(table.reads(DC, done), "{}", table.film);
}

#[tokio::test]
async fn a_half_made_signature_goes_on_after_connecting_and_after_giving_up() {
    for connects in [true, false] {
        let mut table = Table::new(Locale::EN).await;
        table.says(TG, &format!("/start {MAIN}")).await;
        table.taps(TG, msg!("button-agree")).await;
        table.says(TG, "Japan").await;
        if connects {
            table.connects(TG, DC).await;
        } else {
            table.says(TG, "/connect").await;
            table.taps(TG, msg!("button-connect-typed")).await;
            table.says(TG, "/cancel").await;
        }
        table.taps(TG, msg!("button-continue-signing")).await;
        table.data(TG, &format!("name:{MAIN}:1")).await;
        assert!(table.reads(TG, msg!("thanks-title")), "{}", table.film);
        assert_eq!(table.total().await, 1);
    }
}

#[tokio::test]
async fn the_questions_after_signing_wait_for_the_connection() {
    for connects in [true, false] {
        let mut table = Table::new(Locale::EN).await;
        table.signs(TG, "Japan").await;
        if connects {
            table.connects(DC, TG).await;
        } else {
            table.says(DC, "/connect").await;
            let code = table.code.clone();
            table.says(TG, &format!("/connect {code}")).await;
            table.taps(DC, msg!("button-connect-no")).await;
        }
        table.taps(TG, msg!("button-continue")).await;
        let next = if connects { msg!("after-more") } else { msg!("after-region") };
        assert!(table.reads(TG, next), "{}", table.film);
    }
}
