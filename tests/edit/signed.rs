//! A figure belongs to the text that was signed.

use std::collections::BTreeMap;

use bot_core::campaign::{Campaign, SAMPLE};
use bot_core::clock::DAY;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::signatures::{breakdown_moves, page};
use bot_core::store::tallies::{self, SIGNED, WITHDRAWN};

use super::files::runs;
use testing::actor::Actor as _;

use testing::film::{READERS, assert_film};
use testing::world::{MAIN, World};
use testing::writer::Writer;

/// Writes another title up to *Publish the changes*.
async fn retitle(writer: &mut Writer, title: &str) -> String {
    writer.types(&format!("/edit {MAIN}")).await;
    writer.taps(msg!("button-edit")).await;
    let field = format!(":to:title-{}", writer.locale);
    let field = writer.last_button("e:", &field);
    writer.presses(&field).await;
    writer.types(title).await;
    writer.film.clear();
    writer.taps(msg!("button-publish-changes")).await
}

/// What `doctor` proves: the counters are those of the signatures, recounted.
async fn counters_are_right(world: &World) {
    let mut conn = world.conn().await;
    let mut counted = BTreeMap::new();
    for signature in page(&mut conn, MAIN, &[]).await.unwrap() {
        for ((dimension, item), by) in breakdown_moves(&signature.facts, 1) {
            *counted.entry((dimension.to_owned(), item)).or_insert(0) += by;
        }
    }
    let mut kept = tallies::all(&mut conn, MAIN).await.unwrap();
    conn.close().await;
    kept.retain(|(dimension, _), _| dimension != SIGNED && dimension != WITHDRAWN);
    assert_eq!(kept, counted);
}

#[tokio::test]
async fn who_signed_one_text_is_not_counted_under_another() {
    for (locale, _) in READERS {
        let world = World::new().await;
        for id in 10..15 {
            world.person(id, "Sokha").signs("Canada").await;
        }
        world.clock.advance(DAY);
        let (before, after, spelt) = match locale == Locale::KM {
            true => ("អត្ថបទមុន", "ញត្តិថ្មីមួយទៀត", "ញត្តិថ្មីមួយ"),
            false => {
                ("Free the prisonners", "Restore the monarchy partie", "Restore the monarchy party")
            }
        };
        let mut lyon = Writer::new(&world, 1, Role::Organizer, locale).await;
        retitle(&mut lyon, after).await;
        assert!(lyon.reads(msg!("edit-signed-owner", number = 5)), "{}", lyon.film());
        assert_film("signed_text_organizer", locale, &lyon.film());
        let mut dara = Writer::new(&world, 2, Role::Owner, locale).await;
        retitle(&mut dara, after).await;
        assert!(dara.reads(msg!("edit-signed", number = 5)), "{}", dara.film());
        dara.taps(msg!("button-text-another")).await;
        let mut maly = Writer::new(&world, 3, Role::Supporter, locale).await;
        maly.types(if locale == Locale::KM {
            "មានមនុស្សប៉ុន្មាននាក់ចុះហត្ថលេខាហើយ"
        } else {
            "how many have signed?"
        })
        .await;
        maly.types("/petitions").await;
        maly.types(&format!("/sign {MAIN}")).await;
        dara.types("/totals").await;
        let owner = dara.film();
        let mut sokha = world.person(20, "Sokha");
        sokha.signs("France").await;
        let of_whom =
            |said: &String| said.contains("number 6") && said.contains("of whom 5 signed");
        assert!(sokha.seen.iter().any(of_whom), "{:?}", sokha.seen);
        world.clock.advance(DAY);
        // Only spelling: both versions count together.
        retitle(&mut dara, spelt).await;
        dara.taps(msg!("button-text-spelling")).await;
        world.person(21, "Sokha").signs("France").await;
        dara.types("/totals").await;
        let owner = owner + &dara.film();
        counters_are_right(&world).await;
        // Nobody has signed this one, and it goes again.
        world.clock.advance(60);
        retitle(&mut dara, before).await;
        dara.taps(msg!("button-text-another")).await;
        world.clock.advance(60);
        retitle(&mut dara, spelt).await;
        dara.taps(msg!("button-text-another")).await;
        dara.types(&format!("/totals {MAIN}")).await;
        dara.types("/audit").await;
        assert_film("signed_text_owner", locale, &(owner + &dara.film()));
        assert_film("signed_text_supporter", locale, &maly.film());
        counters_are_right(&world).await;
    }
}

