//! Wrong input at every step, double presses, old buttons and restarts.

use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;

use super::BOTH;
use testing::actor::Actor as _;
use testing::discord::{Fault, When};
use testing::member::Member;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_input_is_answered_with_what_would_be_right() {
    for locale in BOTH {
        let mut film = Member::new(locale).await;
        film.slash("mydata", &[]).await;
        let language = format!("lang:{locale}");
        film.presses(&language).await;
        film.slash("sign", &[("petition", "no-such-petition")]).await;
        let direct = film.person.room();
        film.slash_in(&direct, "totals", &[]).await;
        film.presses("agree:").await;
        film.writes("Atlantis").await;
        film.writes("Fra").await;
        film.presses("back").await;
        film.presses("agree:").await;
        film.writes("Canada").await;
        film.presses("other").await;
        film.writes("yes").await;
        film.writes("@@@@").await;
        film.presses("cancel").await;
        film.slash("cancel", &[]).await;
        film.slash("start", &[("code", "invite_nonsense")]).await;
        assert_eq!(film.total().await, 0);
        film.cut("wrong").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_press_signs_nothing_twice() {
    let mut film = Member::new(Locale::EN).await;
    film.arrives().await;
    film.presses("agree:").await;
    film.writes("Canada").await;
    let first = film.person.begin_press("Sign as Sokha");
    let second = film.person.begin_press("Sign as Sokha");
    film.bot.discord.settle().await;
    for id in [first, second] {
        assert!(film.person.is_answered(id), "{}", film.person.outcome(id));
    }
    assert_eq!(film.total().await, 1);
    film.bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_press_on_a_screen_that_is_gone_is_answered_with_a_new_one() {
    let mut film = Member::new(Locale::EN).await;
    film.arrives().await;
    let gone = When::operation("POST /interactions/{interaction_id}/{interaction_token}/callback");
    film.bot.discord.inject(gone.once(), Fault::refused(404, 10_008, "Unknown Message"));
    let seen = film.presses("agree:").await;
    assert!(seen.contains("Which country do you live in?"), "{seen}");
    film.bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_interaction_that_comes_twice_signs_nothing_twice() {
    let mut film = Member::new(Locale::EN).await;
    film.arrives().await;
    film.presses("agree:").await;
    film.writes("Canada").await;
    let press = film.person.begin_press("Sign as Sokha");
    film.bot.discord.settle().await;
    film.bot.discord.redeliver(press);
    film.bot.discord.settle().await;
    assert_eq!(film.total().await, 1);
    // Also after a restart, when the adapter remembers nothing.
    film.bot.restart().await;
    film.bot.discord.redeliver(press);
    film.bot.discord.settle().await;
    assert_eq!(film.total().await, 1);
    film.bot.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_button_from_before_a_restart_leads_on() {
    let mut film = Member::new(Locale::EN).await;
    film.arrives().await;
    film.presses("agree:").await;
    film.bot.restart().await;
    film.writes("Canada").await;
    film.presses("name").await;
    assert_eq!(film.total().await, 1);
    film.bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_button_of_yesterday_says_what_is_open_now() {
    for locale in BOTH {
        let mut film = Member::new(locale).await;
        film.arrives().await;
        film.presses("agree:").await;
        film.writes("Canada").await;
        film.bot.pass(25 * 60 * 60);
        film.presses("name").await;
        assert_eq!(film.total().await, 0);
        film.cut("yesterday").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_of_an_earlier_question_answers_nothing() {
    for locale in BOTH {
        let mut film = Member::new(locale).await;
        film.bot.grant(&film.person, Role::Organizer).await;
        film.arrives().await;
        film.presses("agree:").await;
        film.writes("Canada").await;
        film.presses("other").await;
        let old = film.person.messages().pop().unwrap();
        let direct = film.person.room();
        film.slash_in(&direct, "announce", &[]).await;
        film.presses("kind:free").await;
        let form = format!("form:s:{locale}:form-name");
        film.person.press_raw(&old, &form).await;
        let label = film.form_label();
        let seen = film.person.fill(&[(label.as_str(), "Sokha Chan")]).await;
        film.note("writes into the old form: Sokha Chan", &seen);
        assert!(seen.contains(&film.label(msg!("form-old"))), "{seen}");
        assert!(!film.person.transcript(&film.room).contains("Sokha Chan"));
        film.cut("old-form").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forged_buttons_do_nothing() {
    let mut film = Member::new(Locale::EN).await;
    film.arrives().await;
    let message = film.person.messages().pop().unwrap();
    for forged in [
        "agree:vote-from-abroad:99:99",
        "form:s:en:privacy-title",
        "start:invite_x",
        "x:y:z",
        "name",
        "name:vote-from-abroad:1",
    ] {
        let seen = film.person.press_raw(&message, forged).await;
        assert!(!seen.is_empty(), "{forged}");
    }
    assert_eq!(film.total().await, 0);
    film.bot.close().await;
}
