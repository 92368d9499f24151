//! Discord's own specification, cut down to what the bot calls: every body is compared with it.
//!
//! `specification.json` is an extract of <https://github.com/discord/discord-api-spec> (MIT licence,
//! see `specification.md`).

use std::{collections::HashMap, sync::LazyLock};

use jsonschema::Validator;
use serde_json::{Value, json};

static VALIDATORS: LazyLock<HashMap<String, Validator>> = LazyLock::new(|| {
    let extract: Value =
        serde_json::from_str(include_str!("specification.json")).expect("the extract is JSON");
    let operations = extract["operations"].as_object().expect("the extract lists operations");
    let validator = |schema: &Value| {
        let mut schema = schema.clone();
        schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
        schema["$defs"] = extract["$defs"].clone();
        jsonschema::validator_for(&schema).expect("the extract is a schema")
    };
    operations.iter().map(|(name, schema)| (name.clone(), validator(schema))).collect()
});

/// What the specification says against a body; nothing if it does not know the operation.
pub(super) fn compare(operation: &str, body: &Value) -> Vec<String> {
    let Some(validator) = VALIDATORS.get(operation) else {
        return Vec::new();
    };
    let wrong = |error: jsonschema::ValidationError<'_>| {
        format!("the specification at {}: {error}", error.instance_path())
    };
    validator.iter_errors(body).map(wrong).collect()
}
