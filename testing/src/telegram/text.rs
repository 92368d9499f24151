//! Text with entities, cleaned and measured as the server does it.

use serde_json::{Value, json};

use super::{html, params::Params, refusal::Refusal};

/// What a message may hold, in UTF-16 units.
pub(super) const TEXT_LIMIT: usize = 4096;
pub(super) const CAPTION_LIMIT: usize = 1024;
/// Entities beyond this number are silently dropped.
pub(super) const ENTITY_LIMIT: usize = 100;
/// Bytes before parsing.
const RAW_LIMIT: usize = 1 << 15;

/// A stretch of text with a meaning; offset and length count UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub kind: String,
    pub offset: usize,
    pub length: usize,
    /// Where a `text_link` leads, or the language of a `pre`.
    pub detail: Option<String>,
}

impl Entity {
    pub(super) fn new(kind: &str, offset: usize, length: usize) -> Self {
        Self { kind: kind.into(), offset, length, detail: None }
    }

    pub(super) fn end(&self) -> usize {
        self.offset + self.length
    }

    fn json(&self) -> Value {
        let mut json = json!({ "type": self.kind, "offset": self.offset, "length": self.length });
        let field = match self.kind.as_str() {
            "text_link" => "url",
            "custom_emoji" => "custom_emoji_id",
            _ => "language",
        };
        if let Some(detail) = &self.detail {
            json[field] = detail.as_str().into();
        }
        json
    }

    fn from_json(value: &Value) -> Option<Self> {
        let number = |name: &str| usize::try_from(value[name].as_u64()?).ok();
        let detail = ["url", "language", "custom_emoji_id"]
            .iter()
            .find_map(|name| value[*name].as_str().map(str::to_owned));
        let kind = value["type"].as_str()?.to_owned();
        Some(Self { kind, offset: number("offset")?, length: number("length")?, detail })
    }
}

/// A text and its entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Styled {
    pub text: String,
    pub entities: Vec<Entity>,
}

impl Styled {
    /// What a person types: commands, mentions, links and hashtags are recognised.
    pub(super) fn typed(text: &str) -> Self {
        let mut styled = Self { text: text.to_owned(), entities: Vec::new() };
        styled.recognise();
        styled
    }

    /// What a person formats in the app, written as HTML.
    pub(super) fn formatted(html: &str) -> Self {
        let mut styled = html::parse(html).expect("good HTML");
        styled.recognise();
        styled
    }

    /// Reads `field` of a call with its parse mode or its list of entities.
    pub(super) fn read(params: &Params, field: &str, entities: &str) -> Result<Self, Refusal> {
        let raw = params.text(field).unwrap_or_default();
        if raw.len() > RAW_LIMIT {
            return Err(Refusal::careless("text is too long"));
        }
        let mode = params.text("parse_mode").unwrap_or_default().to_lowercase();
        let mut styled = match mode.as_str() {
            "" | "none" => Self { text: raw, entities: listed(params.structure(entities))? },
            "html" => html::parse(&raw)
                .map_err(|why| Refusal::careless(format!("can't parse entities: {why}")))?,
            _ => return Err(Refusal::careless("unsupported parse_mode")),
        };
        styled.clean();
        styled.recognise();
        Ok(styled)
    }

    /// Length in UTF-16 units.
    pub fn units(&self) -> usize {
        units(&self.text)
    }

    pub(super) fn entities_json(&self) -> Option<Value> {
        let list: Vec<Value> = self.entities.iter().take(ENTITY_LIMIT).map(Entity::json).collect();
        (!list.is_empty()).then_some(Value::Array(list))
    }

    /// Control characters become spaces, carriage returns and bidirectional overrides vanish,
    /// blanks at both ends are cut.
    fn clean(&mut self) {
        let mut text = String::with_capacity(self.text.len());
        let mut moved = Vec::with_capacity(self.text.len() + 1);
        let mut written = 0;
        for letter in self.text.chars() {
            moved.extend(std::iter::repeat_n(written, letter.len_utf16()));
            let kept = match letter {
                '\r' | '\u{2028}'..='\u{202e}' | '\u{333}' | '\u{33f}' | '\u{30a}' => continue,
                '\n' => '\n',
                '\0'..='\u{20}' => ' ',
                other => other,
            };
            text.push(kept);
            written += kept.len_utf16();
        }
        moved.push(written);
        self.text = text;
        self.remap(|at| moved.get(at).copied().unwrap_or(written));
        self.trim();
    }

    fn trim(&mut self) {
        let kept = units(self.text.trim_end_matches([' ', '\n', '\u{a0}', '\u{200b}', '\u{feff}']));
        self.text =
            self.text.trim_end_matches([' ', '\n', '\u{a0}', '\u{200b}', '\u{feff}']).into();
        self.remap(|at| at.min(kept));
        let first = self.entities.iter().map(|entity| entity.offset).min().unwrap_or(usize::MAX);
        let blanks = self.text.chars().take_while(|letter| matches!(letter, ' ' | '\n')).count();
        let cut = blanks.min(first);
        self.text.drain(..cut);
        self.remap(|at| at - cut);
    }

    fn remap(&mut self, place: impl Fn(usize) -> usize) {
        for entity in &mut self.entities {
            let end = place(entity.end());
            entity.offset = place(entity.offset);
            entity.length = end.saturating_sub(entity.offset);
        }
        self.entities.retain(|entity| entity.length > 0);
    }

    fn recognise(&mut self) {
        let taken = std::mem::take(&mut self.entities);
        let rigid = |kind: &str| matches!(kind, "code" | "pre" | "text_link");
        let free = |found: &Entity| {
            let meets = |other: &Entity| found.offset < other.end() && other.offset < found.end();
            !taken.iter().any(|other| rigid(&other.kind) && meets(other))
        };
        let mut all: Vec<Entity> =
            super::words::find(&self.text).into_iter().filter(free).collect();
        all.extend(taken);
        all.sort_by_key(|entity| (entity.offset, usize::MAX - entity.length));
        self.entities = all;
    }
}

/// UTF-16 units of a text.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn listed(entities: Option<&Value>) -> Result<Vec<Entity>, Refusal> {
    let Some(entities) = entities else {
        return Ok(Vec::new());
    };
    let list = entities.as_array().map(Vec::as_slice).unwrap_or_default();
    let read = |value| {
        Entity::from_json(value).ok_or_else(|| {
            Refusal::careless("can't parse MessageEntity: Can't find field \"type\"")
        })
    };
    list.iter().map(read).collect()
}
