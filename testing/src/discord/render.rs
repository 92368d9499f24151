//! What a person sees, as text.

use serde_json::Value;

use super::{
    components::{BUTTON, LINK, STRING_SELECT},
    interactions::{Interaction, Progress},
    messages::Message,
    world::World,
};

fn words(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn embed(embed: &Value) -> String {
    let mut lines = Vec::new();
    let mut add = |text: &str, marks: &str| {
        if !text.is_empty() {
            lines.extend(format!("{marks}{text}{marks}").lines().map(str::to_owned));
        }
    };
    add(words(&embed["author"]["name"]), "");
    add(words(&embed["title"]), "**");
    add(words(&embed["url"]), "");
    add(words(&embed["description"]), "");
    for field in embed["fields"].as_array().into_iter().flatten() {
        add(words(&field["name"]), "__");
        add(words(&field["value"]), "");
    }
    for picture in ["thumbnail", "image"] {
        if embed[picture]["url"].is_string() {
            add("(picture)", "");
        }
    }
    add(words(&embed["footer"]["text"]), "_");
    let framed = lines.iter().map(|line| format!("| {line}").trim_end().to_owned());
    framed.collect::<Vec<_>>().join("\n")
}

fn button(button: &Value) -> String {
    let emoji = words(&button["emoji"]["name"]);
    let label = format!("{emoji} {}", words(&button["label"]));
    let label = label.trim();
    if button["style"] == LINK {
        format!("[ {label} → {} ]", words(&button["url"]))
    } else if button["disabled"] == true {
        format!("[ {label} (grey) ]")
    } else {
        format!("[ {label} ]")
    }
}

fn select(select: &Value) -> String {
    let hint = select["placeholder"].as_str().unwrap_or("Make a selection");
    let grey = if select["disabled"] == true { " (grey)" } else { "" };
    let mut lines = vec![format!("[ {hint} ▾ ]{grey}")];
    for option in select["options"].as_array().into_iter().flatten() {
        let mark = if option["default"] == true { '*' } else { '-' };
        let mut line = format!("  {mark} {}", words(&option["label"]));
        if let Some(more) = option["description"].as_str() {
            line.push_str(&format!(" ({more})"));
        }
        lines.push(line);
    }
    lines.join("\n")
}

fn row(row: &Value) -> String {
    let parts = row["components"].as_array().into_iter().flatten();
    let shown = parts.map(|part| match part["type"].as_i64() {
        Some(BUTTON) => button(part),
        Some(STRING_SELECT) => select(part),
        _ => format!("{} (of the server)", select(part)),
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// A form: its title and its fields, `*` for those that must be filled.
pub(super) fn modal(modal: &Value) -> String {
    let mut lines = vec![format!("=== {} ===", words(&modal["title"]))];
    for input in inputs(modal) {
        let must = if input["required"] == false { "" } else { "*" };
        lines.push(format!("{}{must}:", words(&input["label"])));
        match (input["value"].as_str(), input["placeholder"].as_str()) {
            (Some(value), _) if !value.is_empty() => lines.push(format!("  {value}")),
            (_, Some(hint)) => lines.push(format!("  ({hint})")),
            _ => lines.push("  ____".into()),
        }
    }
    lines.join("\n")
}

/// The fields of a form.
pub(super) fn inputs(modal: &Value) -> impl Iterator<Item = &Value> {
    let rows = modal["components"].as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array()).flatten()
}

impl World {
    /// A message: who alone sees it, text, embeds, files, rows.
    pub(super) fn shown(&self, message: &Message) -> String {
        let mut lines = Vec::new();
        if message.only_for.is_some() {
            lines.push("(only you can see this)".into());
        }
        if message.is_loading() {
            lines.push(format!("{} is thinking...", self.bot.name));
        }
        if !message.content.is_empty() {
            lines.push(message.content.clone());
        }
        lines.extend(message.embeds.iter().map(embed));
        for id in &message.attachments {
            let name = self.files.get(id).map(|file| file.name.as_str()).unwrap_or_default();
            lines.push(format!("(file {name})"));
        }
        lines.extend(message.components.iter().map(row));
        lines.join("\n")
    }

    /// What a person sees of the answer to what they did.
    pub(super) fn outcome(&self, interaction: &Interaction) -> String {
        match interaction.progress {
            Progress::Open => return "...".into(),
            Progress::Failed => return "The application did not respond".into(),
            Progress::Answered => {}
        }
        if let Some(open) = &interaction.modal {
            return modal(open);
        }
        let messages = interaction.original.iter().chain(&interaction.follow_ups);
        let there = messages.filter_map(|id| self.messages.get(id));
        there.map(|message| self.shown(message)).collect::<Vec<_>>().join("\n")
    }

    /// The messages that a person sees anywhere, oldest first.
    pub(super) fn visible(&self, person: u64) -> impl DoubleEndedIterator<Item = &Message> {
        let forgotten = self.people.get(&person).map(|it| it.forgotten).unwrap_or_default();
        self.messages.values().filter(move |message| {
            let alone = message.only_for.is_some();
            let mine = message.only_for.is_none_or(|only| only == person);
            mine && self.reads(person, message.channel) && !(alone && message.id <= forgotten)
        })
    }

    /// A channel as a person scrolls through it.
    pub(super) fn transcript(&self, person: u64, channel: u64) -> String {
        let mut out = String::new();
        for message in self.visible(person).filter(|message| message.channel == channel) {
            let author = self.people.get(&message.author).map(|it| it.name.as_str());
            out.push_str(author.unwrap_or(&self.bot.name));
            out.push_str(":\n");
            for line in self.shown(message).lines() {
                out.push_str(format!("  {line}").trim_end());
                out.push('\n');
            }
        }
        out
    }
}
