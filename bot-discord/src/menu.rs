//! The commands that Discord shows. They are cosmetic: a failure is retried in the background and stops
//! nothing.

use std::time::Duration;

use bot_core::backoff::Backoff;
use bot_core::command::{Argument, Command, Role, Spec, TABLE};
use bot_core::i18n::Catalogue;
use bot_core::locale::Locale;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::calls::Call;
use crate::errors::Failure;
use crate::limits::Class;
use crate::wire::{CALL_LIMIT, Calls};

/// Discord: the length of a command's or an option's description.
const ABOUT: usize = 100;
/// Between the two languages of a description. Discord has no Khmer interface, so everyone reads both.
const JOINT: &str = " · ";
/// Discord: interaction contexts GUILD and BOT_DM. The bot is not used in chats between other people.
const CONTEXTS: [u8; 2] = [0, 1];
/// Discord: installed on a server, not for a single person.
const INSTALLED: [u8; 1] = [0];
/// Hidden on servers from everybody but administrators, unless these open it to a role. Staff of the
/// campaign are rarely administrators of every server, but they can use these commands in their chat
/// with the bot, where the default does not apply. The core checks the role each time.
const NOBODY: &str = "0";
/// Discord: permission MANAGE_GUILD. The people who run a server choose where announcements appear.
const RUNS_THE_SERVER: &str = "32";

/// Waits between tries.
const FIRST_WAIT: Duration = Duration::from_secs(15);
const LONGEST_WAIT: Duration = Duration::from_secs(3_600);

/// All commands in Discord's form.
pub(crate) fn plan(catalogue: &Catalogue, default_locale: Locale) -> Value {
    let other = [Locale::KM, Locale::EN].into_iter().find(|locale| *locale != default_locale);
    let locales: Vec<Locale> = std::iter::once(default_locale).chain(other).collect();
    let voice = Voice { catalogue, locales };
    TABLE.iter().filter_map(|spec| voice.command(spec)).collect()
}

/// Every reader gets both languages.
struct Voice<'a> {
    catalogue: &'a Catalogue,
    locales: Vec<Locale>,
}

impl Voice<'_> {
    fn command(&self, spec: &Spec) -> Option<Value> {
        let all = spec.argument.iter().chain(spec.options);
        let options: Vec<Value> = all.filter_map(|one| self.option(*one)).collect();
        Some(json!({
            "type": 1,
            "name": spec.name,
            "description": self.says(&format!("{}.about", spec.command.message_id()))?,
            "options": options,
            "contexts": CONTEXTS,
            "integration_types": INSTALLED,
            "default_member_permissions": permissions(spec),
        }))
    }

    fn option(&self, argument: Argument) -> Option<Value> {
        let name = argument.as_str();
        let kind = match argument {
            Argument::Events => 5,
            Argument::Role => 8,
            _ => 3,
        };
        let mut option = json!({
            "type": kind,
            "name": name,
            "description": self.says(&format!("argument-{name}"))?,
            "required": false,
        });
        if kind == 3 {
            option["autocomplete"] = json!(argument.is_listed());
        }
        Some(option)
    }

    /// The message in all languages, or as much of it as fits.
    fn says(&self, id: &str) -> Option<String> {
        let mut texts: Vec<String> =
            self.locales.iter().filter_map(|locale| self.catalogue.plain(*locale, id)).collect();
        texts.dedup();
        let text = within(&texts.join(JOINT), ABOUT).to_owned();
        Some(text).filter(|text| !text.trim().is_empty())
    }
}

fn permissions(spec: &Spec) -> Option<&'static str> {
    match spec.command {
        _ if spec.role == Role::Supporter => None,
        Command::Channel => Some(RUNS_THE_SERVER),
        _ => Some(NOBODY),
    }
}

/// The longest start of a text that Discord counts as at most so many characters, cut between grapheme
/// clusters.
pub(crate) fn within(text: &str, most: usize) -> &str {
    let mut room = most;
    let mut end = 0;
    for cluster in text.graphemes(true) {
        let Some(rest) = room.checked_sub(cluster.encode_utf16().count()) else { break };
        room = rest;
        end += cluster.len();
    }
    &text[..end]
}

/// Sets the commands if they differ from Discord's, and retries failures.
pub(crate) async fn keep<C: Calls>(calls: &C, plan: Value) {
    let mut backoff = Backoff::new(FIRST_WAIT, LONGEST_WAIT);
    while let Err(failure) = settle(calls, &plan).await {
        let wait = match failure {
            Failure::Refused => {
                tracing::error!(code = "menu_refused", "Discord refuses the commands");
                return;
            }
            Failure::Unauthorized => return,
            Failure::Later { pause, .. } => pause.max(backoff.wait()),
            _ => backoff.wait(),
        };
        let (reason, seconds) = (failure.code(), wait.as_secs());
        tracing::warn!(code = "menu_unset", reason, seconds, "the commands will be set later");
        tokio::time::sleep(wait).await;
    }
}

/// Asks first, because setting is strictly limited and reading is not.
async fn settle<C: Calls>(calls: &C, plan: &Value) -> Result<(), Failure> {
    let known = calls.call(&Call::Commands, Class::Reply, CALL_LIMIT).await?;
    if same(&known, plan) {
        return Ok(());
    }
    calls.call(&Call::SetCommands(plan.clone()), Class::Reply, CALL_LIMIT).await?;
    let count = plan.as_array().map_or(0, Vec::len);
    tracing::info!(code = "menu_set", count, "the commands were set");
    Ok(())
}

