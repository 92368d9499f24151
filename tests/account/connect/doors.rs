//! Where the campaign takes nothing on Discord any more, and seats that two accounts are offered at once.

use bot_core::campaign::SAMPLE;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::Job;

use super::{DC, TG, Table};
use testing::world::MAIN;

/// From now on signatures are given on Telegram only.
async fn closes(table: &Table) {
    let campaign = "\n[discord]\nsign = \"telegram\"\n\n[[petition]]\n";
    table.world.import(&SAMPLE.replacen("\n[[petition]]\n", campaign, 1)).await;
}

async fn begins(table: &mut Table, who: usize) {
    table.taps(who, msg!("button-agree")).await;
    table.says(who, "Japan").await;
}

#[tokio::test]
async fn a_half_made_signature_is_not_made_where_nobody_signs_any_more() {
    for act in ["name", "Sok Dara"] {
        let mut table = Table::new(Locale::EN).await;
        table.says(DC, &format!("/start {MAIN}")).await;
        begins(&mut table, DC).await;
        closes(&table).await;
        match act {
            "name" => table.data(DC, &format!("name:{MAIN}:1")).await,
            _ => table.signs_as(DC, act).await,
        }
        assert!(table.reads(DC, msg!("sign-on-telegram")), "{}", table.film);
        assert!(table.last.jobs.contains(&Job::EraseMarked), "no name stays in the chat");
        assert_eq!(table.total().await, 0);
    }
}

#[tokio::test]
async fn no_step_leads_on_to_a_name_where_nobody_signs_any_more() {
    let mut table = Table::new(Locale::EN).await;
    table.says(DC, &format!("/start {MAIN}")).await;
    table.taps(DC, msg!("button-agree")).await;
    closes(&table).await;
    table.says(DC, "Japan").await;
    assert!(table.reads(DC, msg!("sign-on-telegram")), "{}", table.film);
    table.signs(TG, "Japan").await;
    assert_eq!(table.total().await, 1);
}

#[tokio::test]
async fn no_region_is_typed_where_nobody_signs_any_more() {
    let mut table = Table::new(Locale::EN).await;
    table.signs(DC, "Japan").await;
    assert!(table.reads(DC, msg!("after-region")), "{}", table.film);
    closes(&table).await;
    table.says(DC, "Kyoto").await;
    assert!(!table.reads(DC, msg!("after-region-kept")), "{}", table.film);
    assert!(table.last.jobs.contains(&Job::EraseTyped));
    assert!(table.reads(DC, msg!("follow-in-servers")), "{}", table.film);
}

#[tokio::test]
async fn no_name_is_corrected_where_nobody_signs_any_more() {
    let mut table = Table::new(Locale::EN).await;
    table.signs(DC, "Japan").await;
    table.data(DC, &format!("correct:{MAIN}:1")).await;
    assert!(table.reads(DC, msg!("correct-title")), "{}", table.film);
    closes(&table).await;
    table.says(DC, "Sok Dara").await;
    assert!(!table.reads(DC, msg!("correct-done")), "{}", table.film);
    table.taps(DC, msg!("button-replace-name", name = "Sok Dara")).await;
    assert!(table.reads(DC, msg!("sign-on-telegram")), "{}", table.film);
    assert!(table.last.jobs.contains(&Job::EraseMarked), "the name does not stay in the chat");
    table.data(DC, &format!("correct:{MAIN}:1")).await;
    assert!(table.reads(DC, msg!("sign-on-telegram")), "{}", table.film);
}

/// Both phones are at the name of somebody beside.
async fn beside_on_both(table: &mut Table) {
    table.signs(TG, "France").await;
    table.connects(TG, DC).await;
    for who in [TG, DC] {
        table.data(who, &format!("beside:{MAIN}")).await;
        begins(table, who).await;
    }
}

#[tokio::test]
async fn two_people_beside_sign_on_two_phones_at_once() {
    let mut table = Table::new(Locale::EN).await;
    beside_on_both(&mut table).await;
    for (who, name) in [(TG, "Chan Thy"), (DC, "Keo Mony")] {
        table.signs_as(who, name).await;
        assert!(table.reads(who, msg!("thanks-title")), "{}", table.film);
    }
    assert_eq!(table.total().await, 3);
    assert_eq!(table.world.tally(MAIN, "seat", "shared").await, 2);
    assert_eq!(super::interleaved::recount(&table.world).await, 3);
}

#[tokio::test]
async fn the_last_seat_goes_to_one_and_the_other_is_told_how_many_may() {
    let mut table = Table::new(Locale::EN).await;
    table.signs(TG, "France").await;
    table.data(TG, &format!("beside:{MAIN}")).await;
    begins(&mut table, TG).await;
    table.signs_as(TG, "Chan Thy").await;
    table.connects(TG, DC).await;
    for who in [TG, DC] {
        table.data(who, &format!("beside:{MAIN}")).await;
        begins(&mut table, who).await;
    }
    table.signs_as(TG, "Keo Mony").await;
    table.signs_as(DC, "Mao Sreyneang").await;
    assert!(table.said.contains("this petition allows no more"), "{}", table.film);
    assert!(table.last.jobs.contains(&Job::EraseMarked), "the name does not stay in the chat");
    assert_eq!(table.total().await, 3);
}

#[tokio::test]
async fn somebody_beside_signs_although_the_first_one_took_theirs_back() {
    let mut table = Table::new(Locale::EN).await;
    beside_on_both(&mut table).await;
    table.signs_as(TG, "Chan Thy").await;
    table.data(TG, &format!("withdraw!:{MAIN}:1")).await;
    table.signs_as(DC, "Keo Mony").await;
    assert!(table.reads(DC, msg!("thanks-title")), "{}", table.film);
    assert_eq!(table.total().await, 2);
    assert_eq!(table.world.tally(MAIN, "seat", "shared").await, 2);
}

#[tokio::test]
async fn a_seat_that_was_taken_while_the_consent_was_read_is_changed_for_the_next() {
    let mut table = Table::new(Locale::EN).await;
    table.connects(TG, DC).await;
    table.signs(TG, "France").await;
    for who in [TG, DC] {
        table.data(who, &format!("beside:{MAIN}")).await;
    }
    begins(&mut table, TG).await;
    table.signs_as(TG, "Chan Thy").await;
    begins(&mut table, DC).await;
    table.signs_as(DC, "Keo Mony").await;
    assert!(table.reads(DC, msg!("thanks-title")), "{}", table.film);
    assert_eq!(table.total().await, 3);
}
