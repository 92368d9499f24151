//! Those who can't be reached, come back, or want to be forgotten.

use bot_core::clock::DAY;
use bot_core::incoming::Event;
use bot_core::locale::Locale;
use bot_core::msg;

use super::{ID, followed, is_reachable, kept, lives, lose};
use testing::actor::Actor as _;
use testing::postgres::on_both;
use testing::telegram_world::{TelegramWorld, country_name};
use testing::world::{NOW, Someone, World};

/// Somebody who follows the news.
async fn follower(world: &World) -> Someone {
    let mut someone = world.person(ID.unsigned_abs(), "Sokha Chan");
    someone.types("/start").await;
    someone.taps("English").await;
    someone.types("/cancel").await;
    someone.types("/follow").await;
    someone.taps("Follow news").await;
    someone
}

#[tokio::test]
async fn who_speaks_again_is_reached_again_and_follows_all_the_time() {
    on_both("who speaks again is reached again", async |world| {
        let mut sokha = follower(&world).await;
        let unblocked = sokha.incoming(Event::Unblocked);
        let tag = lose(&world, NOW / DAY).await;
        sokha.submit(unblocked).await;
        assert!(is_reachable(&world, &tag).await);
        for text in ["/start", "/follow", "/mydata", "/forget"] {
            lose(&world, NOW / DAY).await;
            assert!(!is_reachable(&world, &tag).await);
            sokha.types("/help").await;
            assert!(!is_reachable(&world, &tag).await, "an ordinary update asks nothing");
            let seen = sokha.types(text).await;
            assert!(is_reachable(&world, &tag).await, "{text}");
            let offered = seen.contains("[ Follow news ]");
            assert!(!offered, "{text}: it was not their wish to stop: {seen}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_blocks_the_bot_follows_nothing_any_more() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.settled(ID, "Sokha", Locale::EN).await;
    phone.types("/follow").await;
    phone.taps(msg!("button-follow")).await;
    phone.person.block().await;
    phone.look("blocks").await;
    assert!(kept(&bot.world).await.is_none());
    phone.person.unblock().await;
    phone.look("unblocks").await;
    assert!(kept(&bot.world).await.is_none(), "that was their wish");
    bot.close().await;
}

#[tokio::test]
async fn who_is_away_for_more_than_thirty_days_is_forgotten() {
    on_both("who is away for thirty days is forgotten", async |world| {
        follower(&world).await;
        lose(&world, NOW / DAY).await;
        world.days_pass(31).await;
        assert_eq!(followed(&world).await, ["news"]);
        world.days_pass(1).await;
        assert!(kept(&world).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn being_forgotten_takes_topics_and_place_along() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.settled(ID, "Sokha", Locale::EN).await;
    phone.types("/follow").await;
    phone.taps(msg!("button-follow")).await;
    phone.taps(msg!("button-home")).await;
    phone.taps(country_name("FR")).await;
    phone.types("Lyon").await;
    assert!(lives(&bot.world).await.is_some());
    phone.taps(msg!("button-home")).await;
    phone.types("/forget").await;
    phone.taps(msg!("button-forget-sure")).await;
    let mut conn = bot.world.conn().await;
    for sql in ["SELECT COUNT(*) FROM follows", "SELECT COUNT(*) FROM conversations"] {
        assert_eq!(conn.one(sql, vec![]).await.unwrap().unwrap().int(0).unwrap(), 0, "{sql}");
    }
    conn.close().await;
    phone.start(None).await;
    phone.chooses_language().await;
    phone.types("/mydata").await;
    assert!(phone.screen().contains(&phone.label(msg!("mydata-follows-not"))));
    assert!(!phone.screen().contains("Lyon"));
    bot.close().await;
}
