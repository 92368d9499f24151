//! What rows of buttons and selects may hold, and the fields of a modal.

use std::collections::HashSet;

use serde_json::Value;

use super::{
    embeds::address,
    refusal::{Form, join},
};

pub(super) const ROW: i64 = 1;
pub(super) const BUTTON: i64 = 2;
pub(super) const STRING_SELECT: i64 = 3;
pub(super) const TEXT_INPUT: i64 = 4;
pub(super) const ROLE_SELECT: i64 = 6;
/// The style of a button that opens an address.
pub(super) const LINK: i64 = 5;

/// Checks the rows of a message.
pub(super) fn check(body: &Value, base: &str, form: &mut Form) {
    let mut ids = HashSet::new();
    let path = join(base, "components");
    for (number, row) in form.list(body, base, "components", 0, 5).iter().enumerate() {
        let path = join(&path, number);
        if row["type"] != ROW {
            let message = "Only action rows are simulated at the top of a message.";
            form.wrong(&path, "UNION_TYPE_CHOICES", message);
            continue;
        }
        check_row(row, &path, &mut ids, form);
    }
}

fn check_row(row: &Value, base: &str, ids: &mut HashSet<String>, form: &mut Form) {
    let parts = form.list(row, base, "components", 1, 5);
    let path = join(base, "components");
    let selects = parts.iter().filter(|part| part["type"] != BUTTON).count();
    if selects > 0 && parts.len() > 1 {
        let message = "A select stands alone in its row.";
        form.wrong(&path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message);
    }
    for (number, part) in parts.iter().enumerate() {
        let path = join(&path, number);
        match part["type"].as_i64() {
            Some(BUTTON) => check_button(part, &path, ids, form),
            Some(STRING_SELECT) => check_select(part, &path, ids, form),
            Some(5..=8) => check_menu(part, &path, ids, form),
            _ => form.wrong(&join(&path, "type"), "UNION_TYPE_CHOICES", "Not a message component."),
        }
    }
}

fn check_id(part: &Value, base: &str, ids: &mut HashSet<String>, form: &mut Form) {
    form.text(part, base, "custom_id", 1, 100);
    let id = part["custom_id"].as_str().unwrap_or_default();
    if !ids.insert(id.into()) {
        let message = "Component custom id cannot be duplicated";
        form.wrong(&join(base, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
}

fn check_button(button: &Value, base: &str, ids: &mut HashSet<String>, form: &mut Form) {
    form.text_if_any(button, base, "label", 0, 80);
    let labelled = button["label"].as_str().is_some_and(|label| !label.is_empty());
    if !labelled && button["emoji"].is_null() {
        let message = "A button needs a label or an emoji.";
        form.wrong(base, "BUTTON_COMPONENT_LABEL_REQUIRED", message);
    }
    form.number(button, base, "style", 1, 6);
    match button["style"].as_i64() {
        Some(LINK) => {
            form.text(button, base, "url", 1, 512);
            address(button, base, "url", form);
            if !button["custom_id"].is_null() {
                let message = "A custom id and url cannot both be specified";
                form.wrong(base, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message);
            }
        }
        Some(1..=4) => {
            check_id(button, base, ids, form);
            if !button["url"].is_null() {
                let message = "A custom id and url cannot both be specified";
                form.wrong(base, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message);
            }
        }
        _ => form.wrong(&join(base, "style"), "BASE_TYPE_CHOICES", "Not a style of a button."),
    }
}

/// What all selects have.
fn check_menu(select: &Value, base: &str, ids: &mut HashSet<String>, form: &mut Form) {
    check_id(select, base, ids, form);
    form.text_if_any(select, base, "placeholder", 0, 150);
    form.number(select, base, "min_values", 0, 25);
    form.number(select, base, "max_values", 1, 25);
    let (least, most) = bounds(select);
    if least > most {
        let message = "min_values must not be above max_values.";
        form.wrong(&join(base, "min_values"), "SELECT_COMPONENT_INVALID_BOUNDS", message);
    }
}

/// How few and how many choices a select takes.
pub(super) fn bounds(select: &Value) -> (usize, usize) {
    let number = |key: &str| select[key].as_u64().and_then(|number| usize::try_from(number).ok());
    (number("min_values").unwrap_or(1), number("max_values").unwrap_or(1))
}

fn check_select(select: &Value, base: &str, ids: &mut HashSet<String>, form: &mut Form) {
    check_menu(select, base, ids, form);
    let mut values = HashSet::new();
    let options = form.list(select, base, "options", 1, 25);
    for (number, option) in options.iter().enumerate() {
        let path = join(&join(base, "options"), number);
        form.text(option, &path, "label", 1, 100);
        form.text(option, &path, "value", 1, 100);
        form.text_if_any(option, &path, "description", 0, 100);
        if !values.insert(option["value"].as_str().unwrap_or_default()) {
            let message = "The specified option value is already used";
            form.wrong(&join(&path, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
        }
    }
    let (least, most) = bounds(select);
    let preset = options.iter().filter(|option| option["default"] == true).count();
    if least > options.len() || preset > most {
        let message = "More are asked for or preset than there can be.";
        form.wrong(base, "SELECT_COMPONENT_INVALID_BOUNDS", message);
    }
}

/// Checks a modal.
pub(super) fn check_modal(data: &Value, base: &str, form: &mut Form) {
    form.text(data, base, "title", 1, 45);
    form.text(data, base, "custom_id", 1, 100);
    let mut ids = HashSet::new();
    let path = join(base, "components");
    for (number, row) in form.list(data, base, "components", 1, 5).iter().enumerate() {
        let path = join(&path, number);
        let inputs = form.list(row, &path, "components", 1, 1);
        let path = join(&path, "components.0");
        match inputs.first() {
            Some(input) if row["type"] == ROW && input["type"] == TEXT_INPUT => {
                check_input(input, &path, &mut ids, form);
            }
            _ => form.wrong(&path, "UNION_TYPE_CHOICES", "Not a row with one text input."),
        }
    }
}

fn check_input(input: &Value, base: &str, ids: &mut HashSet<String>, form: &mut Form) {
    check_id(input, base, ids, form);
    form.text(input, base, "label", 1, 45);
    if !matches!(input["style"].as_i64(), Some(1 | 2)) {
        form.wrong(&join(base, "style"), "BASE_TYPE_CHOICES", "Not a style of a text input.");
    }
    form.text_if_any(input, base, "placeholder", 0, 100);
    form.text_if_any(input, base, "value", 0, 4000);
    form.number(input, base, "min_length", 0, 4000);
    form.number(input, base, "max_length", 1, 4000);
    let length = input["value"].as_str().map_or(0, |value| value.chars().count());
    let number = |key: &str| input[key].as_u64().and_then(|number| usize::try_from(number).ok());
    let (least, most) = (number("min_length").unwrap_or(0), number("max_length").unwrap_or(4000));
    if least > most || length > most || (length > 0 && length < least) {
        let message = "The preset value does not fit its own bounds.";
        form.wrong(&join(base, "value"), "BASE_TYPE_BAD_LENGTH", message);
    }
}
