//! The HTML that messages may be written in: few tags, strictly closed.

use super::{
    link,
    references::reference,
    tags::{Open, TAGS, kind, note},
    text::{Entity, Styled},
};

struct Parser<'a> {
    source: &'a str,
    at: usize,
    text: String,
    offset: usize,
    open: Vec<Open>,
    entities: Vec<Entity>,
}

/// Parses a whole message; the error is what the server says after "can't parse entities: ".
pub(super) fn parse(source: &str) -> Result<Styled, String> {
    let mut parser = Parser {
        source,
        at: 0,
        text: String::with_capacity(source.len()),
        offset: 0,
        open: Vec::new(),
        entities: Vec::new(),
    };
    while let Some(letter) = parser.peek() {
        match letter {
            '<' if parser.rest().starts_with("</") => parser.end_tag()?,
            '<' => parser.start_tag()?,
            _ => {
                let letter = parser.letter()?;
                parser.text.push(letter);
                parser.offset += letter.len_utf16();
            }
        }
    }
    parser.finish()
}

impl Parser<'_> {
    fn finish(mut self) -> Result<Styled, String> {
        if let Some(open) = self.open.last() {
            return Err(format!("Can't find end tag corresponding to start tag \"{}\"", open.tag));
        }
        for entity in self.entities.iter_mut().filter(|entity| entity.kind == "code") {
            entity.detail = None;
        }
        self.entities.sort_by_key(|entity| (entity.offset, usize::MAX - entity.length));
        Ok(Styled { text: self.text, entities: self.entities })
    }

    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Moves over everything that `inside` accepts and returns it.
    fn take_while(&mut self, inside: impl Fn(char) -> bool) -> String {
        let taken: String = self.rest().chars().take_while(|letter| inside(*letter)).collect();
        self.at += taken.len();
        taken
    }

    fn skip_blanks(&mut self) {
        self.take_while(is_space);
    }

    /// One character, or the one that a `&…;` stands for.
    fn letter(&mut self) -> Result<char, String> {
        if let Some((code, length)) = reference(self.rest()) {
            self.at += length;
            return char::from_u32(code).ok_or_else(|| {
                "Text contains invalid Unicode characters after decoding HTML entities, check for \
                 unmatched surrogate code units"
                    .to_owned()
            });
        }
        let letter = self.peek().unwrap_or_default();
        self.at += letter.len_utf8();
        Ok(letter)
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        self.at += 1;
        let tag = self.take_while(|letter| !is_space(letter) && letter != '>').to_lowercase();
        if self.peek().is_none() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        if !TAGS.contains(&tag.as_str()) {
            return Err(format!("Unsupported start tag \"{tag}\" at byte offset {begin}"));
        }
        let mut argument = String::new();
        while self.peek() != Some('>') {
            self.skip_blanks();
            if self.peek() == Some('>') {
                break;
            }
            self.attribute(&tag, begin, &mut argument)?;
        }
        self.at += 1;
        if tag == "span" && argument != "spoiler" {
            let why = "Tag \"span\" must have class \"tg-spoiler\"";
            return Err(format!("{why} at byte offset {begin}"));
        }
        self.open.push(Open { tag, argument, offset: self.offset, text_start: self.text.len() });
        Ok(())
    }

    fn attribute(&mut self, tag: &str, begin: usize, argument: &mut String) -> Result<(), String> {
        let ends = |letter| is_space(letter) || matches!(letter, '=' | '>' | '/' | '"' | '\'');
        let name = self.take_while(|letter| !ends(letter));
        if name.is_empty() {
            return Err(format!(
                "Empty attribute name in the tag \"{tag}\" at byte offset {begin}"
            ));
        }
        self.skip_blanks();
        let unclosed = format!("Unclosed start tag \"{tag}\" at byte offset {begin}");
        match self.peek() {
            None => return Err(unclosed),
            Some('=') => self.at += 1,
            Some(_) => {
                if (tag, name.as_str()) == ("blockquote", "expandable") {
                    "1".clone_into(argument);
                }
                return Ok(());
            }
        }
        self.skip_blanks();
        let value = match self.peek() {
            None => return Err(unclosed),
            Some(quote @ ('"' | '\'')) => self.quoted(quote)?,
            Some(_) => self.token()?,
        };
        if self.peek().is_none() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        note(tag, &name, value, argument);
        Ok(())
    }

    fn quoted(&mut self, quote: char) -> Result<String, String> {
        self.at += 1;
        let mut value = String::new();
        while self.peek().is_some_and(|letter| letter != quote) {
            value.push(self.letter()?);
        }
        self.at += usize::from(self.peek().is_some());
        Ok(value)
    }

    fn token(&mut self) -> Result<String, String> {
        let begin = self.at;
        let value =
            self.take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-'));
        match self.peek() {
            Some(letter) if !is_space(letter) && letter != '>' => {
                Err(format!("Unexpected end of name token at byte offset {begin}"))
            }
            _ => Ok(value.to_lowercase()),
        }
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        self.at += 2;
        let tag = self.take_while(|letter| !is_space(letter) && letter != '>').to_lowercase();
        self.skip_blanks();
        if self.peek() != Some('>') {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        self.at += 1;
        if !tag.is_empty() && tag != open.tag {
            let (wanted, offset) = (&open.tag, begin);
            return Err(format!(
                "Unmatched end tag at byte offset {offset}, expected \"</{wanted}>\", found \"</{tag}>\""
            ));
        }
        self.close(open)
    }

    fn close(&mut self, open: Open) -> Result<(), String> {
        let mut entity = Entity::new(kind(&open), open.offset, self.offset - open.offset);
        if entity.length == 0 {
            return Ok(());
        }
        let last = self.entities.last_mut();
        let twin = last.filter(|last| (last.offset, last.length) == (entity.offset, entity.length));
        match (open.tag.as_str(), twin) {
            ("pre", Some(code)) if code.kind == "code" && code.detail.is_some() => {
                "pre".clone_into(&mut code.kind);
                return Ok(());
            }
            ("code", Some(pre)) if pre.kind == "pre" && !open.argument.is_empty() => {
                pre.detail = Some(open.argument);
                return Ok(());
            }
            ("code", _) if !open.argument.is_empty() => entity.detail = Some(open.argument),
            ("tg-emoji", _) if open.argument.parse::<i64>().unwrap_or_default() == 0 => {
                return Err("Invalid custom emoji identifier specified".into());
            }
            ("tg-emoji", _) => entity.detail = Some(open.argument),
            ("a", _) => {
                let shown = self.text[open.text_start..].to_owned();
                let address = if open.argument.is_empty() { shown } else { open.argument };
                // A link that leads nowhere is dropped, its words stay.
                let Ok(address) = link::check(&address) else {
                    return Ok(());
                };
                entity.detail = Some(address);
            }
            _ => {}
        }
        self.entities.push(entity);
        Ok(())
    }
}

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\r' | '\n' | '\0' | '\u{b}')
}
