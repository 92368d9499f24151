use std::collections::VecDeque;

use serde_json::json;
use serenity::model::id::{InteractionId, MessageId};

use super::*;
use crate::calls::{Ephemeral, Hooked};
use crate::delivery::Work;
use crate::message::Message;
use crate::outbound::{Screen, Step};

const ME: UserId = UserId::new(1);
const USER: UserId = UserId::new(5);

/// Writes calls down; what fails is said beforehand.
#[derive(Default)]
struct Script {
    made: Mutex<Vec<Call>>,
    failures: Mutex<VecDeque<Option<Failure>>>,
}

impl Calls for Arc<Script> {
    async fn call(&self, call: &Call, _: Class, _: Duration) -> Result<Value, Failure> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.push(call.clone());
        let id = made.len().to_string();
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        match failures.pop_front().flatten() {
            Some(failure) => Err(failure),
            None => Ok(json!({"id": id, "resource": {"message": {"id": id}}})),
        }
    }
}

fn message(content: &str) -> Message {
    Message { content: content.to_owned(), ..Message::default() }
}

fn show(content: &str, in_place: bool, asks: bool) -> Step {
    Step::Show(Screen { messages: vec![message(content)], in_place, asks })
}

fn origin(screen: Option<u64>) -> Origin {
    Origin {
        id: InteractionId::new(9),
        token: "t".to_owned(),
        user: USER,
        direct: None,
        screen: screen.map(MessageId::new),
    }
}

fn respond(origin: &Origin, response: Response) -> Call {
    Call::Respond(origin.id, origin.token.clone(), response)
}

