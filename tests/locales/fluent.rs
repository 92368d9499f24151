//! Reading the locale files as syntax.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use bot_core::locale::Locale;
use fluent_syntax::ast;
use fluent_syntax::parser::parse;

/// A message's value, or an attribute.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// Every variable in it.
    pub(super) variables: BTreeSet<String>,
    /// Those that need not be said: they choose between variants, or stand in some variants only.
    pub(super) selectors: BTreeSet<String>,
    /// The keys of variants.
    pub(super) variants: BTreeSet<String>,
    /// The pieces of text, those of variants too.
    pub(super) texts: Vec<String>,
}

/// Where the locale files are.
pub(super) fn folder(locale: Locale) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("locales").join(locale.as_str())
}

/// Every message of a locale by id, every attribute by `id.name`.
pub(super) fn entries(locale: Locale) -> BTreeMap<String, Entry> {
    let mut all = BTreeMap::new();
    for file in std::fs::read_dir(folder(locale)).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let resource = parse(text).unwrap_or_else(|(_, errors)| panic!("{path:?}: {errors:?}"));
        for entry in resource.body {
            let ast::Entry::Message(message) = entry else {
                let comment = !matches!(entry, ast::Entry::Term(_) | ast::Entry::Junk { .. });
                assert!(comment, "{path:?}: only messages and comments, no terms");
                continue;
            };
            for (id, pattern) in patterns(message) {
                let twice = all.insert(id.clone(), read(&pattern)).is_some();
                assert!(!twice, "{path:?}: {id} is there twice");
            }
        }
    }
    all
}

fn patterns(message: ast::Message<String>) -> Vec<(String, ast::Pattern<String>)> {
    let id = message.id.name;
    let mut all: Vec<_> = message.value.into_iter().map(|value| (id.clone(), value)).collect();
    for attribute in message.attributes {
        all.push((format!("{id}.{}", attribute.id.name), attribute.value));
    }
    all
}

fn read(pattern: &ast::Pattern<String>) -> Entry {
    let mut entry = Entry::default();
    walk(pattern, &mut entry);
    entry
}

fn walk(pattern: &ast::Pattern<String>, entry: &mut Entry) {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => entry.texts.push(value.clone()),
            ast::PatternElement::Placeable { expression } => match expression {
                ast::Expression::Inline(inline) => entry.variables.extend(variable(inline)),
                ast::Expression::Select { selector, variants } => {
                    let name = variable(selector);
                    entry.variables.extend(name.clone());
                    entry.selectors.extend(name);
                    let mut in_all: Option<BTreeSet<String>> = None;
                    let mut in_some = BTreeSet::new();
                    for variant in variants {
                        let said = read(&variant.value).variables;
                        in_some.extend(said.clone());
                        in_all = Some(in_all.map_or(said.clone(), |all| &all & &said));
                        let (ast::VariantKey::Identifier { name: key }
                        | ast::VariantKey::NumberLiteral { value: key }) = &variant.key;
                        entry.variants.insert(key.clone());
                        walk(&variant.value, entry);
                    }
                    entry.selectors.extend(&in_some - &in_all.unwrap_or_default());
                }
            },
        }
    }
}

fn variable(inline: &ast::InlineExpression<String>) -> Option<String> {
    match inline {
        ast::InlineExpression::VariableReference { id } => Some(id.name.clone()),
        ast::InlineExpression::StringLiteral { .. } => None,
        other => panic!("{other:?}: only variables and literals stand in messages"),
    }
}
