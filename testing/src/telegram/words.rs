//! The entities that nobody has to mark: commands, mentions, hashtags, links.

use super::text::{Entity, units};

/// Finds them in a plain text.
pub(super) fn find(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let lead = bare.len() - bare.trim_start_matches(['(', '"', '«', '\'']).len();
        if let Some((kind, length)) = recognise(&bare[lead..]) {
            let offset = at + units(&bare[..lead]);
            found.push(Entity::new(kind, offset, units(&bare[lead..lead + length])));
        }
        at += units(word);
    }
    found
}

/// The kind of a word and how many of its bytes belong to it.
fn recognise(word: &str) -> Option<(&'static str, usize)> {
    if let Some(rest) = word.strip_prefix('/') {
        let name = ascii_run(rest);
        let address = rest[name..].strip_prefix('@').map(|bot| 1 + ascii_run(bot));
        let length = 1 + name + address.filter(|length| *length > 3).unwrap_or(0);
        return (1..=64).contains(&name).then_some(("bot_command", length));
    }
    if let Some(rest) = word.strip_prefix('@') {
        let name = ascii_run(rest);
        return (3..=32).contains(&name).then_some(("mention", 1 + name));
    }
    if let Some(rest) = word.strip_prefix('#') {
        let length: usize =
            rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').map(char::len_utf8).sum();
        return (length > 0).then_some(("hashtag", 1 + length));
    }
    let link =
        word.starts_with("https://") || word.starts_with("http://") || word.starts_with("t.me/");
    link.then(|| ("url", word.trim_end_matches(['.', ',', ')', '!', '?', ':', '។']).len()))
}

fn ascii_run(text: &str) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count()
}
