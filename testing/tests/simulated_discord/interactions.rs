//! First responses, follow-ups, and what Discord refuses of them.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Scene, button, call, hook, respond};
use testing::discord::Discord;

/// A text that only the person sees.
fn private(text: &str) -> Value {
    json!({ "content": text, "flags": 64 })
}

async fn patch(dc: &Discord, interaction: u64, message: &str, body: Value) -> String {
    let path = format!("{}/messages/{message}", hook(dc, interaction));
    let answer = call(dc, "PATCH", &path, body).await;
    if answer.status == 200 { "fine".into() } else { answer.refusal() }
}

#[tokio::test]
async fn there_is_one_first_response() {
    let scene = Scene::new().await;
    let id = scene.sign();
    assert_eq!(respond(&scene.dc, id, 4, private("Hello")).await.status, 204);
    let again = respond(&scene.dc, id, 4, private("Hello")).await;
    assert_eq!(again.refusal(), "400 40060 Interaction has already been acknowledged.");
    assert_eq!(scene.sokha.outcome(id), "(only you can see this)\nHello");
}

#[tokio::test]
async fn after_three_seconds_nobody_listens_any_more() {
    let scene = Scene::new().await;
    let id = scene.sign();
    scene.dc.advance(Duration::from_millis(2_999));
    assert_eq!(respond(&scene.dc, id, 4, private("Hello")).await.status, 204);
    for late in [scene.sign(), scene.sign()] {
        if late % 2 == 0 {
            scene.dc.advance(Duration::from_secs(3));
        } else {
            scene.dc.expire(late);
        }
        let refused = respond(&scene.dc, late, 4, private("Hello")).await;
        assert_eq!(refused.refusal(), "404 10062 Unknown interaction");
        assert_eq!(scene.sokha.outcome(late), "The application did not respond");
    }
    assert_eq!(scene.dc.unanswered(), 2);
}

#[tokio::test]
async fn a_token_works_for_fifteen_minutes_and_only_after_the_response() {
    let scene = Scene::new().await;
    let id = scene.sign();
    let early = patch(&scene.dc, id, "@original", json!({ "content": "x" })).await;
    assert_eq!(early, "404 10015 Unknown Webhook");
    respond(&scene.dc, id, 4, private("Hello")).await;
    assert_eq!(patch(&scene.dc, id, "@original", json!({ "content": "Hi" })).await, "fine");
    scene.dc.advance(Duration::from_secs(15 * 60));
    let late = patch(&scene.dc, id, "@original", json!({ "content": "x" })).await;
    assert_eq!(late, "401 50027 Invalid Webhook Token");
}

#[tokio::test]
async fn each_kind_of_interaction_has_its_own_responses() {
    let scene = Scene::new().await;
    let dc = &scene.dc;
    for kind in [1, 6, 7, 8] {
        assert_eq!(respond(dc, scene.sign(), kind, private("x")).await.status, 400, "{kind}");
    }
    let typing = scene.sokha.begin_autocomplete(&scene.room, "sign", "petition", "w");
    assert_eq!(respond(dc, typing, 4, private("x")).await.status, 400);
    let choice = json!({ "name": "Water", "value": "water" });
    let many = json!({ "choices": vec![choice.clone(); 26] });
    assert_eq!(respond(dc, typing, 8, many).await.status, 400);
    let long = json!({ "choices": [{ "name": "a".repeat(101), "value": "water" }] });
    assert_eq!(respond(dc, typing, 8, long).await.status, 400);
    assert_eq!(respond(dc, typing, 8, json!({ "choices": [choice] })).await.status, 204);
    let modal = json!({
        "custom_id": "name", "title": "Sign",
        "components": [{ "type": 1, "components":
            [{ "type": 4, "custom_id": "n", "label": "Name", "style": 1 }] }],
    });
    assert_eq!(respond(dc, scene.sign(), 9, modal.clone()).await.status, 204);
    let filled = scene.sokha.begin_fill(&[("Name", "Sokha")]);
    assert_eq!(respond(dc, filled, 9, modal).await.status, 400);
    assert_eq!(respond(dc, filled, 7, private("x")).await.status, 400, "no message behind it");
    assert_eq!(respond(dc, filled, 4, private("x")).await.status, 204);
}

#[tokio::test]
async fn what_is_private_stays_private() {
    let scene = Scene::new().await;
    let dc = &scene.dc;
    let dara = dc.person("Dara");
    scene.guild.join(&[&dara]);
    let id = scene.sign();
    respond(dc, id, 5, json!({ "flags": 64 })).await;
    assert!(scene.sokha.outcome(id).ends_with("Samleng is thinking..."));
    assert_eq!(patch(dc, id, "@original", json!({ "content": "Done" })).await, "fine");
    assert_eq!(scene.sokha.outcome(id), "(only you can see this)\nDone");
    assert_eq!((dara.screen(), scene.room.messages().len()), (String::new(), 0));
    let message = scene.sokha.messages()[0].id;
    let path = format!("/channels/{}/messages/{message}", scene.room.id());
    let refused = call(dc, "PATCH", &path, json!({ "content": "x" })).await;
    assert_eq!(refused.refusal(), "404 10008 Unknown Message");
    let more = call(dc, "POST", &hook(dc, id), json!({ "content": "For all" })).await;
    assert_eq!(dara.screen(), "For all");
    let path = format!("{}/messages/{}", hook(dc, id), more.id());
    assert_eq!(call(dc, "DELETE", &path, Value::Null).await.status, 204);
    assert_eq!(dara.screen(), "");
    scene.sokha.reload();
    assert_eq!(scene.sokha.screen(), "");
    dc.assert_no_violations();
}

#[tokio::test]
async fn a_press_changes_the_message_it_is_on() {
    let scene = Scene::new().await;
    let dc = &scene.dc;
    let mut first = private("Sure?");
    first["components"] = json!([button("Yes", "yes")]);
    respond(dc, scene.sign(), 4, first).await;
    let press = scene.sokha.begin_press("Yes");
    assert_eq!(dc.event(press)["message"]["content"], "Sure?");
    respond(dc, press, 7, json!({ "content": "Signed", "components": [] })).await;
    assert_eq!(scene.sokha.outcome(press), "(only you can see this)\nSigned");
    assert_eq!(scene.sokha.messages().len(), 1);
    dc.assert_no_violations();
}

#[tokio::test]
async fn a_modal_keeps_its_bounds() {
    let scene = Scene::new().await;
    let input = json!({ "type": 4, "custom_id": "n", "label": "Name", "style": 1 });
    let modal = |title: &str, inputs: Vec<Value>| {
        let row = |input| json!({ "type": 1, "components": [input] });
        let rows: Vec<Value> = inputs.into_iter().map(row).collect();
        json!({ "custom_id": "form", "title": title, "components": rows })
    };
    let with = |key: &str, value: Value| {
        let mut input = input.clone();
        input[key] = value;
        modal("Sign", vec![input])
    };
    for wrong in [
        modal(&"t".repeat(46), vec![input.clone()]),
        modal("Sign", vec![]),
        modal("Sign", vec![input.clone(), input.clone()]),
        with("label", json!("l".repeat(46))),
        with("placeholder", json!("p".repeat(101))),
        with("value", json!("v".repeat(4001))),
        with("max_length", json!(4001)),
        with("style", json!(3)),
    ] {
        assert_eq!(respond(&scene.dc, scene.sign(), 9, wrong).await.body["code"], 50035);
    }
}
