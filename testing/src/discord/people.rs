//! Accounts of people.

use serde_json::{Value, json};

use super::world::{World, text};

/// What Discord knows of a person.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) locale: String,
    /// Takes no direct messages from the bot.
    pub(super) closed: bool,
    /// The channel of the direct messages, once there is one.
    pub(super) dm: Option<u64>,
    /// Has written to the bot or used it in direct messages.
    pub(super) acquainted: bool,
    /// Private answers up to here were dismissed.
    pub(super) forgotten: u64,
    /// The interaction whose modal is open.
    pub(super) modal: Option<u64>,
}

impl Account {
    pub(super) fn new(id: u64, name: &str) -> Self {
        Self {
            id,
            name: name.into(),
            locale: "en-US".into(),
            closed: false,
            dm: None,
            acquainted: false,
            forgotten: 0,
            modal: None,
        }
    }

    /// The person as a user object.
    pub(super) fn user(&self) -> Value {
        json!({
            "id": text(self.id),
            "username": self.name.to_lowercase().replace(' ', "."),
            "discriminator": "0",
            "global_name": self.name,
            "avatar": null,
            "bot": false,
            "public_flags": 0,
        })
    }
}

impl World {
    /// A person of that name; the same name is the same person.
    pub(super) fn register(&mut self, name: &str) -> u64 {
        let known = self.people.values().find(|account| account.name == name);
        if let Some(account) = known {
            return account.id;
        }
        let id = self.next_id();
        self.people.insert(id, Account::new(id, name));
        id
    }

    /// Changes a person's account.
    pub(super) fn account(&mut self, id: u64) -> &mut Account {
        self.people.get_mut(&id).expect("the person exists")
    }
}
