//! Who gets an announcement, and that it is once.

use std::collections::BTreeSet;

use bot_core::announcement::{Area, Topic};
use bot_core::country::Country;
use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::announcements::State;
use bot_core::store::channels::{self, Channel};
use bot_core::store::follows::Follow;

use testing::broadcasts::{AUTHOR, AtWork, FakePlatform, assert_adds_up, at_home, follower, news};
use testing::film::assert_shown;
use testing::postgres::on_both;

#[tokio::test]
async fn every_follower_gets_it_once_and_the_statement_adds_up() {
    on_both("every follower gets it once", async |world| {
        world.follow((1..=1_203).map(follower)).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("forum", news()).await;
        let statement = platform.until_shown("# Sent").await;
        let stored = world.until_state("forum", State::Done).await;
        assert_adds_up(&stored);
        assert_eq!(stored.counts.sent, 1_203);
        assert_eq!(platform.delivered(), 1_203);
        platform.assert_nobody_twice();
        assert!(statement.contains("On the list: 1,203"), "{statement}");
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn the_count_is_that_of_the_people_who_will_get_it() {
    on_both("the count is right", async |world| {
        let khmer = |id| Follow { locale: Locale::KM, ..follower(id) };
        let surveys =
            |id| Follow { topics: BTreeSet::from([Topic::Surveys]), ..at_home(id, "US", None) };
        world.follow((1..=700).map(follower)).await;
        world.follow((701..=1_000).map(khmer)).await;
        world.follow((1_001..=1_020).map(surveys)).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announcement("all", news(), State::Counting, 0).await;
        let ready = platform.until_shown("To send it").await;
        assert!(ready.contains("1,000 followers"), "{ready}");
        let mut english = news();
        english.audience.locales = BTreeSet::from([Locale::EN]);
        world.announcement("english", english, State::Counting, 0).await;
        platform.until_shown("700 followers").await;
        let mut appeal = news();
        appeal.audience.topics = BTreeSet::from([Topic::Surveys]);
        let country = Country::parse_code("US").unwrap();
        appeal.audience.area = Some(Area { country, region: None });
        world.announcement("appeal", appeal, State::Counting, 0).await;
        platform.until_shown("20 followers").await;
        assert_eq!(world.stored("appeal").await.counted, Some(20));
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn fewer_than_ten_are_nobodys_audience() {
    on_both("fewer than ten", async |world| {
        world.follow((1..=9).map(follower)).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announcement("few", news(), State::Counting, 0).await;
        let told = platform.until_shown("at least 10").await;
        assert_shown("broadcast_too_few", &told);
        // Nor do groups make an audience of them.
        let mut channels = news();
        channels.audience.channels = true;
        world.announcement("channels", channels, State::Counting, 0).await;
        world.until_state("channels", State::Draft).await;
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_trial_goes_to_the_author_alone() {
    on_both("a trial", async |world| {
        world.follow((1..=50).map(follower)).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        let mut trial = news();
        trial.audience.myself = true;
        world.announce("trial", trial).await;
        let stored = world.until_state("trial", State::Done).await;
        assert_eq!(stored.counts.sent, 1);
        assert_eq!(platform.posts().into_keys().collect::<Vec<_>>(), [AUTHOR]);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn channels_get_it_after_the_people_in_each_of_their_languages() {
    on_both("channels", async |world| {
        world.follow((1..=20).map(follower)).await;
        let mut conn = world.conn().await;
        for (address, locales) in
            [("-100", vec![Locale::KM, Locale::EN]), ("-200", vec![Locale::KM])]
        {
            let locales = locales.into_iter().collect();
            let channel = Channel::new(Platform::Telegram, address, "Lyon", locales);
            channels::set(&mut conn, &channel).await.unwrap();
        }
        conn.close().await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        let mut both = news();
        both.audience.channels = true;
        both.text.insert(Locale::KM, "វេទិកានៅថ្ងៃអាទិត្យ។".to_owned());
        world.announce("both", both).await;
        let stored = world.until_state("both", State::Done).await;
        assert_adds_up(&stored);
        assert_eq!(stored.counts.sent, 23);
        assert_eq!((platform.posts()["-100"], platform.posts()["-200"]), (2, 1));
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn who_stops_following_while_it_runs_gets_nothing_more() {
    on_both("who stops following", async |world| {
        world.follow((1..=100).map(follower)).await;
        let platform = FakePlatform::counted_out();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announce("run", news()).await;
        platform.allow(10);
        platform.until("ten are there", |platform| platform.delivered() == 10).await;
        let had = platform.posts();
        let late: Vec<u64> =
            (1..=100).filter(|id| !had.contains_key(&id.to_string())).take(30).collect();
        for id in &late {
            world.unfollow(*id).await;
        }
        platform.allow(1_000);
        let stored = world.until_state("run", State::Done).await;
        assert_adds_up(&stored);
        assert_eq!((stored.counts.sent, stored.counts.left_out), (70, 30));
        assert!(late.iter().all(|id| !platform.posts().contains_key(&id.to_string())));
        work.stop().await;
    })
    .await;
}
