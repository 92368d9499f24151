//! What Discord and the network do to a conversation.

use std::time::Duration;

use bot_core::locale::Locale;

use testing::member::Member;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dropped_connection_is_resumed_and_nobody_notices() {
    let mut film = Member::new(Locale::EN).await;
    film.arrives().await;
    film.bot.discord.drop_gateway();
    film.bot.ready().await;
    film.presses("agree:").await;
    film.writes("Canada").await;
    film.presses("name").await;
    assert_eq!(film.total().await, 1);
    film.bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_people_at_once_are_all_answered_within_three_seconds() {
    let film = Member::new(Locale::EN).await;
    let people: Vec<_> =
        (0..100).map(|n| film.bot.discord.person(&format!("Person {n}"))).collect();
    let pressed: Vec<u64> =
        people.iter().map(|person| person.begin_slash(&person.room(), "sign", &[])).collect();
    film.bot.discord.settle().await;
    for (person, id) in people.iter().zip(pressed) {
        assert!(person.is_answered(id));
    }
    assert!(film.bot.discord.slowest_response() < Duration::from_secs(3));
    film.bot.close().await;
}
