//! Two platforms: people on one, channels of servers on the other.

use bot_core::announcement::{Content, Kind};
use bot_core::broadcast::Posted;
use bot_core::clock::Clock as _;
use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::announcements::State;
use bot_core::store::channels::{self, Channel};
use bot_core::store::{events, forum_changes};

use testing::broadcasts::{AtWork, FakePlatform, assert_adds_up, follower, news};
use testing::postgres::on_both;
use testing::world::World;

async fn channel(world: &World, address: &str, locales: &[Locale], events: bool) {
    let locales = locales.iter().copied().collect();
    let mut channel = Channel::new(Platform::Discord, address, "Khmer Lyon", locales);
    channel.events = events;
    channel.role = Some("77".to_owned());
    let mut conn = world.conn().await;
    channels::set(&mut conn, &channel).await.unwrap();
    conn.close().await;
}

fn to_all() -> Content {
    let mut content = news();
    content.audience.channels = true;
    content.text.insert(Locale::KM, "វេទិកានៅថ្ងៃអាទិត្យ។".to_owned());
    content
}

#[tokio::test]
async fn an_announcement_reaches_both_platforms_and_its_statement_adds_up() {
    on_both("both platforms", async |world| {
        world.follow((1..=30).map(follower)).await;
        channel(&world, "5/6", &[Locale::KM, Locale::EN], false).await;
        channel(&world, "5/7", &[Locale::EN], false).await;
        channel(&world, "8/9", &[Locale::EN], false).await;
        let (phones, servers) = (FakePlatform::new(), FakePlatform::on(Platform::Discord));
        servers.script(|to| match to {
            "5/7" => Some(Posted::Failed),
            "8/9" => Some(Posted::Gone),
            _ => None,
        });
        let work = AtWork::start(&world, vec![phones.clone(), servers.clone()]);
        world.announce("both", to_all()).await;
        let stored = world.until_state("both", State::Done).await;
        assert_adds_up(&stored);
        let counts = stored.counts;
        assert_eq!((counts.built, counts.sent, counts.failed, counts.gone), (34, 32, 1, 1));
        assert_eq!((phones.delivered(), servers.posts()["5/6"]), (30, 2));
        assert!(phones.extras().iter().all(|(_, extras)| extras.mention.is_none()));
        let mut conn = world.conn().await;
        let left = channels::list(&mut conn).await.unwrap().len();
        conn.close().await;
        assert_eq!(left, 2, "only the one that is gone is forgotten");
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn the_first_post_of_a_channel_mentions_the_role_and_no_two_posts_are_taken_for_one() {
    on_both("the role is mentioned once", async |world| {
        channel(&world, "5/6", &[Locale::KM, Locale::EN], false).await;
        let servers = FakePlatform::on(Platform::Discord);
        let work = AtWork::start(&world, vec![servers.clone()]);
        for id in ["first", "second"] {
            world.announce(id, to_all()).await;
            assert_adds_up(&world.until_state(id, State::Done).await);
        }
        let extras = servers.extras();
        assert_eq!(extras.len(), 4);
        let mentions = extras.iter().filter(|(_, extras)| extras.mention.as_deref() == Some("77"));
        assert_eq!(mentions.count(), 2, "once an announcement");
        let once: Vec<_> = extras.iter().filter_map(|(_, extras)| extras.once.clone()).collect();
        let different: std::collections::BTreeSet<_> = once.iter().collect();
        assert_eq!(different.len(), 4);
        assert!(once.iter().all(|one| one.len() <= 25 && !one.is_empty()));
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_forum_becomes_an_event_of_a_server_once() {
    on_both("a forum is an event", async |world| {
        let slug = coming(&world).await;
        for address in ["5/6", "5/7", "8/9"] {
            channel(&world, address, &[Locale::KM, Locale::EN], true).await;
        }
        channel(&world, "10/11", &[Locale::EN], false).await;
        let servers = FakePlatform::on(Platform::Discord);
        // The first try of a post comes to nothing: the next one still makes the event.
        let tries = std::sync::atomic::AtomicUsize::new(0);
        servers.script(move |_| {
            let first = tries.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 0;
            first.then_some(Posted::Wait(std::time::Duration::ZERO))
        });
        let work = AtWork::start(&world, vec![servers.clone()]);
        for id in ["first", "second"] {
            let forum = Content { kind: Kind::Forum, about: Some(slug.clone()), ..to_all() };
            world.announce(id, forum).await;
            while world.stored(id).await.state != State::Done {
                // For the post that has to wait its turn.
                world.clock.advance(1);
                world.engine.wake();
            }
            assert_adds_up(&world.stored(id).await);
        }
        let mut events: Vec<_> = servers
            .extras()
            .into_iter()
            .filter_map(|(to, extras)| Some((to, extras.scheduled?)))
            .collect();
        events.dedup_by(|(one, _), (other, _)| one == other);
        let servers_of: std::collections::BTreeSet<_> =
            events.iter().map(|(to, _)| to.split('/').next().unwrap().to_owned()).collect();
        assert_eq!(servers_of.into_iter().collect::<Vec<_>>(), ["5", "8"]);
        assert_eq!(events.len(), 2, "one for each server");
        let (_, event) = &events[0];
        assert!(!event.name.is_empty() && event.starts < event.ends);
        work.stop().await;
    })
    .await;
}

/// A forum that is still to come, and no example.
async fn coming(world: &World) -> String {
    let mut conn = world.conn().await;
    let all = events::list(&mut conn).await.unwrap();
    let now = world.clock.now();
    let mut event = all.into_iter().find(|event| event.start_instant() > now).unwrap();
    event.sample = false;
    conn.begin().await.unwrap();
    forum_changes::put(&mut conn, now, 0, &event).await.unwrap();
    conn.commit().await.unwrap();
    conn.close().await;
    event.slug
}
