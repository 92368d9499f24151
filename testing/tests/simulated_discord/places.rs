//! Servers, their roles and events.

use serde_json::{Value, json};

use super::{Answer, Scene, call};
use testing::discord::permissions as may;

fn event(scene: &Scene, key: &str, value: Value) -> Value {
    let at = |hours: i64| {
        let time = scene.dc.now() / 1000 + hours * 3600;
        jiff::Timestamp::from_second(time).unwrap().to_string()
    };
    let mut event = json!({
        "name": "Forum",
        "privacy_level": 2,
        "entity_type": 3,
        "entity_metadata": { "location": "Lyon" },
        "scheduled_start_time": at(1),
        "scheduled_end_time": at(2),
    });
    event[key] = value;
    event
}

async fn plan(scene: &Scene, body: Value) -> Answer {
    call(&scene.dc, "POST", &format!("/guilds/{}/scheduled-events", scene.guild.id()), body).await
}

#[tokio::test]
async fn events_keep_their_bounds() {
    let scene = Scene::new().await;
    for (key, value) in [
        ("name", json!("n".repeat(101))),
        ("name", json!("")),
        ("description", json!("d".repeat(1001))),
        ("entity_metadata", json!({ "location": "l".repeat(101) })),
        ("entity_metadata", Value::Null),
        ("privacy_level", json!(1)),
        ("scheduled_end_time", Value::Null),
        ("scheduled_end_time", json!("2020-01-01T00:00:00Z")),
        ("scheduled_start_time", json!("2020-01-01T00:00:00Z")),
    ] {
        assert_eq!(plan(&scene, event(&scene, key, value)).await.body["code"], 50035, "{key}");
    }
    let fine = || event(&scene, "name", json!("Forum"));
    let id = plan(&scene, fine()).await.id();
    let path = format!("/guilds/{}/scheduled-events", scene.guild.id());
    let over = json!({ "status": 4 });
    assert_eq!(call(&scene.dc, "PATCH", &format!("{path}/{id}"), over).await.body["status"], 4);
    for _ in 0..100 {
        assert_eq!(plan(&scene, fine()).await.status, 200);
    }
    assert_eq!(plan(&scene, fine()).await.body["code"], 30038);
    let listed = call(&scene.dc, "GET", &path, Value::Null).await;
    assert_eq!(listed.body.as_array().unwrap().len(), 101);
    assert_eq!(scene.guild.events()[0].1.guild, scene.guild.id());
    assert_eq!(scene.guild.events()[0].1.body["name"], "Forum");
    scene.guild.let_bot(may::VIEW_CHANNEL);
    assert_eq!(plan(&scene, fine()).await.refusal(), "403 50013 Missing Permissions");
}

#[tokio::test]
async fn a_server_tells_only_those_who_are_in_it() {
    let scene = Scene::new().await;
    let role = scene.guild.role("Followers", may::MANAGE_GUILD).mentionable();
    let path = format!("/guilds/{}", scene.guild.id());
    let get = async |path: String| call(&scene.dc, "GET", &path, Value::Null).await;
    assert_eq!(get(path.clone()).await.body["name"], "Diaspora");
    assert_eq!(get(format!("{path}/roles")).await.body[1]["mentionable"], true);
    assert_eq!(get(format!("{path}/channels")).await.body[0]["name"], "general");
    let member = format!("{path}/members/{}", scene.sokha.id());
    assert_eq!(get(member.clone()).await.body["user"]["global_name"], "Sokha");
    role.delete();
    scene.guild.leave(&scene.sokha);
    assert_eq!(get(member).await.body["code"], 10007);
    let channel = format!("/channels/{}", scene.room.id());
    assert_eq!(get(channel.clone()).await.body["type"], 0);
    scene.guild.remove_bot();
    assert_eq!(get(path).await.body["code"], 50001);
    assert_eq!(get(channel).await.body["code"], 50001);
    assert_eq!(get("/guilds/1".into()).await.body["code"], 10004);
    assert_eq!(
        get(format!("/applications/{}/commands", scene.dc.application_id())).await.status,
        200
    );
}
