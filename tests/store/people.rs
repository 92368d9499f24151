//! Accounts, profiles, conversations, follows.

use std::collections::BTreeSet;

use bot_core::announcement::{Home, Topic};
use bot_core::clock::DAY;
use bot_core::country::Country;
use bot_core::locale::Locale;
use bot_core::store::Conn;
use bot_core::store::accounts::{self, Profile};
use bot_core::store::conversations;
use bot_core::store::follows::{self, Follow};
use bot_core::vault::{HostSecret, PersonTable, Tag};

use super::{account, in_one, person};
use testing::postgres::on_both;
use testing::world::NOW;

#[tokio::test]
async fn an_account_is_one_person_for_good() {
    on_both("an account is one person for good", async |world| {
        in_one(&world, async |conn| {
            let (sokha, dara) = (account("1"), account("2"));
            assert!(accounts::person(conn, &sokha).await.unwrap().is_none());
            accounts::add(conn, &sokha, person(1)).await.unwrap();
            accounts::add(conn, &sokha, person(2)).await.unwrap();
            accounts::add(conn, &dara, person(3)).await.unwrap();
            let found = accounts::person(conn, &sokha).await.unwrap();
            assert_eq!(found, Some(person(1)));
            let found = accounts::person(conn, &dara).await.unwrap();
            assert_eq!(found, Some(person(3)));
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_language_is_kept_until_the_person_is_forgotten() {
    on_both("the language is kept", async |world| {
        in_one(&world, async |conn| {
            let sokha = account("1");
            accounts::add(conn, &sokha, person(1)).await.unwrap();
            assert!(accounts::profile(conn, person(1)).await.unwrap().is_none());
            for locale in [Locale::KM, Locale::EN] {
                let chosen = Profile { locale };
                accounts::set_profile(conn, person(1), &chosen).await.unwrap();
                let kept = accounts::profile(conn, person(1)).await.unwrap().unwrap();
                assert_eq!(kept.locale, locale);
            }
            accounts::forget(conn, &sokha, person(1)).await.unwrap();
            assert!(accounts::person(conn, &sokha).await.unwrap().is_none());
            assert!(accounts::profile(conn, person(1)).await.unwrap().is_none());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_question_waits_for_twenty_four_hours() {
    on_both("a question waits for 24 hours", async |world| {
        in_one(&world, async |conn| {
            let (sokha, dara) = (account("1"), account("2"));
            for question in ["country?", "name?"] {
                conversations::save(conn, &sokha, NOW, &question).await.unwrap();
            }
            let mut open = async |account, now| {
                conversations::load::<String>(conn, account, now).await.unwrap()
            };
            assert_eq!(open(&sokha, NOW + DAY - 1).await.as_deref(), Some("name?"));
            assert_eq!(open(&sokha, NOW + DAY).await, None);
            assert_eq!(open(&dara, NOW).await, None);
            let other: Option<u64> = conversations::load(conn, &sokha, NOW).await.unwrap();
            assert_eq!(other, None, "what another version wrote is no question");
            conversations::clear(conn, &sokha).await.unwrap();
            let gone: Option<String> = conversations::load(conn, &sokha, NOW).await.unwrap();
            assert_eq!(gone, None);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_question_that_nobody_can_answer_any_more_is_cleaned_away() {
    on_both("an expired question is cleaned away", async |world| {
        in_one(&world, async |conn| {
            for (user, asked) in [("1", NOW), ("2", NOW + DAY)] {
                let asks = account(user);
                conversations::save(conn, &asks, asked, &"name?".to_owned()).await.unwrap();
            }
            assert_eq!(conversations::prune(conn, NOW + DAY).await.unwrap(), 0);
            assert_eq!(conversations::prune(conn, NOW + 2 * DAY).await.unwrap(), 1);
            let still: Option<String> =
                conversations::load(conn, &account("2"), NOW + DAY).await.unwrap();
            assert_eq!(still.as_deref(), Some("name?"));
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_follow_is_renewed_and_ended_once() {
    on_both("a follow is renewed and ended once", async |world| {
        in_one(&world, async |conn| {
            assert!(follows::get(conn, person(1)).await.unwrap().is_none());
            for locale in [Locale::KM, Locale::EN] {
                let follow = follow(locale);
                follows::set(conn, person(1), &follow).await.unwrap();
                let kept = follows::get(conn, person(1)).await.unwrap().unwrap();
                assert_eq!((kept.address.as_str(), kept.locale), ("77", locale));
            }
            assert!(follows::get(conn, person(2)).await.unwrap().is_none());
            assert!(follows::end(conn, person(1)).await.unwrap());
            assert!(!follows::end(conn, person(1)).await.unwrap());
            assert!(follows::get(conn, person(1)).await.unwrap().is_none());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_row_that_was_moved_to_another_person_does_not_open() {
    on_both("a moved row does not open", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            let follow = follow(Locale::KM);
            follows::set(conn, person(1), &follow).await.unwrap();
            let args = vec![tag(secret, 1).into(), tag(secret, 2).into()];
            conn.execute("UPDATE follows SET tag = $2 WHERE tag = $1", args).await.unwrap();
            assert!(follows::get(conn, person(2)).await.is_err());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn who_can_not_be_reached_is_kept_and_comes_back() {
    on_both("who can't be reached comes back", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            follows::set(conn, person(1), &follow(Locale::KM)).await.unwrap();
            let tag = tag(secret, 1);
            let reached =
                async |conn: &mut Conn| follows::reachable(conn, &tag).await.unwrap().is_some();
            assert!(reached(conn).await);
            // The first day counts, however often it is said.
            for day in [100, 110] {
                follows::lose(conn, &tag, day).await.unwrap();
                assert!(!reached(conn).await);
            }
            assert!(follows::get(conn, person(1)).await.unwrap().is_some());
            assert!(!reached(conn).await, "reading alone changes nothing");
            follows::regain(conn, person(1)).await.unwrap();
            assert!(reached(conn).await);
            follows::lose(conn, &tag, 100).await.unwrap();
            let seen = follows::seen(conn, person(1), "discord").await.unwrap();
            assert_eq!(seen.unwrap().address, "77");
            assert!(!reached(conn).await, "being elsewhere changes nothing");
            follows::seen(conn, person(1), "telegram").await.unwrap();
            assert!(reached(conn).await);
            follows::lose(conn, &tag, 100).await.unwrap();
            follows::set(conn, person(1), &follow(Locale::EN)).await.unwrap();
            assert!(reached(conn).await);
            follows::regain(conn, person(2)).await.unwrap();
            assert!(follows::seen(conn, person(2), "telegram").await.unwrap().is_none());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn lost_follows_are_cleaned_away_from_the_day_on() {
    on_both("lost follows are cleaned away", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            for (number, day) in [(1, None), (2, Some(100)), (3, Some(101))] {
                follows::set(conn, person(number), &follow(Locale::KM)).await.unwrap();
                if let Some(day) = day {
                    follows::lose(conn, &tag(secret, number), day).await.unwrap();
                }
            }
            assert_eq!(follows::prune(conn, 100).await.unwrap(), 0);
            assert_eq!(follows::prune(conn, 101).await.unwrap(), 1);
            assert!(follows::get(conn, person(2)).await.unwrap().is_none());
            assert_eq!(follows::prune(conn, 10_000).await.unwrap(), 1);
            assert!(follows::get(conn, person(1)).await.unwrap().is_some());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn follows_are_read_page_by_page_with_gaps_for_those_who_are_lost() {
    on_both("follows are read page by page", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            for number in 1..=5 {
                follows::set(conn, person(number), &follow(Locale::KM)).await.unwrap();
            }
            follows::lose(conn, &tag(secret, 3), 100).await.unwrap();
            let (mut behind, mut seen) = (Vec::new(), Vec::new());
            loop {
                let page = follows::page(conn, &behind, 2).await.unwrap();
                assert!(page.len() <= 2);
                let Some((last, _)) = page.last() else { break };
                behind.clone_from(last);
                seen.extend(page);
            }
            assert!(seen.is_sorted_by(|a, b| a.0 < b.0));
            assert_eq!(seen.len(), 5);
            let lost: Vec<_> = seen.iter().filter(|(_, follow)| follow.is_none()).collect();
            assert_eq!(lost.len(), 1);
            assert_eq!(lost[0].0, tag(secret, 3));
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_chat_that_moved_keeps_topics_and_home() {
    on_both("a chat that moved", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            let home = Home {
                country: Country::parse_code("US").unwrap(),
                region: Some("Lowell".to_owned()),
                zone: Some("America/New_York".to_owned()),
            };
            let topics = ["surveys", "petition/paris-agreement", "forum/spring"];
            let topics = topics.map(|code| Topic::parse(code).unwrap()).into();
            let before = Follow { topics, home: Some(home), ..follow(Locale::EN) };
            follows::set(conn, person(1), &before).await.unwrap();
            follows::move_to(conn, &tag(secret, 1), "-100").await.unwrap();
            let after = follows::get(conn, person(1)).await.unwrap().unwrap();
            assert_eq!((after.address.as_str(), after.locale), ("-100", Locale::EN));
            assert_eq!((after.topics, after.home), (before.topics, before.home));
            // Nobody is there: nothing happens.
            follows::move_to(conn, &tag(secret, 2), "-100").await.unwrap();
            assert!(follows::get(conn, person(2)).await.unwrap().is_none());
        })
        .await;
    })
    .await;
}

fn tag(secret: &HostSecret, number: u8) -> Tag {
    secret.person_tag(PersonTable::Follows, person(number))
}

fn follow(locale: Locale) -> Follow {
    let topics = BTreeSet::from([Topic::News]);
    Follow { platform: "telegram".into(), address: "77".into(), locale, topics, home: None }
}
