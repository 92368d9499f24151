//! What people can do, and what they see.

use serde_json::{Value, json};

use super::{Scene, button, register, respond};

#[tokio::test]
async fn selects_are_shown_and_chosen_from() {
    let scene = Scene::new().await;
    let options = json!([
        { "label": "France", "value": "fr", "description": "Lyon, Paris" },
        { "label": "Japan", "value": "jp", "default": true },
    ]);
    let select = json!({
        "type": 3, "custom_id": "region", "placeholder": "Where do you live?", "options": options,
    });
    let roles = json!({ "type": 6, "custom_id": "ping", "placeholder": "Whom to tell?" });
    let row = |part: Value| json!({ "type": 1, "components": [part] });
    let id = scene.sign();
    let body = json!({ "content": "Choose", "components": [row(select), row(roles)] });
    respond(&scene.dc, id, 4, body).await;
    insta::assert_snapshot!(scene.sokha.transcript(&scene.room), @r"
    Samleng:
      Choose
      [ Where do you live? ▾ ]
        - France (Lyon, Paris)
        * Japan
      [ Whom to tell? ▾ ] (of the server)
    ");
    let shown = tokio::join!(scene.sokha.select("France"), answer(&scene, "region", "France"));
    assert_eq!(shown.0, "France");
    let role = scene.guild.role("Followers", 0);
    let chosen = [&role];
    let shown = tokio::join!(scene.sokha.select_roles(&chosen), answer(&scene, "ping", "Done"));
    assert_eq!(shown.0, "Done");
    scene.dc.assert_no_violations();
}

/// Answers the interaction with this component as soon as it is there.
async fn answer(scene: &Scene, custom_id: &str, text: &str) {
    let find = || scene.dc.open().into_iter().find(|event| event["data"]["custom_id"] == custom_id);
    scene.dc.wait_for("a choice", |_| find().is_some()).await;
    let id = find().unwrap()["id"].as_str().unwrap().parse().unwrap();
    respond(&scene.dc, id, 4, json!({ "content": text })).await;
}

#[tokio::test]
#[should_panic(expected = "is not there")]
async fn nobody_presses_what_is_not_there() {
    Scene::new().await.sokha.press("Sign").await;
}

#[tokio::test]
#[should_panic(expected = "is not there")]
async fn nobody_presses_what_only_others_see() {
    let scene = Scene::new().await;
    let body = json!({ "content": "Sure?", "flags": 64, "components": [button("Yes", "yes")] });
    respond(&scene.dc, scene.sign(), 4, body).await;
    let dara = scene.dc.person("Dara");
    scene.guild.join(&[&dara]);
    dara.press_id("yes").await;
}

#[tokio::test]
async fn an_old_button_may_be_pressed_by_a_program() {
    let scene = Scene::new().await;
    let body = json!({ "content": "Sure?", "components": [button("Yes", "yes")] });
    respond(&scene.dc, scene.sign(), 4, body).await;
    let message = scene.sokha.messages()[0].clone();
    let (shown, ()) =
        tokio::join!(scene.sokha.press_raw(&message, "forged"), answer(&scene, "forged", "No"));
    assert_eq!(shown, "No");
    let id = scene.sokha.begin_press("Yes");
    assert_eq!(scene.dc.message(message.id).unwrap().content, "Sure?");
    scene.dc.expire(id);
}

#[tokio::test]
#[should_panic(expected = "must be filled")]
async fn a_form_is_not_sent_with_empty_fields() {
    let scene = Scene::new().await;
    let input = json!({ "type": 4, "custom_id": "n", "label": "Name", "style": 1 });
    let rows = json!([{ "type": 1, "components": [input] }]);
    let modal = json!({ "custom_id": "form", "title": "Sign", "components": rows });
    respond(&scene.dc, scene.sign(), 9, modal).await;
    assert!(scene.sokha.form().is_some());
    let dara = scene.dc.person("Dara");
    dara.dismiss();
    assert!(scene.sokha.form().is_some(), "everyone has their own");
    scene.sokha.fill(&[]).await;
}

#[tokio::test]
async fn options_name_people_roles_channels_and_files() {
    let scene = Scene::new().await;
    let option = |kind: u8, name: &str| json!({ "type": kind, "name": name, "description": "d" });
    let options = [
        option(4, "count"),
        option(5, "loud"),
        option(6, "who"),
        option(7, "where"),
        option(8, "role"),
        option(11, "file"),
    ];
    let sub = json!({ "type": 1, "name": "add", "description": "d", "options": options });
    let team = json!({ "name": "team", "description": "d", "options": [sub] });
    assert_eq!(register(&scene.dc, json!([team])).await.status, 200);
    let sokha = scene.sokha.clone().locale("fr");
    let role = scene.guild.role("Staff", 8);
    scene.guild.grant(&sokha, &role);
    let file = sokha.upload(&scene.room, "list.csv", b"1", "text/csv");
    let (who, place, role) =
        (sokha.id().to_string(), scene.room.id().to_string(), role.id().to_string());
    let given = [
        ("count", "3"),
        ("loud", "true"),
        ("who", who.as_str()),
        ("where", place.as_str()),
        ("role", role.as_str()),
        ("file", file.as_str()),
    ];
    let event = scene.dc.event(sokha.begin_slash(&scene.room, "team add", &given));
    assert_eq!(event["locale"], "fr");
    assert_eq!(event["data"]["options"][0]["options"][0]["value"], 3);
    assert_eq!(event["data"]["resolved"]["users"][&who]["global_name"], "Sokha");
    assert_eq!(event["data"]["resolved"]["attachments"][&file]["filename"], "list.csv");
    assert_eq!(event["member"]["roles"], json!([role]));
    assert_eq!(event["context"], 0);
    assert_eq!(scene.dc.violations().len(), 0);
}
