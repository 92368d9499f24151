//! The adapter for Discord on the simulated one.

use std::time::Duration;

use bot_core::command::TABLE;
use bot_discord::{ConnectError, Discord as Bot, Ended};

use testing::discord::{Fault, Scope, When};
use testing::discord_world::DiscordWorld;
use testing::simulated::Gate;

const CALLBACK: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_commands_are_registered_once_and_left_alone_after_that() {
    let mut bot = DiscordWorld::new().await;
    assert_eq!(bot.discord.commands().len(), TABLE.len());
    let set = "PUT /applications/{application_id}/commands";
    assert_eq!(bot.discord.count(set), 1);
    bot.restart().await;
    bot.discord.settle().await;
    assert_eq!(bot.discord.count(set), 1);
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_on_a_server_is_answered_at_once_and_for_one_person_only() {
    let bot = DiscordWorld::new().await;
    let guild = bot.discord.guild("Lyon");
    let room = guild.text("general");
    let sok = bot.discord.person("Sok");
    guild.join(&[&sok]);
    let answer = sok.slash(&room, "help", &[]).await;
    assert!(!answer.is_empty(), "{answer}");
    assert!(room.messages().is_empty(), "the channel saw something");
    assert_eq!(
        bot.discord.count("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"),
        0
    );
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_direct_message_is_answered_below_it() {
    let bot = DiscordWorld::new().await;
    let sok = bot.discord.person("Sok");
    let answer = sok.dm("/help").await;
    assert!(!answer.is_empty(), "{answer}");
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_interaction_that_comes_twice_is_answered_once() {
    let bot = DiscordWorld::new().await;
    let sok = bot.discord.person("Sok");
    let id = sok.begin_slash(&sok.room(), "help", &[]);
    bot.discord.settle().await;
    let calls = bot.discord.calls().len();
    bot.discord.redeliver(id);
    bot.discord.settle().await;
    assert_eq!(bot.discord.calls().len(), calls);
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dropped_connection_is_resumed_and_nothing_is_lost() {
    let bot = DiscordWorld::new().await;
    let sok = bot.discord.person("Sok");
    bot.discord.drop_gateway();
    let id = sok.begin_slash(&sok.room(), "help", &[]);
    bot.discord.wait_for("the answer", |_| sok.is_answered(id)).await;
    let (identified, resumed, _) = bot.discord.gateway_counts();
    assert_eq!((identified, resumed), (1, 1));
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_response_that_failed_on_the_way_is_given_again() {
    let bot = DiscordWorld::new().await;
    let sok = bot.discord.person("Sok");
    bot.discord.inject(When::operation(CALLBACK).once(), Fault::BadGateway);
    sok.slash(&sok.room(), "help", &[]).await;
    bot.discord.inject(When::operation(CALLBACK).once(), Fault::LostAnswer);
    let answer = sok.slash(&sok.room(), "help", &[]).await;
    assert!(!answer.is_empty());
    assert_eq!(bot.discord.unanswered(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pause_that_discord_asks_for_is_kept_and_the_reply_comes_after_it() {
    let bot = DiscordWorld::new().await;
    let sok = bot.discord.person("Sok");
    let send = When::operation("POST /channels/{channel_id}/messages").once();
    bot.discord.inject(send, Fault::rate_limited(0.3, Scope::User));
    let before = std::time::Instant::now();
    let answer = sok.dm("/help").await;
    assert!(!answer.is_empty());
    assert!(before.elapsed() >= Duration::from_millis(300));
    assert_eq!(bot.discord.invalid_requests(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_finishes_what_is_in_hand() {
    let mut bot = DiscordWorld::new().await;
    let sok = bot.discord.person("Sok");
    let gate = Gate::closed();
    bot.discord.inject(When::operation(CALLBACK).once(), Fault::Held(gate.clone()));
    let id = sok.begin_slash(&sok.room(), "help", &[]);
    bot.discord.wait_for("the answer is on its way", |discord| discord.held() == 1).await;
    let stop = bot.stop();
    let open = async { gate.open() };
    tokio::join!(stop, open);
    assert!(sok.is_answered(id));
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_is_taken_away_ends_the_bot() {
    let mut bot = DiscordWorld::new().await;
    let sok = bot.discord.person("Sok");
    bot.discord.revoke_token();
    sok.dm("/help").await;
    assert_eq!(bot.ended().await, Err(Ended::TokenRefused));
    let error = Bot::connect(bot.settings(), None).await.err();
    assert_eq!(error, Some(ConnectError::WrongToken));
}
