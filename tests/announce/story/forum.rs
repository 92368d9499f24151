//! A forum is announced: few taps for the organizer, one message for each follower.

use bot_core::msg;

use super::{Scene, acts};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};

#[tokio::test]
async fn a_forum_is_announced_in_four_acts_and_a_follower_reads_more_and_leaves() {
    for (locale, name) in READERS {
        let mut scene = Scene::new(locale, name).await;
        scene.dara.types("/announce").await;
        scene.dara.taps(msg!("announce-kind-forum")).await;
        let one = scene.previews_and_sends(12).await;
        assert_eq!(one.counts.sent, 12);
        let film = scene.dara.film();
        assert_eq!(acts(&film), 4, "{film}");
        assert_film("phone_forum_organizer", locale, &film);

        scene.reader.hears("the announcement comes", msg!("button-announced-forum")).await;
        let announcement = scene.reader.person.messages().pop().unwrap();
        scene.reader.taps(msg!("button-announced-forum")).await;
        scene.reader.taps(msg!("button-stop-announcements")).await;
        assert_film("phone_forum_follower", locale, &scene.reader.film());
        let kept = scene.reader.person.messages();
        let kept = kept.iter().filter(|message| message.text == announcement.text);
        assert_eq!(kept.count(), 1, "it came once and stays");
        assert_eq!(scene.bot.tg.sent(&announcement.text.text), 13, "twelve and the preview");

        scene.dara.types("/announce").await;
        scene.dara.taps(msg!("announce-kind-forum")).await;
        scene.previews(11).await;
        scene.bot.close().await;
    }
}