/// The calls that a delivery to an interaction makes.
async fn made(
    origin: &Origin,
    slow: bool,
    steps: Vec<Step>,
    failures: Vec<Option<Failure>>,
) -> Vec<Call> {
    let script = Arc::new(Script::default());
    *script.failures.lock().unwrap_or_else(PoisonError::into_inner) = failures.into();
    let sender = Sender::new(Arc::clone(&script), ME, Duration::from_secs(1), 5);
    let mut work = Work::new(Place::Interaction(origin.clone()), Instant::now());
    if slow {
        work.defer(&sender).await;
    }
    let mut work = work.with(steps);
    work.first(&sender).await;
    work.push(&sender);
    sender.outbox().finish(Duration::from_secs(60)).await;
    script.made.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

#[tokio::test(start_paused = true)]
async fn the_answer_is_the_first_response() {
    let command = origin(None);
    let calls = made(&command, false, vec![show("a", true, false)], Vec::new()).await;
    let shown = Response::Show(message("a"), Ephemeral(true));
    assert!(calls == [respond(&command, shown)]);
    let press = origin(Some(7));
    let calls = made(&press, false, vec![show("a", true, false)], Vec::new()).await;
    assert!(calls == [respond(&press, Response::Update(message("a")))]);
    let calls = made(&press, false, vec![show("a", false, false)], Vec::new()).await;
    let shown = Response::Show(message("a"), Ephemeral(true));
    assert!(calls == [respond(&press, shown)]);
}

#[tokio::test(start_paused = true)]
async fn what_comes_later_takes_the_place_of_thinking() {
    let command = origin(None);
    let edit = Call::EditHooked("t".to_owned(), Hooked::Original, message("a"));
    let more = Call::FollowUp("t".to_owned(), message("b"), Ephemeral(true));
    let steps = vec![show("a", true, false), show("b", true, false)];
    let calls = made(&command, true, steps, Vec::new()).await;
    assert!(calls == [respond(&command, Response::Defer(Ephemeral(true))), edit, more]);
}

#[tokio::test(start_paused = true)]
async fn silence_leaves_nothing_behind() {
    let command = origin(None);
    let defer = respond(&command, Response::Defer(Ephemeral(true)));
    let gone = Call::DeleteHooked("t".to_owned(), Hooked::Original);
    for slow in [false, true] {
        let calls = made(&command, slow, Vec::new(), Vec::new()).await;
        assert!(calls == [defer.clone(), gone.clone()]);
        let press = origin(Some(7));
        let calls = made(&press, slow, Vec::new(), Vec::new()).await;
        assert!(calls == [respond(&press, Response::DeferUpdate)]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_response_whose_answer_was_lost_is_edited() {
    let command = origin(None);
    let failures = vec![Some(Failure::Unanswered), Some(Failure::Acknowledged)];
    let calls = made(&command, false, vec![show("a", true, false)], failures).await;
    let edit = Call::EditHooked("t".to_owned(), Hooked::Original, message("a"));
    assert_eq!(calls.len(), 3);
    assert!(calls.last() == Some(&edit));
}

#[tokio::test(start_paused = true)]
async fn nothing_follows_an_interaction_that_is_over() {
    let command = origin(None);
    let steps = vec![show("a", true, false), show("b", true, false)];
    let calls = made(&command, false, steps, vec![Some(Failure::TooLate)]).await;
    assert_eq!(calls.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_is_too_late_for_the_interaction_is_posted_in_the_chat_with_the_bot() {
    let direct = Origin { direct: Some(ChannelId::new(8)), ..origin(None) };
    let steps = vec![show("a", true, false), show("b", true, false)];
    let calls = made(&direct, false, steps, vec![Some(Failure::TooLate)]).await;
    assert_eq!(posted(&calls), ["a", "b"]);
}

/// What was posted to a channel.
fn posted(calls: &[Call]) -> Vec<String> {
    let posts = calls.iter().filter_map(|call| match call {
        Call::Send(_, post) => Some(post.message.content.clone()),
        _ => None,
    });
    posts.collect()
}

#[tokio::test(start_paused = true)]
async fn a_notice_that_surely_did_not_arrive_where_the_person_is_goes_to_their_chat() {
    let later = Failure::Later { pause: Duration::from_secs(900), global: false, shared: false };
    for (failure, directly) in [
        (Failure::Forbidden, 1),
        (Failure::Refused, 1),
        (Failure::TooLate, 1),
        (later, 1),
        (Failure::Unanswered, 0),
    ] {
        let script = Arc::new(Script::default());
        let failures = vec![Some(failure); if failure == Failure::Unanswered { 4 } else { 1 }];
        *script.failures.lock().unwrap_or_else(PoisonError::into_inner) = failures.into();
        let sender = Sender::new(Arc::clone(&script), ME, Duration::from_secs(1), 5);
        let until = Instant::now() + Duration::from_secs(800);
        sender.memory().acted(USER, "t".to_owned(), until);
        let work = Work::new(Place::User(USER), Instant::now());
        work.with(vec![show("a", false, false)]).push(&sender);
        sender.outbox().finish(Duration::from_secs(60)).await;
        let made = script.made.lock().unwrap_or_else(PoisonError::into_inner).clone();
        assert_eq!(posted(&made).len(), directly, "{}", failure.code());
    }
}

#[tokio::test(start_paused = true)]
async fn a_question_of_a_later_press_outlives_the_erasing_of_an_earlier_one() {
    let script = Arc::new(Script::default());
    let sender = Sender::new(Arc::clone(&script), ME, Duration::from_secs(1), 5);
    let earlier = Work::new(Place::Interaction(origin(None)), Instant::now());
    let earlier = earlier.with(vec![Step::EraseQuestions]);
    tokio::time::advance(Duration::from_millis(5)).await;
    let mut later = Work::new(Place::Interaction(origin(None)), Instant::now());
    later = later.with(vec![show("who?", false, true)]);
    later.first(&sender).await;
    earlier.push(&sender);
    sender.outbox().finish(Duration::from_secs(60)).await;
    assert_eq!(script.made.lock().unwrap_or_else(PoisonError::into_inner).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_first_response_is_not_tried_beyond_its_time() {
    let command = origin(None);
    let failures = vec![Some(Failure::Unreachable); 100];
    let began = Instant::now();
    let calls = made(&command, false, vec![show("a", true, false)], failures).await;
    assert!(calls.len() < 25, "{}", calls.len());
    assert!(began.elapsed() < Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn the_question_that_was_pressed_stays_when_its_place_is_taken() {
    let press = origin(Some(7));
    let steps = vec![show("a", true, true), Step::EraseQuestions];
    let calls = made(&press, false, steps, Vec::new()).await;
    assert_eq!(calls.len(), 1);
}
