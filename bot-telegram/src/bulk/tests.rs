//! The lane on a clock that runs only when everybody waits, against a Telegram that records its calls.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failing test may panic")]

use std::future::pending;
use std::sync::Mutex;

use bot_core::announcement::{Attachment, FileKind};
use bot_core::locale::Locale;
use bot_core::outcome::{Button, Place as Appears};
use bot_core::text::{Phrase, Text};
use teloxide::types::CallbackQueryId;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use super::*;
use crate::outbound::{Delivery, How};
use crate::{delivery, place};

mod files;

const SECOND: Duration = Duration::from_secs(1);
const SOKHA: ChatId = ChatId(7);

type Answer = fn(usize) -> Option<Result<(), Failure>>;

struct Fake {
    began: Instant,
    asked: Mutex<Vec<(Duration, ChatId, Call)>>,
    latency: Duration,
    /// What becomes of the call of this number: `None` hangs for ever.
    answer: Answer,
}

impl Calls for Arc<Fake> {
    async fn call(&self, chat: ChatId, call: &Call) -> Result<Option<MessageId>, Failure> {
        let number = {
            let mut asked = self.asked.lock().unwrap();
            asked.push((self.began.elapsed(), chat, call.clone()));
            asked.len()
        };
        sleep(self.latency).await;
        match (self.answer)(number) {
            Some(result) => result.map(|()| i32::try_from(99 + number).ok().map(MessageId)),
            None => pending().await,
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

struct Bench {
    fake: Arc<Fake>,
    bulk: Arc<Bulk<Arc<Fake>>>,
}

impl Bench {
    fn new(per_second: u32, answer: Answer) -> Self {
        let latency = Duration::from_millis(120);
        let fake =
            Arc::new(Fake { began: Instant::now(), asked: Mutex::default(), latency, answer });
        let sender = Sender::new(Arc::clone(&fake), SECOND, per_second);
        let catalogue = Arc::new(Catalogue::load(None).unwrap());
        let links = Links { username: "samleng_bot".into() };
        Self {
            fake,
            bulk: Arc::new(Bulk { sender, catalogue, links, foreign_files: files::shelf() }),
        }
    }

    fn good() -> Self {
        Self::new(25, |_| Some(Ok(())))
    }

    async fn posts(&self, chat: ChatId, reply: &Reply) -> Posted {
        self.bulk.post(&Address(chat.0.to_string()), reply).await
    }

    /// Posts to so many people as a runner would; how often each thing became of it, and how long it
    /// took until the last began.
    async fn run(&self, people: i64) -> (Vec<Posted>, Duration) {
        let began = Instant::now();
        let places = Arc::new(tokio::sync::Semaphore::new(self.bulk.at_once()));
        let mut posts = JoinSet::new();
        for person in 1_000..1_000 + people {
            let place = places.clone().acquire_owned().await.unwrap();
            self.bulk.slot().await;
            let bulk = self.bulk.clone();
            posts.spawn(async move {
                let posted = bulk.post(&Address(person.to_string()), &says("news")).await;
                drop(place);
                posted
            });
        }
        let took = began.elapsed();
        (posts.join_all().await, took)
    }

    /// Answers somebody, as an update would.
    fn replies(&self, chat: ChatId, how: How) {
        let screen = Screen {
            file: None,
            made: None,
            texts: vec!["reply".to_owned()],
            keyboard: Keyboard::None,
            how,
            asks: false,
            answers: None,
        };
        let (steps, private) = (vec![Step::Show(screen)], place::is_private(chat));
        let delivery = Delivery { chat, private, thread: None, cause: None, steps };
        delivery::push(&self.bulk.sender, delivery);
    }

    fn asked(&self) -> Vec<(Duration, ChatId, Call)> {
        self.fake.asked.lock().unwrap().clone()
    }

    /// When calls with this text were made.
    fn times(&self, text: &str) -> Vec<Duration> {
        let asked = self.asked().into_iter();
        asked.filter(|(_, _, call)| words(call) == text).map(|(at, ..)| at).collect()
    }
}

fn words(call: &Call) -> &str {
    match call {
        Call::Send { text, .. } | Call::Made { text, .. } | Call::Edit { text, .. } => text,
        Call::Delete(_) => "",
    }
}

fn says(text: &str) -> Reply {
    Reply::new(Locale::EN, Text::of(text.to_owned()))
}

fn shows(text: &str, platform: Platform) -> Reply {
    let attachment = Attachment {
        platform,
        kind: FileKind::Photo,
        file: "held".to_owned(),
        size: 1,
        name: None,
    };
    Reply { attachment: Some(attachment), ..says(text) }
}

fn label(text: &str) -> Phrase {
    Phrase::Plain(text.to_owned())
}

#[tokio::test(start_paused = true)]
async fn a_thousand_posts_take_no_longer_than_the_rate_allows() {
    let bench = Bench::good();
    let (posted, took) = bench.run(1_000).await;
    assert!(posted.iter().all(|one| *one == Posted::Sent));
    assert!(took <= SECOND * 42, "{took:?}");
    assert!(took >= SECOND * 39, "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn calls_that_hang_cost_no_pace_and_end_unknown() {
    let bench = Bench::new(25, |number| (number % 20 != 0).then_some(Ok(())));
    let (posted, took) = bench.run(1_000).await;
    assert_eq!(posted.iter().filter(|one| **one == Posted::Unknown).count(), 50);
    assert!(took <= SECOND * 42, "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn five_replies_a_second_go_at_once_and_cost_posts_at_most_a_twentieth() {
    let bench = Arc::new(Bench::good());
    let visitors = tokio::spawn({
        let bench = bench.clone();
        async move {
            for n in 0..200 {
                sleep(SECOND / 5).await;
                bench.replies(ChatId(50_000 + n), How::Send);
            }
        }
    });
    let (_, took) = bench.run(900).await;
    visitors.await.unwrap();
    assert!(took <= SECOND * 38, "{took:?}");
    for (n, at) in (1..).zip(bench.times("reply")) {
        let late = at.checked_sub(SECOND / 5 * n).unwrap();
        assert!(late <= Duration::from_millis(5), "reply {n} came {late:?} late");
    }
}

#[tokio::test(start_paused = true)]
async fn too_many_requests_pause_posts_but_no_reply_to_others() {
    let bench = Bench::new(25, |number| {
        Some(if number == 1 { Err(Failure::Later(SECOND * 9)) } else { Ok(()) })
    });
    bench.replies(SOKHA, How::Send);
    sleep(SECOND).await;
    bench.replies(ChatId(8), How::Send);
    bench.bulk.slot().await;
    let waited = bench.fake.began.elapsed();
    assert!(waited >= SECOND * 9 && waited < SECOND * 10, "{waited:?}");
    // Sokha's, the other's without any wait, and Sokha's second try.
    assert_eq!(bench.times("reply")[..2], [Duration::ZERO, SECOND]);
    bench.bulk.sender.outbox().finish(SECOND).await;
    assert_eq!(bench.times("reply").len(), 3);
}

#[tokio::test(start_paused = true)]
async fn somebody_who_taps_without_end_holds_up_nobody_else() {
    let bench = Bench::new(25, |number| {
        Some(if number == 4 { Err(Failure::Later(SECOND * 9)) } else { Ok(()) })
    });
    for _ in 0..4 {
        bench.replies(SOKHA, How::Send);
    }
    sleep(SECOND).await;
    bench.bulk.slot().await;
    assert_eq!(bench.posts(ChatId(8), &says("news")).await, Posted::Sent);
    assert!(bench.fake.began.elapsed() < SECOND * 2);
    assert_eq!(bench.times("reply").len(), 4);
    bench.bulk.sender.outbox().finish(SECOND * 10).await;
    assert_eq!(bench.times("reply").len(), 5);
}

#[tokio::test(start_paused = true)]
async fn a_post_that_met_too_many_requests_is_not_tried_again_and_pauses_the_lane() {
    let bench = Bench::new(25, |_| Some(Err(Failure::Later(SECOND * 3))));
    bench.bulk.slot().await;
    assert_eq!(bench.posts(SOKHA, &says("news")).await, Posted::Wait(SECOND * 3));
    assert_eq!(bench.asked().len(), 1);
    bench.bulk.slot().await;
    assert!(bench.fake.began.elapsed() >= SECOND * 3);
}

#[tokio::test(start_paused = true)]
async fn whoever_was_just_answered_is_left_the_rest_of_the_second() {
    let bench = Bench::good();
    bench.replies(SOKHA, How::Send);
    sleep(SECOND / 4).await;
    assert_eq!(bench.posts(SOKHA, &says("news")).await, Posted::Sent);
    let at = bench.times("news")[0];
    assert!(at >= SECOND && at < SECOND + Duration::from_millis(5), "{at:?}");
}

#[tokio::test(start_paused = true)]
async fn a_post_that_waited_for_its_chat_does_not_begin_in_a_pause() {
    let bench = Bench::good();
    bench.replies(SOKHA, How::Send);
    sleep(SECOND / 4).await;
    let news = says("news");
    let post = bench.posts(SOKHA, &news);
    bench.bulk.sender.lane().pause(SECOND * 5);
    assert_eq!(post.await, Posted::Wait(SECOND * 5));
    assert!(bench.times("news").is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_group_gets_twenty_messages_a_minute_and_the_next_comes_back() {
    let bench = Bench::good();
    let group = ChatId(-100);
    for _ in 0..20 {
        assert_eq!(bench.posts(group, &says("news")).await, Posted::Sent);
    }
    let Posted::Wait(wait) = bench.posts(group, &says("news")).await else { panic!("posted") };
    sleep(wait).await;
    assert_eq!(bench.posts(group, &says("news")).await, Posted::Sent);
    assert_eq!(bench.asked().len(), 21);
    assert!(matches!(bench.bulk.sender.lane().remembered(), [0, ..=20]));
}

#[tokio::test(start_paused = true)]
async fn what_was_noted_about_chats_is_forgotten_in_time() {
    let bench = Bench::good();
    bench.run(500).await;
    // Those of the last five seconds.
    assert!(bench.bulk.sender.lane().remembered()[0] <= 130);
}

#[tokio::test(start_paused = true)]
async fn a_place_that_is_given_back_stops_nobody() {
    let bench = Bench::good();
    for _ in 0..3 {
        bench.bulk.slot().await;
    }
    let began = Instant::now();
    // Ten who wait give up at different moments; the eleventh comes when its turn is.
    for wait in 1..=10 {
        let _ = timeout(Duration::from_millis(wait * 3), bench.bulk.slot()).await;
    }
    bench.bulk.slot().await;
    assert!(began.elapsed() <= Duration::from_millis(40 * 5), "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn every_failure_is_one_call_and_says_what_became_of_it() {
    let moved = Posted::Moved(Address("-1009".to_owned()));
    let cases: [(Answer, Posted); 7] = [
        (|_| Some(Err(Failure::Gone)), Posted::Gone),
        (|_| Some(Err(Failure::Moved(ChatId(-1009)))), moved),
        (|_| Some(Err(Failure::Refused)), Posted::Refused),
        (|_| Some(Err(Failure::Failed)), Failure::Failed.posted()),
        (|_| Some(Err(Failure::Unanswered)), Posted::Unknown),
        (|_| Some(Err(Failure::Unauthorized)), Posted::Token),
        (|_| None, Posted::Unknown),
    ];
    for (answer, posted) in cases {
        let bench = Bench::new(25, answer);
        assert_eq!(bench.posts(SOKHA, &says("news")).await, posted);
        assert_eq!(bench.asked().len(), 1, "{posted:?}");
        assert!(bench.fake.began.elapsed() <= POST_LIMIT + SECOND);
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_not_one_good_message_is_refused_before_anything_is_sent() {
    let bench = Bench::good();
    let telegram = Platform::Telegram;
    let button = |url: &str| says("x").row([Button::open(label("Open"), url)]);
    for (reply, posted) in [
        (says(&"x".repeat(4_096)), Posted::Sent),
        (says(&"x".repeat(4_097)), Posted::Refused),
        (says(" "), Posted::Refused),
        (shows(&"x".repeat(1_024), telegram), Posted::Sent),
        (shows(&"x".repeat(1_025), telegram), Posted::Refused),
        (shows(" ", telegram), Posted::Sent),
        (shows("x", Platform::Discord), Posted::Failed),
        (button("https://example.org/a"), Posted::Sent),
        (button("no address"), Posted::Refused),
        (says("x").row([Button::press(label("Long"), "x".repeat(65))]), Posted::Refused),
    ] {
        let before = bench.asked().len();
        assert_eq!(bench.posts(SOKHA, &reply).await, posted);
        assert_eq!(bench.asked().len() - before, usize::from(posted == Posted::Sent));
    }
    assert_eq!(bench.bulk.post(&Address("sokha".to_owned()), &says("x")).await, Posted::Gone);
}

#[tokio::test(start_paused = true)]
async fn an_announcement_is_never_the_screen_that_a_later_one_replaces() {
    let bench = Bench::good();
    bench.replies(SOKHA, How::Send);
    sleep(SECOND * 2).await;
    bench.posts(SOKHA, &says("news")).await;
    bench.replies(SOKHA, How::Replace(None));
    bench.bulk.sender.outbox().finish(SECOND * 5).await;
    let Some((_, _, Call::Delete(gone))) = bench.asked().pop() else { panic!("nothing went") };
    assert_eq!(gone, [MessageId(100)]);
}

#[tokio::test(start_paused = true)]
async fn what_staff_see_is_edited_and_sent_anew_where_it_is_gone() {
    let bench = Bench::new(25, |number| match number {
        3 => Some(Err(Failure::Unchanged)),
        4 => Some(Err(Failure::Stale)),
        6 => Some(Err(Failure::Gone)),
        _ => Some(Ok(())),
    });
    let to = Address(SOKHA.0.to_string());
    let show =
        async |text: &str, edits: Option<&str>| bench.bulk.show(&to, &says(text), edits).await;
    assert_eq!(show("1 %", None).await.as_deref(), Some("100"));
    assert_eq!(show("2 %", Some("100")).await.as_deref(), Some("100"));
    assert_eq!(show("2 %", Some("100")).await.as_deref(), Some("100"));
    assert_eq!(show("3 %", Some("100")).await.as_deref(), Some("104"));
    assert_eq!(show("4 %", Some("104")).await, None);
    let edits = bench.asked().iter().filter(|(.., call)| matches!(call, Call::Edit { .. })).count();
    assert_eq!(edits, 4);
}

#[tokio::test(start_paused = true)]
async fn what_staff_see_comes_below_what_is_on_its_way_to_them() {
    let bench = Bench::good();
    let to = Address(SOKHA.0.to_string());
    (0..3).for_each(|_| bench.replies(SOKHA, How::Send));
    bench.bulk.show(&to, &says("count"), None).await;
    let asked = bench.asked();
    let order: Vec<&str> = asked.iter().map(|(.., call)| words(call)).collect();
    assert_eq!(order, ["reply", "reply", "reply", "count"]);
}

#[tokio::test(start_paused = true)]
async fn a_chat_that_never_comes_to_rest_does_not_hold_up_a_run() {
    let bench = Bench::new(25, |number| (number > 1).then_some(Ok(())));
    let (to, count) = (Address(SOKHA.0.to_string()), says("count"));
    bench.replies(SOKHA, How::Send);
    let shown = timeout(SECOND * 10, bench.bulk.show(&to, &count, None)).await;
    assert!(shown.is_ok_and(|shown| shown.is_some()));
}
