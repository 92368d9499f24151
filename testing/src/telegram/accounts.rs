//! People, as the bot sees them.

use serde_json::{Value, json};

use super::world::World;

/// One person's account.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) id: i64,
    pub(super) first_name: String,
    pub(super) last_name: Option<String>,
    pub(super) username: Option<String>,
    pub(super) language: Option<String>,
    /// Pressed START at least once.
    pub(super) started: bool,
    pub(super) blocked: bool,
    pub(super) deactivated: bool,
    /// What the bot popped up after presses.
    pub(super) notices: Vec<Notice>,
}

/// A pop-up after a press on a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    /// It must be dismissed by hand.
    pub alert: bool,
}

impl Account {
    pub(super) fn new(id: i64, first_name: &str) -> Self {
        Self {
            id,
            first_name: first_name.into(),
            last_name: None,
            username: None,
            language: None,
            started: false,
            blocked: false,
            deactivated: false,
            notices: Vec::new(),
        }
    }

    /// First and last name.
    pub(super) fn full_name(&self) -> String {
        match &self.last_name {
            Some(last) => format!("{} {last}", self.first_name),
            None => self.first_name.clone(),
        }
    }

    /// The account as a `User`.
    pub(super) fn user(&self) -> Value {
        let mut user = json!({ "id": self.id, "is_bot": false, "first_name": self.first_name });
        self.add_optional(&mut user);
        if let Some(language) = &self.language {
            user["language_code"] = language.as_str().into();
        }
        user
    }

    /// The account as a private `Chat`.
    pub(super) fn chat(&self) -> Value {
        let mut chat = json!({ "id": self.id, "type": "private", "first_name": self.first_name });
        self.add_optional(&mut chat);
        chat
    }

    fn add_optional(&self, json: &mut Value) {
        for (field, value) in [("last_name", &self.last_name), ("username", &self.username)] {
            if let Some(value) = value {
                json[field] = value.as_str().into();
            }
        }
    }
}

impl World {
    /// The account's `User`, or that of the bot.
    pub(super) fn user(&self, id: i64) -> Value {
        match self.accounts.get(&id) {
            Some(account) => account.user(),
            None => self.bot.user(),
        }
    }

    /// Registers an account unless it exists.
    pub(super) fn register(&mut self, id: i64, first_name: &str) {
        self.accounts.entry(id).or_insert_with(|| Account::new(id, first_name));
    }
}
