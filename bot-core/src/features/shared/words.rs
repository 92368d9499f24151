//! Languages and roles by the names that people read.

use crate::command::Role;
use crate::conversation::Turn;
use crate::locale::Locale;
use crate::msg;
use crate::text::{Arg, Message};

/// The name of a language as its reader calls it; its own where there is none.
pub(crate) fn language_name(turn: &Turn<'_>, wanted: Locale) -> Arg {
    let id = format!("language-in-{wanted}");
    match turn.core.catalogue.plain(turn.locale, &id) {
        Some(_) => Arg::from(Message::new(id, Vec::new())),
        None => Arg::from(own_name(turn, wanted)),
    }
}

/// The name of a language in itself, for whoever chooses one.
pub(crate) fn own_name(turn: &Turn<'_>, wanted: Locale) -> String {
    let found = turn.core.languages.iter().find(|(locale, _)| *locale == wanted);
    found.map_or_else(|| wanted.to_string(), |(_, name)| name.clone())
}

/// A role's name in the reader's language.
pub(crate) fn role_name(role: Role) -> Message {
    match role {
        Role::Supporter => msg!("role-supporter"),
        Role::Moderator => msg!("role-moderator"),
        Role::Organizer => msg!("role-organizer"),
        Role::Owner => msg!("role-owner"),
    }
}