/// Whether Discord has exactly these commands, apart from fields that it adds.
fn same(known: &Value, plan: &Value) -> bool {
    let (Some(known), Some(plan)) = (known.as_array(), plan.as_array()) else { return false };
    let has = |ours: &Value| known.iter().any(|theirs| agrees(theirs, ours));
    known.len() == plan.len() && plan.iter().all(has)
}

/// Whether everything planned is there. Fields that Discord leaves out are empty or false.
fn agrees(known: &Value, planned: &Value) -> bool {
    match (known, planned) {
        (Value::Object(known), Value::Object(planned)) => planned
            .iter()
            .all(|(name, planned)| agrees(known.get(name).unwrap_or(&Value::Null), planned)),
        (Value::Array(known), Value::Array(planned)) => {
            known.len() == planned.len()
                && known.iter().zip(planned).all(|(known, planned)| agrees(known, planned))
        }
        (Value::Null, Value::Bool(false)) => true,
        (Value::Null, Value::Array(planned)) => planned.is_empty(),
        (known, planned) => known == planned,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failing test may panic")]

    use super::*;

    fn catalogue() -> Catalogue {
        Catalogue::load(None).unwrap()
    }

    fn commands() -> Vec<Value> {
        plan(&catalogue(), Locale::KM).as_array().unwrap().clone()
    }

    fn command(name: &str) -> Value {
        commands().into_iter().find(|command| command["name"] == name).unwrap()
    }

    #[test]
    fn every_command_of_the_table_is_there_in_both_languages() {
        let catalogue = catalogue();
        assert_eq!(commands().len(), TABLE.len());
        for (command, spec) in commands().iter().zip(TABLE) {
            let about = format!("{}.about", spec.command.message_id());
            let text = |locale| catalogue.plain(locale, &about).unwrap();
            let both = format!("{}{JOINT}{}", text(Locale::KM), text(Locale::EN));
            assert_eq!(command["name"], spec.name);
            assert_eq!(command["description"], both.as_str(), "cut: {}", spec.name);
            let latin = |c: char| c.is_ascii_lowercase();
            assert!(spec.name.chars().all(latin) && spec.name.len() <= 32);
        }
    }

    #[test]
    fn every_description_is_short_enough_and_whole() {
        let about = |thing: &Value| thing["description"].as_str().unwrap().to_owned();
        for command in commands() {
            let options = command["options"].as_array().unwrap().clone();
            for text in options.iter().chain([&command]).map(about) {
                assert!((1..=ABOUT).contains(&text.encode_utf16().count()), "{text}");
                assert_eq!(text.matches(JOINT).count(), 1, "{text}");
            }
        }
    }

    #[test]
    fn what_has_a_list_completes_itself_and_what_is_secret_does_not() {
        let option = |name: &str| command(name)["options"][0].clone();
        assert_eq!(option("sign")["name"], "petition");
        assert_eq!(option("sign")["autocomplete"], true);
        assert_eq!(option("faq")["name"], "question");
        assert_eq!(option("start")["autocomplete"], false);
        assert_eq!(option("help"), Value::Null);
    }

    #[test]
    fn servers_hide_what_is_for_staff() {
        let who = |name: &str| command(name)["default_member_permissions"].clone();
        assert_eq!(who("sign"), Value::Null);
        assert_eq!(who("roles"), NOBODY);
        assert_eq!(who("totals"), NOBODY);
        assert_eq!(who("channel"), RUNS_THE_SERVER);
        assert!(commands().iter().all(|command| command["contexts"] == json!(CONTEXTS)));
    }

    #[test]
    fn the_default_language_comes_first() {
        let first = |locale| plan(&catalogue(), locale)[0]["description"].clone();
        let english = catalogue().plain(Locale::EN, "command-sign.about").unwrap();
        assert!(first(Locale::EN).as_str().unwrap().starts_with(&english));
        assert!(first(Locale::KM).as_str().unwrap().ends_with(&english));
    }

    #[test]
    fn what_discord_adds_is_no_difference_and_what_it_lacks_is_one() {
        let plan = plan(&catalogue(), Locale::KM);
        let mut known = plan.as_array().unwrap().clone();
        for command in &mut known {
            command["id"] = json!("1");
            command["version"] = json!("2");
            command["nsfw"] = json!(false);
            let without = command["options"].as_array().unwrap().is_empty();
            if without {
                command.as_object_mut().unwrap().remove("options");
            } else {
                command["options"][0].as_object_mut().unwrap().remove("required");
            }
        }
        known.reverse();
        assert!(same(&json!(known), &plan));
        known[0]["description"] = json!("x");
        assert!(!same(&json!(known), &plan));
        known.pop();
        assert!(!same(&json!(known), &plan));
    }

    #[test]
    fn a_text_is_cut_between_clusters() {
        let text = "\u{1780}\u{17d2}\u{1781}\u{17b6}\u{1780}\u{17b6}";
        assert_eq!(within(text, 100), text);
        assert_eq!(within(text, 5), &text[..12]);
        assert_eq!(within(text, 3), "");
    }
}
