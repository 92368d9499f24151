//! What an app lets people do: only commands, buttons, choices and fields that are there.

use serde_json::{Value, json};

use super::{
    channels::Channel,
    commands::{
        ATTACHMENT, BOOLEAN, CHANNEL, INTEGER, NUMBER, ROLE, STRING, SUBCOMMAND, SUBCOMMAND_GROUP,
        USER,
    },
    components::{BUTTON, LINK, STRING_SELECT},
    permissions::ADMINISTRATOR,
    render::inputs,
    world::{World, number, text},
};

/// A button or a select on a message.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) message: u64,
    pub(super) body: Value,
}

impl Part {
    /// The address that a button opens.
    pub(super) fn link(&self) -> Option<&str> {
        self.body["url"].as_str().filter(|_| self.body["style"] == LINK)
    }

    fn is_grey(&self) -> bool {
        self.body["disabled"] == true
    }
}

impl World {
    /// The newest part that a person sees and that fits.
    pub(super) fn part(&self, person: u64, fits: impl Fn(&Value) -> bool) -> Option<Part> {
        self.visible(person).rev().find_map(|message| {
            let rows = message.components.iter().filter_map(|row| row["components"].as_array());
            let body = rows.flatten().find(|part| fits(part))?.clone();
            Some(Part { message: message.id, body }).filter(|part| !part.is_grey())
        })
    }

    /// The button of that label, or of a label that contains it.
    pub(super) fn button(&self, person: u64, label: &str) -> Option<Part> {
        let is_button = |part: &Value| part["type"] == BUTTON && part["disabled"] != true;
        let text = |part: &Value| part["label"].as_str().unwrap_or_default().to_owned();
        let exact = self.part(person, |part| is_button(part) && text(part) == label);
        exact.or_else(|| self.part(person, |part| is_button(part) && text(part).contains(label)))
    }

    /// The select with an option of that label, and the option's value.
    pub(super) fn option(&self, person: u64, label: &str) -> Option<(Part, Value)> {
        let text = |option: &Value| option["label"].as_str().unwrap_or_default().to_owned();
        let find = |part: &Value| {
            let options = part["options"].as_array()?;
            let exact = options.iter().find(|option| text(option) == label);
            let option = exact.or_else(|| options.iter().find(|it| text(it).contains(label)))?;
            Some(option["value"].clone())
        };
        let fits = |part: &Value| part["type"] == STRING_SELECT && find(part).is_some();
        let part = self.part(person, fits)?;
        let value = find(&part.body)?;
        Some((part, value))
    }

    /// The data of a slash command, typed in a channel.
    ///
    /// # Panics
    /// If the app would not let the person send it.
    pub(super) fn command(
        &self,
        person: u64,
        channel: u64,
        name: &str,
        options: &[(&str, &str)],
        typing: Option<&str>,
    ) -> (Value, i64) {
        let mut words = name.split(' ');
        let name = words.next().unwrap_or_default();
        let channel = &self.channels[&channel];
        let command = self.commands.iter().find(|it| it["name"] == name && it["type"] == 1);
        let command = command.unwrap_or_else(|| panic!("there is no command /{name}"));
        self.check_offered(command, person, channel);
        let mut path = Vec::new();
        let mut at = command;
        for word in words {
            let below = at["options"].as_array().into_iter().flatten();
            at = below.into_iter().find(|it| it["name"] == word).expect("there is a subcommand");
            path.push(at);
        }
        let known: Vec<&Value> = at["options"].as_array().into_iter().flatten().collect();
        let sub = |it: &&&Value| matches!(it["type"].as_i64(), Some(SUBCOMMAND | SUBCOMMAND_GROUP));
        assert!(known.iter().find(sub).is_none(), "/{name} needs a subcommand");
        let mut filled = Filled { world: self, resolved: json!({}), kind: 0, typing };
        let given = filled.options(&known, options);
        let nested = path.iter().rev().fold(
            given,
            |inner, sub| json!([{ "name": sub["name"], "type": sub["type"], "options": inner }]),
        );
        let mut data = json!({
            "id": command["id"],
            "name": name,
            "type": 1,
            "options": nested,
            "resolved": filled.resolved,
        });
        if let Some(guild) = channel.guild {
            data["guild_id"] = text(guild);
        }
        (data, filled.kind)
    }

    /// Commands may be hidden from some people and in some places.
    fn check_offered(&self, command: &Value, person: u64, channel: &Channel) {
        let here = i64::from(channel.person.is_some());
        let contexts = command["contexts"].as_array();
        let offered = contexts.is_none_or(|list| list.iter().any(|context| *context == here));
        let name = &command["name"];
        assert!(offered, "the command {name} is not offered here");
        let Some(guild) = channel.guild.and_then(|id| self.guilds.get(&id)) else {
            return;
        };
        let bits = guild.permissions_of(person);
        let wanted = number(&command["default_member_permissions"]);
        let may = wanted.is_none_or(|wanted| {
            bits & ADMINISTRATOR != 0 || (wanted != 0 && bits & wanted == wanted)
        });
        assert!(may, "the command {name} is not offered to this member");
    }

