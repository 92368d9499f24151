//! Notes: one durable message to one person.

use std::time::Duration;

use bot_core::broadcast::Posted;
use bot_core::clock::Clock as _;
use bot_core::direct_message::{Contents, DirectMessage, MessageButton, MessageLine};
use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::announcements::DIRECT_MESSAGES;
use bot_core::store::{announcements, direct_messages, ledger};

use testing::actor::Actor as _;
use testing::broadcasts::{AtWork, FakePlatform, follower, news};
use testing::postgres::on_both;
use testing::world::World;

/// The words of a person, in a note to another one.
fn note(to: u64, words: &str) -> DirectMessage {
    let id = |id: &str| MessageLine { id: id.to_owned(), args: Vec::new(), quote: false };
    let lines = vec![id("bot-short-description"), MessageLine::quoted(words)];
    let buttons = vec![MessageButton { id: "button-cancel".into(), data: "x:cancel".into() }];
    DirectMessage {
        platform: Platform::Telegram,
        address: to.to_string(),
        locale: Locale::EN,
        what: Contents::Plain { lines, buttons },
        voice: None,
    }
}

async fn tell(world: &World, all: impl IntoIterator<Item = DirectMessage>) {
    let mut conn = world.conn().await;
    conn.begin().await.unwrap();
    for note in all {
        direct_messages::add(&mut conn, world.clock.now(), &note).await.unwrap();
    }
    conn.commit().await.unwrap();
    conn.close().await;
    world.engine.wake();
}

/// Whether any note is still kept.
async fn kept(world: &World) -> bool {
    let mut conn = world.conn().await;
    let next = ledger::next_due(&mut conn, DIRECT_MESSAGES, Platform::Telegram).await.unwrap();
    let under_way = ledger::under_way(&mut conn, DIRECT_MESSAGES).await.unwrap();
    conn.close().await;
    next.is_some() || under_way
}

async fn until_settled(world: &World, settled: i64) {
    let all_are = async || {
        let mut conn = world.conn().await;
        // The runner makes it when it begins.
        let all = announcements::find(&mut conn, DIRECT_MESSAGES).await.unwrap();
        conn.close().await;
        all.is_some_and(|all| all.counts.settled() >= settled)
    };
    testing::until("so many are settled", all_are).await;
}

