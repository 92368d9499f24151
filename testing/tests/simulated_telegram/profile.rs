//! What people see of the bot before they start it.

use serde_json::json;
use teloxide::{
    payloads::SetMyCommandsSetters,
    requests::Requester,
    types::{BotCommand, BotCommandScope},
};

use super::{call, client, refused, started};
use testing::telegram::{Profile, Telegram};

#[tokio::test]
async fn commands_are_kept_by_scope_and_language() {
    let tg = Telegram::start().await;
    started(&tg).await;
    let bot = client(&tg);
    let sign = [BotCommand::new("sign", "ចុះហត្ថលេខា")];
    let scope = BotCommandScope::AllPrivateChats;
    bot.set_my_commands(sign).scope(scope).language_code("km").await.unwrap();
    let get = json!({ "scope": { "type": "all_private_chats" }, "language_code": "km" });
    assert_eq!(call(&tg, "getMyCommands", get.clone()).await["result"][0]["command"], "sign");
    assert_eq!(call(&tg, "getMyCommands", json!({})).await["result"], json!([]));
    call(&tg, "deleteMyCommands", get.clone()).await;
    assert_eq!(call(&tg, "getMyCommands", get).await["result"], json!([]));
    let command = |name: &str, text: &str| json!({ "command": name, "description": text });
    for (commands, why) in [
        (json!([command("Sign", "x")]), "BOT_COMMAND_INVALID"),
        (json!([command("ចុះ", "x")]), "BOT_COMMAND_INVALID"),
        (json!([command("", "x")]), "command must be non-empty"),
        (json!([command(&"x".repeat(33), "x")]), "command length must not exceed 32"),
        (json!([command("x", "")]), "command description must be non-empty"),
        (json!([command("x", &"x".repeat(257))]), "command description length must not exceed 256"),
        (json!(vec![command("x", "x"); 101]), "BOT_COMMANDS_TOO_MUCH"),
    ] {
        let answer = refused(&tg, "setMyCommands", json!({ "commands": commands })).await;
        assert_eq!(answer, format!("400 Bad Request: {why}"));
    }
    let code = json!({ "commands": [], "language_code": "khm" });
    let why = refused(&tg, "setMyCommands", code).await;
    assert_eq!(why, "400 Bad Request: invalid language code specified");
}

#[tokio::test]
async fn names_and_descriptions_are_kept_by_language() {
    let tg = Telegram::start().await;
    for (what, field, limit) in [
        ("Name", "name", 64),
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
    ] {
        let longest = "ក".repeat(limit);
        let set = json!({ field: longest, "language_code": "km" });
        assert_eq!(call(&tg, &format!("setMy{what}"), set).await["result"], true);
        let get = call(&tg, &format!("getMy{what}"), json!({ "language_code": "km" })).await;
        assert_eq!(get["result"][field], longest);
        let other = call(&tg, &format!("getMy{what}"), json!({ "language_code": "en" })).await;
        assert_ne!(other["result"][field], longest);
        refused(&tg, &format!("setMy{what}"), json!({ field: "x".repeat(limit + 1) })).await;
    }
    let profile: Profile = tg.profile();
    assert_eq!(profile.names["km"], "ក".repeat(64));
    let menu = json!({ "menu_button": { "type": "commands" } });
    assert_eq!(call(&tg, "setChatMenuButton", menu.clone()).await["result"], true);
    assert_eq!(call(&tg, "getChatMenuButton", json!({})).await["result"], menu["menu_button"]);
}
