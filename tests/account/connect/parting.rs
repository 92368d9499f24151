//! Disconnecting, and being forgotten: nothing is lost, nothing is counted twice, nothing is washed off.

use bot_core::clock::DAY;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::Platform;

use super::{DC, TG, Table};
use testing::film::{READERS, assert_film};
use testing::world::MAIN;

/// Tries to sign and is told the day from which on it is possible.
async fn is_barred(table: &mut Table, who: usize) -> bool {
    table.says(who, &format!("/start {MAIN}")).await;
    let barred = table.said.contains("It was connected with an account");
    // Neither does an old button.
    table.data(who, &format!("agree:{MAIN}:1:1")).await;
    table.says(who, "France").await;
    table.data(who, &format!("name:{MAIN}:1")).await;
    let sealed = table.said.contains("Thank you for signing");
    assert_ne!(barred, sealed, "{}", table.film);
    barred
}

#[tokio::test]
async fn whoever_is_disconnected_starts_empty_and_waits_thirty_days() {
    for (locale, _) in READERS {
        let mut table = Table::new(locale).await;
        table.signs(DC, "Japan").await;
        table.connects(TG, DC).await;
        table.taps(TG, msg!("button-help")).await;
        table.parts(TG).await;
        assert_eq!(table.total().await, 1, "it stays with the one that presses");
        table.says(TG, "/withdraw").await;
        assert!(table.reads(TG, msg!("button-withdraw-sure")), "{}", table.film);
        table.language(DC, locale).await;
        table.film.clear();
        table.says(DC, "/mydata").await;
        assert!(table.reads(DC, msg!("mydata-no-signature")));
        table.says(DC, &format!("/start {MAIN}")).await;
        assert_film("connect_barred", locale, &table.film);
    }
}

#[tokio::test]
async fn words_part_nobody_and_a_yes_names_the_button_that_does() {
    for (locale, _) in READERS {
        let mut table = Table::new(locale).await;
        table.signs(DC, "Japan").await;
        table.connects(TG, DC).await;
        let label = table.words(TG, msg!("button-disconnect-sure"));
        let press = msg!("agree-press-the-button", label = label.as_str());
        for (word, says) in [
            ("yes", press.clone()),
            ("oui", press.clone()),
            ("បាទ", press),
            ("no", msg!("cancel-done")),
            ("ទេ", msg!("cancel-done")),
            ("stop", msg!("cancel-done")),
        ] {
            table.says(TG, "/connect").await;
            table.taps(TG, msg!("button-disconnect")).await;
            table.says(TG, word).await;
            assert!(table.reads(TG, says), "{word}: {}", table.said);
        }
        table.says(DC, "/connect").await;
        assert!(table.reads(DC, msg!("button-disconnect")), "still one person: {}", table.said);
    }
}

#[tokio::test]
async fn a_bar_lasts_thirty_days_and_outlives_being_forgotten() {
    let mut table = Table::new(Locale::EN).await;
    table.signs(TG, "France").await;
    table.connects(TG, DC).await;
    table.parts(TG).await;
    table.language(DC, Locale::EN).await;
    assert!(is_barred(&mut table, DC).await);
    table.says(DC, "/forget").await;
    table.taps(DC, msg!("button-forget-sure")).await;
    table.language(DC, Locale::EN).await;
    assert!(is_barred(&mut table, DC).await);
    table.world.days_pass(29).await;
    assert!(is_barred(&mut table, DC).await);
    table.world.days_pass(1).await;
    assert!(!is_barred(&mut table, DC).await);
    assert_eq!(table.total().await, 2);
    table.world.days_pass(1).await;
    let mut conn = table.world.conn().await;
    let row = conn.one("SELECT COUNT(*) FROM bars", Vec::new()).await.unwrap().unwrap();
    assert_eq!(row.int(0).unwrap(), 0);
    conn.close().await;
}

#[tokio::test]
async fn a_bar_is_lifted_by_the_same_person_and_by_no_other() {
    let mut table = Table::new(Locale::EN).await;
    let third = table.add(Platform::Telegram, 70_003, "Chan", Locale::EN).await;
    table.signs(TG, "France").await;
    table.connects(TG, DC).await;
    table.parts(TG).await;
    table.language(DC, Locale::EN).await;
    // A third account does not wash it off: it catches it.
    table.connects(third, DC).await;
    assert!(is_barred(&mut table, DC).await);
    assert!(is_barred(&mut table, third).await);
    table.parts(DC).await;
    table.language(third, Locale::EN).await;
    assert!(is_barred(&mut table, third).await);
    // With the one who has signed it is one person again.
    table.connects(TG, DC).await;
    table.says(DC, &format!("/start {MAIN}")).await;
    assert!(table.said.contains("You signed on"), "{}", table.film);
    table.data(DC, &format!("withdraw!:{MAIN}:1")).await;
    table.signs(DC, "Japan").await;
    assert_eq!(table.total().await, 1);
}

#[tokio::test]
async fn those_who_signed_beside_keep_their_seats() {
    let mut table = Table::new(Locale::EN).await;
    for who in [TG, DC] {
        table.signs(who, "France").await;
        for name in ["Chan Thy", "Keo Mony"] {
            table.data(who, &format!("beside:{MAIN}")).await;
            table.taps(who, msg!("button-agree")).await;
            table.says(who, "Japan").await;
            table.signs_as(who, name).await;
        }
    }
    assert_eq!(table.total().await, 6);
    table.connects(DC, TG).await;
    assert_eq!(table.total().await, 5);
    assert_eq!(table.world.tally(MAIN, "seat", "own").await, 1);
    assert_eq!(table.world.tally(MAIN, "seat", "shared").await, 4);
    assert_eq!(table.world.tally(MAIN, "platform", "discord").await, 2);
    assert_eq!(super::interleaved::recount(&table.world).await, 5);
    table.says(DC, "/mydata").await;
    assert!(table.said.contains("Person 5 on this account"), "{}", table.said);
    table.data(DC, &format!("beside:{MAIN}")).await;
    assert!(table.said.contains("this petition allows no more"));
    for seat in 1..=5 {
        table.data(TG, &format!("withdraw!:{MAIN}:{seat}")).await;
    }
    assert_eq!(table.total().await, 0);
}

#[tokio::test]
async fn the_earlier_signature_stays() {
    let mut table = Table::new(Locale::EN).await;
    table.signs(DC, "Japan").await;
    table.world.clock.advance(DAY);
    table.signs(TG, "France").await;
    table.connects(TG, DC).await;
    assert_eq!(table.total().await, 1);
    assert_eq!(table.world.tally(MAIN, "country", "JP").await, 1);
    assert_eq!(super::interleaved::recount(&table.world).await, 1);
}

#[tokio::test]
async fn being_forgotten_is_for_both_and_says_so() {
    for (locale, _) in READERS {
        let mut table = Table::new(locale).await;
        table.signs(TG, "France").await;
        table.connects(TG, DC).await;
        table.film.clear();
        table.says(DC, "/forget").await;
        table.taps(DC, msg!("button-forget-sure")).await;
        table.says(TG, "/mydata").await;
        assert_film("connect_forget", locale, &table.film);
        assert_eq!(table.total().await, 0);
        let mut conn = table.world.conn().await;
        for sql in ["SELECT COUNT(*) FROM accounts", "SELECT COUNT(*) FROM links"] {
            assert_eq!(conn.one(sql, Vec::new()).await.unwrap().unwrap().int(0).unwrap(), 0);
        }
        conn.close().await;
    }
}
