//! Keyboards: under a message, or in place of a person's own.

use serde_json::{Value, json};

use super::{link, refusal::Refusal, text::units};

/// More buttons than this, and the whole markup is refused.
const BUTTON_LIMIT: usize = 100;
/// Apps show no more in a row.
const ROW_LIMIT: usize = 8;
const PLACEHOLDER_LIMIT: usize = 64;

/// What a button under a message does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Sends this data to the bot.
    Data(String),
    /// Opens this address.
    Open(String),
    /// Puts this text onto the clipboard.
    Copy(String),
    /// Anything else, by the name of its field.
    Other(String),
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    pub label: String,
    pub action: Action,
    raw: Value,
}

/// The `reply_markup` of a call.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Markup {
    #[default]
    None,
    Inline(Vec<Vec<Button>>),
    Keyboard {
        rows: Vec<Vec<String>>,
        one_time: bool,
    },
    Remove,
    ForceReply,
}

/// Things that the server lets pass and people would notice.
pub(super) type Remarks = Vec<String>;

impl Markup {
    /// Reads and checks a markup.
    pub(super) fn read(value: Option<&Value>, remarks: &mut Remarks) -> Result<Self, Refusal> {
        let Some(value) = value else {
            return Ok(Self::None);
        };
        if value.is_string() {
            return Err(Refusal::careless("can't parse reply keyboard markup JSON object"));
        }
        if !value.is_object() {
            return Err(Refusal::careless("object expected as reply markup"));
        }
        check_placeholder(value)?;
        let keyboard = rows(value, "keyboard")?;
        let inline = rows(value, "inline_keyboard")?;
        if !keyboard.is_empty() {
            let one_time = value["one_time_keyboard"] == true;
            return Ok(Self::Keyboard { rows: labels(&keyboard, remarks)?, one_time });
        }
        if !inline.is_empty() {
            return read_inline(&inline, remarks);
        }
        if value["remove_keyboard"] == true {
            return Ok(Self::Remove);
        }
        Ok(if value["force_reply"] == true { Self::ForceReply } else { Self::None })
    }

    /// The buttons, if they belong under the message.
    pub(super) fn into_buttons(self) -> Vec<Vec<Button>> {
        match self {
            Self::Inline(rows) => rows,
            _ => Vec::new(),
        }
    }

    /// Messages sent with anything but buttons under them can never be edited.
    pub(super) fn bars_editing(&self) -> bool {
        !matches!(self, Self::None | Self::Inline(_))
    }
}

/// The buttons as an `InlineKeyboardMarkup`.
pub(super) fn json(rows: &[Vec<Button>]) -> Value {
    let row = |row: &Vec<Button>| row.iter().map(|button| button.raw.clone()).collect::<Value>();
    json!({ "inline_keyboard": rows.iter().map(row).collect::<Value>() })
}

fn check_placeholder(markup: &Value) -> Result<(), Refusal> {
    match markup["input_field_placeholder"].as_str() {
        Some(text) if units(text) > PLACEHOLDER_LIMIT => {
            Err(Refusal::careless("REPLY_MARKUP_INVALID"))
        }
        _ => Ok(()),
    }
}

fn rows<'a>(markup: &'a Value, field: &str) -> Result<Vec<&'a Vec<Value>>, Refusal> {
    let Some(value) = markup.get(field).filter(|value| !value.is_null()) else {
        return Ok(Vec::new());
    };
    let wrong = || Refusal::careless(format!("field \"{field}\" must be an Array of Arrays"));
    let rows = value.as_array().ok_or_else(wrong)?;
    rows.iter().map(|row| row.as_array().ok_or_else(wrong)).collect()
}

