//! What the messages of a locale look like: their ids, attributes and variables.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};

/// The variables of every message by id, and of every attribute by `id.name`.
#[derive(Debug, Default)]
pub(super) struct Shape(BTreeMap<String, BTreeSet<String>>);

/// What makes a locale unusable.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// A message or attribute that English has is not there.
    Missing(String),
    /// A message has a variable for which nobody gives a value.
    Variable(String, String),
}

impl Shape {
    /// Adds a file. A message that was there before is replaced with all its attributes.
    pub(super) fn add(&mut self, resource: &FluentResource) {
        for entry in resource.entries() {
            if let Entry::Message(message) = entry {
                self.add_message(message);
            }
        }
    }

    fn add_message(&mut self, message: &Message<&str>) {
        let id = message.id.name;
        let attribute = format!("{id}.");
        self.0.retain(|known, _| known != id && !known.starts_with(&attribute));
        if let Some(value) = &message.value {
            self.0.insert(id.to_owned(), variables(value));
        }
        for one in &message.attributes {
            self.0.insert(format!("{attribute}{}", one.id.name), variables(&one.value));
        }
    }

    /// The first difference from English that matters. Other spellings of countries may be missing.
    pub(super) fn flaw(&self, english: &Self) -> Option<Flaw> {
        let missing =
            english.0.keys().find(|id| !id.ends_with(".aliases") && !self.0.contains_key(*id));
        if let Some(id) = missing {
            return Some(Flaw::Missing(id.clone()));
        }
        self.0.iter().find_map(|(id, own)| {
            let name = own.difference(english.0.get(id)?).next()?;
            Some(Flaw::Variable(id.clone(), name.clone()))
        })
    }
}

fn variables(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    walk(pattern, &mut found);
    found
}

fn walk(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => found.extend(variable(inline)),
            Expression::Select { selector, variants } => {
                found.extend(variable(selector));
                variants.iter().for_each(|variant| walk(&variant.value, found));
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>) -> Option<String> {
    match inline {
        InlineExpression::VariableReference { id } => Some(id.name.to_owned()),
        _ => None,
    }
}
