//! Messages: what they hold and how they look as JSON.

use serde_json::{Value, json};

use super::{
    markup::{self, Button},
    text::Styled,
    world::World,
};

/// The account that speaks for an administrator who stays anonymous.
const ANONYMOUS_ADMIN: i64 = 1_087_968_824;
/// The account that speaks for a channel.
const CHANNEL_BOT: i64 = 136_817_688;

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    Bot,
    Person(i64),
    /// A chat speaks: an anonymous administrator, or a channel.
    Chat(i64),
}

/// What a message holds besides its text.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Text,
    /// A file that the bot sent, or a person.
    Document {
        file_id: String,
        name: String,
        mime: String,
        size: usize,
    },
    Photo {
        file_id: String,
        size: usize,
    },
    /// Anything else, by the field's name and its value.
    Other(&'static str, Value),
}

/// A message as the chat shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub id: i32,
    pub chat: i64,
    pub from: Sender,
    pub date: i64,
    pub edited: Option<i64>,
    /// The text, or the caption.
    pub text: Styled,
    pub content: Content,
    pub buttons: Vec<Vec<Button>>,
    pub reply_to: Option<i32>,
    pub(super) editable: bool,
}

impl Message {
    /// A text of a sender in a chat; the id and the date are set when it is posted.
    pub(super) fn new(chat: i64, from: Sender, text: Styled) -> Self {
        Self {
            id: 0,
            chat,
            from,
            date: 0,
            edited: None,
            text,
            content: Content::Text,
            buttons: Vec::new(),
            reply_to: None,
            editable: true,
        }
    }

    /// Whether the bot wrote it.
    pub fn is_bots(&self) -> bool {
        self.from == Sender::Bot
    }
}

impl World {
    /// Puts a message into its chat and returns its id.
    pub(super) fn post(&mut self, mut message: Message) -> i32 {
        message.date = self.now();
        message.id = self.next_message_id(message.chat);
        let id = message.id;
        if let Some(chat) = self.chats.get_mut(&message.chat) {
            chat.bot_spoke_last |= message.is_bots();
        }
        self.messages.entry(message.chat).or_default().insert(id, message);
        id
    }

    /// Private chats and small groups share one counter, every other chat has its own.
    fn next_message_id(&mut self, chat: i64) -> i32 {
        let own = self.chats.get_mut(&chat).filter(|chat| chat.kind != super::chats::Kind::Group);
        let counter = own.map_or(&mut self.last_message, |chat| &mut chat.last_message);
        *counter += 1;
        *counter
    }

    pub(super) fn message(&self, chat: i64, id: i32) -> Option<&Message> {
        self.messages.get(&chat)?.get(&id)
    }

    pub(super) fn message_mut(&mut self, chat: i64, id: i32) -> Option<&mut Message> {
        self.messages.get_mut(&chat)?.get_mut(&id)
    }

    /// A `Message`, with the one that it answers.
    pub(super) fn message_json(&self, message: &Message) -> Value {
        let mut json = self.bare_json(message);
        let answered = message.reply_to.and_then(|id| self.message(message.chat, id));
        if let Some(answered) = answered {
            json["reply_to_message"] = self.bare_json(answered);
        }
        json
    }

    fn bare_json(&self, message: &Message) -> Value {
        let mut json = json!({
            "message_id": message.id,
            "date": message.date,
            "chat": self.chat_json(message.chat),
        });
        self.add_sender(message, &mut json);
        if let Some(edited) = message.edited {
            json["edit_date"] = edited.into();
        }
        add_content(message, &mut json);
        if !message.buttons.is_empty() {
            json["reply_markup"] = markup::json(&message.buttons);
        }
        json
    }

    fn add_sender(&self, message: &Message, json: &mut Value) {
        match message.from {
            Sender::Bot if self.is_channel(message.chat) => {
                json["sender_chat"] = self.chat_json(message.chat);
            }
            Sender::Bot => json["from"] = self.bot.user(),
            Sender::Person(id) => json["from"] = self.user(id),
            Sender::Chat(id) => {
                json["sender_chat"] = self.chat_json(id);
                if !self.is_channel(message.chat) {
                    json["from"] = stand_in(id == message.chat);
                }
            }
        }
    }

    pub(super) fn is_channel(&self, chat: i64) -> bool {
        self.chats.get(&chat).is_some_and(|chat| chat.kind == super::chats::Kind::Channel)
    }
}

/// The account that `from` names when a chat speaks.
fn stand_in(anonymous: bool) -> Value {
    let (id, name, username) = if anonymous {
        (ANONYMOUS_ADMIN, "Group", "GroupAnonymousBot")
    } else {
        (CHANNEL_BOT, "Channel", "Channel_Bot")
    };
    json!({ "id": id, "is_bot": true, "first_name": name, "username": username })
}

fn add_content(message: &Message, json: &mut Value) {
    let (text, entities) = match &message.content {
        Content::Text => ("text", "entities"),
        _ => ("caption", "caption_entities"),
    };
    if !message.text.text.is_empty() {
        json[text] = message.text.text.as_str().into();
    }
    if let Some(list) = message.text.entities_json() {
        json[entities] = list;
    }
    match &message.content {
        Content::Text => {}
        Content::Document { file_id, name, mime, size } => {
            json["document"] = json!({
                "file_id": file_id,
                "file_unique_id": unique(file_id),
                "file_name": name,
                "mime_type": mime,
                "file_size": size,
            });
        }
        Content::Photo { file_id, size } => {
            json["photo"] = json!([
                photo_size(&small(file_id), 90, 51, 900),
                photo_size(file_id, 1280, 720, *size)
            ]);
        }
        Content::Other(field, value) => json[*field] = value.clone(),
    }
}

fn photo_size(file_id: &str, width: u32, height: u32, size: usize) -> Value {
    json!({
        "file_id": file_id,
        "file_unique_id": unique(file_id),
        "width": width,
        "height": height,
        "file_size": size,
    })
}

/// The id of a photo in the size of a thumbnail, which nobody should send again.
fn small(file_id: &str) -> String {
    format!("{file_id}s")
}

pub(super) fn unique(file_id: &str) -> String {
    format!("U{}", file_id.get(file_id.len().saturating_sub(12)..).unwrap_or(file_id))
}
