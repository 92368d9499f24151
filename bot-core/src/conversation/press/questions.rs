//! What the buttons of questions to the speakers send back.

use crate::locale::Locale;

/// A pressed button. It names the forum or the question that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum QuestionsPress {
    /// *Ask the speakers* of this forum.
    Ask(String),
    /// Follows the forum and goes on.
    Follow(String),
    /// Sends what stands above.
    Send(String),
    Anew(String),
    /// The forum's queue.
    Queue(String),
    Open(String),
    /// The speakers were asked.
    Asked(String),
    /// With which one?
    MergeWith(String),
    /// Makes the first one with the second.
    Merge(String, String),
    Up(String),
    Down(String),
    Decline(String),
    /// Publishes it with the recap: what is the answer?
    Publish(String),
    /// Publishes what stands above.
    Put(String),
    Rewrite(String),
    /// Writes the question anew, in the moderator's words.
    Reword(String),
    /// The same in another language.
    Also(String, Locale),
}

impl QuestionsPress {
    /// At most 64 bytes: `q:`, a word, a slug of forty or two ids of ten.
    pub(crate) fn data(&self) -> String {
        match self {
            Self::Ask(slug) => format!("q:ask:{slug}"),
            Self::Follow(slug) => format!("q:follow:{slug}"),
            Self::Send(slug) => format!("q:send:{slug}"),
            Self::Anew(slug) => format!("q:anew:{slug}"),
            Self::Queue(slug) => format!("q:queue:{slug}"),
            Self::Open(id) => format!("q:open:{id}"),
            Self::Asked(id) => format!("q:asked:{id}"),
            Self::MergeWith(id) => format!("q:with:{id}"),
            Self::Merge(id, into) => format!("q:merge:{id}:{into}"),
            Self::Up(id) => format!("q:up:{id}"),
            Self::Down(id) => format!("q:down:{id}"),
            Self::Decline(id) => format!("q:decline:{id}"),
            Self::Publish(id) => format!("q:publish:{id}"),
            Self::Put(id) => format!("q:put:{id}"),
            Self::Rewrite(id) => format!("q:rewrite:{id}"),
            Self::Reword(id) => format!("q:reword:{id}"),
            Self::Also(id, locale) => format!("q:also:{id}:{locale}"),
        }
    }

    /// The reverse of [`QuestionsPress::data`].
    pub(crate) fn parse(data: &str) -> Option<Self> {
        let parts: Vec<&str> = data.strip_prefix("q:")?.split(':').collect();
        let one = |id: &&str| (*id).to_owned();
        Some(match parts.as_slice() {
            ["ask", slug] => Self::Ask(one(slug)),
            ["follow", slug] => Self::Follow(one(slug)),
            ["send", slug] => Self::Send(one(slug)),
            ["anew", slug] => Self::Anew(one(slug)),
            ["queue", slug] => Self::Queue(one(slug)),
            ["open", id] => Self::Open(one(id)),
            ["asked", id] => Self::Asked(one(id)),
            ["with", id] => Self::MergeWith(one(id)),
            ["merge", id, into] => Self::Merge(one(id), one(into)),
            ["up", id] => Self::Up(one(id)),
            ["down", id] => Self::Down(one(id)),
            ["decline", id] => Self::Decline(one(id)),
            ["publish", id] => Self::Publish(one(id)),
            ["put", id] => Self::Put(one(id)),
            ["rewrite", id] => Self::Rewrite(one(id)),
            ["reword", id] => Self::Reword(one(id)),
            ["also", id, locale] => Self::Also(one(id), Locale::parse(locale)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::QuestionsPress;
    use crate::locale::Locale;

    #[test]
    fn every_button_is_read_as_it_was_written() {
        let (slug, id) = (|| "s".repeat(40), || "i".repeat(10));
        let taps = [
            QuestionsPress::Ask(slug()),
            QuestionsPress::Follow(slug()),
            QuestionsPress::Send(slug()),
            QuestionsPress::Anew(slug()),
            QuestionsPress::Queue(slug()),
            QuestionsPress::Open(id()),
            QuestionsPress::Asked(id()),
            QuestionsPress::MergeWith(id()),
            QuestionsPress::Merge(id(), id()),
            QuestionsPress::Up(id()),
            QuestionsPress::Down(id()),
            QuestionsPress::Decline(id()),
            QuestionsPress::Publish(id()),
            QuestionsPress::Put(id()),
            QuestionsPress::Rewrite(id()),
            QuestionsPress::Reword(id()),
            QuestionsPress::Also(id(), Locale::KM),
        ];
        for tap in taps {
            let data = tap.data();
            assert!(data.len() + "new:".len() <= 64, "{data}");
            assert_eq!(QuestionsPress::parse(&data), Some(tap));
        }
        for bad in ["q:", "q:ask", "q:merge:a", "q:also:a:KM", "in:ask"] {
            assert_eq!(QuestionsPress::parse(bad), None, "{bad}");
        }
    }
}
