//! Petitions, their versions and their own keys; counters.

use bot_core::campaign::TextChange;
use bot_core::campaign::{Campaign, Petition, SAMPLE};
use bot_core::locale::Locale;
use bot_core::store::petitions::{self, How, Put, Stored};
use bot_core::store::{Conn, revisions, tallies};
use bot_core::vault::Seed;

use super::in_one;
use testing::postgres::on_both;
use testing::world::{MAIN, NOW, World};

fn sample() -> Petition {
    Campaign::parse(SAMPLE).unwrap().petitions.remove(0)
}

async fn put(world: &World, petition: &Petition) -> Put {
    let mut seed = Seed::fresh().unwrap();
    let how = How { place: 0, now: NOW, change: Some(TextChange::Another) };
    in_one(world, async |conn| petitions::put(conn, &mut seed, how, petition).await.unwrap()).await
}

async fn find(conn: &mut Conn, slug: &str) -> Stored {
    petitions::find(conn, slug).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_campaign_that_comes_twice_changes_nothing() {
    on_both("a campaign that comes twice changes nothing", async |world| {
        let before = in_one(&world, async |conn| find(conn, MAIN).await).await;
        assert_eq!(put(&world, &sample()).await, Put::Same);
        let after = in_one(&world, async |conn| find(conn, MAIN).await).await;
        assert_eq!(before.petition, after.petition);
        let secret = &world.core.secret;
        assert!(before.key(secret).is_some());
        assert_eq!(before.key(secret), after.key(secret), "its key must never change");
        let none = in_one(&world, async |conn| petitions::find(conn, "no-such").await).await;
        assert!(none.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_changed_word_is_a_new_text_and_a_recipient_of_names_a_new_consent() {
    on_both("changes make versions", async |world| {
        let mut petition = sample();
        let versions = async |world: &World| {
            let stored = in_one(world, async |conn| find(conn, MAIN).await).await;
            (stored.text_version, stored.consent_version)
        };
        assert_eq!(versions(&world).await, (1, 1));
        petition.goal += 1;
        assert_eq!(put(&world, &petition).await, Put::Changed);
        assert_eq!(versions(&world).await, (1, 1), "a goal is neither text nor consent");
        petition.text.get_mut(&Locale::EN).unwrap().body.push('!');
        assert_eq!(put(&world, &petition).await, Put::Changed);
        assert_eq!(versions(&world).await, (2, 1));
        let names = petition.recipients[0].names;
        petition.recipients[0].names = !names;
        assert_eq!(put(&world, &petition).await, Put::Changed);
        assert_eq!(versions(&world).await, (2, 2));
        petition.recipients[0].names = names;
        put(&world, &petition).await;
        assert_eq!(versions(&world).await, (2, 3), "who agreed to the second did not to this");
        in_one(&world, async |conn| {
            let texts = revisions::all(conn, MAIN, "text").await.unwrap();
            assert_eq!(texts.iter().map(|one| one.0).collect::<Vec<_>>(), [1, 2]);
            assert!(texts[0].1 != texts[1].1);
            let consents = revisions::all(conn, MAIN, "consent").await.unwrap();
            assert_eq!(consents.iter().map(|one| one.0).collect::<Vec<_>>(), [1, 2, 3]);
            assert_eq!(consents[0].1, consents[2].1);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn petitions_come_in_the_campaigns_order() {
    on_both("petitions come in order", async |world| {
        let slugs: Vec<String> = Campaign::parse(SAMPLE)
            .unwrap()
            .petitions
            .into_iter()
            .map(|petition| petition.slug)
            .collect();
        let listed = in_one(&world, async |conn| petitions::list(conn).await.unwrap()).await;
        let listed: Vec<String> = listed.into_iter().map(|one| one.petition.slug).collect();
        assert_eq!(listed, slugs);
    })
    .await;
}

#[tokio::test]
async fn a_destroyed_key_stays_destroyed() {
    on_both("a destroyed key stays destroyed", async |world| {
        in_one(&world, async |conn| petitions::destroy_key(conn, MAIN).await.unwrap()).await;
        put(&world, &sample()).await;
        in_one(&world, async |conn| {
            for stored in petitions::list(conn).await.unwrap() {
                let kept = stored.key(&world.core.secret).is_some();
                assert_eq!(kept, stored.petition.slug != MAIN);
            }
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn counters_move_and_the_ones_at_zero_are_not_shown() {
    on_both("counters move", async |world| {
        in_one(&world, async |conn| {
            let by = |dimension, item: &str, by| {
                tallies::Moves::from([((dimension, item.to_owned()), by)])
            };
            for (item, n) in [("FR", 2), ("CA", 5), ("FR", -2), ("AU", 1)] {
                let moves = by(tallies::COUNTRY, item, n);
                tallies::apply(conn, "p", &moves).await.unwrap();
            }
            tallies::apply(conn, "q", &by(tallies::COUNTRY, "JP", 1)).await.unwrap();
            tallies::apply(conn, "p", &by(tallies::TOTAL, "", 6)).await.unwrap();
            assert_eq!(tallies::get(conn, "p", tallies::COUNTRY, "CA").await.unwrap(), 5);
            assert_eq!(tallies::get(conn, "p", tallies::COUNTRY, "FR").await.unwrap(), 0);
            assert_eq!(tallies::get(conn, "p", tallies::COUNTRY, "JP").await.unwrap(), 0);
            let cells = tallies::breakdown(conn, "p", tallies::COUNTRY).await.unwrap();
            let cells: Vec<(String, i64)> = cells.into_iter().collect();
            assert_eq!(cells, [("AU".to_owned(), 1), ("CA".to_owned(), 5)]);
            let all = tallies::all(conn, "p").await.unwrap();
            assert_eq!(all.len(), 3);
            assert_eq!(all[&(tallies::TOTAL.to_owned(), String::new())], 6);
        })
        .await;
    })
    .await;
}