#[tokio::test]
async fn a_note_is_sent_once_and_its_words_are_kept_no_longer() {
    on_both("a note", async |world| {
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        tell(&world, [note(1, "Please bring a chair."), note(2, "Come early.")]).await;
        platform.until("both have it", |platform| platform.delivered() == 2).await;
        until_settled(&world, 2).await;
        assert!(!kept(&world).await, "its words are still there");
        // Said again in the same second it is the same note; later it is another one.
        world.clock.advance(60);
        tell(&world, [note(1, "Please bring a chair."), note(1, "Please bring a chair.")]).await;
        until_settled(&world, 3).await;
        assert_eq!(platform.posts().get("1"), Some(&2));
        let stored = world.stored(announcements::DIRECT_MESSAGES).await;
        assert_eq!((stored.counts.built, stored.counts.sent), (3, 3));
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_note_reads_as_its_reader_wants_it_and_fits_whatever_it_holds() {
    let world = World::new().await;
    let platform = FakePlatform::new();
    let mut khmer = note(1, "សូមយកកៅអីមកផង។");
    khmer.locale = Locale::KM;
    tell(&world, [khmer, note(2, &"word ".repeat(2_000))]).await;
    let work = AtWork::start(&world, vec![platform.clone()]);
    platform.until("both have it", |platform| platform.delivered() == 2).await;
    let texts = platform.texts();
    let first = texts.iter().find(|(to, _)| to == "1").unwrap();
    assert!(first.1.contains("│ សូមយកកៅអីមកផង។"), "{}", first.1);
    assert!(first.1.contains("[ បោះបង់ ]"), "{}", first.1);
    let second = texts.iter().find(|(to, _)| to == "2").unwrap();
    assert!(second.1.contains('…') && second.1.chars().count() < 4_000);
    work.stop().await;
}

#[tokio::test]
async fn what_is_wrong_with_one_person_stops_no_note_to_the_others() {
    on_both("wrong notes", async |world| {
        let platform = FakePlatform::new();
        platform.script(|to| match to.parse::<u64>().unwrap() % 3 {
            0 => Some(Posted::Gone),
            1 => Some(Posted::Refused),
            _ => None,
        });
        let work = AtWork::start(&world, vec![platform.clone()]);
        tell(&world, (0..300).map(|to| note(to, "Hello"))).await;
        until_settled(&world, 300).await;
        let counts = world.stored(DIRECT_MESSAGES).await.counts;
        assert_eq!((counts.sent, counts.gone, counts.failed), (100, 100, 100), "{counts:?}");
        assert!(!kept(&world).await);
        assert!(platform.shown().is_empty(), "nobody is asked: {:?}", platform.shown());
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_note_that_was_under_way_at_a_crash_is_never_sent_again() {
    on_both("a crash", async |world| {
        let platform = FakePlatform::new();
        platform.hold_answers(true);
        let work = AtWork::start(&world, vec![platform.clone()]);
        tell(&world, (1..=3).map(|to| note(to, "Hello"))).await;
        platform.until("all are under way", |platform| platform.delivered() == 3).await;
        work.kill().await;
        platform.hold_answers(false);
        let work = AtWork::start(&world, vec![platform.clone()]);
        tell(&world, [note(4, "Hello")]).await;
        until_settled(&world, 4).await;
        let counts = world.stored(DIRECT_MESSAGES).await.counts;
        assert_eq!((counts.unknown, counts.sent), (3, 1), "{counts:?}");
        platform.assert_nobody_twice();
        assert!(!kept(&world).await);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_note_goes_before_an_announcement_that_is_under_way() {
    let world = World::new().await;
    let platform = FakePlatform::counted_out();
    world.follow((1..=100).map(follower)).await;
    let work = AtWork::start(&world, vec![platform.clone()]);
    world.announce("long", news()).await;
    platform.allow(8);
    platform.until("it has begun", |platform| platform.delivered() == 8).await;
    tell(&world, [note(1_000_001, "Hello")]).await;
    // The runner has to see it; then it has the very next turn.
    tokio::task::yield_now().await;
    let mut more = 0;
    while !platform.posts().contains_key("1000001") {
        platform.allow(1);
        more += 1;
        assert!(more < 60, "it waits behind the announcement");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(platform.delivered() < 90, "{}", platform.delivered());
    work.stop().await;
}

#[tokio::test]
async fn a_token_that_is_wrong_lets_notes_wait() {
    let world = World::new().await;
    let platform = FakePlatform::new();
    platform.script(|_| Some(Posted::Token));
    let work = AtWork::start(&world, vec![platform.clone()]);
    tell(&world, [note(1, "Hello")]).await;
    platform.until("it was tried", |platform| !platform.extras().is_empty()).await;
    work.stop().await;
    assert!(kept(&world).await, "it still waits");
    platform.script(|_| None);
    world.clock.advance(60);
    let work = AtWork::start(&world, vec![platform.clone()]);
    until_settled(&world, 1).await;
    assert_eq!(platform.delivered(), 1);
    work.stop().await;
}

#[tokio::test]
async fn notes_for_a_platform_that_is_not_served_go_after_a_week() {
    on_both("nobody's notes", async |world| {
        tell(&world, [note(1, "Hello")]).await;
        world.days_pass(6).await;
        assert!(kept(&world).await);
        world.days_pass(2).await;
        assert!(!kept(&world).await);
    })
    .await;
}

#[tokio::test]
async fn organizers_see_no_notes() {
    let world = World::new().await;
    let platform = FakePlatform::new();
    let work = AtWork::start(&world, vec![platform.clone()]);
    tell(&world, [note(1, "Hello")]).await;
    until_settled(&world, 1).await;
    let mut conn = world.conn().await;
    assert!(announcements::newest(&mut conn, 9).await.unwrap().is_empty());
    assert!(announcements::unfinished(&mut conn).await.unwrap().is_empty());
    conn.close().await;
    let mut staff = world.staff(9, "Sophea", bot_core::command::Role::Organizer).await;
    staff.types("/start").await;
    staff.taps("English").await;
    let shown = staff.presses("ann:cancel!:notes").await;
    assert!(!shown.contains("cancelled"), "{shown}");
    tell(&world, [note(2, "Hello")]).await;
    until_settled(&world, 2).await;
    work.stop().await;
}
