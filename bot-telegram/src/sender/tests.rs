//! The sender and its deliveries, against a Telegram that only writes down what it is asked.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failing test may panic")]

use std::collections::VecDeque;

use bot_core::announcement::Attachment;
use teloxide::types::MessageId;

use super::*;
use crate::delivery;
use crate::message::Keyboard;
use crate::outbound::{Delivery, How, Screen, Step};

const CHAT: ChatId = ChatId(1);
const OTHER: ChatId = ChatId(2);
const GROUP: ChatId = ChatId(-3);
const TICK: Duration = Duration::from_millis(2);

type Answer = fn(&Call) -> Option<Failure>;

/// Answers with new ids from 100 up, unless the test has prepared something else.
#[derive(Default)]
struct Fake {
    asked: Mutex<Vec<(ChatId, Call)>>,
    failures: Mutex<VecDeque<(ChatId, Failure)>>,
    always: Option<Answer>,
}

impl Calls for Arc<Fake> {
    async fn call(&self, chat: ChatId, call: &Call) -> Result<Sent, Failure> {
        let count = {
            let mut asked = self.asked.lock().unwrap();
            asked.push((chat, call.clone()));
            i32::try_from(asked.len()).unwrap()
        };
        let prepared = {
            let mut failures = self.failures.lock().unwrap();
            failures.pop_front_if(|(of, _)| *of == chat).map(|(_, failure)| failure)
        };
        match prepared.or_else(|| self.always.and_then(|answer| answer(call))) {
            Some(failure) => Err(failure),
            None => Ok(Some(MessageId(99 + count))),
        }
    }

    async fn upload(
        &self,
        chat: ChatId,
        call: &Call,
        _: Vec<u8>,
    ) -> Result<(Option<MessageId>, Option<Attachment>), Failure> {
        let Call::Send { file, .. } = call else { return Err(Failure::Refused) };
        let held = file.clone().map(|file| Attachment { file: "uploaded".to_owned(), ..file });
        self.call(chat, call).await.map(|sent| (sent, held))
    }

    async fn answer(&self, _: CallbackQueryId) -> Result<(), Failure> {
        Ok(())
    }
}

fn show(how: How, texts: &[&str]) -> Step {
    let texts = texts.iter().map(|text| (*text).to_owned()).collect();
    Step::Show(Screen {
        file: None,
        made: None,
        texts,
        keyboard: Keyboard::None,
        how,
        asks: false,
        answers: None,
    })
}

fn says(text: &str) -> Step {
    show(How::Send, &[text])
}

fn to(chat: ChatId, steps: Vec<Step>) -> Delivery {
    Delivery { chat, private: chat.0 > 0, thread: None, cause: None, steps }
}

/// Sends all deliveries one after another in time and returns what was asked, in short.
async fn sent(fake: Fake, deliveries: Vec<Delivery>) -> Vec<String> {
    let fake = Arc::new(fake);
    let sender = Sender::new(Arc::clone(&fake), TICK, 25);
    for delivery in deliveries {
        delivery::push(&sender, delivery);
    }
    sender.outbox().finish(Duration::from_secs(20)).await;
    let asked = fake.asked.lock().unwrap();
    asked.iter().map(|(chat, call)| format!("{chat} {}", short(call))).collect()
}

fn short(call: &Call) -> String {
    let ids = |messages: &[MessageId]| {
        messages.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(",")
    };
    match call {
        Call::Send { text, .. } | Call::Made { text, .. } => format!("send {text}"),
        Call::Edit { message, text, .. } => format!("edit {} {text}", message.0),
        Call::Delete(messages) => format!("delete {}", ids(messages)),
    }
}

fn failing(failures: &[(ChatId, Failure)]) -> Fake {
    Fake { failures: Mutex::new(failures.iter().copied().collect()), ..Fake::default() }
}

