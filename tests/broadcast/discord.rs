//! Announcements on the simulated Discord.

use bot_core::announcement::{Attachment, Content, FileKind, Kind};
use bot_core::clock::Clock as _;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::outcome::Fetch;
use bot_core::platform::Platform;
use bot_core::store::announcements::{Announcement, State};
use bot_core::store::channels::{self, Channel};
use bot_core::store::{events, forum_changes};

use testing::broadcasts::{assert_adds_up, news};
use testing::discord::{Community, Fault, Room, When};
use testing::discord_world::DiscordWorld;

const SEND: &str = "POST /channels/{channel_id}/messages";
const PUBLISH: &str = "POST /channels/{channel_id}/messages/{message_id}/crosspost";
const EVENT: &str = "POST /guilds/{guild_id}/scheduled-events";

async fn chooses(bot: &DiscordWorld, (guild, room): (&Community, &Room), role: Option<u64>) {
    let address = format!("{}/{}", guild.id(), room.id());
    let mut channel = Channel::new(Platform::Discord, address, "news", [Locale::EN].into());
    channel.role = role.map(|role| role.to_string());
    channel.events = true;
    let mut conn = bot.world.conn().await;
    channels::set(&mut conn, &channel).await.unwrap();
    conn.close().await;
}

/// A forum that is still to come, announced to channels.
async fn forum(bot: &DiscordWorld) -> Content {
    bot.discord.set_now(bot.world.clock.now());
    let mut conn = bot.world.conn().await;
    let all = events::list(&mut conn).await.unwrap();
    let now = bot.world.clock.now();
    let mut event = all.into_iter().find(|event| event.start_instant() > now).unwrap();
    event.sample = false;
    conn.begin().await.unwrap();
    let now = bot.world.clock.now();
    forum_changes::put(&mut conn, now, 0, &event).await.unwrap();
    conn.commit().await.unwrap();
    conn.close().await;
    let mut content = Content { kind: Kind::Forum, about: Some(event.slug), ..news() };
    content.audience.channels = true;
    content
}

