//! The messages in each chat that the adapter has seen since it started: ids only.

use std::collections::{HashMap, VecDeque};

use teloxide::types::{ChatId, MessageId};

/// Chats per generation: two generations are kept.
const GENERATION: usize = 10_000;
/// Ids per chat, as many as one call may delete.
const RECENT: usize = 100;

/// Remembers about twenty thousand chats, and forgets those that have been quiet the longest.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    young: HashMap<ChatId, Known>,
    old: HashMap<ChatId, Known>,
}

#[derive(Debug, Default)]
struct Known {
    screen: Vec<MessageId>,
    questions: Vec<MessageId>,
    /// The messages that a newer screen replaced last.
    retired: Vec<MessageId>,
    recent: VecDeque<MessageId>,
    /// Messages of the person that may hold a name.
    marked: Vec<MessageId>,
}

impl Memory {
    /// Notes a message of either side.
    pub(crate) fn note(&mut self, chat: ChatId, message: MessageId) {
        let recent = &mut self.known(chat).recent;
        if recent.contains(&message) {
            return;
        }
        if recent.len() == RECENT {
            recent.pop_front();
        }
        recent.push_back(message);
    }

    /// Notes the messages of the newest screen: several if it was too long for one, none if it must
    /// stay.
    pub(crate) fn show(&mut self, chat: ChatId, screen: Vec<MessageId>) {
        for message in &screen {
            self.note(chat, *message);
        }
        self.known(chat).screen = screen;
    }

    /// The newest screen.
    pub(crate) fn screen(&mut self, chat: ChatId) -> Vec<MessageId> {
        self.known(chat).screen.clone()
    }

    /// Notes whether these messages are a question, which is deleted once it is answered.
    pub(crate) fn ask(&mut self, chat: ChatId, messages: &[MessageId], asks: bool) {
        let questions = &mut self.known(chat).questions;
        questions.retain(|message| !messages.contains(message));
        if asks {
            questions.extend(messages);
            let surplus = questions.len().saturating_sub(RECENT);
            questions.drain(..surplus);
        }
    }

    /// Takes out the questions that are still in the chat.
    pub(crate) fn answered(&mut self, chat: ChatId) -> Vec<MessageId> {
        std::mem::take(&mut self.known(chat).questions)
    }

    /// A message of the person that may hold a name.
    pub(crate) fn mark(&mut self, chat: ChatId, message: MessageId) {
        let marked = &mut self.known(chat).marked;
        if !marked.contains(&message) && marked.len() < RECENT {
            marked.push(message);
        }
    }

    /// Takes out the messages that may hold a name.
    pub(crate) fn marked(&mut self, chat: ChatId) -> Vec<MessageId> {
        std::mem::take(&mut self.known(chat).marked)
    }

    /// Messages whose place a newer screen took.
    pub(crate) fn retire(&mut self, chat: ChatId, messages: &[MessageId]) {
        self.known(chat).retired = messages.to_vec();
    }

    /// The screen that replaced this message.
    pub(crate) fn successor(&mut self, chat: ChatId, message: MessageId) -> Option<MessageId> {
        let known = self.known(chat);
        known.retired.contains(&message).then(|| known.screen.last().copied()).flatten()
    }

    /// Takes out everything about a chat: the noted messages, oldest first.
    pub(crate) fn forget(&mut self, chat: ChatId) -> Vec<MessageId> {
        let known = self.young.remove(&chat).or_else(|| self.old.remove(&chat));
        known.map(|known| known.recent.into()).unwrap_or_default()
    }

    fn known(&mut self, chat: ChatId) -> &mut Known {
        if !self.young.contains_key(&chat) && self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        let old = &mut self.old;
        self.young.entry(chat).or_insert_with(|| old.remove(&chat).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_chats_are_forgotten_and_busy_ones_are_not() {
        let mut memory = Memory::default();
        let busy = ChatId(-1);
        for id in 0..30_000 {
            memory.show(ChatId(id), vec![MessageId(1)]);
            memory.show(busy, vec![MessageId(2)]);
        }
        assert_eq!(memory.screen(busy), [MessageId(2)]);
        assert_eq!(memory.screen(ChatId(29_999)), [MessageId(1)]);
        assert_eq!(memory.screen(ChatId(0)), []);
        assert!(memory.young.len() + memory.old.len() <= 2 * GENERATION);
    }

    #[test]
    fn a_chat_keeps_its_newest_hundred_ids_until_it_is_forgotten() {
        let mut memory = Memory::default();
        let chat = ChatId(5);
        for id in 1..=150 {
            memory.note(chat, MessageId(id));
            memory.note(chat, MessageId(id));
        }
        let known = memory.forget(chat);
        assert_eq!(known.len(), RECENT);
        assert_eq!(known.last(), Some(&MessageId(150)));
        assert!(memory.forget(chat).is_empty());
    }
}
