//! A group and a channel get announcements, also after the group has become a supergroup.

use bot_core::msg;

use super::Scene;
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};

const GROUP: i64 = -4_321;
const SUPERGROUP: i64 = -1_001_234_567_890;
const CHANNEL: i64 = -1_009_876_543_210;

/// Turns on groups and channels on the desk.
async fn to_channels(scene: &mut Scene) {
    scene.dara.taps(msg!("button-audience")).await;
    scene.dara.taps(msg!("channels-title")).await;
    scene.dara.taps(msg!("button-back")).await;
}

async fn announces_a_forum(scene: &mut Scene, people: i64) {
    scene.dara.types("/announce").await;
    scene.dara.taps(msg!("announce-kind-forum")).await;
    to_channels(scene).await;
    scene.previews(people).await;
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_and_a_channel_get_it_once() {
    for (locale, name) in READERS {
        let mut scene = Scene::new(locale, name).await;
        let group = scene.bot.tg.group(GROUP, "Khmer Lyon", &[&scene.dara.person]);
        group.send(&scene.dara.person, &format!("/channel@{}", scene.bot.tg.username())).await;
        scene.dara.hears("writes /channel in the group", msg!("button-all-languages")).await;
        scene.dara.taps("ខ្មែរ").await;
        let channel = scene.bot.tg.channel(CHANNEL, "News of the campaign").without_bot();
        channel.promote_bot(&scene.dara.person, true).await;
        scene.dara.hears("adds the bot to a channel", msg!("button-channel-no")).await;
        scene.dara.taps(msg!("button-all-languages")).await;
        scene.dara.types("/channel").await;

        announces_a_forum(&mut scene, 15).await;
        let before = group.transcript();
        let moved = group.migrate(SUPERGROUP).await;
        let one = scene.sends(15).await;
        assert_eq!((one.counts.built, one.counts.sent), (15, 15));
        // Nobody promises which language comes first.
        let transcript = channel.transcript();
        let mut posts: Vec<&str> = transcript.split_inclusive("?start=event-surrey ]\n").collect();
        posts.sort_unstable();
        let film = format!(
            "{}\n== The group\n{before}\n== The same group later\n{}\n== The channel\n{}",
            scene.dara.film(),
            moved.transcript(),
            posts.concat()
        );
        assert_film("phone_places", locale, &film);

        // The next one finds the group where it lives now; said there again, it is the same one.
        moved.send(&scene.dara.person, &format!("/channel@{}", scene.bot.tg.username())).await;
        scene.bot.tg.settle().await;
        announces_a_forum(&mut scene, 15).await;
        scene.bot.close().await;
    }
}

#[tokio::test]
async fn a_group_that_says_channel_again_after_its_upgrade_still_gets_it_once() {
    let (locale, name) = READERS[1];
    let mut scene = Scene::new(locale, name).await;
    let group = scene.bot.tg.group(GROUP, "Khmer Lyon", &[&scene.dara.person]);
    let command = format!("/channel@{}", scene.bot.tg.username());
    group.send(&scene.dara.person, &command).await;
    scene.bot.tg.settle().await;
    let moved = group.migrate(SUPERGROUP).await;
    moved.send(&scene.dara.person, &command).await;
    scene.bot.tg.settle().await;
    scene.dara.types("/announce").await;
    scene.dara.taps(msg!("announce-kind-news")).await;
    scene.dara.types("Hello").await;
    scene.dara.taps(msg!("button-skip")).await;
    scene.dara.taps(msg!("button-missing-other")).await;
    to_channels(&mut scene).await;
    scene.previews(13).await;
    scene.sends(13).await;
    assert_eq!(scene.bot.tg.received(SUPERGROUP, "Hello"), 1);
    scene.bot.close().await;
}
