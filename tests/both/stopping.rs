//! A stop in the middle of things.

use bot_core::locale::Locale;

use super::Both;
use testing::discord::{Discord, Fault, When};
use testing::simulated::Gate;
use testing::{discord, telegram};

const CALLBACK: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_leaves_nothing_unanswered_on_either_platform() {
    let mut both = Both::new(Locale::EN, "Sokha").await;
    let people: Vec<discord::Person> =
        (0..20).map(|n| both.host.discord().person(&format!("Person {n}"))).collect();
    let gate = Gate::closed();
    both.host.discord().inject(When::operation(CALLBACK), Fault::Held(gate.clone()));
    let sends = telegram::When::method("sendMessage");
    both.host.tg.inject(sends, telegram::Fault::Held(gate.clone()));
    let asked: Vec<u64> =
        people.iter().map(|one| one.begin_slash(&one.room(), "sign", &[])).collect();
    both.phone.send("/help").await;
    let all = |discord: &Discord| discord.held() == asked.len();
    both.host.discord().wait_for("all answers are on their way", all).await;
    both.host.tg.wait_for("the answer is on its way", |tg| tg.held() == 1).await;
    both.host.asks_to_stop();
    gate.open();
    assert_eq!(both.host.ended().await, Some(0));
    let answered = people.iter().zip(&asked).filter(|(one, id)| one.is_answered(**id)).count();
    assert_eq!(answered, asked.len());
    assert!(both.phone.screen().contains("/mydata"), "{}", both.phone.screen());
    assert_eq!((both.host.discord().unanswered(), both.host.tg.unanswered()), (0, 0));
    both.host.discord().assert_no_violations();
    both.host.tg.assert_no_violations();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_whose_answer_waits_while_the_bot_stops_counts_once() {
    let mut both = Both::new(Locale::EN, "Sokha").await;
    both.slash("sign", &[]).await;
    both.presses("I agree").await;
    both.presses("France").await;
    let gate = Gate::closed();
    both.host.discord().inject(When::operation(CALLBACK).once(), Fault::Held(gate.clone()));
    let press = both.member.begin_press("Sign as sokha.dara");
    both.host.discord().wait_for("its answer is on its way", |discord| discord.held() == 1).await;
    both.host.asks_to_stop();
    gate.open();
    assert_eq!(both.host.ended().await, Some(0));
    assert!(both.member.is_answered(press));
    both.host.start().await;
    // Discord tells it once more, to a bot that remembers nothing.
    both.host.discord().redeliver(press);
    both.slash("sign", &[]).await;
    // The repeated thanks is two messages, and its second one may come after this answer.
    let film = both.film.to_string();
    assert!(film.contains("You signed on") && film.contains("1 of 100,000"), "{film}");
    assert_eq!(both.total(), 1);
    both.host.stop().await;
}
