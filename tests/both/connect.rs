//! One person on two platforms, through both adapters and one process. The films show what each app showed
//! after each act.

use bot_core::locale::Locale;
use bot_core::msg;

use super::Both;
use testing::film::{READERS, assert_film};

#[tokio::test(flavor = "multi_thread")]
async fn a_code_from_telegram_is_typed_on_discord_and_a_signature_counts_once() {
    for (locale, name) in READERS {
        let mut both = Both::new(locale, name).await;
        both.signs_on_telegram("FR").await;
        both.signs_on_discord("JP").await;
        assert_eq!(both.total(), 2);
        both.film.clear();
        both.types("/connect").await;
        let code = both.code();
        both.slash("connect", &[("code", &code)]).await;
        both.presses(msg!("button-connect-yes")).await;
        assert_eq!(both.total(), 2, "one yes is not enough");
        both.taps(msg!("button-connect-yes")).await;
        assert_eq!(both.total(), 1);
        both.types("/mydata").await;
        both.slash("mydata", &[]).await;
        let app = |name| msg!("app-name", platform = name);
        let on_phone = both.words(msg!("mydata-connected", app = app("discord")));
        assert!(both.phone.screen().contains(&on_phone), "{}", both.film);
        let on_discord = both.words(msg!("mydata-connected", app = app("telegram")));
        assert!(both.member.screen().contains(&on_discord), "{}", both.film);
        both.types("/connect").await;
        both.taps(msg!("button-disconnect")).await;
        both.taps(msg!("button-disconnect-sure")).await;
        assert_eq!(both.total(), 1);
        both.slash("mydata", &[]).await;
        assert!(!both.member.screen().contains(&on_discord), "{}", both.film);
        assert_film("both_connect_from_telegram", locale, &both.film());
        both.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_from_discord_is_typed_on_telegram_and_either_may_part() {
    for (locale, name) in READERS {
        let mut both = Both::new(locale, name).await;
        both.signs_on_discord("JP").await;
        both.film.clear();
        both.slash("connect", &[]).await;
        let code = both.code();
        both.types(&format!("/connect {code}")).await;
        both.taps(msg!("button-connect-yes")).await;
        both.presses(msg!("button-connect-yes")).await;
        assert_eq!(both.total(), 1);
        both.film.push_str("» …\n");
        both.signs_nothing_more_on_telegram().await;
        both.slash("connect", &[]).await;
        both.presses(msg!("button-disconnect")).await;
        both.presses(msg!("button-disconnect-sure")).await;
        assert_eq!(both.total(), 1);
        assert_film("both_connect_from_discord", locale, &both.film());
        both.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_takes_no_direct_messages_on_discord_connects_all_the_same() {
    let mut both = Both::new(Locale::EN, "Sokha").await;
    both.member.close_dms();
    both.slash("connect", &[]).await;
    let code = both.code();
    both.types(&format!("/connect {code}")).await;
    both.taps(msg!("button-connect-yes")).await;
    both.presses(msg!("button-connect-typed")).await;
    both.presses(msg!("button-connect-yes")).await;
    both.types("/mydata").await;
    assert!(both.phone.screen().contains("connected with your Discord account"), "{}", both.film);
    both.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_on_either_side_connects_nothing() {
    let mut both = Both::new(Locale::EN, "Sokha").await;
    both.types("/connect").await;
    let code = both.code();
    both.slash("connect", &[("code", &code)]).await;
    both.presses(msg!("button-connect-yes")).await;
    both.taps(msg!("button-connect-no")).await;
    both.slash("connect", &[]).await;
    let code = both.code();
    both.types(&format!("/connect {code}")).await;
    both.taps(msg!("button-connect-no")).await;
    both.types("/mydata").await;
    assert!(!both.phone.screen().contains("connected with"), "{}", both.film);
    both.signs_on_telegram("FR").await;
    both.signs_on_discord("JP").await;
    assert_eq!(both.total(), 2);
    both.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_outlives_a_restart_of_the_bot() {
    let mut both = Both::new(Locale::EN, "Sokha").await;
    both.types("/connect").await;
    let code = both.code();
    both.host.stop().await;
    both.host.start().await;
    both.slash("connect", &[("code", &code)]).await;
    both.presses(msg!("button-connect-yes")).await;
    both.host.stop().await;
    both.host.start().await;
    both.taps(msg!("button-connect-yes")).await;
    both.slash("mydata", &[]).await;
    let seen = both.member.screen();
    assert!(seen.contains("connected with your Telegram account"), "{}", both.film);
    both.close().await;
}

impl Both {
    /// The petition is signed already, whichever app one opens.
    async fn signs_nothing_more_on_telegram(&mut self) {
        self.types("/sign").await;
        let agree = self.words(msg!("button-agree"));
        assert!(!self.phone.screen().contains(&agree), "{}", self.film);
    }
}