fn labels(rows: &[&Vec<Value>], remarks: &mut Remarks) -> Result<Vec<Vec<String>>, Refusal> {
    let label = |button: &Value| {
        let text = button.as_str().or_else(|| button["text"].as_str());
        text.map(|text| text.trim().to_owned()).ok_or_else(|| {
            Refusal::careless("can't parse keyboard button: Can't find field \"text\"")
        })
    };
    let mut read = Vec::new();
    for row in rows {
        let row = row.iter().map(label).collect::<Result<Vec<_>, _>>()?;
        read.push(without_empty(row, String::is_empty, remarks));
    }
    check_size(&read, remarks)?;
    read.retain(|row| !row.is_empty());
    Ok(read)
}

fn read_inline(rows: &[&Vec<Value>], remarks: &mut Remarks) -> Result<Markup, Refusal> {
    let mut read = Vec::new();
    for row in rows {
        let mut buttons = Vec::new();
        for button in *row {
            buttons.push(read_button(button, remarks)?);
        }
        read.push(without_empty(buttons, |button| button.label.is_empty(), remarks));
    }
    check_size(&read, remarks)?;
    read.retain(|row| !row.is_empty());
    Ok(if read.is_empty() { Markup::None } else { Markup::Inline(read) })
}

fn without_empty<T>(row: Vec<T>, empty: impl Fn(&T) -> bool, remarks: &mut Remarks) -> Vec<T> {
    let before = row.len();
    let kept: Vec<T> = row.into_iter().filter(|button| !empty(button)).collect();
    if kept.len() < before {
        remarks.push("a button without a label is dropped silently".into());
    }
    kept
}

fn check_size<T>(rows: &[Vec<T>], remarks: &mut Remarks) -> Result<(), Refusal> {
    if rows.iter().map(Vec::len).sum::<usize>() > BUTTON_LIMIT {
        return Err(Refusal::careless("reply markup is too long"));
    }
    if rows.iter().any(|row| row.len() > ROW_LIMIT) {
        remarks.push(format!("a row of more than {ROW_LIMIT} buttons is not shown as one row"));
    }
    Ok(())
}

const ACTIONS: [&str; 10] = [
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
];

fn read_button(button: &Value, remarks: &mut Remarks) -> Result<Button, Refusal> {
    let unparsable =
        |why: &str| Refusal::careless(format!("can't parse inline keyboard button: {why}"));
    if !button.is_object() {
        return Err(unparsable("InlineKeyboardButton must be an Object"));
    }
    let Some(label) = button["text"].as_str() else {
        return Err(unparsable("Can't find field \"text\""));
    };
    let filled = |field: &&&str| match &button[**field] {
        Value::Null => false,
        Value::String(text) => !text.is_empty() || field.starts_with("switch"),
        _ => true,
    };
    let present: Vec<&str> = ACTIONS.iter().filter(filled).copied().collect();
    let Some(first) = present.first() else {
        return Err(unparsable("Text buttons are unallowed in the inline keyboard"));
    };
    if present.len() > 1 {
        remarks.push(format!("a button with {} actions keeps only one", present.len()));
    }
    let action = read_action(first, &button[*first])?;
    let mut raw = button.clone();
    if let Action::Open(url) = &action {
        raw["url"] = url.as_str().into();
    }
    Ok(Button { label: label.trim().to_owned(), action, raw })
}

fn read_action(field: &str, value: &Value) -> Result<Action, Refusal> {
    let text = value.as_str().unwrap_or_default();
    match field {
        "callback_data" if text.len() > 64 => Err(Refusal::careless("BUTTON_DATA_INVALID")),
        "callback_data" => Ok(Action::Data(text.to_owned())),
        "url" => link::check(text).map(Action::Open).map_err(|why| {
            Refusal::careless(format!("inline keyboard button URL '{text}' is invalid: {why}"))
        }),
        "copy_text" => {
            let copied = value["text"].as_str().unwrap_or_default();
            if (1..=256).contains(&units(copied)) {
                Ok(Action::Copy(copied.to_owned()))
            } else {
                Err(Refusal::careless("BUTTON_COPY_TEXT_INVALID"))
            }
        }
        other => Ok(Action::Other(other.to_owned())),
    }
}