#[tokio::test]
async fn one_chat_keeps_its_order_and_stops_no_other_while_it_waits() {
    let fake = failing(&[(CHAT, Failure::Later(TICK * 20))]);
    let sent = sent(
        fake,
        vec![to(CHAT, vec![says("a")]), to(CHAT, vec![says("b")]), to(OTHER, vec![says("c")])],
    )
    .await;
    assert_eq!(sent, ["1 send a", "2 send c", "1 send a", "1 send b"]);
}

#[tokio::test]
async fn what_fails_on_the_way_is_tried_four_times_and_the_next_step_still_comes() {
    let fake = failing(&[(CHAT, Failure::Unreachable); 4]);
    let steps = vec![says("a"), Step::Erase(MessageId(7))];
    let sent = sent(fake, vec![to(CHAT, steps)]).await;
    assert_eq!(sent, ["1 send a", "1 send a", "1 send a", "1 send a", "1 delete 7"]);
}

#[tokio::test]
async fn a_refused_reply_is_not_tried_again_and_a_closed_chat_gets_nothing_more() {
    let fake = failing(&[(CHAT, Failure::Refused), (CHAT, Failure::Gone)]);
    let steps = vec![says("a"), says("b"), says("c")];
    assert_eq!(sent(fake, vec![to(CHAT, steps)]).await, ["1 send a", "1 send b"]);
}

#[tokio::test]
async fn a_group_that_moved_gets_its_reply_and_all_that_follows_at_its_new_place() {
    let fake = failing(&[(GROUP, Failure::Moved(ChatId(-9)))]);
    let sent = sent(fake, vec![to(GROUP, vec![says("a"), says("b")])]).await;
    assert_eq!(sent, ["-3 send a", "-9 send a", "-9 send b"]);
}

#[tokio::test]
async fn a_screen_that_cannot_be_edited_is_sent_and_an_unchanged_one_is_not() {
    let fake = failing(&[(CHAT, Failure::Stale), (OTHER, Failure::Unchanged)]);
    let edit = |chat| to(chat, vec![show(How::Edit(MessageId(7)), &["a", "b"])]);
    let calls = sent(fake, vec![edit(CHAT)]).await;
    assert_eq!(calls, ["1 edit 7 a", "1 send a", "1 send b"]);
    let fake = failing(&[(OTHER, Failure::Unchanged)]);
    assert_eq!(sent(fake, vec![edit(OTHER)]).await, ["2 edit 7 a", "2 send b"]);
}

#[tokio::test]
async fn a_file_goes_with_its_text_and_both_are_one_screen() {
    let file = bot_core::announcement::Attachment {
        platform: bot_core::platform::Platform::Telegram,
        kind: bot_core::announcement::FileKind::Photo,
        file: "held".to_owned(),
        size: 1,
        name: None,
    };
    let Step::Show(mut screen) = show(How::Send, &["", "long"]) else { panic!("no screen") };
    screen.file = Some(file);
    let steps = vec![Step::Show(screen)];
    let replace = show(How::Replace(None), &["next"]);
    let sent = sent(Fake::default(), vec![to(CHAT, steps), to(CHAT, vec![replace])]).await;
    assert_eq!(sent, ["1 send ", "1 send long", "1 send next", "1 delete 100,101"]);
}

#[tokio::test]
async fn a_replacement_takes_the_newest_earlier_screen_away_with_all_its_parts() {
    let long = || show(How::Send, &["a", "b"]);
    let replace = |pressed| show(How::Replace(pressed), &["c"]);
    let remembered =
        sent(Fake::default(), vec![to(CHAT, vec![long()]), to(CHAT, vec![replace(None)])]).await;
    assert_eq!(remembered[2..], ["1 send c", "1 delete 100,101"]);
    let last_part = Some(MessageId(101));
    let pressed =
        sent(Fake::default(), vec![to(CHAT, vec![long()]), to(CHAT, vec![replace(last_part)])])
            .await;
    assert_eq!(pressed[2..], ["1 send c", "1 delete 100,101"]);
    let edited = show(How::Edit(MessageId(101)), &["c"]);
    let edited = sent(Fake::default(), vec![to(CHAT, vec![long()]), to(CHAT, vec![edited])]).await;
    assert_eq!(edited[2..], ["1 edit 101 c", "1 delete 100"]);
}

