//! A forum that has become an event of a server takes that event with it.

use bot_core::announcement::{Content, EventNotice, Kind};
use bot_core::campaign::Event;
use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::announcements::State;
use bot_core::store::channels::{self, Channel};
use bot_core::store::scheduled;

use super::{forum, id, put, state};
use testing::broadcasts::news;
use testing::discord::{Community, Fault, When};
use testing::discord_world::DiscordWorld;
use testing::world::World;

const EDIT: &str = "PATCH /guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}";

/// A server whose channel gets announcements, and events with them.
async fn server(bot: &DiscordWorld, name: &str) -> Community {
    let guild = bot.discord.guild(name);
    let address = format!("{}/{}", guild.id(), guild.text("news").id());
    let mut channel = Channel::new(Platform::Discord, address, "news", [Locale::EN].into());
    channel.events = true;
    let mut conn = bot.world.conn().await;
    channels::set(&mut conn, &channel).await.unwrap();
    conn.close().await;
    guild
}

async fn announced(bot: &DiscordWorld, id: &str, event: &Event) {
    let mut content = Content { kind: Kind::Forum, about: Some(event.slug.clone()), ..news() };
    content.audience.channels = true;
    bot.world.announce(id, content).await;
    bot.world.until_state(id, State::Done).await;
}

fn kept(event: &Event) -> EventNotice {
    EventNotice::Kept { event: event.slug.clone(), sequence: event.sequence }
}

async fn followed(
    bot: &DiscordWorld,
    event: &Event,
) -> bot_core::store::announcements::Announcement {
    bot.world.until_state(&id(&bot.world, &kept(event)), State::Done).await
}

async fn known(world: &World, event: &Event) -> usize {
    let mut conn = world.conn().await;
    let all = scheduled::kept(&mut conn, &event.slug).await.unwrap();
    conn.close().await;
    all.len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_events_of_servers_are_moved_renamed_and_called_off_with_their_forum() {
    let bot = DiscordWorld::new().await;
    bot.discord.set_now(testing::world::NOW);
    let servers = [server(&bot, "Lyon").await, server(&bot, "Surrey").await];
    let mut event = forum(&bot.world, "hall", "2026-11-28T18:00").await;
    announced(&bot, "first", &event).await;
    assert_eq!(known(&bot.world, &event).await, 2);
    event.start = "2026-11-29T19:00".parse().unwrap();
    event.end = "2026-11-29T21:00".parse().unwrap();
    let mut event = put(&bot.world, &event).await;
    assert_eq!(followed(&bot, &event).await.counts.sent, 2);
    for guild in &servers {
        let [(_, one)] = guild.events().try_into().unwrap();
        assert_eq!(one.body["scheduled_start_time"], "2026-11-29T18:00:00Z");
    }
    event.text.get_mut(&Locale::EN).unwrap().title = "An evening in Surrey".to_owned();
    let mut event = put(&bot.world, &event).await;
    followed(&bot, &event).await;
    assert_eq!(servers[0].events()[0].1.body["name"], "An evening in Surrey");
    // Room for fewer people is nothing that servers show.
    event.capacity = Some(10);
    let mut event = put(&bot.world, &event).await;
    assert_eq!(state(&bot.world, &kept(&event)).await, None);
    event.cancelled = true;
    let mut event = put(&bot.world, &event).await;
    assert_eq!(followed(&bot, &event).await.counts.sent, 2);
    for guild in &servers {
        assert_eq!(guild.events()[0].1.body["status"], 4);
    }
    assert_eq!(known(&bot.world, &event).await, 0);
    // It takes place after all: what was called off stays so, and the next announcement makes another.
    event.cancelled = false;
    let event = put(&bot.world, &event).await;
    announced(&bot, "second", &event).await;
    assert_eq!(servers[0].events().len(), 2);
    bot.discord.assert_no_violations();
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_lost_and_an_event_that_is_gone_stop_nothing() {
    let bot = DiscordWorld::new().await;
    bot.discord.set_now(testing::world::NOW);
    let guild = server(&bot, "Lyon").await;
    let mut event = forum(&bot.world, "hall", "2026-11-28T18:00").await;
    announced(&bot, "first", &event).await;
    bot.discord.inject(When::operation(EDIT).once(), Fault::LostAnswer);
    event.text.values_mut().for_each(|text| text.title.push('!'));
    let mut event = put(&bot.world, &event).await;
    let done = followed(&bot, &event).await;
    assert_eq!((done.counts.sent, done.counts.unknown), (1, 0), "{:?}", done.counts);
    assert!(guild.events()[0].1.body["name"].as_str().unwrap().ends_with('!'));
    guild.deletes_event(guild.events()[0].0);
    event.text.values_mut().for_each(|text| text.title.push('!'));
    let event = put(&bot.world, &event).await;
    assert_eq!(followed(&bot, &event).await.counts.gone, 1);
    assert_eq!(known(&bot.world, &event).await, 0);
    bot.close().await;
}
