//! What Telegram shows of the bot before a chat begins: its name, descriptions and commands. All of it
//! is cosmetic: a failure is retried in the background and stops nothing.

use std::time::Duration;

use bot_core::command::{Role, Spec, TABLE};
use bot_core::i18n::Catalogue;
use bot_core::i18n::split::{start_within, units};
use bot_core::locale::Locale;
use teloxide::Bot;
use teloxide::payloads::{
    GetMyCommandsSetters as _, GetMyDescriptionSetters as _, GetMyNameSetters as _,
    GetMyShortDescriptionSetters as _, SetMyCommandsSetters as _, SetMyDescriptionSetters as _,
    SetMyNameSetters as _, SetMyShortDescriptionSetters as _,
};
use teloxide::prelude::Requester as _;
use teloxide::types::{BotCommand, BotCommandScope};
use tokio::time::Instant;

use crate::errors::Failure;

use crate::wire::limited;
use bot_core::backoff::Backoff;

/// Telegram Bot API: BotCommand.description.
const ABOUT: usize = 256;
/// Telegram Bot API: setMyName.
const NAME: usize = 64;
/// Telegram Bot API: setMyDescription.
const DESCRIPTION: usize = 512;
/// Telegram Bot API: setMyShortDescription.
const SHORT_DESCRIPTION: usize = 120;

/// One setting for the readers of one language.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// Two letters, or empty for everyone else.
    language: String,
    what: What,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Commands(BotCommandScope, Vec<BotCommand>),
    Description(String),
    ShortDescription(String),
    Name(String),
}

/// All settings: for each locale with a two-letter code, as Telegram requires, and bilingual for all
/// other readers. The name comes last, because Telegram strictly limits its changes.
pub(crate) fn plan(catalogue: &Catalogue, default_locale: Locale) -> Vec<Entry> {
    let mut both = vec![default_locale];
    both.extend(
        [Locale::KM, Locale::EN].into_iter().filter(|locale| *locale != default_locale).take(1),
    );
    let mut readers = vec![(String::new(), both)];
    let short = catalogue.locales().filter(|locale| locale.as_str().len() == 2);
    readers.extend(short.map(|locale| (locale.to_string(), vec![locale])));
    let kinds = [commands, texts, name];
    let entries = kinds.iter().flat_map(|kind| {
        readers.iter().flat_map(move |(language, locales)| {
            let whats = kind(&Voice { catalogue, locales }).into_iter();
            whats.map(move |what| Entry { language: language.clone(), what })
        })
    });
    entries.collect()
}

fn commands(voice: &Voice<'_>) -> Vec<What> {
    let shown = |spec: &&Spec| spec.menu && spec.role == Role::Supporter;
    let command = |spec: &Spec| {
        let about = voice.says(&format!("{}.about", spec.command.message_id()), " · ", ABOUT)?;
        Some(BotCommand::new(spec.name, about))
    };
    let private = TABLE.iter().filter(shown).filter_map(command).collect();
    let group =
        TABLE.iter().filter(shown).filter(|spec| !spec.personal).filter_map(command).collect();
    vec![
        What::Commands(BotCommandScope::AllPrivateChats, private),
        What::Commands(BotCommandScope::AllGroupChats, group),
    ]
}

fn texts(voice: &Voice<'_>) -> Vec<What> {
    let long = voice.says("bot-description", "\n\n", DESCRIPTION).map(What::Description);
    let short =
        voice.says("bot-short-description", " · ", SHORT_DESCRIPTION).map(What::ShortDescription);
    long.into_iter().chain(short).collect()
}

fn name(voice: &Voice<'_>) -> Vec<What> {
    voice.says("bot-name", " · ", NAME).map(What::Name).into_iter().collect()
}

/// One language or two.
struct Voice<'a> {
    catalogue: &'a Catalogue,
    locales: &'a [Locale],
}

impl Voice<'_> {
    /// The message in all its languages, or only in the first if all together are too long.
    fn says(&self, id: &str, joint: &str, most: usize) -> Option<String> {
        let mut texts: Vec<String> =
            self.locales.iter().filter_map(|locale| self.catalogue.plain(*locale, id)).collect();
        texts.dedup();
        let first = texts.first()?;
        let joined = texts.join(joint);
        let text = if units(&joined) <= most { joined.as_str() } else { start_within(first, most) };
        Some(text.to_owned()).filter(|text| !text.trim().is_empty())
    }
}

/// Sets what differs, and retries each failed setting at its own time.
pub(crate) async fn keep(bot: &Bot, entries: Vec<Entry>) {
    let mut left: Vec<(Instant, Entry)> =
        entries.into_iter().map(|entry| (Instant::now(), entry)).collect();
    let mut backoff = Backoff::new(Duration::from_secs(15), Duration::from_secs(3_600));
    while let Some(next) = left.iter().map(|(due, _)| *due).min() {
        tokio::time::sleep_until(next).await;
        let wait = backoff.wait();
        let mut later = Vec::new();
        for (due, entry) in left {
            let due =
                if due > Instant::now() { Some(due) } else { settle(bot, &entry, wait).await };
            later.extend(due.map(|due| (due, entry)));
        }
        left = later;
    }
}