    /// The data of a filled form; fields that are not named keep what they hold.
    ///
    /// # Panics
    /// If the app would not let the person send it.
    pub(super) fn filled(&self, modal: &Value, fields: &[(&str, &str)]) -> Value {
        let fits = |input: &Value, label: &str| {
            input["label"].as_str().is_some_and(|text| text.contains(label))
        };
        for (label, _) in fields {
            assert!(inputs(modal).any(|input| fits(input, label)), "there is no field {label:?}");
        }
        let rows = inputs(modal).map(|input| {
            let given = fields.iter().find(|(label, _)| fits(input, label));
            let value = given.map_or(input["value"].as_str().unwrap_or_default(), |it| it.1);
            check_field(input, value);
            let field = json!({ "type": 4, "custom_id": input["custom_id"], "value": value });
            json!({ "type": 1, "components": [field] })
        });
        json!({ "custom_id": modal["custom_id"], "components": rows.collect::<Vec<_>>() })
    }
}

fn check_field(input: &Value, value: &str) {
    let length = value.chars().count();
    let bound = |key: &str| input[key].as_u64().and_then(|bound| usize::try_from(bound).ok());
    let label = &input["label"];
    assert!(length > 0 || input["required"] == false, "the field {label} must be filled");
    let short = length > 0 && length < bound("min_length").unwrap_or(0);
    assert!(!short, "the field {label} wants more");
    assert!(length <= bound("max_length").unwrap_or(4000), "the field {label} is full");
    assert!(input["style"] == 2 || !value.contains('\n'), "the field {label} has one line");
}

/// Options as they are typed.
struct Filled<'a> {
    world: &'a World,
    resolved: Value,
    /// The kind of the option that is being typed.
    kind: i64,
    typing: Option<&'a str>,
}

impl Filled<'_> {
    fn options(&mut self, known: &[&Value], given: &[(&str, &str)]) -> Value {
        for (name, _) in given {
            assert!(known.iter().any(|it| it["name"] == *name), "there is no option {name:?}");
        }
        for option in known.iter().filter(|it| it["required"] == true && self.typing.is_none()) {
            let there = given.iter().any(|(name, _)| option["name"] == *name);
            assert!(there, "the option {} must be filled", option["name"]);
        }
        let filled = given.iter().map(|(name, value)| {
            let option = known.iter().find(|it| it["name"] == *name).expect("it was looked up");
            self.option(option, value)
        });
        filled.collect::<Vec<_>>().into()
    }

    fn option(&mut self, option: &Value, given: &str) -> Value {
        let kind = option["type"].as_i64().unwrap_or_default();
        let focused = self.typing.is_some_and(|name| option["name"] == name);
        if focused {
            assert!(option["autocomplete"] == true, "this option suggests nothing");
            self.kind = kind;
            return json!({
                "name": option["name"],
                "type": kind,
                "value": given,
                "focused": true,
            });
        }
        let value = self.value(option, kind, given);
        json!({ "name": option["name"], "type": kind, "value": value })
    }

    fn value(&mut self, option: &Value, kind: i64, given: &str) -> Value {
        let choices = option["choices"].as_array().filter(|choices| !choices.is_empty());
        if let Some(choices) = choices {
            let fits = |it: &&Value| it["name"] == given || it["value"] == given;
            let choice = choices.iter().find(fits);
            return choice.unwrap_or_else(|| panic!("{given:?} cannot be chosen"))["value"].clone();
        }
        match kind {
            STRING => given.into(),
            INTEGER => json!(given.parse::<i64>().expect("a whole number")),
            NUMBER => json!(given.parse::<f64>().expect("a number")),
            BOOLEAN => json!(given == "true" || given == "True"),
            _ => self.resolve(kind, given),
        }
    }

    /// People, roles, channels and files are named by their ids.
    fn resolve(&mut self, kind: i64, given: &str) -> Value {
        let id: u64 = given.parse().expect("an id");
        let world = self.world;
        let (group, body) = match kind {
            USER => ("users", world.user(id)),
            CHANNEL => ("channels", world.channel_json(&world.channels[&id])),
            ROLE => ("roles", world.role_value(id)),
            ATTACHMENT => ("attachments", world.attachment_json(id)),
            _ => panic!("options of kind {kind} are not simulated"),
        };
        assert!(!body.is_null(), "there is nothing of the id {id}");
        self.resolved[group][given] = body;
        text(id)
    }
}

impl World {
    /// A role as an object; `null` if there is none.
    pub(super) fn role_value(&self, id: u64) -> Value {
        let guild = self.guilds.values().find(|guild| guild.roles.contains_key(&id));
        let roles = guild.map(super::guilds::Guild::roles_json).unwrap_or_default();
        roles.into_iter().find(|role| role["id"] == text(id)).unwrap_or_default()
    }
}