#[tokio::test]
async fn a_replacement_leaves_what_came_with_it_and_what_another_person_sees_in_a_group() {
    let both = vec![says("new"), show(How::Replace(None), &["screen"])];
    assert_eq!(sent(Fake::default(), vec![to(CHAT, both)]).await, ["1 send new", "1 send screen"]);
    let group = |text| to(GROUP, vec![show(How::Replace(None), &[text])]);
    assert_eq!(
        sent(Fake::default(), vec![group("a"), group("b")]).await,
        ["-3 send a", "-3 send b"]
    );
}

#[tokio::test]
async fn the_message_that_brought_the_standing_keyboard_is_never_replaced() {
    let keyboard = Keyboard::Standing(vec![vec!["Sign".to_owned()]]);
    let texts = vec!["welcome".to_owned()];
    let brings = Step::Show(Screen {
        file: None,
        made: None,
        texts,
        keyboard,
        how: How::Send,
        asks: false,
        answers: None,
    });
    let replace = show(How::Replace(None), &["next"]);
    let sent = sent(Fake::default(), vec![to(CHAT, vec![brings]), to(CHAT, vec![replace])]).await;
    assert_eq!(sent, ["1 send welcome", "1 send next"]);
}

#[tokio::test]
async fn erasing_a_chat_spares_the_goodbye_and_goes_back_three_hundred_ids() {
    let mut delivery = to(CHAT, vec![says("goodbye"), Step::EraseChat]);
    delivery.cause = Some(MessageId(1_000));
    let sent = sent(Fake::default(), vec![to(CHAT, vec![says("a")]), delivery]).await;
    assert_eq!(sent[..2], ["1 send a", "1 send goodbye"]);
    let erased: Vec<i32> = sent[2..]
        .iter()
        .flat_map(|call| call.strip_prefix("1 delete ").unwrap().split(','))
        .map(|id| id.parse().unwrap())
        .collect();
    // The first message, which is remembered, and the window before the newest; not 101, the goodbye.
    assert_eq!(erased.len(), 301);
    assert!(erased.contains(&100) && erased.contains(&1_000) && erased.contains(&701));
    assert!(!erased.contains(&101));
}

#[tokio::test]
async fn erasing_finds_the_border_of_what_telegram_still_deletes() {
    fn too_old(call: &Call) -> Option<Failure> {
        let Call::Delete(messages) = call else { return None };
        messages.iter().any(|message| message.0 < 40).then_some(Failure::Stale)
    }
    let fake = Fake { always: Some(too_old), ..Fake::default() };
    let mut delivery = to(CHAT, vec![Step::EraseChat]);
    delivery.cause = Some(MessageId(100));
    let sent = sent(fake, vec![delivery]).await;
    let last_try =
        sent.iter().filter(|call| call.contains("delete 40,") || call.ends_with("delete 40"));
    assert_eq!(last_try.count(), 1, "{sent:?}");
    assert!(sent.len() <= 24);
}

#[tokio::test]
async fn a_group_is_never_erased() {
    let mut delivery = to(GROUP, vec![Step::EraseChat]);
    delivery.cause = Some(MessageId(100));
    assert!(sent(Fake::default(), vec![delivery]).await.is_empty());
}

#[tokio::test]
async fn a_panic_in_one_delivery_does_not_stop_the_chat() {
    fn panics(call: &Call) -> Option<Failure> {
        if let Call::Send { text, .. } = call {
            assert!(text != "bad", "as the test wants it");
        }
        None
    }
    let fake = Fake { always: Some(panics), ..Fake::default() };
    let sent = sent(fake, vec![to(CHAT, vec![says("bad")]), to(CHAT, vec![says("good")])]).await;
    assert_eq!(sent, ["1 send bad", "1 send good"]);
}
