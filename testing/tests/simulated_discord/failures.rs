//! Things that go wrong on order, and limits.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Scene, bot::Bot, call, post, respond, try_call};
use testing::{
    discord::{Fault, Limits, Scope, When},
    simulated::Gate,
};

const POST: &str = "POST /channels/{channel_id}/messages";
const CALLBACK: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";

#[tokio::test]
async fn a_429_says_how_long_and_whose_limit_it_is() {
    let scene = Scene::new().await;
    let dc = &scene.dc;
    for (scope, name) in
        [(Scope::User, "user"), (Scope::Global, "global"), (Scope::Shared, "shared")]
    {
        dc.inject(When::operation(POST).once(), Fault::rate_limited(1.25, scope));
        let answer = post(dc, &scene.room, json!({ "content": "Hello" })).await;
        assert_eq!(answer.status, 429);
        assert_eq!(answer.body["retry_after"], 1.25);
        assert_eq!(answer.body["global"], scope == Scope::Global);
        assert_eq!(answer.header("retry-after"), Some("2"));
        assert_eq!(answer.header("x-ratelimit-scope"), Some(name));
        assert_eq!(answer.header("x-ratelimit-global").is_some(), scope == Scope::Global);
    }
    assert_eq!(dc.invalid_requests(), 2, "a shared limit does not count");
}

#[tokio::test]
async fn limits_are_real_once_they_are_switched_on() {
    let scene = Scene::new().await;
    let minute = Duration::from_secs(60);
    scene.dc.enforce(Limits { global: 3, route: (2, minute) });
    let hello = || json!({ "content": "Hello" });
    let first = post(&scene.dc, &scene.room, hello()).await;
    assert_eq!(first.header("x-ratelimit-remaining"), Some("1"));
    assert_eq!(post(&scene.dc, &scene.room, hello()).await.status, 200);
    let third = post(&scene.dc, &scene.room, hello()).await;
    assert_eq!((third.status, third.header("x-ratelimit-scope")), (429, Some("user")));
    let other = scene.guild.text("other");
    assert_eq!(post(&scene.dc, &other, hello()).await.status, 200);
    let over = post(&scene.dc, &other, hello()).await;
    assert_eq!((over.status, over.header("x-ratelimit-global")), (429, Some("true")));
    // Interactions are exempt.
    assert_eq!(respond(&scene.dc, scene.sign(), 4, hello()).await.status, 204);
}

#[tokio::test]
async fn an_answer_may_be_lost_after_the_call_was_carried_out() {
    let scene = Scene::new().await;
    let path = format!("/channels/{}/messages", scene.room.id());
    let post = async || try_call(&scene.dc, "POST", &path, json!({ "content": "Hello" })).await;
    scene.dc.inject(When::operation(POST).once(), Fault::LostAnswer);
    assert!(post().await.is_none());
    assert_eq!(scene.room.messages().len(), 1);
    scene.dc.inject(When::any().about(scene.room.id()).once(), Fault::LostRequest);
    assert!(post().await.is_none());
    assert_eq!(scene.room.messages().len(), 1);
    for fault in [
        Fault::internal(500),
        Fault::BadGateway,
        Fault::refused(403, 50001, "Missing Access"),
        Fault::UnreadableAnswer,
        Fault::SlowAnswer(Duration::from_millis(1)),
        Fault::Latency(Duration::from_millis(1)),
    ] {
        scene.dc.inject(When::operation(POST).skip(0).times(1), fault);
        post().await.unwrap();
    }
    let codes: Vec<u16> = scene.dc.calls().iter().rev().take(6).map(|call| call.status).collect();
    assert_eq!(codes, [200, 200, 200, 403, 502, 500]);
    scene.dc.inject(When::any().chance(1.0, 7), Fault::internal(503));
    assert_eq!(post().await.unwrap().status, 503);
    scene.dc.heal();
    assert_eq!(post().await.unwrap().status, 200);
    assert_eq!(scene.dc.count(POST), 5);
}

#[tokio::test]
async fn a_held_answer_is_not_waited_for() {
    let mut scene = Scene::new().await;
    scene.bot.stop().await;
    let _bot = Bot::signing(&scene.dc).await;
    let gate = Gate::closed();
    scene.dc.inject(When::operation(CALLBACK), Fault::Held(gate.clone()));
    let id = scene.sign();
    scene.dc.wait_for("the call", |dc| dc.held() == 1).await;
    scene.dc.settle().await;
    assert_eq!(scene.sokha.outcome(id), "...");
    gate.open();
    scene.dc.settle().await;
    assert!(scene.sokha.is_answered(id));
    assert!(scene.dc.slowest_response() > Duration::ZERO);
}

#[tokio::test]
async fn what_is_no_call_at_all_is_refused() {
    let scene = Scene::new().await;
    let path = format!("/channels/{}/messages", scene.room.id());
    assert_eq!(call(&scene.dc, "PUT", &path, Value::Null).await.status, 404);
    assert_eq!(call(&scene.dc, "POST", "/channels/x/messages", json!({})).await.status, 400);
    let limit = format!("{path}?limit=101");
    assert_eq!(call(&scene.dc, "GET", &limit, Value::Null).await.status, 400);
    let quick = Duration::from_millis(1);
    scene.dc.set_quiet(quick, quick);
    assert_eq!(scene.dc.try_settle(Duration::from_secs(5)).await, Ok(()));
}
