//! Whom a message pings.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    channels::Channel,
    permissions::MENTION_EVERYONE,
    refusal::{Form, join},
    world::{World, number},
};

/// Who got a ping from a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pings {
    pub people: BTreeSet<u64>,
    pub roles: BTreeSet<u64>,
    pub everyone: bool,
}

impl Pings {
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.roles.is_empty() && !self.everyone
    }
}

/// Checks `allowed_mentions`.
pub(super) fn check(body: &Value, base: &str, form: &mut Form) {
    let allowed = &body["allowed_mentions"];
    let path = join(base, "allowed_mentions");
    if allowed.is_null() {
        return;
    }
    let parse = form.list(allowed, &path, "parse", 0, 3);
    let known = |word: &Value| matches!(word.as_str(), Some("users" | "roles" | "everyone"));
    if !parse.iter().all(known) {
        form.wrong(&join(&path, "parse"), "BASE_TYPE_CHOICES", "Not a type of mentions.");
    }
    for key in ["users", "roles"] {
        let ids = form.list(allowed, &path, key, 0, 100);
        let different: BTreeSet<_> = ids.iter().filter_map(number).collect();
        if different.len() != ids.len() {
            form.wrong(&join(&path, key), "SET_TYPE_DUPLICATE", "Not different ids.");
        }
        if !ids.is_empty() && parse.iter().any(|word| word == key) {
            let message = format!("parse:[\"{key}\"] and {key}: [ids...] are mutually exclusive.");
            let code = "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE";
            form.wrong(&join(&path, key), code, &message);
        }
    }
}

/// The ids in marks such as `<@&1>`.
fn marked(content: &str, start: &str) -> BTreeSet<u64> {
    let rest = content.split(start).skip(1);
    rest.filter_map(|rest| rest.split_once('>')?.0.trim_start_matches('!').parse().ok()).collect()
}

/// Whom a text names, whether or not they get a ping.
pub(super) fn named(content: &str) -> Pings {
    Pings {
        people: marked(content, "<@"),
        roles: marked(content, "<@&"),
        everyone: content.contains("@everyone") || content.contains("@here"),
    }
}

impl World {
    /// Whom a text of the bot pings in a channel. `usual` is what is parsed if nothing is said.
    pub(super) fn pings(
        &self,
        content: &str,
        allowed: &Value,
        usual: &[&str],
        channel: &Channel,
    ) -> Pings {
        let said = named(content);
        let parses = |word: &str| match &allowed["parse"] {
            Value::Array(list) => list.iter().any(|entry| entry == word),
            _ => allowed.is_null() && usual.contains(&word),
        };
        let listed = |key: &str, id: &u64| {
            let list = allowed[key].as_array();
            parses(key)
                || list.is_some_and(|list| list.iter().filter_map(number).any(|it| it == *id))
        };
        let everyone = self.bot_may(channel) & MENTION_EVERYONE != 0;
        let guild = channel.guild.and_then(|id| self.guilds.get(&id));
        let reachable = |id: &u64| {
            let role = guild.and_then(|guild| guild.roles.get(id));
            role.is_some_and(|role| role.mentionable || everyone)
        };
        let people = said.people.into_iter();
        let roles = said.roles.into_iter();
        Pings {
            people: people
                .filter(|id| listed("users", id) && self.reads(*id, channel.id))
                .collect(),
            roles: roles.filter(|id| listed("roles", id) && reachable(id)).collect(),
            everyone: said.everyone && everyone && parses("everyone"),
        }
    }
}
