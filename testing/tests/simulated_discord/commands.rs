//! Registering commands.

use serde_json::{Value, json};

use super::{Scene, register};
use testing::discord::Discord;

fn command(key: &str, value: Value) -> Value {
    let mut command = json!({ "name": "totals", "description": "How many signed" });
    command[key] = value;
    command
}

fn option(key: &str, value: Value) -> Value {
    let mut option = json!({ "type": 3, "name": "petition", "description": "Which one" });
    option[key] = value;
    command("options", json!([option]))
}

#[tokio::test]
async fn commands_keep_their_bounds() {
    let dc = Discord::start().await;
    let plain = option("required", json!(true))["options"][0].clone();
    let mut late = plain.clone();
    late["name"] = json!("late");
    let mut first = plain.clone();
    first["required"] = json!(false);
    for wrong in [
        command("name", json!("Totals")),
        command("name", json!("two words")),
        command("name", json!("n".repeat(33))),
        // A Khmer word needs combining marks, which names may not have.
        command("name", json!("\u{1797}\u{17b6}\u{179f}\u{17b6}")),
        command("description", json!("")),
        command("description", json!("d".repeat(101))),
        command("description_localizations", json!({ "km": "Totals" })),
        command("contexts", json!([0, 3])),
        command("contexts", json!([])),
        command("integration_types", json!([2])),
        command("default_member_permissions", json!("admins")),
        command("options", json!(vec![plain.clone(); 26])),
        command("options", json!([plain.clone(), plain])),
        command("options", json!([first, late])),
        option("description", json!("d".repeat(101))),
        option("type", json!(12)),
        option("choices", json!([{ "name": "c".repeat(101), "value": "c" }])),
        option("choices", json!(vec![json!({ "name": "c", "value": "c" }); 26])),
    ] {
        let answer = register(&dc, json!([wrong])).await;
        assert_eq!(answer.refusal(), "400 50035 Invalid Form Body", "{wrong}");
    }
    let twice = json!([command("type", json!(1)), command("type", json!(1))]);
    assert_eq!(register(&dc, twice).await.status, 400);
    let many: Vec<Value> = (0..101).map(|n| command("name", json!(format!("c{n}")))).collect();
    assert_eq!(register(&dc, many.into()).await.status, 400);
    assert!(dc.commands().is_empty());
}

#[tokio::test]
async fn a_command_is_not_larger_than_eight_thousand_characters() {
    let dc = Discord::start().await;
    let choice = |n| json!({ "name": format!("{n:0100}"), "value": format!("{n:0100}") });
    let options = |count: usize| {
        let option = |n| {
            let choices: Vec<Value> = (0..20).map(choice).collect();
            json!({ "type": 3, "name": format!("o{n}"), "description": "d", "choices": choices })
        };
        command("options", (0..count).map(option).collect())
    };
    assert_eq!(register(&dc, json!([options(2)])).await.status, 400);
    assert_eq!(register(&dc, json!([options(1)])).await.status, 200);
    dc.revoke_token();
    assert_eq!(register(&dc, json!([])).await.status, 401);
}

#[tokio::test]
async fn an_overwrite_keeps_the_ids_of_what_stays() {
    let dc = Discord::start().await;
    let before = register(&dc, json!([command("type", json!(1))])).await.body;
    let after = register(&dc, json!([command("description", json!("Totals"))])).await.body;
    assert_eq!(before[0]["id"], after[0]["id"]);
    assert_ne!(before[0]["version"], after[0]["version"]);
    dc.assert_no_violations();
}

#[tokio::test]
#[should_panic(expected = "not offered to this member")]
async fn staff_commands_are_not_offered_to_everyone() {
    let scene = Scene::new().await;
    register(&scene.dc, json!([command("default_member_permissions", json!("0"))])).await;
    scene.sokha.begin_slash(&scene.room, "totals", &[]);
}

#[tokio::test]
#[should_panic(expected = "not offered here")]
async fn a_command_of_servers_is_not_offered_in_direct_messages() {
    let scene = Scene::new().await;
    register(&scene.dc, json!([command("contexts", json!([0]))])).await;
    scene.sokha.begin_slash(&scene.sokha.room(), "totals", &[]);
}
