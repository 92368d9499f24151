//! Signatures, and the counters that move with them.

use std::collections::BTreeSet;

use bot_core::clock::{TimeZone, day_of};
use bot_core::country::Country;
use bot_core::locale::Locale;
use bot_core::store::signatures::{self, Facts, Signature};
use bot_core::store::tallies;
use bot_core::vault::signature_tag;

use super::{in_one, person};
use testing::postgres::on_both;
use testing::world::{MAIN, NOW};

fn signature(number: u16, country: &str, channel: Option<&str>, seat: i64) -> Signature {
    let mut id = [0; 16];
    id[..2].copy_from_slice(&number.to_be_bytes());
    let facts = Facts {
        id: signatures::id_text(id),
        country: Country::parse_code(country).unwrap(),
        day: day_of(NOW, &TimeZone::UTC),
        language: Locale::KM,
        platform: "telegram".to_owned(),
        channel: channel.map(str::to_owned),
        seat,
        text_version: 1,
        consent_version: 1,
        keys: String::new(),
    };
    let tag = signature_tag(&number.to_be_bytes(), person(1), seat);
    Signature { tag, facts, name: vec![1, 2, 3], region: None }
}

#[tokio::test]
async fn a_corrected_country_moves_its_counters_and_nothing_else() {
    on_both("a corrected country", async |world| {
        let one = signature(1, "FR", Some("lyon"), 1);
        let country = |code| Country::parse_code(code).unwrap();
        in_one(&world, async |conn| {
            let at = (MAIN, one.tag.as_slice());
            assert!(!signatures::set_country(conn, at, country("IT")).await.unwrap());
            assert!(signatures::add(conn, MAIN, &one).await.unwrap());
            for code in ["IT", "IT", "JP", "FR", "KH"] {
                assert!(signatures::set_country(conn, at, country(code)).await.unwrap());
            }
            let found = signatures::find(conn, MAIN, &one.tag).await.unwrap().unwrap();
            assert_eq!((found.country.code(), found.day), ("KH", one.facts.day));
            let page = signatures::page(conn, MAIN, &[]).await.unwrap();
            assert_eq!(page[0].name, one.name, "nothing that is sealed to key-holders changes");
        })
        .await;
        for (dimension, item, n) in [
            (tallies::TOTAL, "", 1),
            (tallies::SIGNED, "", 1),
            (tallies::COUNTRY, "FR", 0),
            (tallies::COUNTRY, "IT", 0),
            (tallies::COUNTRY, "JP", 0),
            (tallies::COUNTRY, "KH", 1),
            (tallies::CHANNEL, "lyon", 1),
        ] {
            assert_eq!(world.tally(MAIN, dimension, item).await, n, "{dimension} {item}");
        }
        // Taken back it leaves nothing behind.
        in_one(&world, async |conn| {
            assert!(signatures::withdraw(conn, MAIN, &one.tag).await.unwrap());
        })
        .await;
        assert_eq!(world.tally(MAIN, tallies::COUNTRY, "KH").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_seat_signs_once_and_every_counter_moves_with_it() {
    on_both("a seat signs once", async |world| {
        let first = signature(1, "FR", Some("lyon"), 1);
        let beside = signature(1, "FR", None, 2);
        in_one(&world, async |conn| {
            assert!(signatures::add(conn, MAIN, &first).await.unwrap());
            assert!(!signatures::add(conn, MAIN, &first).await.unwrap());
            assert!(signatures::add(conn, MAIN, &beside).await.unwrap());
            let found = signatures::find(conn, MAIN, &first.tag).await.unwrap().unwrap();
            assert_eq!(found.id, first.facts.id);
            assert!(signatures::find(conn, "other", &first.tag).await.unwrap().is_none());
        })
        .await;
        for (dimension, item, n) in [
            (tallies::TOTAL, "", 2),
            (tallies::SIGNED, "", 2),
            (tallies::WITHDRAWN, "", 0),
            (tallies::COUNTRY, "FR", 2),
            (tallies::DAY, "2026-11-21", 2),
            (tallies::LANGUAGE, "km", 2),
            (tallies::PLATFORM, "telegram", 2),
            (tallies::CHANNEL, "lyon", 1),
            (tallies::CHANNEL, "-", 1),
            (tallies::SEAT, "own", 1),
            (tallies::SEAT, "shared", 1),
        ] {
            assert_eq!(world.tally(MAIN, dimension, item).await, n, "{dimension} {item}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_signature_is_taken_back_once_and_may_be_given_again() {
    on_both("a signature is taken back once", async |world| {
        let one = signature(1, "AU", None, 1);
        in_one(&world, async |conn| {
            assert!(!signatures::withdraw(conn, MAIN, &one.tag).await.unwrap());
            signatures::add(conn, MAIN, &one).await.unwrap();
            assert!(signatures::withdraw(conn, MAIN, &one.tag).await.unwrap());
            assert!(!signatures::withdraw(conn, MAIN, &one.tag).await.unwrap());
            let left = tallies::all(conn, MAIN).await.unwrap();
            let left: Vec<_> = left.into_iter().map(|((name, _), n)| (name, n)).collect();
            assert_eq!(left, [("signed".to_owned(), 1), ("withdrawn".to_owned(), 1)]);
            assert!(signatures::add(conn, MAIN, &one).await.unwrap());
        })
        .await;
        assert_eq!(world.total(MAIN).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_name_and_a_region_are_replaced_only_where_there_is_a_signature() {
    on_both("name and region are replaced", async |world| {
        let one = signature(1, "AU", None, 1);
        in_one(&world, async |conn| {
            assert!(!signatures::set_name(conn, (MAIN, &one.tag), vec![9], "").await.unwrap());
            assert!(!signatures::set_region(conn, MAIN, &one.tag, vec![9]).await.unwrap());
            signatures::add(conn, MAIN, &one).await.unwrap();
            assert!(
                signatures::set_name(conn, (MAIN, &one.tag), vec![4, 5], "01234567").await.unwrap()
            );
            assert!(signatures::set_region(conn, MAIN, &one.tag, vec![6]).await.unwrap());
            let page = signatures::page(conn, MAIN, &[]).await.unwrap();
            assert_eq!(page[0].name, [4, 5]);
            assert_eq!(page[0].region.as_deref(), Some([6].as_slice()));
        })
        .await;
        assert_eq!(world.total(MAIN).await, 1);
    })
    .await;
}

#[tokio::test]
async fn pages_hold_every_signature_once_and_in_the_order_of_their_tags() {
    on_both("pages hold every signature once", async |world| {
        in_one(&world, async |conn| {
            for number in 0..501 {
                let one = signature(number, "US", None, 1);
                assert!(signatures::add(conn, MAIN, &one).await.unwrap());
            }
            let other = signature(600, "US", None, 1);
            signatures::add(conn, "another", &other).await.unwrap();
            let (mut seen, mut after) = (BTreeSet::new(), Vec::new());
            let mut sizes = Vec::new();
            loop {
                let page = signatures::page(conn, MAIN, &after).await.unwrap();
                let Some(last) = page.last() else { break };
                assert!(page.is_sorted_by(|a, b| a.tag < b.tag));
                after.clone_from(&last.tag);
                sizes.push(page.len());
                seen.extend(page.into_iter().map(|one| one.facts.id));
            }
            assert_eq!(sizes, [500, 1]);
            assert_eq!(seen.len(), 501);
        })
        .await;
    })
    .await;
}
