//! While it is being sent: pause, go on, cancel, people who leave, answers that are lost.

use bot_core::announcement::{Home, Topic};
use bot_core::clock::HOUR;
use bot_core::country::Country;
use bot_core::msg;
use bot_core::store::announcements::State;
use bot_core::store::follows::Follow;

use super::{CROWD, READER, Scene, without_pace};
use testing::actor::Actor as _;
use testing::broadcasts::{assert_adds_up, follower};
use testing::film::{READERS, assert_film};
use testing::telegram::{Fault, Gate, When};
use testing::telegram_world::country_name;

const TEXT: &str = "The forum is on Sunday.";
/// Posts that may be under way at once.
const AT_ONCE: usize = 32;

/// Twenty have it, thirty-two posts hang, eight wait; the progress says so.
async fn halfway(scene: &mut Scene) -> Gate {
    scene.writes_news(TEXT, 60).await;
    let gate = Gate::closed();
    // The organizer's two messages come first.
    let after_twenty = When::method("sendMessage").skip(2 + 20);
    scene.bot.tg.inject(after_twenty, Fault::Held(gate.clone()));
    scene.dara.types_for("60", msg!("broadcast-sent", number = 0)).await;
    scene.bot.tg.wait_for("posts at the gate", |tg| tg.held() == AT_ONCE).await;
    scene.dara.hears("a while later", msg!("broadcast-left", number = 40)).await;
    gate
}

/// How many followers have it.
fn receivers(scene: &Scene) -> usize {
    scene.bot.tg.receivers(TEXT).keys().filter(|id| **id != super::ORGANIZER).count()
}

#[tokio::test]
async fn a_pause_stops_it_and_it_goes_on_where_it_stopped() {
    for (locale, name) in READERS {
        let mut scene = Scene::slowly(locale, name).await;
        let gate = halfway(&mut scene).await;
        scene.dara.taps(msg!("button-pause")).await;
        gate.open();
        scene.bot.tg.heal();
        scene.dara.hears("a while later", msg!("broadcast-why-by-hand")).await;
        assert_eq!(scene.newest().await.state, State::Paused);
        assert_eq!(receivers(&scene), 52, "what was under way arrives, and no more");
        let rest = scene.hold();
        scene.dara.taps(msg!("button-resume")).await;
        rest.open();
        let one = scene.gets_statement(60).await;
        assert_eq!(one.counts.sent, 60);
        let everyone = scene.bot.tg.receivers(TEXT);
        assert!(everyone.iter().all(|(id, n)| *n == 1 || *id == super::ORGANIZER));
        assert_film("phone_pause", locale, &without_pace(&scene.dara.film(), &scene.dara));
        scene.bot.close().await;
    }
}

#[tokio::test]
async fn after_a_cancel_nobody_gets_it_and_the_statement_adds_up() {
    for (locale, name) in READERS {
        let mut scene = Scene::slowly(locale, name).await;
        let gate = halfway(&mut scene).await;
        scene.dara.taps(msg!("button-announce-cancel")).await;
        scene.dara.taps(msg!("button-cancel-sure")).await;
        let before = receivers(&scene);
        gate.open();
        scene.bot.tg.heal();
        scene.dara.hears("a while later", msg!("broadcast-left-out", number = 8)).await;
        let one = scene.newest().await;
        assert_eq!(one.state, State::Cancelled);
        assert_adds_up(&one);
        assert_eq!((before, one.counts.sent, one.counts.left_out), (20, 52, 8));
        assert_eq!(receivers(&scene), 52);
        assert_film("phone_cancel", locale, &without_pace(&scene.dara.film(), &scene.dara));
        scene.bot.close().await;
    }
}

/// Somebody where it is night: they would get it in the morning.
fn sleeper(id: u64) -> Follow {
    let country = Country::parse_code("US").unwrap();
    let zone = Some("America/Los_Angeles".to_owned());
    let home = Home { country, region: None, zone };
    Follow { topics: [Topic::News].into(), home: Some(home), ..follower(id) }
}

#[tokio::test]
async fn whoever_blocks_the_bot_or_is_forgotten_meanwhile_gets_nothing() {
    for (locale, name) in READERS {
        let others = CROWD.map(follower).chain([sleeper(40_000)]);
        let mut scene = Scene::among(locale, name, others).await;
        let mut forgotten = scene.bot.phone(70_003, "Vanna", locale);
        forgotten.start(None).await;
        forgotten.chooses_language().await;
        forgotten.types("/follow").await;
        forgotten.taps(msg!("button-follow")).await;
        forgotten.taps(msg!("button-home")).await;
        forgotten.taps(country_name("US")).await;
        forgotten.types("Long Beach").await;
        scene.writes_news(TEXT, 14).await;
        let gate = scene.hold();
        scene.dara.types_for("14", msg!("broadcast-left", number = 14)).await;
        // A post is on its way to everyone who is awake.
        scene.bot.tg.wait_for("posts at the gate", |tg| tg.held() == 12).await;
        scene.reader.person.block().await;
        forgotten.film();
        forgotten.types("/forget").await;
        forgotten.taps(msg!("button-forget-sure")).await;
        gate.open();
        scene.bot.tg.heal();
        scene.dara.hears("a while later", msg!("broadcast-left", number = 2)).await;
        scene.bot.world.clock.advance(4 * HOUR);
        let one = scene.gets_statement(14).await;
        let counts = one.counts;
        assert_eq!((counts.sent, counts.gone, counts.left_out), (12, 1, 1));
        assert!(!forgotten.person.transcript().contains(TEXT));
        assert!(!scene.reader.person.transcript().contains(TEXT));
        let film = without_pace(&scene.dara.film(), &scene.dara);
        let film = format!("{film}\n== Who is forgotten\n{}", forgotten.film());
        assert_film("phone_leaving", locale, &film);
        // The next one reaches neither.
        scene.writes_news("Again", 12).await;
        scene.bot.close().await;
    }
}

#[tokio::test]
async fn where_no_answer_came_the_organizer_decides_whether_to_risk_a_second_copy() {
    for (locale, name) in READERS {
        let mut scene = Scene::new(locale, name).await;
        scene.writes_news(TEXT, 12).await;
        let lost = When::method("sendMessage").chat(READER).once();
        scene.bot.tg.inject(lost, Fault::LostAnswer);
        let gate = scene.hold();
        scene.dara.types_for("12", msg!("broadcast-left", number = 12)).await;
        gate.open();
        let one = scene.gets_statement(12).await;
        assert_eq!((one.counts.sent, one.counts.unknown), (11, 1));
        scene.bot.tg.heal();
        scene.dara.taps(msg!("button-resend")).await;
        let again = scene.hold();
        let sure = msg!("button-resend-sure");
        scene.dara.taps_for(sure, msg!("broadcast-left", number = 1)).await;
        again.open();
        let one = scene.gets_statement(12).await;
        assert_eq!((one.counts.sent, one.counts.unknown), (12, 0));
        assert_eq!(scene.bot.tg.received(READER, TEXT), 2);
        assert_film("phone_unknown", locale, &without_pace(&scene.dara.film(), &scene.dara));
        scene.bot.close().await;
    }
}
