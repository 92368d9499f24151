//! A direct message as its reader sees it.

use crate::direct_message::{Contents, DirectMessage, MessageButton, MessageLine};
use crate::khmer;
use crate::outcome::{Button, Place, Reply};
use crate::text::{Arg, Message, Phrase, Text};

/// Characters of a person's own words in one message, so that the words around them fit as well
/// (Telegram Bot API: sendMessage, 4,096).
const OWN_WORDS: usize = 3_500;
/// Arguments that are counts.
const COUNTS: [&str; 4] = ["number", "more", "most", "total"];

/// The message in its reader's language, with the words that the locale files have today.
pub(super) fn reply(note: &DirectMessage) -> Reply {
    let Contents::Plain { lines, buttons } = &note.what;
    let mut text = Text::new();
    let mut room = OWN_WORDS;
    for line in lines {
        let phrase = phrase(line, &mut room);
        text = if line.quote { text.quote(phrase) } else { text.para(phrase) };
    }
    let mut reply = Reply::new(note.locale, text).place(Place::Fresh);
    reply.attachment.clone_from(&note.voice);
    for MessageButton { id, data } in buttons {
        let label = Message::named(id.clone(), Vec::new());
        reply = reply.row([Button::press(label, data.clone())]);
    }
    reply
}

fn phrase(line: &MessageLine, room: &mut usize) -> Phrase {
    let mut fitting = |words: &str| {
        let words = khmer::fit(words, *room);
        *room -= words.chars().count().min(*room);
        words
    };
    if let Some(words) = line.own_words() {
        return Phrase::Plain(fitting(words));
    }
    let args = line.args.iter().map(|(name, words)| (name.clone(), arg(name, fitting(words))));
    Phrase::Message(Message::named(line.id.clone(), args.collect()))
}

/// Counts are shown in the reader's digits. A ticket's code may look like a number and must stay as it
/// is.
fn arg(name: &str, words: String) -> Arg {
    let counts = COUNTS.contains(&name);
    words.parse().ok().filter(|_| counts).map_or(Arg::Text(words), Arg::Number)
}
