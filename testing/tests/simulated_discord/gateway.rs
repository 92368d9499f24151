//! The gateway: sessions, intents, breaks.

use serde_json::json;
use serenity::{Error, gateway::GatewayError, model::gateway::GatewayIntents};

use super::{
    Scene,
    bot::{Bot, Silent, client, usual},
};
use testing::discord::Discord;

#[tokio::test]
async fn serenity_connects_and_answers_the_whole_way_to_a_signature() {
    let mut scene = Scene::new().await;
    scene.bot.stop().await;
    let (dc, sokha) = (&scene.dc, &scene.sokha);
    let _bot = Bot::signing(dc).await;
    let shown = sokha.slash(&scene.room, "sign", &[("petition", "water")]).await;
    insta::assert_snapshot!(shown, @r"
    (only you can see this)
    | **Clean water**
    | 1,156 signed so far.
    | __Until__
    | 31 December
    [ Sign ] [ Read more → https://example.org/water ]
    ");
    assert_eq!(sokha.press("Read").await, "→ https://example.org/water");
    insta::assert_snapshot!(sokha.press("Sign").await, @r"
    === Sign ===
    Your name*:
      ____
    ");
    let thanks = sokha.fill(&[("Your name", "Sok Kha")]).await;
    assert!(thanks.starts_with("(only you can see this)\nThank you, Sok Kha!"), "{thanks}");
    assert!(!thanks.contains("[ Sign ]"), "{thanks}");
    assert!(scene.room.messages().is_empty());
    assert_eq!(dc.unanswered(), 0);
    dc.assert_no_violations();
}

#[tokio::test]
async fn serenity_suggests_while_one_types() {
    let mut scene = Scene::new().await;
    scene.bot.stop().await;
    let _bot = Bot::signing(&scene.dc).await;
    let suggested = scene.sokha.autocomplete(&scene.room, "sign", "petition", "wat").await;
    assert_eq!(suggested, ["wat… for everyone"]);
    scene.dc.assert_no_violations();
}

#[tokio::test]
async fn what_comes_during_a_break_is_delivered_after_the_resume() {
    let mut scene = Scene::new().await;
    scene.bot.stop().await;
    let (dc, sokha) = (&scene.dc, &scene.sokha);
    let _bot = Bot::signing(dc).await;
    let identified = dc.gateway_counts().0;
    dc.drop_gateway();
    let shown = sokha.slash(&scene.room, "sign", &[("petition", "water")]).await;
    assert!(shown.contains("Clean water"), "{shown}");
    assert_eq!(dc.gateway_counts().0, identified, "the session goes on");
    assert_eq!(dc.gateway_counts().1, 1);
    dc.ask_to_reconnect();
    dc.wait_for("a second resume", |dc| dc.gateway_counts().1 == 2).await;
    dc.close_gateway(4000);
    dc.wait_for("a third resume", |dc| dc.gateway_counts().1 == 3).await;
    let shown = sokha.slash(&scene.room, "sign", &[("petition", "water")]).await;
    assert!(shown.contains("Clean water"), "{shown}");
}

#[tokio::test]
async fn after_an_invalid_session_the_bot_identifies_again() {
    let scene = Scene::new().await;
    let identified = scene.dc.gateway_counts().0;
    scene.dc.invalid_session();
    scene.dc.wait_for("an identify", |dc| dc.gateway_counts().0 > identified).await;
}

#[tokio::test]
async fn an_event_may_come_twice_and_is_answered_once() {
    let mut scene = Scene::new().await;
    scene.bot.stop().await;
    let (dc, sokha) = (&scene.dc, &scene.sokha);
    let _bot = Bot::signing(dc).await;
    let id = sokha.begin_slash(&scene.room, "sign", &[("petition", "water")]);
    dc.redeliver(id);
    dc.wait_for("two calls", |dc| dc.calls().iter().filter(|it| it.body["type"] == 4).count() == 2)
        .await;
    assert_eq!(dc.calls().iter().filter(|call| call.code == 40060).count(), 1);
    assert!(sokha.is_answered(id));
}

#[tokio::test]
async fn privileged_intents_and_wrong_tokens_are_refused() {
    let dc = Discord::start().await;
    let intents = usual() | GatewayIntents::MESSAGE_CONTENT;
    let mut bot = client(&dc, &dc.token(), intents, Silent).await;
    let refused = bot.start().await;
    assert!(matches!(refused, Err(Error::Gateway(GatewayError::DisallowedGatewayIntents))));
    assert_eq!(dc.violations().len(), 1);
    let mut bot = client(&dc, "MTIz.wrong.token", usual(), Silent).await;
    assert!(bot.start().await.is_err());
    dc.revoke_token();
    let mut bot = client(&dc, &dc.token(), usual(), Silent).await;
    assert!(bot.start().await.is_err());
    assert_eq!(dc.gateway_counts().0, 0);
}

#[tokio::test]
async fn heartbeats_are_answered_unless_a_test_says_otherwise() {
    let dc = Discord::start().await;
    dc.set_heartbeat(std::time::Duration::from_millis(100));
    let _bot = Bot::listening(&dc).await;
    dc.wait_for("heartbeats", |dc| dc.gateway_counts().2 >= 3).await;
    assert_eq!(dc.gateway_counts().1, 0, "the connection holds");
    dc.answer_heartbeats(false);
    dc.wait_for("a new connection", |dc| {
        let (identified, resumed, _) = dc.gateway_counts();
        identified + resumed > 1
    })
    .await;
}

#[tokio::test]
async fn only_what_was_asked_for_is_delivered() {
    let mut scene = Scene::new().await;
    scene.bot.stop().await;
    let (dc, sokha) = (&scene.dc, &scene.sokha);
    let _bot = Bot::signing(dc).await;
    // Without the privileged intent the bot reads nothing of what is not meant for it.
    let answer = sokha.write(&scene.room, "a secret").await;
    assert_eq!(answer, "You said \"\" []");
    let answer = sokha.mention(&scene.room, "hello").await;
    assert!(answer.contains("hello"), "{answer}");
    assert_eq!(sokha.dm("hello").await, "You said \"hello\" []");
    let answer = sokha.dm_file("a list.csv", b"1;2", "text/csv").await;
    assert_eq!(answer, "You said \"\" [\"a_list.csv\"]");
    dc.push_raw("TYPING_START", &json!({ "channel_id": "1", "user_id": "2", "timestamp": 1 }));
    dc.settle().await;
    dc.assert_no_violations();
}

#[tokio::test]
async fn nobody_listens_nobody_responds() {
    let mut scene = Scene::new().await;
    scene.bot.stop().await;
    scene.dc.wait_for("the end", |dc| dc.connected() == 0).await;
    scene.dc.expire(scene.sign());
    let shown = scene.sokha.slash(&scene.room, "sign", &[]).await;
    assert_eq!(shown, "The application did not respond");
}
