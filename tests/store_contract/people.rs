//! Accounts, profiles, conversations, follows.

use std::collections::BTreeSet;

use bot_core::announcement::Topic;
use bot_core::clock::DAY;
use bot_core::i18n::Locale;
use bot_core::store::accounts::{self, Profile};
use bot_core::store::conversations;
use bot_core::store::follows::{self, Follow};

use super::{account, in_one, person};
use crate::support::postgres::on_both;
use crate::support::world::NOW;

#[tokio::test]
async fn an_account_is_one_person_for_good() {
    on_both("an account is one person for good", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            let (sokha, dara) = (account("1"), account("2"));
            assert!(accounts::person(conn, secret, &sokha).await.unwrap().is_none());
            accounts::add(conn, secret, &sokha, person(1)).await.unwrap();
            accounts::add(conn, secret, &sokha, person(2)).await.unwrap();
            accounts::add(conn, secret, &dara, person(3)).await.unwrap();
            let found = accounts::person(conn, secret, &sokha).await.unwrap();
            assert_eq!(found, Some(person(1)));
            let found = accounts::person(conn, secret, &dara).await.unwrap();
            assert_eq!(found, Some(person(3)));
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_language_is_kept_until_the_person_is_forgotten() {
    on_both("the language is kept", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            let sokha = account("1");
            accounts::add(conn, secret, &sokha, person(1)).await.unwrap();
            assert!(accounts::profile(conn, secret, person(1)).await.unwrap().is_none());
            for locale in [Locale::KM, Locale::EN] {
                let chosen = Profile { locale };
                accounts::set_profile(conn, secret, person(1), &chosen).await.unwrap();
                let kept = accounts::profile(conn, secret, person(1)).await.unwrap().unwrap();
                assert_eq!(kept.locale, locale);
            }
            accounts::forget(conn, secret, &sokha, person(1)).await.unwrap();
            assert!(accounts::person(conn, secret, &sokha).await.unwrap().is_none());
            assert!(accounts::profile(conn, secret, person(1)).await.unwrap().is_none());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_question_waits_for_twenty_four_hours() {
    on_both("a question waits for 24 hours", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            let (sokha, dara) = (account("1"), account("2"));
            for question in ["country?", "name?"] {
                conversations::save(conn, secret, &sokha, NOW, &question).await.unwrap();
            }
            let mut open = async |account, now| {
                conversations::load::<String>(conn, secret, account, now).await.unwrap()
            };
            assert_eq!(open(&sokha, NOW + DAY - 1).await.as_deref(), Some("name?"));
            assert_eq!(open(&sokha, NOW + DAY).await, None);
            assert_eq!(open(&dara, NOW).await, None);
            let other: Option<u64> = conversations::load(conn, secret, &sokha, NOW).await.unwrap();
            assert_eq!(other, None, "what another version wrote is no question");
            conversations::clear(conn, secret, &sokha).await.unwrap();
            let gone: Option<String> =
                conversations::load(conn, secret, &sokha, NOW).await.unwrap();
            assert_eq!(gone, None);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_question_that_nobody_can_answer_any_more_is_cleaned_away() {
    on_both("an expired question is cleaned away", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            for (user, asked) in [("1", NOW), ("2", NOW + DAY)] {
                let asks = account(user);
                conversations::save(conn, secret, &asks, asked, &"name?".to_owned()).await.unwrap();
            }
            assert_eq!(conversations::prune(conn, NOW + DAY).await.unwrap(), 0);
            assert_eq!(conversations::prune(conn, NOW + 2 * DAY).await.unwrap(), 1);
            let still: Option<String> =
                conversations::load(conn, secret, &account("2"), NOW + DAY).await.unwrap();
            assert_eq!(still.as_deref(), Some("name?"));
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_follow_is_renewed_and_ended_once() {
    on_both("a follow is renewed and ended once", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            assert!(follows::get(conn, secret, person(1)).await.unwrap().is_none());
            for locale in [Locale::KM, Locale::EN] {
                let follow = follow(locale);
                follows::set(conn, secret, person(1), &follow).await.unwrap();
                let kept = follows::get(conn, secret, person(1)).await.unwrap().unwrap();
                assert_eq!((kept.address.as_str(), kept.locale), ("77", locale));
            }
            assert!(follows::get(conn, secret, person(2)).await.unwrap().is_none());
            assert!(follows::end(conn, secret, person(1)).await.unwrap());
            assert!(!follows::end(conn, secret, person(1)).await.unwrap());
            assert!(follows::get(conn, secret, person(1)).await.unwrap().is_none());
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
            follows::set(conn, secret, person(1), &follow).await.unwrap();
            let tag =
                |number| secret.person_tag(bot_core::vault::PersonTable::Follows, person(number));
            let args = vec![tag(1).into(), tag(2).into()];
            conn.execute("UPDATE follows SET tag = $2 WHERE tag = $1", args).await.unwrap();
            assert!(follows::get(conn, secret, person(2)).await.is_err());
        })
        .await;
    })
    .await;
}

fn follow(locale: Locale) -> Follow {
    let topics = BTreeSet::from([Topic::News]);
    Follow { platform: "telegram".into(), address: "77".into(), locale, topics, home: None }
}
