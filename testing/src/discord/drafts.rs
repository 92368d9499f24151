//! Filling a message from a body: checks first, then changes.

use serde_json::{Value, json};

use super::{
    components, embeds, mentions,
    messages::{EPHEMERAL, Message, SILENT, SUPPRESS_EMBEDS},
    permissions::{ATTACH_FILES, EMBED_LINKS},
    refusal::{Form, Refusal, join},
    request::Upload,
    world::{World, number},
};

/// What the body is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A message in a channel.
    Post,
    /// Changes one.
    Edit,
    /// A response to an interaction or a follow-up.
    Response,
    /// Changes one.
    Update,
}

impl Purpose {
    fn is_change(self) -> bool {
        matches!(self, Self::Edit | Self::Update)
    }

    fn is_in_channel(self) -> bool {
        matches!(self, Self::Post | Self::Edit)
    }

    /// What is parsed for mentions if nothing is said.
    fn usual_mentions(self) -> &'static [&'static str] {
        if self.is_in_channel() { &["users", "roles", "everyone"] } else { &["users"] }
    }
}

impl World {
    /// Fills a message from a body; what a change does not name stays.
    pub(super) fn fill(
        &mut self,
        message: &mut Message,
        body: &Value,
        files: &[Upload],
        purpose: Purpose,
    ) -> Result<(), Refusal> {
        let base = "";
        let mut form = Form::default();
        if !body.is_object() && !body.is_null() {
            form.wrong(base, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        }
        form.text_if_any(body, base, "content", 0, 2000);
        embeds::check(body, base, &mut form);
        components::check(body, base, &mut form);
        mentions::check(body, base, &mut form);
        self.check_flags(body, purpose, &mut form);
        check_attachments(body, files, message, &mut form);
        form.finish()?;
        let channel = self.channels.get(&message.channel).ok_or_else(Refusal::unknown_channel)?;
        if purpose.is_in_channel() && channel.guild.is_some() {
            let embeds = body["embeds"].as_array().is_some_and(|embeds| !embeds.is_empty());
            self.demand(channel, if embeds { EMBED_LINKS } else { 0 })?;
            self.demand(channel, if files.is_empty() { 0 } else { ATTACH_FILES })?;
        }
        let channel = channel.clone();
        take(message, body);
        self.attach(message, body, files);
        if message.is_empty() {
            return Err(Refusal::empty_message());
        }
        if !purpose.is_change() && message.only_for.is_none() {
            let (allowed, usual) = (&body["allowed_mentions"], purpose.usual_mentions());
            message.pings = self.pings(&message.content, allowed, usual, &channel);
        }
        Ok(())
    }

    fn check_flags(&mut self, body: &Value, purpose: Purpose, form: &mut Form) {
        let flags = body["flags"].as_u64().unwrap_or_default();
        let allowed = match purpose {
            Purpose::Post => SUPPRESS_EMBEDS | SILENT,
            Purpose::Edit => SUPPRESS_EMBEDS,
            Purpose::Response => SUPPRESS_EMBEDS | SILENT | EPHEMERAL,
            // Discord ignores the flag here; serenity's builders may repeat it.
            Purpose::Update => SUPPRESS_EMBEDS | EPHEMERAL,
        };
        if flags & !allowed != 0 && flags & !(allowed | EPHEMERAL) == 0 {
            self.remark("nothing posted in a channel is private: the flag 64 does nothing here");
        } else if flags & !allowed != 0 {
            form.wrong("flags", "BASE_TYPE_CHOICES", "Such flags cannot be set, or not simulated.");
        }
        let stickers = body["sticker_ids"].as_array().is_some_and(|ids| !ids.is_empty());
        if body["tts"] == true || !body["poll"].is_null() || stickers {
            form.wrong("tts", "BASE_TYPE_CHOICES", "Not simulated.");
        }
    }

    /// Keeps the files that the body still lists and adds those that came with it.
    fn attach(&mut self, message: &mut Message, body: &Value, files: &[Upload]) {
        if let Some(list) = body["attachments"].as_array() {
            let kept: Vec<u64> = list.iter().filter_map(|entry| number(&entry["id"])).collect();
            message.attachments.retain(|id| kept.contains(id));
        }
        for file in files {
            message.attachments.push(self.store(message.channel, file));
        }
    }
}

fn check_attachments(body: &Value, files: &[Upload], message: &Message, form: &mut Form) {
    let list = form.list(body, "", "attachments", 0, 10);
    for (place, entry) in list.iter().enumerate() {
        let id = number(&entry["id"]);
        let sent = files.iter().any(|file| Some(file.number) == id);
        if !sent && !id.is_some_and(|id| message.attachments.contains(&id)) {
            let message = "Attachment data for this id was not provided.";
            form.wrong(&join("attachments", place), "ATTACHMENT_NOT_FOUND", message);
        }
    }
    for embed in body["embeds"].as_array().into_iter().flatten() {
        for picture in ["image", "thumbnail"] {
            let url = embed[picture]["url"].as_str().unwrap_or_default();
            let name = url.strip_prefix("attachment://");
            if name.is_some_and(|name| !files.iter().any(|file| file.name == name)) {
                let message = "The file that the embed names was not sent.";
                form.wrong("embeds", "ATTACHMENT_NOT_FOUND", message);
            }
        }
    }
}

fn take(message: &mut Message, body: &Value) {
    let given = |key: &str| body.get(key);
    if let Some(content) = given("content") {
        message.content = content.as_str().unwrap_or_default().into();
    }
    if let Some(embeds) = given("embeds") {
        message.embeds = embeds.as_array().cloned().unwrap_or_default();
        for embed in &mut message.embeds {
            tidy(embed);
            embed["type"] = json!("rich");
            for field in embed["fields"].as_array_mut().into_iter().flatten() {
                let inline = field["inline"] == true;
                field["inline"] = inline.into();
            }
            tidy(embed);
        }
    }
    if let Some(rows) = given("components") {
        message.components = rows.as_array().cloned().unwrap_or_default();
        message.components.iter_mut().for_each(tidy);
    }
}

/// Answers carry no fields that are empty.
pub(super) fn tidy(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(tidy);
        }
        Value::Array(list) => list.iter_mut().for_each(tidy),
        _ => {}
    }
}
