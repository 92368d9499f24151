//! Settings and subcommands: flags, the environment and `.env`, in this order.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use bot_core::campaign::TextChange;
use bot_core::store::MIGRATIONS;
use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args, CommandFactory as _, FromArgMatches as _};
use clap::{Parser, Subcommand, ValueEnum};
use secrecy::SecretString;

/// Samleng: a chat bot that collects petition signatures, in Khmer and English.
#[derive(Debug, Parser)]
#[command(name = "samleng", version = VERSION.as_str(), about)]
pub struct Cli {
    /// Shared by all commands.
    #[command(flatten)]
    pub settings: Settings,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The release, the commit that it was built from, and the newest migration that it knows.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let schema = MIGRATIONS.last().map_or(0, |(version, ..)| *version);
    let (release, commit) = (env!("CARGO_PKG_VERSION"), env!("SAMLENG_COMMIT"));
    format!("{release} (commit {commit}, schema {schema})")
});

/// What every command may need. Each has a line in `.env.example`.
#[derive(Clone, Debug, Args)]
pub struct Settings {
    /// Where the store is: sqlite://FILE or postgres://…
    #[arg(long, env = "DATABASE_URL", default_value = "sqlite://samleng.db", global = true)]
    #[arg(hide_env_values = true)]
    pub database_url: String,
    /// The host secret's file. Default: $XDG_CONFIG_HOME/samleng/secret
    #[arg(long = "secret-file", env = "SAMLENG_SECRET_FILE", global = true, value_parser = path())]
    pub secret_file: Option<PathBuf>,
    /// One to three age public keys, separated by commas, to which names are sealed
    #[arg(long, env = "PETITION_RECIPIENTS", default_value = "", global = true)]
    #[arg(hide_env_values = true)]
    pub petition_recipients: String,
    /// First owners: telegram:123,… Applied only while there is no owner
    #[arg(long, env = "OWNERS", default_value = "", hide_env_values = true, global = true)]
    pub owners: String,
    /// The language for people whose preference is unknown
    #[arg(long, env = "DEFAULT_LOCALE", default_value = "km", global = true)]
    pub default_locale: String,
    /// The time zone in which the campaign's day begins and ends
    #[arg(long, env = "CAMPAIGN_TZ", default_value = "UTC", global = true)]
    pub campaign_tz: String,
    /// A folder whose locale files are laid over the embedded ones
    #[arg(long, env = "LOCALES_DIR", global = true, value_parser = path())]
    pub locales_dir: Option<PathBuf>,
    /// The token that @BotFather gave
    #[arg(long, env = "TELEGRAM_BOT_TOKEN", hide_env_values = true, global = true)]
    pub telegram_bot_token: Option<SecretString>,
    /// A file with that token; - is a line of standard input
    #[arg(long, env = "TELEGRAM_BOT_TOKEN_FILE", global = true, value_parser = path())]
    pub telegram_bot_token_file: Option<PathBuf>,
    /// Another Bot API server than api.telegram.org
    #[arg(long, env = "TELEGRAM_API_URL", global = true)]
    pub telegram_api_url: Option<String>,
    /// How many messages of an announcement go out each second
    #[arg(long, env = "TELEGRAM_BULK_PER_SECOND", default_value = "25", global = true)]
    pub telegram_bulk_per_second: String,
    /// The token of the application's bot, from Discord's developer portal
    #[arg(long, env = "DISCORD_BOT_TOKEN", hide_env_values = true, global = true)]
    pub discord_bot_token: Option<SecretString>,
    /// A file with that token; - is a line of standard input
    #[arg(long, env = "DISCORD_BOT_TOKEN_FILE", global = true, value_parser = path())]
    pub discord_bot_token_file: Option<PathBuf>,
    /// Another server than discord.com that speaks Discord's API, gateway included
    #[arg(long, env = "DISCORD_API_URL", global = true)]
    pub discord_api_url: Option<String>,
    /// A folder for a copy of the store each day, kept for 14 days (SQLite)
    #[arg(long, env = "BACKUP_DIR", global = true, value_parser = path())]
    pub backup_dir: Option<PathBuf>,
    /// What to log, as tracing filters: info, bot_core=debug …
    #[arg(long = "log", env = "RUST_LOG", default_value = "info", global = true)]
    pub rust_log: String,
    /// How log lines look
    #[arg(long, env = "LOG_FORMAT", value_enum, default_value = "text", global = true)]
    pub log_format: LogFormat,
    /// What was set by a flag, by the environment or by an answer, by the names of the settings; no defaults.
    #[arg(skip)]
    pub told: BTreeMap<String, SecretString>,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Prepare a real campaign: keys, tokens, owner
    Setup(SetupArgs),
    /// Start the bot on the platforms that are set up
    Run {
        /// Allow a store that `chat` made
        #[arg(long)]
        practice: bool,
    },
    /// Try the whole conversation in this terminal, without any account
    Chat(ChatArgs),
    /// Load a campaign file (or `sample`); twice changes nothing
    Import {
        /// A TOML file, or the word `sample`
        file: PathBuf,
        /// What its changes to texts are that somebody has signed: `another` text, which counts apart, or
        /// `spelling`, which counts together
        #[arg(long, value_name = "WHICH")]
        changed_text: Option<TextChange>,
        /// Remove the signatures on an example that is a real petition in the file
        #[arg(long)]
        remove_example_signatures: bool,
    },
    /// Write the campaign in the store to a file
    ExportCampaign {
        /// Where to
        file: PathBuf,
    },
    /// Make a petition key; print the public half
    Keygen {
        /// The file for the private half: keep it offline
        #[arg(long)]
        out: PathBuf,
    },
    /// Print the totals
    Totals {
        /// Only this petition
        #[arg(long)]
        petition: Option<String>,
        /// For programs
        #[arg(long)]
        json: bool,
    },
    /// Write a petition's sealed signatures to a tar file
    Export {
        /// Which petition
        slug: String,
        /// Where to
        #[arg(long)]
        out: PathBuf,
    },
    /// Open an export on a key-holder's own computer
    Open {
        /// The export
        file: PathBuf,
        /// A private key's file, with one key or several; may be given several times
        #[arg(long, required = true)]
        identity: Vec<PathBuf>,
        /// The table to write
        #[arg(long)]
        csv: PathBuf,
    },
    /// Give or take a role
    Role {
        /// Which of the two
        #[command(subcommand)]
        act: RoleAct,
    },
    /// List the team and the open invitations
    Roles,
    /// Read everything in the store, and say what is wrong and what to do
    Doctor {
        /// Confirm the time after the clock has jumped: until then nothing old is deleted
        #[arg(long)]
        clock_is_right: bool,
    },
    /// Copy the store to a file while the bot runs
    Backup {
        /// Where to; must not exist
        file: PathBuf,
    },
    /// Put a copy in the store's place; what was there is kept beside it
    Restore {
        /// The copy
        file: PathBuf,
    },
}