async fn sent(bot: &DiscordWorld, id: &str, content: Content) -> Announcement {
    bot.world.announce(id, content).await;
    let stored = bot.world.until_state(id, State::Done).await;
    assert_adds_up(&stored);
    stored
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_tells_one_role_is_passed_on_and_makes_the_forum_an_event() {
    let bot = DiscordWorld::new().await;
    let guild = bot.discord.guild("Lyon");
    let (news, plain) = (guild.announcements("news"), guild.text("plain"));
    let role = guild.role("Told", 0).mentionable();
    let sok = bot.discord.person("Sok");
    guild.join(&[&sok]);
    guild.grant(&sok, &role);
    chooses(&bot, (&guild, &news), Some(role.id())).await;
    chooses(&bot, (&guild, &plain), None).await;
    let stored = sent(&bot, "first", forum(&bot).await).await;
    assert_eq!(stored.counts.sent, 2);
    let [post] = news.messages().try_into().unwrap();
    assert!(post.content.starts_with(&format!("<@&{}>\n", role.id())), "{}", post.content);
    assert!(post.is_published());
    let [other] = plain.messages().try_into().unwrap();
    assert!(!other.is_published() && !other.content.contains("<@"));
    let events = guild.events();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].1.body["entity_type"], 3);
    sent(&bot, "second", forum(&bot).await).await;
    assert_eq!((guild.events().len(), news.messages().len()), (1, 2));
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn posts_to_many_channels_wait_a_moment_for_their_turn_and_none_is_put_off() {
    let bot = DiscordWorld::new().await;
    let guild = bot.discord.guild("Lyon");
    let rooms: Vec<Room> = (0..20).map(|n| guild.announcements(&format!("news-{n}"))).collect();
    for room in &rooms {
        chooses(&bot, (&guild, room), None).await;
    }
    // What is put off would never be due: the campaign's clock stands still.
    let stored = sent(&bot, "first", forum(&bot).await).await;
    assert_eq!(stored.counts.sent, 20);
    assert!(rooms.iter().all(|room| room.messages().len() == 1));
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_lost_makes_no_second_post() {
    let bot = DiscordWorld::new().await;
    let guild = bot.discord.guild("Lyon");
    let room = guild.text("news");
    chooses(&bot, (&guild, &room), None).await;
    bot.discord.inject(When::operation(SEND).once(), Fault::LostAnswer);
    let stored = sent(&bot, "first", forum(&bot).await).await;
    assert_eq!((stored.counts.sent, room.messages().len()), (1, 1));
    assert_eq!(bot.discord.count(SEND), 2);
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_goes_with_a_post_may_fail_and_the_post_stays() {
    let bot = DiscordWorld::new().await;
    let guild = bot.discord.guild("Lyon");
    let room = guild.announcements("news");
    chooses(&bot, (&guild, &room), None).await;
    for operation in [PUBLISH, EVENT] {
        bot.discord.inject(When::operation(operation), Fault::BadGateway);
    }
    let stored = sent(&bot, "first", forum(&bot).await).await;
    assert_eq!((stored.counts.sent, room.messages().len()), (1, 1));
    assert!(guild.events().is_empty());
    let calls = bot.discord.calls();
    let tries = |operation| calls.iter().filter(|call| call.operation == operation).count();
    assert_eq!((tries(PUBLISH), tries(EVENT)), (1, 1), "each once");
}

fn statement(id: &str) -> Attachment {
    Attachment {
        platform: Platform::Telegram,
        kind: FileKind::Document,
        file: id.to_owned(),
        size: 8,
        name: Some("statement.pdf".to_owned()),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organizer_sees_a_post_with_its_file_or_without_one_that_is_not_kept() {
    let bot = DiscordWorld::new().await;
    let guild = bot.discord.guild("Lyon");
    let room = guild.text("general");
    let dara = bot.discord.person("Dara");
    guild.join(&[&dara]);
    bot.grant(&dara, Role::Organizer).await;
    for id in ["lost", "kept"] {
        let content = Content { attachment: Some(statement(id)), ..forum(&bot).await };
        bot.world.announcement(id, content, State::Ready, i64::MAX).await;
    }
    let fetched = Fetch { announcement: "kept".to_owned(), file: statement("kept") };
    assert!(bot.world.engine.keep_file(fetched, b"%PDF-1.7").await.unwrap());
    for id in ["lost", "kept"] {
        // Others see it once it is written.
        assert!(bot.world.shift(id, State::Ready, State::Paused).await);
    }
    for place in [dara.room(), room.clone()] {
        dara.slash(&place, "language", &[]).await;
        dara.press_id("lang:en").await;
        for (id, files) in [("lost", 0), ("kept", 1)] {
            let pressed = dara.messages().pop().unwrap();
            dara.press_raw(&pressed, &format!("w:{id}:posts")).await;
            let with_file =
                || dara.messages().pop().is_some_and(|it| it.attachments.len() == files);
            let shown = |_: &_| dara.screen().contains("The forum is on Sunday.") && with_file();
            bot.discord.wait_for("the post and its file", shown).await;
        }
    }
    assert!(room.messages().is_empty(), "the channel saw something");
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kept_file_is_uploaded_and_one_that_is_not_kept_fails_there_alone() {
    let bot = DiscordWorld::new().await;
    let guild = bot.discord.guild("Lyon");
    let room = guild.text("news");
    chooses(&bot, (&guild, &room), None).await;
    let file = statement("BQAC");
    let content = Content { attachment: Some(file.clone()), ..forum(&bot).await };
    let stored = sent(&bot, "lost", content.clone()).await;
    assert_eq!((stored.counts.failed, room.messages().len()), (1, 0));
    bot.world.announcement("kept", content.clone(), State::Ready, 0).await;
    let fetched = Fetch { announcement: "kept".to_owned(), file };
    assert!(bot.world.engine.keep_file(fetched, b"%PDF-1.7").await.unwrap());
    assert!(bot.world.shift("kept", State::Ready, State::Building).await);
    let stored = bot.world.until_state("kept", State::Done).await;
    assert_adds_up(&stored);
    let [post] = room.messages().try_into().unwrap();
    assert_eq!(post.attachments.len(), 1);
    bot.close().await;
}