/// Sets one thing. Returns when to try again, if at all.
async fn settle(bot: &Bot, entry: &Entry, wait: Duration) -> Option<Instant> {
    let failure = entry.apply(bot).await.err()?;
    let (kind, code) = (entry.kind(), failure.code());
    let wait = match failure {
        Failure::Delivered(_) => return None,
        Failure::Refused => {
            tracing::error!(code = "menu_refused", kind, "Telegram refuses a part of the menu");
            return None;
        }
        Failure::Later(pause) => pause.max(wait),
        _ => wait,
    };
    let seconds = wait.as_secs();
    tracing::warn!(
        code = "menu_unset",
        kind,
        reason = code,
        seconds,
        "a part of the menu will be set later"
    );
    Some(Instant::now() + wait)
}

impl Entry {
    const fn kind(&self) -> &'static str {
        match self.what {
            What::Commands(..) => "commands",
            What::Description(_) => "description",
            What::ShortDescription(_) => "short_description",
            What::Name(_) => "name",
        }
    }

    /// Asks first, because setting is strictly limited and reading is not.
    async fn apply(&self, bot: &Bot) -> Result<(), Failure> {
        match &self.what {
            What::Commands(scope, commands) => self.apply_commands(bot, scope, commands).await,
            What::Description(text) => self.apply_description(bot, text).await,
            What::ShortDescription(text) => self.apply_short_description(bot, text).await,
            What::Name(text) => self.apply_name(bot, text).await,
        }
    }

    async fn apply_commands(
        &self,
        bot: &Bot,
        scope: &BotCommandScope,
        commands: &[BotCommand],
    ) -> Result<(), Failure> {
        let get = bot.get_my_commands().scope(scope.clone()).language_code(&self.language);
        if limited(get).await? == commands {
            return Ok(());
        }
        let set = bot.set_my_commands(commands.to_vec()).scope(scope.clone());
        limited(set.language_code(&self.language)).await.map(|_| ())
    }

    async fn apply_description(&self, bot: &Bot, text: &str) -> Result<(), Failure> {
        let get = bot.get_my_description().language_code(&self.language);
        if limited(get).await?.description == text {
            return Ok(());
        }
        let set = bot.set_my_description().description(text);
        limited(set.language_code(&self.language)).await.map(|_| ())
    }

    async fn apply_short_description(&self, bot: &Bot, text: &str) -> Result<(), Failure> {
        let get = bot.get_my_short_description().language_code(&self.language);
        if limited(get).await?.short_description == text {
            return Ok(());
        }
        let set = bot.set_my_short_description().short_description(text);
        limited(set.language_code(&self.language)).await.map(|_| ())
    }

    async fn apply_name(&self, bot: &Bot, text: &str) -> Result<(), Failure> {
        let get = bot.get_my_name().language_code(&self.language);
        if limited(get).await?.name == text {
            return Ok(());
        }
        let set = bot.set_my_name().name(text);
        limited(set.language_code(&self.language)).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failing test may panic")]

    use super::*;

    fn entries() -> Vec<Entry> {
        plan(&Catalogue::load(None).unwrap(), Locale::KM)
    }

    fn names(scope: &BotCommandScope, language: &str) -> Vec<String> {
        let ours = entries().into_iter().filter(|entry| entry.language == language);
        let commands = ours.filter_map(|entry| match entry.what {
            What::Commands(of, commands) if of == *scope => Some(commands),
            _ => None,
        });
        commands.flatten().map(|command| command.command).collect()
    }

    #[test]
    fn every_reader_gets_every_menu_and_groups_only_what_is_not_personal() {
        for language in ["", "en", "km"] {
            let private = names(&BotCommandScope::AllPrivateChats, language);
            let group = names(&BotCommandScope::AllGroupChats, language);
            assert!(private.contains(&"sign".to_owned()), "{language}");
            assert!(group.contains(&"help".to_owned()) && !group.contains(&"sign".to_owned()));
            assert!(group.iter().all(|name| private.contains(name)));
        }
    }

    #[test]
    fn everything_is_short_enough() {
        for entry in entries() {
            let (texts, most) = match entry.what {
                What::Commands(_, commands) => {
                    (commands.into_iter().map(|command| command.description).collect(), ABOUT)
                }
                What::Description(text) => (vec![text], DESCRIPTION),
                What::ShortDescription(text) => (vec![text], SHORT_DESCRIPTION),
                What::Name(text) => (vec![text], NAME),
            };
            assert!(texts.iter().all(|text| (1..=most).contains(&units(text))), "{texts:?}");
        }
    }

    #[test]
    fn readers_without_a_language_of_ours_get_the_default_one_first_and_then_another() {
        let catalogue = Catalogue::load(None).unwrap();
        let about = |locale| catalogue.plain(locale, "command-help.about").unwrap();
        let both = Voice { catalogue: &catalogue, locales: &[Locale::KM, Locale::EN] };
        let (km, en) = (about(Locale::KM), about(Locale::EN));
        assert_eq!(both.says("command-help.about", " · ", ABOUT), Some(format!("{km} · {en}")));
        assert_eq!(both.says("command-help.about", " · ", units(&km)), Some(km));
        assert_eq!(both.says("no-such-message", " · ", ABOUT), None);
    }
}