/// Give or take.
#[derive(Debug, Subcommand)]
pub enum RoleAct {
    /// Give
    Grant {
        /// telegram:123 or discord:123
        account: String,
        /// moderator, organizer or owner
        role: String,
    },
    /// Take
    Revoke {
        /// telegram:123 or discord:123
        account: String,
        /// moderator, organizer or owner
        role: String,
    },
}

/// How the terminal chat behaves.
#[derive(Clone, Debug, Args)]
pub struct ChatArgs {
    /// The name on the profile; another name is another person
    #[arg(long = "as", default_value = "Sokha")]
    pub name: String,
    /// supporter, moderator, organizer or owner: only here
    #[arg(long, default_value = "supporter")]
    pub role: String,
    /// Start in this language
    #[arg(long)]
    pub locale: Option<String>,
    /// Print every line that was read as well, so that the whole conversation can be kept
    #[arg(long)]
    pub script: bool,
}

/// The answers of `setup`, for those who don't want to be asked.
#[derive(Clone, Debug, Args)]
pub struct SetupArgs {
    /// The language of the questions: km or en
    #[arg(long)]
    pub language: Option<String>,
    /// Further key-holders' public keys, separated by commas
    #[arg(long)]
    pub key_holders: Option<String>,
    /// Write the new petition key to this file instead of showing it
    #[arg(long)]
    pub key_out: Option<PathBuf>,
    /// Ask nothing; what is missing is an error
    #[arg(long)]
    pub yes: bool,
}

/// A path that is set. An empty value counts as not set, as it does for the tokens.
pub fn named(path: Option<&PathBuf>) -> Option<&Path> {
    path.map(PathBuf::as_path).filter(|path| !path.as_os_str().is_empty())
}

/// As clap reads paths itself, and it may be empty.
fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

impl Cli {
    /// Reads the arguments and the environment; ends the program where they can't be read.
    #[must_use]
    pub fn read() -> Self {
        let matches = Self::command().get_matches();
        let mut cli = Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
        // A flag that all commands take is known to the command, before which it may stand as well.
        cli.settings.told = told(matches.subcommand().map_or(&matches, |(_, inner)| inner));
        cli
    }
}

/// A setting is a flag with a name in the environment.
fn name(arg: &Arg) -> Option<String> {
    Some(arg.get_env()?.to_str()?.to_owned())
}

fn told(matches: &ArgMatches) -> BTreeMap<String, SecretString> {
    let value = |arg: &Arg| {
        let id = arg.get_id().as_str();
        let set = matches.value_source(id).filter(|from| *from != ValueSource::DefaultValue);
        let value = set.and_then(|_| matches.get_raw(id)?.next())?.to_string_lossy().into_owned();
        (!value.is_empty()).then(|| Some((name(arg)?, SecretString::from(value))))?
    };
    Cli::command().get_arguments().filter_map(value).collect()
}

impl Settings {
    /// The names of all settings, in the order of `.env.example`.
    pub fn names() -> Vec<String> {
        Cli::command().get_arguments().filter_map(name).collect()
    }

    /// Whether this setting was set, also to its default.
    pub fn is_told(&self, name: &str) -> bool {
        self.told.contains_key(name)
    }

    /// Remembers an answer as if it had been set.
    pub fn tell(&mut self, name: &str, value: impl Into<String>) {
        self.told.insert(name.to_owned(), SecretString::from(value.into()));
    }

    /// The host secret's file.
    pub fn secret_path(&self) -> Result<PathBuf, crate::Refusal> {
        if let Some(path) = named(self.secret_file.as_ref()) {
            return Ok(path.to_owned());
        }
        #[expect(clippy::disallowed_methods, reason = "this is where settings are read")]
        let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let folder = variable("XDG_CONFIG_HOME")
            .map(PathBuf::from)
            .or_else(|| variable("HOME").map(|home| PathBuf::from(home).join(".config")));
        let folder = folder.ok_or_else(|| {
            crate::Refusal::new("neither HOME nor XDG_CONFIG_HOME is set: say where the secret is with SAMLENG_SECRET_FILE")
        })?;
        Ok(folder.join("samleng").join("secret"))
    }
}