#[tokio::test]
async fn an_organizer_forges_no_owners_yes_to_another_text() {
    let world = World::new().await;
    world.person(10, "Sokha").signs("Canada").await;
    let mut lyon = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    retitle(&mut lyon, "Restore the monarchy party").await;
    let publish = lyon.last_button("e:", ":publish");
    for act in ["another", "spelling", "anyway", "publish"] {
        lyon.presses(&publish.replace(":publish", &format!(":{act}"))).await;
        let shown = world.person(11, "Sokha").types(&format!("/start {MAIN}")).await;
        assert!(!shown.contains("monarchy"), "{act}: {shown}");
    }
    // An owner who is one no more has no yes either.
    let mut dara = Writer::new(&world, 2, Role::Owner, Locale::EN).await;
    retitle(&mut dara, "Restore the monarchy party").await;
    let another = dara.last_button("e:", ":another");
    world.grant(dara.platform, "2", Role::Organizer).await;
    dara.presses(&another).await;
    assert!(dara.reads(msg!("edit-signed-owner", number = 1)), "{}", dara.film());
    assert_eq!(world.tally(MAIN, tallies::TEXT, "1").await, 1);
}

#[tokio::test]
async fn an_import_says_what_a_change_to_a_signed_text_is() {
    let world = World::new().await;
    for id in 10..13 {
        world.person(id, "Sokha").signs("Canada").await;
    }
    let home = world.dir.path();
    let does = |file: &str, text: &str, more: &[&str]| {
        std::fs::write(home.join(file), text).unwrap();
        runs(home, &[&["import", file], more].concat())
    };
    let title = "The right to vote for Cambodians overseas";
    let [spelt, other] = ["The right to vote of Cambodians overseas", "Restore the monarchy"];
    let ended = does("a.toml", &SAMPLE.replacen(title, spelt, 1), &[]);
    assert_eq!(ended.code, 2, "{}", ended.stdout);
    assert!(ended.stderr.contains(MAIN) && ended.stderr.contains("3 people"), "{}", ended.stderr);
    assert!(ended.stderr.contains("--changed-text"), "{}", ended.stderr);
    assert_eq!(ended.stderr.lines().count(), 1);
    let texts = || {
        let ended = runs(home, &["totals", "--petition", MAIN, "--json"]);
        let report: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap();
        let all = report["petitions"][0]["texts"].as_array().unwrap().clone();
        all.iter()
            .map(|one| (one["versions"].to_string(), one["total"].as_i64().unwrap()))
            .collect()
    };
    let is = |all: &[(&str, i64)]| -> Vec<(String, i64)> {
        all.iter().map(|(versions, n)| ((*versions).to_owned(), *n)).collect()
    };
    let said = ["--changed-text", "spelling"];
    assert_eq!(does("a.toml", &SAMPLE.replacen(title, spelt, 1), &said).code, 0);
    let all: Vec<(String, i64)> = texts();
    assert_eq!(all, is(&[("[1,2]", 3)]));
    let said = ["--changed-text", "another"];
    assert_eq!(does("a.toml", &SAMPLE.replacen(title, other, 1), &said).code, 0);
    let all: Vec<(String, i64)> = texts();
    assert_eq!(all, is(&[("[3]", 0), ("[1,2]", 3)]));
    // The words that were there before are the text that was there before.
    assert_eq!(does("a.toml", SAMPLE, &said).code, 0);
    let all: Vec<(String, i64)> = texts();
    assert_eq!(all, is(&[("[1,2]", 3)]));
    counters_are_right(&world).await;
}

#[tokio::test]
async fn signatures_on_an_example_never_become_real_ones_nor_the_reverse() {
    let world = World::new().await;
    for id in 10..17 {
        world.person(id, "Sokha").signs("Canada").await;
    }
    let home = world.dir.path();
    // Forums and questions stay examples.
    let mut real = Campaign::parse(SAMPLE).unwrap();
    real.petitions.iter_mut().for_each(|petition| petition.sample = false);
    let real = real.to_toml().unwrap();
    std::fs::write(home.join("real.toml"), real).unwrap();
    let ended = runs(home, &["import", "real.toml"]);
    assert_eq!(ended.code, 2, "{}", ended.stdout);
    assert!(ended.stderr.contains("7 signatures"), "{}", ended.stderr);
    assert!(ended.stderr.contains("another slug"), "{}", ended.stderr);
    assert_eq!(world.total(MAIN).await, 7);
    let ended = runs(home, &["import", "real.toml", "--remove-example-signatures"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    assert_eq!(world.total(MAIN).await, 0);
    world.person(30, "Sokha").signs("Canada").await;
    assert_eq!(world.total(MAIN).await, 1);
    for more in [&[][..], &["--remove-example-signatures"], &["--changed-text", "another"]] {
        let ended = runs(home, &[&["import", "sample"], more].concat());
        assert_eq!(ended.code, 2, "a real signature is no example: {}", ended.stdout);
        assert_eq!(world.total(MAIN).await, 1);
    }
    counters_are_right(&world).await;
}
