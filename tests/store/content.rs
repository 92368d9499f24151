//! Events, questions and topics; a whole campaign at once.

use bot_core::campaign::{Campaign, SAMPLE};
use bot_core::clock::Clock as _;
use bot_core::locale::Locale;
use bot_core::store::campaign::{self, Counts, Done, PutError, Said};
use bot_core::store::petitions::{self, Put};
use bot_core::store::{events, faqs, forum_changes};
use bot_core::vault::Seed;

use super::in_one;
use testing::postgres::on_both;
use testing::world::{MAIN, NOW, World};

async fn put(world: &World, content: &Campaign, now: i64) -> Result<Done, PutError> {
    let mut conn = world.conn().await;
    let mut seed = Seed::fresh().unwrap();
    conn.begin().await.unwrap();
    let done = campaign::put(&mut conn, &mut seed, now, content, Said::default()).await;
    match done.is_ok() {
        true => conn.commit().await.unwrap(),
        false => conn.rollback().await.unwrap(),
    }
    conn.close().await;
    done
}

const fn same(count: usize) -> Counts {
    Counts { added: 0, changed: 0, same: count }
}

#[tokio::test]
async fn a_whole_campaign_that_comes_twice_changes_nothing() {
    on_both("a whole campaign that comes twice changes nothing", async |world| {
        let sample = Campaign::parse(SAMPLE).unwrap();
        let before = in_one(&world, async |conn| campaign::read(conn).await.unwrap()).await;
        let expected = Done {
            petitions: same(2),
            events: same(3),
            topics: same(4),
            faqs: same(13),
            behind: Some(Put::Same),
        };
        assert_eq!(put(&world, &sample, NOW).await.unwrap(), expected);
        assert_eq!(put(&world, &before, NOW).await.unwrap(), expected, "also what came out");
        let after = in_one(&world, async |conn| campaign::read(conn).await.unwrap()).await;
        assert_eq!(before, after);
        let order = |campaign: &Campaign| -> Vec<String> {
            let events = campaign.events.iter().map(|one| one.slug.clone());
            let topics = campaign.topics.iter().map(|one| one.slug.clone());
            let faqs = campaign.faqs.iter().map(|one| one.slug.clone());
            events.chain(topics).chain(faqs).collect()
        };
        assert_eq!(order(&after), order(&sample), "everything stands in the campaign's order");
    })
    .await;
}

#[tokio::test]
async fn a_moving_example_moves_only_once_it_is_over() {
    on_both("a moving example moves only once it is over", async |world| {
        let sample = Campaign::parse(SAMPLE).unwrap();
        let start = async |world: &World| {
            let event = in_one(world, async |conn| events::find(conn, "surrey").await.unwrap());
            event.await.unwrap()
        };
        let first = start(&world).await;
        assert_eq!(first.start.to_string(), "2026-12-06T14:00:00");
        let done = put(&world, &sample, first.end_instant() - 1).await.unwrap();
        assert_eq!((done.events, start(&world).await), (same(3), first.clone()));
        let done = put(&world, &sample, first.end_instant()).await.unwrap();
        assert_eq!(done.events, Counts { added: 0, changed: 1, same: 2 });
        assert_eq!(start(&world).await.start.to_string(), "2026-12-20T14:00:00");
    })
    .await;
}

#[tokio::test]
async fn one_thing_is_found_and_brought_up_to_date_by_its_slug() {
    on_both("one thing is found by its slug", async |world| {
        in_one(&world, async |conn| {
            let mut event = events::find(conn, "vancouver-2018").await.unwrap().unwrap();
            let now = world.clock.now();
            assert_eq!(forum_changes::put(conn, now, 2, &event).await.unwrap(), Put::Same);
            event.text.remove(&Locale::EN);
            assert_eq!(forum_changes::put(conn, now, 2, &event).await.unwrap(), Put::Changed);
            event.sequence = 1;
            assert_eq!(events::find(conn, "vancouver-2018").await.unwrap().unwrap(), event);
            event.slug = "another".to_owned();
            assert_eq!(forum_changes::put(conn, now, 0, &event).await.unwrap(), Put::Added);
            let all = events::list(conn).await.unwrap();
            let slugs: Vec<&str> = all.iter().map(|event| event.slug.as_str()).collect();
            assert_eq!(slugs, ["another", "surrey", "online", "vancouver-2018"]);

            let mut faq = faqs::find(conn, "the-law").await.unwrap().unwrap();
            faq.topic = "petition".to_owned();
            assert_eq!(faqs::put(conn, 1, &faq).await.unwrap(), Put::Changed);
            assert_eq!(faqs::find(conn, "the-law").await.unwrap().unwrap(), faq);
            assert_eq!(faqs::list(conn).await.unwrap().len(), 13);
            let topic = faqs::find_topic(conn, "voting").await.unwrap().unwrap();
            assert_eq!(faqs::put_topic(conn, 9, &topic).await.unwrap(), Put::Same);
            let last = faqs::list_topics(conn).await.unwrap().pop().unwrap();
            assert_eq!(last, topic, "its place has changed");

            assert_eq!(events::find(conn, "voting").await.unwrap(), None);
            assert_eq!(faqs::find(conn, "voting").await.unwrap(), None);
            assert_eq!(faqs::find_topic(conn, "surrey").await.unwrap(), None);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_petition_whose_key_is_gone_stops_the_whole_campaign() {
    on_both("a petition whose key is gone stops the campaign", async |world| {
        in_one(&world, async |conn| petitions::destroy_key(conn, MAIN).await.unwrap()).await;
        let before = in_one(&world, async |conn| campaign::read(conn).await.unwrap()).await;
        let mut content = Campaign::parse(SAMPLE).unwrap();
        content.petitions[0].closes = Some(jiff::civil::date(2030, 1, 1));
        content.events.remove(0);
        let refused = put(&world, &content, NOW).await.unwrap_err();
        assert!(matches!(&refused, PutError::KeyGone(slug) if slug == MAIN), "{refused}");
        assert!(refused.to_string().contains("give the new petition another slug"));
        let after = in_one(&world, async |conn| campaign::read(conn).await.unwrap()).await;
        assert_eq!(before, after);
    })
    .await;
}
