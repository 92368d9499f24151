//! What an embed may hold.

use serde_json::Value;

use super::refusal::{Form, join};

/// All texts of all embeds of a message together.
const ALL: usize = 6000;

/// Checks the embeds of a message.
pub(super) fn check(body: &Value, base: &str, form: &mut Form) {
    let embeds = form.list(body, base, "embeds", 0, 10);
    let path = join(base, "embeds");
    for (number, embed) in embeds.iter().enumerate() {
        check_one(embed, &join(&path, number), form);
    }
    if embeds.iter().map(length).sum::<usize>() > ALL {
        let message = "Embed size exceeds maximum size of 6000";
        form.wrong(&path, "MAX_EMBED_SIZE_EXCEEDED", message);
    }
}

fn check_one(embed: &Value, base: &str, form: &mut Form) {
    if !embed.is_object() {
        form.wrong(base, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        return;
    }
    form.text_if_any(embed, base, "title", 0, 256);
    form.text_if_any(embed, base, "description", 0, 4096);
    form.number(embed, base, "color", 0, 0xff_ffff);
    address(embed, base, "url", form);
    form.text_if_any(&embed["footer"], &join(base, "footer"), "text", 1, 2048);
    form.text_if_any(&embed["author"], &join(base, "author"), "name", 1, 256);
    for picture in ["image", "thumbnail"] {
        address(&embed[picture], &join(base, picture), "url", form);
    }
    if embed["timestamp"].as_str().is_some_and(|time| time.parse::<jiff::Timestamp>().is_err()) {
        let message = "Could not parse. Should be ISO8601.";
        form.wrong(&join(base, "timestamp"), "DATE_TIME_TYPE_PARSE", message);
    }
    for (number, field) in form.list(embed, base, "fields", 0, 25).iter().enumerate() {
        let path = join(&join(base, "fields"), number);
        form.text(field, &path, "name", 1, 256);
        form.text(field, &path, "value", 1, 1024);
    }
    if is_empty(embed) {
        form.wrong(&join(base, "description"), "BASE_TYPE_REQUIRED", "This field is required");
    }
}

/// An address that apps can open.
pub(super) fn address(body: &Value, base: &str, key: &str, form: &mut Form) {
    let fine = |url: &str| {
        ["http://", "https://", "attachment://"].iter().any(|scheme| url.starts_with(scheme))
            && !url.contains(char::is_whitespace)
            && url.chars().count() <= 2048
    };
    if body[key].as_str().is_some_and(|url| !fine(url)) {
        form.wrong(&join(base, key), "URL_TYPE_INVALID_URL", "Not a well formed URL.");
    }
}

fn is_empty(embed: &Value) -> bool {
    let said = |key: &str| embed[key].as_str().is_some_and(|text| !text.trim().is_empty());
    let listed = embed["fields"].as_array().is_some_and(|fields| !fields.is_empty());
    let pictured = ["image", "thumbnail"].iter().any(|key| embed[*key]["url"].is_string());
    let noted = embed["footer"]["text"].is_string() || embed["author"]["name"].is_string();
    !(said("title") || said("description") || listed || pictured || noted)
}

fn length(embed: &Value) -> usize {
    let count = |text: &Value| text.as_str().map_or(0, |text| text.chars().count());
    let fields = embed["fields"].as_array().map_or(0, |fields| {
        fields.iter().map(|field| count(&field["name"]) + count(&field["value"])).sum()
    });
    count(&embed["title"])
        + count(&embed["description"])
        + count(&embed["footer"]["text"])
        + count(&embed["author"]["name"])
        + fields
}
