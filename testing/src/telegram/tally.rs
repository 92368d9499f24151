//! Who got which text how often: counted as it happens, so that a crowd can be checked at once.

use std::collections::HashMap;

/// Counts by text and chat.
#[derive(Debug, Default)]
pub(super) struct Tally {
    texts: HashMap<String, Receivers>,
}

#[derive(Debug, Default)]
struct Receivers {
    sum: usize,
    chats: HashMap<i64, u32>,
}

impl Tally {
    /// A chat got a text.
    pub(super) fn count(&mut self, chat: i64, text: &str) {
        // No entry by an owned key: most texts are known.
        if !self.texts.contains_key(text) {
            self.texts.insert(text.to_owned(), Receivers::default());
        }
        if let Some(receivers) = self.texts.get_mut(text) {
            receivers.sum += 1;
            *receivers.chats.entry(chat).or_default() += 1;
        }
    }

    pub(super) fn received(&self, chat: i64, text: &str) -> u32 {
        self.texts.get(text).and_then(|known| known.chats.get(&chat)).copied().unwrap_or_default()
    }

    pub(super) fn sent(&self, text: &str) -> usize {
        self.texts.get(text).map_or(0, |known| known.sum)
    }

    pub(super) fn receivers(&self, text: &str) -> HashMap<i64, u32> {
        self.texts.get(text).map(|known| known.chats.clone()).unwrap_or_default()
    }

    /// Of all texts that begin so.
    pub(super) fn receivers_of(&self, begins: &str) -> HashMap<i64, u32> {
        let mut all = HashMap::new();
        for (_, known) in self.texts.iter().filter(|(text, _)| text.starts_with(begins)) {
            for (chat, times) in &known.chats {
                *all.entry(*chat).or_default() += times;
            }
        }
        all
    }
}
