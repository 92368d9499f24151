//! A petition has grown: an announcement is proposed to the organizer, who looks at it and sends it.

use bot_core::campaign::SAMPLE;
use bot_core::msg;

use super::Scene;
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::world::MAIN;

#[tokio::test]
async fn a_milestone_proposes_an_announcement_and_the_organizer_sends_it() {
    for (locale, name) in READERS {
        let mut scene = Scene::new(locale, name).await;
        let few = SAMPLE.replacen("milestones = [1000, 10000, ", "milestones = [2, 10000, ", 1);
        assert_ne!(few, SAMPLE);
        scene.bot.world.import(&few).await;
        for id in 80_001..80_003 {
            let mut signer = scene.bot.phone(id, "Sok Dara", locale);
            signer.signs("FR").await;
        }
        assert_eq!(scene.bot.world.total(MAIN).await, 2);
        scene.dara.hears("a petition has grown", msg!("button-milestone-look")).await;
        scene.dara.taps(msg!("button-milestone-look")).await;
        scene.previews(12).await;
        let one = scene.sends(12).await;
        assert_eq!(one.counts.sent, 12);
        scene.reader.hears("the announcement comes", msg!("button-announced-petition")).await;
        scene.reader.taps(msg!("button-announced-petition")).await;
        assert_film("phone_milestone", locale, &scene.films());
        scene.bot.close().await;
    }
}
