//! Codes that don't work, and people who say no.

use bot_core::clock::MINUTE;
use bot_core::msg;
use bot_core::platform::Platform;

use super::{DC, TG, Table};
use testing::film::{READERS, assert_film};

#[tokio::test]
async fn every_wrong_code_is_answered_with_what_would_be_right() {
    for (locale, _) in READERS {
        let mut table = Table::new(locale).await;
        table.says(TG, "/connect").await;
        let own = table.code.clone();
        table.film.clear();
        table.says(DC, "/connect hello").await;
        table.says(DC, "/connect 22222222").await;
        table.says(TG, &own).await;
        assert!(table.reads(TG, msg!("connect-wrong")), "one's own code works in the other app");
        let more = table.add(Platform::Telegram, 70_002, "Dara", locale).await;
        table.says(more, &format!("/connect {own}")).await;
        let app = || msg!("app-name", platform = "telegram");
        assert!(table.reads(more, msg!("connect-same-app", app = app())), "{}", table.film);
        table.connects(TG, DC).await;
        table.says(more, "/connect").await;
        let code = table.code.clone();
        table.says(DC, &code).await;
        let third = table.add(Platform::Discord, 80_003, "x", locale).await;
        table.says(third, &format!("/connect {own}")).await;
        assert!(table.reads(third, msg!("connect-wrong")), "a used code is like no code");
        table.film.clear();
        table.says(DC, &format!("/connect {code}")).await;
        let said = msg!("connect-connected", app = app());
        assert!(table.reads(DC, said), "who is connected is told so");
        assert_film("connect_again", locale, &table.film);
    }
}

#[tokio::test]
async fn a_code_holds_for_ten_minutes() {
    let mut table = Table::new(READERS[1].0).await;
    table.says(TG, "/connect").await;
    let code = table.code.clone();
    table.world.clock.advance(10 * MINUTE);
    table.says(DC, &format!("/connect {code}")).await;
    assert!(table.reads(DC, msg!("connect-wrong")));
    table.taps(TG, msg!("button-connect-typed")).await;
    assert!(table.reads(TG, msg!("connect-over")));
    table.meets(TG, DC).await;
    table.taps(DC, msg!("button-connect-yes")).await;
    table.world.clock.advance(10 * MINUTE);
    table.taps(TG, msg!("button-connect-yes")).await;
    assert!(table.reads(TG, msg!("connect-over")));
    table.taps(DC, msg!("button-connect-yes")).await;
    assert!(table.reads(DC, msg!("connect-over")));
    table.world.days_pass(1).await;
    let mut conn = table.world.conn().await;
    for sql in ["SELECT COUNT(*) FROM offers", "SELECT COUNT(*) FROM connecting"] {
        assert_eq!(conn.one(sql, Vec::new()).await.unwrap().unwrap().int(0).unwrap(), 0, "{sql}");
    }
    conn.close().await;
}

#[tokio::test]
async fn a_new_code_ends_the_old_one() {
    let mut table = Table::new(READERS[1].0).await;
    table.says(TG, "/connect").await;
    let old = table.code.clone();
    table.says(TG, "/connect").await;
    assert_ne!(old, table.code);
    table.says(DC, &format!("/connect {old}")).await;
    assert!(table.reads(DC, msg!("connect-wrong")));
    let code = table.code.clone();
    table.says(DC, &format!("/connect {code}")).await;
    assert!(table.reads(DC, msg!("connect-question")));
}

#[tokio::test]
async fn after_five_wrong_codes_one_must_wait_whatever_one_does() {
    let mut table = Table::new(READERS[1].0).await;
    table.says(TG, "/connect").await;
    let good = table.code.clone();
    for number in 2..7 {
        table.says(DC, &format!("/connect 2222222{number}")).await;
        assert!(table.reads(DC, msg!("connect-wrong")));
        table.world.clock.advance(10);
    }
    table.says(DC, &format!("/connect {good}")).await;
    let wait = || msg!("connect-wait", number = 10);
    assert!(table.reads(DC, wait()), "{}", table.film);
    table.says(DC, "/cancel").await;
    table.says(DC, "/forget").await;
    table.taps(DC, msg!("button-forget-sure")).await;
    table.language(DC, READERS[1].0).await;
    table.says(DC, &format!("/connect {good}")).await;
    assert!(table.reads(DC, wait()));
    table.world.clock.advance(10 * MINUTE);
    table.says(TG, "/connect").await;
    let good = table.code.clone();
    table.says(DC, &format!("/connect {good}")).await;
    assert!(table.reads(DC, msg!("connect-question")));
}

#[tokio::test]
async fn a_no_on_either_side_ends_it_for_both() {
    for (locale, _) in READERS {
        let mut table = Table::new(locale).await;
        table.meets(TG, DC).await;
        table.film.clear();
        table.taps(TG, msg!("button-connect-no")).await;
        table.taps(DC, msg!("button-connect-yes")).await;
        assert!(table.reads(DC, msg!("connect-over")));
        assert_film("connect_no", locale, &table.film);
        table.meets(TG, DC).await;
        table.taps(TG, msg!("button-connect-yes")).await;
        table.taps(DC, msg!("button-connect-no")).await;
        table.taps(TG, msg!("button-connect-yes")).await;
        assert!(table.reads(TG, msg!("connect-over")));
        for way in ["/cancel", "/forget"] {
            table.meets(DC, TG).await;
            table.taps(DC, msg!("button-connect-yes")).await;
            table.film.clear();
            table.says(TG, way).await;
            if way == "/forget" {
                table.taps(TG, msg!("button-forget-sure")).await;
                table.locales[TG] = locale;
            }
            assert!(table.film.contains(&table.words(DC, msg!("connect-refused"))), "{way}");
            table.taps(DC, msg!("button-connect-yes")).await;
            assert!(table.reads(DC, msg!("connect-over")), "{way}");
        }
    }
}
