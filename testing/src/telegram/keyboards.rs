//! The keyboard that stands in place of a person's own.

use super::{markup::Markup, world::World};

/// A keyboard and the message that brought it.
#[derive(Clone, Debug)]
pub(super) struct Keyboard {
    pub(super) rows: Vec<Vec<String>>,
    pub(super) message: i32,
    pub(super) one_time: bool,
}

impl World {
    /// A new message may bring a keyboard or take the old one away.
    pub(super) fn show_keyboard(&mut self, chat: i64, message: i32, markup: Markup) {
        match markup {
            Markup::Keyboard { rows, one_time } => {
                self.keyboards.insert(chat, Keyboard { rows, message, one_time });
            }
            Markup::Remove => drop(self.keyboards.remove(&chat)),
            Markup::None | Markup::Inline(_) | Markup::ForceReply => {}
        }
    }

    /// Apps drop a keyboard when the message that brought it is deleted.
    pub(super) fn drop_keyboard_of(&mut self, chat: i64, message: i32) {
        if self.keyboards.get(&chat).is_some_and(|keyboard| keyboard.message == message) {
            self.keyboards.remove(&chat);
        }
    }
}
