//! Buttons of an earlier screen: each is about one petition and one seat, and about nothing else.

use testing::actor::Actor as _;
use testing::world::{MAIN, Someone, World};

/// Another petition of the sample.
const OTHER: &str = "paris-agreement";

async fn english(world: &World) -> Someone {
    let mut one = world.person(1_000, "Sok Dara");
    one.types("/start").await;
    one.taps("English").await;
    one
}

/// Up to *Sign as …*.
async fn to_the_name(one: &mut Someone, slug: &str) -> String {
    one.types(&format!("/sign {slug}")).await;
    one.taps("I agree").await;
    one.taps("France").await;
    one.sends("name:")
}

async fn totals(world: &World) -> (i64, i64) {
    (world.total(MAIN).await, world.total(OTHER).await)
}

#[tokio::test]
async fn an_old_sign_as_of_one_petition_never_signs_another_one() {
    let world = World::new().await;
    let mut one = english(&world).await;
    let old = to_the_name(&mut one, MAIN).await;
    let new = to_the_name(&mut one, OTHER).await;
    assert_ne!(old, new);
    for press in [old.as_str(), "name", "name:paris-agreement:2"] {
        let said = one.presses(press).await;
        assert!(said.contains("Sign as Sok Dara"), "{press}: what is open is shown: {said}");
        assert_eq!(totals(&world).await, (0, 0), "{press}");
    }
    let said = one.presses(&new).await;
    assert!(said.contains("Follow"), "the question after the thanks: {said}");
    assert_eq!(totals(&world).await, (0, 1));
    one.seen.clear();
    one.presses(&new).await;
    let said = one.seen.join("\n");
    assert!(said.contains("Thank you"), "a second tap shows the thanks again: {said}");
    one.seen.clear();
    one.presses(&old).await;
    let said = one.seen.join("\n");
    assert!(!said.contains("Thank you"), "nobody signed that one: {said}");
    assert_eq!(totals(&world).await, (0, 1));
    world.engine.stop().await;
}

#[tokio::test]
async fn an_old_risk_of_one_petition_is_not_taken_for_another_one() {
    let world = World::new().await;
    let mut one = english(&world).await;
    let mut risks = Vec::new();
    for slug in [MAIN, OTHER] {
        one.types(&format!("/sign {slug}")).await;
        one.taps("I agree").await;
        one.types("Cambodia").await;
        risks.push(one.sends("risk:"));
    }
    for press in [risks[0].as_str(), "risk"] {
        let said = one.presses(press).await;
        assert!(!said.contains("Sign as"), "{press}: {said}");
        assert!(said.contains("Continue"), "{press}: {said}");
    }
    let said = one.presses(&risks[1]).await;
    assert!(said.contains("Sign as Sok Dara"), "{said}");
    world.engine.stop().await;
}

#[tokio::test]
async fn a_consent_for_one_seat_begins_no_other_one() {
    let world = World::new().await;
    let mut one = english(&world).await;
    one.types(&format!("/sign {MAIN}")).await;
    let own = one.sends("agree:");
    one.taps("I agree").await;
    one.taps("France").await;
    one.taps("Sign as").await;
    one.taps("Skip").await;
    one.taps("Skip").await;
    one.taps("beside").await;
    let beside = one.sends("agree:");
    assert_ne!(own, beside);
    // Also as earlier versions wrote it, without a seat.
    for press in [own.as_str(), "agree:vote-from-abroad:1:1", "agree:vote-from-abroad:1:1:3"] {
        let said = one.presses(press).await;
        assert!(said.contains("I agree"), "{press}: the consent is still asked for: {said}");
    }
    let said = one.presses(&beside).await;
    assert!(said.contains("country"), "{said}");
    one.types("/cancel").await;
    let said = one.presses(&beside).await;
    assert!(!said.contains("country"), "nobody is beside any more: {said}");
    assert_eq!(world.total(MAIN).await, 1);
    world.engine.stop().await;
}

#[tokio::test]
async fn an_old_consent_without_a_seat_is_still_that_of_ones_own() {
    let world = World::new().await;
    let mut one = english(&world).await;
    one.presses("agree:vote-from-abroad:1:1").await;
    one.taps("France").await;
    one.taps("Sign as").await;
    assert_eq!(world.total(MAIN).await, 1);
    world.engine.stop().await;
}

#[tokio::test]
async fn an_old_skip_of_one_petition_skips_nothing_of_another_one() {
    let world = World::new().await;
    let mut one = english(&world).await;
    to_the_name(&mut one, MAIN).await;
    one.taps("Sign as").await;
    one.taps("Skip").await;
    let old = one.sends("skip:follow");
    to_the_name(&mut one, OTHER).await;
    one.taps("Sign as").await;
    let new = one.sends("skip:follow");
    for press in [old.as_str(), "skip:follow"] {
        let said = one.presses(press).await;
        assert!(said.contains("Follow"), "{press}: {said}");
        assert_eq!(one.sends("skip:"), new, "{press}: the same question is open");
    }
    let said = one.presses(&new).await;
    assert!(said.contains("Done"), "{said}");
    world.engine.stop().await;
}
