//! COMMIT that errs, and failures at every statement of a whole story.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use bot_core::engine::Limits;
use bot_core::incoming::Event;
use bot_core::store::Moment;

use super::bench::{Bench, answer, recount};
use super::proxy::{Cut, Proxy};
use testing::PATIENCE;
use testing::postgres::{self, on_both};
use testing::world::MAIN;

#[tokio::test]
async fn a_commit_that_errs_is_found_out_about_and_each_update_has_its_effect_once() {
    on_both("a commit that errs", async |world| {
        let bench = Bench::on(world, Limits { batch: 7, ..Limits::default() }).await;
        let mut commits = 0_u32;
        // In turn: it did not happen; it happened, and the answer was lost; all is well.
        bench.flaky.script(move |sql, moment| {
            commits += u32::from(sql == "COMMIT" && moment == Moment::Before);
            let strikes = match commits % 3 {
                0 => moment == Moment::Before,
                1 => moment == Moment::After,
                _ => false,
            };
            (sql == "COMMIT" && strikes).then_some("ConnectionReset")
        });
        let names: Vec<String> = (0..90).map(|number| number.to_string()).collect();
        let tickets: Vec<_> = (0..)
            .zip(&names)
            .map(|(number, name)| bench.says(number % 30, name, "/start"))
            .collect();
        for ticket in tickets {
            answer(ticket).await;
        }
        bench.flaky.heal();
        let effects = bench.all_effects().await;
        assert_eq!(effects.len(), names.len());
        assert!(effects.values().all(|n| *n == 1), "{effects:?}");
    })
    .await;
}

/// From the language to the thanks, as presses.
const STORY: [&str; 5] = [
    "lang:en",
    "petition:vote-from-abroad",
    "agree:vote-from-abroad:1:1:1",
    "country:FR",
    "name:vote-from-abroad:1",
];

async fn sign(bench: &Bench, user: u64) {
    for step in STORY {
        let update = format!("{user} {step}");
        answer(bench.submit(user, &update, Event::Press(step.to_owned()))).await;
    }
}

#[tokio::test]
async fn a_failure_at_any_statement_of_a_signature_neither_loses_nor_doubles_it() {
    on_both("a failure at any statement", async |world| {
        let begun = Instant::now();
        let bench = Bench::on(world, Limits::default()).await;
        let count = Arc::new(AtomicUsize::new(0));
        let counter = count.clone();
        bench.flaky.script(move |_, moment| {
            counter.fetch_add(usize::from(moment == Moment::Before), Ordering::Relaxed);
            None
        });
        sign(&bench, 1).await;
        let statements = count.load(Ordering::Relaxed);
        assert!(statements > 40, "{statements}");
        let mut people = 1;
        // Usually every second statement fails, before and after it in turn.
        let step = testing::often(1, 2);
        for (first, moment) in [(0, Moment::Before), (step - 1, Moment::After)] {
            for failing in (first..statements).step_by(step) {
                let mut left = failing;
                let mut done = false;
                bench.flaky.script(move |_, now| {
                    let strikes = now == moment && !done && left == 0;
                    left = left.saturating_sub(usize::from(now == moment));
                    done |= strikes;
                    strikes.then_some("ConnectionReset")
                });
                people += 1;
                sign(&bench, people).await;
                let total = bench.world.total(MAIN).await;
                assert_eq!(total, i64::try_from(people).unwrap(), "statement {failing} {moment:?}");
            }
        }
        assert_eq!(recount(&bench.world, MAIN).await, i64::try_from(people).unwrap());
        assert!(bench.all_effects().await.values().all(|n| *n == 1));
        eprintln!("{} failures in {:.1?}", people - 1, begun.elapsed());
    })
    .await;
}

#[tokio::test]
async fn a_line_that_breaks_around_commit_neither_loses_nor_doubles() {
    let Some(url) = postgres::database("a_line_that_breaks_around_commit").await else { return };
    let proxy = Proxy::to(&url).await;
    let dir = tempfile::tempdir().unwrap();
    let world = testing::world::World::on(dir, &proxy.url).await;
    let bench = Bench::on(world, Limits::default()).await;
    for round in 0..30_u64 {
        let cut = if round % 2 == 0 { Cut::BeforeCommit } else { Cut::AfterCommit };
        proxy.cut_next(cut);
        let names: Vec<String> = (0..6).map(|one| format!("{round} {one}")).collect();
        let tickets: Vec<_> =
            (0..).zip(&names).map(|(user, name)| bench.says(user, name, "/start")).collect();
        for ticket in tickets {
            answer(ticket).await;
        }
        assert!(proxy.has_cut(), "no line was cut in round {round}");
    }
    let effects = bench.all_effects().await;
    assert_eq!(effects.len(), 180);
    assert!(effects.values().all(|n| *n == 1), "{effects:?}");
}

#[tokio::test]
async fn a_commit_that_goes_on_failing_is_an_outage_and_does_not_keep_the_engine_from_ending() {
    on_both("a commit that goes on failing", async |world| {
        let bench = Bench::on(world, Limits::default()).await;
        let mut notices = bench.world.engine.notices();
        let commits = Arc::new(AtomicUsize::new(0));
        let counter = commits.clone();
        bench.flaky.script(move |sql, moment| {
            let commit = sql == "COMMIT" && moment == Moment::Before;
            counter.fetch_add(usize::from(commit), Ordering::Relaxed);
            commit.then_some("13")
        });
        let waits = bench.says(1, "one", "/start");
        let notice = tokio::time::timeout(PATIENCE, notices.recv()).await;
        assert_eq!(notice.expect("a word that it takes longer").unwrap().address.0, "1");
        tokio::time::timeout(PATIENCE, bench.world.engine.stop()).await.expect("it stops");
        assert!(waits.await.is_err(), "nothing was stored, so nothing is acknowledged");
        assert_eq!(bench.effects("one").await, 0);
        let commits = commits.load(Ordering::Relaxed);
        assert!(commits < 20, "{commits} commits were tried without a pause");
    })
    .await;
}
