#![expect(clippy::unwrap_used, clippy::panic, reason = "a failing test may panic")]

use std::sync::Arc;

use bot_core::i18n::StartLinks;
use bot_core::text::Text;
use serde_json::{Value, json};
use serenity::model::id::UserId;

use super::*;

struct Telegram;

impl StartLinks for Telegram {
    fn start_link(&self, payload: &str) -> String {
        format!("https://t.me/samleng_bot?start={payload}")
    }
}

fn links(telegram: bool) -> Links {
    let telegram = telegram.then(|| Arc::new(Telegram) as Arc<dyn StartLinks + Send + Sync>);
    Links { telegram }
}

fn delivered(outcome: &Outcome) -> Vec<Step> {
    let catalogue = Catalogue::load(None).unwrap();
    let links = links(true);
    let words = Words { catalogue: &catalogue, links: &links };
    delivery(outcome, &Place::User(UserId::new(5)), words).steps
}

fn shown(outcome: &Outcome) -> Screen {
    match delivered(outcome).remove(0) {
        Step::Show(screen) => screen,
        _ => panic!("a screen"),
    }
}

fn says(text: &str) -> Reply {
    Reply::new(Locale::EN, Text::of(text.to_owned()))
}

fn press(label: &str, data: &str) -> Button {
    Button::press(Phrase::Plain(label.to_owned()), data)
}

fn rows(message: &Message) -> Value {
    serde_json::to_value(&message.rows).unwrap()
}

#[test]
fn replies_without_buttons_share_the_message_of_the_next_one() {
    let outcome = Outcome::reply(says("two").row([press("b", "petitions")])).first(says("one"));
    let screen = shown(&outcome);
    assert_eq!(screen.messages.len(), 1);
    assert_eq!(screen.messages[0].content, "one\n\ntwo");
    assert_eq!(rows(&screen.messages[0])[0]["components"][0]["custom_id"], "petitions");
    assert!(screen.in_place);
}

#[test]
fn each_reply_with_buttons_is_a_message_and_a_fresh_one_leaves_the_screen() {
    let first = says("one").row([press("a", "petitions")]).place(Appears::Fresh);
    let outcome = Outcome::reply(says("two").row([press("b", "help")])).first(first);
    let screen = shown(&outcome);
    assert_eq!(screen.messages.len(), 2);
    assert!(!screen.in_place);
}

#[test]
fn a_form_is_a_button_above_the_others() {
    let form = Some(Form { label: msg!("form-name"), long: false });
    let reply = Reply { form, ..says("your name?").row([press("Back", "back")]) };
    let rows = rows(&shown(&Outcome::reply(reply)).messages[0]);
    assert_eq!(rows[0]["components"][0]["label"], "Write: Name");
    assert_eq!(rows[0]["components"][0]["custom_id"], "form:s:en:form-name");
    assert_eq!(rows[1]["components"][0]["custom_id"], "back");
}

#[test]
fn a_link_into_the_private_chat_answers_here_and_one_to_telegram_opens_it() {
    let start = Button::start(Phrase::Plain("Sign".into()), "free-them");
    let on = Button::start_on(Phrase::Plain("There".into()), Platform::Telegram, "free-them");
    let rows = rows(&shown(&Outcome::reply(says("x").row([start, on]))).messages[0]);
    assert_eq!(rows[0]["components"][0]["custom_id"], "start:free-them");
    assert_eq!(rows[0]["components"][1]["url"], "https://t.me/samleng_bot?start=free-them");
}

#[test]
fn a_link_to_a_platform_where_the_bot_is_not_is_left_out() {
    let catalogue = Catalogue::load(None).unwrap();
    let links = links(false);
    let words = Words { catalogue: &catalogue, links: &links };
    let on = Button::start_on(Phrase::Plain("There".into()), Platform::Telegram, "free-them");
    let message = post(&says("x").row([on, press("b", "help")]), words).unwrap();
    assert_eq!(rows(&message)[0]["components"].as_array().map(Vec::len), Some(1));
    assert_eq!(links.start_link("a"), "/start code:a");
}

#[test]
fn buttons_that_discord_would_refuse_are_left_out() {
    let reply = says("x").row([press("", "a"), press("b", ""), press("c", &"d".repeat(65))]);
    assert_eq!(rows(&shown(&Outcome::reply(reply)).messages[0]), json!([]));
}

#[test]
fn erasing_follows_the_words_and_silence_is_no_step() {
    let outcome = Outcome::reply(says("bye")).with(Job::EraseTyped).with(Job::EraseChat);
    assert_eq!(delivered(&outcome).len(), 2);
    assert_eq!(delivered(&outcome)[1], Step::EraseChat);
    assert!(delivered(&Outcome::silent()).is_empty());
}
