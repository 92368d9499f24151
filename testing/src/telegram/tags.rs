//! The tags of messages' HTML and what they become.

/// Every tag that the server knows.
pub(super) const TAGS: [&str; 17] = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "strike",
    "del",
    "u",
    "ins",
    "tg-spoiler",
    "tg-emoji",
    "tg-time",
    "span",
    "pre",
    "code",
    "blockquote",
];

/// A start tag that waits for its end.
pub(super) struct Open {
    pub(super) tag: String,
    pub(super) argument: String,
    pub(super) offset: usize,
    pub(super) text_start: usize,
}

/// Keeps what a tag's attribute means; other attributes are ignored.
pub(super) fn note(tag: &str, name: &str, value: String, argument: &mut String) {
    let kept = match (tag, name) {
        ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "format") => Some(value),
        ("code", "class") => value.strip_prefix("language-").map(str::to_owned),
        ("span", "class") => value.strip_prefix("tg-").map(str::to_owned),
        ("blockquote", "expandable") => Some("1".into()),
        _ => None,
    };
    if let Some(kept) = kept {
        *argument = kept;
    }
}

/// The kind of entity that a tag becomes.
pub(super) fn kind(open: &Open) -> &'static str {
    match open.tag.as_str() {
        "i" | "em" => "italic",
        "b" | "strong" => "bold",
        "s" | "strike" | "del" => "strikethrough",
        "u" | "ins" => "underline",
        "tg-spoiler" | "span" => "spoiler",
        "tg-emoji" => "custom_emoji",
        "tg-time" => "date_time",
        "pre" => "pre",
        "code" => "code",
        "blockquote" if open.argument.is_empty() => "blockquote",
        "blockquote" => "expandable_blockquote",
        _ => "text_link",
    }
}
