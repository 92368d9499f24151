//! What a person sees, as text.

use super::{
    link,
    markup::{Action, Button},
    messages::{Content, Message, Sender},
    text::{Entity, Styled},
    world::World,
};

/// A message: what it holds, its text, its buttons row by row.
pub(super) fn message(message: &Message) -> String {
    let mut lines = Vec::new();
    match &message.content {
        Content::Text => {}
        Content::Document { name, .. } => lines.push(format!("(document {name})")),
        Content::Photo { .. } => lines.push("(photo)".into()),
        Content::Other("venue", venue) => lines.push(format!(
            "(venue {}, {} at {} {})",
            venue["title"].as_str().unwrap_or_default(),
            venue["address"].as_str().unwrap_or_default(),
            venue["location"]["latitude"],
            venue["location"]["longitude"],
        )),
        Content::Other(field, _) => lines.push(format!("({})", field.replace('_', " "))),
    }
    if !message.text.text.is_empty() {
        lines.push(styled(&message.text));
    }
    lines.extend(message.buttons.iter().map(|row| buttons(row)));
    lines.join("\n")
}

fn buttons(row: &[Button]) -> String {
    let shown = row.iter().map(|button| match &button.action {
        Action::Open(url) => match link::shared(url) {
            Some((link, text)) => format!("[ {} ⇪ {text} {link} ]", button.label),
            None => format!("[ {} → {url} ]", button.label),
        },
        Action::Copy(text) => format!("[ {} ⧉ {text} ]", button.label),
        Action::Data(_) | Action::Other(_) => format!("[ {} ]", button.label),
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// The text with its entities as marks.
pub(super) fn styled(styled: &Styled) -> String {
    let mut out = String::new();
    let mut open: Vec<&Entity> = Vec::new();
    let mut at = 0;
    let mut quoting = false;
    for letter in styled.text.chars() {
        close(&mut out, &mut open, at);
        for entity in styled.entities.iter().filter(|entity| entity.offset == at) {
            out.push_str(marks(entity).0);
            open.push(entity);
        }
        let quoted = open.iter().any(|entity| entity.kind.ends_with("blockquote"));
        if quoted && (!quoting || out.ends_with('\n')) {
            out.push_str("> ");
        }
        quoting = quoted;
        out.push(letter);
        at += letter.len_utf16();
    }
    close(&mut out, &mut open, at);
    out
}

fn close(out: &mut String, open: &mut Vec<&Entity>, at: usize) {
    while let Some(entity) = open.pop_if(|entity| entity.end() <= at) {
        out.push_str(marks(entity).1);
        if let ("text_link", Some(url)) = (entity.kind.as_str(), &entity.detail) {
            out.push_str(&format!(" <{url}>"));
        }
    }
}

fn marks(entity: &Entity) -> (&'static str, &'static str) {
    match entity.kind.as_str() {
        "bold" => ("*", "*"),
        "italic" => ("_", "_"),
        "underline" => ("__", "__"),
        "strikethrough" => ("~", "~"),
        "spoiler" => ("||", "||"),
        "code" => ("`", "`"),
        "pre" => ("```\n", "\n```"),
        _ => ("", ""),
    }
}

impl World {
    /// The visible messages of a chat, oldest first.
    pub(super) fn visible(&self, chat: i64) -> impl DoubleEndedIterator<Item = &Message> {
        self.messages.get(&chat).into_iter().flat_map(|messages| messages.values())
    }

    /// The newest message of the bot in a chat.
    pub(super) fn screen(&self, chat: i64) -> String {
        let newest = self.visible(chat).rev().find(|message| message.is_bots());
        newest.map(message).unwrap_or_default()
    }

    /// The whole chat, as one scrolls through it.
    pub(super) fn transcript(&self, chat: i64) -> String {
        let mut out = String::new();
        for shown in self.visible(chat) {
            out.push_str(&self.speaker(shown.from));
            out.push_str(":\n");
            for line in message(shown).lines() {
                out.push_str(format!("  {line}").trim_end());
                out.push('\n');
            }
        }
        out
    }

    fn speaker(&self, sender: Sender) -> String {
        match sender {
            Sender::Bot => self.bot.first_name.clone(),
            Sender::Person(id) => {
                self.accounts.get(&id).map(|account| account.full_name()).unwrap_or_default()
            }
            Sender::Chat(id) => {
                self.chats.get(&id).map(|chat| chat.title.clone()).unwrap_or_default()
            }
        }
    }
}
