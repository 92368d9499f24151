//! Wrong input at every step: the answer says what would be right, and nothing is lost.

use bot_core::msg;
use bot_core::store::announcements::State;

use super::Scene;
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};

/// A voice message and a sticker, one after the other.
async fn sends_other_things(scene: &mut Scene) {
    scene.dara.person.voice().await;
    scene.dara.look("sends a voice message").await;
    scene.dara.person.sticker().await;
    scene.dara.look("sends a sticker").await;
}

async fn sends_a_file(scene: &mut Scene, caption: &str) {
    scene.dara.person.document_with("notes.docx", b"PK", caption).await;
    scene.dara.look(&format!("sends: notes.docx {}", short(caption))).await;
}

fn short(text: &str) -> String {
    text.chars().take(20).collect()
}

#[tokio::test]
async fn every_step_says_what_would_be_right() {
    for (locale, name) in READERS {
        let mut scene = Scene::new(locale, name).await;
        scene.dara.types("/announce").await;
        scene.dara.types("a party").await;
        sends_a_file(&mut scene, "").await;
        sends_other_things(&mut scene).await;
        scene.dara.taps(msg!("announce-kind-news")).await;
        sends_other_things(&mut scene).await;
        scene.dara.types(&"a".repeat(4_096)).await;
        sends_a_file(&mut scene, &"b".repeat(1_024)).await;
        scene.dara.types(&"c".repeat(1_200)).await;
        scene.dara.types("The news").await;
        scene.dara.taps(msg!("button-skip")).await;
        sends_a_file(&mut scene, "").await;
        scene.dara.types("hello?").await;
        scene.dara.taps(msg!("button-missing-other")).await;
        let film = scene.dara.film();
        assert_film("phone_wrong_text", locale, &film);

        scene.dara.taps(msg!("button-file")).await;
        scene.dara.types("no file").await;
        sends_other_things(&mut scene).await;
        scene.dara.taps(msg!("button-remove-file")).await;
        scene.dara.taps(msg!("button-links")).await;
        sends_a_file(&mut scene, "").await;
        scene.dara.taps(msg!("button-add-web")).await;
        scene.dara.types("x").await;
        scene.dara.types("Read more").await;
        scene.dara.taps(msg!("button-skip")).await;
        scene.dara.types("example.org").await;
        scene.dara.types("javascript:alert(1)").await;
        sends_a_file(&mut scene, "").await;
        scene.dara.types("https://example.org/news").await;
        scene.dara.taps(msg!("button-when")).await;
        scene.dara.types("yesterday").await;
        scene.dara.types("20/11/2026 18:30").await;
        sends_other_things(&mut scene).await;
        scene.dara.taps(msg!("button-at-once")).await;
        assert_film("phone_wrong_desk", locale, &scene.dara.film());

        scene.previews(12).await;
        for wrong in ["yes", "11", "0"] {
            scene.dara.types(wrong).await;
        }
        sends_a_file(&mut scene, "").await;
        sends_other_things(&mut scene).await;
        assert_film("phone_wrong_count", locale, &scene.dara.film());
        let one = scene.newest().await;
        assert_eq!(one.state, State::Ready, "nothing of this sends it");
        scene.sends(12).await;
        scene.bot.close().await;
    }
}
