//! The way from a code to one person, as both phones show it.

use bot_core::msg;

use super::{DC, TG, Table};
use testing::film::{READERS, assert_film};
use testing::world::MAIN;

#[tokio::test]
async fn two_accounts_become_one_person_and_part_again() {
    for (locale, _) in READERS {
        let mut table = Table::new(locale).await;
        table.signs(TG, "France").await;
        table.signs(DC, "Japan").await;
        assert_eq!(table.total().await, 2);
        table.film.clear();
        table.says(TG, "/connect").await;
        table.taps(TG, msg!("button-connect-typed")).await;
        table.says(DC, "/connect").await;
        // The code of this phone ends with the other one's being typed here.
        let theirs = table.code.clone();
        table.says(TG, &theirs).await;
        table.taps(TG, msg!("button-connect-yes")).await;
        table.says(DC, "hello?").await;
        table.taps(DC, msg!("button-connect-yes")).await;
        assert_eq!(table.total().await, 1);
        assert_eq!(table.world.tally(MAIN, "withdrawn", "").await, 1);
        assert_eq!(table.world.tally(MAIN, "platform", "telegram").await, 1);
        table.says(DC, &format!("/start {MAIN}")).await;
        table.says(DC, "/mydata").await;
        table.says(TG, "/connect").await;
        table.taps(TG, msg!("button-disconnect")).await;
        table.taps(TG, msg!("button-disconnect-sure")).await;
        assert_eq!(table.total().await, 1);
        assert_film("connect", locale, &table.film);
    }
}

#[tokio::test]
async fn a_code_may_be_typed_in_khmer_digits_in_small_letters_and_with_the_command() {
    let khmer = |code: &str| -> String {
        let digit = |c: char| match c.to_digit(10) {
            Some(digit) => char::from_u32(0x17E0 + digit).unwrap(),
            None => c,
        };
        code.to_lowercase().chars().filter(|c| *c != '-').map(digit).collect()
    };
    for command in ["", "/connect "] {
        let mut table = Table::new(READERS[1].0).await;
        table.says(DC, "/connect").await;
        table.says(TG, "/connect").await;
        let code = table.code.clone();
        table.says(DC, &format!("{command}{}", khmer(&code))).await;
        assert!(table.reads(DC, msg!("connect-question")), "{}", table.film);
    }
}

#[tokio::test]
async fn the_question_shows_platform_and_name_and_no_name_where_there_is_none() {
    let mut table = Table::new(READERS[1].0).await;
    table.phones[DC].name = "\u{202e}  ".to_owned();
    table.meets(TG, DC).await;
    let app = |name| msg!("app-name", platform = name);
    assert!(table.reads(DC, msg!("connect-who", app = app("telegram"), name = "Sokha")));
    table.taps(TG, msg!("button-connect-typed")).await;
    assert!(table.reads(TG, msg!("connect-who-nameless", app = app("discord"))));
    assert!(table.reads(TG, msg!("connect-warning")));
}

#[tokio::test]
async fn a_second_tap_and_a_replayed_update_connect_once() {
    let mut table = Table::new(READERS[1].0).await;
    table.signs(TG, "France").await;
    table.signs(DC, "Japan").await;
    for who in [TG, DC] {
        table.says(who, "/cancel").await;
    }
    table.meets(TG, DC).await;
    for _ in 0..2 {
        table.taps(DC, msg!("button-connect-yes")).await;
        assert!(table.reads(DC, msg!("connect-waiting")));
    }
    let yes = bot_core::incoming::Event::Press(format!(
        "connect-yes:{}",
        table.code.replace('-', "").to_lowercase()
    ));
    let incoming = table.phones[TG].incoming(yes);
    let first = table.phones[TG].submit(incoming.clone()).await;
    assert!(!first.replies.is_empty());
    assert_eq!(table.total().await, 1);
    let again = table.phones[TG].submit(incoming).await;
    assert!(again.replies.is_empty() && again.notices.is_empty(), "nothing is asked any more");
    for who in [TG, DC] {
        table.taps(who, msg!("button-connect-yes")).await;
        let app = msg!("app-name", platform = if who == TG { "discord" } else { "telegram" });
        assert!(table.reads(who, msg!("connect-connected", app = app)), "{}", table.film);
    }
    assert_eq!(table.total().await, 1);
}
