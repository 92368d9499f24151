//! What people see of the bot before they start it: name, descriptions, commands, menu button.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    params::Params,
    refusal::{Answer, Refusal},
    text::units,
    world::World,
};

const COMMAND_LIMIT: usize = 100;

/// Texts by language; the empty language is the default.
pub(super) type Texts = BTreeMap<String, String>;

/// Everything that was set.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    pub names: Texts,
    pub descriptions: Texts,
    pub short_descriptions: Texts,
    /// By scope (as JSON) and language.
    pub commands: BTreeMap<(String, String), Value>,
    /// By chat; 0 is the default.
    pub menu_buttons: BTreeMap<i64, Value>,
    pub webhook: Option<Value>,
}

fn language(params: &Params) -> Result<String, Refusal> {
    let code = params.text("language_code").unwrap_or_default();
    let two_letters = code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_lowercase());
    if code.is_empty() || two_letters {
        Ok(code)
    } else {
        Err(Refusal::careless("invalid language code specified"))
    }
}

fn set_text(
    texts: &mut Texts,
    params: &Params,
    field: &str,
    limit: usize,
    too_long: &str,
) -> Answer {
    let language = language(params)?;
    let text = params.text(field).unwrap_or_default();
    if units(&text) > limit {
        return Err(Refusal::careless(too_long));
    }
    if text.is_empty() {
        texts.remove(&language);
    } else {
        texts.insert(language, text);
    }
    Ok(true.into())
}

fn get_text(texts: &Texts, params: &Params, field: &str) -> Answer {
    let language = language(params)?;
    let text = texts.get(&language).or_else(|| texts.get(""));
    Ok(json!({ field: text.cloned().unwrap_or_default() }))
}

pub(super) fn set_name(world: &mut World, params: &Params) -> Answer {
    set_text(&mut world.profile.names, params, "name", 64, "BOT_TITLE_INVALID")
}

pub(super) fn get_name(world: &mut World, params: &Params) -> Answer {
    if world.profile.names.contains_key("") {
        return get_text(&world.profile.names, params, "name");
    }
    let own = language(params)?;
    let name = world.profile.names.get(&own).unwrap_or(&world.bot.first_name);
    Ok(json!({ "name": name }))
}

pub(super) fn set_description(world: &mut World, params: &Params) -> Answer {
    let texts = &mut world.profile.descriptions;
    set_text(texts, params, "description", 512, "BOT_DESCRIPTION_INVALID")
}

pub(super) fn get_description(world: &mut World, params: &Params) -> Answer {
    get_text(&world.profile.descriptions, params, "description")
}

pub(super) fn set_short_description(world: &mut World, params: &Params) -> Answer {
    let texts = &mut world.profile.short_descriptions;
    set_text(texts, params, "short_description", 120, "BOT_ABOUT_INVALID")
}

pub(super) fn get_short_description(world: &mut World, params: &Params) -> Answer {
    get_text(&world.profile.short_descriptions, params, "short_description")
}

/// The scope of a call in a canonical form.
fn scope(world: &World, params: &Params) -> Result<String, Refusal> {
    let wrong = |why: &str| Refusal::careless(format!("can't parse BotCommandScope: {why}"));
    let Some(scope) = params.structure("scope") else {
        return Ok("default".into());
    };
    if !scope.is_object() {
        return Err(wrong("BotCommandScope must be an Object"));
    }
    let kind = scope["type"].as_str().ok_or_else(|| wrong("Can't find field \"type\""))?;
    let plain = ["default", "all_private_chats", "all_group_chats", "all_chat_administrators"];
    if plain.contains(&kind) {
        return Ok(kind.into());
    }
    if !["chat", "chat_administrators", "chat_member"].contains(&kind) {
        return Err(wrong("Unsupported type specified"));
    }
    let chat = match &scope["chat_id"] {
        Value::Null => return Err(wrong("Can't find field \"chat_id\"")),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let id: i64 = chat.parse().unwrap_or_default();
    if !world.chats.contains_key(&id) && !world.accounts.contains_key(&id) {
        return Err(Refusal::bad_request("chat not found"));
    }
    if kind != "chat_member" {
        return Ok(format!("{kind}:{id}"));
    }
    match scope["user_id"].as_i64().filter(|user| *user > 0) {
        Some(user) => Ok(format!("{kind}:{id}:{user}")),
        None => Err(wrong("Invalid user_id specified")),
    }
}

fn check_command(command: &Value) -> Result<(), Refusal> {
    let wrong =
        |field| Refusal::careless(format!("can't parse BotCommand: Can't find field \"{field}\""));
    let name = command["command"].as_str().ok_or_else(|| wrong("command"))?;
    let description = command["description"].as_str().ok_or_else(|| wrong("description"))?;
    let name = name.trim().trim_start_matches('/');
    let fine =
        |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_';
    match (name.chars().count(), description.trim().chars().count()) {
        (0, _) => Err(Refusal::careless("command must be non-empty")),
        (33.., _) => Err(Refusal::careless("command length must not exceed 32")),
        (_, 0) => Err(Refusal::careless("command description must be non-empty")),
        (_, 257..) => Err(Refusal::careless("command description length must not exceed 256")),
        _ if !name.bytes().all(fine) => Err(Refusal::careless("BOT_COMMAND_INVALID")),
        _ => Ok(()),
    }
}

pub(super) fn set_commands(world: &mut World, params: &Params) -> Answer {
    let commands = match params.structure("commands") {
        Some(Value::Array(commands)) => commands,
        Some(_) => return Err(Refusal::careless("expected an Array of BotCommand")),
        None => return Err(Refusal::careless("parameter \"commands\" is required")),
    };
    commands.iter().try_for_each(check_command)?;
    if commands.len() > COMMAND_LIMIT {
        return Err(Refusal::careless("BOT_COMMANDS_TOO_MUCH"));
    }
    let key = (scope(world, params)?, language(params)?);
    world.profile.commands.insert(key, commands.clone().into());
    Ok(true.into())
}

pub(super) fn get_commands(world: &mut World, params: &Params) -> Answer {
    let key = (scope(world, params)?, language(params)?);
    Ok(world.profile.commands.get(&key).cloned().unwrap_or_else(|| json!([])))
}

pub(super) fn delete_commands(world: &mut World, params: &Params) -> Answer {
    let key = (scope(world, params)?, language(params)?);
    world.profile.commands.remove(&key);
    Ok(true.into())
}

pub(super) fn set_menu_button(world: &mut World, params: &Params) -> Answer {
    let chat = match params.text("chat_id") {
        Some(_) => world.find_chat(params)?,
        None => 0,
    };
    let button = params.structure("menu_button").cloned().unwrap_or(json!({ "type": "default" }));
    match button["type"].as_str() {
        Some("default" | "commands") => {}
        Some("web_app") if button["text"].is_string() && button["web_app"]["url"].is_string() => {}
        _ => {
            return Err(Refusal::careless(
                "can't parse menu button: MenuButton has unsupported type",
            ));
        }
    }
    world.profile.menu_buttons.insert(chat, button);
    Ok(true.into())
}

pub(super) fn get_menu_button(world: &mut World, params: &Params) -> Answer {
    let chat = params.integer("chat_id").unwrap_or_default();
    let buttons = &world.profile.menu_buttons;
    let button = buttons.get(&chat).or_else(|| buttons.get(&0));
    Ok(button.cloned().unwrap_or(json!({ "type": "commands" })))
}
