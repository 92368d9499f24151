//! The bot is stopped and started again while somebody writes, and while it sends.

use bot_core::msg;

use super::{READER, Scene, without_pace};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};

const TEXT: &str = "The forum is on Sunday.";

#[tokio::test]
async fn what_is_being_written_and_what_is_being_sent_go_on_after_a_restart() {
    for (locale, name) in READERS {
        let mut scene = Scene::slowly(locale, name).await;
        scene.dara.types("/announce").await;
        scene.dara.taps(msg!("announce-kind-news")).await;
        scene.bot.restart().await;
        scene.dara.types(TEXT).await;
        scene.bot.restart().await;
        scene.dara.taps(msg!("button-skip")).await;
        scene.dara.taps(msg!("button-missing-other")).await;
        scene.previews(60).await;
        scene.bot.restart().await;
        let everyone: Vec<i64> = scene.others[20..].iter().copied().chain([READER]).collect();
        let gate = scene.hold_those(&everyone);
        scene.dara.types_for("60", msg!("broadcast-sent", number = 0)).await;
        scene.bot.tg.wait_for("posts at the gate", |tg| tg.held() == 32).await;
        // Whoever stops the program waits for what is under way.
        gate.open();
        scene.bot.tg.heal();
        scene.bot.restart().await;
        let one = scene.gets_statement(60).await;
        assert_eq!((one.counts.sent, one.counts.unknown), (60, 0));
        let receivers = scene.bot.tg.receivers(TEXT);
        assert_eq!(receivers.values().filter(|n| **n == 1).count(), 60, "and two previews");
        assert_film("phone_restart", locale, &without_pace(&scene.dara.film(), &scene.dara));
        scene.bot.close().await;
    }
}
