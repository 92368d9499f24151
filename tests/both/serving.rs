//! One process, one store, two platforms.

use bot_core::locale::Locale;

use super::{Both, sound, total};
use testing::film::READERS;
use testing::host::{Host, On};
use testing::telegram::{Fault, When};

/// How far the petition is, as its card says.
fn signed(number: i64) -> String {
    format!("{number} of 100,000 have signed")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_on_one_platform_moves_the_total_of_the_other_at_once() {
    let mut both = Both::new(Locale::EN, "Sokha").await;
    both.slash("sign", &[]).await;
    assert!(both.member.screen().contains(&signed(0)), "{}", both.film);
    both.signs_on_telegram("FR").await;
    both.slash("sign", &[]).await;
    assert!(both.member.screen().contains(&signed(1)), "{}", both.film);
    both.signs_on_discord("CA").await;
    both.types("/cancel").await;
    let other = both.host.tg.person(70_002, "Dara");
    other.start(None).await;
    both.host.settle().await;
    other.press("English").await;
    both.host.settle().await;
    assert!(other.screen().contains(&signed(2)), "{}", other.screen());
    let printed = both.host.does(["totals", "--json"]).stdout;
    assert!(printed.contains("\"discord\":1") && printed.contains("\"telegram\":1"), "{printed}");
    both.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_runs_the_bot_on_discord_alone_is_served_there() {
    let mut host = Host::running_on(On::Discord).await;
    let guild = host.discord().guild("Lyon");
    let room = guild.text("general");
    let sokha = host.discord().person("Sokha");
    guild.join(&[&sokha]);
    sokha.slash(&room, "sign", &[]).await;
    let mut seen = String::new();
    for label in ["English", "I agree", "France", "Sign as Sokha"] {
        seen = sokha.press(label).await;
    }
    assert!(seen.contains("Thank you for signing!"), "{seen}");
    host.stop().await;
    host.start().await;
    sokha.press("Skip").await;
    let seen = sokha.slash(&room, "sign", &[]).await;
    assert!(seen.contains(&signed(1)) && seen.contains("You signed on"), "{seen}");
    assert!(room.messages().is_empty(), "the channel saw something");
    assert_eq!(total(&host), 1);
    sound(&host);
    host.stop().await;
    assert!(host.tg.calls().is_empty(), "nobody asked for Telegram");
    host.discord().assert_no_violations();
    assert_eq!(host.discord().unanswered(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn discords_token_is_taken_away_and_telegram_goes_on() {
    let mut both = Both::new(Locale::EN, "Sokha").await;
    both.host.discord().revoke_token();
    // Discord ends the connections of a token that was reset.
    both.host.discord().close_gateway(4004);
    both.host.discord().wait_for("it leaves Discord", |discord| discord.connected() == 0).await;
    both.phone.send("/sign").await;
    both.host.tg.settle().await;
    for label in ["I agree", "France", "Sign as Sokha"] {
        both.phone.press(label).await;
        both.host.tg.settle().await;
    }
    assert_eq!(both.total(), 1);
    assert!(both.host.is_running());
    both.host.stop().await;
    let log = String::from_utf8(both.host.bytes("log")).unwrap();
    assert!(log.contains("Discord no longer accepts the token"), "{log}");
    assert!(!log.contains(&both.host.discord().token()));
    // Started again it says what to do, and Telegram is served all the same.
    both.host.start_without_discord().await;
    both.phone.send("/sign").await;
    both.host.tg.settle().await;
    assert!(both.phone.screen().contains("You signed on"), "{}", both.phone.screen());
    both.host.stop().await;
    let log = String::from_utf8(both.host.bytes("log")).unwrap();
    assert!(log.contains("DISCORD_BOT_TOKEN: Discord does not know"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn telegrams_token_is_taken_away_and_discord_goes_on() {
    let mut both = Both::new(Locale::EN, "Sokha").await;
    let account = format!("discord:{}", both.member.id());
    both.host.does(["role", "grant", &account, "owner"]);
    both.host.tg.revoke_token();
    both.member.slash(&both.room, "sign", &[]).await;
    for label in ["I agree", "France", "Sign as sokha.dara"] {
        both.member.press(label).await;
    }
    assert_eq!(both.total(), 1);
    let says = "Telegram no longer accepts the bot’s token";
    let told = |_: &_| both.member.seen().into_iter().any(|(_, text)| text.contains(says));
    both.host.discord().wait_for("the owner hears of it", told).await;
    assert!(both.host.is_running());
    both.host.stop().await;
    assert_eq!(both.host.discord().unanswered(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_taken_away_ends_a_bot_that_serves_nothing_else() {
    let mut host = Host::running_on(On::Telegram).await;
    host.tg.revoke_token();
    assert_eq!(host.ended().await, Some(78));
    let log = String::from_utf8(host.bytes("log")).unwrap();
    assert!(log.contains("samleng: no platform accepts the bot's token any more"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_is_away_at_the_start_is_served_as_soon_as_it_answers() {
    let mut host = Host::set_up_on(On::Both).await;
    host.tg.inject(When::method("getMe").times(3), Fault::internal(500));
    host.start().await;
    let log = String::from_utf8(host.bytes("log")).unwrap();
    let at = |words: &str| log.find(words).unwrap_or_else(|| panic!("{words}: {log}"));
    assert!(at("gateway_ready") < at("platform_reached"), "Discord waited for Telegram");
    let mut both = Both::over(host, Locale::EN, "Sokha").await;
    both.signs_on_telegram("FR").await;
    both.signs_on_discord("CA").await;
    assert_eq!(both.total(), 2);
    both.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_links_that_a_signer_on_discord_passes_on_lead_to_telegram() {
    for (locale, name) in READERS {
        let mut both = Both::new(locale, name).await;
        both.signs_on_discord("FR").await;
        both.presses(bot_core::msg!("button-skip")).await;
        both.presses(bot_core::msg!("button-skip")).await;
        both.presses(bot_core::msg!("button-share")).await;
        let link = "https://t.me/samleng_test_bot?start=vote-from-abroad";
        assert!(both.member.screen().contains(link), "{}", both.film);
        both.close().await;
    }
}
