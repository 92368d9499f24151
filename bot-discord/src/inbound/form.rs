//! Forms: a button opens one, and the text that is filled in counts as a message.

use bot_core::i18n::Catalogue;
use bot_core::locale::Locale;
use serenity::model::application::{ActionRowComponent, ModalInteraction};

use crate::components::short;

/// The prefix of the id of a button that opens a form.
const FORM: &str = "form:";
/// The only message ids that a form's id may name, because anyone can send any id.
const LABELS: &str = "form-";
/// Discord: a form's title and a field's label.
const LABEL: usize = 45;
/// Characters of a short answer: more than any name of a person or place has.
const SHORT: u16 = 300;
/// Discord: characters of a field.
const LONG: u16 = 4_000;

/// The id of a button that opens the form with this label.
pub(crate) fn form_id(label: &str, locale: Locale, long: bool) -> String {
    format!("{FORM}{}:{locale}:{label}", if long { 'l' } else { 's' })
}

/// The data of the first response that opens the form of this button; `None` for any other button.
pub(super) fn open(id: &str, catalogue: &Catalogue) -> Option<serde_json::Value> {
    let (size, rest) = id.strip_prefix(FORM)?.split_once(':')?;
    let (locale, id) = rest.split_once(':')?;
    let locale = Locale::parse(locale).filter(|locale| catalogue.has(*locale))?;
    let label = catalogue.plain(locale, id).filter(|_| id.starts_with(LABELS))?;
    let label = short(&label, LABEL);
    let (style, most) = match size {
        "s" => (1, SHORT),
        "l" => (2, LONG),
        _ => return None,
    };
    let field = serde_json::json!({
        "type": 4, "custom_id": "text", "style": style, "label": label, "required": true,
        "min_length": 1, "max_length": most,
    });
    Some(serde_json::json!({
        "custom_id": format!("{FORM}{id}"), "title": label,
        "components": [{ "type": 1, "components": [field] }],
    }))
}

/// The text that was filled in, and the id of the form's label. The id is empty, and so belongs to no
/// question, if the bot did not make the form.
pub(super) fn filled(filled: &ModalInteraction) -> Option<(String, String)> {
    let fields = filled.data.components.iter().flat_map(|row| &row.components);
    let mut values = fields.filter_map(|field| match field {
        ActionRowComponent::InputText(input) => input.value.clone(),
        _ => None,
    });
    let label = filled.data.custom_id.strip_prefix(FORM).unwrap_or_default();
    Some((values.next()?, label.to_owned()))
}
