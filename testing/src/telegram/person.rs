//! A person with a phone.

use serde_json::json;

use super::{
    Telegram,
    accounts::{Account, Notice},
    files::Stored,
    markup::Action,
    messages::{Content, Message, Sender},
    render,
    speaking::Said,
    text::{Styled, TEXT_LIMIT, units},
};

/// A handle on one person's account and private chat with the bot.
#[derive(Clone, Debug)]
pub struct Person {
    pub(super) tg: Telegram,
    pub(super) id: i64,
}

/// What a press on a button did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// The bot got an update of this id.
    Sent(u32),
    Opened(String),
    Copied(String),
}

impl Person {
    /// The account's id, which is also that of the private chat.
    pub fn id(&self) -> i64 {
        self.id
    }

    fn change(self, act: impl FnOnce(&mut Account)) -> Self {
        self.tg.shared.change(|world| world.accounts.get_mut(&self.id).map(act));
        self
    }

    pub fn language(self, code: &str) -> Self {
        self.change(|account| account.language = Some(code.into()))
    }

    pub fn last_name(self, name: &str) -> Self {
        self.change(|account| account.last_name = Some(name.into()))
    }

    pub fn username(self, name: &str) -> Self {
        self.change(|account| account.username = Some(name.into()))
    }

    /// Presses START, on a deep link's page if there is a payload; a blocked bot is unblocked by it.
    pub async fn start(&self, payload: Option<&str>) -> Said {
        if let Some(payload) = payload {
            let fine = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'_' | b'-');
            assert!(
                (1..=64).contains(&payload.len()) && payload.bytes().all(fine),
                "no deep link can carry the payload {payload:?}"
            );
        }
        if self.tg.shared.read(|world| world.accounts[&self.id].blocked) {
            self.unblock().await;
        }
        let text = payload.map_or("/start".to_owned(), |payload| format!("/start {payload}"));
        self.say(Content::Text, Styled::typed(&text), None)
    }

    /// Types a text; apps cut blanks at its ends and split what is too long.
    pub async fn send(&self, text: &str) -> Said {
        let text = text.trim();
        assert!(!text.is_empty(), "apps do not send an empty message");
        assert!(units(text) <= TEXT_LIMIT, "apps split such a long message");
        self.say(Content::Text, Styled::typed(text), None)
    }

    /// Sends a text that was formatted in the app, written here as HTML.
    pub async fn send_formatted(&self, html: &str) -> Said {
        self.say(Content::Text, Styled::formatted(html), None)
    }

    /// Answers a message.
    pub async fn reply(&self, message: i32, text: &str) -> Said {
        self.say(Content::Text, Styled::typed(text.trim()), Some(message))
    }

    /// Changes a message that was sent before.
    pub async fn edit(&self, message: i32, text: &str) -> u32 {
        self.tg.shared.change(|world| world.reword(self.id, message, Styled::typed(text)))
    }

    pub async fn voice(&self) -> Said {
        self.voice_of(3).await
    }

    /// Speaks for so many seconds.
    pub async fn voice_of(&self, seconds: u32) -> Said {
        let content = self.upload(Stored::voice(seconds));
        self.say(content, Styled::default(), None)
    }

    pub async fn sticker(&self) -> Said {
        let sticker = json!({
            "file_id": "CAACAgUAAxkBsticker",
            "file_unique_id": "Usticker",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": false,
            "is_video": false,
            "emoji": "👍",
        });
        self.say(Content::Other("sticker", sticker), Styled::default(), None)
    }

    pub async fn location(&self, latitude: f64, longitude: f64) -> Said {
        let place = json!({ "latitude": latitude, "longitude": longitude });
        self.say(Content::Other("location", place), Styled::default(), None)
    }

    /// Shares the contact of an account, one's own or another's.
    pub async fn contact(&self, of: &Person, phone: &str) -> Said {
        let name = self.tg.shared.read(|world| world.accounts[&of.id].first_name.clone());
        let contact = json!({ "phone_number": phone, "first_name": name, "user_id": of.id });
        self.say(Content::Other("contact", contact), Styled::default(), None)
    }

    /// Sends a photo; the caption may be formatted, written here as HTML.
    pub async fn photo(&self, caption: &str) -> Said {
        let content = self.upload(Stored::photo());
        self.say(content, Styled::formatted(caption), None)
    }

    pub async fn document(&self, name: &str, bytes: &[u8]) -> Said {
        self.document_with(name, bytes, "").await
    }

    /// Sends a file with a caption.
    pub async fn document_with(&self, name: &str, bytes: &[u8], caption: &str) -> Said {
        let content = self.upload(Stored::document(name, bytes));
        self.say(content, Styled::formatted(caption), None)
    }

    fn upload(&self, stored: Stored) -> Content {
        self.tg.shared.change(|world| {
            let file_id = world.store(stored);
            world.files[&file_id].content(file_id.clone())
        })
    }

    fn say(&self, content: Content, text: Styled, reply_to: Option<i32>) -> Said {
        let mut message = Message::new(self.id, Sender::Person(self.id), text);
        message.content = content;
        message.reply_to = reply_to;
        self.tg.shared.change(|world| {
            let blocked = world.accounts[&self.id].blocked;
            assert!(!blocked, "one can't write to a bot that one blocked");
            world.say(message)
        })
    }

    /// Presses the button of that label, or of a label that contains it, on the newest message that
    /// has one; failing that, on the keyboard. A link to the bot itself is followed.
    pub async fn press(&self, label: &str) -> Press {
        if let Some((message, action)) = self.tg.find_button(self.id, label) {
            return self.activate(self.id, message, action).await;
        }
        if let Some(text) = self.find_key(label) {
            return Press::Sent(self.send(&text).await.update);
        }
        panic!("no button {label:?} in this chat:\n{}", self.transcript());
    }

    pub(super) async fn activate(&self, chat: i64, message: i32, action: Action) -> Press {
        match action {
            Action::Data(data) => {
                let press =
                    |world: &mut super::world::World| world.press(self.id, chat, message, &data);
                Press::Sent(self.tg.shared.change(press))
            }
            Action::Open(url) => match self.tg.own_payload(&url) {
                Some(payload) => Press::Sent(self.start(payload.as_deref()).await.update),
                None => Press::Opened(url),
            },
            Action::Copy(text) => Press::Copied(text),
            Action::Other(kind) => panic!("pressing a button with {kind} is not simulated"),
        }
    }

    fn find_key(&self, label: &str) -> Option<String> {
        self.tg.shared.change(|world| {
            let keyboard = world.keyboards.get(&self.id)?;
            let keys = || keyboard.rows.iter().flatten();
            let exact = keys().find(|key| *key == label);
            let key = exact.or_else(|| keys().find(|key| key.contains(label)))?.clone();
            if keyboard.one_time {
                world.keyboards.remove(&self.id);
            }
            Some(key)
        })
    }

    /// A press that no app would send: any message, any data.
    pub async fn press_data(&self, message: i32, data: &str) -> u32 {
        self.tg.shared.change(|world| world.press(self.id, self.id, message, data))
    }

    pub async fn block(&self) -> u32 {
        self.tg.shared.change(|world| world.set_blocked(self.id, true))
    }

    pub async fn unblock(&self) -> u32 {
        self.tg.shared.change(|world| world.set_blocked(self.id, false))
    }

    /// Closes the account; the bot is not told.
    pub async fn deactivate(&self) {
        self.tg.shared.change(|world| {
            world.accounts.get_mut(&self.id).map(|account| account.deactivated = true)
        });
    }

    /// Deletes a message for both sides; the bot is not told.
    pub async fn delete(&self, message: i32) {
        self.tg.shared.change(|world| world.remove(self.id, message));
    }

    /// The newest message of the bot, as text.
    pub fn screen(&self) -> String {
        self.tg.shared.read(|world| world.screen(self.id))
    }

    /// Every visible message, as text.
    pub fn transcript(&self) -> String {
        self.tg.shared.read(|world| world.transcript(self.id))
    }

    /// Every visible message, as (id, text), oldest first.
    pub fn seen(&self) -> Vec<(i32, String)> {
        let messages = self.messages();
        messages.iter().map(|message| (message.id, render::message(message))).collect()
    }

    /// First and last name.
    pub fn full_name(&self) -> String {
        self.tg.shared.read(|world| world.accounts[&self.id].full_name())
    }

    /// Every visible message.
    pub fn messages(&self) -> Vec<Message> {
        self.tg.shared.read(|world| world.visible(self.id).cloned().collect())
    }

    /// The keyboard in place of one's own, row by row; empty if there is none.
    pub fn keyboard(&self) -> Vec<Vec<String>> {
        let keyboard = |world: &super::world::World| world.keyboards.get(&self.id).cloned();
        self.tg.shared.read(keyboard).map(|keyboard| keyboard.rows).unwrap_or_default()
    }

    /// The pop-ups that answered presses, oldest first.
    pub fn notices(&self) -> Vec<Notice> {
        self.tg.shared.read(|world| world.accounts[&self.id].notices.clone())
    }
}
