//! The slash commands that the bot registers, and what is wrong with them.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::{
    refusal::{Answer, Form, Refusal, join},
    routes::Ask,
    world::{World, text},
};

/// The languages that Discord knows. Khmer is not among them.
pub(super) const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko",
];

/// Kinds of options.
pub(super) const SUBCOMMAND: i64 = 1;
pub(super) const SUBCOMMAND_GROUP: i64 = 2;
pub(super) const STRING: i64 = 3;
pub(super) const INTEGER: i64 = 4;
pub(super) const BOOLEAN: i64 = 5;
pub(super) const USER: i64 = 6;
pub(super) const CHANNEL: i64 = 7;
pub(super) const ROLE: i64 = 8;
pub(super) const NUMBER: i64 = 10;
pub(super) const ATTACHMENT: i64 = 11;

/// Replaces all global commands.
pub(super) fn put(world: &mut World, ask: &Ask) -> Answer {
    own(world, ask)?;
    let mut form = Form::default();
    let Some(commands) = ask.body.as_array() else {
        return Err(Refusal::field("", "LIST_TYPE_CONVERT", "Only iterables may be used."));
    };
    if commands.len() > 100 {
        return Err(Refusal::careless(
            400,
            30032,
            "Maximum number of application commands reached",
        ));
    }
    let mut names = HashSet::new();
    for (number, command) in commands.iter().enumerate() {
        let path = number.to_string();
        check(command, &path, &mut form);
        let kind = command["type"].as_i64().unwrap_or(1);
        if !names.insert((kind, command["name"].as_str().unwrap_or_default())) {
            let message = "Application command names must be unique";
            form.wrong(&path, "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
        }
    }
    form.finish()?;
    let commands = commands.iter().map(|command| world.registered(command)).collect();
    world.commands = commands;
    Ok(world.commands.clone().into())
}

/// Lists all global commands.
pub(super) fn list(world: &mut World, ask: &Ask) -> Answer {
    own(world, ask)?;
    Ok(world.commands.clone().into())
}

fn own(world: &World, ask: &Ask) -> Result<(), Refusal> {
    if ask.id(0)? == world.bot.id {
        return Ok(());
    }
    Err(Refusal::careless(403, 20012, "You are not authorized to perform this action"))
}

impl World {
    fn registered(&mut self, command: &Value) -> Value {
        let mut stored = command.clone();
        // The same name keeps its id.
        let known = self.commands.iter().find(|known| known["name"] == command["name"]);
        stored["id"] = known.map_or(Value::Null, |known| known["id"].clone());
        if stored["id"].is_null() {
            stored["id"] = text(self.next_id());
        }
        stored["application_id"] = text(self.bot.id);
        stored["version"] = text(self.next_id());
        if stored["type"].is_null() {
            stored["type"] = json!(1);
        }
        if stored["default_member_permissions"].is_null() {
            stored["default_member_permissions"] = Value::Null;
        }
        stored
    }
}

fn check(command: &Value, base: &str, form: &mut Form) {
    let slash = command["type"].as_i64().unwrap_or(1) == 1;
    if slash {
        check_name(command, base, form);
        form.text(command, base, "description", 1, 100);
    } else {
        form.text(command, base, "name", 1, 32);
        if command["description"].as_str().is_some_and(|text| !text.is_empty()) {
            let message = "Context menu commands cannot have description";
            form.wrong(base, "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", message);
        }
    }
    localized(command, base, form);
    choices(command, base, "contexts", &[0, 1, 2], form);
    choices(command, base, "integration_types", &[0, 1], form);
    let permissions = &command["default_member_permissions"];
    let fine = |bits: &str| bits.parse::<u64>().is_ok();
    if !permissions.is_null() && !permissions.as_str().is_some_and(fine) && !permissions.is_u64() {
        let message = "Not a bitwise value.";
        form.wrong(&join(base, "default_member_permissions"), "NUMBER_TYPE_COERCE", message);
    }
    check_options(command, base, 0, form);
    if size(command) > 8000 {
        let message = "A command's texts are 8000 characters at most.";
        form.wrong(base, "APPLICATION_COMMAND_TOO_LARGE", message);
    }
}

fn choices(command: &Value, base: &str, key: &str, allowed: &[i64], form: &mut Form) {
    if command[key].is_null() {
        return;
    }
    let list = form.list(command, base, key, 1, allowed.len());
    let known = |value: &Value| value.as_i64().is_some_and(|value| allowed.contains(&value));
    let different: HashSet<String> = list.iter().map(ToString::to_string).collect();
    if !list.iter().all(known) || different.len() != list.len() {
        form.wrong(&join(base, key), "BASE_TYPE_CHOICES", "Values are unknown or repeated.");
    }
}

/// `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in small letters. Combining marks are refused,
/// which nearly every Khmer word has.
fn check_name(body: &Value, base: &str, form: &mut Form) {
    form.text(body, base, "name", 1, 32);
    if !body["name"].as_str().is_some_and(name_fits) {
        form.wrong(&join(base, "name"), "APPLICATION_COMMAND_INVALID_NAME", "The name is invalid");
    }
}

fn name_fits(name: &str) -> bool {
    let mark = |letter: char| matches!(letter, '\u{17b4}'..='\u{17d3}' | '\u{17dd}');
    let fits = |letter: char| {
        matches!(letter, '-' | '_' | '\'') || (letter.is_alphanumeric() && !mark(letter))
    };
    name.chars().all(fits) && name.to_lowercase() == name
}

fn localized(body: &Value, base: &str, form: &mut Form) {
    for (key, most) in [("name_localizations", 32), ("description_localizations", 100)] {
        let path = join(base, key);
        for (locale, words) in body[key].as_object().into_iter().flatten() {
            if !LOCALES.contains(&locale.as_str()) {
                form.wrong(&join(&path, locale), "ENUM_TYPE_COERCE", "Not a valid locale.");
            }
            let length = words.as_str().map_or(0, |words| words.chars().count());
            if !(1..=most).contains(&length) {
                let message = format!("Must be between 1 and {most} in length.");
                form.wrong(&join(&path, locale), "BASE_TYPE_BAD_LENGTH", &message);
            }
            if key == "name_localizations" && !words.as_str().is_some_and(name_fits) {
                let message = "The name is invalid";
                form.wrong(&join(&path, locale), "APPLICATION_COMMAND_INVALID_NAME", message);
            }
        }
    }
}

fn check_options(body: &Value, base: &str, depth: usize, form: &mut Form) {
    let options = form.list(body, base, "options", 0, 25);
    let mut names = HashSet::new();
    let mut optional = false;
    for (number, option) in options.iter().enumerate() {
        let path = join(&join(base, "options"), number);
        check_name(option, &path, form);
        form.text(option, &path, "description", 1, 100);
        localized(option, &path, form);
        if !names.insert(option["name"].as_str().unwrap_or_default()) {
            let message = "Option names must be unique";
            form.wrong(&path, "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", message);
        }
        if option["required"] != true {
            optional = true;
        } else if optional {
            let message = "Required options must be placed before non-required options";
            form.wrong(&path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
        }
        match option["type"].as_i64() {
            Some(SUBCOMMAND | SUBCOMMAND_GROUP) if depth < 2 => {
                check_options(option, &path, depth + 1, form);
            }
            Some(STRING..=ATTACHMENT) => check_values(option, &path, form),
            _ => form.wrong(&join(&path, "type"), "BASE_TYPE_CHOICES", "Not a kind of option."),
        }
    }
}

fn check_values(option: &Value, base: &str, form: &mut Form) {
    let kind = option["type"].as_i64().unwrap_or_default();
    let typed = matches!(kind, STRING | INTEGER | NUMBER);
    let choices = form.list(option, base, "choices", 0, 25);
    if option["autocomplete"] == true && (!typed || !choices.is_empty()) {
        let message = "Autocomplete goes with texts and numbers, and not with choices.";
        form.wrong(base, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", message);
    }
    if !typed && !choices.is_empty() {
        form.wrong(base, "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "No choices here.");
    }
    for (number, choice) in choices.iter().enumerate() {
        check_choice(choice, kind, &join(&join(base, "choices"), number), form);
    }
    form.number(option, base, "min_length", 0, 6000);
    form.number(option, base, "max_length", 1, 6000);
}

/// A choice of an option, given beforehand or while one types.
pub(super) fn check_choice(choice: &Value, kind: i64, base: &str, form: &mut Form) {
    form.text(choice, base, "name", 1, 100);
    let fine = match kind {
        STRING => {
            form.text(choice, base, "value", 1, 100);
            true
        }
        INTEGER => choice["value"].is_i64(),
        _ => choice["value"].is_number(),
    };
    if !fine {
        form.wrong(&join(base, "value"), "NUMBER_TYPE_COERCE", "Value is not a number.");
    }
}

/// Names, descriptions and values, each in its longest language.
fn size(body: &Value) -> usize {
    let longest = |key: &str| {
        let count = |text: &Value| text.as_str().map_or(0, |text| text.chars().count());
        let other = body[format!("{key}_localizations").as_str()].as_object();
        let others = other.into_iter().flatten().map(|(_, text)| count(text));
        others.chain([count(&body[key])]).max().unwrap_or_default()
    };
    let below = ["options", "choices"].iter().flat_map(|key| body[*key].as_array()).flatten();
    let value = body["value"].as_str().map_or(0, |value| value.chars().count());
    longest("name") + longest("description") + value + below.map(size).sum::<usize>()
}
